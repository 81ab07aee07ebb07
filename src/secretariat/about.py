"""What the file `dossier.toml` beside a dossier says of its negotiation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from secretariat.problems import SecretariatError

NAME = "dossier.toml"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issues: dict[str, tuple[str, ...]]


def own_issues(dossier: Path) -> Mapping[str, tuple[str, ...]]:
    """The issues that the file beside a dossier adds to the vocabulary: label → terms, lower case; empty: no file.

        [issues]
        "fishing rights" = ["trawler", "fishing ground", "catch limit"]

    Raises:
        SecretariatError: the file cannot be read, or does not have this form.
    """
    path = dossier.with_name(NAME)
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SecretariatError(
            f"{path} cannot be used: {error}. It takes one table, [issues], with a list of terms for each label."
        ) from error
    terms = {label: tuple(" ".join(t.lower().split()) for t in own) for label, own in told.issues.items()}
    empty = next((label for label, own in terms.items() if not label.strip() or not all(own) or not own), None)
    if empty is not None:
        raise SecretariatError(f"{path} cannot be used: the issue {empty!r} has no name, no term, or an empty one.")
    return terms

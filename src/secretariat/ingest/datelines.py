"""Datelines: "GENEVA, Nov 23 (Reuters) -", "WASHINGTON (AP) —", "KYIV, November 23. /TASS/."."""

from __future__ import annotations

import re

import msgspec

from secretariat.ingest.dates import MONTH, read_date
from secretariat.records import When

_DATE = rf"(?:(?:{MONTH}|{MONTH.upper()})\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+(?:19|20)\d\d)?"
_CAPITALS = r"[A-Z][A-Z.'’-]++(?:[ /][A-Z][A-Z.'’-]*+){0,5}"
_PLACE = r"[A-Z][\w.'’-]++(?:[ /](?:(?:of|de|el|al|la|en|es|on|the|du|le)[ -])?[A-Z][\w.'’-]*+){0,3}"
_REGION = r"(?:,\s[A-Z][\w.'’-]*+(?:\s[A-Z][\w.'’-]*+){0,3})"
_AGENCY = r"(?:\((?P<agency>(?![A-Z]-)[A-Z][\w .,&/’'-]{0,40}|dpa)\)|/(?P<slashed>[A-Z][\w -]{1,20})/)"
_DASH = r"(?:\s*(?:--|[–—―])|\s+-)(?=\s|[A-Z\"“'‘«]|$)"

_DATED = re.compile(
    rf"(?P<place>(?:{_CAPITALS}|{_PLACE})(?:/(?:{_CAPITALS}|{_PLACE}))?{_REGION}{{0,2}}),?\s+(?P<date>{_DATE})\.?(?:,?\s+{_AGENCY})?(?:{_DASH}|(?<=/)\.(?=\s))"
)
_CREDITED = re.compile(
    rf"(?:(?P<place>(?:{_CAPITALS}|{_PLACE})(?:/(?:{_CAPITALS}|{_PLACE}))?{_REGION}{{0,2}})\s+)?(?:(?P<date>{_DATE})\s+)?{_AGENCY}(?:{_DASH}|\s*:(?=\s))"
)
_BARE = re.compile(rf"(?P<place>{_CAPITALS}(?:{_REGION}|,\s+[A-Z.]{{2,8}}){{0,2}})(?!--){_DASH}")
_COLON = re.compile(rf"(?=[A-Z]{{4}})(?P<place>{_CAPITALS}):(?=\s)")
MOST_CHARACTERS = 110
"""A longer beginning of a paragraph is no dateline."""


class Dateline(msgspec.Struct, frozen=True):
    """A dateline at the beginning of a paragraph."""

    end: int
    """One past its dash, in characters from the beginning of the paragraph."""
    credit: str | None = None
    """The agency named in it, as printed."""
    published: When | None = None
    """Its day: with bounds only where it has a year; else the words alone. None: it has no date."""


def find_dateline(paragraph: str, *, colon: bool = False) -> Dateline | None:
    """The dateline that `paragraph` begins with, or None.

    A place in capitals with a dash, or a place with a date or an agency; with `colon`, also "ISLAMABAD: ". The place
    and the dash alone must not be lower-case words: "Peace - at last" is no dateline.
    """
    beginning = paragraph[:MOST_CHARACTERS]
    for pattern in (_DATED, _CREDITED, _BARE, _COLON) if colon else (_DATED, _CREDITED, _BARE):
        match = pattern.match(beginning)
        if not match:
            continue
        named = match.groupdict()
        words = named.get("date")
        if not paragraph[match.end() :].strip() and not words:
            continue
        published = None
        if words:
            published = read_date(words, "text") or When(words=words)
        return Dateline(match.end(), named.get("agency") or named.get("slashed"), published)
    return None

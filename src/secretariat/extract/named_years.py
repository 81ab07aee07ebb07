"""Years and what they are part of or made of: decades, centuries, quarters, halves, seasons, fiscal years."""

from __future__ import annotations

import re
from collections.abc import Callable

from secretariat.extract import calendars
from secretariat.extract.calendars import Period
from secretariat.extract.partial_dates import OF_YEAR, REFERRED, between, in_some_year, number_of, year_of
from secretariat.extract.timepatterns import Found
from secretariat.extract.times import Rule, Scene, Time, dated, unknown
from secretariat.knowledge.times import load_times

_TIMES = load_times()


def _only_year(found: Found, scene: Scene) -> Time:
    return dated(calendars.year(int(found.get("year") or "")), "text")


def _years(found: Found, scene: Scene) -> Time | None:
    """ "1997-2001", "1997-98"."""
    first, last = found.get("year") or "", found.get("to") or ""
    spans = found.span("year"), found.span("to")
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end <= int(first) or spans[0] is None or spans[1] is None:
        return None
    return between(dated(calendars.year(int(first)), "text"), dated(calendars.year(end), "text"), (spans[0], spans[1]))


def _decade(found: Found, scene: Scene) -> Time:
    """ "the 1990s", "the nineties"; "the 1800s" is a century."""
    word = found.get("decade") or ""
    digits = re.sub(r"\D", "", word)
    first = int(digits) if digits else _TIMES.decades[word]
    if first < 100:
        first += 1900
    if first <= 1900 and first % 100 == 0:
        return dated(calendars.century(first // 100 + 1), "text")
    return dated(calendars.decade(first), "text")


def _century(found: Found, scene: Scene) -> Time | None:
    number = number_of(found.get("nth") or "")
    return dated(calendars.century(number), "text") if 1 <= number <= 30 else None


def _quarter(found: Found, scene: Scene) -> Time | None:
    word = found.get("q") or ""
    number = 4 if word in {"final", "last"} else number_of(word)
    if number > 4:
        return None
    return _part_of_year(found, scene, lambda y: calendars.quarter(y, number), f"Q{number}")


def _half(found: Found, scene: Scene) -> Time:
    number = 1 if found.get("h") == "first" else 2
    return _part_of_year(found, scene, lambda y: calendars.half(y, number), f"H{number}")


def _season(found: Found, scene: Scene) -> Time:
    code, which = _TIMES.seasons[found.get("season") or ""], found.get("which")
    if which in {None, "this"} or scene.published is None or found.get("year"):
        return _part_of_year(found, scene, lambda y: calendars.season(y, code), code)
    own = calendars.season(scene.published.year, code)
    if which in {"last", "past"} and own.after > scene.published:
        own = calendars.beside(own, -1)
    if which in {"next", "coming"} and own.first <= scene.published:
        own = calendars.beside(own, 1)
    return dated(own, "publication")


def _part_of_year(found: Found, scene: Scene, make: Callable[[int], Period], code: str) -> Time:
    year, anchor = year_of(found, scene)
    if found.get("fiscal"):
        return unknown(f"FY{'XXXX' if year is None else year}-{code}")
    return in_some_year(make, f"XXXX-{code}", scene) if year is None else dated(make(year), anchor)


def _fiscal(found: Found, scene: Scene) -> Time:
    """Fiscal years begin where each country or company lets them: no bounds."""
    words = found.get("fy") or ""
    digits = words.removeprefix("fy") or found.get("year") or ""
    year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else None
    if year is None:
        year = year_of(found, scene)[0]
    return unknown(f"FY{'XXXX' if year is None else year}")


_NOT_COUNTED = (
    "(?<! {currency}) (?<! {beforecount}) (?<! {slash}) ((?<= mid {hyphen}) | (?<! {hyphen})) (?<! {colon})"
    " (?<! {plus}) {year:year}"
    " (?! {counted} | {unit} | {percent} | {slash} | {colon} | {hyphen} {unit} | {currency})"
)
"""A number of four digits that is no count, score or price."""
_BEFORE_OLD = "(the year | (?<= in) | (?<= since) | (?<= by) | (?<= until) | (?<= from) | (?<= of))"
_WHICH = "(?P<which>this | last | next | past | coming)"

RULES: tuple[Rule, ...] = (
    (f"(the year)? {_NOT_COUNTED}", _only_year),
    (f"{_BEFORE_OLD} {{old:year}} (?! {{counted}} | {{unit}} | {{plural}} | {{percent}})", _only_year),
    ("{year:year} {hyphen} ({yy:to} | {year:to2}) (?! {hyphen})", _years),
    ("(?<! {slash}) {year:year} (to | until | through) {year:to}", _years),
    ("the? {decade:decade}", _decade),
    ("the {decadeword:decade}", _decade),
    ("the? {ordinal:nth} {hyphen}? century", _century),
    (f"the? (?P<fiscal>fiscal)? (?P<q>{{ordinal}} | final) {{hyphen}}? quarter {OF_YEAR}", _quarter),
    ("the (?P<q>last) quarter (of | in) {year:year}", _quarter),
    (f"{{q:q}} {OF_YEAR}", _quarter),
    (f"the? (?P<h>first | second) half ((of | in)? {{year:year}} | (of | in) {REFERRED} | of the year)", _half),
    (f"(?<! {{name}}) (the)? (?! fall) {{season:season}} {OF_YEAR} (?! {{name}} | a | an | the | up | from)", _season),
    ("(?<= the | in) (?P<season>fall) (of)? {year:year}", _season),
    (f"{_WHICH} {{season:season}}", _season),
    ("the? fiscal year? ({year:year})?", _fiscal),
    ("the? {year:year} fiscal year", _fiscal),
    ("(?P<which>this | last | next | the current | the previous) fiscal year", _fiscal),
    ("{fy:fy}", _fiscal),
)

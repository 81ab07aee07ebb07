"""Times that stand beside one another and are one: the part of a stretch ("early next week", "the end of June"), a
day and its part ("Tuesday morning"), a day and its week, a clock and its day, two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secretariat.extract import calendars
from secretariat.extract.clock_times import on_day, without_day
from secretariat.extract.partial_dates import between
from secretariat.extract.timepatterns import compile_pattern, words_named
from secretariat.extract.times import Scene, Time, at_part, dated, unknown
from secretariat.extract.timewords import Alphabet, Words
from secretariat.knowledge.times import load_times

_EDGE_BEFORE = (
    "((the)? (?P<adverb>early | late | mid | later | earlier) {hyphen}?"
    " | (the | its | their)?"
    " (?P<noun>beginning | start | opening | middle | end | close | rest | remainder | course) of"
    " | the (?P<half>first | second) half of)"
)
_PART_BEFORE = (
    "(the | (?<= in) | (?<= on))? (early | late | small)? (?P<part>{part} | (?<= early | small) hours) (of | on)"
)
_PART_BEHIND = "{part:part}"
_LINKS = {
    "nothing": "", "on": "on", "at": "at", "of": "of", "comma": "{comma}", "comma on": "{comma} on",
    "comma at": "{comma} at", "open": "{open}", "close": "{close}", "close on": "{close} on",
    "to": "to | until | till | through | {hyphen}", "and": "and",
}  # fmt: skip
_ASIDE = {"nothing", "on", "comma", "comma on", "open", "close", "close on"}
_SOME_DAY = re.compile(r"XXXX-(?:XX|\d\d)-(?:XX|\d\d)$|XXXX-WXX-\d$")
_LENGTH = re.compile(r"P(?P<time>T?)(?P<number>[\d.]+)(?P<unit>[YMWDHS])")
PATTERNS = (_EDGE_BEFORE, _PART_BEFORE, _PART_BEHIND, *_LINKS.values())
"""All patterns of this module, so that the words they name are known."""
_LONGEST = 5
"""Words before a time that can belong to its edge."""


@dataclass(slots=True)
class Mention:
    """Words from `first` up to `last` (one past), and the time they give."""

    first: int
    last: int
    time: Time


class Joiner:
    """The joins, compiled for one alphabet."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Compile them."""
        self._edge = re.compile(f"(?:{compile_pattern(_EDGE_BEFORE, alphabet).pattern})\\Z")
        self._part = re.compile(f"(?:{compile_pattern(_PART_BEFORE, alphabet).pattern})\\Z")
        self._behind = compile_pattern(_PART_BEHIND, alphabet)
        self._links = {name: compile_pattern(pattern, alphabet) for name, pattern in _LINKS.items()}

    def widen(self, mention: Mention, words: Words, free: int, scene: Scene) -> None:
        """Take in the words around a time that say which part of it is meant; `free`: the first word that may."""
        time = mention.time
        if time.period is None and not time.value.startswith("XXX"):
            return
        is_day = time.type == "DATE" and (time.period.unit == "day" if time.period else len(time.value) == 10)
        behind = self._behind.match(words.code, mention.last) if is_day or "-WXX-" in time.value else None
        if behind:
            mention.time = time = at_part(time, load_times().parts[words.lower[mention.last]])
            mention.last += 1
        start = max(free, mention.first - _LONGEST)
        before = words.code[start : mention.first]
        part = self._part.search(before) if is_day and not behind else None
        if part:
            mention.time = at_part(time, load_times().parts.get(words.lower[start + part.start("part")], "MO"))
            mention.first = start + part.start()
            return
        found = self._edge.search(before)
        if found and time.type in {"DATE", "TIME"}:
            group = next(name for name in ("adverb", "noun", "half") if found[name])
            mention.time = _edged(time, words.lower[start + found.start(group)], scene.published)
            mention.first = start + found.start()

    def join(self, mentions: list[Mention], words: Words) -> list[Mention]:
        """The mentions in order, those that are one joined."""
        joined: list[Mention] = []
        for mention in mentions:
            left = joined[-1] if joined else None
            link = None if left is None else self.link(left, mention, words)
            try:
                one = None if left is None or link is None else self._one(left, mention, link, words)
            except (ValueError, OverflowError):
                one = None  # joined they would be no day, or in no year that there is
            if one is None:
                joined.append(mention)
            else:
                joined[-1] = one
        return joined

    def place_clocks(self, mentions: list[Mention], words: Words, scene: Scene) -> None:
        """Give each time of the clock the day beside it, else the last one told in its paragraph, else publication."""
        _place_clocks(self, mentions, words, scene)

    def link(self, left: Mention, right: Mention, words: Words) -> str | None:
        """The name of what stands between two mentions; None: more, or something else."""
        if right.first - left.last > 2:
            return None
        between = words.code[left.last : right.first]
        return next((name for name, pattern in self._links.items() if pattern.fullmatch(between)), None)

    def _one(self, left: Mention, right: Mention, link: str, words: Words) -> Mention | None:
        both = Mention(left.first, right.last, left.time)
        clocks = _is_clock(left), _is_clock(right)
        longer = _longer(left.time, right.time) if link in {"nothing", "and", "comma"} else None
        if longer is not None:
            both.time = longer
            return both
        if clocks == (True, False) and link in {"nothing", "on"} and _is_day(right.time):
            both.time = _clock_on(left.time, right.time)
            return both
        if clocks == (False, True) and link in {"nothing", "at"} and _is_day(left.time):
            both.time = _clock_on(right.time, left.time)
            return both
        if any(clocks):
            return None
        day, week = left.time.period, right.time.period
        if link in {"nothing", "of"} and day and week and (day.unit, week.unit) == ("day", "week"):
            if left.last - left.first > 1:
                return None
            both.time = dated(calendars.day(week.first + timedelta(days=day.first.isoweekday() - 1)), right.time.anchor)
            return both
        before = words.lower[left.first - 1] if left.first else ""
        ranged = link == "to" or (link == "and" and before == "between")
        return _range(left, right) if ranged else None


def _place_clocks(joiner: Joiner, mentions: list[Mention], words: Words, scene: Scene) -> None:
    behind: dict[int, Time] = {}
    for number in range(len(mentions) - 2, -1, -1):
        following = mentions[number + 1]
        if joiner.link(mentions[number], following, words) in _ASIDE:
            day = following.time if _is_day(following.time) else behind.get(number + 1)
            behind |= {} if day is None else {number: day}
    last = _told_before(scene)
    for number, mention in enumerate(mentions):
        time, day = mention.time, behind.get(number, last)
        if not _is_clock(mention):
            last = time if _is_day(time) and time.period is not None else last
        else:
            mention.time = _placed(time, day, scene.published)


def _told_before(scene: Scene) -> Time | None:
    """The last day told in the paragraph before."""
    told = [(period, anchor) for number, period, anchor in scene.told if number == scene.paragraph - 1]
    days = [dated(period, anchor) for period, anchor in told if period.unit == "day"]
    return days[-1] if days else None


def _placed(clock: Time, day: Time | None, published: date | None) -> Time:
    try:
        if day is not None and day.period is not None:
            return on_day(clock, day.period, day.anchor)
        if published is not None:
            return on_day(clock, calendars.day(published), "publication")
    except OverflowError:
        pass  # in no year that there is
    return without_day(clock)


def _is_clock(mention: Mention) -> bool:
    return mention.time.value.startswith("T")


def _is_day(time: Time) -> bool:
    if time.period is not None:
        return time.type in {"DATE", "TIME"} and time.period.unit == "day"
    return _SOME_DAY.match(time.value) is not None


def _longer(left: Time, right: Time) -> Time | None:
    """ "two years and three months", "1 hour 20 minutes"; None: not one length in units that get smaller."""
    one, other = _LENGTH.match(left.value), _LENGTH.fullmatch(right.value)
    if one is None or other is None or one["time"] != other["time"] or {left.type, right.type} != {"DURATION"}:
        return None
    order = "HMS" if one["time"] else "YMWD"
    if order.find(left.value[-1]) >= order.find(other["unit"]):
        return None
    return unknown(left.value + other["number"] + other["unit"], "DURATION")


def _clock_on(clock: Time, day: Time) -> Time:
    if day.period is None:
        return replace(clock, value=f"{day.value[:10]}{clock.value.partition('~')[0]}")
    placed = on_day(clock, day.period, day.anchor)
    return replace(placed, period=day.period)


def _edged(time: Time, word: str, published: date | None) -> Time:
    """A part of a stretch. What is told "earlier" or "later" in the stretch of publication ends or begins there."""
    period = time.period
    if period is None:
        return time
    first, after = period.first, period.after
    around = published is not None and first <= published < after and after - first > timedelta(days=1)
    if published is not None and around and word in {"earlier", "later", "rest", "remainder"}:
        first, after = (first, published + timedelta(days=1)) if word == "earlier" else (published, after)
    elif word in {"first", "second"}:
        first, after = calendars.edge(period, "early" if word == "first" else "late")
    else:
        first, after = calendars.edge(period, load_times().edges[word])
    return replace(time, first=first.isoformat(), after=after.isoformat())


def _range(left: Mention, right: Mention) -> Mention | None:
    """From one date to another of the same kind; a first end without a year has that of the last."""
    first, last = left.time, right.time
    if {first.type, last.type} - {"DATE", "TIME"} or first.parts or last.parts or first.value.endswith("_REF"):
        return None
    if first.period is None or last.period is None or first.period.unit != last.period.unit:
        return None
    unit: Callable[[date], calendars.Period] = calendars.day if first.period.unit == "day" else _month
    if last.anchor == "text" and first.anchor != "text" and first.period.unit in {"day", "month"}:
        start = first.period.first.replace(year=last.period.first.year)
        first = dated(unit(start), "text")
        if start > last.period.first:
            first = dated(unit(start.replace(year=start.year - 1)), "text")
    if first.first is None or last.after is None or not first.first < last.after:
        return None
    spans = ((left.first, left.last), (right.first, right.last))
    return Mention(left.first, right.last, between(first, last, spans))


def _month(of: date) -> calendars.Period:
    return calendars.month(of.year, of.month)


def named() -> set[str]:
    """The words that the joins name by themselves."""
    return {word for pattern in PATTERNS for word in words_named(pattern)}

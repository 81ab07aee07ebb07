"""Time expressions of a report: which words tell a time, its TIMEX3 value, and the stretch of the calendar it means.

Words are counted from the day of publication, or from a date told before; never from today. Without a day of
publication what is relative has no bounds, and its value an `X` for what is not known.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from secretariat.evidence import Passage
from secretariat.extract import clock_times, durations, feasts, named_dates, named_years, relative_dates, timejoins
from secretariat.extract.tenses import tense_at
from secretariat.extract.timejoins import Joiner, Mention
from secretariat.extract.timepatterns import Found, compile_pattern, words_named
from secretariat.extract.times import Builder, Kind, Rule, Scene, Tense, TenseOf, Time
from secretariat.extract.timewords import Alphabet, Words
from secretariat.parse import Paragraph, Parsed
from secretariat.records import DateMention, When

Matches = tuple[tuple[Builder, re.Match[str]], ...]
_KEPT = 5_000
"""Characters of the longest paragraph whose matches are kept for a second reading: statements ask for times before the
report's own are read."""

RULES: tuple[Rule, ...] = (
    *named_dates.RULES,
    *feasts.RULES,
    *named_years.RULES,
    *relative_dates.RULES,
    *durations.RULES,
    *clock_times.RULES,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in a text."""

    start: int
    """First character, in the text that was read."""
    end: int
    """One past the last character."""
    type: Kind
    value: str
    """TIMEX3; a range is its two ends with `/` between them."""
    when: When | None
    """Its bounds and words; None: it has no place in the calendar."""
    parts: tuple[Expression, ...] = ()
    """The two ends of a range."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    alphabet: Alphabet
    patterns: tuple[tuple[re.Pattern[str], Builder], ...]
    joiner: Joiner


@functools.cache
def _grammar() -> _Grammar:
    named = {word for pattern, _ in RULES for word in words_named(pattern)} | timejoins.named()
    alphabet = Alphabet(named)
    patterns = tuple((compile_pattern(pattern, alphabet), builder) for pattern, builder in RULES)
    return _Grammar(alphabet, patterns, Joiner(alphabet))


def read_dates(parsed: Parsed) -> tuple[DateMention, ...]:
    """The time expressions of a report's title and body, in order of the text; a range is one."""
    report = parsed.report
    return tuple(
        DateMention(
            passage=Passage.cut(report.id, report.text, found.start, found.end), value=found.value, when=found.when
        )
        for found in read_expressions(parsed)
    )


def read_expressions(parsed: Parsed) -> Iterator[Expression]:
    """As `read_dates`, with types and the ends of ranges; offsets are of the report's text."""
    report = parsed.report
    pieces = ((p.start, report.text[p.start : p.end], _tenses(p)) for p in parsed.paragraphs)
    return read_times(pieces, day_of_publication(report.published))


def day_of_publication(published: When | None) -> date | None:
    """The day of publication, where it is one day."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    first = date.fromisoformat(published.earliest[:10])
    last = date.fromisoformat(published.latest[:10])
    return first if (last - first).days <= 1 else None


def read_times(pieces: Iterable[tuple[int, str, TenseOf]], published: date | None) -> Iterator[Expression]:
    """The time expressions of paragraphs that follow one another.

    Args:
        pieces: where a paragraph begins in the text, its text, and the tense of the clause around a character of it.
        published: the day of publication; None: unknown.
    """
    scene = Scene(published, _untold)
    for number, (start, text, tense_of) in enumerate(pieces):
        scene.paragraph, scene.tense_of = number, functools.cache(tense_of)
        words, chosen = _matched(text) if len(text) <= _KEPT else _match(text)
        for mention in _mentions(words, chosen, scene):
            yield from _expressions(mention, words, text, start)


def _untold(position: int) -> Tense | None:
    return None


def _tenses(paragraph: Paragraph) -> Callable[[int], Tense | None]:
    return lambda position: tense_at(paragraph.doc, position, paragraph.kind == "title")


def _mentions(words: Words, chosen: Matches, scene: Scene) -> list[Mention]:
    grammar = _grammar()
    mentions: list[Mention] = []
    free = 0
    for builder, match in chosen:
        scene.at = words.starts[match.start()]
        try:
            time = builder(Found(words, match), scene)
            if time is None:
                continue
            mention = Mention(match.start(), match.end(), time)
            grammar.joiner.widen(mention, words, free, scene)
        except (ValueError, OverflowError):
            continue  # no such day, or in no year that there is
        scene.tell(mention.time)
        mentions.append(mention)
        free = mention.last
    joined = grammar.joiner.join(mentions, words)
    grammar.joiner.place_clocks(joined, words, scene)
    return joined


def _match(text: str) -> tuple[Words, Matches]:
    """The words of a text, and of matches that overlap the longest, of equally long ones that of the first rule; in
    order of the text."""
    grammar = _grammar()
    words = grammar.alphabet.read(text)
    found = [
        (match.start() - match.end(), number, match)
        for number, (pattern, _) in enumerate(grammar.patterns)
        for match in pattern.finditer(words.code)
        if match.end() > match.start()
    ]
    found.sort(key=lambda one: (one[0], one[1], one[2].start()))
    taken = bytearray(len(words.code))
    chosen = []
    for size, number, match in found:
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\1" * -size
            chosen.append((grammar.patterns[number][1], match))
    return words, tuple(sorted(chosen, key=lambda one: one[1].start()))


_matched = functools.lru_cache(maxsize=256)(_match)


def _expressions(mention: Mention, words: Words, text: str, offset: int) -> Iterator[Expression]:
    parts = tuple(_expression(first, last, time, words, text, offset) for first, last, time in mention.time.parts)
    if mention.time.value:
        yield _expression(mention.first, mention.last, mention.time, words, text, offset, parts)
    else:
        yield from parts


def _expression(
    first: int, last: int, time: Time, words: Words, text: str, offset: int, parts: tuple[Expression, ...] = ()
) -> Expression:
    start, end = words.starts[first], words.ends[last - 1]
    when = None
    if time.first is not None or time.after is not None:
        quoted = " ".join(text[start:end].split())
        when = When(earliest=time.first, latest=time.after, words=quoted, anchor=time.anchor)
    return Expression(offset + start, offset + end, time.type, time.value, when, parts)

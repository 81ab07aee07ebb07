"""A text as words of time: each word one letter of a code, so that patterns of words are regular expressions.

What a word can be is a set of kinds (`month`, `number`, `unit`, or the word itself, where a pattern names it); each
set that occurs is one letter. A pattern's `{number} {unit} ago` becomes one class of letters after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.knowledge.times import load_times

Kinds = frozenset[str]

_WORD = re.compile(
    r"(?P<iso>\d{4}(?P<_>[-/])\d\d(?P=_)\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d/-]))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:\d{3}0|['’‘]?[1-9]0)s(?![^\W_]))"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)(?![^\W_]))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)"
    r"|(?P<meridian>[ap]\.\s?m\b\.?)"
    r"|(?P<word>[^\W\d_][^\W_]*)"
    r"|(?P<gap>\n[^\S\n]*\n\s*)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_MARKS = {
    ",": "comma", ".": "dot", "-": "hyphen", "–": "hyphen", "—": "comma", "−": "hyphen", "'": "apostrophe",
    "’": "apostrophe", "(": "open", ")": "close", "/": "slash", ":": "colon", "$": "currency", "£": "currency",
    "€": "currency", "¥": "currency", "#": "currency", "%": "percent", "+": "plus", ";": "stop", "!": "stop",
    "?": "stop",
}  # fmt: skip
_QUARTER = re.compile(r"q[1-4]")
_FISCAL = re.compile(r"fy(?:\d\d|\d{4})")
_NAMES_TOO = ("march", "april", "may", "june", "august")
"""Months that are also a verb, an adjective or a first name."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words. The four sequences have one element a word."""

    code: str
    """One letter a word: what kinds it has."""
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    """First character of the word in the text."""
    ends: tuple[int, ...]
    """One past its last character."""


class Alphabet:
    """One letter for each set of kinds that a word can have."""

    def __init__(self, named: Iterable[str]) -> None:
        """`named`: words, lower case, that are kinds of their own besides the lists of `times.toml`: `=ago`."""
        self._kinds = _lexicon(named)
        sets = {self._kinds_of(*sample) for sample in _samples(self._kinds)}
        self._letters = {kinds: chr(0x4E00 + number) for number, kinds in enumerate(sorted(sets, key=sorted))}
        self._words = {
            form: self._letters[self._kinds_of(form, "word")]
            for word in self._kinds
            for form in (word, word.capitalize(), word.upper())
        }

    def read(self, text: str) -> Words:
        """The text in words, marks and breaks between paragraphs. Time grows with the length of the text."""
        code, lower, starts, ends = [], [], [], []
        for found in _WORD.finditer(text):
            written, shape = found[0], found.lastgroup or "mark"
            letter = self._words.get(written) if shape == "word" else None
            code.append(letter or self._letters[self._kinds_of(written, shape)])
            lower.append(written.lower())
            starts.append(found.start())
            ends.append(found.end())
        return Words("".join(code), tuple(lower), tuple(starts), tuple(ends))

    def letters(self, kind: str) -> str:
        """All letters whose words have the kind.

        Raises:
            ValueError: no word has it.
        """
        found = "".join(letter for kinds, letter in self._letters.items() if kind in kinds)
        if not found:
            raise ValueError(f"no word of time has the kind {kind!r}: name a list of times.toml or a word")
        return found

    def _kinds_of(self, written: str, shape: str) -> Kinds:
        if shape == "number":
            return _of_number(written)
        if shape == "nth":
            return frozenset({"nth", "ordinal", "day"} if 1 <= int(written[:-2]) <= 31 else {"ordinal"})
        if shape == "mark":
            return frozenset({_MARKS.get(written, "other")})
        if shape != "word":
            return frozenset({shape})
        lower, capital = written.lower(), written[0].isupper()
        known = self._kinds.get(lower)
        if known is not None:
            own = {kind.lstrip("^") for kind in known if capital or not kind.startswith("^")}
            return frozenset(own | ({"capital"} if capital else set()))
        if _QUARTER.fullmatch(lower):
            return frozenset({"q"})
        if _FISCAL.fullmatch(lower):
            return frozenset({"fy"})
        return frozenset({"word", "name"} if capital else {"word", "plural"} if lower.endswith("s") else {"word"})


def _of_number(written: str) -> Kinds:
    kinds = {"number"}
    if not (written.isascii() and written.isdigit()):
        clock = re.fullmatch(r"(?:1?\d|2[0-3])\.[0-5]\d", written)
        return frozenset(kinds | ({"clockdot"} if clock else set()))
    value, size = int(written), len(written)
    kinds |= {"day"} if 1 <= value <= 31 and size <= 2 else set()
    kinds |= {"hour"} if value <= 24 and size <= 2 else set()
    kinds |= {"yy"} if size == 2 else set()
    kinds |= {"year"} if size == 4 and 1900 <= value < 2100 else set()
    kinds |= {"old"} if size == 4 and 1000 <= value < 1900 else set()
    kinds |= {"packed"} if size == 4 and value // 100 <= 24 and value % 100 < 60 else set()
    return frozenset(kinds)


def _lexicon(named: Iterable[str]) -> dict[str, Kinds]:
    """Word → its kinds; one with `^` in front holds for the capitalised word only."""
    times = load_times()
    units = [word for words in times.units.values() for word in words]
    lists: dict[str, Iterable[str]] = {
        "^month": [name for name in times.months if name not in _NAMES_TOO],
        "^maymonth": _NAMES_TOO,
        "^mon": [*times.months, *times.short_months],
        "^weekday": times.weekdays,
        "^wd": [*times.weekdays, *times.short_weekdays],
        "^shortweekday": times.short_weekdays,
        "^short": [*times.short_months, *times.short_weekdays],
        "^weekdays": [f"{name}s" for name in times.weekdays],
        "unit": units,
        "units": [word for word in units if word.endswith("s")],
        "one": [word for word in units if not word.endswith("s")],
        "rate": times.rates,
        "lasting": times.lasting,
        "number": times.numbers,
        "scale": times.scales,
        "ordinal": times.ordinals,
        "season": times.seasons,
        "part": times.parts,
        "decadeword": times.decades,
        "hourname": times.hours,
        "unknown": times.unknown.words,
        "counting": times.counting.words,
        "edge": times.edges,
        "eventday": times.weekday_names.before,
        "papername": times.weekday_names.behind,
        "beforecount": times.counted.before,
        "counted": times.counted.behind,
        "rated": times.rates_of.words,
        "zone": [*times.zones, *times.zones_unknown.words],
    }
    found: dict[str, set[str]] = {}
    for kind, words in lists.items():
        for word in words:
            found.setdefault(word, {"word"}).add(kind)
    for word in named:
        found.setdefault(word, {"word"}).add(f"={word}")
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _samples(lexicon: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A word of every set of kinds there is, with its shape."""
    yield from ((form, "word") for word in lexicon for form in (word, word.capitalize()))
    yield from ((word, "word") for word in ("zyx", "Zyx", "zyxs", "q3", "fy09"))
    numbers = [*range(10_000), 12_345]
    yield from ((f"{number:0{size}d}", "number") for size in range(1, 6) for number in numbers)
    yield from ((written, "number") for written in ("0.5", "10.30", "1,000"))
    yield from ((written, "nth") for written in ("1st", "40th"))
    yield from ((mark, "mark") for mark in [*_MARKS, "&"])
    yield from ((shape, shape) for shape in ("iso", "slashed", "dotted", "clock", "decade", "meridian", "gap"))

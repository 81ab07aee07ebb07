"""Patterns of words of time, and what matched.

A pattern is a regular expression whose atoms are words: `in {month:month} {year:year}?` is the word "in", a month, kept
under the name `month`, and perhaps a year. Spaces between atoms mean nothing; `<NAME>` stands for a fragment. A name
may occur once in a pattern; `n` and `n2` are read under one name where only one of them can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from secretariat.extract.timewords import Alphabet, Words
from secretariat.knowledge.times import load_times

_ATOM = re.compile(r"\(\?P<\w+>|\(\?[=!<]+|\(|\{(?P<kind>[a-z]\w*)(?::(?P<name>\w+))?\}|(?P<word>[a-z]+)|\s+")
_FRAGMENT = re.compile(r"<([A-Z]+)>")


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern that matches any of the phrases, longest first."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase))
    return (
        "(" + " | ".join(phrase.replace("'", " {apostrophe} ").replace("-", " {hyphen} ") for phrase in longest) + ")"
    )


def _fragments() -> Mapping[str, str]:
    number = "{number} ({hyphen}? {number}){0,2}"
    half = "({hyphen}? and {hyphen}? (a | one) {hyphen}? half)?"
    count = (
        f"a {{hyphen}}? few | a couple (of)? | couple of | half (a | an)? | a {{scale}}"
        f" | (dozens | hundreds | thousands | tens) of | {{unknown}} | {number} {half} {{scale}}{{0,2}}"
    )
    return {
        "ABOUT": f"({alternatives(load_times().about.words)})?",
        "NUMBER": f"(?P<n> {count})",
        "HALF": half,
        "DOT": "((?<= {short}) {dot})?",
        "WD": "({wd:wd} ((?<= {short}) {dot})? {comma}?)?",
        "THE": "(the (?= {nth}))?",
        "SEP": "({hyphen} | to | until | till | through)",
    }


_FRAGMENTS = _fragments()


def expanded(pattern: str) -> str:
    """The pattern with its fragments written out."""
    return _FRAGMENT.sub(lambda found: _FRAGMENTS[found[1]], pattern)


def words_named(pattern: str) -> Iterator[str]:
    """The words that a pattern names by themselves."""
    return (found["word"] for found in _ATOM.finditer(expanded(pattern)) if found["word"])


def compile_pattern(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """The regular expression over letters of the alphabet.

    Raises:
        ValueError: it names a kind that no word has.
    """

    def written(found: re.Match[str]) -> str:
        if found[0].isspace():
            return ""
        if found[0] == "(":
            return "(?:"
        kind = found["kind"] or (f"={found['word']}" if found["word"] else None)
        if kind is None:
            return found[0]
        letters = f"[{alphabet.letters(kind)}]"
        return f"(?P<{found['name']}>{letters})" if found["name"] else letters

    return re.compile(_ATOM.sub(written, expanded(pattern)))


@dataclass(frozen=True, slots=True)
class Found:
    """A match: the words it covers and those kept under a name."""

    words: Words
    match: re.Match[str]

    def get(self, name: str) -> str | None:
        """The first word kept under the name, lower case; None: nothing is."""
        span = self.span(name)
        return None if span is None else self.words.lower[span[0]]

    def all(self, name: str) -> tuple[str, ...]:
        """All words kept under the name, lower case."""
        span = self.span(name)
        return () if span is None else self.words.lower[span[0] : span[1]]

    def span(self, name: str) -> tuple[int, int] | None:
        """First and one-past-last word kept under the name or the name and a digit."""
        for key in (name, f"{name}2", f"{name}3"):
            if self.match.groupdict().get(key) is not None:
                return self.match.span(key)
        return None

    @property
    def spoken(self) -> str:
        """All words of the match, lower case, one space between them."""
        return " ".join(self.words.lower[self.match.start() : self.match.end()])

"""Bodies that are no states: blocs, international bodies, unions, parties, organs, movements, from `bodies.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources
from typing import Literal

import msgspec

from secretariat.knowledge.outlets import without_article
from secretariat.knowledge.states import state_of

_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\b\.?")
_BETWEEN = re.compile(r"[^\w+]+")
"""What parts words; a plus does not ("OPEC+")."""
_SHORT = 5
"""A single word of so many letters counts as written: "WHO", "Nato"."""
_SPELLINGS = {
    "organisation": "organization",
    "organisations": "organization",
    "organizations": "organization",
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "centres": "center",
    "centers": "center",
    "programme": "program",
    "stabilisation": "stabilization",
    "mobilisation": "mobilization",
    "un": "united nations",
    "eu": "european union",
    "us": "united states",
    "uk": "united kingdom",
    "au": "african union",
}
"""Words of a longer name that are the same word."""


class Body(msgspec.Struct, frozen=True):
    """One body of the list."""

    name: str
    """As news agencies call it, without "the"."""
    others: tuple[str, ...]
    """Other names, acronyms and spellings."""
    kind: Literal["bloc", "organisation", "group", "government"]
    """`bloc`: a union or group of states; `organisation`: any other body; `group`: an armed group or movement;
    `government`: the authorities of a place that is no state of its own or not undisputedly one."""
    of: str | None
    """State (by its name in `states.json`) or body (by its `name`) whose organ or wing it is; None: no one's."""
    members: tuple[str, ...]
    """A bloc's states by their names in `states.json`, as of the end of 2025; empty: not listed."""
    party: bool = False
    """A political party, a lasting alliance of parties, or a group of a parliament; then an `organisation` of no one's.
    A party that reports mostly know as an armed movement is a `group`, and no party here."""


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `bodies.toml` holds; a line is `name | another name | …`."""

    as_written: tuple[str, ...]
    """Names that only count as written, for in small letters they are common words."""
    blocs: tuple[str, ...]
    organisations: tuple[str, ...]
    parties: tuple[str, ...]
    """Political parties; a bare name that parties of several states have stands once."""
    groups: tuple[str, ...]
    governments: tuple[str, ...]
    organs: dict[str, tuple[str, ...]]
    """State, bloc or other body → its organs."""
    wings: dict[str, tuple[str, ...]]
    """Group or government → its armed wings."""
    members: dict[str, tuple[str, ...]]
    """Bloc → its states."""

    def bodies(self) -> tuple[Body, ...]:
        """Every line as a body, in the order of the file."""
        found = [self._body(line, "bloc") for line in self.blocs]
        found += [self._body(line, "organisation") for line in self.organisations]
        found += [self._body(line, "organisation", party=True) for line in self.parties]
        found += [self._body(line, "group") for line in self.groups]
        found += [self._body(line, "government") for line in self.governments]
        found += [self._body(line, "organisation", of) for of, lines in self.organs.items() for line in lines]
        found += [self._body(line, "group", of) for of, lines in self.wings.items() for line in lines]
        return tuple(found)

    def _body(
        self,
        line: str,
        kind: Literal["bloc", "organisation", "group", "government"],
        of: str | None = None,
        *,
        party: bool = False,
    ) -> Body:
        name, *others = (form.strip() for form in line.split("|"))
        return Body(name, tuple(others), kind, of, self.members.get(name, ()), party)


@functools.cache
def load_lists() -> Lists:
    """The lists as the file has them, read once."""
    text = resources.files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Lists)


@functools.cache
def load_bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the file, made once."""
    return load_lists().bodies()


@functools.cache
def _by_name() -> dict[str, Body]:
    return {body_key(form): body for body in load_bodies() for form in (body.name, *body.others)}


@functools.cache
def _as_written() -> frozenset[str]:
    return frozenset(_folded(name) for name in load_lists().as_written)


def body_key(words: str) -> str:
    """What two spellings of one name have in common.

    A leading "the", white space and the dots of initials never count. A single word of up to five letters otherwise
    counts as written ("WHO" is not "who"), and so does a name that is a common word in small letters ("Islamic State").
    Elsewhere case, accents, hyphens, apostrophes and other marks do not count, nor British spelling, nor whether "UN",
    "EU", "AU", "US" and "UK" in a longer name are written out.
    """
    bare = _INITIALS.sub(lambda found: found[0].replace(".", ""), without_article(words))
    if " " not in bare and sum(char.isalpha() for char in bare) <= _SHORT:
        return bare
    folded = _folded(bare)
    return bare if folded in _as_written() else folded


def _folded(bare: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    joined = re.sub(r"['’‘ʼ`´]", "", plain.casefold()).replace("&", " and ")
    parts = _BETWEEN.sub(" ", joined).split()
    return " ".join(_SPELLINGS.get(part, part) for part in parts) if len(parts) > 1 else "".join(parts)


def body_named(words: str) -> Body | None:
    """The body that goes by these words, spelt as `body_key` allows; None: none of the list does.

    The words are a whole name: neither a title nor an apposition nor "'s" is taken off.
    """
    return _by_name().get(body_key(words))


def members_of(name: str) -> tuple[str, ...]:
    """The states of the bloc that goes by this name, as of the end of 2025, named as in `states.json`, sorted.

    Empty: no bloc goes by it, or its states are not listed.
    """
    body = body_named(name)
    return () if body is None else body.members


def blocs_of(state: str) -> tuple[str, ...]:
    """The names of the blocs that list this state, by any name that `state_of` knows, in the order of the file.

    Empty: no state, or in no bloc whose states are listed.
    """
    return _blocs().get(state_of(state) or "", ())


@functools.cache
def _blocs() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for body in load_bodies():
        for state in body.members:
            found.setdefault(state, []).append(body.name)
    return {state: tuple(names) for state, names in found.items()}

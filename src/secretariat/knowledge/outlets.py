"""Outlets: news agencies, papers, broadcasters and sites, by the names, forms and domains of `outlets.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

from secretariat.identity import actor_id
from secretariat.knowledge.states import state_of

_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|ru|ua|by|fr|de|uk|me|az|ge|az|eu|news|media|tv|press)")


_LINKS = {"by", "of", "at", "for", "with", "from", "to", "in", "on", "who", "and"}
"""Small words in front of which a phrase is of something else than of the outlet behind them."""
_OWNED = re.compile(r"[A-Z][\w .-]{1,40}['’]s? (?P<rest>[A-Z].*)")
_ARTICLE = re.compile(r"^(?:al|an|ar|as|ash|at|el)-")
"""The Arabic article in front of a name."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")


class Outlet(msgspec.Struct, frozen=True):
    """One outlet of the list."""

    name: str
    others: tuple[str, ...] = ()
    country: str | None = None
    agency: bool = False
    domains: tuple[str, ...] = ()
    """Hosts of its sites, without `www.`; a host under one of them is its own too."""


class Lists(msgspec.Struct, frozen=True):
    """What `outlets.toml` holds."""

    agencies: tuple[str, ...]
    press: tuple[str, ...]
    broadcast: tuple[str, ...]
    forms: tuple[str, ...]
    alone: frozenset[str]
    endings: frozenset[str]
    beginnings: frozenset[str]
    media: frozenset[str]
    owners: frozenset[str]


@functools.cache
def load_outlets() -> Lists:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Lists)


@functools.cache
def _outlets() -> tuple[Outlet, ...]:
    lists = load_outlets()
    agencies = [_read(line, agency=True) for line in lists.agencies]
    return (*agencies, *(_read(line, agency=False) for line in lists.press + lists.broadcast))


def _read(line: str, *, agency: bool) -> Outlet:
    """The outlet of a line `name | other names | country | domains`; the last field may be left out."""
    name, others, country, *domains = (part.strip() for part in line.split("|"))
    return Outlet(name, _parts(others), country or None, agency, _parts(*domains))


def _parts(field: str = "") -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(",") if part.strip())


@functools.cache
def _known() -> dict[str, Outlet]:
    known: dict[str, Outlet] = {}
    for outlet in _outlets():
        for form in (outlet.name, *outlet.others):
            known.setdefault(without_article(form), outlet)
    return known


@functools.cache
def _sites() -> dict[str, Outlet]:
    return {domain: outlet for outlet in _outlets() for domain in outlet.domains}


def without_article(words: str) -> str:
    """The words without "the" in front, white space folded."""
    folded = " ".join(words.split())
    return folded[4:] if folded[:4].lower() == "the " and len(folded) > 4 else folded


def outlet_named(words: str) -> Outlet | None:
    """The outlet of the list that goes by these words, as written; None: none does."""
    return _known().get(without_article(words))


def outlet_at(host: str) -> Outlet | None:
    """The outlet of the list that publishes on a host: on a domain of its own or on a host under one, where the longest
    domain counts; None: none does. Case does not matter.
    """
    labels = host.lower().split(".")
    return next((found for at in range(len(labels)) if (found := _sites().get(".".join(labels[at:])))), None)


def outlet_name(words: str) -> str | None:
    """The name of the outlet that a phrase names ("the daily NAME" → NAME); None: it names none, as far as it can be
    told by the list, by the forms around a name, and by the words that only names of outlets end or begin with.

    "state television" and the like, which have no name, are called by their words.
    """
    phrase = without_article(_BRACKETS.sub("", words))
    if not phrase or len(phrase) > 90 or phrase.startswith(("a ", "an ", "A ", "An ")):
        return None
    owned = _OWNED.match(phrase)
    if outlet_named(phrase) is not None or is_state_media(phrase) or (owned is None and _looks_like_one(phrase)):
        return phrase
    if owned is not None:
        return outlet_name(owned["rest"])
    bare = _without_forms(phrase)
    if bare is not None:
        return bare
    whole = _own_name(phrase.split(), strip=False)
    if whole is None:
        return None
    return whole if outlet_named(whole) is not None or _looks_like_one(whole) else None


def is_state_media(words: str) -> bool:
    """ "state television", "Zembalan state media": an outlet that has no other name."""
    parts, lists = without_article(words).split(), load_outlets()
    lower = [part.lower() for part in parts]
    for size in (1, 2):
        if " ".join(lower[-size:]) in lists.media and len(parts) > size:
            before = parts[:-size]
            return lower[-size - 1] in lists.owners and all(b[:1].isupper() for b in before[:-1])
    return False


def is_outlet_alone(words: str) -> bool:
    """ "the newspaper": an outlet named before."""
    folded = words.lower()
    return (
        folded.startswith(("the ", "this ")) and without_article(folded).removeprefix("this ") in load_outlets().alone
    )


def _without_forms(phrase: str) -> str | None:
    """The name that stands with a word for what it is, before or behind it; None: there is no such word, or no name."""
    parts = phrase.split()
    lower = [part.lower().strip(",") for part in parts]
    forms = _forms()
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            small = all(part[:1].islower() or part.isupper() for part in parts[at + (at == 0) : at + size])
            if " ".join(lower[at : at + size]) not in forms or not small:
                continue
            behind, before = parts[at + size :], parts[:at]
            if any(part in _LINKS or part.endswith(",") for part in before):
                return None
            if behind and _is_name(behind):
                return " ".join(behind)
            if not behind and before:
                return _own_name(before, strip=True)
    return None


def _own_name(before: list[str], *, strip: bool) -> str | None:
    """The name in front of "news agency", without whose it is: "South Korea's Yonhap" → "Yonhap"."""
    last = max((i for i, part in enumerate(before) if part.endswith(("'s", "’s", "s'", "s’"))), default=-1)
    name = before[last + 1 :]
    while name and strip and (not _ARTICLE.sub("", name[0])[:1].isupper() or name[0].endswith("-based")):
        name = name[1:]
    return " ".join(name) if name and _is_name(name) else None


def _is_name(parts: list[str]) -> bool:
    """Capitals at both ends, behind an Arabic article too, and only small words between."""
    capital = [_ARTICLE.sub("", part)[:1] for part in parts]
    if not capital[0].isupper() or len(parts) > 6:
        return False
    small = {"of", "the", "and", "de", "la", "el", "del", "&", "du", "der", "am", "i", "y", "da", "do", "for"}
    fits = (first.isupper() or first.isdigit() or part in small for first, part in zip(capital, parts, strict=True))
    return all(fits) and parts[-1] not in small


def _looks_like_one(phrase: str) -> bool:
    if _DOMAIN.fullmatch(phrase.lower()):
        return True
    parts, lists = phrase.split(), load_outlets()
    if not _is_name(parts):
        return False
    if re.fullmatch(r"[A-Z][A-Za-z]+24|[A-Z]\w+ ?24", phrase):
        return True
    last = {parts[-1], " ".join(parts[-2:])}
    if len(parts) > 1 and state_of(parts[-1]) is not None and outlet_named(" ".join(parts[:-1])) is not None:
        return True
    return len(parts) > 1 and bool(last & lists.endings or parts[0] in lists.beginnings)


@functools.cache
def _forms() -> frozenset[str]:
    return frozenset(load_outlets().forms)


def names_of(words: str) -> tuple[str, ...]:
    """Every name under which a report's outlet may be the one that these words name."""
    name = outlet_name(words) or without_article(words)
    known = outlet_named(name)
    return tuple(dict.fromkeys((name, *(() if known is None else (known.name, *known.others)))))


def is_same_outlet(words: str, outlet: str | None) -> bool:
    """Whether the words name the outlet with that actor id; False where there is none."""
    return outlet is not None and any(actor_id("outlet", name) == outlet for name in names_of(words))

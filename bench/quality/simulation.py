"""A world with known truth: people with shared surnames and changing offices, in reports that spell them in many ways;
how well judgements on actors recover it, and how time grows.

    python -m bench.quality.simulation [MENTIONS…]

Names are made of syllables, so that nobody real is in them. A report names some people: in full, without the middle
name,
by an initial, in another romanisation, by the surname alone. Figures, in percent: of pairs judged the same those that
are, B³ over mentions, and mentions a second.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.groups import groups
from secretariat.identity import actor_id
from secretariat.reconcile.actors import judge_actors, known_actors
from secretariat.records import Actor, Role

_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
    "sh",
    "ch",
]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e"]
_CODAS = ["", "", "n", "r", "l", "m", "k", "s", "nd", "rt", "sky", "vic", "eva", "ov", "enko", "ian", "zade"]
_RESPELLINGS = (
    ("sky", "skiy"), ("sky", "ski"), ("y", "i"), ("kh", "h"), ("v", "w"), ("sh", "sch"), ("ch", "tch"), ("k",
    "q"), ("z", "s"), ("i", "iy"), ("u", "ou"), ("e", "ye"), ("ia", "ya"), ("dj", "j"), ("f", "ph"),
)  # fmt: skip
_OFFICES = [
    "foreign minister",
    "defence minister",
    "envoy",
    "spokesman",
    "negotiator",
    "economy minister",
    "ambassador",
    "adviser",
]


@dataclass(frozen=True)
class Someone:
    """A person of the invented world."""

    given: str
    middle: str
    surname: str
    party: str
    offices: tuple[str, ...]
    """One after the other."""


def world(people: int, draw: random.Random) -> list[Someone]:
    """People, of whom one in three shares a surname with another, and nobody given name and surname."""

    def word(syllables: int) -> str:
        parts = [draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(syllables)]
        return ("".join(parts) + draw.choice(_CODAS)).capitalize()

    surnames = [word(2) for _ in range(max(2, people * 2 // 3))]
    parties = [actor_id("government", f"Government of State {n}") for n in range(40)]
    found: dict[tuple[str, str], Someone] = {}
    while len(found) < people:
        given, surname = word(draw.choice((1, 2))), draw.choice(surnames)
        offices = tuple(draw.sample(_OFFICES, 2))
        found.setdefault((given, surname), Someone(given, word(1), surname, draw.choice(parties), offices))
    return list(found.values())


def respelt(name: str, draw: random.Random) -> str:
    """The name in another romanisation, at one place."""
    fitting = [(old, new) for old, new in _RESPELLINGS if old in name[1:]]
    if not fitting:
        return name
    old, new = draw.choice(fitting)
    at = name.index(old, 1)
    return name[:at] + new + name[at + len(old) :]


def written(one: Someone, draw: random.Random) -> str:
    """The name as a report may write it."""
    surname = respelt(one.surname, draw) if draw.random() < 0.15 else one.surname
    given = respelt(one.given, draw) if draw.random() < 0.1 else one.given
    form = draw.random()
    if form < 0.15:
        return surname
    if form < 0.3:
        return f"{given} {one.middle} {surname}"
    if form < 0.35:
        return f"{given[0]}. {surname}"
    return f"{given} {surname}"


def mentions(number: int, draw: random.Random) -> list[tuple[str, Actor, int]]:
    """So many mentions in reports of ten people each: report, actor as it gives it, and who it is."""
    people = world(max(20, number // 25), draw)
    weights = [1 / (rank + 3) for rank in range(len(people))]
    found: list[tuple[str, Actor, int]] = []
    while len(found) < number:
        report = f"r-{len(found):016d}"
        surnames: set[str] = set()
        for who in dict.fromkeys(draw.choices(range(len(people)), weights, k=10)):
            one = people[who]
            if one.surname in surnames:
                continue
            surnames.add(one.surname)
            name = written(one, draw)
            alone = " " not in name
            told = draw.random()
            roles = (Role(title=one.offices[len(found) * 2 // number % 2]),) if told < 0.5 else ()
            actor = Actor(
                id=actor_id("person", name, report if alone else None),
                name=name,
                kind="person",
                roles=roles,
                party=one.party if told < 0.4 else None,
            )
            found.append((report, actor, who))
    return found[:number]


def measured(number: int, seed: int = 11) -> dict[str, float]:
    """The figures for so many mentions."""
    found = mentions(number, random.Random(seed))
    began = time.perf_counter()
    actors = [(report, actor) for report, actor, _ in found]
    judged = judge_actors(actors)
    names = {known.id: known.name for known in known_actors(actors)}
    same = groups(judged, names)
    seconds = time.perf_counter() - began
    truth: dict[str, set[int]] = defaultdict(set)
    for _, actor, who in found:
        truth[actor.id].add(who)
    merged = [one for one in judged if one.verdict == "same"]
    false = sum(not truth[one.left] & truth[one.right] for one in merged)
    precision, recall = b_cubed([(same.get(actor.id, actor.id), who) for _, actor, who in found])
    return {
        "mentions": number,
        "actors": len(names),
        "judged": len(judged),
        "false merges": 100 * false / max(1, len(merged)),
        "precision": 100 * precision,
        "recall": 100 * recall,
        "seconds": seconds,
        "mentions a second": number / seconds,
    }


def b_cubed(found: Iterable[tuple[str, int]]) -> tuple[float, float]:
    """B³ precision and recall, 0 to 1, of mentions with the group they are put in and who they are."""
    pairs = list(found)
    both: dict[tuple[str, int], int] = defaultdict(int)
    groups_of: dict[str, int] = defaultdict(int)
    people: dict[int, int] = defaultdict(int)
    for group, who in pairs:
        both[group, who] += 1
        groups_of[group] += 1
        people[who] += 1
    precision = sum(count * count / groups_of[group] for (group, _), count in both.items()) / len(pairs)
    recall = sum(count * count / people[who] for (_, who), count in both.items()) / len(pairs)
    return precision, recall


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions", nargs="*", type=int, default=[1000, 10_000, 30_000, 100_000])
    for number in parser.parse_args(arguments).mentions:
        print(
            "  ".join(f"{key} {value:,.1f}".removesuffix(".0") for key, value in measured(number).items()), flush=True
        )


if __name__ == "__main__":
    main()

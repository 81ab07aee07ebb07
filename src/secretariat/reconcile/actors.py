"""Who is the same across reports: judgements on pairs of actors, from which groups are derived.

An actor whom two reports call by the same full name has one id already. Here are judged: names in other spellings,
with or without a middle name; surnames alone; bodies under a short and a long name. Candidates are found by keys that
all spellings share, so that no more pairs are compared than can be meant.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from secretariat.groups import groups
from secretariat.identity import fold_name
from secretariat.knowledge.names import load_names
from secretariat.reconcile.bodies import body_key, compare_bodies, is_acronym
from secretariat.reconcile.people import Compared, compare_people
from secretariat.reconcile.spellings import respelt, skeleton, words_of
from secretariat.records import Actor, Judgement, Reading

RULE = "reconcile.actors/1"
_BODIES = frozenset({"organisation", "outlet", "bloc", "group"})
_MOST = 200
"""Names of one key that are compared each with each; of more, only those that share all words."""
_BY_NAME = 0.89
"""Score from which two full names are the same by themselves; below, by an initial."""
_OPEN = 4
"""People whom a surname alone may mean, beyond whom it is no help to name them."""
_WORDS = re.compile(r"[^\W\d_]{3,}")
_NO_OFFICE = {
    "the",
    "and",
    "for",
    "former",
    "new",
    "senior",
    "then",
    "first",
    "chief",
    "president",
    "leader",
    "head",
    "minister",
}


@dataclass(slots=True)
class Known:
    """An actor with all that the reports say of it."""

    id: str
    name: str
    kind: str
    forms: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    """Words of the titles that the reports give."""
    parties: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    @property
    def alone(self) -> bool:
        """A person of whom only one word is known."""
        return self.kind == "person" and len(words_of(self.name)) == 1


def known_actors(actors: Iterable[tuple[str, Actor]]) -> list[Known]:
    """The actors of many reports, those with one id put together, sorted by id.

    Args:
        actors: pairs of report id and actor.
    """
    found: dict[str, Known] = {}
    for report, actor in actors:
        known = found.setdefault(actor.id, Known(actor.id, actor.name, actor.kind))
        known.name = min(known.name, actor.name, key=lambda name: (-len(name), name))
        known.forms |= {actor.name, *actor.aliases}
        known.reports.add(report)
        known.offices |= {w for role in actor.roles for w in _WORDS.findall(role.title.casefold())} - _NO_OFFICE
        known.parties |= set() if actor.party is None else {actor.party}
        known.countries |= set() if actor.country is None else {actor.country}
    return [found[key] for key in sorted(found)]


def judge_actors(actors: Iterable[tuple[str, Actor]]) -> tuple[Judgement, ...]:
    """Every pair of actors that may be the same, with the verdict, sorted; the order of `actors` does not matter.

    Args:
        actors: pairs of report id and actor, from all readings.
    """
    known = known_actors(actors)
    people = [one for one in known if one.kind == "person" and len(words_of(one.name)) > 1]
    judged: dict[tuple[str, str], Compared] = {}
    for left, right in _pairs(people, _keys_of_person):
        compared = compare_people(left.name, right.name)
        judged[left.id, right.id] = _weighed(left, right, compared)
    sure = {pair: compared for pair, compared in judged.items() if compared.score >= _BY_NAME}
    names = {one.id: one.name for one in people}
    same = groups(_judgements(sure), names)
    _only_one_each(judged, same, names)
    judged |= _surnames([one for one in known if one.alone], _together(people, same))
    judged |= _states(known)
    bodies = [one for one in known if one.kind in _BODIES and not _is_list(one)]
    shorts, countries = _ambiguous_shorts(bodies), _countries_by_key(bodies)
    for left, right in _pairs(bodies, _keys_of_body):
        compared = compare_bodies((left.name, left.forms), (right.name, right.forms), shorts)
        judged[left.id, right.id] = _of_one_state(left, right, compared, countries)
    return _judgements(judged)


def _judgements(judged: Mapping[tuple[str, str], Compared]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(left=left, right=right, verdict=c.verdict, score=c.score, why=c.why, by=RULE)
        for (left, right), c in sorted(judged.items())
    )


def _together(people: list[Known], same: Mapping[str, str]) -> list[Known]:
    """One for each group, with all that is known of its members."""
    found: dict[str, Known] = {}
    for one in people:
        head = found.setdefault(same.get(one.id, one.id), Known(same.get(one.id, one.id), one.name, one.kind))
        head.name = min(head.name, one.name, key=lambda name: (-len(name), name))
        head.forms |= one.forms
        head.reports |= one.reports
        head.offices |= one.offices
        head.parties |= one.parties
    return [found[key] for key in sorted(found)]


Key = tuple[str, str]
"""Kind of key and key: `person`, `family`, `alone`, `state`, `government` or `body`, and what names share by it."""


def keys_of(one: Known) -> frozenset[Key]:
    """By what an actor is found that may be the same as another, or that tells whether others are: two actors that
    share no key have nothing to do with one another's verdicts."""
    words, found = words_of(one.name), set[Key]()
    if one.kind == "person" and len(words) > 1:
        found |= {("person", key) for key in _keys_of_person(one)}
        found |= {("family", respelt(words[-1])), ("family", respelt(words[0]))}
    elif one.alone:
        found.add(("alone", respelt(words[0])))
    if _is_government(one):
        found |= {("government", fold_name(form)) for form in one.forms}
    elif _may_be_state(one):
        found.add(("state", fold_name(one.name)))
    if one.kind in _BODIES and not _is_list(one):
        found |= {("body", body_key(form)) for form in one.forms} | {("body", key) for key in _keys_of_body(one)}
    return frozenset(found)


def _is_government(one: Known) -> bool:
    return one.kind == "government" and one.name.startswith("Government of ")


def _may_be_state(one: Known) -> bool:
    return " " not in one.name and one.kind in {"person", "organisation", "government"}


def identities(readings: Iterable[Reading]) -> dict[str, str]:
    """Actor id → the id of its group, over these readings and without anybody's rulings."""
    actors = [(reading.report.id, actor) for reading in readings for actor in reading.actors]
    return groups(judge_actors(actors), {known.id: known.name for known in known_actors(actors)})


def _pairs(actors: list[Known], keys: Callable[[Known], set[str]]) -> Iterator[tuple[Known, Known]]:
    """Pairs that share a key, each once, by id."""
    blocks: dict[str, list[Known]] = defaultdict(list)
    for one in actors:
        for key in keys(one):
            blocks[key].append(one)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > _MOST:
            continue
        for left, right in combinations(block, 2):
            if (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield left, right


def _keys_of_person(one: Known) -> set[str]:
    """The family name with the first letter of the given name, and all words in any order."""
    words = [skeleton(word) for word in words_of(one.name)]
    return {f"{words[-1]} {words[0][:1]}", " ".join(sorted(words)), f"{words[0]} {words[-1]}"}


def _is_list(one: Known) -> bool:
    """Several who spoke with one voice in one report: "Kestria and the League"."""
    return one.kind == "group" and (" and " in one.name or "," in one.name)


def _keys_of_body(one: Known) -> set[str]:
    common, words = load_names().common, one.name.split()
    if one.kind == "outlet":
        return {body_key(form) for form in one.forms}
    telling = (f for f in one.forms if " " in f or is_acronym(f) or f == one.name)
    short = (f for f in one.forms if f in words and f.casefold() not in common)
    return {body_key(form) for form in (*telling, *short)}


def _weighed(left: Known, right: Known, compared: Compared) -> Compared:
    """What the reports say besides the names."""
    together = left.reports & right.reports
    if compared.verdict == "same" and together and compared.score < 0.95:
        return Compared("different", 0.9, "one report names both")
    clash = bool(left.parties and right.parties and not left.parties & right.parties)
    if compared.verdict == "same" and clash and compared.score < 0.99:
        return Compared("unsure", 0.5, f"{compared.why}, but they speak for different sides")
    if compared.verdict == "unsure" and together:
        return Compared("different", 0.9, "one report names both")
    alike = bool(left.parties & right.parties and left.offices & right.offices)
    if compared.verdict == "unsure" and alike:
        return Compared("same", 0.85, f"{compared.why}; they speak for the same side and hold the same office")
    return compared


def _countries_by_key(bodies: list[Known]) -> dict[str, set[str]]:
    """In how many states there is a body of each name."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in bodies:
        for key in _keys_of_body(one):
            found[key] |= one.countries
    return found


def _of_one_state(left: Known, right: Known, compared: Compared, countries: dict[str, set[str]]) -> Compared:
    """Bodies of two states are two; where only one's state is known, they are one unless a third has the name."""
    if compared.verdict != "same":
        return compared
    if left.countries and right.countries and not left.countries & right.countries:
        return Compared("different", 0.9, "the same name, of bodies of different states")
    several = any(len(countries[key]) > 1 for key in _keys_of_body(left) & _keys_of_body(right))
    if several and not left.countries & right.countries:
        return Compared("unsure", 0.5, f"{compared.why}, which bodies of several states have")
    return compared


def _only_one_each(judged: dict[tuple[str, str], Compared], same: Mapping[str, str], names: Mapping[str, str]) -> None:
    """An initial fits one person only: where it fits two, none is sure."""
    loose = [pair for pair, compared in judged.items() if compared.verdict == "same" and compared.score < _BY_NAME]
    fits: dict[str, set[str]] = defaultdict(set)
    for left, right in loose:
        for one, other in ((left, right), (right, left)):
            if any(len(word) == 1 for word in words_of(names[one])):
                fits[one].add(same.get(other, other))
    for pair in loose:
        if any(len(fits[member]) > 1 for member in pair):
            judged[pair] = Compared("unsure", 0.5, "the initial fits more than one given name")


def _surnames(alone: list[Known], people: list[Known]) -> dict[tuple[str, str], Compared]:
    """Whom a surname alone means: the one person of the dossier who has it, or of several the one of the same side or
    the same office; else it stays open."""
    by_word: dict[str, list[Known]] = defaultdict(list)
    for one in people:
        words = words_of(one.name)
        for word in {respelt(words[-1]), respelt(words[0])}:
            by_word[word].append(one)
    judged: dict[tuple[str, str], Compared] = {}
    for one in alone:
        word = respelt(words_of(one.name)[0])
        every = by_word.get(word, [])
        found = [p for p in every if not one.reports & p.reports or one.parties & p.parties]
        last = [p for p in every if respelt(words_of(p.name)[-1]) == word]
        fitting = [p for p in found if not (one.parties and p.parties and not one.parties & p.parties)]
        told = [p for p in fitting if one.parties & p.parties or one.offices & p.offices]
        if len(told) == 1:
            verdicts = {
                told[0].id: Compared(
                    "same", 0.95, "the only one of that surname on the same side or in the same office"
                )
            }
        elif len(last) == 1 and last[0] in fitting and not _is_open(one, last[0], word):
            verdicts = {last[0].id: Compared("same", 0.9, "the only one of that surname in the dossier")}
        elif (leading := _leading(last)) is not None and leading in fitting and not _is_open(one, leading, word):
            why = "of those of that surname the one whom by far the most reports name"
            verdicts = {leading.id: Compared("same", 0.85, why)}
        else:
            why = (
                "the surname alone, which others have too"
                if len(every) > 1 or word in _common_surnames()
                else "the surname alone, in another office or on another side"
            )
            verdicts = {p.id: Compared("unsure", 0.5, why) for p in found[:_OPEN]} if len(found) <= _OPEN else {}
        for other, compared in verdicts.items():
            judged[min(one.id, other), max(one.id, other)] = compared
    return judged


def _leading(people: list[Known]) -> Known | None:
    """The one whom ten times as many reports name as all others together, and at least ten."""
    most = max(people, key=lambda one: (len(one.reports), one.id), default=None)
    others = sum(len(one.reports) for one in people if one is not most)
    return most if most is not None and len(most.reports) >= max(10, 10 * others) else None


def _is_open(one: Known, other: Known, word: str) -> bool:
    """Whether a surname alone is no evidence: it is one of the commonest, or both have offices, and other ones."""
    return word in _common_surnames() or bool(one.offices and other.offices)


@functools.cache
def _common_surnames() -> frozenset[str]:
    return frozenset(map(respelt, load_names().surnames))


def _states(known: list[Known]) -> dict[tuple[str, str], Compared]:
    """A name of one word that is a state's, or its capital's, in another report: "Kestria" alone, which nothing in its
    own report tells to be a state."""
    owners: dict[str, set[str]] = defaultdict(set)
    for one in known:
        if _is_government(one):
            for form in one.forms:
                owners[fold_name(form)].add(one.id)
    judged: dict[tuple[str, str], Compared] = {}
    for one in known:
        names = owners.get(fold_name(one.name), set()) - {one.id}
        if _may_be_state(one) and len(names) == 1:
            (other,) = names
            compared = Compared("same", 0.9, "the name of a state, or of its capital, in another report")
            judged[min(one.id, other), max(one.id, other)] = compared
    return judged


def _ambiguous_shorts(bodies: list[Known]) -> frozenset[str]:
    """Keys of short forms that bodies of different long names have."""
    names: dict[str, set[str]] = defaultdict(set)
    for one in bodies:
        for form in one.forms - {one.name}:
            names[body_key(form)].add(body_key(one.name))
    return frozenset(short for short, long in names.items() if len(long) > 1)

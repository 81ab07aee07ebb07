"""Proposals: each plan as told over time, its terms, and who takes it or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.brief_rows import Group, Section
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.plan_names import plan_name
from secretariat.records import Position, Proposal

_MOST_PLANS, _MOST_TOLD, _MOST_IN_ALL = 6, 3, 7
_PLAIN = frozenset({
    "agreement", "draft", "formula", "initiative", "offer", "offers", "package", "paper", "plan", "plans",
    "proposal", "proposals", "text"
})  # fmt: skip
_EVERYDAY = frozenset({
    "the", "a", "an", "its", "own", "new", "such", "first", "second", "third", "last", "latest", "final", "joint",
    "public", "current"
})  # fmt: skip
_ORDINALS = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "final"
})  # fmt: skip
_LONGEST_NAME = 60
_ANSWERS = frozenset({"accepts", "rejects", "opposes", "supports", "studies", "conditional", "red line"})


@dataclass(frozen=True)
class _Told:
    """A plan, or a proposal that belongs to none, as reports tell of it in their own words."""

    title: str
    versions: tuple[tuple[Proposal, ...], ...]
    """The tellings of each version, in order; one without versions has one."""

    @property
    def every(self) -> tuple[Proposal, ...]:
        """All tellings, version by version."""
        return tuple(one for version in self.versions for one in version)


def proposals(desk: Desk, held: dict[tuple[str, str], list[Position]]) -> Section:
    """The section; plans of which more is told first."""
    groups: list[Group] = []
    for plan in _plans(desk):
        versions = _versions(desk, plan)
        found = [*versions, *_terms(desk, plan.every), *_answers(desk, plan.every, held)]
        group = desk.group(plan.title, found, _MOST_IN_ALL, again=len(versions))
        if group.items:
            groups.append(group)
    more = [f"{len(groups) - _MOST_PLANS} more in the dossier."] if len(groups) > _MOST_PLANS else []
    shown = (*groups[:_MOST_PLANS], *((Group(title=None, counted=tuple(more)),) if more else ()))
    return Section(title="Proposals", groups=shown, empty="No proposal is told of.")


def _plans(desk: Desk) -> list[_Told]:
    """Plans with their versions, and proposals of none that can be told apart from others, in the order of
    publication."""
    ground, found = desk.ground, list[_Told]()
    known = {one.id: one for one in ground.proposals}
    inside: set[str] = set()
    for plan in ground.accounts.across.plans:
        every = [[known[one] for one in version.proposals if one in known] for version in plan.versions]
        inside.update(one.id for version in every for one in version)
        versions = tuple(own for one in every if (own := _current(desk, one)))
        if versions:
            name = plan_name(plan)
            found.append(_Told(_title(versions[0]) if _is_plain(name) else name, versions))
    grouped = [[known[told.record] for told in one.told] for one in ground.courses if one.kind == "proposal"]
    grouped = [[one for one in told if one.id not in inside] for told in grouped]
    inside.update(one.id for told in grouped for one in told)
    grouped += [[one] for one in ground.proposals if one.id not in inside]
    for told in grouped:
        own = _current(desk, told)
        if own and any(one.points is not None or not _is_plain(name) for one in own for name in one.names):
            found.append(_Told(_title(own), (own,)))
        elif told:
            desk.not_told["a proposal without a name of its own"] += 1
    terms = {one.proposal for one in ground.provisions}
    found.sort(key=lambda plan: (-len(plan.every), -sum(one.id in terms for one in plan.every), _place(desk, plan)))
    return sorted(found[:_MOST_PLANS], key=lambda plan: _place(desk, plan)) + found[_MOST_PLANS:]


def _current(desk: Desk, told: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The tellings of reports that are no copies, and of which there is no later version."""
    return tuple(one for one in told if desk.ground.is_current(one.passages[0].report))


def _place(desk: Desk, plan: _Told) -> tuple[int, int]:
    first = plan.every[0].passages[0]
    return desk.ground.accounts.order[first.report], first.start


def _is_plain(name: str) -> bool:
    return all(word.casefold() in _PLAIN | _EVERYDAY for word in name.split())


def _title(plan: Sequence[Proposal]) -> str:
    """The name that most reports give, of those with words of their own; the shortest of these."""
    names = [name for one in plan for name in one.names]
    own = [name for name in names if not _is_plain(name) and len(name) <= _LONGEST_NAME] or names
    return min(own, key=lambda name: (not any(map(str.isdigit, name)), -own.count(name), len(name), name))[
        :_LONGEST_NAME
    ]


def _versions(desk: Desk, plan: _Told) -> list[Sentence]:
    """The first telling of each version that holds, one with its number of points before others; where there is one
    version, of each number of points, in the order of publication."""
    if len(plan.versions) > 1:
        found = []
        for version in plan.versions:
            counted = sorted(version, key=lambda one: one.points is None)
            told = (telling.proposal(one, desk.ground) for one in counted)
            found += [sentence for sentence in told if desk.holds(sentence)][:1]
        return found
    seen: set[tuple[int | None, str | None]] = set()
    found = []
    for one in plan.every:
        sentence = telling.proposal(one, desk.ground)
        tells = one.points is not None or one.version in _ORDINALS or len(plan.every) == 1
        if tells and (one.points, one.version) not in seen and desk.holds(sentence):
            seen.add((one.points, one.version))
            found.append(sentence)
    return found[:_MOST_TOLD]


def _terms(desk: Desk, plan: Sequence[Proposal]) -> Iterable[Sentence]:
    own = {one.id for one in plan}
    return [telling.term(one, desk.ground) for one in reversed(desk.terms) if one.proposal in own]


def _answers(desk: Desk, plan: Sequence[Proposal], held: dict[tuple[str, str], list[Position]]) -> Iterable[Sentence]:
    """Positions on the plan: in a report that tells of it alone, or in words that have its name."""
    ground = desk.ground
    reports = {one.passages[0].report for one in plan}
    alone = {one for one in reports if sum(other.passages[0].report == one for other in ground.proposals) == 1}
    names = [name for one in plan for name in one.names if not _is_plain(name)]
    for one in (position for positions in held.values() for position in positions):
        words = telling.cited(one, ground).quote
        named = any(name in words for name in names)
        spoken = one.passages[0].report in alone and any(word in _PLAIN for word in words.casefold().split())
        if one.stance in _ANSWERS and (named or spoken):
            yield telling.position(one, ground)

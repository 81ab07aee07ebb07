"""Proposals: each plan as told over time, its terms, and who takes it or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.brief_rows import Group, Section
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.sentences import Sentence
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


def proposals(desk: Desk, held: dict[tuple[str, str], list[Position]]) -> Section:
    """The section; plans of which more is told first."""
    groups: list[Group] = []
    plans = _plans(desk)
    for plan in plans:
        versions = _versions(desk, plan)
        found = [*versions, *_terms(desk, plan), *_answers(desk, plan, held)]
        group = desk.group(_title(plan), found, _MOST_IN_ALL, again=len(versions))
        if group.items:
            groups.append(group)
    more = [f"{len(groups) - _MOST_PLANS} more in the dossier."] if len(groups) > _MOST_PLANS else []
    shown = (*groups[:_MOST_PLANS], *((Group(title=None, counted=tuple(more)),) if more else ()))
    return Section(title="Proposals", groups=shown, empty="No proposal is told of.")


def _plans(desk: Desk) -> list[list[Proposal]]:
    """The tellings of each proposal that can be told apart from others, in the order of publication."""
    ground = desk.ground
    known = {one.id: one for one in ground.proposals}
    grouped = [[known[told.record] for told in one.told] for one in ground.courses if one.kind == "proposal"]
    inside = {one.id for plan in grouped for one in plan}
    grouped += [[one] for one in ground.proposals if one.id not in inside]
    found = []
    for plan in grouped:
        own = [one for one in plan if ground.is_current(one.passages[0].report)]
        if own and any(one.points is not None or not _is_plain(name) for one in own for name in one.names):
            found.append(own)
        else:
            desk.not_told["a proposal without a name of its own"] += 1
    terms = {one.proposal for one in ground.provisions}
    found.sort(key=lambda plan: (-len(plan), -sum(one.id in terms for one in plan), _place(desk, plan)))
    return sorted(found[:_MOST_PLANS], key=lambda plan: _place(desk, plan)) + found[_MOST_PLANS:]


def _place(desk: Desk, plan: Sequence[Proposal]) -> tuple[int, int]:
    first = plan[0].passages[0]
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


def _versions(desk: Desk, plan: Sequence[Proposal]) -> list[Sentence]:
    """The first telling of each number of points and version, in the order of publication."""
    seen: set[tuple[int | None, str | None]] = set()
    found = []
    for one in plan:
        sentence = telling.proposal(one, desk.ground)
        told = one.points is not None or one.version in _ORDINALS or len(plan) == 1
        if told and (one.points, one.version) not in seen and desk.holds(sentence):
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

"""How positions move: for each party, each position against the last one that it took on the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from secretariat.identity import record_id
from secretariat.records import Position, Shift, Stance

if TYPE_CHECKING:
    from secretariat.knowledge.meanings import Vectors

Direction = Literal["softened", "hardened", "reversed", "new"]
NEAR = 0.45
"""Cosine of the words of two positions from which they are on one matter."""
ELSEWHERE = 0.5
"""The same of positions that were assigned to two issues."""
MOST = 60
"""Earlier positions of a party that one is held against, the latest first."""
_NONE: frozenset[str] = frozenset()
_FOR: Mapping[Stance, int] = {"red line": 3, "demands": 2, "proposes": 1}
"""What a party wants, the harder the higher."""
_TOWARD: Mapping[Stance, int] = {
    "supports": 3, "accepts": 3, "conditional": 2, "open": 1, "studies": 1, "opposes": -2, "rejects": -3,
    "red line": -4,
}  # fmt: skip
"""How a party takes what others want, the nearer to it the higher."""


def shifts(
    positions: Iterable[Position],
    published: Mapping[str, str],
    parties: Mapping[str, str] = MappingProxyType({}),
    claims: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Shift, ...]:
    """The moves, in the order in which they were published; the order of the positions does not matter.

    Args:
        positions: with the actors of one group as one.
        published: report id → first moment of its publication, ISO; reports of unknown day are left out.
        parties: actor id → the party that it speaks for, as far as all reports tell.
        claims: position id → the claims that its words tell; what tells one claim again is no move.
    """
    held: dict[str, list[Position]] = defaultdict(list)
    for one in positions:
        if one.party is not None and one.issue is not None and one.passages[0].report in published:
            held[parties.get(one.party, one.party)].append(one)
    found: list[tuple[str, Shift]] = []
    for party, own in held.items():
        own.sort(
            key=lambda one: (published[one.passages[0].report], one.passages[0].report, one.passages[0].start, one.id)
        )
        found += [(published[_report(to)], shift) for shift, to in _moves(party, own, published, claims)]
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(shift for _, shift in found)


def _report(one: Position) -> str:
    return one.passages[0].report


def _moves(
    party: str, own: Sequence[Position], published: Mapping[str, str], claims: Mapping[str, frozenset[str]]
) -> Iterable[tuple[Shift, Position]]:
    """The moves of one party: its first position on each issue, and each later one against the last on its matter."""
    first = {one.issue: one for one in reversed(own)}
    for issue, one in first.items():
        yield _shift(party, issue or "", None, one, "new", "the first position on this issue"), one
    if len(own) == 1:
        return
    import numpy as np

    from secretariat.knowledge.meanings import SCALE, load_meanings

    vectors = load_meanings().vectors([_words(one) for one in own]).astype(np.float32)
    for at, one in enumerate(own[1:], start=1):
        start = max(0, at - MOST)
        cosines = vectors[start:at] @ vectors[at] / np.float32(SCALE * SCALE)
        before = [
            other
            for other, near in zip(own[start:at], cosines.tolist(), strict=True)
            if near >= (NEAR if other.issue == one.issue else ELSEWHERE)
            and published[_report(other)] < published[_report(one)]
            and claims.get(other.id, _NONE).isdisjoint(claims.get(one.id, _NONE))
        ]
        if before and (direction := direction_of(before[-1].stance, one.stance)) is not None:
            last = before[-1]
            why = f"from “{last.stance}” to “{one.stance}”"
            yield _shift(party, one.issue or "", last, one, direction, why), one


def vectors_of(positions: Sequence[Position]) -> Vectors:
    """What the words of positions mean, [positions, size]."""
    from secretariat.knowledge.meanings import load_meanings

    return load_meanings().vectors([_words(one) for one in positions])


def _words(one: Position) -> str:
    return " ".join(passage.quote for passage in one.passages)


def direction_of(before: Stance, now: Stance) -> Direction | None:
    """Where a party moved on one matter; None: nowhere, or it cannot be told."""
    if before == now:
        return None
    if before in _FOR and now in _FOR:
        return "softened" if _FOR[now] < _FOR[before] else "hardened"
    if before in _TOWARD and now in _TOWARD:
        if (_TOWARD[before] > 0) != (_TOWARD[now] > 0) and abs(_TOWARD[now] - _TOWARD[before]) >= _OTHER_SIDE:
            return "reversed"
        moved = _TOWARD[now] - _TOWARD[before]
        return None if moved == 0 else "softened" if moved > 0 else "hardened"
    if before in {"demands", "red line"} and now in {"conditional", "open", "accepts"}:
        return "softened"
    if before in {"conditional", "open", "accepts", "supports"} and now in {"demands", "red line"}:
        return "hardened"
    return None


_OTHER_SIDE = 5
"""Steps between refusing and accepting."""


def _shift(party: str, issue: str, before: Position | None, now: Position, direction: Direction, why: str) -> Shift:
    return Shift(
        id=record_id("h", party, issue, "" if before is None else before.id, now.id),
        party=party,
        issue=issue,
        from_=None if before is None else before.id,
        to=now.id,
        direction=direction,
        why=why,
    )

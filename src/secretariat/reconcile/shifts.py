"""How positions move: for each party, each position against the last one that it took on the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

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
        took = sorted((_took(one, published) for one in own), key=lambda told: told[0])
        every = [told for told, _ in took]
        vectors = vectors_of([one for _, one in took]) if len(took) > 1 else None
        found += [
            (to.published, shift) for shift, to in moves(party, every, vectors, lambda one: claims.get(one.id, _NONE))
        ]
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(shift for _, shift in found)


class Took(NamedTuple):
    """A position that a party took, as moves are told by; they are in order by the first fields."""

    published: str
    """First moment of the publication of its report, ISO."""
    report: str
    start: int
    id: str
    issue: str
    stance: Stance


def _took(one: Position, published: Mapping[str, str]) -> tuple[Took, Position]:
    first = one.passages[0]
    return Took(published[first.report], first.report, first.start, one.id, one.issue or "", one.stance), one


def moves(
    party: str,
    took: Sequence[Took],
    vectors: Vectors | None,
    told: Callable[[Took], frozenset[str]],
) -> Iterator[tuple[Shift, Took]]:
    """The moves of one party, each with the position to which it moved: its first position on each issue, and each
    later one against the last on its matter.

    Args:
        party: actor id.
        took: its positions, in order.
        vectors: what their words mean, [positions, size]; None: there is one position at most.
        told: gives the claims that the words of a position tell.
    """
    first = {one.issue: one for one in reversed(took)}
    for one in first.values():
        yield _shift(party, None, one, "new", "the first position on this issue"), one
    if vectors is None:
        return
    for at, before in _on_one_matter(took, vectors):
        one = took[at]
        own = told(one)
        last = next((took[other] for other in before if told(took[other]).isdisjoint(own)), None)
        if last is not None and (direction := direction_of(last.stance, one.stance)) is not None:
            yield _shift(party, last, one, direction, f"from “{last.stance}” to “{one.stance}”"), one


_BLOCK = 256
"""Positions that are held against earlier ones in one go."""


def _on_one_matter(took: Sequence[Took], vectors: Vectors) -> Iterator[tuple[int, Iterator[int]]]:
    """Number of a position, and those of the earlier ones on its matter, the latest first; where there are some."""
    import numpy as np

    from secretariat.knowledge.meanings import SCALE

    numbers = {issue: at for at, issue in enumerate({one.issue for one in took})}
    issues = np.array([numbers[one.issue] for one in took])
    times = np.array([one.published for one in took])
    _, moments = np.unique(times, return_inverse=True)
    for start in range(0, len(took), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(took)))
        columns = np.arange(max(0, rows[0] - MOST), rows[-1] + 1)
        cosines = vectors[rows].astype(np.float32) @ vectors[columns].astype(np.float32).T / np.float32(SCALE * SCALE)
        least = np.where(issues[rows][:, None] == issues[columns][None, :], NEAR, ELSEWHERE)
        near = cosines.astype(np.float64) >= least
        near &= moments[columns][None, :] < moments[rows][:, None]
        near &= columns[None, :] >= rows[:, None] - MOST
        for at, row in enumerate(rows.tolist()):
            if near[at].any():
                yield row, iter(columns[np.flatnonzero(near[at])][::-1].tolist())


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


def _shift(party: str, before: Took | None, now: Took, direction: Direction, why: str) -> Shift:
    return Shift(
        id=record_id("h", party, now.issue, "" if before is None else before.id, now.id),
        party=party,
        issue=now.issue,
        from_=None if before is None else before.id,
        to=now.id,
        direction=direction,
        why=why,
    )

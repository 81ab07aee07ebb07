"""Accounts that differ, each with the sentence in which its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from secretariat.answer.accounts import Accounts
from secretariat.answer.across import place
from secretariat.answer.across_rows import ContradictionRow, SaidRow
from secretariat.answer.rows import Answer, Row
from secretariat.answer.timeline import sentence_at
from secretariat.evidence import Passage
from secretariat.records import ContradictionType, Report
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

Sides = Literal["one party", "two sides"]


class Side(Row, frozen=True):
    """One of two accounts."""

    said: SaidRow
    before: str
    """What stands before its words in the same sentence."""
    after: str
    """What stands after them."""
    claim: str | None
    """Id of the claim it belongs to; None: not known."""
    told: int
    """How often that claim is told."""


class Opposed(Row, frozen=True):
    """Two accounts that cannot both hold, side by side, without a verdict."""

    id: str
    type: ContradictionType
    why: str
    one_side: str | None
    """Name of the party that says both; None: two do, or it is not known who does."""
    denied: bool
    """Whether one denies what the other says."""
    left: Side
    """The one published first."""
    right: Side


class Opposing(Answer, frozen=True):
    """All of them, the latest last."""

    rows: tuple[Opposed, ...]


class OpposedWanted(Row, frozen=True):
    """Which are asked for; None: whichever."""

    type: ContradictionType | None = None
    party: str | None = None
    """A part of the name of whoever speaks, or of their party; case does not count."""
    sides: Sides | None = None
    words: str | None = None
    """All of these stand in the sentences; case does not count."""


def opposing(store: Store, scope: Scope = EVERYTHING) -> Opposing:
    """Accounts that differ, with their sentences."""
    with store.snapshot():
        whole = Accounts(store, scope)
        told = {one.id: len(one.passages) for one in whole.across.claims}
        rows = tuple(_opposed(row, whole, told) for _, row in whole.contradictions())
    return Opposing(as_of=whole.as_of, left_out=whole.left_out, rows=rows)


def chosen(rows: Iterable[Opposed], wanted: OpposedWanted) -> tuple[Opposed, ...]:
    """Those that are asked for, in the same order."""
    name = None if wanted.party is None else wanted.party.casefold()
    words = () if wanted.words is None else wanted.words.casefold().split()

    def fits(row: Opposed) -> bool:
        sides = (row.left, row.right)
        text = " ".join(f"{one.before} {one.said.words} {one.after}" for one in sides).casefold() if words else ""
        return (
            wanted.type in {None, row.type}
            and (wanted.sides is None or (wanted.sides == "one party") == (row.one_side is not None))
            and (name is None or any(is_of(one.said, name) for one in sides))
            and all(word in text for word in words)
        )

    return tuple(filter(fits, rows))


def is_of(said: SaidRow, name: str) -> bool:
    """Whether somebody whose name, or whose party's, contains `name` (in small letters) says it."""
    return any(name in one.casefold() for one in (said.who, said.party) if one is not None)


def _opposed(row: ContradictionRow, whole: Accounts, told: Mapping[str, int]) -> Opposed:
    return Opposed(
        id=row.id,
        type=row.type,
        why=row.why,
        one_side=row.one_side,
        denied=row.type == "denial" or row.left.denied != row.right.denied,
        left=_side(row.left, whole, told),
        right=_side(row.right, whole, told),
    )


def _side(said: SaidRow, whole: Accounts, told: Mapping[str, int]) -> Side:
    before, after = around(whole.reports[said.passage.report], said.passage)
    claim = whole.across.homes.get(place(said.passage))
    return Side(said=said, before=before, after=after, claim=claim, told=told.get(claim or "", 1))


def around(report: Report, passage: Passage) -> tuple[str, str]:
    """What stands before and after a passage in its sentence; at most 400 characters with it, or none."""
    sentence = sentence_at(report, passage.start)
    before = report.text[sentence.start : passage.start]
    after = report.text[passage.end : sentence.end]
    return before, after

"""Claims to be narrowed down, and the members of a claim with the reprints hung on what they reprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from secretariat.answer.across_rows import ClaimRow, Claims, SaidRow
from secretariat.answer.rows import Row

Resting = Literal["a single origin", "one that others may share", "independent origins"]
"""On what a claim rests: one origin; one that is certain beside others that may be the same, or none that is certain;
two or more that share no one."""


class ClaimsWanted(Row, frozen=True):
    """Which claims are asked for; None: whichever."""

    resting: Resting | None = None
    contradicted: bool = False
    """Only those that stand in a contradiction."""
    denied: bool = False
    """Only those that somebody says are not so."""
    party: str | None = None
    """A part of the name of whoever tells it, of their party, or of an origin; case does not count."""
    words: str | None = None
    """All of these stand in its members; case does not count."""


class Hanging(Row, frozen=True):
    """A member of a claim with the reprints of it."""

    said: SaidRow
    reprints: tuple[Hanging, ...]


class ClaimIndex:
    """The claims of an answer, to be asked for many times."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._by_id = {one.id: one for one in claims.rows}
        self._words = [
            " ".join((one.gist, *{said.words: None for said in one.members})).casefold() for one in claims.rows
        ]
        self._names = [_names(one).casefold() for one in claims.rows]

    def called(self, identity: str) -> ClaimRow | None:
        """The claim of this id; None: there is none."""
        return self._by_id.get(identity)

    def chosen(self, wanted: ClaimsWanted) -> tuple[ClaimRow, ...]:
        """Those that are asked for, in the order of the answer."""
        words = () if wanted.words is None else wanted.words.casefold().split()
        name = None if wanted.party is None else wanted.party.casefold()
        return tuple(
            one
            for one, text, names in zip(self.claims.rows, self._words, self._names, strict=True)
            if wanted.resting in {None, resting(one)}
            and (one.against or not wanted.contradicted)
            and (is_denied(one) or not wanted.denied)
            and (name is None or name in names)
            and all(word in text for word in words)
        )


def resting(claim: ClaimRow) -> Resting:
    """On what a claim rests."""
    if claim.independent > 1:
        return "independent origins"
    return "one that others may share" if claim.unknown else "a single origin"


def is_denied(claim: ClaimRow) -> bool:
    """Whether those who tell a claim, or one of them, say that it is not so."""
    return claim.denied or any(one.denied for one in claim.members)


def hung(members: Sequence[SaidRow]) -> tuple[Hanging, ...]:
    """The members, in the same order, reprints under what they reprint where that is a member too."""
    first: dict[str, SaidRow] = {}
    for one in members:
        first.setdefault(one.report.id, one)
    below: dict[str, list[SaidRow]] = defaultdict(list)
    roots = []
    for one in members:
        above = first.get(one.copy_of_report or "")
        if above is None or above.report.id == one.report.id:
            roots.append(one)
        else:
            below[above.id].append(one)
    return tuple(_hanging(one, below, frozenset()) for one in roots)


def _hanging(said: SaidRow, below: dict[str, list[SaidRow]], seen: frozenset[str]) -> Hanging:
    seen |= {said.id}
    return Hanging(
        said=said, reprints=tuple(_hanging(one, below, seen) for one in below[said.id] if one.id not in seen)
    )


def _names(claim: ClaimRow) -> str:
    told = [name for one in claim.members for name in (one.who, one.party)]
    told += [name for one in claim.origins for name in (one.name, one.via)]
    return "\n".join(dict.fromkeys(name for name in told if name is not None))

"""Records of a report as they stand in its margin."""

from __future__ import annotations

from collections.abc import Iterator

from secretariat.answer.days import day_words
from secretariat.answer.naming import Naming
from secretariat.answer.report_rows import Note
from secretariat.records import Meeting, Position, Proposal, Provision, Quantity, Reading, Statement, When

Details = tuple[tuple[str, str], ...]


def notes(reading: Reading, naming: Naming) -> tuple[Note, ...]:
    """All records of a report, by where they begin; what contains another stands in front of it."""
    found = (
        *(_statement(one, naming) for one in reading.statements),
        *(_meeting(one, naming) for one in reading.meetings),
        *(_proposal(one, naming) for one in reading.proposals),
        *(_provision(one, naming) for one in reading.provisions),
        *(_position(one, naming) for one in reading.positions),
    )
    return tuple(sorted(found, key=lambda one: (one.passages[0].start, -one.passages[-1].end, one.id)))


def _statement(one: Statement, naming: Naming) -> Note:
    through = "; ".join(
        f"{link.relation} {link.passage.quote if link.actor is None else naming.called(link.actor).name}"
        for link in one.chain
    )
    return Note(
        id=one.id,
        kind="statement",
        passages=one.content,
        who=() if one.speaker is None else (naming.called(one.speaker),),
        called=" … ".join(passage.quote for passage in one.source) or None,
        label=f"not {one.act}" if one.negated else one.act,
        issue=None,
        details=_told(
            ("", one.kind if one.manner == "said" else f"{one.kind}, held rather than said"),
            ("not known who:", one.unresolved),
            ("to", one.addressee),
            ("through", one.medium),
            ("reached us", through),
            ("when", _day(one.said)),
        ),
        made_by=one.made_by,
        score=one.score,
    )


def _meeting(one: Meeting, naming: Naming) -> Note:
    return Note(
        id=one.id,
        kind="meeting",
        passages=one.passages,
        who=naming.all_called(one.participants),
        called=None,
        label=one.status,
        issue=None,
        details=_told(
            ("", one.format),
            ("when", _day(one.when)),
            ("where", one.place),
            ("mediators", _names(one.mediators, naming)),
            ("about", one.about),
        ),
        made_by=one.made_by,
        score=one.score,
    )


def _proposal(one: Proposal, naming: Naming) -> Note:
    return Note(
        id=one.id,
        kind="proposal",
        passages=one.passages,
        who=naming.all_called(one.authors),
        called=None,
        label=one.version,
        issue=None,
        details=_told(
            ("called", "; ".join(one.names)),
            ("points", None if one.points is None else str(one.points)),
            ("prepared by", _names(one.prepared_by, naming)),
            ("approved by", _names(one.approved_by, naming)),
            ("consulted", _names(one.consulted, naming)),
            ("left out", _names(one.left_out, naming)),
        ),
        made_by=None,
        score=None,
    )


def _provision(one: Provision, naming: Naming) -> Note:
    return Note(
        id=one.id,
        kind="provision",
        passages=one.passages,
        who=naming.all_called(one.obliged),
        called=None,
        label=one.status,
        issue=one.issue,
        details=_told(
            ("amount", quantity_words(one.quantity)),
            ("where", "; ".join(one.territory)),
            ("for", one.duration),
            ("condition", one.condition),
        ),
        made_by=one.made_by,
        score=one.score,
    )


def _position(one: Position, naming: Naming) -> Note:
    party = one.party or one.actor
    actor = None if one.actor in {None, party} else one.actor
    return Note(
        id=one.id,
        kind="position",
        passages=one.passages,
        who=() if party is None else (naming.called(party),),
        called=None,
        label=one.stance,
        issue=one.issue or "other",
        details=_told(
            ("by", None if actor is None else naming.called(actor).name),
            ("condition", one.condition),
            ("when", _day(one.when)),
            ("", one.status),
        ),
        made_by=one.made_by,
        score=one.score,
    )


def quantity_words(quantity: Quantity | None) -> str | None:
    """`at most 600,000 soldiers`; None: there is no amount."""
    if quantity is None:
        return None
    value = f"{quantity.value:,.10g}" if abs(quantity.value) < 1e10 else f"{quantity.value:.4g}"
    bound = "" if quantity.bound == "exactly" else f"{quantity.bound} "
    return f"{bound}{value}{f' {quantity.unit}' if quantity.unit else ''}"


def _names(identities: tuple[str, ...], naming: Naming) -> str:
    return "; ".join(one.name for one in naming.all_called(identities))


def _day(when: When | None) -> str | None:
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return day_words(when)


def _told(*pairs: tuple[str, str | None]) -> Details:
    return tuple(_known(pairs))


def _known(pairs: tuple[tuple[str, str | None], ...]) -> Iterator[tuple[str, str]]:
    for name, value in pairs:
        if value:
            yield name, value

"""The words of statements, read when they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secretariat.answer.event_rows import Name, Spoken
from secretariat.answer.people_rows import LinkRow, SpeechRow
from secretariat.answer.rows import ReportRow
from secretariat.records import Statement
from secretariat.store.sqlite import Store


def speeches(
    store: Store, spoken: Sequence[Spoken], names: Mapping[str, str], reports: Mapping[str, ReportRow]
) -> tuple[SpeechRow, ...]:
    """The statements, in the order given; those that are gone meanwhile are left out.

    Args:
        store: where they are.
        spoken: which.
        names: actor id → name.
        reports: report id → how a line names it.
    """
    with store.snapshot():
        found = {one.id: one for one in store.statements_called([one.id for one in spoken])}
    return tuple(_row(one, found[one.id], names, reports) for one in spoken if one.id in found)


def _row(one: Spoken, said: Statement, names: Mapping[str, str], reports: Mapping[str, ReportRow]) -> SpeechRow:
    return SpeechRow(
        id=one.id,
        speaker=None if one.speaker is None else Name(id=one.speaker, name=names.get(one.speaker, one.speaker)),
        source=" … ".join(passage.quote for passage in said.source) or None,
        words=" … ".join(passage.quote for passage in said.content),
        passage=said.content[0],
        said=one.when,
        by=one.by,
        act=said.act,
        manner=said.manner,
        negated=said.negated,
        addressee=said.addressee,
        medium=said.medium,
        chain=tuple(
            LinkRow(
                actor=None if link.actor is None else Name(id=link.actor, name=names.get(link.actor, link.actor)),
                relation=link.relation,
                words=link.passage.quote,
            )
            for link in said.chain
        ),
        report=reports[one.report],
        issues=one.issues,
    )

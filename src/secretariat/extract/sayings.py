"""What kind of saying a statement is: its act, and how, to whom, through what and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secretariat.extract.kinds import Kind
from secretariat.extract.surroundings import Surroundings
from secretariat.extract.tagger import Sensed, load_tagger
from secretariat.extract.telling import Telling, is_denied, read_tellings
from secretariat.extract.told import told
from secretariat.parse import Parsed
from secretariat.records import Statement

SURE_UNNAMED = 0.6
"""Least probability at which a source is taken for an unnamed one."""


def with_sayings(parsed: Parsed, statements: Sequence[Statement], sensed: Sensed) -> tuple[Statement, ...]:
    """The statements with `act`, `negated`, `certainty`, `addressee`, `medium`, `said`, `manner` and `source_type` read
    from their passages, the parse and the tagger's vectors; every other field as it is."""
    around = Surroundings(parsed, sensed.around)
    return tuple(_read(parsed, telling, sensed, around) for telling in read_tellings(parsed, statements))


def with_manners(parsed: Parsed, statements: Sequence[Statement], sensed: Sensed) -> tuple[Statement, ...]:
    """The statements with `manner` only: what joining quotations to them needs to know beforehand."""
    return tuple(
        replace(telling.statement, manner=kind_of(parsed, telling, sensed).manner)
        for telling in read_tellings(parsed, statements)
    )


def kind_of(parsed: Parsed, telling: Telling, sensed: Sensed) -> Kind:
    """Act, certainty, manner and unnamed source, as the network reads them with the rules' reading in view."""
    return load_tagger().kind.read(sensed.states, telling.statement, told(telling, parsed.report))


def _read(parsed: Parsed, telling: Telling, sensed: Sensed, around: Surroundings) -> Statement:
    kind = kind_of(parsed, telling, sensed)
    return replace(
        telling.statement,
        act=kind.act,
        manner=kind.manner,
        negated=is_denied(telling),
        certainty=kind.certainty,
        addressee=around.addressee(telling),
        medium=around.medium(telling),
        said=around.moment(telling),
        source_type=kind.unnamed if kind.sure["unnamed"] >= SURE_UNNAMED else None,
    )

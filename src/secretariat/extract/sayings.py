"""What kind of saying a statement is: its act, and how, to whom, through what and when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as replace_kind

from msgspec.structs import replace

from secretariat.extract.acts import read_act
from secretariat.extract.addressees import read_addressee
from secretariat.extract.certainty import read_certainty
from secretariat.extract.kinds import Kind
from secretariat.extract.moments import read_moment
from secretariat.extract.surroundings import Surroundings
from secretariat.extract.tagger import Sensed, load_tagger
from secretariat.extract.telling import Telling, is_denied, read_tellings
from secretariat.extract.told import rules_manner, told
from secretariat.parse import Parsed
from secretariat.records import Statement

SURE_ACT = 0.93
SURE_MANNER = 0.97
"""Least probability at which the network is believed against the rules: of those tried on items kept aside from its
training (0.6 to 0.99), the lowest that lost nothing on the wire reports and the examples."""
SURE_UNNAMED = 0.45
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
    """What the network reads; act and manner where it is sure of them, else as the rules read them."""
    kind = load_tagger().kind.read(sensed.states, telling.statement, told(telling, parsed.report))
    act = kind.act if kind.sure["act"] >= SURE_ACT else read_act(telling)
    manner = kind.manner if kind.sure["manner"] >= SURE_MANNER else rules_manner(telling, parsed.report)
    return replace_kind(kind, act=act, manner=manner)


def _read(parsed: Parsed, telling: Telling, sensed: Sensed, around: Surroundings) -> Statement:
    kind = kind_of(parsed, telling, sensed)
    return replace(
        telling.statement,
        act=kind.act,
        manner=kind.manner,
        negated=is_denied(telling),
        certainty=read_certainty(telling, kind.act),
        addressee=read_addressee(telling, parsed.report),
        medium=around.medium(telling),
        said=read_moment(telling, parsed.report),
        source_type=kind.unnamed if kind.sure["unnamed"] >= SURE_UNNAMED else None,
    )

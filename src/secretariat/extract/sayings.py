"""What kind of saying a statement is: its act, and how, to whom, through what and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secretariat.extract.acts import read_act
from secretariat.extract.addressees import read_addressee
from secretariat.extract.certainty import read_certainty
from secretariat.extract.manners import read_manner
from secretariat.extract.media import read_medium
from secretariat.extract.moments import read_moment
from secretariat.extract.telling import Telling, is_denied, read_tellings
from secretariat.parse import Parsed
from secretariat.records import Manner, Report, Statement


def with_sayings(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `act`, `negated`, `certainty`, `addressee`, `medium`, `said` and `manner` read from their
    passages and the parse; every other field as it is."""
    return tuple(_read(parsed, telling) for telling in read_tellings(parsed, statements))


def with_manners(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `manner` only: what joining quotations to them needs to know beforehand."""
    return tuple(replace(t.statement, manner=_manner(t, parsed.report)) for t in read_tellings(parsed, statements))


def _manner(telling: Telling, report: Report) -> Manner:
    return read_manner(telling, placed=read_medium(telling) is not None or read_addressee(telling, report) is not None)


def _read(parsed: Parsed, telling: Telling) -> Statement:
    act = read_act(telling)
    medium, addressee = read_medium(telling), read_addressee(telling, parsed.report)
    return replace(
        telling.statement,
        act=act,
        manner=read_manner(telling, placed=medium is not None or addressee is not None),
        negated=is_denied(telling),
        certainty=read_certainty(telling, act),
        addressee=addressee,
        medium=medium,
        said=read_moment(telling, parsed.report),
    )

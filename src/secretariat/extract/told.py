"""What the rules read in a statement, as numbers: one of the senses of the network that decides (`kinds.py`)."""

from __future__ import annotations

from typing import get_args

from secretariat.extract.acts import is_silence, read_act
from secretariat.extract.addressees import addressee_in
from secretariat.extract.certainty import read_certainty
from secretariat.extract.cues import act_of_cue
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS
from secretariat.extract.manners import read_manner
from secretariat.extract.media import medium_in
from secretariat.extract.moods import FUTURE, clauses_of
from secretariat.extract.stances import SIGNS, signs
from secretariat.extract.telling import Telling, is_denied, is_future
from secretariat.records import Manner, Report, StatementKind

_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
_MOODS = (FUTURE, {"must", "should", "ought", "have to", "need to", "ought to"}, {"may", "might"}, {"can", "could"})
"""Groups of modals: what is to come, what others ought to do, what is possible, what one can."""
TOLD = 2 * len(ACTS) + SIGNS + 2 + len(CERTAINTIES) + len(MANNERS) + len(_KINDS) + len(_MOODS) + 10
"""Length of `told`'s vector."""


def told(telling: Telling, report: Report) -> list[float]:
    """The rules' act, the cue's act, each rule's sign, certainty, manner, kind, and the moods of what is said: `TOLD`
    zeros and ones."""
    statement = telling.statement
    act, cued, denied = read_act(telling), act_of_cue(telling), is_denied(telling)
    read = list(signs(telling))
    clauses = clauses_of(telling)
    flags = [act == one for one in ACTS] + [cued == one for one in ACTS]
    flags += [one is not None for one in read] + [read[-1] == "praise", read[1] == "demand"]
    flags += [read_certainty(telling, act) == one for one in CERTAINTIES]
    manner = rules_manner(telling, report)
    flags += [manner == one for one in MANNERS]
    flags += [statement.kind == one for one in _KINDS]
    flags += [any(c.modal in mood for c in clauses) for mood in _MOODS]
    flags += [
        any(c.own for c in clauses),
        any(c.own and c.modal in FUTURE for c in clauses),
        any(c.negated for c in clauses),
        any(c.conditional for c in clauses),
        not clauses,
        denied,
        is_silence(telling),
        is_future(telling),
        bool(statement.cue),
        bool(statement.source),
    ]
    return [float(flag) for flag in flags]


def rules_manner(telling: Telling, report: Report) -> Manner:
    """The manner as the rules read it."""
    return read_manner(telling, placed=medium_in(telling) is not None or addressee_in(telling, report) is not None)

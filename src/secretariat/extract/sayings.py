"""What kind of saying a statement is: its act, and how, to whom, through what, through whom and when it was said."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from secretariat.extract.acts import read_act
from secretariat.extract.certainty import read_certainty
from secretariat.extract.hearing import Heard, load_hearing
from secretariat.extract.moments import moment_in
from secretariat.extract.passing import chain_of
from secretariat.extract.scenes import Scene, Stage
from secretariat.extract.states import States
from secretariat.extract.telling import Telling, is_denied, read_tellings
from secretariat.extract.told import rules_manner
from secretariat.parse import Parsed
from secretariat.records import Statement

TRUST_ACT = float(os.environ.get("SA", "4.5"))
TRUST_MANNER = float(os.environ.get("SM", "4.5"))
T = TypeVar("T", bound=str)
SURE_UNNAMED = 0.45
"""Least probability at which a source is taken for an unnamed one."""
_TOGETHER = 64
"""Scenes whose labels are worked out together: memory does not grow with the report."""


def with_sayings(parsed: Parsed, statements: Sequence[Statement], states: States) -> tuple[Statement, ...]:
    """The statements with `act`, `negated`, `certainty`, `addressee`, `medium`, `said`, `manner`, `source_type` and the
    links of `chain` read from their passages, the parse and the tagger's vectors; every other field as it is."""
    stage = Stage(parsed, states, statements)
    done: list[Statement] = []
    tellings = read_tellings(parsed, statements)
    for at in range(0, len(tellings), _TOGETHER):
        some = tellings[at : at + _TOGETHER]
        scenes = [stage.scene(telling) for telling in some]
        heard = iter(load_hearing().read(states, [scene for scene in scenes if scene is not None]))
        for telling, scene in zip(some, scenes, strict=True):
            done.append(_read(parsed, telling, states, None if scene is None else (scene, next(heard))))
    return tuple(done)


def with_manners(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `manner` as the rules read it: what joining quotations to them needs to know beforehand."""
    return tuple(
        replace(telling.statement, manner=rules_manner(telling, parsed.report))
        for telling in read_tellings(parsed, statements)
    )


def _read(parsed: Parsed, telling: Telling, states: States, shown: tuple[Scene, Heard] | None) -> Statement:
    statement, report = telling.statement, parsed.report
    act, manner = read_act(telling), rules_manner(telling, report)
    if shown is None:
        certainty = read_certainty(telling, act)
        return replace(statement, act=act, manner=manner, negated=is_denied(telling), certainty=certainty)
    scene, heard = shown
    act, manner = _likeliest(heard.acts, act, TRUST_ACT), _likeliest(heard.manners, manner, TRUST_MANNER)
    unnamed = max(heard.sources, key=lambda source: heard.sources[source])
    around = {one.role: one for one in sorted(heard.around, key=lambda one: one.belief)}
    medium, addressee, time = (around.get(role) for role in ("medium", "addressee", "time"))
    return replace(
        statement,
        act=act,
        manner=manner,
        negated=is_denied(telling),
        certainty=read_certainty(telling, act),
        addressee=None if addressee is None else report.text[slice(*addressee.words)],
        medium=None if medium is None else report.text[slice(*medium.words)],
        said=None if time is None else moment_in(report, time.words),
        source_type=unnamed if heard.sources[unnamed] >= SURE_UNNAMED else None,
        chain=chain_of(parsed, states, statement, scene, heard.around),
    )


def _likeliest(odds: Mapping[T, float], rules: T, trust: float) -> T:
    """The likeliest answer, where the rules' one counts as that many times as likely."""
    return max(odds, key=lambda one: odds[one] * (trust if one == rules else 1))

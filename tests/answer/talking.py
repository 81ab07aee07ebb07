"""Readings with meetings, proposals, provisions and positions made by hand, for whoever tests the answers on talks.

Whoever is named has an id of the name alone: `who("Kestria")`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from secretariat.identity import actor_id, record_id
from secretariat.records import (
    Actor,
    ActorKind,
    Meeting,
    Position,
    Proposal,
    Provision,
    Reading,
    Stance,
    When,
)
from tests.store.readings import day, make, quote

_PEOPLE = {"Karin Holm", "Josef Halvek"}


def who(name: str) -> str:
    """The actor id of somebody of these reports."""
    return actor_id(_kind(name), name)


def _kind(name: str) -> ActorKind:
    return "person" if name in _PEOPLE else "state"


def naming(reading: Reading, names: Iterable[str]) -> Reading:
    """The reading with these as actors too."""
    known = {actor.id: actor for actor in reading.actors}
    for name in names:
        known.setdefault(who(name), Actor(id=who(name), name=name, kind=_kind(name)))
    return replace(reading, actors=tuple(known.values()))


def _ids(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(who, names)))


def _made(reading: Reading, prefix: str, words: str, *parts: str) -> dict[str, Any]:
    passage = quote(reading.report.id, reading.report.text, words)
    return {"id": record_id(prefix, reading.report.id, passage.start, *parts), "passages": (passage,)}


def with_meeting(
    reading: Reading,
    words: str,
    sides: Iterable[str],
    *,
    hosts: Iterable[str] = (),
    when: When | None = None,
    **fields: Any,
) -> Reading:
    """The reading with one more meeting, told in `words`, of those with these names."""
    sides, hosts = tuple(sides), tuple(hosts)
    one = Meeting(
        **_made(reading, "m", words),
        participants=_ids(sides),
        mediators=_ids(hosts),
        when=when,
        **{"status": "held", "made_by": "meetings/1", **fields},
    )
    return replace(naming(reading, (*sides, *hosts)), meetings=(*reading.meetings, one))


def with_proposal(reading: Reading, words: str, *names: str, **fields: Any) -> Reading:
    """The reading with one more proposal of these names; lists of people are given by name."""
    people = {key: value for key, value in fields.items() if isinstance(value, tuple)}
    told = {key: _ids(value) for key, value in people.items()}
    one = Proposal(**_made(reading, "o", words), names=names, **{**fields, **told})
    named = [name for value in people.values() for name in value]
    return replace(naming(reading, named), proposals=(*reading.proposals, one))


def with_provision(reading: Reading, words: str, issue: str, obliged: Iterable[str] = (), **fields: Any) -> Reading:
    """The reading with one more provision, which obliges those of these names."""
    obliged = tuple(obliged)
    one = Provision(
        **_made(reading, "v", words),
        issue=issue,
        obliged=_ids(obliged),
        **{"status": "open", "made_by": "provisions.verb/1", **fields},
    )
    return replace(naming(reading, obliged), provisions=(*reading.provisions, one))


def with_position(
    reading: Reading, words: str, party: str | None, issue: str | None, stance: Stance, **fields: Any
) -> Reading:
    """The reading with one more position; `actor`, where given, is a name."""
    actor = fields.pop("actor", None)
    one = Position(
        **_made(reading, "q", words, str(party), stance),
        party=None if party is None else who(party),
        actor=None if actor is None else who(actor),
        issue=issue,
        stance=stance,
        **{"status": "stated", "made_by": "positions.verb/1", **fields},
    )
    named = [name for name in (party, actor) if name is not None]
    return replace(naming(reading, named), positions=(*reading.positions, one))


def _geneva() -> Reading:
    """Published first; told of by Reuters."""
    told = make(
        "Envoys meet\n\n"
        "Kestria and Tarsovia met in Geneva on 18 November. They meet again some day. "
        "Kestria handed over a 12-point plan. Tarsovia is to cut its army to 600,000 soldiers. "
        "“No cut of the army,” Halvek said. Kestria wants inspectors on the border.",
        name="b/geneva.txt",
        outlet="Reuters",
        published=day("2025-11-20"),
    )
    told = with_meeting(
        told,
        "Kestria and Tarsovia met in Geneva on 18 November",
        ("Tarsovia", "Kestria"),
        hosts=("Maruvia",),
        when=day("2025-11-18"),
        place="Geneva",
        format="round of talks",
        score=0.914,
    )
    told = with_meeting(told, "They meet again some day", ("Kestria", "Tarsovia"), status="not scheduled")
    told = with_proposal(told, "a 12-point plan", "12-point plan", "the plan", authors=("Kestria",), points=12)
    told = with_provision(told, "Tarsovia is to cut its army to 600,000 soldiers", "armed forces", ("Tarsovia",))
    told = with_position(
        told, "No cut of the army", "Tarsovia", "armed forces", "rejects", actor="Josef Halvek", score=0.875
    )
    return with_position(told, "Kestria wants inspectors on the border", "Kestria", "inspections", "demands")


def _berlin() -> Reading:
    """Published two days later; tells of earlier and of later days."""
    told = make(
        "Kestria hopes\n\n"
        "Before that Holm saw Halvek on 10 November. The next round is on 25 November. "
        "The second draft, a counter-plan, left the Alliance out. Prisoners go home if the shooting stops. "
        "Tarsovia may talk of the army. Tarsovia wants the flags down. Nobody may join the Alliance.",
        name="a/berlin.txt",
        outlet="Der Bote",
        published=day("2025-11-22"),
    )
    told = with_meeting(told, "The next round is on 25 November", ("Kestria", "Tarsovia"), when=day("2025-11-25"),
                        status="planned")  # fmt: skip
    told = with_meeting(told, "Holm saw Halvek on 10 November", ("Karin Holm", "Josef Halvek"), when=day("2025-11-10"))
    told = with_proposal(
        told,
        "The second draft, a counter-plan",
        "counter-plan",
        authors=("Tarsovia",),
        prepared_by=("Josef Halvek",),
        approved_by=("Tarsovia", "Maruvia"),
        consulted=("Karin Holm",),
        left_out=("the Alliance",),
        version="second draft",
    )
    told = with_provision(told, "the flags down", "other")
    told = with_provision(told, "Prisoners go home", "prisoners", condition="if the shooting stops", status="agreed")
    told = with_provision(told, "talk of the army", "armed forces", ("Kestria", "Tarsovia"), status="contested")
    told = with_position(told, "Tarsovia may talk of the army", "Tarsovia", "armed forces", "open",
                         condition="if others do", status="reported")  # fmt: skip
    told = with_position(told, "Tarsovia wants the flags down", "Tarsovia", None, "demands")
    return with_position(told, "Nobody may join the Alliance", "Kestria", "other", "red line")


def _undated() -> Reading:
    """It is not known when this was published."""
    told = make("No date here\n\nKestria said yes to the flags. The envoys spoke.", name="c.txt")
    told = with_meeting(told, "The envoys spoke", ("Kestria", "Tarsovia"), status="uncertain")
    told = with_proposal(told, "yes to the flags", "flag deal")
    told = with_provision(told, "the flags", "other", ("Kestria",))
    return with_position(told, "Kestria said yes to the flags", "Kestria", "other", "accepts")


GENEVA, BERLIN, UNDATED = _geneva(), _berlin(), _undated()
"""Three reports of talks between Kestria and Tarsovia; of the last it is not known when it was published."""

EVIL_MARKS = "\x1b[31m\x07\x9b2J\u202e\u2066"


def _evil() -> Reading:
    """A report that writes escape sequences into whatever it can."""
    bad = EVIL_MARKS
    told = make(f"Evil {bad}\n\nThe envoys {bad} met. A {bad} plan.\tTarsovia {bad} balks.", name=f"evil{bad}.txt",
                outlet=f"Daily{bad}", published=day("2025-11-21"))  # fmt: skip
    words, state = f"envoys {bad} met", f"Norland{bad}"
    told = with_meeting(told, words, (state, "Kestria"), hosts=(f"{state} II",), place=bad, format=f"talks{bad}",
                        made_by=bad)  # fmt: skip
    told = with_proposal(told, f"A {bad} plan", f"plan{bad}", f"draft{bad}", authors=(state,), left_out=(state,),
                         version=bad)  # fmt: skip
    told = with_provision(told, f"Tarsovia {bad} balks", f"army{bad}", (state,), condition=bad, made_by=bad)
    return with_position(told, f"plan.\tTarsovia {bad} balks", state, f"army{bad}", "rejects", condition=bad,
                         actor=f"{state} III", made_by=bad)  # fmt: skip


EVIL = _evil()

"""A small invented negotiation made by hand, for whoever tests the brief: each record stands on words of its report.

Kestria and Tarsovia; Mirela Kostan speaks for Tarsovia, Edric Talmon for Kestria.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.identity import actor_id, record_id
from secretariat.records import (
    Actor,
    ActorKind,
    Contradiction,
    Judgement,
    Meeting,
    NameMention,
    Position,
    Proposal,
    Proposition,
    Provision,
    Reading,
    Role,
    Stance,
    Statement,
    When,
)
from secretariat.store.pairs import Compared, Pair
from secretariat.store.sqlite import Store
from tests.store.readings import day, make, put, quote

_KINDS: Mapping[str, ActorKind] = {"Mirela Kostan": "person", "Edric Talmon": "person", "Karin Lindholt": "person"}
_PARTIES = {"Mirela Kostan": "Government of Tarsovia", "Edric Talmon": "Government of Kestria",
            "Karin Lindholt": "Government of Halmere"}  # fmt: skip
_FORMS = {
    "Government of Kestria": ("Kestria",), "Government of Tarsovia": ("Tarsovia",), "Mirela Kostan": ("Kostan",),
    "Edric Talmon": ("Talmon",), "Government of Halmere": ("Halmere",), "Karin Lindholt": ("Lindholt",),
}  # fmt: skip
_TITLES = {"Mirela Kostan": "Foreign Minister", "Edric Talmon": "Prime Minister"}


def who(name: str) -> str:
    """Actor id of somebody of these reports, by the fullest name."""
    return actor_id(_KINDS.get(name, "government"), name)


def told(text: str, outlet: str | None, published: When | None, *, name: str = "a.txt") -> Reading:
    """The reading of a report in which everyone is named, with their forms, offices and parties."""
    reading = make(text, name=name, outlet=outlet, published=published)
    actors = list(reading.actors)
    names: list[NameMention] = []
    for actor, forms in _FORMS.items():
        title = _TITLES.get(actor)
        roles: tuple[Role, ...] = ()
        if title is not None and title in text:
            roles = (Role(title=title, passage=quote(reading.report.id, text, title)),)
        party = _PARTIES.get(actor)
        actors.append(
            Actor(
                id=who(actor),
                name=actor,
                kind=_KINDS.get(actor, "government"),
                aliases=forms,
                roles=roles,
                party=None if party is None else who(party),
            )
        )
        for form in (actor, *forms):
            for match in re.finditer(rf"\b{re.escape(form)}\b", text):
                passage = Passage.cut(reading.report.id, text, match.start(), match.end())
                if not any(one.passage.start <= passage.start < one.passage.end for one in names):
                    names.append(NameMention(passage=passage, standing="actor", actor=who(actor)))
    names.sort(key=lambda one: one.passage.start)
    return replace(reading, actors=tuple(actors), names=tuple(names))


def says(reading: Reading, speaker: str, words: str, source: str, **fields: Any) -> Reading:
    """The reading with a statement more."""
    report, text = reading.report.id, reading.report.text
    one = Statement(
        id=record_id("s", report, words),
        report=report,
        speaker=who(speaker),
        source=(quote(report, text, source),),
        content=(quote(report, text, words),),
        **{"kind": "indirect", "made_by": "test/1", **fields},
    )
    return replace(reading, statements=(*reading.statements, one))


def _made(reading: Reading, prefix: str, words: str, *parts: str) -> dict[str, Any]:
    passage = quote(reading.report.id, reading.report.text, words)
    return {"id": record_id(prefix, reading.report.id, passage.start, *parts), "passages": (passage,)}


def stands(reading: Reading, party: str, words: str, issue: str, stance: Stance, **fields: Any) -> Reading:
    """The reading with a position more; on the statement with these words, where there is one."""
    passage = quote(reading.report.id, reading.report.text, words)
    on = [one.id for one in reading.statements if any(p.start <= passage.start < p.end for p in one.content)]
    one = Position(
        **_made(reading, "q", words, party, stance),
        party=who(party),
        issue=issue,
        stance=stance,
        statement=on[0] if on else None,
        **{"status": "stated" if on else "reported", "made_by": "test/1", **fields},
    )
    return replace(reading, positions=(*reading.positions, one))


def meets(reading: Reading, words: str, sides: Iterable[str], **fields: Any) -> Reading:
    """The reading with a meeting more."""
    one = Meeting(
        **_made(reading, "m", words),
        participants=tuple(sorted(map(who, sides))),
        **{"status": "held", "made_by": "test/1", **fields},
    )
    return replace(reading, meetings=(*reading.meetings, one))


def asks(reading: Reading, words: str, issue: str, **fields: Any) -> Reading:
    """The reading with a provision more."""
    one = Provision(
        **_made(reading, "v", words), issue=issue, **{"action": words, "status": "open", "made_by": "test/1", **fields}
    )
    return replace(reading, provisions=(*reading.provisions, one))


def plans(reading: Reading, words: str, *names: str, **fields: Any) -> Reading:
    """The reading with a proposal more."""
    people = {key: tuple(map(who, value)) for key, value in fields.items() if isinstance(value, tuple)}
    one = Proposal(**_made(reading, "o", words), names=names, **{**fields, **people})
    return replace(reading, proposals=(*reading.proposals, one))


def point(reading: Reading, words: str, verb: str, doers: Iterable[str] = (), **fields: Any) -> Reading:
    """The reading with a point more."""
    passage = quote(reading.report.id, reading.report.text, words)
    on = [one.id for one in reading.statements if any(p.start <= passage.start < p.end for p in one.content)]
    one = Proposition(
        id=record_id("p", reading.report.id, passage.start),
        passage=passage,
        verb=verb,
        statement=on[0] if on else None,
        doers=tuple(map(who, doers)),
        **fields,
    )
    return replace(reading, propositions=(*reading.propositions, one))


PLAN = "A plan of 28 points would limit the army of Kestria to 90,000 troops"
"""What two reports tell, each from an origin of its own."""


def _line() -> Reading:
    """7 March, Meridian Wire."""
    reading = told(
        "Kostan draws the line\n\n"
        "Under no circumstances will Tarsovia withdraw its soldiers from Upper Sarn, Foreign Minister Mirela Kostan "
        "said. Kestria and Tarsovia will hold talks in Aldervik on 14 March. "
        f"{PLAN}, Karin Lindholt of Halmere said. Kestria demanded that the prisoners go home.",
        "Meridian Wire",
        day("2031-03-07"),
        name="a/line.txt",
    )
    line = "Under no circumstances will Tarsovia withdraw its soldiers from Upper Sarn"
    reading = says(reading, "Mirela Kostan", line, "Foreign Minister Mirela Kostan")
    reading = says(reading, "Karin Lindholt", PLAN, "Karin Lindholt of Halmere")
    reading = stands(reading, "Government of Tarsovia", line, "armed forces", "red line")
    reading = stands(reading, "Government of Kestria", "Kestria demanded that the prisoners go home", "prisoners",
                     "demands")  # fmt: skip
    reading = meets(
        reading,
        "Kestria and Tarsovia will hold talks in Aldervik on 14 March",
        ("Government of Kestria", "Government of Tarsovia"),
        status="planned",
        place="Aldervik",
        when=replace(day("2031-03-14"), words="14 March"),
    )
    reading = plans(reading, "A plan of 28 points", "plan of 28 points", "plan", points=28)
    reading = asks(reading, PLAN, "armed forces", proposal=reading.proposals[0].id)
    return point(reading, PLAN, "limit")


def _copy() -> Reading:
    """8 March, Velmar Courier: Meridian Wire's report, whole."""
    return told(_line().report.text + "\n\nReprinted.", "Velmar Courier", day("2031-03-08"), name="a/copy.txt")


def _talks() -> Reading:
    """15 March, Northlight News."""
    reading = told(
        "Talks end in Aldervik\n\n"
        "Kestria and Tarsovia held talks in Aldervik on 14 March. "
        "Both sides agreed to exchange 60 wounded prisoners. "
        "Prime Minister Edric Talmon denied that Kestria had agreed to a figure for its army. "
        f"{PLAN}, Talmon said. "
        "Tarsovia does not exclude a withdrawal of its soldiers from Upper Sarn if monitors take their place. "
        "Tarsovia rejected any limit on its troops. The next round is planned for 25 March.",
        "Northlight News",
        day("2031-03-15"),
        name="b/talks.txt",
    )
    reading = says(reading, "Edric Talmon", "that Kestria had agreed to a figure for its army",
                   "Prime Minister Edric Talmon", act="deny")  # fmt: skip
    reading = says(reading, "Edric Talmon", PLAN, "Talmon")
    both = ("Government of Kestria", "Government of Tarsovia")
    reading = meets(reading, "Kestria and Tarsovia held talks in Aldervik on 14 March", both, place="Aldervik",
                    when=replace(day("2031-03-14"), words="14 March"))  # fmt: skip
    reading = meets(reading, "The next round is planned for 25 March", both, status="planned",
                    when=replace(day("2031-03-25"), words="25 March"))  # fmt: skip
    reading = asks(reading, "agreed to exchange 60 wounded prisoners", "prisoners", status="agreed")
    reading = asks(reading, "Kestria had agreed to a figure for its army", "armed forces", status="agreed")
    reading = stands(
        reading,
        "Government of Tarsovia",
        "Tarsovia does not exclude a withdrawal of its soldiers from Upper Sarn if monitors take their place",
        "armed forces",
        "conditional",
    )
    reading = stands(reading, "Government of Tarsovia", "Tarsovia rejected any limit on its troops", "armed forces",
                     "rejects")  # fmt: skip
    reading = plans(reading, "A plan of 28 points", "plan of 28 points", points=28)
    return point(reading, PLAN, "limit")


def _undated() -> Reading:
    """Of unknown day, The Lunn Letter."""
    reading = told("A letter\n\nKestria is ready to talk of prisoners.", "The Lunn Letter", None, name="c/letter.txt")
    return stands(reading, "Government of Kestria", "Kestria is ready to talk of prisoners", "prisoners", "open")


LINE, COPY, TALKS, UNDATED = _line(), _copy(), _talks(), _undated()
"""Four reports; the second copies the first, of the last it is not known when it was published."""


def fill(store: Store, *readings: Reading) -> None:
    """Add them (all, where none is given), with what is judged of pairs: the copy is one, the plan is told twice."""
    given = readings or (LINE, COPY, TALKS, UNDATED)
    put(store, *given)
    known = {one.report.id for one in given}
    plan, again = LINE.propositions[0], TALKS.propositions[0]
    copied = Judgement(left=LINE.report.id, right=COPY.report.id, verdict="same", why="one text", by="copies/1")
    same = Judgement(left=plan.id, right=again.id, verdict="same", why="one plan", by="claims/1", score=0.9)
    pairs = [
        Pair("copy", copied.left, copied.right, (LINE.report.id, COPY.report.id), _json(copied)),
        Pair("claim", same.left, same.right, (LINE.report.id, TALKS.report.id), _json(same)),
    ]
    for pair in pairs:
        if set(pair.reports) <= known:
            store.put_compared(Compared(pair.reports[1], None), (), (pair,), rules="test/1")


def opposed(store: Store, left: Reading, right: Reading, at: tuple[int, int], why: str) -> None:
    """Add that two points, by their places in the readings, cannot both hold."""
    sides = left.propositions[at[0]].id, right.propositions[at[1]].id
    one = Contradiction(id=record_id("x", *sides), type="denial", left=sides[0], right=sides[1], why=why)
    pair = Pair("contradiction", *sides, (left.report.id, right.report.id), _json(one))
    store.put_compared(Compared(right.report.id, None), (), (pair,), rules="test/1")


def _json(record: Judgement | Contradiction) -> str:
    return msgspec.json.encode(record).decode()


EVIL_MARKS = (
    "<script>alert(1)</script> [x](javascript:alert(1)) | a | <b>b</b> \x1b[31m\u202e https://evil.example "
    "www.evil.example ![i](//evil.example/i.png) `code` **bold** &lt; \\ \x00\ufffe"
)


def evil() -> Reading:
    """A report that writes markup and escape sequences into whatever it can."""
    bad = EVIL_MARKS
    text = (
        f"{bad}\n\n{bad} Tarsovia rejected any limit on troops of the army {bad}. "
        f"Kestria and Tarsovia held talks {bad} in Aldervik. {'x' * 500_000}"
    )
    reading = told(text, f"Daily {bad}", day("2031-03-15"), name=f"evil {bad}")
    reading = replace(reading, report=replace(reading.report, url="javascript:alert(1)"))
    reading = stands(reading, "Government of Tarsovia", f"Tarsovia rejected any limit on troops of the army {bad}",
                     "armed forces", "rejects")  # fmt: skip
    reading = plans(reading, "any limit on troops", f"plan {bad}", points=3)
    both = ("Government of Kestria", "Government of Tarsovia")
    return meets(reading, f"Kestria and Tarsovia held talks {bad} in Aldervik", both, place="Aldervik",
                 when=day("2031-03-14"))  # fmt: skip

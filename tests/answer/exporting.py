"""An export made by hand, with a record of every kind, for whoever tests the formats; and a hostile one."""

from __future__ import annotations

from typing import Any

import msgspec

from secretariat.evidence import Passage
from secretariat.problems import Problem
from secretariat.records import (
    Actor,
    Answered,
    Block,
    ChainLink,
    Claim,
    Contradiction,
    Course,
    Deadline,
    DossierInfo,
    Export,
    Judgement,
    Meeting,
    MeetingStatus,
    Origin,
    Place,
    Plan,
    PlanVersion,
    Position,
    Proposal,
    Provision,
    Quantity,
    Report,
    Role,
    Shift,
    Statement,
    Term,
    TermCell,
    TermChange,
    Told,
    Unnamed,
    When,
)

PLANNED = (
    "Talks in Lunn next week\n\n"
    "Kestria and Tarsovia will meet in Lunn on 11 March, Ivo Marlen told the Courier. "
    "Kestria is to cut its army to 90,000 soldiers by 1 May. “No deal today”, officials said."
)
HELD = (
    "Talks in Lunn end\n\n"
    "Kestria and Tarsovia met in Lunn on 11 March under the eye of Maruvia. "
    "“No deal today”, Ivo Marlen said. Tarsovia accepts the plan. They may speak again next week."
)
TEXTS = {"r-1": PLANNED, "r-2": HELD, "r-3": "No day\n\nKestria said nothing."}
"""Report id → text; of the third it is not known when it was published."""


def at(report: str, words: str) -> Passage:
    """The first place in a report where the words stand."""
    start = TEXTS[report].index(words)
    return Passage.cut(report, TEXTS[report], start, start + len(words))


def on(first: str, after: str, words: str | None = None) -> When:
    """From the first day up to the day after the last."""
    return When(earliest=first, latest=after, words=words or first, anchor="publication")


def _report(number: int, **fields: Any) -> Report:
    text = TEXTS[f"r-{number}"]
    title, _, _ = text.partition("\n\n")
    blocks = (
        Block(start=0, end=len(title), kind="title"),
        Block(start=len(title) + 2, end=len(text), kind="body"),
    )
    held = {"name": f"wire/{number}.txt", "title": title, "text": text, "blocks": blocks, "sha256": f"{number:064}"}
    return Report(id=f"r-{number}", **{**held, **fields})


REPORTS = (
    _report(1, outlet="a-courier", published=on("2031-03-05", "2031-03-06"), url="https://courier.example/1",
            byline="Hanne Calloway", language="en", retrieved="2031-03-05T12:00:00Z"),
    _report(2, outlet="a-wire", published=When(earliest="2031-03-11T18:30:00Z", latest="2031-03-11T18:30:01Z"),
            copy_of="r-1", version_of="r-1", url="javascript:alert(1)"),
    _report(3, written=When(earliest="2031-03-01", anchor="text")),
)  # fmt: skip

ACTORS = (
    Actor(id="a-courier", name="Velmar Courier", kind="outlet", country="CH"),
    Actor(id="a-kestria", name="Kestria", kind="state", aliases=("the Kestrians", "Velmar"), member_of=("a-league",)),
    Actor(id="a-league", name="Littoral League", kind="bloc"),
    Actor(id="a-marlen", name="Ivo Marlen", kind="person", party="a-kestria", party_why="office: envoy of Kestria",
          roles=(Role(title="envoy", of="Kestria", when=on("2031-03-05", "2031-03-12")),)),
    Actor(id="a-maruvia", name="Government of Maruvia", kind="government", country="NO"),
    Actor(id="a-officials", name="officials", kind="anonymous", source_type="officials",
          unnamed=Unnamed(type="officials", number=2, whose=("Kestrian",))),
    Actor(id="a-tarsovia", name="Tarsovia", kind="state"),
    Actor(id="a-wire", name="Meridian Wire", kind="outlet"),
)  # fmt: skip

STATEMENTS = (
    Statement(id="s-1", report="r-1", speaker="a-marlen", source=(at("r-1", "Ivo Marlen"),), cue=(at("r-1", "told"),),
              content=(at("r-1", "Kestria and Tarsovia will meet in Lunn on 11 March"),), kind="indirect",
              act="promise", certainty="certain", addressee="the Velmar Courier", said=on("2031-03-05", "2031-03-06"),
              chain=(ChainLink(actor="a-wire", relation="reported by", passage=at("r-1", "the Courier")),),
              score=0.9, made_by="statements/1"),
    Statement(id="s-2", report="r-1", speaker="a-officials", source=(at("r-1", "officials"),),
              content=(at("r-1", "“No deal today”"),), kind="direct", negated=True, made_by="statements/1"),
    Statement(id="s-3", report="r-2", unresolved="nobody is named", content=(at("r-2", "“No deal today”"),),
              kind="direct", made_by="statements/1"),
)  # fmt: skip


def _meeting(number: int, words: Passage, status: MeetingStatus, **fields: Any) -> Meeting:
    sides = {"participants": ("a-kestria", "a-tarsovia"), "place": "Lunn", "made_by": "meetings/1"}
    return Meeting(id=f"m-{number}", status=status, passages=(words,), **{**sides, **fields})


MEETINGS = (
    _meeting(1, at("r-1", "will meet in Lunn on 11 March"), "planned", when=on("2031-03-11", "2031-03-12", "11 March")),
    _meeting(2, at("r-2", "met in Lunn on 11 March"), "held", when=on("2031-03-11", "2031-03-12", "11 March"),
             mediators=("a-maruvia",), format="talks", score=0.8),
    _meeting(3, at("r-2", "may speak again next week"), "planned", when=on("2031-03-17", "2031-03-24", "next week")),
    _meeting(4, at("r-3", "Kestria said nothing"), "cancelled", place=None),
)  # fmt: skip

EXPORT = Export(
    dossier=DossierInfo(title="Lunn"),
    as_of="2031-03-12",
    reports=REPORTS,
    actors=ACTORS,
    statements=STATEMENTS,
    meetings=MEETINGS,
    proposals=(Proposal(id="o-1", names=("the plan",), authors=("a-maruvia",), points=12, when=None,
                        left_out=("a-league",), passages=(at("r-2", "the plan"),)),),
    provisions=(
        Provision(id="v-1", proposal="o-1", issue="armed forces", obliged=("a-kestria",), toward=("a-tarsovia",),
                  action="cut its army", quantity=Quantity(value=90000.0, unit="soldiers", bound="at most"),
                  status="agreed", territory=("Lunn",), made_by="provisions/1",
                  passages=(at("r-1", "Kestria is to cut its army to 90,000 soldiers by 1 May"),)),
    ),
    positions=(
        Position(id="q-1", party="a-tarsovia", issue="armed forces", about="o-1", stance="accepts", status="reported",
                 passages=(at("r-2", "Tarsovia accepts the plan"),), made_by="positions/1"),
        Position(id="q-2", party="a-kestria", actor="a-marlen", issue="armed forces", about="an army", stance="rejects",
                 status="stated", statement="s-1", passages=(at("r-1", "cut its army"),), made_by="positions/1"),
    ),
    claims=(Claim(id="c-1", gist="“No deal today”", statements=("s-2", "s-3"), independent=1, independence_unknown=1,
                  passages=(at("r-1", "“No deal today”"), at("r-2", "“No deal today”")), reports=("r-1", "r-2"),
                  origins=(Origin(actor="a-officials", via="a-courier", reports=("r-1",)),
                           Origin(actor=None, reports=("r-2",)))),),
    contradictions=(Contradiction(id="x-1", type="value", left="s-1", right="s-3", why="they differ",
                                  passages=(at("r-1", "11 March"), at("r-2", "11 March"))),),
    shifts=(Shift(id="h-1", party="a-tarsovia", issue="armed forces", from_=None, to="q-1", direction="new",
                  why="the first"),),
    courses=(
        Course(id="e-1", kind="meeting", status="held", participants=("a-kestria", "a-tarsovia"), place="Lunn",
               when=MEETINGS[1].when, passages=(*MEETINGS[0].passages, *MEETINGS[1].passages),
               told=(Told(record="m-1", report="r-1", status="planned", published=REPORTS[0].published),
                     Told(record="m-2", report="r-2", status="held", published=REPORTS[1].published))),
    ),
    plans=(
        Plan(id="f-1", names=("the plan",), authors=("a-maruvia",),
             versions=(PlanVersion(id="n-1", names=("the plan",), points=12, rank=1, authors=("a-maruvia",),
                                   proposals=("o-1",), reports=("r-2",), first=REPORTS[1].published,
                                   passages=(at("r-2", "the plan"),), why=("of 12 points both",),
                                   answers=(Answered(party="a-tarsovia", stance="accepts", position="q-1",
                                                     passages=(at("r-2", "Tarsovia accepts the plan"),)),)),),
             terms=(Term(id="w-1", issue="armed forces", words="cut its army",
                         cells=(TermCell(version="n-1", state="told", against=None, provisions=("v-1",),
                                         changes=(TermChange(what="quantity", from_=None, to="90,000 soldiers"),),
                                         passages=(at("r-1", "cut its army"),), why=(at("r-1", "cut its army"),),
                                         differing=("1 soldier", "2 soldiers"), status="agreed"),)),)),
    ),
    deadlines=(Deadline(id="d-1", record="v-1", when=on("2031-05-01", "2031-05-02", "1 May"),
                        passages=(at("r-1", "by 1 May"),)),),
    places=(Place(id="p-1", name="Lunn", kind="city", country="CH", geonames=12345),),
    judgements=(
        Judgement(left="a-courier", right="a-wire", verdict="different", score=0.9, why="two papers", by="rule/1"),
        Judgement(left="a-courier", right="a-wire", verdict="same", why="one house", by="Ilse Brandt",
                  at="2031-03-12T10:00:00+00:00", withdrawn="2031-03-12T11:00:00+00:00"),
    ),
    problems=(Problem(stage="ingest", place="a.bin", message="no text"),
              Problem(stage="ingest", place="a.bin", message="no text")),
)  # fmt: skip
"""Two reports of talks in Lunn, and one that tells next to nothing."""

KINDS = [field.name for field in msgspec.structs.fields(Export) if isinstance(field.default, tuple)]
"""The lists of an export, by attribute."""

HOSTILE = (
    "=cmd|' /C calc'!A0 \x00\x01\x0b\x1b[31m\ufffe\uffff]]><script>alert(1)</script>&amp;"
    "\u202egnp.exe\u2066\r\n\tBEGIN:VEVENT;,\\ _x0041_ \U0001f600" + "x" * 100_000
)
"""What a report can hold in a title, a name or a sentence."""

_KEPT = {"id", "report", "url", "earliest", "latest", "retrieved", "at", "withdrawn", "as_of", "language", "country"}
_KEPT |= {"outlet", "speaker", "party", "actor", "record", "proposal", "statement", "left", "right", "to", "from_"}
_KEPT |= {"participants", "mediators", "reports", "statements", "obliged", "toward", "authors", "left_out", "sha256"}


def hostile(value: Any, words: str = HOSTILE) -> Any:
    """An export of which every free text is hostile: words of reports, names, titles, addresses of files."""
    changed = {}
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if isinstance(held, msgspec.Struct):
            changed[field.name] = hostile(held, words)
        elif isinstance(held, tuple) and held and isinstance(held[0], msgspec.Struct):
            changed[field.name] = tuple(hostile(one, words) for one in held)
        elif field.name in _KEPT or field.type not in (str, str | None, tuple[str, ...]):
            continue
        elif isinstance(held, str):
            changed[field.name] = words
        elif isinstance(held, tuple):
            changed[field.name] = tuple(words for _ in held)
    return msgspec.structs.replace(value, **changed)

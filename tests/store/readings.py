"""Readings made by hand and by Hypothesis, for whoever tests the store and the answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from unittest.mock import MagicMock

import msgspec
import pytest
from hypothesis import strategies as st

from secretariat.evidence import OffsetMap, Passage, Segment
from secretariat.identity import actor_id, record_id
from secretariat.problems import Problem
from secretariat.records import Actor, Block, DateMention, Judgement, Reading, Report, Role, Statement, Verdict, When
from secretariat.store import tables
from secretariat.store.sqlite import Store

READER = "test/1"

Said = tuple[str | None, str, str]
"""Speaker (None: unresolved), cue, words; cue and words have to stand in the text."""


def day(text: str) -> When:
    """That whole day in UTC; `text` is `YYYY-MM-DD`, the day before the 28th."""
    later = f"{text[:-2]}{int(text[-2:]) + 1:02}"
    return When(earliest=f"{text}T00:00:00Z", latest=f"{later}T00:00:00Z", words=text, anchor="text")


def make(
    text: str,
    *,
    name: str = "a.txt",
    outlet: str | None = None,
    published: When | None = None,
    said: Iterable[Said] = (),
) -> Reading:
    """The reading of a report that is `text`, with these statements in it. Its first line is its title."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    report = f"r-{digest[:16]}"
    title, _, body = text.partition("\n\n")
    actors: dict[str, Actor] = {}
    if outlet is not None:
        actors[actor_id("outlet", outlet)] = Actor(id=actor_id("outlet", outlet), name=outlet, kind="outlet")
    statements = []
    for speaker, cue, words in said:
        identity = None
        if speaker is not None:
            identity = actor_id("person", speaker)
            actors[identity] = Actor(id=identity, name=speaker, kind="person")
        start = text.index(words)
        statements.append(
            Statement(
                id=record_id("s", report, start),
                report=report,
                speaker=identity,
                unresolved=None if identity else "nobody of that name is in the report",
                cue=(quote(report, text, cue),),
                content=(quote(report, text, words),),
                kind="direct",
                made_by="test/1",
            )
        )
    blocks = [Block(start=0, end=len(title), kind="title")] if body else []
    blocks.append(Block(start=len(text) - len(body or text), end=len(text), kind="body"))
    return Reading(
        report=Report(
            id=report,
            name=name,
            outlet=actor_id("outlet", outlet) if outlet else None,
            title=title if body else None,
            published=published,
            text=text,
            blocks=tuple(blocks),
            sha256=digest,
        ),
        actors=tuple(actors.values()),
        statements=tuple(statements),
        reader=READER,
    )


def quote(report: str, text: str, words: str) -> Passage:
    """The first place in `text` where `words` stand."""
    start = text.index(words)
    return Passage.cut(report, text, start, start + len(words))


def put(store: Store, *readings: Reading) -> None:
    """Add readings with their texts as their original bytes."""
    for reading in readings:
        data = reading.report.text.encode()
        whole = Segment(0, len(reading.report.text), 0, len(data), True)
        store.add(reading, data, OffsetMap("utf-8", (whole,)))


BRENIK = make(
    'Talks in Geneva\n\nTomasz Brenik said "the red line stays". Officials warned “no deal yet”.',
    name="b/geneva.txt",
    outlet="Reuters",
    published=day("2025-11-20"),
    said=[("Tomasz Brenik", "said", '"the red line stays"'), (None, "warned", "“no deal yet”")],
)
ORSK = make(
    "Berlin weighs sanctions\n\nFerdinand Orsk told reporters that new sanctions are possible. Geneva was quiet.",
    name="a/berlin.txt",
    outlet="Der Bote",
    published=day("2025-11-22"),
    said=[("Ferdinand Orsk", "told reporters", "new sanctions are possible")],
)
UNDATED = make(
    "No date here\n\nTomasz Brenik said nothing new.", name="c.txt", said=[("Tomasz Brenik", "said", "nothing new")]
)

TSCHAIKIN = make(
    "Halden waits\n\nJurij Tschaikin said “no deal today”.",
    name="d/waits.txt",
    outlet="Halden Daily",
    published=day("2025-11-20"),
    said=[("Jurij Tschaikin", "said", "“no deal today”")],
)
CHAYKIN = make(
    "Halden hopes\n\nYuri Chaykin said “a deal is near”.",
    name="e/hopes.txt",
    outlet="The Daily of Halden",
    published=day("2025-11-22"),
    said=[("Yuri Chaykin", "said", "“a deal is near”")],
)
"""Two reports that write the name of one man in two ways, and that of one newspaper too."""


def with_time(reading: Reading, words: str, value: str, when: When | None = None) -> Reading:
    """The reading with one time expression, which its statements were made at."""
    report, text = reading.report.id, reading.report.text
    mention = DateMention(passage=quote(report, text, words), value=value, when=when)
    said = tuple(
        msgspec.structs.replace(one, said=When(words=words) if when is None else when) for one in reading.statements
    )
    return msgspec.structs.replace(reading, dates=(mention,), statements=said)


WALK = with_time(
    make(
        "No date here\n\nOn 18 November Tomasz Brenik said “we walk”.",
        name="walk.txt",
        said=[("Tomasz Brenik", "said", "“we walk”")],
    ),
    "18 November",
    "XXXX-11-18",
)
"""An undated report that tells of a day and a month."""


def person_of(reading: Reading) -> str:
    """The actor id of the first person that a report names."""
    return next(actor.id for actor in reading.actors if actor.kind == "person")


def outlet_of(reading: Reading) -> str:
    """The actor id of a report's outlet."""
    assert reading.report.outlet is not None
    return reading.report.outlet


def judged(
    left: str, right: str, verdict: Verdict = "same", *, by: str = "reconcile.test/1", at: str | None = None
) -> Judgement:
    """A judgement on two actor ids; with `at` it is a person's."""
    left, right = sorted((left, right))
    return Judgement(left=left, right=right, verdict=verdict, score=0.9, why="for a test", by=by, at=at)


def write_as_version(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on dossiers are made as a program of that schema version made them."""
    monkeypatch.setattr("secretariat.store.tables.MIGRATIONS", tables.MIGRATIONS[:number])
    monkeypatch.setattr("secretariat.store.opening.VERSION", number)
    if number < _WITH_FACES:
        monkeypatch.setattr("secretariat.store.writing.faces", MagicMock())
        monkeypatch.setattr("secretariat.store.writing.stale", MagicMock())


_WITH_FACES = 4
"""The schema version from which it is noted what has to be worked out anew."""

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
moments = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "Z")
whens = st.builds(
    When,
    earliest=st.none() | moments,
    latest=st.none() | moments,
    words=st.none() | words,
    anchor=st.sampled_from([None, "text", "publication"]),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose passages quote its text, with actors that other readings may name too."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = f"r-{digest[:16]}"

    def passage() -> Passage:
        start = draw(st.integers(0, len(text) - 1))
        return Passage.cut(report, text, start, draw(st.integers(start + 1, len(text))))

    actors = {}
    for name in draw(st.lists(st.sampled_from(["Brenik", "BRENIK", "the Kremlin", "Kremlin", "Élysée"]), max_size=3)):
        role = Role(title=draw(words), of=draw(st.none() | words), passage=passage())
        actors[actor_id("person", name)] = Actor(
            id=actor_id("person", name),
            name=name,
            kind="person",
            aliases=tuple(sorted(draw(st.sets(words, max_size=2)))),
            roles=(role,),
        )
    statements = tuple(
        Statement(
            id=record_id("s", report, place),
            report=report,
            speaker=draw(st.sampled_from([None, *actors])),
            source=(passage(),),
            content=(passage(), passage()),
            kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            score=draw(st.none() | st.floats(0, 1)),
            said=draw(st.none() | whens),
            made_by="test/1",
        )
        for place in range(draw(st.integers(0, 3)))
    )
    return Reading(
        report=Report(
            id=report,
            name=draw(st.sampled_from(["a.txt", "b.txt", "deep/c.txt", "=d.txt"])),
            title=draw(st.none() | words),
            published=draw(st.none() | whens),
            text=text,
            sha256=digest,
        ),
        actors=tuple(actors.values()),
        statements=statements,
        problems=draw(st.sampled_from([(), (Problem(stage="ingest", place="a.txt", message="has marks."),)])),
        reader=READER,
    )

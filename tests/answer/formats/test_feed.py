"""The feed of changes, read with feedparser: what is in it, when, and that nothing in it runs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import feedparser
import msgspec
import pytest
from lxml import etree

from secretariat.answer.across_rows import (
    Change,
    Changes,
    ClaimRow,
    ContradictionRow,
    EditedReport,
    MeetingChange,
    OriginRow,
    SaidRow,
    ShiftRow,
)
from secretariat.answer.excerpts import excerpts_only
from secretariat.answer.formats.feed import feed_entries, feed_file
from secretariat.answer.rows import ReportRow
from secretariat.records import MeetingStatus
from tests.answer.exporting import HOSTILE, at, on

FIRST = ReportRow(id="r-1", name="wire/1.txt", title="Talks in Lunn next week", outlet="Velmar Courier", byline=None,
                  url="https://courier.example/1", published=on("2031-03-05", "2031-03-06"))  # fmt: skip
SECOND = ReportRow(id="r-2", name="wire/2.txt", title=None, outlet=None, byline=None, url="javascript:alert(1)",
                   published=on("2031-03-11T18:30:00Z", "2031-03-11T18:30:01Z"))  # fmt: skip
UNDATED = ReportRow(id="r-3", name="wire/3.txt", title=None, outlet=None, byline=None, url=None, published=None)


def said(report: ReportRow, words: str = "No deal today", who: str | None = "Ivo Marlen", **fields: Any) -> SaidRow:
    passage = msgspec.structs.replace(at("r-1", "No deal today"), report=report.id, quote=words)
    return SaidRow(id="k-1", who=who, words=words, passage=passage, report=report, **{"copy_of": None, **fields})


def claim(identity: str, *members: SaidRow, gist: str = "No deal today", denied: bool = False) -> ClaimRow:
    return ClaimRow(
        id=identity,
        gist=gist,
        denied=denied,
        summary="2 reports, 1 origin: Ivo Marlen",
        independent=2,
        unknown=0,
        origins=(OriginRow(name="Ivo Marlen", via=None),),
        members=members,
        against=(),
    )


def meeting(change: Change = "held", now: MeetingStatus = "held", report: ReportRow = SECOND) -> MeetingChange:
    return MeetingChange(change=change, before="planned", now=now, participants=("Kestria", "Tarsovia"), place="Lunn",
                         told=said(report, "met in Lunn", None))  # fmt: skip


NOTHING = Changes(as_of=None, left_out=0, since="2031-03-01", reports=(FIRST, SECOND, UNDATED), claims=(), confirmed=(),
                  contradictions=(), shifts=(), meetings=(), edited=())  # fmt: skip
CHANGES = msgspec.structs.replace(
    NOTHING,
    claims=(claim("c-1", said(FIRST)), claim("c-2", said(UNDATED), denied=True)),
    confirmed=(claim("c-3", said(FIRST), said(SECOND, who=None, copy_of="wire/1.txt")),),
    contradictions=(ContradictionRow(id="x-1", type="value", why="90,000 or 120,000", one_side="Kestria",
                                     left=said(FIRST), right=said(SECOND, "A deal", denied=True)),),
    shifts=(ShiftRow(id="h-1", party="Kestria", issue="armed forces", direction="softened", why="from “rejects”",
                     before=said(FIRST, "never"), before_stance="rejects", now=said(SECOND, "perhaps"),
                     now_stance="open"),),
    meetings=(meeting(),),
    edited=(EditedReport(report=SECOND, before=FIRST, added=("It rains.",), dropped=("It is dry.", "It is hot.")),),
)  # fmt: skip


def entries(changes: Changes = CHANGES, *, atom: bool = False, text: bool = True) -> dict[str, Any]:
    read = feedparser.parse(feed_file(changes, atom=atom, text=text), sanitize_html=False)
    assert not read.bozo, read.get("bozo_exception")
    return {one.id: one for one in read.entries}


def body(entry: Any) -> str:
    return str(entry.content[0].value if "content" in entry else entry.summary)


@pytest.mark.parametrize("atom", [False, True])
def test_each_change_is_an_entry_the_latest_first(atom: bool) -> None:
    found = entries(atom=atom)
    assert [(identity.removeprefix("urn:secretariat:"), one.title, one.tags[0].term) for identity, one in
            found.items()] == [
        ("position:h-1", "Kestria, armed forces: softened", "position"),
        ("origin:c-3:2", "A further origin: No deal today", "origin"),
        ("meeting:k-1:held", "Meeting held: Kestria, Tarsovia in Lunn", "meeting"),
        ("edited:r-2", "Edited: wire/2.txt", "edited report"),
        ("contradiction:x-1", "Contradiction (value): No deal today / denied: A deal", "contradiction"),
        ("claim:c-1", "New: No deal today", "claim"),
        ("claim:c-2", "New, denied: No deal today", "claim"),
    ]  # fmt: skip


def test_times_are_those_of_publication() -> None:
    data = feed_file(CHANGES)
    assert data == feed_file(CHANGES)
    assert b"<lastBuildDate>Tue, 11 Mar 2031 18:30:00 +0000</lastBuildDate>" in data
    found = entries()
    assert found["urn:secretariat:origin:c-3:2"].published == "Tue, 11 Mar 2031 18:30:00 +0000"
    assert found["urn:secretariat:claim:c-1"].published == "Wed, 05 Mar 2031 00:00:00 +0000"
    assert "published" not in found["urn:secretariat:claim:c-2"]
    undated = entries(atom=True)["urn:secretariat:claim:c-2"]
    assert ("published" in undated, undated.updated) == (False, "2031-03-11T18:30:00+00:00")
    years = set(re.findall(rb"\b(?:19|20)\d\d\b", feed_file(CHANGES, atom=True)))
    assert years == {b"2031", b"2005"}, "2005 stands in the name of Atom"


def test_a_feed_without_a_dated_report_has_no_day_of_the_clock() -> None:
    told = msgspec.structs.replace(NOTHING, reports=(UNDATED,), claims=(claim("c-2", said(UNDATED)),))
    assert b"<lastBuildDate>Thu, 01 Jan 1970 00:00:00 +0000</lastBuildDate>" in feed_file(told)
    assert str(datetime.now(UTC).year).encode() not in feed_file(told) + feed_file(told, atom=True)


def test_links_lead_to_the_web_only() -> None:
    found = entries()
    assert found["urn:secretariat:origin:c-3:2"].link == "https://courier.example/1"
    assert "link" not in found["urn:secretariat:position:h-1"]
    assert b"javascript" not in feed_file(CHANGES) + feed_file(CHANGES, atom=True)


def test_an_entry_says_who_told_it_where() -> None:
    text = body(entries()["urn:secretariat:origin:c-3:2"])
    place = f"characters {at('r-1', 'No deal today').start}–{at('r-1', 'No deal today').end}"
    assert text == (
        "<p>2 reports, 1 origin: Ivo Marlen</p>"
        "<blockquote>No deal today</blockquote>"
        f"<p>Ivo Marlen, Velmar Courier, “Talks in Lunn next week”, 5 Mar 2031, {place}</p>"
        "<blockquote>No deal today</blockquote>"
        f"<p>wire/2.txt, 11 Mar 2031, {place}, a copy of wire/1.txt</p>"
    )
    denied = body(entries()["urn:secretariat:contradiction:x-1"])
    assert denied.startswith("<p>90,000 or 120,000 Both are said by Kestria.</p>")
    assert "<p>Ivo Marlen, who denies it, wire/2.txt" in denied


def test_an_edited_report_says_what_changed_if_texts_are_passed_on() -> None:
    whole = body(entries()["urn:secretariat:edited:r-2"])
    assert whole == (
        "<p>1 sentence added, 2 sentences dropped; before: Velmar Courier, “Talks in Lunn next week”, 5 Mar 2031</p>"
        "<p>Added:</p><ul><li>It rains.</li></ul><p>Dropped:</p><ul><li>It is dry.</li><li>It is hot.</li></ul>"
    )
    assert "It rains" not in body(entries(text=False)["urn:secretariat:edited:r-2"])
    many = msgspec.structs.replace(CHANGES.edited[0], added=tuple(f"It rains {n}." for n in range(25)))
    (entry,) = feed_entries(msgspec.structs.replace(NOTHING, edited=(many,)))
    assert entry.body.count("It rains") == 20
    assert "and 5 further sentences" in entry.body


@pytest.mark.parametrize(
    ("change", "now", "told"),
    [
        ("announced", "planned", "announced"), ("moved", "postponed", "moved"), ("called off", "denied", "called off"),
        ("held", "under way", "under way"), ("held", "held", "held"), ("told", "uncertain", "uncertain"),
    ],
)  # fmt: skip
def test_meetings_are_called_what_they_are(change: Change, now: MeetingStatus, told: str) -> None:
    (entry,) = feed_entries(msgspec.structs.replace(NOTHING, meetings=(meeting(change, now),)))
    assert entry.title == f"Meeting {told}: Kestria, Tarsovia in Lunn"
    assert entry.id == f"meeting:k-1:{now.replace(' ', '-')}"
    assert entry.body.startswith(f"<p>{now} (before: planned)</p>")


def _hostile() -> Changes:
    report = msgspec.structs.replace(SECOND, title=HOSTILE, outlet=HOSTILE, name=HOSTILE)
    told = said(report, HOSTILE, HOSTILE, copy_of=HOSTILE)
    return msgspec.structs.replace(
        NOTHING,
        claims=(claim("c-1", told, gist=HOSTILE),),
        meetings=(msgspec.structs.replace(meeting(), participants=(HOSTILE,), place=HOSTILE, told=told),),
        edited=(EditedReport(report=report, before=report, added=(HOSTILE,) * 30, dropped=(HOSTILE,)),),
    )


@pytest.mark.parametrize("atom", [False, True])
def test_hostile_words_are_words(atom: bool) -> None:
    data = feed_file(_hostile(), atom=atom)
    etree.fromstring(data)
    assert len(data) < 100_000
    for entry in entries(_hostile(), atom=atom).values():
        text = body(entry)
        assert set(re.findall(r"<(/?\w+)", text)) <= {"p", "/p", "blockquote", "/blockquote", "ul", "/ul", "li", "/li"}
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert not {"\u202e", "\x1b", "\x00"} & set(text)
        assert len(entry.title) <= 201


def test_excerpts_have_no_more_than_300_characters_of_a_report() -> None:
    found = entries(excerpts_only(_hostile()), text=False)
    for entry in found.values():
        assert "x" * 301 not in body(entry)


def test_nothing_new_is_a_feed_without_entries() -> None:
    assert entries(NOTHING) == entries(NOTHING, atom=True) == {}
    assert b"What became known since 1 Mar 2031" in feed_file(NOTHING)

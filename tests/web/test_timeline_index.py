"""Owns: what of the timeline is chosen, the same however it is looked up; what is drawn is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.event_rows import EventRow, Events, Name, Spoken
from secretariat.answer.rows import ReportRow
from secretariat.evidence import Passage
from secretariat.records import When
from secretariat.web.pictures.axis import Span
from secretariat.web.timeline_index import KINDS, Choice, Entry, TimelineIndex

REPORT = ReportRow(id="r-1", name="a.txt", title=None, outlet=None, byline=None, url=None, published=None)
FIRST = date(2031, 3, 1)


def between(start: int | None, end: int | None) -> When | None:
    """A time from a day of March to another, both inside; None: not known."""
    if start is None and end is None:
        return None
    moments = [None if one is None else (FIRST + timedelta(days=one)).isoformat() for one in
               (start, None if end is None else end + 1)]  # fmt: skip
    return When(earliest=moments[0], latest=moments[1])


def event(
    number: int, kind: Any, when: When | None, parties: tuple[str, ...], issues: tuple[str, ...] = ()
) -> EventRow:
    passage = Passage(report="r-1", start=number, end=number + 1, quote="x")
    return EventRow(id=f"e-{number}", kind=kind, when=when, by=None, who=tuple(Name(id=p, name=p) for p in parties),
                    parties=parties, issues=issues, what=None, place=None, status=None, type=None, direction=None,
                    words="x", passage=passage, report=REPORT, reports=1)  # fmt: skip


def spoken(number: int, when: When | None, party: str | None, issues: tuple[str, ...] = ()) -> Spoken:
    return Spoken(id=f"s-{number}", report="r-1", start=number, speaker=party, party=party, when=when, by=None,
                  issues=issues, relayed=False)  # fmt: skip


def index(rows: tuple[EventRow, ...] = (), said: tuple[Spoken, ...] = (), **fields: Any) -> TimelineIndex:
    known: dict[str, Any] = {"parties": (), "issues": (), "first": None, "last": None, "names": {}, "reports": {}}
    return TimelineIndex(Events(as_of=None, left_out=0, rows=rows, spoken=said, **{**known, **fields}))


DAYS = st.one_of(st.none(), st.integers(0, 40))
WHEN = st.tuples(DAYS, DAYS).map(
    lambda pair: between(*(sorted(pair) if None not in pair else pair))  # type: ignore[type-var]
)
PARTIES = st.sampled_from(["kestria", "tarsovia", "orlenz"])
ISSUES = st.lists(st.sampled_from(["army", "prisoners"]), unique=True).map(tuple)


@st.composite
def indexes(draw: st.DrawFn) -> TimelineIndex:
    rows = draw(
        st.lists(st.tuples(st.sampled_from(KINDS[:-1]), WHEN, st.lists(PARTIES, unique=True), ISSUES), max_size=12)
    )
    said = draw(st.lists(st.tuples(WHEN, st.none() | PARTIES, ISSUES), max_size=12))
    return index(
        tuple(event(at, kind, when, tuple(parties), issues) for at, (kind, when, parties, issues) in enumerate(rows)),
        tuple(spoken(at, *one) for at, one in enumerate(said)),
    )


CHOICES = st.builds(
    Choice,
    span=st.none() | st.tuples(st.integers(0, 40), st.integers(0, 20)).map(
        lambda pair: Span(FIRST + timedelta(days=pair[0]), FIRST + timedelta(days=sum(pair)))
    ),
    parties=st.none() | st.frozensets(PARTIES | st.just("nobody"), max_size=2),
    issue=st.none() | st.sampled_from(["army", "prisoners", "flags"]),
    kind=st.none() | st.sampled_from(KINDS),
)  # fmt: skip


@given(indexes(), CHOICES)
def test_looking_up_chooses_what_looking_at_each_would(found: TimelineIndex, choice: Choice) -> None:
    every = found.chosen(Choice())
    assert [*found.chosen(choice)] == [one for one in every if choice.has(one)]
    rest = Choice(None, choice.parties, choice.issue, choice.kind)
    if choice.span is not None:
        others = [one for one in every if rest.has(one)]
        assert found.beside(choice) == (
            sum(one.last is not None and one.last < choice.span.first for one in others),
            sum(one.first is not None and one.first > choice.span.last for one in others),
        )
    assert found.undated(choice) == sum(rest.has(one) and one[:2] == (None, None) for one in every)


def test_what_is_of_no_known_day_is_in_no_span() -> None:
    found = index((event(1, "meeting", None, ("kestria",)),))
    assert len(found.chosen(Choice())) == 1
    assert found.chosen(Choice(span=Span(date.min, date.max))) == []
    assert (found.core, found.whole) == (None, None)


@pytest.mark.parametrize("kind", ["meeting", "contradiction"])
def test_meetings_and_contradictions_are_of_every_issue(kind: str) -> None:
    found = index((event(1, kind, between(3, 3), ()), event(2, "proposal", between(4, 4), ())))
    assert [one.kind for one in found.chosen(Choice(issue="army"))] == [kind]


def test_statements_are_counted_by_party_issue_and_day() -> None:
    found = index(said=(
        spoken(1, between(3, 3), "kestria", ("army",)),
        spoken(2, between(3, 3), "kestria"),
        spoken(3, between(3, 9), "kestria"),
        spoken(4, between(5, 5), None),
    ))  # fmt: skip
    day = FIRST + timedelta(days=3)
    assert found.said["kestria", None] == {day: 2}, "one of some day between two is of no day"
    assert found.said["kestria", "army"] == {day: 1}
    assert found.unnamed == {None, "kestria"}


def test_the_span_shown_first_is_that_of_publication_and_of_the_meetings_near_it() -> None:
    meetings = tuple(event(at, "meeting", between(at, at), ()) for at in (-1000, 0, 45, 400))
    found = index(meetings, first="2031-03-10", last="2031-03-20")
    assert found.core == Span(FIRST, FIRST + timedelta(days=45))
    assert found.whole == Span(FIRST - timedelta(days=1000), FIRST + timedelta(days=400))


def test_what_is_drawn_is_kept_for_a_while() -> None:
    found, made = index(), list[int]()

    def draw(number: int) -> int:
        made.append(number)
        return number

    assert [found.drawn(key, lambda key=key: draw(key)) for key in (1, 2, 1, 1)] == [1, 2, 1, 1]  # type: ignore[misc]
    assert made == [1, 2]
    for key in range(100):
        found.drawn(key, lambda key=key: draw(key))  # type: ignore[misc]
    found.drawn(1, lambda: draw(1))
    assert made.count(1) == 2, "the oldest are forgotten"


def test_entries_of_nobody_have_no_party() -> None:
    assert Entry(None, None, "statement", spoken(1, None, None)).parties == ()

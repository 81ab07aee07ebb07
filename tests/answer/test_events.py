"""Owns: what stands in the timeline, where, and with whom; over stores made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from secretariat.answer.event_rows import EventRow, Events
from secretariat.answer.events import events
from secretariat.records import Judgement, Reading, When
from secretariat.store.pairs import Compared, Pair
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.answer.talking import (
    BERLIN,
    GENEVA,
    UNDATED,
    naming,
    who,
    with_meeting,
    with_position,
    with_proposal,
    with_provision,
)
from tests.store.readings import day, make, put


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "talks.db", create=True)


def asked(store: Store, *readings: Reading) -> Events:
    put(store, *readings)
    return events(store)


def of_kind(found: Events, kind: str) -> list[EventRow]:
    return [row for row in found.rows if row.kind == kind]


def names(row: EventRow) -> list[str]:
    return [one.name for one in row.who]


def told_as_one(store: Store, *readings: Reading) -> None:
    """The first meetings of these reports are judged to be one."""
    first = readings[0].meetings[0].id
    for other in readings[1:]:
        left, right = sorted((first, other.meetings[0].id))
        same = Judgement(left=left, right=right, verdict="same", score=0.9, why="same day", by="test/1")
        reports = (readings[0].report.id, other.report.id)
        pair = Pair("meeting", left, right, reports, msgspec.json.encode(same).decode())
        store.put_compared(Compared(other.report.id, None), (), [pair], rules="test")


def meeting(text: str, published: When | None, sides: tuple[str, ...], **fields: object) -> Reading:
    """A report of one sentence, which tells of a meeting."""
    return with_meeting(make(f"Title\n\n{text}", name=text[:9], published=published), text, sides, **fields)  # type: ignore[arg-type]


def test_events_stand_in_time_and_what_is_of_no_day_stands_last(store: Store) -> None:
    found = asked(store, GENEVA, BERLIN, UNDATED)
    assert [(row.kind, row.by, row.words) for row in found.rows if row.kind in {"meeting", "proposal"}] == [
        ("meeting", "told", "Holm saw Halvek on 10 November"),
        ("meeting", "told", "Kestria and Tarsovia met in Geneva on 18 November"),
        ("proposal", "published", "a 12-point plan"),
        ("proposal", "published", "The second draft, a counter-plan"),
        ("meeting", "told", "The next round is on 25 November"),
        *sorted(
            [("meeting", None, "They meet again some day"), ("meeting", None, "The envoys spoke")],
            key=lambda one: (GENEVA if "again" in one[2] else UNDATED).report.id,
        ),
        ("proposal", None, "yes to the flags"),
    ]
    assert (found.first, found.last) == ("2025-11-20", "2025-11-22")


def test_every_event_stands_on_the_words_of_its_report(store: Store) -> None:
    texts = {one.report.id: one.report.text for one in (GENEVA, BERLIN, UNDATED)}
    found = asked(store, GENEVA, BERLIN, UNDATED)
    assert len(found.rows) >= 8
    for row in found.rows:
        assert row.passage.holds_in(texts[row.report.id])
        assert row.words == row.passage.quote


def test_a_meeting_that_two_reports_tell_is_one_with_the_status_of_the_later(store: Store) -> None:
    before = meeting("The envoys meet on 18 November.", day("2025-11-10"), ("Kestria", "Tarsovia"), status="planned",
                     when=day("2025-11-18"))  # fmt: skip
    after = meeting("They met on 18 November, hosted.", day("2025-11-19"), ("Kestria", "Tarsovia"), hosts=("Maruvia",),
                    when=day("2025-11-18"), place="Geneva")  # fmt: skip
    put(store, before, after)
    told_as_one(store, before, after)
    (row,) = of_kind(events(store), "meeting")
    assert (row.status, row.reports, row.place, row.words) == ("held", 2, "Geneva", "They met on 18 November, hosted.")
    assert names(row) == ["Kestria", "Maruvia", "Tarsovia"]
    assert row.when == day("2025-11-18")


def test_a_report_of_unknown_day_does_not_outweigh_one_of_a_known_day(store: Store) -> None:
    dated = meeting(
        "The envoys met on 18 November.", day("2025-11-19"), ("Kestria", "Tarsovia"), when=day("2025-11-18")
    )
    undated = meeting("They may meet on 18 November.", None, ("Kestria", "Tarsovia"), status="uncertain",
                      when=day("2025-11-18"))  # fmt: skip
    put(store, dated, undated)
    told_as_one(store, dated, undated)
    (row,) = of_kind(events(store), "meeting")
    assert (row.status, row.reports) == ("held", 2)


def test_as_of_a_day_a_meeting_is_as_it_was_known(store: Store) -> None:
    before = meeting("The envoys meet on 18 November.", day("2025-11-10"), ("Kestria", "Tarsovia"), status="planned",
                     when=day("2025-11-18"))  # fmt: skip
    after = meeting(
        "They met on 18 November, hosted.", day("2025-11-19"), ("Kestria", "Tarsovia"), when=day("2025-11-18")
    )
    put(store, before, after)
    told_as_one(store, before, after)
    found = events(store, Scope(as_of=date(2025, 11, 12)))
    assert [row.status for row in of_kind(found, "meeting")] == ["planned"]
    assert (found.as_of, found.last) == ("2025-11-12", "2025-11-10")


def test_a_statement_has_its_own_day_else_that_of_its_report(store: Store) -> None:
    told = make("T\n\nHalvek said no. Holm said yes.", published=day("2025-11-20"),
                said=[("Josef Halvek", "said", "no"), ("Karin Holm", "said", "yes")])  # fmt: skip
    own = replace(told.statements[1], said=day("2025-11-18"))
    found = asked(store, replace(told, statements=(told.statements[0], own)))
    assert [(found.names[one.speaker or ""], one.by, one.when) for one in found.spoken] == [
        ("Karin Holm", "told", day("2025-11-18")),
        ("Josef Halvek", "published", day("2025-11-20")),
    ]


def test_a_statement_of_an_undated_report_has_no_day(store: Store) -> None:
    (one,) = asked(store, make("T\n\nHalvek said no.", said=[("Josef Halvek", "said", "no")])).spoken
    assert (one.when, one.by) == (None, None)


def test_people_count_for_their_parties(store: Store) -> None:
    told = with_meeting(
        make("T\n\nHalvek saw Holm.", published=day("2025-11-20")), "Halvek saw Holm", ("Josef Halvek", "Karin Holm")
    )
    told = naming(told, ["Tarsovia"])
    actors = tuple(replace(one, party=who("Tarsovia")) if one.name == "Josef Halvek" else one for one in told.actors)
    (row,) = of_kind(found := asked(store, replace(told, actors=actors)), "meeting")
    assert names(row) == ["Josef Halvek", "Karin Holm"]
    assert {*row.parties} == {who("Tarsovia"), who("Karin Holm")}
    assert [(one.name, one.count) for one in found.parties] == [("Karin Holm", 1), ("Tarsovia", 1)]


def test_a_statement_has_the_issues_of_its_positions_and_of_the_terms_in_it(store: Store) -> None:
    words = "We want the army cut and the prisoners freed"
    told = make(f"T\n\n{words}, Halvek said.", published=day("2025-11-20"), said=[("Josef Halvek", "said", words)])
    told = with_position(told, "the army cut", "Tarsovia", "armed forces", "demands", statement=told.statements[0].id)
    told = with_provision(told, "the prisoners freed", "prisoners")
    found = asked(store, told)
    assert found.spoken[0].issues == ("armed forces", "prisoners")
    assert [(one.name, one.count) for one in found.issues] == [("armed forces", 1), ("prisoners", 1)]


def test_a_proposal_has_the_issues_of_its_terms_and_its_best_name(store: Store) -> None:
    told = with_proposal(make("T\n\nA plan of nine points cuts the army.", published=day("2025-11-20")),
                         "A plan of nine points", "plan", "plan of nine points")  # fmt: skip
    told = with_provision(told, "cuts the army", "armed forces", proposal=told.proposals[0].id)
    (row,) = of_kind(asked(store, told), "proposal")
    assert (row.what, row.issues, row.by) == ("plan of nine points", ("armed forces",), "published")


def test_a_move_stands_where_the_later_position_was_published(store: Store) -> None:
    first = with_position(make("A\n\nKestria demands that the army be cut.", published=day("2025-11-18")),
                          "Kestria demands that the army be cut", "Kestria", "armed forces", "demands")  # fmt: skip
    later = with_position(make("B\n\nKestria accepts that the army be cut.", published=day("2025-11-20")),
                          "Kestria accepts that the army be cut", "Kestria", "armed forces", "accepts")  # fmt: skip
    (row,) = of_kind(asked(store, first, later), "shift")
    assert (row.direction, row.what, row.issues) == ("softened", "demands → accepts", ("armed forces",))
    assert (row.when, row.by, names(row), row.reports) == (day("2025-11-20"), "published", ["Kestria"], 2)


def test_an_empty_dossier_has_no_events(store: Store) -> None:
    found = asked(store)
    assert (found.rows, found.spoken, found.parties, found.issues, found.first, found.last) == (
        (),
        (),
        (),
        (),
        None,
        None,
    )


def test_the_order_in_which_reports_were_added_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, readings in enumerate(((GENEVA, BERLIN, UNDATED), (UNDATED, BERLIN, GENEVA))):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            found.append(asked(store, *readings))
    assert found[0] == found[1]

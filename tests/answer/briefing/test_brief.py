"""A brief over a small dossier: what stands where, what is left out, and what is counted."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from secretariat.answer.briefing.brief import brief, sentences, verify
from secretariat.answer.briefing.brief_rows import Brief
from secretariat.answer.briefing.writing import brief_json, read_brief
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import (
    COPY,
    LINE,
    PLAN,
    TALKS,
    UNDATED,
    asks,
    fill,
    opposed,
    plans,
    point,
    says,
    told,
)
from tests.store.readings import day, make, put


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    fill(opened)
    return opened


def lines(written: Brief, title: str) -> dict[str | None, list[str]]:
    """The sentences of a section, by the headings of its groups."""
    section = next(one for one in written.sections if one.title.startswith(title))
    return {group.title: [item.sentence.text for item in group.items] for group in section.groups}


def test_where_things_stand(store: Store) -> None:
    found = lines(brief(store), "Where things stand")
    assert found["Next meeting"] == [
        "Planned for 25 March 2031. “The next round is planned for 25 March.” (Northlight News, 15 March 2031) [2]"
    ]
    assert found["Last meeting"] == [
        "Held on 14 March 2031 in Aldervik. “Kestria and Tarsovia held talks in Aldervik on 14 March.” "
        "(Northlight News, 15 March 2031) [2]"
    ]
    assert found["Told as agreed"] == [
        "Agreed on prisoners. “Both sides agreed to exchange 60 wounded prisoners.” (Northlight News, "
        "15 March 2031) [2]"
    ]
    assert found["What is talked of, and by whom"] == [
        "Tarsovia: Mirela Kostan, “Foreign Minister” [1]",
        "Kestria: Edric Talmon, “Prime Minister” [2]",
    ]


def test_a_claim_has_its_origins_and_its_copies(store: Store) -> None:
    claim = lines(brief(store), "Where things stand")["Told by more than one independent origin"][0]
    assert claim.startswith(f"“{PLAN}” Told by 2 reports, from 2 independent origins: ")
    assert "Edric Talmon" in claim
    assert "Karin Lindholt" in claim


def test_the_table_has_the_newest_position_and_the_red_line_before_it(store: Store) -> None:
    table = brief(store).table
    assert table.parties == ("Tarsovia", "Kestria")
    row = next(one for one in table.rows if one.issue == "armed forces")
    cell = row.cells[0]
    assert cell is not None
    assert cell.before is not None
    assert cell.latest.text == "Tarsovia: reported rejection on armed forces, 15 March 2031 [2]"
    assert (cell.age, cell.before.text) == (0, "Tarsovia: red line on armed forces, 7 March 2031 [1]")
    assert row.cells[1] is None


def test_an_undated_position_never_counts_as_the_newest(store: Store) -> None:
    row = next(one for one in brief(store).table.rows if one.issue == "prisoners")
    cell = row.cells[1]
    assert cell is not None
    assert cell.latest.text == "Kestria: reported demand on prisoners, 7 March 2031 [1]"
    assert cell.age == 8


def test_what_fails_is_kept_with_its_reason(store: Store) -> None:
    written = brief(store)
    assert [(one.why, one.sentence.text[:17]) for one in written.left_out] == [
        (("modality: “agreed” is told as “denied”",), "Agreed on armed f")
    ]
    assert written.coverage.failed == 1
    assert "figure for its army" not in str(written.sections)


def test_sources_are_numbered_as_they_are_cited_and_each_once(store: Store) -> None:
    written = brief(store)
    assert [one.number for one in written.sources] == list(range(1, len(written.sources) + 1))
    assert len({one.report for one in written.sources}) == len(written.sources)
    numbers = {one.report: f"[{one.number}]" for one in written.sources}
    cited = [p for one in sentences(written.sections, written.table) for p in one.parts if p.kind == "source"]
    assert all(numbers[part.of or ""] == part.text for part in cited)
    assert {part.of for part in cited} == numbers.keys()


def test_a_copy_is_no_evidence_and_is_counted(store: Store) -> None:
    written = brief(store)
    assert COPY.report.id not in {one.report for one in written.sources}
    assert (written.coverage.reports, written.coverage.copies, written.coverage.undated) == (4, 1, 1)


def test_a_cited_copy_is_marked_as_one(tmp_path: Path) -> None:
    again = says(COPY, "Karin Lindholt", PLAN, "Karin Lindholt of Halmere")
    again = point(again, PLAN, "limit")
    with Store.open(tmp_path / "c.db", create=True) as store:
        fill(store, LINE, again, TALKS)
        written = brief(store)
    assert all(one.copy_of == "Meridian Wire, 7 March 2031" for one in written.sources if one.report == COPY.report.id)


def test_coverage_says_who_was_not_heard_and_how_old_the_evidence_is(store: Store) -> None:
    found = {one.party: one for one in brief(store).coverage.parties}
    assert (found["Tarsovia"].statements, found["Kestria"].statements) == (1, 2)
    assert (found["Tarsovia"].newest, found["Tarsovia"].age) == ("2031-03-15", 0)
    with_origins = brief(store).coverage
    assert with_origins.claims == 1
    assert with_origins.claims_one_origin == 0
    assert with_origins.told == len(list(sentences(brief(store).sections, brief(store).table)))
    assert {one.name: one.count for one in with_origins.outlets} == {
        "Meridian Wire": 1, "Velmar Courier": 1, "Northlight News": 1, "The Lunn Letter": 1,
    }  # fmt: skip


def test_changes_begin_fourteen_days_before_the_newest_publication(store: Store) -> None:
    assert (brief(store).since, brief(store).day) == ("2031-03-01", "2031-03-15")
    late = brief(store, since=date(2031, 3, 10))
    assert late.since == "2031-03-10"
    changed = next(one for one in late.sections if one.title == "What changed since 10 March 2031")
    assert changed.groups[0].counted == ("1 report of 4 published since then.",)


def test_new_is_what_cites_only_what_was_published_since(store: Store) -> None:
    written = brief(store, since=date(2031, 3, 10))
    marks = {i.sentence.text[:9]: i.new for s in written.sections for g in s.groups for i in g.items}
    assert (marks["Agreed on"], marks["“A plan o"]) == (True, False)


def test_a_brief_as_of_a_day_knows_nothing_later(store: Store) -> None:
    written = brief(store, Scope(as_of=date(2031, 3, 8)))
    assert (written.as_of, written.day, written.coverage.reports) == ("2031-03-08", "2031-03-08", 2)
    assert written.coverage.not_known_by_then == 1
    assert lines(written, "Where things stand")["Next meeting"][0].startswith("Planned for 14 March 2031 in Aldervik.")
    assert "15 March" not in str(written.sections)


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    made = set()
    for number, order in enumerate(permutations((LINE, COPY, TALKS))):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            fill(store, *order)
            made.add(brief_json(brief(store)))
    assert len(made) == 1


def test_an_empty_dossier_has_a_brief(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.db", create=True) as store:
        written = brief(store)
    assert (written.day, written.since, written.sources, written.left_out) == (None, None, (), ())
    assert written.coverage.reports == 0


def test_undated_reports_alone_have_a_brief(tmp_path: Path) -> None:
    with Store.open(tmp_path / "u.db", create=True) as store:
        fill(store, UNDATED)
        written = brief(store)
    assert (written.day, written.since) == (None, None)
    assert written.coverage.undated == 1


def test_disputed_points_stand_side_by_side(tmp_path: Path) -> None:
    yes, no = "the withdrawal of heavy weapons has begun", "the withdrawal of heavy weapons has not begun"
    left = told(f"Guns\n\nTalmon said {yes}.", "Meridian Wire", day("2031-03-10"))
    left = point(says(left, "Edric Talmon", yes, "Talmon"), yes, "begin")
    right = told(f"No guns\n\nKostan said {no}.", "Orlenz Today", day("2031-03-11"))
    right = point(says(right, "Mirela Kostan", no, "Kostan"), no, "begin", negated=True)
    with Store.open(tmp_path / "d.db", create=True) as store:
        fill(store, left, right)
        opposed(store, left, right, (0, 0), "one denies what the other says")
        found = lines(brief(store), "Disputed points")
    assert found[None] == [
        f"“Talmon said {yes}.” (Edric Talmon, 10 March 2031) [1]; against it “Kostan said {no}.” (Mirela Kostan, "
        "11 March 2031) [2]"
    ]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("the withdrawal of heavy weapons has begun", "the harvest of apples is not over", "one denies what the other"),
        ("the withdrawal of heavy weapons began", "the withdrawal of heavy weapons is near", "read to … (58%)"),
        (
            "a limit of 90,000 soldiers was set",
            "a limit of 130,000 soldiers was never set",
            "one denies what the other",
        ),
    ],
)
def test_what_is_not_plainly_one_matter_is_counted_only(tmp_path: Path, left: str, right: str, why: str) -> None:
    one = point(told(f"Guns\n\nIt said {left}.", "Meridian Wire", day("2031-03-10")), left, "begin")
    other = point(told(f"No guns\n\nIt said {right}.", "Orlenz Today", day("2031-03-11")), right, "begin")
    with Store.open(tmp_path / "d.db", create=True) as store:
        fill(store, one, other)
        opposed(store, one, other, (0, 0), why)
        written = brief(store)
    assert not lines(written, "Disputed points")
    assert ("a contradiction whose sides have few words in common", 1) in {
        (one.name, one.count) for one in written.coverage.not_told
    }


def test_a_brief_read_back_from_its_json_holds(store: Store) -> None:
    written = read_brief(brief_json(brief(store)))
    assert written == brief(store)
    assert verify(store, EVERYTHING, written) == ()


def test_a_brief_that_was_tampered_with_does_not_hold(store: Store) -> None:
    data = brief_json(brief(store))
    tampered = read_brief(data.replace(b"60 wounded", b"70 wounded"))
    assert {why for one in verify(store, EVERYTHING, tampered) for why in one.why}
    swapped = read_brief(data)
    sources = tuple(replace(one, number=one.number + 1) for one in swapped.sources)
    found = verify(store, EVERYTHING, replace(swapped, sources=sources))
    assert all("sources: a number is that of another source" in one.why for one in found)
    assert found


def test_a_report_of_the_first_day_there_is(tmp_path: Path) -> None:
    told = make("Kestria left.", name="1.txt", published=day("0001-01-03"))
    with Store.open(tmp_path / "talks.db", create=True) as store:
        put(store, told)
        assert brief(store).since == "0001-01-01"


def test_terms_of_earlier_versions_are_neither_open_nor_in_dispute(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "plan.db", create=True)
    readings = []
    for at, (called, points, troops) in enumerate((("A", 28, "90,000"), ("A second", 19, "120,000"))):
        limit = f"would limit the army of Kestria to {troops} troops"
        text = f"{called} draft of {points} points {limit}, Karin Lindholt of Halmere said."
        reading = told(f"A draft\n\n{text}", "Meridian Wire", day(f"2031-03-{7 + 5 * at:02}"), name=f"{at}.txt")
        named = f"{called} draft of {points} points"
        fields = {"authors": ("Government of Halmere",), "points": points, "version": "second" if at else None}
        reading = plans(reading, named, named.removeprefix("A ").lower(), **fields)
        words = f"{called} draft of {points} points {limit}"
        reading = asks(reading, words, "armed forces", proposal=reading.proposals[0].id)
        readings.append(point(reading, words, "limit"))
        put(store, readings[-1])
    opposed(store, readings[0], readings[1], (0, 0), "a figure differs")
    written = brief(store)
    standing = lines(written, "Where things stand")["Open: on the table, not told as agreed"]
    assert ["19 points" in one for one in standing] == [True]
    assert lines(written, "Disputed points") == {}
    told_of = next(iter(lines(written, "Proposals").values()))
    assert [one[:9] for one in told_of[:2]] == ["28 points", "19 points"]
    reasons = {one.name: one.count for one in written.coverage.not_told}
    assert reasons["a term of an earlier version of a plan"] == 1
    assert reasons["a contradiction between two versions of a plan"] == 1

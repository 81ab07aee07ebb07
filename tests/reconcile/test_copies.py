"""Reports of one text: copies and versions, by shingles outside quotation marks."""

from __future__ import annotations

import pytest

from secretariat.identity import actor_id
from secretariat.reconcile.copies import Descent, descents, judge_copies, printed, shingles
from secretariat.records import Report, When

AGENCY = (
    "Delegations of Kestria and Tarsovia left the hall by different doors on Tuesday evening. The mediator walked "
    "between them with a folder under her arm and spoke to nobody. Outside, a line of black cars had been waiting in "
    "the rain since four, and the drivers had long stopped pretending that they were not cold.\n\n"
    "Nobody would say whether the map had been on the table. The hall is booked until Friday, an usher said, and the "
    "florist has been told to come again with white lilies in the morning."
)
OTHER = (
    "Rain fell on the last evening of the talks, and the two sides went home through the garden. Egon Ruud, who keeps "
    "the minutes, locked the papers away at eight. The next round is planned for the spring, though neither of the "
    "ministers has agreed to a date and the hotel wants its ballroom back for a wedding."
)
QUOTED = (
    '"We will not give up one hill, one well or one olive tree of the valley, not today and not in a hundred years"'
)


def report(text: str, outlet: str = "Meridian Wire", hour: int = 10, credit: str | None = None) -> Report:
    when = When(earliest=f"2031-03-04T{hour:02}:00:00Z", latest=f"2031-03-04T{hour:02}:00:01Z")
    identity = f"r-{outlet} {hour}"
    return Report(
        id=identity,
        name=identity,
        outlet=actor_id("outlet", outlet),
        text=text,
        sha256=identity,
        published=when,
        credit=credit,
    )


def judged(*reports: tuple[Report, str]) -> dict[str, Descent]:
    every = [printed(one, name) for one, name in reports]
    pairs = [judge_copies(a, b) for at, a in enumerate(every) for b in every[at + 1 :]]
    names = {one.outlet or "": name for one, name in reports}
    return descents([one for one, _ in reports], [pair for pair in pairs if pair is not None], names)


@pytest.mark.parametrize(
    "text",
    [AGENCY, AGENCY.split("\n\n")[0], AGENCY.replace("Tuesday evening", "Tuesday").replace("long stopped", "given up")],
    ids=["whole", "cut", "rewritten"],
)
def test_a_reprint_is_a_copy_of_what_was_printed_first(text: str) -> None:
    first, later = report(AGENCY), report(text, "Velmar Courier", 12)
    found = judged((first, "Meridian Wire"), (later, "Velmar Courier"))
    assert found == {later.id: Descent(copy_of=first.id)}


def test_a_paper_with_a_story_of_its_own_that_prints_the_agencys_has_a_copy() -> None:
    agency = report(AGENCY, hour=10)
    own = report(f"{AGENCY.split(' Outside')[0]}\n\n{OTHER}", "Velmar Courier", 9)
    later = report(AGENCY, "Velmar Courier", 12)
    names = ((agency, "Meridian Wire"), (own, "Velmar Courier"), (later, "Velmar Courier"))
    assert judged(*names)[later.id] == Descent(copy_of=agency.id)
    again = report(AGENCY, "Velmar Courier", 11)
    assert judged(*names, (again, "Velmar Courier"))[later.id] == Descent(version_of=again.id)


def test_the_credited_outlet_is_the_first_even_where_it_was_published_later() -> None:
    wire, paper = report(AGENCY, hour=12), report(AGENCY, "Velmar Courier", 10, credit="Meridian Wire")
    assert judged((wire, "Meridian Wire"), (paper, "Velmar Courier")) == {paper.id: Descent(copy_of=wire.id)}


def test_a_longer_report_of_one_outlet_is_a_version_of_the_earlier_one() -> None:
    first, later = report(AGENCY), report(f"{AGENCY}\n\n{OTHER}", hour=15)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


def test_a_report_that_takes_a_paragraph_among_many_of_its_own_is_no_copy() -> None:
    later = report(f"{AGENCY.split(chr(10))[0]}\n\n{OTHER}\n\n{OTHER.swapcase()[::-1]}", "Velmar Courier", 12)
    assert judged((report(AGENCY), "Meridian Wire"), (later, "Velmar Courier")) == {}


def test_the_same_quotation_makes_no_copy() -> None:
    one = report(f"{OTHER}\n\n{QUOTED}, the minister said.")
    two = report(f"{AGENCY}\n\n{QUOTED}, said the minister.", "Velmar Courier", 12)
    assert judged((one, "Meridian Wire"), (two, "Velmar Courier")) == {}


def test_all_of_a_chain_of_reprints_are_copies_of_the_first() -> None:
    reports = [
        (report(AGENCY), "Meridian Wire"),
        (report(AGENCY, "A", 11), "A"),
        (report(AGENCY.split("\n\n")[0], "B", 12), "B"),
    ]
    first = reports[0][0].id
    assert judged(*reports) == {one.id: Descent(copy_of=first) for one, _ in reports[1:]}


def test_the_order_of_two_reports_does_not_matter() -> None:
    one, two = report(AGENCY), report(AGENCY, "Velmar Courier", 12)
    left, right = printed(one, "Meridian Wire"), printed(two, "Velmar Courier")
    assert judge_copies(left, right) == judge_copies(right, left)


def test_a_report_without_words_is_like_no_other() -> None:
    empty = printed(report("…"), None)
    assert not shingles(report("…"))
    assert judge_copies(empty, printed(report(AGENCY, hour=11), None)) is None

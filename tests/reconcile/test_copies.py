"""Reports of one text: copies and versions, by shingles outside quotation marks."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.identity import actor_id
from secretariat.reconcile.copies import RESENT, Descent, descents, judge_copies, printed, shingles
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


COUNT = (
    "The joint office said that {n} trucks passed the northern crossing of Kestria in the week that ended on March "
    "{day}. Of these {m} carried grain, and {k} went back with their freight because papers were missing. The crossing "
    "at Lunn was closed on {closed} days. Since the accord of last May {total} trucks have passed both crossings, and "
    "the office expects another {more} by the end of the quarter."
)
FIRST = {"n": 310, "day": 4, "m": 120, "k": 14, "closed": 2, "total": 8_450, "more": 900}
NEXT = {"n": 287, "day": 11, "m": 96, "k": 9, "closed": 3, "total": 8_737, "more": 700}


def report(
    text: str, outlet: str = "Meridian Wire", hour: int = 10, credit: str | None = None, day: int = 4, title: str = ""
) -> Report:
    when = When(earliest=f"2031-03-{day:02}T{hour:02}:00:00Z", latest=f"2031-03-{day:02}T{hour:02}:00:01Z")
    identity = f"r-{outlet} {day} {hour}"
    return Report(
        id=identity,
        name=identity,
        title=title or None,
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
    assert judged(*names, (again, "Velmar Courier"))[later.id] == Descent(copy_of=again.id)


def test_the_credited_outlet_is_the_first_even_where_it_was_published_later() -> None:
    wire, paper = report(AGENCY, hour=12), report(AGENCY, "Velmar Courier", 10, credit="Meridian Wire")
    assert judged((wire, "Meridian Wire"), (paper, "Velmar Courier")) == {paper.id: Descent(copy_of=wire.id)}


def test_a_longer_report_of_one_outlet_is_a_version_of_the_earlier_one() -> None:
    first, later = report(AGENCY), report(f"{AGENCY}\n\n{OTHER}", hour=15)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


def test_of_two_versions_of_one_moment_the_later_is_the_one_that_was_fetched_later() -> None:
    first = msgspec.structs.replace(report(AGENCY), id="r-z", retrieved="2031-03-04T11:45:09")
    later = msgspec.structs.replace(report(f"{AGENCY}\n\n{OTHER}"), id="r-a", retrieved="2031-03-04T19:30:58")
    assert judged((later, "Meridian Wire"), (first, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


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


@pytest.mark.parametrize("outlet", ["Meridian Wire", "Velmar Courier"])
def test_two_fillings_of_one_form_are_not_one_text(outlet: str) -> None:
    first, later = report(COUNT.format(**FIRST)), report(COUNT.format(**NEXT), outlet, 16)
    assert judged((first, "Meridian Wire"), (later, outlet)) == {}


def test_one_figure_that_is_corrected_makes_a_version() -> None:
    first, later = report(COUNT.format(**FIRST)), report(COUNT.format(**{**FIRST, "m": 130}), hour=12)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


@pytest.mark.parametrize(("day", "found"), [(4, True), (14, False)])
def test_one_figure_of_a_short_report_that_is_soon_corrected_makes_a_version(day: int, found: bool) -> None:
    told = (
        "The joint office of Kestria and Tarsovia said {n} trucks passed the northern crossing in the last week before "
        "the feast, and that the drivers had waited for hours in the rain."
    )
    first, later = report(told.format(n=310)), report(told.format(n=301), hour=12, day=day)
    made = {later.id: Descent(version_of=first.id)} if found else {}
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == made


@pytest.mark.parametrize("text", [AGENCY, AGENCY.split("\n\n")[0]], ids=["whole", "cut"])
def test_what_an_outlet_sends_again_whole_or_cut_is_a_copy(text: str) -> None:
    first, again = report(AGENCY), report(text, hour=18)
    assert judged((first, "Meridian Wire"), (again, "Meridian Wire")) == {again.id: Descent(copy_of=first.id)}
    told = judge_copies(printed(first, "Meridian Wire"), printed(again, "Meridian Wire"))
    assert told is not None
    assert told.by == RESENT


@pytest.mark.parametrize(
    ("title", "ending"), [("CORRECTED - Delegations leave", ""), ("", "\n\n(Corrects the name of the hall.)")]
)
def test_what_says_that_it_corrects_is_a_version(title: str, ending: str) -> None:
    first, later = report(AGENCY), report(AGENCY.replace("folder", "map") + ending, hour=12, title=title)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


def test_what_is_sent_again_after_a_version_is_a_copy_of_the_first_that_it_repeats() -> None:
    first, longer, again = report(AGENCY), report(f"{AGENCY}\n\n{OTHER}", hour=12), report(OTHER, hour=15)
    found = judged(*((one, "Meridian Wire") for one in (first, longer, again)))
    assert found == {longer.id: Descent(version_of=first.id), again.id: Descent(copy_of=longer.id)}


@pytest.mark.parametrize(("day", "found"), [(7, True), (8, False), (20, False)])
def test_after_some_days_what_shares_a_part_is_another_report_of_the_outlet(day: int, found: bool) -> None:
    first, later = report(AGENCY), report(f"{AGENCY}\n\n{OTHER}"[len(AGENCY) // 2 :], day=day)
    assert bool(judged((first, "Meridian Wire"), (later, "Meridian Wire"))) is found


def test_after_some_days_the_same_text_is_still_a_copy() -> None:
    first, later = report(AGENCY), report(AGENCY, day=20)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(copy_of=first.id)}


def test_a_day_that_is_not_known_keeps_no_version_apart() -> None:
    first = report(AGENCY)
    later = msgspec.structs.replace(report(f"{AGENCY}\n\n{OTHER}"[len(AGENCY) // 2 :], day=20), published=None)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {later.id: Descent(version_of=first.id)}


def test_a_few_shared_words_of_short_reports_say_nothing() -> None:
    told = "The board of the {who} ferry company met on Tuesday and {what} the fare to the islands from the spring on."
    first = report(told.format(who="Lunn", what="raised"))
    later = report(told.format(who="Sarn", what="left alone for one more year"), hour=12)
    assert judged((first, "Meridian Wire"), (later, "Meridian Wire")) == {}


@pytest.mark.parametrize("text", [COUNT.format(**NEXT), COUNT.format(**FIRST), OTHER], ids=["form", "same", "other"])
def test_what_stands_at_one_address_is_a_version_whatever_is_changed(text: str) -> None:
    first, later = report(COUNT.format(**FIRST)), report(text, day=20)
    both = [(msgspec.structs.replace(one, url="https://example.org/crossings"), "Wire") for one in (first, later)]
    assert judged(*both) == {later.id: Descent(version_of=first.id)}

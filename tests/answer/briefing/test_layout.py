"""What every kind of file shows, laid out once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from secretariat.answer.briefing.brief import brief
from secretariat.answer.briefing.brief_rows import Brief, Source
from secretariat.answer.briefing.footer import footer
from secretariat.answer.briefing.layout import Grid, Heading, Line, Lines, address, clipped, laid_out, title_of
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import fill
from tests.store.readings import day


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    with Store.open(tmp_path_factory.mktemp("layout") / "talks.db", create=True) as store:
        fill(store)
        yield brief(store)


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def lines(written: Brief, kind: str) -> list[str]:
    return [text(line) for block in laid_out(written) if isinstance(block, Lines) and block.kind == kind
            for line in block.lines]  # fmt: skip


def test_the_parts_of_a_brief_stand_in_order(written: Brief) -> None:
    heads = [block.text for block in laid_out(written) if isinstance(block, Heading) and block.level < 3]
    assert heads == [
        "Tarsovia and Kestria: brief of 15 March 2031", "Where things stand", "What changed since 1 March 2031",
        "Positions", "Proposals", "Disputed points", "Sources", "Coverage",
    ]  # fmt: skip


def test_what_the_heading_says_is_not_said_again(written: Brief) -> None:
    listed = lines(written, "list")
    assert (
        "Prisoners. “Both sides agreed to exchange 60 wounded prisoners.” (Northlight News, 15 March 2031) [2] · new"
        in (listed)
    )
    assert any(line.startswith("Red line on armed forces. “Under no circumstances") for line in listed)
    assert not any(line.startswith("Tarsovia: red line") for line in listed)


def test_the_table_tells_stance_day_age_and_source(written: Brief) -> None:
    grid = next(block for block in laid_out(written) if isinstance(block, Grid))
    assert grid.header == ("Issue", "Tarsovia", "Kestria")
    cells = {label: [text(line) for line in told] for label, told in grid.rows}
    assert cells["armed forces"] == [
        "reported rejection, 15 March 2031 (0 days) [2]; before: red line, 7 March 2031 [1]",
        "",
    ]
    assert cells["prisoners"][1] == "reported demand, 7 March 2031 (8 days) [1]"
    red = [run.text for line in dict(grid.rows)["armed forces"] for run in line if run.style == "red"]
    assert red == ["red line"]


def test_sources_tell_outlet_title_and_day(written: Brief) -> None:
    assert lines(written, "sources")[0] == "Meridian Wire, “Kostan draws the line”, 7 March 2031."


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"outlet": None}, "“News”, 7 March 2031 (read from a.txt)."),
        ({"outlet": None, "title": None}, "a.txt, 7 March 2031."),
        ({"published": None}, "Bote, “News”, undated."),
        ({"url": "https://bote.example/1"}, "Bote, “News”, 7 March 2031, https://bote.example/1."),
        ({"copy_of": "Wire, 6 March 2031"},
         "Bote, “News”, 7 March 2031. Copy of Wire, 6 March 2031; no confirmation of it."),
        ({"version_of": "Bote, 6 March 2031"}, "Bote, “News”, 7 March 2031. Edited version of Bote, 6 March 2031."),
    ],
)  # fmt: skip
def test_a_source_says_what_is_known_of_it(written: Brief, fields: dict[str, str | None], shown: str) -> None:
    source = Source(number=1, report="r-1", name="news/a.txt", outlet="Bote", title="News", published=day("2031-03-07"),
                    url=None, copy_of=None, version_of=None)  # fmt: skip
    assert lines(replace(written, sources=(replace(source, **fields),)), "sources") == [shown]


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://a.example/x?y=1", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https://a.example/ x", False),
        ("https://а.example", False),
        ("https://a.example/\n", False),
        ("https://" + "a" * 3000, False),
    ],
)
def test_only_plain_web_addresses_lead_anywhere(url: str, leads: bool) -> None:
    assert (address(url) == url) is leads


def test_long_titles_are_clipped() -> None:
    assert clipped("x" * 500_000) == "x" * 159 + "…"


def test_the_title_of_an_undated_brief_has_no_day(written: Brief) -> None:
    assert title_of(replace(written, day=None)) == "Tarsovia and Kestria: brief"


def test_the_footer_counts(written: Brief) -> None:
    told = list(footer(written))
    assert told[0] == (
        "Reports: 4, of which 3 are cited. Outlets: Meridian Wire (1), Northlight News (1), The Lunn Letter (1), "
        "Velmar Courier (1)."
    )
    assert told[1] == "Of these: 1 copy, 0 edited versions, 1 undated."
    assert "Not heard themselves, in no statement: none of the parties." in told
    assert "Newest evidence on each: Tarsovia the day of the brief; Kestria the day of the brief." in told
    assert (
        "Left out because they failed the check: 1 sentence (modality (1)); the JSON form has each with its reason."
        in told
    )


def test_the_footer_names_who_was_not_heard(written: Brief) -> None:
    coverage = written.coverage
    silent = tuple(replace(one, statements=0, newest=None, age=None) for one in coverage.parties)
    told = list(
        footer(replace(written, coverage=replace(coverage, parties=silent, not_known_by_then=2, more_parties=3)))
    )
    assert "Not heard themselves, in no statement: Tarsovia, Kestria." in told
    assert "2 reports left out: not known to have been published by then." in told
    assert "3 more of whom less is told are not listed." in told

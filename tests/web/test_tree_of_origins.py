"""Owns: from a claim to the picture of its origins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.answer.across_rows import ClaimRow, OriginRow, SaidRow
from secretariat.answer.rows import ReportRow
from secretariat.evidence import Passage
from secretariat.web.app import make_app
from secretariat.web.tree_of_origins import draw_tree
from tests.store.readings import day
from tests.web.pictures.seen import Seen


@pytest.fixture(autouse=True)
def asking(talks: Path) -> Iterator[None]:
    """Addresses are made as for a request."""
    with make_app(talks).test_request_context("/"):
        yield


def said(number: int, outlet: str | None, copy_of: int | None = None) -> SaidRow:
    report = ReportRow(id=f"r-{number}", name=f"{number}.txt", title=f"Title {number}", outlet=outlet, byline=None,
                       url=None, published=day(f"2031-03-0{number + 1}"))  # fmt: skip
    return SaidRow(
        id=f"p-{number}",
        who=None,
        words="90,000 troops",
        passage=Passage(report=report.id, start=3, end=16, quote="90,000 troops"),
        report=report,
        copy_of=None if copy_of is None else f"{copy_of}.txt",
        copy_of_report=None if copy_of is None else f"r-{copy_of}",
    )


CLAIM = ClaimRow(
    id="c-1",
    gist="90,000 troops",
    denied=False,
    summary="3 reports",
    independent=1,
    unknown=1,
    origins=(
        OriginRow(name="two officials", via="Gazette", actor="a-2", kind="unnamed", certain=False, reports=("r-0",)),
        OriginRow(name="Ivo Marlen", via=None, actor="a-1", kind="named", certain=True, reports=("r-1",)),
        OriginRow(name=None, via=None, kind="outlet", reports=()),
    ),
    members=(said(0, "Gazette"), said(1, None), said(2, "Courier", copy_of=1), said(1, None)),
    against=(),
)


@pytest.mark.parametrize("width", ["wide", "middle", "narrow"])
def test_a_claim_is_drawn_with_origins_and_reports(width: str) -> None:
    seen = Seen(draw_tree(CLAIM)[width])
    said = " | ".join(seen.words())
    assert said.index("Ivo Marlen") < said.index("two officials"), "what is certain comes first"
    assert "Title 1\u00a02 Mar 2031" in said, "a report of no known outlet goes by its title"
    assert "Courier\u00a03 Mar 2031 · reprint" in said
    assert "Not known" in said
    assert {*seen.links()} == {
        "/who/a-1", "/who/a-2",
        "/report/r-0?at=3-16#p3-16", "/report/r-1?at=3-16#p3-16", "/report/r-2?at=3-16#p3-16",
    }  # fmt: skip
    assert "Courier, 3 Mar 2031, a reprint: “90,000 troops”" in seen.titles()
    assert seen.overlaps() == []
    assert seen.outside() == []


def test_a_report_that_tells_it_twice_is_drawn_once() -> None:
    assert sum(words.startswith("Title 1") for words in Seen(draw_tree(CLAIM)["wide"]).words()) == 1

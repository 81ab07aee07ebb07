"""What is passed on where texts may not be: no text, and no more than 300 characters of a report in one piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.across_rows import Changes, EditedReport
from secretariat.answer.excerpts import LONGEST, excerpts_only, shortened
from secretariat.answer.exports import write_json
from secretariat.answer.rows import ReportRow
from secretariat.records import Export
from tests.answer.exporting import EXPORT, KINDS, at, hostile

LONG = "The envoys spoke of grain. " * 40


def strings(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Where each string of plain JSON stands, and the string."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from strings(held, f"{at}.{key}")
    elif isinstance(value, list | tuple):
        for held in value:
            yield from strings(held, at)


def test_texts_and_blocks_are_left_out_and_short_words_stay() -> None:
    cut = excerpts_only(EXPORT)
    assert [(one.text, one.blocks) for one in cut.reports] == [("", ())] * 3
    for kind in KINDS:
        if kind != "reports":
            assert getattr(cut, kind) == getattr(EXPORT, kind)
    written = json.loads(write_json(cut, text=False))
    assert all("text" not in report for report in written["reports"])
    assert "No day" in str(written)
    assert "They may speak again" not in str(written)


def test_no_words_of_a_report_are_longer_than_300_characters() -> None:
    written = msgspec.to_builtins(excerpts_only(hostile(EXPORT)))
    long = {at for at, held in strings(written) if len(held) > LONGEST + 1}
    assert long == {".reports.name", ".problems.place"}
    assert any(held.endswith("x…") for at, held in strings(written) if at == ".statements.content.quote")


def test_a_cut_quote_still_says_where_it_stands() -> None:
    whole = at("r-1", "“No deal today”")
    quote = msgspec.structs.replace(whole, end=whole.start + len(LONG), quote=LONG)
    cut = excerpts_only(quote)
    assert (cut.start, cut.end) == (quote.start, quote.end)
    assert cut.quote.removesuffix("…") == LONG[:300].rstrip()


def test_addresses_and_names_of_files_stay_whole() -> None:
    address = "https://courier.example/" + "a" * 400
    report = msgspec.structs.replace(EXPORT.reports[0], url=address, name=address, title=LONG)
    cut = excerpts_only(Export(dossier=EXPORT.dossier, reports=(report,))).reports[0]
    assert (cut.url, cut.name) == (address, address)
    assert len(cut.title or "") <= 301


def test_of_changes_too() -> None:
    row = ReportRow(id="r-1", name="n" * 400, title=None, outlet=None, byline=None, url="u" * 400, published=None)
    edited = EditedReport(report=row, before=row, added=(LONG, "Short."), dropped=())
    told = Changes(as_of=None, left_out=0, since="2031-03-01", reports=(), claims=(), confirmed=(),
                   contradictions=(), shifts=(), meetings=(), edited=(edited,))  # fmt: skip
    (cut,) = excerpts_only(told).edited
    assert cut.report == row
    assert [len(one) for one in cut.added] == [len(LONG[:300].rstrip()) + 1, 6]


@pytest.mark.parametrize(("text", "told"), [("", ""), ("a" * 300, "a" * 300), ("a" * 301, "a" * 300 + "…")])
def test_what_is_shortened(text: str, told: str) -> None:
    assert shortened(text) == told


@given(st.text(max_size=40), st.integers(1, 20))
def test_shortened_is_a_beginning(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]) and len(short) <= longest + 1)

"""The workbook: every record, typed, and nothing in it runs."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import msgspec
import openpyxl
import pytest

from secretariat.answer.formats import excel
from secretariat.answer.formats.excel import CHARACTERS, CUT, excel_workbook, fitting
from secretariat.problems import SecretariatError
from secretariat.records import DossierInfo, Export
from tests.answer.exporting import EXPORT, HOSTILE, KINDS, hostile

Row = dict[str, Any]


def opened(export: Export, *, text: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel_workbook(export, text=text)))


def rows(book: Any, sheet: str) -> list[Row]:
    """Each row of a sheet: heading → cell."""
    heads, *others = book[sheet].iter_rows()
    return [dict(zip([cell.value for cell in heads], row, strict=True)) for row in others]


def test_every_record_of_the_export_is_in_it() -> None:
    book = opened(EXPORT)
    assert book.sheetnames == ["about", *KINDS]
    for kind in KINDS:
        held = getattr(EXPORT, kind)
        assert len(rows(book, kind)) == len(held) > 0
        if hasattr(held[0], "id"):
            assert [row["id"].value for row in rows(book, kind)] == [one.id for one in held]
    about = {label.value: value.value for label, value in book["about"].iter_rows()}
    assert about == {"Secretariat, schema": 1, "as of": "2031-03-12"} | {k: len(getattr(EXPORT, k)) for k in KINDS}


def test_cells_are_what_they_are() -> None:
    book = opened(EXPORT)
    said, denied, _ = rows(book, "statements")
    assert (said["score"].value, said["negated"].value, denied["negated"].value) == (0.9, False, True)
    assert (said["speaker_name"].value, said["report_name"].value) == ("Ivo Marlen", "wire/1.txt")
    assert (said["content_start"].value, said["content_quote"].value) == (
        str(EXPORT.statements[0].content[0].start),
        "Kestria and Tarsovia will meet in Lunn on 11 March",
    )
    first, second, third = rows(book, "reports")
    assert first["published_earliest"].value == datetime(2031, 3, 5)
    assert first["published_earliest"].number_format == "yyyy-mm-dd"
    assert second["published_earliest"].value == datetime(2031, 3, 11, 18, 30)
    assert second["published_earliest"].number_format == "yyyy-mm-dd hh:mm:ss"
    assert (third["published_earliest"].value, third["outlet"].value) == (None, None)
    assert rows(book, "provisions")[0]["quantity_value"].value == 90000
    assert rows(book, "claims")[0]["statements"].value == "s-2 | s-3"


def test_headings_stay_and_filter() -> None:
    sheet = opened(EXPORT)["statements"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.column_dimensions["A"].width > 13
    assert sheet["A1"].font.b


def test_ids_lead_to_addresses_on_the_web_only() -> None:
    book = opened(EXPORT)
    links = {
        (sheet, row["id"].value): row["id"].hyperlink.target
        for sheet in KINDS
        for row in rows(book, sheet)
        if "id" in row and row["id"].hyperlink
    }
    assert set(links.values()) == {"https://courier.example/1"}
    assert {("reports", "r-1"), ("statements", "s-1"), ("meetings", "m-1"), ("claims", "c-1")} <= links.keys()
    assert not {("reports", "r-2"), ("statements", "s-3"), ("actors", "a-marlen"), ("places", "p-1")} & links.keys()
    assert rows(book, "reports")[1]["copy_of"].hyperlink.target == "https://courier.example/1"


def test_texts_are_left_out_if_asked() -> None:
    assert "text" in rows(opened(EXPORT), "reports")[0]
    assert "text" not in rows(opened(EXPORT, text=False), "reports")[0]


def test_hostile_words_are_words() -> None:
    data = excel_workbook(hostile(EXPORT))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist())
    book = openpyxl.load_workbook(io.BytesIO(data))
    title = rows(book, "reports")[0]["title"]
    assert (title.data_type, title.quotePrefix) == ("s", True)
    assert title.value.startswith("=cmd|' /C calc'!A0 \ufffd\ufffd")
    assert title.value.endswith(CUT)
    assert len(title.value.encode("utf-16-le")) <= 2 * CHARACTERS
    assert [len(rows(book, kind)) for kind in KINDS] == [len(getattr(EXPORT, kind)) for kind in KINDS]


@pytest.mark.parametrize("text", ["", "short", "x" * CHARACTERS, "\U0001f600" * 16_383])
def test_what_a_cell_holds_is_whole(text: str) -> None:
    assert fitting(text) == text


@pytest.mark.parametrize("text", ["x" * (CHARACTERS + 1), "\U0001f600" * 16_384, "a" + "\U0001f600" * 20_000, HOSTILE])
def test_what_it_does_not_hold_is_cut_with_a_word(text: str) -> None:
    cut = fitting(text)
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) // 2 <= CHARACTERS
    assert cut.removesuffix(CUT)[:50] == fitting(text[:50])


def test_line_breaks_are_of_one_kind() -> None:
    assert fitting("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_times_before_excel_are_words() -> None:
    old = msgspec.structs.replace(EXPORT.reports[0], retrieved="1899-01-01T00:00:00Z")
    (row,) = rows(opened(Export(dossier=DossierInfo(), reports=(old,))), "reports")
    assert row["retrieved"].value == "1899-01-01T00:00:00Z"


def test_more_than_a_sheet_holds_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROWS", 3)
    with pytest.raises(SecretariatError, match=r"There are 3 reports; a sheet of Excel holds 2\. Write --format csv"):
        excel_workbook(EXPORT)


def test_links_that_excel_cannot_hold_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_LINKS", 1)
    statements = rows(opened(EXPORT), "statements")
    assert [bool(row["id"].hyperlink) for row in statements] == [True, False, False]
    assert not any(row["report"].hyperlink for row in statements)
    long = msgspec.structs.replace(EXPORT.reports[0], url="https://courier.example/" + "a" * 3000)
    (row,) = rows(opened(Export(dossier=DossierInfo(), reports=(long,))), "reports")
    assert (row["id"].hyperlink, row["id"].value) == (None, "r-1")


def test_the_same_export_gives_the_same_bytes() -> None:
    assert excel_workbook(EXPORT) == excel_workbook(EXPORT)
    assert opened(EXPORT).properties.created == datetime(2000, 1, 1)


def test_an_empty_dossier_has_its_headings() -> None:
    book = opened(Export(dossier=DossierInfo()))
    assert [rows(book, kind) for kind in KINDS] == [[]] * len(KINDS)
    assert book["shifts"]["A1"].value == "id"

"""The Word file, opened again with python-docx."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from secretariat.answer.briefing.brief import brief
from secretariat.answer.briefing.word import word
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import evil, fill


def written(path: Path, *, hostile: bool = False) -> bytes:
    with Store.open(path / "talks.db", create=True) as store:
        fill(store, *((evil(),) if hostile else ()))
        return word(brief(store))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return docx.Document(io.BytesIO(written(tmp_path)))


def test_headings_are_headings(document: Document) -> None:
    found = [
        (one.style.name, one.text) for one in document.paragraphs if one.style and "Head" in (one.style.name or "")
    ]
    assert ("Heading 1", "Where things stand") in found
    assert ("Heading 2", "Next meeting") in found
    assert document.paragraphs[0].style is not None
    assert (document.paragraphs[0].style.name, document.core_properties.title) == (
        "Title", "Tarsovia and Kestria: brief of 15 March 2031",
    )  # fmt: skip


def test_the_table_repeats_its_header_and_keeps_its_rows_whole(document: Document) -> None:
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Issue", "Tarsovia", "Kestria"]
    properties = table.rows[0]._tr.trPr
    assert properties is not None
    assert properties.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[1].cells[1].text.endswith("before: red line, 7 March 2031 [1]")


def test_sources_have_their_numbers_in_brackets(document: Document) -> None:
    text = [one.text for one in document.paragraphs]
    assert "[1] Meridian Wire, “Kostan draws the line”, 7 March 2031." in text


def test_a_hostile_report_makes_a_file_that_opens(tmp_path: Path) -> None:
    opened = docx.Document(io.BytesIO(written(tmp_path, hostile=True)))
    text = "\n".join(one.text for one in opened.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert not {"\x1b", "\x00", "\u202e", "\ufffe"} & set(text)
    assert not any("hyperlink" in rel.reltype for rel in opened.part.rels.values())


def test_the_same_brief_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    first = written(tmp_path / "one")
    assert first == written(tmp_path / "two")
    with zipfile.ZipFile(io.BytesIO(first)) as inside:
        assert {entry.date_time for entry in inside.infolist()} == {(1980, 1, 1, 0, 0, 0)}

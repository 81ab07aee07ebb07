"""A brief as a Word file, with real headings, lists and a table whose header is repeated on each page."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from secretariat.answer.briefing.brief_rows import Brief
from secretariat.answer.briefing.layout import Block, Grid, Heading, Line, Lines, laid_out, title_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: the same brief gives the same bytes."""
_BULLETS, _PLAIN = "List Bullet", "Normal"


def word(brief: Brief) -> bytes:
    """The bytes of the file."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    normal: Any = document.styles[_PLAIN]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10.5)
    normal.paragraph_format.space_after = Pt(3)
    for name, before in (("Title", 0), ("Heading 1", 10), ("Heading 2", 6), (_BULLETS, 0)):
        style: Any = document.styles[name]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(2)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title_of(brief), "Secretariat", "", "en"
    about.created = about.modified = datetime(*_EPOCH)
    for block in laid_out(brief):
        _block(document, block)
    written = io.BytesIO()
    document.save(written)
    return _same_times(written.getvalue())


def _block(document: Document, block: Block) -> None:
    match block:
        case Heading(level=1):
            document.add_heading(_allowed(block.text), level=0)
        case Heading():
            document.add_heading(_allowed(block.text), level=block.level - 1)
        case Lines():
            for number, line in enumerate(block.lines, start=1):
                paragraph = document.add_paragraph(style=_BULLETS if block.kind == "list" else _PLAIN)
                if block.kind == "sources":
                    paragraph.add_run(f"[{number}] ")
                _runs(paragraph, line)
                if block.kind == "sources":
                    _smaller(paragraph)
        case Grid():
            _grid(document, block)


def _grid(document: Document, grid: Grid) -> None:
    from docx.oxml.ns import qn

    caption = document.add_paragraph(_allowed(grid.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(grid.header))
    table.style = document.styles["Table Grid"]
    for cell, label in zip(table.rows[0].cells, grid.header, strict=True):
        cell.paragraphs[0].add_run(_allowed(label)).bold = True
    repeated = table.rows[0]._tr.get_or_add_trPr()
    repeated.append(repeated.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for label, lines in grid.rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(_allowed(label)).bold = True
        for cell, line in zip(cells[1:], lines, strict=True):
            _runs(cell.paragraphs[0], line)
    for row in table.rows:
        whole = row._tr.get_or_add_trPr()
        whole.append(whole.makeelement(qn("w:cantSplit"), {qn("w:val"): "true"}))
        for cell in row.cells:
            _smaller(cell.paragraphs[0])
    document.add_paragraph()


def _smaller(paragraph: Paragraph) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(1)
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _runs(paragraph: Paragraph, line: Line) -> None:
    from docx.shared import RGBColor

    for run in line:
        written = paragraph.add_run(_allowed(run.text))
        written.bold = run.style in {"strong", "red"}
        if run.style == "red":
            written.font.color.rgb = RGBColor(0xA3, 0x20, 0x0D)
        elif run.style == "quiet":
            written.font.color.rgb = RGBColor(0x5A, 0x5A, 0x55)


def _allowed(text: str) -> str:
    """Text without what XML cannot hold."""
    return "".join("\ufffd" if mark in "\ufffe\uffff" else mark for mark in text)


def _same_times(data: bytes) -> bytes:
    """The zip file with no times of its own in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            same = zipfile.ZipInfo(entry.filename, _EPOCH)
            same.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(same, old.read(entry.filename))
    return written.getvalue()

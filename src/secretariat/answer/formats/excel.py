"""The export as an Excel workbook: a sheet for each kind of record, with numbers, truth values and days as such."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from secretariat.answer.formats.allowed import web_address, xml_text
from secretariat.answer.spreadsheets import FORMULA, Column, Table, joined, tables
from secretariat.problems import SecretariatError
from secretariat.records import SCHEMA, Export, Report
from secretariat.store.scope import moment

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet, the headings among them."""

CHARACTERS = 32_767
"""UTF-16 units of a cell."""

CUT = " … [cut: a cell of Excel holds 32,767 characters]"
"""Stands at the end of a text that was longer."""

_LINKS, _ADDRESS = 65_000, 2_000
"""Links of a sheet, and characters of one, that Excel is sure to hold; what is more is written without a link."""

_EARLIEST = datetime(1900, 3, 1, tzinfo=UTC)
"""Before this, Excel counts days wrongly or not at all: earlier times are text."""

_MADE = datetime(2000, 1, 1)
"""The day of making in the properties of every workbook: the same dossier gives the same bytes."""

_WIDTHS = {"text": 34, "number": 11, "truth": 9, "time": 18}


def excel_workbook(export: Export, *, text: bool = True) -> bytes:
    """The workbook, as bytes of an .xlsx file.

    The first sheet, `about`, says what this is and how many records of each kind there are. Ids lead to the address of
    their report where it has one on the web. Words stand as they are, never as formulas; a character that XML cannot
    hold is U+FFFD. Without `text`, reports have no column `text`.

    Raises:
        SecretariatError: there are more records of a kind than a sheet has rows.
    """
    import xlsxwriter

    made = list(tables(export, text=text))
    for table in made:
        if len(table.records) >= ROWS:
            raise SecretariatError(
                f"There are {len(table.records):,} {table.name}; a sheet of Excel holds {ROWS - 1:,}. Write "
                "--format csv or parquet, or an earlier --as-of."
            )
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"title": "Secretariat", "created": _MADE})
    _about(book, export, made)
    links = {one.id: web_address(one.url) for one in export.reports}
    for table in made:
        _Sheet(book, table, links).write()
    book.close()
    return written.getvalue()


def _about(book: Workbook, export: Export, made: list[Table]) -> None:
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, _WIDTHS["text"])
    sheet.set_column(1, 1, _WIDTHS["text"])
    rows: list[tuple[str, str | int]] = [
        ("Secretariat, schema", SCHEMA),
        ("as of", export.as_of or "as it is"),
        *((table.name, len(table.records)) for table in made),
    ]
    for at, (label, value) in enumerate(rows):
        sheet.write_string(at, 0, label)
        if isinstance(value, int):
            sheet.write_number(at, 1, value)
        else:
            sheet.write_string(at, 1, value)


class _Sheet:
    """One table on its way into a sheet of its own."""

    def __init__(self, book: Workbook, table: Table, links: Mapping[str, str | None]) -> None:
        self.sheet: Worksheet = book.add_worksheet(table.name)
        self.table = table
        self.links = links
        self.linked = 0
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1})
        self.guarded = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})

    def write(self) -> None:
        """The headings, which stay in sight and filter, then a row for each record."""
        for at, column in enumerate(self.table.columns):
            self.sheet.set_column(at, at, _WIDTHS["text" if column.many else column.kind])
            self.sheet.write_string(0, at, column.name, self.head)
        for row, record in enumerate(self.table.records, start=1):
            for at, column in enumerate(self.table.columns):
                values = column.values(record)
                if column.many:
                    self.text(row, at, joined(values))
                elif values[0] is not None:
                    self.cell((row, at), column, values[0], record)
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, max(1, len(self.table.records)), len(self.table.columns) - 1)

    def cell(self, place: tuple[int, int], column: Column, value: Any, record: msgspec.Struct) -> None:
        """One value as what it is."""
        time = moment(value) if column.kind == "time" else None
        if column.kind == "truth":
            self.sheet.write_boolean(*place, value)
        elif column.kind == "number" and math.isfinite(value):
            self.sheet.write_number(*place, value)
        elif time is not None and time >= _EARLIEST:
            self.sheet.write_datetime(*place, time.replace(tzinfo=None), self.time if "T" in value else self.day)
        else:
            self.text(*place, str(value), self.links.get(_led_to(column, value, record) or ""))

    def text(self, row: int, at: int, value: str, address: str | None = None) -> None:
        """Words, or an id that leads to an address."""
        if not value:
            return
        cell = fitting(value)
        if address is not None and len(address) <= _ADDRESS and self.linked < _LINKS:
            self.linked += 1
            self.sheet.write_url(row, at, address, self.link, cell)
        else:
            self.sheet.write_string(row, at, cell, self.guarded if cell.startswith(FORMULA) else None)


def fitting(text: str) -> str:
    """The text as a cell can hold it: cut where it is too long, with U+FFFD for what XML does not allow, and "\\n" for
    every line break."""
    text = xml_text(text).replace("\r\n", "\n").replace("\r", "\n")
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CHARACTERS:
        return text
    return units[: 2 * (CHARACTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _led_to(column: Column, value: str, record: msgspec.Struct) -> str | None:
    """Id of the report that a cell leads to; None: it leads nowhere."""
    if column.name in ("report", "version_of", "copy_of"):
        return value
    if column.name != "id" or isinstance(record, Report):
        return value if column.name == "id" else None
    passages = getattr(record, "passages", ())
    reports = getattr(record, "reports", ())
    found: str | None = getattr(record, "report", passages[0].report if passages else reports[0] if reports else None)
    return found

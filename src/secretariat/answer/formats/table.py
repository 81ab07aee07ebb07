"""Every format of an export, by name. The libraries that write them are loaded by the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from secretariat.answer.counting import counted

if TYPE_CHECKING:
    from secretariat.answer.across_rows import Changes
    from secretariat.records import Export

Words = Literal["all", "quotes", "excerpts"]
"""What is passed on of the words of reports: `all`, or no texts but the `quotes` that records stand on, or of those at
most 300 characters in one piece (`excerpts`, see `excerpts_only`)."""

RECENT = timedelta(days=14)
"""How far back a feed goes by default."""

_FIRST = date.min + 2 * RECENT

Files = bytes | Mapping[str, bytes]
"""What is written: one file, or file name → content of each file of a folder."""


@dataclass(frozen=True)
class Format:
    """One format, made of the whole export or, for feeds, of what changed since a day."""

    name: str
    ending: str
    """Of its file, or of the files in its folder."""
    export: Callable[[Export, bool], Files] | None = None
    """The export, and whether with the reports' texts → what is written."""
    changes: Callable[[Changes, bool], bytes] | None = None
    """What changed, and whether with the sentences of edited reports → what is written."""
    folder: bool = False
    """Whether it is a folder of files."""
    binary: bool = False
    """Whether it is no text that a terminal can show."""


@dataclass(frozen=True)
class Written:
    """An export in its format, ready to be stored or sent."""

    files: Files
    told: str
    """What is in it, for a line to the user: `23 reports, 173 statements`."""


def _json(export: Export, text: bool) -> bytes:
    from secretariat.answer.exports import write_json

    return write_json(export, text=text)


def _csv(export: Export, text: bool) -> Files:
    from secretariat.answer.spreadsheets import csv_files

    return dict(csv_files(export, text=text))


def _parquet(export: Export, text: bool) -> Files:
    from secretariat.answer.formats.parquet import parquet_files

    return parquet_files(export, text=text)


def _excel(export: Export, text: bool) -> bytes:
    from secretariat.answer.formats.excel import excel_workbook

    return excel_workbook(export, text=text)


def _linked_data(export: Export, text: bool) -> bytes:
    from secretariat.answer.formats.linked_data import linked_data

    return linked_data(export, text=text)


def _graph(export: Export, text: bool) -> bytes:
    from secretariat.answer.formats.graph import graph_file

    return graph_file(export)


def _calendar(export: Export, text: bool) -> bytes:
    from secretariat.answer.formats.calendar import calendar_file

    return calendar_file(export)


def _money(export: Export, text: bool) -> bytes:
    from secretariat.answer.formats.follow_the_money import money_file

    return money_file(export, text=text)


def _rss(changes: Changes, text: bool) -> bytes:
    from secretariat.answer.formats.feed import feed_file

    return feed_file(changes, text=text)


def _atom(changes: Changes, text: bool) -> bytes:
    from secretariat.answer.formats.feed import feed_file

    return feed_file(changes, atom=True, text=text)


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("json", ".json", _json),
        Format("csv", ".csv", _csv, folder=True),
        Format("parquet", ".parquet", _parquet, folder=True, binary=True),
        Format("xlsx", ".xlsx", _excel, binary=True),
        Format("jsonld", ".jsonld", _linked_data),
        Format("graphml", ".graphml", _graph),
        Format("ics", ".ics", _calendar),
        Format("ftm", ".ftm.json", _money),
        Format("rss", ".xml", changes=_rss),
        Format("atom", ".xml", changes=_atom),
    )
}
"""The formats, by name."""

PAGE = Format("html", ".html", folder=True)
"""The page as files. `secretariat.web.still` makes it, of more than an export holds: so it is not among `FORMATS`."""


def export_written(made: Format, export: Export, words: Words) -> Written:
    """An export in a format that is made of it."""
    from secretariat.answer.excerpts import excerpts_only

    assert made.export is not None
    files = made.export(excerpts_only(export) if words == "excerpts" else export, words == "all")
    return Written(files, f"{counted(len(export.reports), 'report')}, {counted(len(export.statements), 'statement')}")


def changes_written(made: Format, changes: Changes, words: Words) -> Written:
    """What changed in a format that is made of it."""
    from secretariat.answer.excerpts import excerpts_only

    assert made.changes is not None
    data = made.changes(excerpts_only(changes) if words == "excerpts" else changes, words == "all")
    return Written(data, f"what changed since {changes.since}, of {counted(len(changes.reports), 'report')}")


def recently(newest: str | None) -> date:
    """The day since which a feed tells what changed, where none is given: 14 days before the newest publication.

    Args:
        newest: ISO day of it; None: no report is dated.
    """
    return date(1970, 1, 1) if newest is None else max(date.fromisoformat(newest), _FIRST) - RECENT

"""The export as CSV: one file for each kind of record, one row for each record.

Nested records become columns (`published_earliest`, `content_quote`); lists are joined with " | ", a missing value is
an empty cell. Names stand next to ids where a reader would otherwise have to look them up. Files begin with a byte
order mark so that spreadsheets read them as UTF-8. A text cell that a spreadsheet would run as a formula (it begins
with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, get_args

import msgspec
from msgspec import inspect

from secretariat.records import Export

_SEPARATOR = " | "
_LOOKED_UP = {("reports", "outlet"), ("statements", "report"), ("statements", "speaker"), ("positions", "actor")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_files(export: Export, *, text: bool = True) -> Iterator[tuple[str, bytes]]:
    """File name (`statements.csv`) and content of each kind of record, in the order of the export.

    Kinds without records have a file with the headings only. Without `text`, reports have no column `text`.
    """
    for field in msgspec.structs.fields(Export):
        made = get_args(field.type)
        if made and isinstance(made[0], type) and issubclass(made[0], msgspec.Struct):
            columns = _columns(field.name, made[0], export)
            if not text:
                columns = [column for column in columns if (field.name, column[0]) != ("reports", "text")]
            yield f"{field.encode_name}.csv", _file(columns, getattr(export, field.name))


def table_csv(made: type[msgspec.Struct], rows: tuple[msgspec.Struct, ...]) -> bytes:
    """One CSV file of rows that are all `made`; UTF-8 with a byte order mark, headings first."""
    leaves = _leaves(inspect.type_info(made))
    return _file([("_".join(heading), _cell(path)) for heading, path in leaves], rows)


Column = tuple[str, Callable[[Any], str]]


def _file(columns: list[Column], records: tuple[msgspec.Struct, ...]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([name for name, _ in columns])
    writer.writerows([cell(record) for _, cell in columns] for record in records)
    return written.getvalue().encode("utf-8-sig")


def _columns(kind: str, made: type[msgspec.Struct], export: Export) -> list[Column]:
    """The columns of one kind of record, with names next to the ids they belong to."""
    names = {actor.id: actor.name for actor in export.actors}
    names.update((report.id, report.name) for report in export.reports)
    columns: list[Column] = []
    for heading, path in _leaves(inspect.type_info(made)):
        columns.append(("_".join(heading), _cell(path)))
        if (kind, path[0]) in _LOOKED_UP:
            columns.append((f"{path[0]}_name", _name_cell(names, path[0])))
    return columns


def _name_cell(names: dict[str, str], attribute: str) -> Callable[[Any], str]:
    return lambda record: _guarded(names.get(getattr(record, attribute), ""))


Path = tuple[str, ...]


def _leaves(kind: inspect.Type, names: Path = (), path: Path = ()) -> Iterator[tuple[Path, Path]]:
    """Column names (as in the export) and attribute names down to each value that is no record and no list."""
    if isinstance(kind, inspect.UnionType):
        records = [part for part in kind.types if isinstance(part, inspect.StructType | inspect.VarTupleType)]
        kind = records[0] if records else kind
    if isinstance(kind, inspect.VarTupleType):
        yield from _leaves(kind.item_type, names, path)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _leaves(field.type, (*names, field.encode_name), (*path, field.name))
    else:
        yield names, path


def _cell(path: Path) -> Callable[[Any], str]:
    def cell(record: Any) -> str:
        values = list(_values(record, path))
        written = _SEPARATOR.join("" if value is None else _written(value) for value in values)
        return _guarded(written) if any(isinstance(value, str) for value in values) else written

    return cell


def _values(value: Any, path: Path) -> Iterator[Any]:
    if isinstance(value, tuple):
        for part in value:
            yield from _values(part, path)
    elif value is None or not path:
        yield value
    else:
        yield from _values(getattr(value, path[0]), path[1:])


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text

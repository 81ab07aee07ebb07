"""The export as tables: one for each kind of record, one row for each record, each column typed once. CSV is made here.

Nested records become columns (`published_earliest`, `content_quote`); the values of a list stand in one cell. Names
stand next to ids where a reader would otherwise have to look them up.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from msgspec import inspect

from secretariat.records import Export

SEPARATOR = " | "
"""What stands between the values of a list in one cell."""

TIMES = frozenset({"earliest", "latest", "retrieved", "at", "withdrawn"})
"""Fields that hold an ISO 8601 day or time."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would run as a formula."""

ColumnKind = Literal["text", "number", "truth", "time"]
_LOOKED_UP = {("reports", "outlet"), ("statements", "report"), ("statements", "speaker"), ("positions", "actor")}


class Column(msgspec.Struct, frozen=True):
    """One column of a table."""

    name: str
    kind: ColumnKind
    """What a value of it is; of a `time`, its ISO text."""
    many: bool
    """Whether a cell can hold several values: they come from a list."""
    values: Callable[[Any], list[Any]]
    """The values of a record in the order of its list; None among them: missing."""


class Table(msgspec.Struct, frozen=True):
    """All records of one kind."""

    name: str
    """The key of the export."""
    columns: tuple[Column, ...]
    records: tuple[msgspec.Struct, ...]


def record_kinds() -> Iterator[tuple[str, str, type[msgspec.Struct]]]:
    """Key, attribute and class of each list of records in the export, in its order."""
    for field in msgspec.structs.fields(Export):
        made = get_args(field.type)
        if made and isinstance(made[0], type) and issubclass(made[0], msgspec.Struct):
            yield field.encode_name, field.name, made[0]


@functools.cache
def field_names(made: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Attribute and name in the export of each field of a kind of record."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(made))


def tables(export: Export, *, text: bool = True) -> Iterator[Table]:
    """A table for each kind of record, in the order of the export; without records it has its columns only.

    Without `text`, reports have no column `text`.
    """
    names = {actor.id: actor.name for actor in export.actors}
    names.update((report.id, report.name) for report in export.reports)
    for key, attribute, made in record_kinds():
        columns = _columns(key, made, names)
        if not text:
            columns = [column for column in columns if (key, column.name) != ("reports", "text")]
        yield Table(key, tuple(columns), getattr(export, attribute))


def csv_files(export: Export, *, text: bool = True) -> Iterator[tuple[str, bytes]]:
    """File name (`statements.csv`) and content of each table.

    Lists are joined with " | ", a missing value is an empty cell. Files begin with a byte order mark so that
    spreadsheets read them as UTF-8. A text cell that a spreadsheet would run as a formula (it begins with `=`, `+`,
    `-`, `@`, a tab or a carriage return) gets an apostrophe in front.
    """
    for table in tables(export, text=text):
        yield f"{table.name}.csv", _csv(table.columns, table.records)


def table_csv(made: type[msgspec.Struct], rows: tuple[msgspec.Struct, ...]) -> bytes:
    """One CSV file of rows that are all `made`, as `csv_files` writes it."""
    return _csv(_columns("", made, {}), rows)


def _csv(columns: Sequence[Column], records: Sequence[msgspec.Struct]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([column.name for column in columns])
    writer.writerows([_csv_cell(column, record) for column in columns] for record in records)
    return written.getvalue().encode("utf-8-sig")


def joined(values: list[Any]) -> str:
    """The values of a list in one cell; a missing one is empty."""
    return SEPARATOR.join("" if value is None else _written(value) for value in values)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv_cell(column: Column, record: msgspec.Struct) -> str:
    values = column.values(record)
    cell = joined(values)
    return f"'{cell}" if cell.startswith(FORMULA) and any(isinstance(value, str) for value in values) else cell


def _columns(key: str, made: type[msgspec.Struct], names: Mapping[str, str]) -> list[Column]:
    """The columns of one kind of record, with names next to the ids they belong to."""
    columns: list[Column] = []
    for leaf in _leaves(inspect.type_info(made)):
        columns.append(Column("_".join(leaf.names), leaf.kind, leaf.many, _reader(leaf.path)))
        if (key, leaf.path[0]) in _LOOKED_UP:
            columns.append(Column(f"{leaf.path[0]}_name", "text", False, _named(names, leaf.path[0])))
    return columns


def _named(names: Mapping[str, str], attribute: str) -> Callable[[Any], list[Any]]:
    return lambda record: [names.get(getattr(record, attribute))]


class _Leaf(msgspec.Struct, frozen=True):
    """A value that is no record and no list: its names in the export, its attributes, and what it is."""

    names: tuple[str, ...]
    path: tuple[str, ...]
    kind: ColumnKind
    many: bool


def _leaves(
    kind: inspect.Type, names: tuple[str, ...] = (), path: tuple[str, ...] = (), many: bool = False
) -> Iterator[_Leaf]:
    kind = present(kind)
    if isinstance(kind, inspect.VarTupleType):
        yield from _leaves(kind.item_type, names, path, True)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _leaves(field.type, (*names, field.encode_name), (*path, field.name), many)
    elif isinstance(kind, inspect.BoolType):
        yield _Leaf(names, path, "truth", many)
    elif isinstance(kind, inspect.IntType | inspect.FloatType):
        yield _Leaf(names, path, "number", many)
    else:
        yield _Leaf(names, path, "time" if path[-1] in TIMES else "text", many)


def present(kind: inspect.Type) -> inspect.Type:
    """What a value is where it is not missing: of `X | None`, X."""
    if isinstance(kind, inspect.UnionType):
        (kind,) = (part for part in kind.types if not isinstance(part, inspect.NoneType))
    return kind


def _reader(path: tuple[str, ...]) -> Callable[[Any], list[Any]]:
    return lambda record: list(_values(record, path))


def _values(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, tuple):
        for part in value:
            yield from _values(part, path)
    elif value is None or not path:
        yield value
    else:
        yield from _values(getattr(value, path[0]), path[1:])

"""The export as Parquet: a file for each kind of record, with lists and records inside records as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from secretariat.answer.spreadsheets import TIMES, field_names, present, record_kinds
from secretariat.records import Export
from secretariat.store.scope import moment

if TYPE_CHECKING:
    import pyarrow as arrow


def parquet_files(export: Export, *, text: bool = True) -> dict[str, bytes]:
    """File name (`statements.parquet`) and content of each kind of record, in the order of the export.

    Names and values are those of the JSON; times are timestamps in UTC (a day is its first moment; what is no readable
    time is null). Each file's metadata has the number of the schema (`secretariat.schema`) and, where there is one, the
    day of `as_of` (`secretariat.as_of`). Without `text`, reports have no column `text`.
    """
    import pyarrow
    from pyarrow import parquet

    about = {"secretariat.schema": str(export.schema_)}
    if export.as_of is not None:
        about["secretariat.as_of"] = export.as_of
    files = {}
    for key, attribute, made in record_kinds():
        kind = inspect.type_info(made)
        assert isinstance(kind, inspect.StructType)
        schema = pyarrow.schema([_field(one) for one in kind.fields], metadata=about)
        table = pyarrow.Table.from_pylist([_plain(record) for record in getattr(export, attribute)], schema=schema)
        if key == "reports" and not text:
            table = table.drop_columns(["text"])
        written = io.BytesIO()
        parquet.write_table(table, written, compression="zstd")
        files[f"{key}.parquet"] = written.getvalue()
    return files


def _field(field: inspect.Field) -> arrow.Field:
    import pyarrow

    kind = pyarrow.timestamp("us", tz="UTC") if field.name in TIMES else _type(field.type)
    missing = isinstance(field.type, inspect.UnionType)
    return pyarrow.field(field.encode_name, kind, nullable=missing)


def _type(kind: inspect.Type) -> arrow.DataType:
    import pyarrow

    kind = present(kind)
    if isinstance(kind, inspect.VarTupleType):
        return pyarrow.list_(_type(kind.item_type))
    if isinstance(kind, inspect.StructType):
        return pyarrow.struct([_field(one) for one in kind.fields])
    if isinstance(kind, inspect.BoolType):
        return pyarrow.bool_()
    if isinstance(kind, inspect.IntType):
        return pyarrow.int64()
    return pyarrow.float64() if isinstance(kind, inspect.FloatType) else pyarrow.string()


def _plain(value: Any) -> Any:
    """A record as pyarrow takes it."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not isinstance(value, msgspec.Struct):
        return value
    return {
        name: moment(getattr(value, attribute)) if attribute in TIMES else _plain(getattr(value, attribute))
        for attribute, name in field_names(type(value))
    }

"""Parquet: every record as it is, with nothing flattened."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import msgspec
import pyarrow
from pyarrow import parquet

from secretariat.answer.formats.parquet import parquet_files
from secretariat.records import DossierInfo, Export
from secretariat.store.scope import moment
from tests.answer.exporting import EXPORT, KINDS, hostile


def read(export: Export, kind: str, *, text: bool = True) -> Any:
    return parquet.read_table(io.BytesIO(parquet_files(export, text=text)[f"{kind}.parquet"]))


def with_times(value: Any, key: str = "") -> Any:
    """Plain JSON of the export with its times as Parquet has them."""
    if isinstance(value, dict):
        return {key: with_times(held, key) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [with_times(one) for one in value]
    return moment(value) if key in {"earliest", "latest", "retrieved", "at", "withdrawn"} else value


def test_every_record_reads_back_with_all_its_fields() -> None:
    for export in (EXPORT, hostile(EXPORT, "=cmd()\x00\u202e]]>\ufffe")):
        plain = msgspec.to_builtins(export)
        for kind in KINDS:
            assert read(export, kind).to_pylist() == with_times(plain[kind])
            assert len(plain[kind]) > 0


def test_columns_are_typed() -> None:
    statements = read(EXPORT, "statements").schema
    assert statements.field("negated").type == pyarrow.bool_()
    assert statements.field("score").type == pyarrow.float64()
    assert statements.field("content").type.value_type.field("start").type == pyarrow.int64()
    assert statements.field("said").type.field("earliest").type == pyarrow.timestamp("us", tz="UTC")
    assert (statements.field("speaker").nullable, statements.field("id").nullable) == (True, False)
    assert read(EXPORT, "shifts").schema.names[3:5] == ["from", "to"]
    assert read(EXPORT, "reports")["published"][1]["earliest"].as_py() == datetime(2031, 3, 11, 18, 30, tzinfo=UTC)


def test_files_say_what_they_are() -> None:
    assert list(parquet_files(EXPORT)) == [f"{kind}.parquet" for kind in KINDS]
    about = read(EXPORT, "places").schema.metadata
    assert (about[b"secretariat.schema"], about[b"secretariat.as_of"]) == (b"1", b"2031-03-12")
    empty = read(Export(dossier=DossierInfo()), "places")
    assert (empty.num_rows, b"secretariat.as_of" in empty.schema.metadata) == (0, False)


def test_texts_are_left_out_if_asked() -> None:
    assert "text" in read(EXPORT, "reports").schema.names
    assert "text" not in read(EXPORT, "reports", text=False).schema.names


def test_long_words_are_whole_and_the_bytes_the_same() -> None:
    told = hostile(EXPORT)
    assert read(told, "reports")["title"][0].as_py() == told.reports[0].title
    assert parquet_files(told) == parquet_files(told)

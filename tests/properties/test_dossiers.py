"""What holds for every dossier, whatever the reports."""

from __future__ import annotations

import csv
import io
import itertools
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.answer import queries
from secretariat.answer.exports import build_export, read_export, schema_json, write_json
from secretariat.answer.spreadsheets import csv_files
from secretariat.records import Export, Reading
from secretariat.store.sqlite import Store
from tests.store.readings import put, readings

some = st.lists(readings(), max_size=4, unique_by=lambda reading: reading.report.id)
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_json()))


def exported(added: Sequence[Reading]) -> Export:
    """The export of a new dossier to which these readings were added, in this order."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "t.db", create=True) as store:
        put(store, *added)
        return build_export(store)


@settings(deadline=None, max_examples=40)
@given(added=some)
def test_export_import_export_is_the_identity(added: list[Reading]) -> None:
    export = exported(added)
    written = write_json(export)
    assert read_export(written) == export
    assert write_json(read_export(written)) == written
    VALIDATOR.validate(json.loads(written))
    assert {report.id for report in export.reports} == {reading.report.id for reading in added}


@settings(deadline=None, max_examples=25)
@given(added=some, data=st.data())
def test_the_order_of_reports_does_not_matter(added: list[Reading], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(added))
    assert write_json(exported(added)) == write_json(exported(shuffled))


@settings(deadline=None, max_examples=25)
@given(added=some)
def test_adding_twice_changes_nothing(added: list[Reading]) -> None:
    assert exported(added) == exported([*added, *reversed(added)])


@settings(deadline=None, max_examples=25)
@given(added=some)
def test_passages_quote_their_reports(added: list[Reading]) -> None:
    export = exported(added)
    texts = {report.id: report.text for report in export.reports}
    roles = (role.passage for actor in export.actors for role in actor.roles if role.passage is not None)
    said = (passage for statement in export.statements for passage in (*statement.content, *statement.source))
    assert all(passage.holds_in(texts[passage.report]) for passage in itertools.chain(roles, said))


@settings(deadline=None, max_examples=25)
@given(added=some)
def test_csv_has_a_row_for_each_record_and_no_formulas(added: list[Reading]) -> None:
    export = exported(added)
    for name, data in csv_files(export):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(rows) - 1 == len(getattr(export, name.removesuffix(".csv")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@settings(deadline=None, max_examples=25)
@given(added=some, data=st.data())
def test_every_word_of_a_report_is_found(added: list[Reading], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "t.db", create=True) as store:
        put(store, *added)
        for reading in added:
            letters = [word for word in reading.report.text.split() if word.isascii() and word.isalnum()]
            if letters:
                hits = queries.search(store, data.draw(st.sampled_from(letters)), limit=100).hits
                assert reading.report.id in {hit.report.id for hit in hits}
                for hit in hits:
                    texts = {added_one.report.id: added_one.report.text for added_one in added}
                    assert hit.passage is None or hit.passage.holds_in(texts[hit.report.id])

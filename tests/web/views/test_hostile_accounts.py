"""Owns: that what reports say is shown as text in positions, claims, contradictions and changes too."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from flask.testing import FlaskClient
from hypothesis import example, given, settings
from msgspec.structs import replace

from secretariat.records import Reading
from secretariat.store.sqlite import Store
from tests.answer.differing import against, same, with_point
from tests.answer.talking import with_position
from tests.store.readings import day, put
from tests.web import dossiers
from tests.web.test_app import SCRIPTS, WORDS, safe


def _later(first: Reading, words: str) -> Reading:
    """Another report that tells the same in the same words, on the next day, and has the other stance."""
    told = dossiers.hostile(f"{words} {words}.")
    report = replace(told.report, published=day("2025-11-21"))
    told = with_position(replace(told, report=report, positions=()), f"{words} {words}.", words, words, "accepts")
    return replace(told, actors=tuple({one.id: one for one in (*first.actors, *told.actors)}.values()))


def every_page(path: Path, words: str) -> list[str]:
    """All pages on which two hostile reports show that agree and contradict one another."""
    first = dossiers.hostile(words)
    first, later = (with_point(one, one.report.text, said=0) for one in (first, _later(first, words)))
    edited = replace(
        later, report=replace(later.report, id="r-edited", sha256="edited", text=f"{words}. {words}! New.")
    )
    edited = replace(edited, statements=(), positions=(), provisions=(), meetings=(), propositions=())
    with Store.open(path, create=True) as store:
        put(store, first, later, edited)
        reports = (first.report.id, later.report.id)
        same(store, "copy", *reports, reports)
        same(store, "claim", first.propositions[0].id, later.propositions[0].id, reports)
        same(store, "copy", later.report.id, edited.report.id, (later.report.id, edited.report.id))
        against(store, "denial", first, later, words)
    page: FlaskClient = dossiers.client(path)
    claims = json.loads(page.get("/claims?format=json").data)["rows"]
    asked = [
        page.get(address) for address in ("/positions", "/claims", "/contradictions", "/changes", "/changes?what=edit")
    ]
    cells = (
        {"issue": words},
        {"issue": words, "party": words},
        {"issue": words, "party": f"{words}x"},
        {"party": words},
    )
    asked += [page.get("/positions/cell", query_string=query) for query in cells]
    asked += [page.get(f"/claims/{row['id']}") for row in claims]
    asked += [page.get("/claims", query_string={"words": words, "party": words, "rests": words})]
    asked += [page.get("/contradictions", query_string={"words": words, "party": words})]
    asked += [page.get("/positions", query_string={"party": words, "issue": words})]
    return [answer.get_data(as_text=True) for answer in asked]


@settings(max_examples=15, deadline=None)
@given(WORDS)
@example(SCRIPTS[0])
@example(SCRIPTS[1])
@example(SCRIPTS[3])
@example(SCRIPTS[5])
@example(SCRIPTS[6])
@example(SCRIPTS[7])
@example(SCRIPTS[8])
@example(SCRIPTS[9])
@example("w" * 20_000)
def test_whatever_a_report_says_is_text(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for page in every_page(Path(folder) / "talks.db", words):
            safe(page)
            assert "fault in Secretariat" not in page
            assert not set("\u202e\u2066\x1b\x00\x07\x9b") & set(page)


def test_scripts_stay_readable_in_all_of_them(tmp_path: Path) -> None:
    script = SCRIPTS[0]
    shown = [script in safe(page).text for page in every_page(tmp_path / "talks.db", script)]
    assert shown.count(True) >= 12, "positions, cells, claims, contradictions, changes"

"""Pages of the long lists hold what stands there in the whole lists, now and as of a day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secretariat.answer.paging import Page
from secretariat.dossier import Dossier
from secretariat.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
READ = (
    "03-03-meridian-wire-invitation.txt", "03-04-harbour-gazette-leaked-plan.html", "03-05-meridian-wire-plan.txt",
    "03-05-northlight-denial.html", "03-05-velmar-courier-reprint.txt", "03-06-velmar-courier-red-lines.txt",
    "03-07-orlenz-today-under-no-circumstances.html", "03-09-meridian-wire-postponed.txt",
    "undated-velmar-courier-peacetime-army.txt",
)  # fmt: skip
LISTS = (
    "actors", "timeline", "meetings", "proposals", "provisions", "positions", "claims", "contradictions", "shifts",
)  # fmt: skip
PAGES = (
    Page(limit=1),
    Page(limit=3, offset=2),
    Page(limit=5, offset=-5),
    Page(limit=4, offset=10_000),
    Page(limit=999),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    found = Dossier(tmp_path_factory.mktemp("paged") / "talks.db", Settings(processes=1))
    found.add([EXAMPLES / name for name in READ])
    return found


def rows(answer: Any) -> tuple[Any, ...]:
    return tuple(answer.actors if hasattr(answer, "actors") else answer.rows)


@pytest.mark.parametrize("day", [None, "2031-03-05"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_is_a_part_of_the_whole(dossier: Dossier, name: str, day: str | None) -> None:
    asked = dossier if day is None else dossier.as_of(day)
    ask: Callable[..., Any] = getattr(asked, name)
    whole = rows(ask())
    for page in PAGES:
        answer = ask(page=page)
        first, last = page.span(len(whole))
        assert rows(answer) == whole[first:last], page
        assert answer.total in {None, len(whole)}
        assert last - first == len(whole) or (answer.total, answer.skipped) == (len(whole), first)


def test_the_lists_are_not_empty(dossier: Dossier) -> None:
    empty = [name for name in LISTS if len(rows(getattr(dossier, name)())) < 2]
    assert empty == []


def test_pages_of_statements_are_reports(dossier: Dossier) -> None:
    whole = dossier.statements().reports
    assert dossier.statements(page=Page(limit=3, offset=1)).reports == whole[1:4]


def test_a_page_of_one_party_s_positions(dossier: Dossier) -> None:
    whole = dossier.positions("Talmon").rows
    assert whole
    assert dossier.positions("Talmon", page=Page(limit=2)).rows == whole[:2]

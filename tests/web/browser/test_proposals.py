"""Owns: plans in their versions in a real browser: by keyboard, on a phone, in both colours, without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reconcile.tabling import ANSWER, LEAK, SHORTER, paper, plan
from tests.web import dossiers
from tests.web.browser.conftest import serve
from tests.web.browser.test_views import WIDTHS, Scheme, opened, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMED = paper("Kestria may join the Norrin Pact.", "2031-03-05", plans=[plan("the Norrin Pact", "Norrin Pact")])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossiers.dossier(tmp_path_factory.mktemp("plans") / "talks.db", LEAK, SHORTER, ANSWER, NAMED)


@pytest.fixture(scope="module")
def views(path: Path) -> tuple[str, ...]:
    rows = json.loads(dossiers.client(path).get("/proposals?format=json").data)["rows"]
    one = f"/proposals/{rows[0]['id']}"
    return (
        "/proposals",
        "/proposals?author=nobody",
        one,
        f"{one}?state=dropped",
        f"{one}?issue=nothing",
        "/changes?since=2031-03-05",
    )


@pytest.fixture(scope="module")
def plans(path: Path) -> Iterator[str]:
    yield from serve(path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_every_view_is_without_errors_and_barriers(
    browser: Browser, plans: str, views: tuple[str, ...], width: int, scheme: Scheme
) -> None:
    found = []
    for view in views:
        with opened(browser, width, scheme) as page:
            page.goto(plans + view)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{view} is wider than the screen"
            found += [f"{view}: {one}" for one in violations(page)]
    assert found == []


def test_without_scripts_a_change_is_two_clicks_from_its_words(browser: Browser, plans: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{plans}/proposals")
        page.locator(".plan h2 a").first.click()
        page.locator("td.c-dropped a.quote").first.click()
        assert "".join(page.locator(".k-at").all_inner_texts()).startswith("Gone is the demand")


def test_on_a_phone_the_versions_of_a_term_stand_below_one_another(
    browser: Browser, plans: str, views: tuple[str, ...]
) -> None:
    with opened(browser, 390) as page:
        page.goto(plans + views[2])
        boxes = [one.bounding_box() for one in page.locator("table.terms tbody tr").first.locator("td").all()]
        tops = [box["y"] for box in boxes if box is not None]
        assert tops == sorted(tops)
        assert len(set(tops)) == len(tops) == 2

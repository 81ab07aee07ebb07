"""Owns: positions, claims, contradictions and changes in a real browser, with reports that agree and differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secretariat.store.sqlite import Store
from tests.answer.differing import differing
from tests.web import dossiers
from tests.web.browser.conftest import serve
from tests.web.browser.test_views import WIDTHS, Scheme, looked_over, opened, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CELL = "/positions/cell?party=Kestria&issue=armed+forces"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("accounts") / "talks.db"
    with Store.open(made, create=True) as store:
        differing(store)
    return made


@pytest.fixture(scope="module")
def views(path: Path) -> tuple[str, ...]:
    """Addresses of every view that these reports fill."""
    rows = json.loads(dossiers.client(path).get("/claims?format=json").data)["rows"]
    return (
        "/positions",
        "/positions?stance=red+line",
        "/positions?as_of=2031-04-30",
        CELL,
        "/positions/cell?issue=armed+forces",
        "/claims",
        f"/claims/{rows[0]['id']}",
        "/claims?words=nothing",
        "/contradictions",
        "/changes?since=2031-03-05",
        "/changes?since=2031-03-05&what=edit",
    )


@pytest.fixture(scope="module")
def accounts(path: Path) -> Iterator[str]:
    yield from serve(path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_without_errors_and_barriers(
    browser: Browser, accounts: str, views: tuple[str, ...], scheme: Scheme
) -> None:
    assert looked_over(browser, accounts, views, scheme) == []


def test_without_scripts_a_cell_opens_and_leads_to_its_words(browser: Browser, accounts: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{accounts}/positions")
        page.locator("a.tile", has_text="conditional").first.click()
        assert page.locator("h1").inner_text() == "Kestria on armed forces"
        page.locator("a.quote", has_text="Kestria may talk of the army").first.click()
        page.locator(".k-at").first.wait_for()
        assert "".join(page.locator(".k-at").all_inner_texts()) == "Kestria may talk of the army"


def test_on_a_phone_the_table_is_a_list_with_the_words_inside(browser: Browser, accounts: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        page.goto(f"{accounts}/positions")
        assert not page.locator("table.positions thead").is_visible()
        assert page.locator("td .issue", has_text="armed forces").first.is_visible()
        words = page.locator("td .words", has_text="Kestria may talk of the army").first
        assert not words.get_by_text("Kestria may talk of the army").is_visible()
        words.locator("summary").click()
        assert words.get_by_text("Kestria may talk of the army").is_visible()
    with opened(browser, 1280) as page:
        page.goto(f"{accounts}/positions")
        assert page.locator("table.positions thead").is_visible()
        assert not page.locator("td .words").first.is_visible()


def test_the_keyboard_leads_from_a_claim_to_what_speaks_against_it(browser: Browser, accounts: str) -> None:
    with opened(browser) as page:
        page.goto(f"{accounts}/claims")
        tab_to(page, "a.flag")
        page.keyboard.press("Enter")
        page.wait_for_url("**#against")
        assert page.locator("#against article").count() == 2


def test_the_members_of_a_claim_open_by_the_keyboard(browser: Browser, accounts: str) -> None:
    with opened(browser) as page:
        page.goto(f"{accounts}/claims")
        tab_to(page, ".claim summary")
        page.keyboard.press("Enter")
        assert page.locator(".reprints .member").first.is_visible()


def test_without_scripts_the_day_of_changes_can_be_given(browser: Browser, accounts: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{accounts}/changes")
        page.get_by_role("textbox", name="Since").fill("2031-03-08")
        page.locator("form.filters button").click()
        assert page.locator("h1").inner_text() == "New since 8 Mar 2031"
        assert page.locator("#edit ins").count() == 2
        page.get_by_role("link", name="30", exact=True).click()
        assert "since=2031-02-08" in page.url


def test_one_picture_shows_at_each_width(browser: Browser, accounts: str) -> None:
    for width, shown in ((1280, "wide"), (390, "narrow")):
        with opened(browser, width) as page:
            page.goto(accounts + CELL)
            visible = [name for name in ("wide", "middle", "narrow") if page.locator(f".pic-{name}").is_visible()]
            assert visible == [shown]


def test_in_print_the_tiles_keep_their_colours(browser: Browser, accounts: str) -> None:
    with opened(browser) as page:
        page.goto(f"{accounts}/positions")
        page.emulate_media(media="print")
        adjusted = "getComputedStyle(document.querySelector('.positions .tile')).printColorAdjust"
        assert page.evaluate(adjusted) == "exact"
        assert not page.locator("form.filters").is_visible()


def test_hostile_reports_run_nothing(browser: Browser, hostile_address: str) -> None:
    for width in WIDTHS.values():
        with opened(browser, width) as page:
            page.goto(f"{hostile_address}/positions")
            cells = page.locator("a.tile").evaluate_all("links => links.map(link => link.href)")
            views = ["/positions", "/claims", "/contradictions", "/changes?since=2025-01-01"]
            for view in (*(hostile_address + one for one in views), *cells):
                page.goto(view)
                assert page.title() not in {"ran", "1"}, view
                assert page.evaluate("document.documentElement.scrollWidth") <= width, view
            assert cells

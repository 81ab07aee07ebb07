"""Owns: the pictures in a real browser: legible in its letters at every width, in both lights, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.answer.talking import who
from tests.web.browser.test_views import Scheme, looked_over, opened, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWS = (
    "/timeline",
    "/timeline?from=2025-11-15&to=2025-11-19&party=Tarsovia",
    "/timeline?from=1900-01-01&to=2100-01-01",
    "/who",
    "/who?graph=people",
    "/who?party=Kestria",
    f"/who/{who('Tarsovia')}",
)
SEEN = """() => [...document.querySelectorAll('svg.pic')].filter(one => one.getClientRects().length).map(one => ({
    box: one.getBoundingClientRect().toJSON(),
    words: [...one.querySelectorAll('text')].filter(text => text.textContent).map(text => (
        {said: text.textContent, box: text.getBoundingClientRect().toJSON()})),
}))"""
_TOUCHING = 2.0
"""Pixels by which the boxes of two lines may meet: they are higher than their letters."""


def overlaps(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Words that lie on one another."""
    found = []
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            a, b = one["box"], other["box"]
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            if across > _TOUCHING and down > 4:
                found.append((one["said"], other["said"]))
    return found


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_pictures_are_legible_in_the_browsers_own_letters(browser: Browser, address: str, width: int) -> None:
    with opened(browser, width) as page:
        for view in VIEWS:
            page.goto(address + view)
            are_legible(page, width)


def are_legible(page: Page, width: int) -> None:
    """Whether the words of each picture lie inside it and not on one another."""
    seen = page.evaluate(SEEN)
    figures = page.locator("figure.picture").count()
    assert len([one for one in seen if one["box"]["width"] > 200]) == figures, "one picture for each figure"
    for one in seen:
        assert overlaps(one["words"]) == []
        assert one["box"]["right"] <= width
        for word in one["words"]:
            assert word["box"]["left"] >= one["box"]["left"] - 1, word["said"]
            assert word["box"]["right"] <= one["box"]["right"] + 1, word["said"]
            assert word["box"]["height"] > 8, "words are not shrunk"


def test_axe_finds_no_barrier_in_any_picture(browser: Browser, address: str) -> None:
    """At the middle width; `/timeline` and `/who` are looked at with the other views at the others."""
    found = []
    with opened(browser, 800, "dark") as page:
        for view in VIEWS:
            page.goto(address + view)
            found += [f"{view}: {one}" for one in violations(page)]
    assert found == []


def test_axe_finds_no_barrier_on_a_phone(browser: Browser, address: str) -> None:
    assert looked_over(browser, address, VIEWS[4:], "light") == []


def test_a_mark_is_reached_and_followed_by_keyboard_with_scripts_off(browser: Browser, address: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(address + "/timeline")
        mark = page.locator(".pic-wide a[href*='/report/']").first
        mark.focus()
        assert mark.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/**")
        assert page.locator("mark, .hl").count() > 0


def test_zooming_needs_no_script(browser: Browser, address: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(address + "/timeline")
        page.get_by_role("link", name="+ Closer").click()
        assert "from=" in page.url
        page.get_by_role("link", name="The talks as a whole").click()
        assert "from=" not in page.url


def test_a_pair_in_the_picture_leads_to_its_row_in_the_table(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + "/who")
        page.locator(".pic-wide a[href^='#pair-']").first.focus()
        page.keyboard.press("Enter")
        page.locator("tr:target").wait_for()


def test_in_the_dark_marks_are_light(browser: Browser, address: str) -> None:
    fills = []
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        with opened(browser, scheme=scheme) as page:
            page.goto(address + "/timeline")
            fills.append(
                page.locator(".pic-wide .pic-mark.pic-held").first.evaluate("one => getComputedStyle(one).fill")
            )
    assert fills[0] != fills[1]


def test_on_paper_pictures_are_light_though_the_page_is_dark(browser: Browser, address: str) -> None:
    with opened(browser, scheme="dark") as page:
        page.goto(address + "/timeline")
        page.emulate_media(media="print", color_scheme="dark")
        head = page.locator(".pic-wide .pic-head, .pic-middle .pic-head").first
        assert head.evaluate("one => getComputedStyle(one).fill") == "rgb(0, 0, 0)"
        assert not page.locator("nav.zoom").is_visible()


def test_hostile_words_are_shown_in_pictures_and_do_not_run(browser: Browser, hostile_address: str) -> None:
    for view in ("/timeline", "/who", "/who?graph=people"):
        with opened(browser, 390) as page:
            page.goto(hostile_address + view)
            assert page.title() != "ran"
            assert page.locator("svg script, svg image, svg foreignObject").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 390

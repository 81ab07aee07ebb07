"""Owns: every view in a real browser: at the widths of a desk and of a phone, light and dark, with scripts off, by the
keyboard alone, without an error, without asking anybody else, and without a barrier that axe finds."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.answer.talking import BERLIN
from tests.web.dossiers import EVERY_STANCE, SPOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORT = f"/report/{SPOKEN.report.id}"
STANCES = f"/report/{EVERY_STANCE.report.id}"
VIEWS = (
    "/",
    "/positions",
    "/positions/armed forces",
    "/proposals",
    "/timeline",
    "/who",
    "/claims",
    "/contradictions",
    "/changes",
    "/reports",
    REPORT,
    STANCES,
    f"/report/{BERLIN.report.id}",
    f"{REPORT}?kind=position&at=30-60",
    "/search",
    "/search?q=geneva",
    "/search?q=nothingatall",
    "/statements",
    "/statements?speaker=Halvek&act=assert",
    "/reports?as_of=2025-11-21",
    "/reports?as_of=never",
    "/nothing",
)
"""Addresses of every view, and of what is said when something is wrong."""
WIDTHS = {"desk": 1280, "phone": 390}
Scheme = Literal["light", "dark"]


@contextmanager
def opened(browser: Browser, width: int = 1280, scheme: Scheme = "light", *, scripts: bool = True) -> Iterator[Page]:
    """A tab that has to stay without errors and to ask nobody but the page's own address."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    )
    page, wrong, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda one: wrong.append(f"{page.url} {one.text}") if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(f"{page.url} {error}"))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert [one for one in wrong if "status of 40" not in one] == []
    home = page.url.split("/")[2]
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} <= {home}
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds, in a line each."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    page.evaluate(_script(axe.__file__))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@functools.cache
def _script(file: str) -> str:
    return (Path(file).parent / "axe.min.js").read_text(encoding="utf-8")


def looked_over(browser: Browser, home: str, views: Sequence[str], scheme: Scheme) -> list[str]:
    """What is wrong with views, in a line each.

    Each is loaded once and seen at all widths; axe looks at it at that of a phone when it is light, of a desk when it
    is dark.
    """
    widths, found = sorted(WIDTHS.values(), reverse=scheme == "dark"), []
    with opened(browser, widths[0], scheme) as page:
        for view in views:
            page.set_viewport_size({"width": widths[0], "height": 900})
            page.goto(home + view)
            found += [f"{view}: {one}" for one in violations(page)]
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{view} is wider than a screen of {width}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_without_errors_and_barriers(browser: Browser, address: str, scheme: Scheme) -> None:
    assert looked_over(browser, address, VIEWS, scheme) == []


def test_what_is_wrong_would_be_found(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address)
        page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
        assert any("image-alt" in one for one in violations(page))


def test_every_view_reads_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, scripts=False) as page:
        for view in VIEWS:
            page.goto(address + view)
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.locator("h1").is_visible()
                assert page.locator("main").inner_text().strip()
                assert not page.locator("button.theme").is_visible(), "a button that would do nothing"


def test_without_scripts_the_menu_of_a_phone_opens(browser: Browser, address: str) -> None:
    with opened(browser, 390, scripts=False) as page:
        page.goto(address)
        assert not page.get_by_role("link", name="Reports", exact=True).is_visible()
        page.get_by_text("Menu").click()
        page.get_by_role("link", name="Reports", exact=True).click()
        assert page.locator("h1").inner_text() == "Reports"


def test_without_scripts_filters_and_days_work(browser: Browser, address: str) -> None:
    with opened(browser, scripts=False) as page:
        page.goto(f"{address}/statements")
        page.get_by_label("Speaker").fill("halvek")
        page.locator("form.filters button").click()
        assert "speaker=halvek" in page.url
        page.get_by_label("As known on").fill("2025-11-24")
        page.locator("form.asof button").click()
        assert "speaker=halvek" in page.url
        assert "as_of=2025-11-24" in page.url
        assert page.get_by_text("never go below 600,000").is_visible()


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until what is focused fits the selector."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", "what is focused shows it"
            return
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab")


def test_the_keyboard_alone_leads_from_the_overview_to_the_words(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, "it shows when focused"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        tab_to(page, "nav a, main a")
        page.goto(address)
        tab_to(page, "nav.wide a[href='/statements'], nav.wide a[href='/search']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search")
        tab_to(page, "#q")
        page.keyboard.type("soldiers")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=soldiers**")
        tab_to(page, "a.quote")
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/**")
        page.locator(".k-at").first.wait_for()
        tab_to(page, "a.ref")
        page.keyboard.press("Enter")
        page.locator(".note:target").wait_for()
        page.keyboard.press("Tab")


def test_from_a_record_to_its_words_and_back(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + REPORT)
        page.locator(".n-position .number").first.click()
        words = "".join(page.locator(".hl.is-target").all_inner_texts())
        assert words == "We will never go below 600,000 soldiers"
        page.locator("a.ref").first.click()
        page.locator(".note:target").wait_for()


def test_what_is_marked_is_in_view(browser: Browser, address: str) -> None:
    with opened(browser, 390) as page:
        page.goto(f"{address}{REPORT}?at=30-60#p30-60")
        page.locator(".k-at").first.wait_for()


def test_the_slash_goes_to_the_search_field(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(f"{address}/reports")
        page.keyboard.press("/")
        page.wait_for_url("**/search")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("a/b")
        assert page.locator("#q").input_value() == "a/b"


def test_the_theme_is_kept(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address)
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Dark").click()
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark != light
        page.goto(f"{address}/reports")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
        assert page.get_by_role("button", name="Light").is_visible()


def test_the_colours_chosen_are_those_of_the_system_s_dark(browser: Browser, address: str) -> None:
    """The variables of the dark stand twice in the stylesheet; they have to be the same."""
    values = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .flatMap((rule) => rule.media ? [...rule.cssRules] : [rule])
        .filter((rule) => rule.selectorText?.includes('data-theme="dark"')).flatMap((rule) => [...rule.style])
        .filter((name) => name.startsWith("--"))
        .map((name) => name + getComputedStyle(document.documentElement).getPropertyValue(name))"""
    with opened(browser, scheme="dark") as page:
        page.goto(address)
        by_system = page.evaluate(values)
    with opened(browser, scheme="light") as page:
        page.goto(address)
        page.get_by_role("button", name="Dark").click()
        assert page.evaluate(values) == by_system
        assert len(by_system) > 40


def test_hostile_reports_run_nothing(browser: Browser, hostile_address: str) -> None:
    for width in WIDTHS.values():
        with opened(browser, width) as page:
            for view in ("/", "/reports", "/statements", "/positions", "/who", "/claims", "/search?q=script"):
                page.goto(hostile_address + view)
                assert page.title() not in {"ran", "1"}, view
                assert page.evaluate("document.documentElement.scrollWidth") <= width, view
            page.goto(f"{hostile_address}/reports")
            for href in page.locator("tbody th > a").evaluate_all("links => links.map(link => link.href)"):
                page.goto(href)
                assert page.title() not in {"ran", "1"}
                assert page.evaluate("document.documentElement.scrollWidth") <= width, href


def test_print_has_no_menu(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + REPORT)
        page.emulate_media(media="print")
        assert not page.locator("nav.wide").is_visible()
        assert not page.locator(".tools").is_visible()
        assert page.locator(".text").first.is_visible()


@pytest.mark.parametrize("chosen", [False, True], ids=["by the system", "by the button"])
def test_print_is_light_though_the_page_is_dark(browser: Browser, address: str, chosen: bool) -> None:
    with opened(browser, scheme="light" if chosen else "dark") as page:
        page.goto(address + REPORT)
        if chosen:
            page.get_by_role("button", name="Dark").click()
        colour = "getComputedStyle(document.querySelector('h1')).color"
        assert page.evaluate(colour) == "rgb(245, 242, 234)"
        page.emulate_media(media="print", color_scheme="light" if chosen else "dark")
        assert page.evaluate(colour) == "rgb(27, 26, 23)"
        assert page.evaluate("getComputedStyle(document.querySelector('.imprint')).color") == "rgb(92, 88, 78)"

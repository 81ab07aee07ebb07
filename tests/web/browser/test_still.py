"""Owns: the page as files in a real browser: opened from the disk, with scripts off and on, it asks for nothing but its
own files and reports no error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secretariat.dossier import Dossier
from secretariat.web.still import write_copy
from tests.web import dossiers
from tests.web.browser.test_views import Scheme, looked_over, opened
from tests.web.dossiers import SPOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPORT = f"report/{SPOKEN.report.id}.html"
VIEWS = ("index.html", "positions.html", "timeline.html", "who.html", "contradictions.html", "changes.html", REPORT)


@pytest.fixture(scope="module")
def folder(talks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the talks between Kestria and Tarsovia; only the quotes of texts."""
    made = tmp_path_factory.mktemp("still") / "page"
    write_copy(Dossier(talks), made)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_files_are_without_errors_and_barriers(browser: Browser, folder: Path, scheme: Scheme) -> None:
    assert looked_over(browser, f"{folder.as_uri()}/", VIEWS, scheme) == []


def test_quotes_are_without_errors_and_barriers(browser: Browser, talks: Path, tmp_path: Path) -> None:
    write_copy(Dossier(talks), tmp_path / "page", "excerpts")
    assert looked_over(browser, f"{(tmp_path / 'page').as_uri()}/", (REPORT, "changes.html"), "light") == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_first_page_to_the_words(browser: Browser, folder: Path, scripts: bool) -> None:
    with opened(browser, scripts=scripts) as page:
        page.goto(f"{folder.as_uri()}/index.html")
        page.get_by_role("navigation").get_by_role("link", name="Positions").first.click()
        page.locator("tr", has_text="Tarsovia").locator("a.tile").first.click()
        assert page.locator("h1").inner_text() == "Tarsovia on armed forces"
        page.locator("a.quote").first.click()
        page.wait_for_url(f"{folder.as_uri()}/{REPORT}#p*")
        words = page.locator(".anchor:target + .hl")
        words.wait_for()
        assert words.evaluate("one => getComputedStyle(one).boxShadow") != "none", "the words are marked"


def test_styles_come_from_the_folder(browser: Browser, folder: Path) -> None:
    with opened(browser) as page:
        page.goto(f"{folder.as_uri()}/{REPORT}")
        assert page.evaluate("getComputedStyle(document.querySelector('.row')).display") == "grid"
        assert page.evaluate("[...document.styleSheets].length") == 2


def test_the_slash_does_nothing_where_nothing_can_be_searched(browser: Browser, folder: Path) -> None:
    with opened(browser) as page:
        page.goto(f"{folder.as_uri()}/reports.html")
        page.keyboard.press("/")
        assert page.url.endswith("/reports.html")


def test_hostile_files_run_nothing(browser: Browser, tmp_path: Path) -> None:
    words = ("<script>document.title='ran'</script>", '"><img src=x onerror=document.title=1>', "javascript:alert(1)")
    path = dossiers.dossier(tmp_path / "talks.db", *map(dossiers.hostile, words))
    write_copy(Dossier(path), tmp_path / "page")
    with opened(browser, 390) as page:
        for file in sorted((tmp_path / "page").rglob("*.html")):
            page.goto(file.as_uri())
            assert page.title() not in {"ran", "1"}
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, file.name


def test_a_script_inside_a_file_would_not_run(browser: Browser, folder: Path, tmp_path: Path) -> None:
    """Should anything ever slip through, the file's own policy stops it."""
    text = (folder / "reports.html").read_text(encoding="utf-8")
    (tmp_path / "x.html").write_text(text.replace("<h1>", "<script>document.title='ran'</script><h1>"), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "x.html").as_uri())
    assert page.title() != "ran"
    context.close()

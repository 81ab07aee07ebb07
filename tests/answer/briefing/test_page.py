"""The page stands alone: it runs nothing, asks for nothing, and shows reports as text."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from secretariat.answer.briefing.brief import brief
from secretariat.answer.briefing.page import page
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import evil, fill


def read(path: Path, *, hostile: bool = False) -> tuple[str, HtmlElement]:
    with Store.open(path / "talks.db", create=True) as store:
        fill(store, *((evil(),) if hostile else ()))
        text = page(brief(store))
    return text, lxml.html.document_fromstring(text)


@pytest.mark.parametrize("hostile", [False, True])
def test_nothing_runs_and_nothing_is_asked_for(tmp_path: Path, hostile: bool) -> None:
    _, root = read(tmp_path, hostile=hostile)
    tags = {one.tag for one in root.iter() if isinstance(one.tag, str)}
    assert tags <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "a",
        "strong", "span", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    attributes = {name for one in root.iter() for name in one.attrib}
    assert attributes <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "href", "rel", "id", "scope", "role", "tabindex",
        "aria-label",
    }  # fmt: skip
    assert all(re.match(r"#source-\d+$|https?://", one.get("href")) for one in root.iter("a"))
    assert "url(" not in root.findtext("head/style")
    assert "@import" not in root.findtext("head/style")


def test_a_hostile_report_shows_as_text(tmp_path: Path) -> None:
    text, root = read(tmp_path, hostile=True)
    assert "<script" not in text
    assert "<script>alert(1)</script>" in root.text_content()
    assert not {"\x1b", "\x00", "\u202e"} & set(text)
    assert len(text) < 40_000


def test_the_policy_allows_this_style_and_nothing_else(tmp_path: Path) -> None:
    text, root = read(tmp_path)
    policy = root.xpath("//meta[@http-equiv]/@content")[0]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_language_title_and_headings_are_set(tmp_path: Path) -> None:
    _, root = read(tmp_path)
    assert root.get("lang") == "en"
    assert root.findtext("head/title") == root.findtext(".//h1") == "Tarsovia and Kestria: brief of 15 March 2031"
    assert {one.get("scope") for one in root.iter("th")} == {"col", "row"}
    assert "prefers-color-scheme: dark" in root.findtext("head/style")
    assert "@media print" in root.findtext("head/style")


def test_every_number_leads_to_its_source(tmp_path: Path) -> None:
    _, root = read(tmp_path)
    targets = [one.get("href")[1:] for one in root.xpath("//a[@class='source']")]
    known = {one.get("id") for one in root.xpath("//ol[@class='sources']/li")}
    assert targets
    assert set(targets) == known

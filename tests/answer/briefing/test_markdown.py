"""Markdown that shows what reports say and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from secretariat.answer.briefing.brief import brief
from secretariat.answer.briefing.markdown import escaped, markdown
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import evil, fill

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HARMLESS = {
    "paragraph_open", "paragraph_close", "inline", "text", "heading_open", "heading_close", "bullet_list_open",
    "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close", "strong_open",
    "strong_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open",
    "tr_close", "th_open", "th_close", "td_open", "td_close",
}  # fmt: skip


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    return "".join(token.content for token in tokens(text) if token.type == "text")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    told = " ".join(text.split())
    found = list(tokens(f"- a {escaped(text)}"))
    assert {token.type for token in found} <= HARMLESS
    assert "".join(token.content for token in found if token.type == "text").strip() == f"a {told}".strip()


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))", "![x](//evil.example/i.png)", "<script>alert(1)</script>", "<https://evil.example>",
        "&lt;b&gt;", "`code`", "**bold** _slanted_ ~~gone~~", "# heading", "> quote", "| a | b |", "a | b", "---",
        "===", "1. one", "- one", "+ one", "* one", "[1]: https://evil.example", "\\", "``` js", "a\n\n# b", "    code",
        "$x$", "@name", "^up^",
    ],
)  # fmt: skip
def test_no_markup_of_a_report_is_markup(text: str) -> None:
    for place in ("{}", "- {}", "1. {}", "**{}**", "| {} |\n|---|\n| {} |"):
        found = {token.type for token in tokens(place.replace("{}", escaped(text)))}
        assert found <= HARMLESS, (place, found)


@pytest.mark.parametrize("text", ["https://evil.example", "www.evil.example", "HTTP://evil.example"])
def test_nothing_is_left_that_readers_turn_into_links_by_themselves(text: str) -> None:
    told = escaped(text.casefold())
    assert not any(sign in told for sign in ("p://", "s://", "www."))
    assert shown(told) == text.casefold()


def test_a_hostile_report_shows_as_text(tmp_path: Path) -> None:
    with Store.open(tmp_path / "evil.db", create=True) as store:
        fill(store, evil())
        text = markdown(brief(store))
    assert {token.type for token in tokens(text)} <= HARMLESS
    assert "<script>alert(1)</script>" in shown(text)
    assert len(text) < 20_000
    assert not {"\x1b", "\x00", "\u202e"} & set(text)


def test_a_brief_has_its_table_and_its_lists(tmp_path: Path) -> None:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        fill(store)
        text = markdown(brief(store))
    found = [token.type for token in tokens(text)]
    assert found.count("table_open") == 1
    assert found.count("tr_open") == 1 + 2
    assert text.endswith("\n")
    assert "| Issue | Tarsovia | Kestria |" in text
    assert "**Red line** on armed forces. “Under no circumstances will Tarsovia" in text

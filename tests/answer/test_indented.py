"""Text beside a margin, and short names."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from secretariat.answer.indented import Indented, short


def shown(text: str, margin: int, label: str = "", width: int = 20) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    console.print(Indented(Text(text), margin, label))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_lines_are_wrapped_beside_the_margin() -> None:
    assert shown("one two three four five", 4) == ["    one two three", "    four five"]


def test_the_label_stands_beside_the_first_line_only() -> None:
    assert shown("one two three four", 8, "told") == ["told    one two", "        three four"]


def test_words_longer_than_the_line_are_folded_and_nothing_is_lost() -> None:
    lines = shown("x" * 40, 4)
    assert [len(line) for line in lines] == [20, 20, 12]
    assert "".join(line.strip() for line in lines) == "x" * 40


def test_a_margin_as_wide_as_the_console_leaves_room_for_words() -> None:
    assert shown("one two three", 18, width=20)[0].strip() != ""


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("b/geneva.txt", "geneva.txt"),
        ("https://example.org/2031/talks/", "talks"),
        ("wire.jsonl#3", "wire.jsonl#3"),
        ("-", "-"),
        ("/", "/"),
        ("", ""),
    ],
)
def test_the_last_part_of_a_name(name: str, last: str) -> None:
    assert short(name) == last

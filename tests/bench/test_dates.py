"""How time expressions are scored item by item, and which reports are in which part."""

from __future__ import annotations

import pytest

from bench.quality import dates
from bench.quality.corpora import shared

TEXT = "The envoys met on Tuesday and left two days later. They are now in Orlenz until March."


def gold(*expressions: tuple[str, str]) -> list[dates.Json]:
    spans = [[TEXT.index(words), TEXT.index(words) + len(words), "DATE", value] for words, value in expressions]
    return [{"doc_id": "d", "text": TEXT, "timexes": spans, "ignore": [[TEXT.index("now"), TEXT.index("now") + 3]]}]


def found(*expressions: tuple[str, str]) -> dict[str, dates.Spans]:
    return {"d": [(TEXT.index(words), TEXT.index(words) + len(words), value) for words, value in expressions]}


def test_the_state_of_each_expression() -> None:
    asked = gold(("Tuesday", "2031-03-18"), ("two days later", "2031-03-20"), ("March", "2031-03"))
    made = found(("Tuesday", "2031-03-18"), ("days later", "P2D"), ("now", "PRESENT_REF"), ("Orlenz", "2031"))
    states, words = dates.states(asked, made)
    assert sorted(states.values()) == ["missing", "right", "spurious", "wrong value"]
    assert states.keys() == words.keys()


def test_what_is_read_has_the_ends_of_a_range() -> None:
    text = "Talks in Orlenz\n\nThe envoys met from 3 to 5 February."
    spans = dates.read([{"doc_id": "d", "text": text, "dct": "2031-03-20"}])["d"]
    assert [(text[start:end], value) for start, end, value in spans] == [
        ("3", "2031-02-03"), ("5 February", "2031-02-05"),
    ]  # fmt: skip


@pytest.mark.skipif(not shared().is_dir(), reason="the corpus is in the shared folder")
def test_the_two_parts_are_the_corpus() -> None:
    even, odd = (dates.reports(shared(), part) for part in dates.PARTS)
    assert (len(even), len(odd)) == (60, 57)
    assert not {one["doc_id"] for one in even} & {one["doc_id"] for one in odd}

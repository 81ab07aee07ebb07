"""The plug point: what breaks the contract is left out and told; everything else is kept."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any

import msgspec
import pytest
import spacy

from secretariat import plugins
from secretariat.evidence import Passage
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, parse
from secretariat.problems import Problem, SecretariatError
from secretariat.records import ChainLink, Meeting, Position, Proposal, Provision, Report, Statement

TEXT = "“We will sign,” Karin Holm said in Halden."


def parsed() -> Parsed:
    report = report_from_text(TEXT, name="talks.txt").report
    assert report is not None
    return parse(report, spacy.blank("en"))


PARSED = parsed()
REPORT = PARSED.report


def quote(words: str) -> Passage:
    return Passage.cut(REPORT.id, TEXT, TEXT.index(words), TEXT.index(words) + len(words))


GOOD = Statement(id="s-1", report=REPORT.id, content=(quote("“We will sign,”"),), kind="direct", made_by="test/1")
MEETING = Meeting(id="m-1", participants=(), status="held", passages=(quote("in Halden"),), made_by="test/1")
NOTE = Problem(stage="extractor test", place="talks.txt", message="is short.")


def changed(**fields: Any) -> Statement:
    return msgspec.structs.replace(GOOD, **{"id": "s-2", **fields})


def moved(**fields: Any) -> Passage:
    return msgspec.structs.replace(quote("Halden"), **fields)


def giving(records: Any, problems: Any = ()) -> plugins.Extractor:
    """An extractor that returns just this (or, of a function, what that returns)."""

    def extractor(parsed: Parsed, /) -> Any:
        return records() if callable(records) else records, problems

    return extractor


def test_good_records_and_problems_are_kept_in_order() -> None:
    assert plugins.run("test", giving((GOOD, MEETING), (NOTE,)), PARSED) == ([GOOD, MEETING], [NOTE])
    assert plugins.run("test", giving(iter([GOOD]), iter(())), PARSED) == ([GOOD], [])
    assert plugins.run("test", giving([], []), PARSED) == ([], [])


NO_QUOTE = "does not quote the report"
WRONG_TYPES = "whose fields are not of the types that records have"
BAD: dict[str, tuple[Any, str]] = {
    "words that are not there": (changed(content=(moved(quote="Haldén"),)), NO_QUOTE),
    "moved by one": (changed(content=(moved(start=moved().start + 1),)), NO_QUOTE),
    "outside the text": (changed(content=(moved(start=900, end=906),)), NO_QUOTE),
    "empty": (changed(content=(moved(end=moved().start, quote=""),)), NO_QUOTE),
    "counted from the end": (changed(content=(Passage(report=REPORT.id, start=-7, end=-1, quote="Halden"),)), NO_QUOTE),
    "of another report": (changed(content=(moved(report="r-0"),)), NO_QUOTE),
    "in the source": (changed(source=(moved(quote="x"),)), NO_QUOTE),
    "in the cue": (changed(cue=(moved(quote="x"),)), NO_QUOTE),
    "in the chain": (changed(chain=(ChainLink(actor=None, relation="told", passage=moved(quote="x")),)), NO_QUOTE),
    "in a meeting": (msgspec.structs.replace(MEETING, id="m-2", passages=(moved(quote="x"),)), NO_QUOTE),
    "no passage": (changed(content=()), "without a passage to stand on"),
    "no passage of a meeting": (msgspec.structs.replace(MEETING, id="m-2", passages=()), "without a passage"),
    "another report": (changed(report="r-0"), "of another report (r-0)"),
    "the same id": (changed(id="s-1"), "two records with the id s-1"),
    "nothing": (None, "a NoneType, which is no record an extractor may return"),
    "words": ("We will sign", "a str, which is no record"),
    "another record": (REPORT, "a Report, which is no record an extractor may return"),
    "a problem": (NOTE, "a Problem, which is no record"),
    "a list": (changed(content=[quote("Halden")]), WRONG_TYPES),
    "no passages in it": (changed(content=(("Halden",),)), WRONG_TYPES),
    "a kind there is not": (changed(kind="rumour"), WRONG_TYPES),
    "a number as an id": (changed(id=7), WRONG_TYPES),
    "a score that is no number": (changed(score=float("nan")), WRONG_TYPES),
    "half a character": (changed(medium="\ud800"), WRONG_TYPES),
    "something else inside": (changed(addressee=object()), WRONG_TYPES),
}


@pytest.mark.parametrize(("bad", "words"), BAD.values(), ids=BAD)
def test_a_record_that_breaks_the_contract_is_left_out_and_told(bad: Any, words: str) -> None:
    good, problems = plugins.run("test", giving([GOOD, bad, MEETING], [NOTE]), PARSED)
    assert good == [GOOD, MEETING]
    assert problems[0] == NOTE
    (told,) = problems[1:]
    assert (told.stage, told.place) == ("extractor test", "talks.txt")
    assert words in told.message
    assert told.message.endswith("; it is left out.")


@pytest.mark.parametrize(("bad", "words"), BAD.values(), ids=BAD)
def test_the_contract_test_finds_it(bad: Any, words: str) -> None:
    with pytest.raises(AssertionError) as found:
        plugins.check_extractor(giving([GOOD, bad, MEETING]), PARSED)
    assert words in str(found.value)


def test_the_same_id_from_two_extractors_counts_once() -> None:
    good, problems = plugins.run("test", giving([GOOD, MEETING]), PARSED, taken=["s-1"])
    assert good == [MEETING]
    assert [problem.message for problem in problems] == ["returned two records with the id s-1; it is left out."]


@pytest.mark.parametrize("bad", ["no problem", None, Problem(stage="x", place="y", message="\ud800")])
def test_a_problem_that_is_none_is_told(bad: Any) -> None:
    good, problems = plugins.run("test", giving([GOOD], [NOTE, bad]), PARSED)
    assert good == [GOOD]
    assert problems[0] == NOTE
    assert problems[1].message == f"returned a {type(bad).__name__} as a problem, which is none; it is left out."
    with pytest.raises(AssertionError, match="as a problem, which is none"):
        plugins.check_extractor(giving([GOOD], [bad]), PARSED)


def failing(how: Callable[[], object]) -> plugins.Extractor:
    def extractor(parsed: Parsed, /) -> Any:
        return how()

    return extractor


def late() -> object:
    """Fails while its records are taken."""
    return ((GOOD for _ in [1 // 0]), [])


def stop() -> object:
    raise SystemExit(2)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda: 1 // 0, "failed with ZeroDivisionError: "),
        (lambda: BAD["key"], "failed with KeyError: 'key'."),
        (lambda: None, "failed with TypeError: "),
        (lambda: [GOOD], "failed with ValueError: "),
        (late, "failed with ZeroDivisionError: "),
        (stop, "failed with SystemExit: 2."),
    ],
)
def test_an_extractor_that_fails_is_told_by_name(how: Callable[[], object], words: str) -> None:
    good, (problem,) = plugins.run("mine", failing(how), PARSED)
    assert good == []
    assert (problem.stage, problem.place) == ("extractor mine", "talks.txt")
    assert problem.message.startswith(words)
    assert problem.message.endswith("Its records of this report are missing.")


def test_ctrl_c_is_no_failure_of_the_extractor() -> None:
    def interrupted() -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plugins.run("mine", failing(interrupted), PARSED)


def test_the_contract_test_passes_what_is_good_and_tells_what_fails() -> None:
    plugins.check_extractor(giving((GOOD, MEETING), (NOTE,)), PARSED)
    plugins.check_extractor(giving(lambda: iter((GOOD, MEETING))), PARSED)
    with pytest.raises(AssertionError, match="the extractor failed with ZeroDivisionError"):
        plugins.check_extractor(failing(lambda: 1 // 0), PARSED)
    with pytest.raises(AssertionError, match="does not quote the report"):
        plugins.check_extractor(giving(lambda: iter((BAD["moved by one"][0],))), PARSED)


def test_the_contract_test_wants_the_same_twice() -> None:
    moods = iter([GOOD, MEETING, GOOD, GOOD])
    with pytest.raises(AssertionError, match="the same report gave different records or problems"):
        plugins.check_extractor(giving(lambda: [next(moods)]), PARSED)
    plugins.check_extractor(giving(lambda: [next(moods)]), PARSED)


# -- installed ones ---------------------------------------------------------------------------------------------------


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts entry points in the place of those that are installed."""

    def put(**values: str) -> None:
        points = [EntryPoint(name, value, plugins.GROUP) for name, value in values.items()]
        monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.GROUP else [])
        monkeypatch.setattr(plugins, "installed_extractors", plugins.installed_extractors.__wrapped__)

    return put


def test_installed_extractors_come_by_name(install: Callable[..., None]) -> None:
    install(zebra="secretariat.plugins:by_kind", ant="secretariat.plugins:run")
    found: tuple[tuple[str, object], ...] = plugins.installed_extractors()
    assert found == (("ant", plugins.run), ("zebra", plugins.by_kind))


@pytest.mark.parametrize(
    "value", ["nowhere_at_all:extract", "secretariat.plugins:nothing", "secretariat.plugins:run.x"]
)
def test_an_extractor_that_cannot_be_loaded_is_told(install: Callable[..., None], value: str) -> None:
    install(mine=value)
    with pytest.raises(
        SecretariatError, match=rf"^The extractor 'mine' \({value}\) cannot be loaded: .* its package\.$"
    ):
        plugins.installed_extractors()


def test_records_are_sorted_out_by_kind() -> None:
    passages = (quote("Halden"),)
    proposal = Proposal(id="p-1", names=("the plan",), passages=passages)
    provision = Provision(id="v-1", issue="territory", passages=passages, made_by="test/1")
    position = Position(id="o-1", stance="open", status="stated", passages=passages, made_by="test/1")
    second = changed(id="s-0")
    kinds = plugins.by_kind([position, GOOD, provision, MEETING, second, proposal])
    assert kinds == plugins.ByKind(
        statements=(GOOD, second),
        meetings=(MEETING,),
        proposals=(proposal,),
        provisions=(provision,),
        positions=(position,),
    )


def test_the_report_is_not_touched() -> None:
    assert isinstance(REPORT, Report)
    assert REPORT.text == TEXT

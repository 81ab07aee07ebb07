"""What the heads for sayings are trained on: where marked words stand, and what belongs to which cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secretariat.extract.frames import FRAMES
from secretariat.extract.kinds import ACTS, SOURCES
from secretariat.extract.tagger import load_tagger
from secretariat.extract.told import TOLD
from training import sayings_data
from training.sayings_data import Item, items

if TYPE_CHECKING:
    from secretariat.extract.words import Labels

TEXT = (
    "Two Orlenz officials told the Sarn Digest in an interview on Monday that the bridge would open. "
    "“We will wait,” Karin Lindholt wrote on Chirper."
)
OFFICIALS: dict[str, Any] = {
    "content": ["the bridge would open"], "source": "Two Orlenz officials", "cue": "told", "speaker": ["anonymous"],
    "manner": "said", "kind": "indirect", "act": "assert", "negated": False, "certainty": "certain",
    "addressee": None, "medium": "an interview", "said": {"words": "on Monday", "day": None},
    "chain": [{"actor": ["Sarn Digest"], "relation": "told", "words": "the Sarn Digest"}],
    "unnamed": {"type": "officials", "number": 2, "whose": ["Orlenz"], "near": None, "why": None},
}  # fmt: skip
LINDHOLT = OFFICIALS | {
    "content": ["We will wait"], "source": "Karin Lindholt", "cue": "wrote", "speaker": ["Karin Lindholt"],
    "kind": "direct", "act": "promise", "medium": "Chirper", "said": None, "chain": [], "unnamed": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def item() -> Item:
    tagger = load_tagger()
    labels: Labels = tagger.labels
    (found,) = items([{"id": "x", "text": TEXT, "statements": [OFFICIALS, LINDHOLT]}], tagger.pieces, labels)
    return found


def words(item: Item, run: tuple[int, int]) -> str:
    spans = item.examples[0].window.spans
    return TEXT[spans[run[0]][0] : spans[run[1] - 1][1]]


def test_words_around_a_cue_are_linked_to_it(item: Item) -> None:
    assert {(words(item, run), words(item, cue)) for run, cue in item.framed[0].links} == {
        ("the Sarn Digest", "told"),
        ("an interview", "told"),
        ("on Monday", "told"),
        ("Chirper", "wrote"),
    }


def test_each_word_around_a_cue_has_its_role(item: Item) -> None:
    labels = item.framed[0].labels
    of = {words(item, run): {labels[at] for at in range(*run)} for run, _ in item.framed[0].links}
    begins = {role: 1 + 2 * number for number, role in enumerate(FRAMES)}
    assert of["Chirper"] == {begins["medium"]}
    assert of["on Monday"] == {begins["time"], begins["time"] + 1}
    assert of["the Sarn Digest"] == {begins["relay"], begins["relay"] + 1}
    assert sum(map(bool, labels)) == 3 + 2 + 2 + 1


def test_statements_have_what_people_said_of_them(item: Item) -> None:
    officials, lindholt = item.spoken
    assert officials.unnamed == 1 + SOURCES.index("officials")
    assert (lindholt.unnamed, lindholt.act) == (0, ACTS.index("promise"))
    assert len(officials.told) == TOLD
    assert len(officials.source) == 3


def test_words_are_found_where_they_stand_nearest_to_their_statement() -> None:
    text = "The Post wrote on Monday. The Post said on Monday that it was late."
    found = sayings_data._located(text, OFFICIALS | {
        "content": ["it was late"], "source": "The Post", "cue": "said", "medium": None, "chain": [],
        "said": {"words": "on Monday"},
    })  # fmt: skip
    assert found.source == [(26, 34)]
    assert found.around == [("time", (40, 49))]


def test_words_far_from_their_statement_are_of_another_place() -> None:
    text = "Radio Lunn asked. " + "It rained all day in the valley. " * 20 + "She said it was late."
    chain = [{"actor": ["Radio Lunn"], "relation": "told", "words": "Radio Lunn"}]
    found = sayings_data._located(text, OFFICIALS | {
        "content": ["it was late"], "source": "She", "cue": "said", "medium": None, "said": None, "chain": chain,
    })  # fmt: skip
    assert found.around == []


def test_an_item_whose_acts_alone_are_marked_has_no_place_in_the_labels() -> None:
    tagger = load_tagger()
    spans = {"cue": [[21, 25]], "source": [[0, 20]], "content": [[72, 93]]}
    lines = [
        {
            "id": "x",
            "text": TEXT,
            "whole": False,
            "statements": [{"spans": spans, "act": "assert", "certainty": "certain"}],
        }
    ]
    (found,) = items(lines, tagger.pieces, tagger.labels)
    assert not found.whole
    (spoken,) = found.spoken
    assert (spoken.act, spoken.manner, spoken.unnamed) == (0, -1, -1)

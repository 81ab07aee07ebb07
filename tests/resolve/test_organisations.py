"""Which names of bodies mean the same, and which body: reports parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.parse import Parsed
from secretariat.resolve.nations import Nations
from secretariat.resolve.organisations import Organisations, is_common, is_own, may_stand_for
from tests.extract.build import doc, parsed


def named(name: str, before: str = "", behind: str = "") -> str:
    """A sentence about a body: its words, and notation of what stands in front of it and behind it."""
    words, start = name.split(), len(before.split())
    last = start + len(words)
    tokens = []
    for at, word in enumerate(words, start + 1):
        small = word in {"of", "for", "and"}
        tag, label = ("IN", "prep") if small else ("NNP", "nsubj" if at == last else f"compound>{last}")
        tokens.append(f"{word}@ORG{'+' if at > start + 1 else ''}/{tag}/{label}{f'>{last}' if small else ''}")
    return f"{before}{' '.join(tokens)} {behind}left=leave/VBD/ROOT ./."


def report(*sentences: str) -> Parsed:
    return parsed(*map(doc, sentences))


def organisations(*sentences: str) -> Organisations:
    made = report(*sentences)
    return Organisations(made, Nations(made))


def full(found: Organisations, name: str) -> str | None:
    """The fullest name of the body that a name means."""
    one = found.find(name)
    return None if one is None else one.name


@pytest.mark.parametrize(
    ("sentences", "short", "name"),
    [
        (
            [named("Harbour Workers Union", behind="(/-LRB- HWU/NNP/appos>3 )/-RRB- ")],
            "HWU",
            "Harbour Workers Union",
        ),
        ([named("Harbour Workers Union"), named("HWU")], "HWU", "Harbour Workers Union"),
        ([named("HWU"), named("Harbour Workers Union")], "HWU", "Harbour Workers Union"),
        ([named("Front for the Tides"), named("FT")], "FT", "Front for the Tides"),
        ([named("Front for the Tides"), named("FFTT")], "FFTT", "Front for the Tides"),
        ([named("European Commission")], "Commission", "European Commission"),
        ([named("European Commission")], "EU Commission", "European Commission"),
        ([named("Federal Bureau of Investigation")], "FBI", "FBI"),
        ([named("Velmar Steel Company")], "Velmar Steel", "Velmar Steel Company"),
        ([named("Harbour Court of Tolls")], "Court", "Harbour Court of Tolls"),
        ([named("Council of Tides")], "Council", "Council of Tides"),
        ([named("Harbour Council")], "HARBOUR COUNCIL", "Harbour Council"),
        ([named("Harbour Council")], "the Harbour Council", "Harbour Council"),
    ],
)  # fmt: skip
def test_one_body_under_several_names(sentences: list[str], short: str, name: str) -> None:
    assert full(organisations(*sentences), short) == name


@pytest.mark.parametrize(
    ("sentences", "short"),
    [
        ([named("Harbour Council"), named("Tide Council")], "Council"),
        ([named("Harbour Workers Union")], "HTU"),
        ([named("Harbour Council")], "council"),
        ([named("Harbour Council")], "Harbour"),
        ([named("National Tide Board")], "National"),
        ([named("Harbour Council")], "COUNCIL"),
        ([], "Harbour Council"),
    ],
)
def test_a_name_that_is_none_of_a_body_s_here(sentences: list[str], short: str) -> None:
    assert full(organisations(*sentences, named("Lunn Steel Group")), short) is None


def test_initials_of_two_are_neither_s() -> None:
    found = organisations(named("Northern Tide Council"), named("Norland Tunnel Company"), named("NTC"))
    assert full(found, "NTC") == "NTC"


def test_of_two_that_end_alike_the_one_named_twice_as_often_is_meant() -> None:
    found = organisations(named("Harbour Council"), named("Tide Council"), named("Harbour Council"))
    assert full(found, "Council") == "Harbour Council"


def test_an_actor_has_the_fullest_name_and_the_names_met() -> None:
    found = organisations(named("Harbour Workers Union", behind="(/-LRB- HWU/NNP/appos>3 )/-RRB- "), named("HWU"))
    actor = found.actor("HWU")
    assert (actor.name, actor.kind, actor.aliases, actor.country) == (
        "Harbour Workers Union", "organisation", ("HWU",), None,
    )  # fmt: skip
    assert found.actor("Harbour Workers Union").id == actor.id


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("NATO", "bloc", None), ("Hamas", "group", None), ("Bundestag", "organisation", "DE")],
)
def test_what_a_list_has_of_a_body(name: str, kind: str, country: str | None) -> None:
    actor = organisations(named(name)).actor(name)
    assert (actor.name, actor.kind, actor.country) == (name, kind, country)


def test_a_house_of_government_is_its_state_s() -> None:
    actor = organisations(named("Kremlin")).actor("Kremlin")
    assert (actor.name, actor.kind) == ("Government of Russia", "government")


TARSOVIA = ["Tarsovia@GPE/NNP/nsubj waited=wait/VBD/ROOT ./."]
SENATE = named("Senate", before="The/DT/det>2 ")
TARSOVIAN_SENATE = named("Senate", before="The/DT/det>3 Tarsovian@NORP/JJ/amod>3 ")


def test_a_name_that_many_states_have_is_known_in_its_report_only() -> None:
    one, other = (organisations(SENATE, named(name)).actor("Senate") for name in ("Lunn Steel", "Velmar Steel"))
    assert one.name == other.name == "Senate"
    assert one.id != other.id


def test_the_state_beside_such_a_name_makes_it_one_body_everywhere() -> None:
    found = [organisations(TARSOVIAN_SENATE, *TARSOVIA, named(name)) for name in ("Lunn Steel", "Velmar Steel")]
    assert {one.states_of("Senate") for one in found} == {frozenset({"Tarsovia"})}
    assert len({one.actor("Senate").id for one in found}) == 1
    assert found[0].actor("Senate").id != organisations(SENATE).actor("Senate").id


def test_of_the_state_that_the_report_is_about_where_none_stands_beside_it() -> None:
    guards = "Tarsovian@NORP/JJ/amod>2 guards=guard/NNS/nsubj left=leave/VBD/ROOT ./."
    told = organisations(SENATE, *TARSOVIA, guards)
    assert told.actor("Senate").id == organisations(TARSOVIAN_SENATE, *TARSOVIA).actor("Senate").id
    once = organisations(SENATE, *TARSOVIA)
    assert once.actor("Senate").id != told.actor("Senate").id


def test_a_list_has_the_body_of_a_state_under_its_own_name() -> None:
    actor = organisations(named("Senate", before="The/DT/det>3 Italian@NORP/JJ/amod>3 ")).actor("Senate")
    assert (actor.name, actor.country, actor.aliases) == ("Italian Senate", "IT", ("Senate",))


def test_a_party_that_several_states_have_is_one_for_each() -> None:
    british, tarsovian, bare, again = (
        organisations(named("Labour Party", before=before), *TARSOVIA, named(other)).actor("Labour Party")
        for before, other in (
            ("The/DT/det>3 British@NORP/JJ/amod>3 ", "Lunn Steel"),
            ("The/DT/det>3 Tarsovian@NORP/JJ/amod>3 ", "Lunn Steel"),
            ("The/DT/det>2 ", "Lunn Steel"),
            ("The/DT/det>2 ", "Velmar Steel"),
        )
    )
    parties = (british, tarsovian, bare, again)
    assert {actor.name for actor in parties} == {"Labour Party"}
    assert [actor.country for actor in parties] == ["GB", None, None, None]
    assert len({actor.id for actor in parties}) == 4


def test_a_body_of_which_the_report_tells_the_state() -> None:
    found = organisations(named("Harbour Council", before="The/DT/det>3 French@NORP/JJ/amod>3 "))
    assert found.states_of("Harbour Council") == {"France"}
    assert found.actor("Harbour Council").country == "FR"
    assert found.states_of("Tide Council") == frozenset()


def test_people_s_names_are_no_bodies() -> None:
    made = report(named("Harbour Council"))
    text = made.report.text
    people = set(range(text.index("Harbour"), text.index(" left")))
    found = Organisations(made, Nations(made), people)
    assert not found.named("Harbour Council")
    assert organisations(named("Harbour Council")).named("the Harbour Council")


@pytest.mark.parametrize(
    ("name", "common", "own"),
    [
        ("Supreme Court", True, False),
        ("Ministry of Health", True, False),
        ("Ministry of Tides", False, False),
        ("Knesset", False, True),
        ("Liberal Party", False, False),
    ],
)
def test_names_of_common_words_only(name: str, common: bool, own: bool) -> None:
    assert (is_common(name), is_own(name)) == (common, own)


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("HWU", "Harbour Workers Union", True),
        ("HWU", "Harbour Workers' Union", True),
        ("FT", "Front for the Tides", True),
        ("FFTT", "Front for the Tides", True),
        ("FfT", "Front for Tides", True),
        ("HU", "Harbour Workers Union", True),
        ("Union", "Harbour Workers Union", True),
        ("WHU", "Harbour Workers Union", False),
        ("H", "Harbour", False),
        ("HTU", "Harbour Workers Union", False),
        ("HWUX", "Harbour Workers Union", False),
        ("HX", "Harbour Workers Union of Northern Lunn", False),
    ],
)
def test_what_may_stand_in_brackets_behind_a_name(short: str, name: str, fits: bool) -> None:
    assert may_stand_for(short, name) is fits


@pytest.mark.parametrize(
    ("name", "short", "is_short"),
    [
        ("Falken Group", "Falken", True),
        ("Falken Group Limited", "Falken", True),
        ("Harbour Party", "Harbour", True),
        ("Falken Group", "Group", False),
        ("Falken Group", "falken", False),
        ("Falken Group", "FALKEN", False),
        ("Falken Group", "Falken Group", False),
        ("Falken Steel Group", "Falken", False),
        ("Falken Steel Group", "Falken Steel", False),
        ("Harbour Council", "Harbour", False),
        ("Council of Tides", "Council", False),
        ("Falken", "Falken", False),
        ("Falken Group", "Lunn", False),
    ],
)
def test_a_name_without_its_legal_form(name: str, short: str, is_short: bool) -> None:
    assert organisations(named(name)).is_short(short) is is_short


def test_a_short_name_of_two_is_neither_s() -> None:
    assert not organisations(named("Falken Group"), named("Falken Company")).is_short("Falken")


def test_the_acronym_of_a_paper_is_no_body_s_in_its_report() -> None:
    agreement = (
        "The/DT/det>3 Harbour/NNP/compound>3 {}/NNP/nsubj (/-LRB- HARA/NNP/appos>3 )/-RRB- failed=fail/VBD/ROOT ./."
    )
    met = "HARA/NNP/nsubj ended=end/VBD/ROOT it/PRP/dobj ./."
    assert not organisations(agreement.format("Agreement"), met).named("HARA")
    assert organisations(agreement.format("Rally"), met).named("HARA")

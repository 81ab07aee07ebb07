"""Who is the same person inside a report, with which titles: reports parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.records import Role
from secretariat.resolve.people import People, Person
from tests.extract.build import doc, parsed


def people(*sentences: str) -> People:
    return People(parsed(*(doc(sentence) for sentence in sentences)))


def person(first: str, last: str) -> str:
    return f"{first}@PERSON/NNP/compound>2 {last}@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./."


def alone(name: str, before: str = "") -> str:
    return f"{before}{name}@PERSON/NNP/nsubj spoke=speak/VBD/ROOT ./."


def test_a_surname_before_and_after_the_full_name_is_the_same_person() -> None:
    found = people(alone("Talmon"), person("Edric", "Talmon"), alone("Talmon"))
    assert [(p.name, sorted(p.forms), len(p.mentions)) for p in found.all] == [
        ("Edric Talmon", ["Edric Talmon", "Talmon"], 3)
    ]


def test_two_of_one_surname_are_two_and_the_surname_is_neither() -> None:
    found = people(person("Josef", "Halvek"), person("Irena", "Halvek"), alone("Halvek"))
    assert sorted(p.name for p in found.all) == ["Irena Halvek", "Josef Halvek"]
    assert found.find("Halvek") is None
    assert found.ambiguous("Halvek")
    assert not found.ambiguous("Josef Halvek")


def test_a_family_name_may_stand_first() -> None:
    found = people(
        "Kim@PERSON/NNP/compound>3 Yong@PERSON+/NNP/compound>3 Ho@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    )
    (kim,) = found.all
    assert found.find("Kim") is kim
    assert found.find("Yong") is None


def test_an_unknown_name_is_nobody() -> None:
    found = people(person("Edric", "Talmon"))
    assert found.find("Velkan") is None
    assert not found.ambiguous("Velkan")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Prime/NNP/compound>4 Minister/NNP/compound>4 Edric@PERSON/NNP/compound>4 Talmon@PERSON+/NNP/nsubj"
            " spoke=speak/VBD/ROOT ./.",
            "Prime Minister",
        ),
        (
            "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj ,/, the/DT/det>6 foreign/JJ/amod>6"
            " minister/NN/appos>2 ,/, spoke=speak/VBD/ROOT ./.",
            "foreign minister",
        ),
        (
            "The/DT/det>2 spokesman/NN/nsubj ,/, Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/appos>2 ,/,"
            " spoke=speak/VBD/ROOT ./.",
            "spokesman",
        ),
        (
            "The/DT/det>2 envoy/NN/nsubj of/IN/prep>2 Halmere@GPE/NNP/pobj>3 ,/, Edric@PERSON/NNP/compound>7"
            " Talmon@PERSON+/NNP/appos>2 ,/, spoke=speak/VBD/ROOT ./.",
            "envoy of Halmere",
        ),
    ],
)
def test_titles(sentence: str, title: str) -> None:
    found = people(sentence)
    (talmon,) = found.all
    assert [role.title for role in talmon.roles] == [title]
    (noun,) = {"minister", "spokesman", "envoy"} & set(title.casefold().split())
    assert found.holders(noun, ()) == [talmon]
    assert found.holders("president", ()) == []


@pytest.mark.parametrize(
    ("before", "gender"),
    [("Mr/NNP/compound>2 ", "m"), ("Ms/NNP/compound>2 ", "f"), ("Spokeswoman/NNP/compound>2 ", "f"), ("", None)],
)
def test_gender_is_known_from_a_form_of_address_only(before: str, gender: str | None) -> None:
    (found,) = people(alone("Orvald", before)).all
    assert (found.name, found.gender) == ("Orvald", gender)


def test_a_name_taken_for_a_place_as_often_as_for_a_person_is_a_place() -> None:
    found = people(alone("Velmar"), "Velmar@GPE/NNP/nsubj spoke=speak/VBD/ROOT ./.")
    assert found.all == []
    assert found.is_place("Velmar")


def test_a_surname_that_the_recogniser_passed_over_is_a_mention() -> None:
    found = people(person("Edric", "Talmon"), "Talmon/NNP/nsubj spoke=speak/VBD/ROOT ./.")
    assert len(found.all[0].mentions) == 2
    assert found.all[0].forms == {"Edric Talmon", "Talmon"}
    assert not people("Talmon/NNP/nsubj spoke=speak/VBD/ROOT ./.").all


def test_a_possessive_is_a_mention_but_no_subject() -> None:
    (found,) = people("Talmon@PERSON/NNP/poss>3 's/POS/case>1 guards=guard/NNS/nsubj spoke=speak/VBD/ROOT ./.").all
    assert found.name == "Talmon"
    assert [(mention.subject, mention.possessive) for mention in found.mentions] == [(False, True)]


@pytest.mark.parametrize(
    ("title", "noun", "marks", "holds"),
    [
        ("spokesman for the president", "president", set(), False),
        ("spokesman for the president", "spokesman", set(), True),
        ("Prime Minister", "premier", set(), True),
        ("Secretary-General", "general", set(), False),
        ("Vice-President", "president", {"vice"}, True),
        ("foreign minister and chief negotiator", "negotiator", set(), True),
        ("head of the delegation", "head", {"delegation"}, True),
        ("Foreign Minister", "minister", {"foreign"}, True),
        ("Foreign Minister", "minister", set(), True),
        ("Foreign Minister", "minister", {"prime"}, False),
        ("Foreign Minister", "minister", {"kestrian", "foreign"}, False),
        ("Kestrian Foreign Minister", "minister", {"kestrian", "foreign"}, True),
        ("Chancellor of Germany", "chancellor", {"german"}, True),
        ("U.S. Ambassador", "ambassador", {"u.s"}, True),
        ("Vice President", "president", set(), False),
        ("Vice President", "president", {"vice"}, True),
        ("former President", "president", set(), False),
        ("President", "president", {"former"}, False),
    ],
)
def test_who_holds_the_office_that_a_phrase_means(title: str, noun: str, marks: set[str], holds: bool) -> None:
    assert Person("Edric Talmon", roles=[Role(title=title)]).holds(noun, marks) is holds

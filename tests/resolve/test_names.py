"""Names as they stand in a text: their bare words, which are places after all, which stand alone: parses by hand."""

from __future__ import annotations

import pytest

from secretariat.resolve.names import bare_name, has_address, is_outlet, lone_surnames, names_in, without_title
from secretariat.resolve.nations import Nations
from secretariat.resolve.towns import places_in, towns_told
from tests.extract.build import doc, parsed

SPOKE = "spoke=speak/VBD/ROOT ./."


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/nsubj", "Karin Holm"),
        ("Dr.@PERSON/NNP/compound>3 Karin@PERSON+/NNP/compound>3 Holm@PERSON+/NNP/nsubj", "Karin Holm"),
        ("Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/poss 's@PERSON+/POS/case>2", "Karin Holm"),
        ("Karin@PERSON/NNP/compound>4 Holm@PERSON+/NNP/compound>4 -@PERSON+/HYPH Sarn@PERSON+/NNP/nsubj",
         "Karin Holm-Sarn"),
        ("J.@PERSON/NNP/compound>2 Marrow@PERSON+/NNP/nsubj", "J. Marrow"),
        ("Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj Jr.@PERSON+/NNP/appos>2", "Edric Talmon Jr"),
        ("Senator@PERSON/NNP/nsubj", "Senator"),
        ("61@PERSON/CD/nsubj", ""),
    ],
)  # fmt: skip
def test_bare_names(words: str, bare: str) -> None:
    (entity,) = doc(f"{words} {SPOKE}").ents
    assert bare_name(entity) == bare


PLACES = [
    ("He/PRP/nsubj left=leave/VBD/ROOT Velmar@GPE/NNP/dobj ./.", {"velmar"}),
    ("He/PRP/nsubj stayed=stay/VBD/ROOT in/IN/prep>2 Velmar@PERSON/NNP/pobj>3 ./.", {"velmar"}),
    ("Velmar@PERSON/NNP/nsubj lies=lie/VBZ/ROOT here/RB/advmod ./.", {"velmar"}),
    ("The/DT/det>2 district/NN/nsubj of/IN/prep>2 Velmar@PERSON/NNP/pobj>3 grew=grow/VBD/ROOT ./.", {"velmar"}),
    ("Kherson@PERSON/NNP/nsubj and/CC/cc>1 Odesa@GPE/NNP/conj>1 waited=wait/VBD/ROOT ./.", {"kherson", "odesa"}),
    ("Chad@PERSON/NNP/nsubj waited=wait/VBD/ROOT ./.", {"chad"}),
    ("He/PRP/nsubj stayed=stay/VBD/ROOT with/IN/prep>2 Velmar@PERSON/NNP/pobj>3 ./.", set()),
    ("He/PRP/nsubj saw=see/VBD/ROOT it/PRP/dobj in/IN/prep>2 President/NNP/compound>6 Velmar@PERSON/NNP/pobj>4 ./.",
     set()),
    ("Velmar@PERSON/NNP/nsubj waited=wait/VBD/ROOT ./.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "places"), PLACES)
def test_which_names_of_one_word_are_places(sentence: str, places: set[str]) -> None:
    report = parsed(doc(sentence))
    assert places_in(report, Nations(report)) == places


def test_a_surname_told_in_full_is_no_place() -> None:
    full = f"Karin@PERSON/NNP/compound>2 Velmar@PERSON+/NNP/nsubj {SPOKE}"
    report = parsed(doc("He/PRP/nsubj left=leave/VBD/ROOT Velmar@GPE/NNP/dobj ./."), doc(full))
    assert places_in(report, Nations(report)) == set()


@pytest.mark.parametrize(
    ("sentence", "towns"),
    [
        ("He/PRP/nsubj stayed=stay/VBD/ROOT in/IN/prep>2 Old@ORG/NNP/compound>5 Brack@ORG+/NNP/pobj>3 ./.",
         {"Old Brack"}),
        ("He/PRP/nsubj stayed=stay/VBD/ROOT in/IN/prep>2 Brack@PERSON/NNP/pobj>3 ./.", {"Brack"}),
        ("He/PRP/nsubj stayed=stay/VBD/ROOT with/IN/prep>2 Brack@ORG/NNP/pobj>3 ./.", set()),
        ("He/PRP/nsubj sat=sit/VBD/ROOT in/IN/prep>2 the/DT/det>5 Brack@ORG/NNP/pobj>3 ./.", set()),
        ("He/PRP/nsubj sat=sit/VBD/ROOT in/IN/prep>2 Parliament@ORG/NNP/pobj>3 ./.", set()),
        ("He/PRP/nsubj sat=sit/VBD/ROOT at/IN/prep>2 NATO@ORG/NNP/pobj>3 ./.", set()),
    ],
)  # fmt: skip
def test_names_that_stand_where_only_a_town_can(sentence: str, towns: set[str]) -> None:
    assert towns_told(parsed(doc(sentence))) == towns


@pytest.mark.parametrize(
    ("sentence", "has"),
    [
        ("He/PRP/nsubj left=leave/VBD/ROOT Allen@PERSON/NNP/dobj ,/, Texas@GPE/NNP/appos>3 ./.", True),
        ("He/PRP/nsubj left=leave/VBD/ROOT Washington@PERSON/NNP/dobj ,/, D.C.@GPE/NNP/appos>3 ./.", True),
        ("He/PRP/nsubj left=leave/VBD/ROOT Geneva@PERSON/NNP/dobj ,/, Switzerland@GPE/NNP/appos>3 ./.", True),
        ("He/PRP/nsubj left=leave/VBD/ROOT Allen@PERSON/NNP/dobj ,/, Velmar@GPE/NNP/appos>3 ./.", False),
        ("He/PRP/nsubj left=leave/VBD/ROOT Talmon@PERSON/NNP/dobj ,/, Texas@GPE/NNP/appos>3 ./.", False),
        ("He/PRP/nsubj left=leave/VBD/ROOT Allen@PERSON/NNP/dobj ./.", False),
    ],
)
def test_a_town_by_what_it_lies_in(sentence: str, has: bool) -> None:
    assert has_address(next(iter(doc(sentence).ents))) is has


@pytest.mark.parametrize(
    ("sentence", "surnames"),
    [
        (f"Talmon@PERSON/NNP/nsubj {SPOKE}", {"talmon"}),
        (f"Talmon/NNP/nsubj {SPOKE}", {"talmon"}),
        ("Talmon/NNP/poss>3 's/POS/case>1 plan/NN/nsubj failed=fail/VBD/ROOT ./.", {"talmon"}),
        (f"The/DT/det>2 Talmon/NNP/nsubj {SPOKE}", set()),
        (f"Harbour/NNP/compound>2 Talmon/NNP/nsubj {SPOKE}", set()),
        ("He/PRP/nsubj met=meet/VBD/ROOT Talmon/NNP/dobj ./.", set()),
    ],
)
def test_words_that_stand_alone_as_surnames_do(sentence: str, surnames: set[str]) -> None:
    report = parsed(doc(sentence))
    assert lone_surnames(report, Nations(report)) == surnames


FOUND = [
    (f"Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/nsubj {SPOKE}", ["Karin Holm"]),
    (f"The/DT/det>2 envoy/NN/nsubj ,/, Karin@ORG/NNP/compound>5 Holm@ORG+/NNP/appos>2 ,/, {SPOKE}", ["Karin Holm"]),
    (f"Then/RB/advmod>3 President/NNP/compound>3 Talmon@ORG/NNP/nsubj {SPOKE}", ["Talmon"]),
    (f"Talmon@ORG/NNP/nsubj ,/, 61@DATE/CD/appos>1 ,/, {SPOKE}", ["Talmon"]),
    (f"Karin@ORG/NNP/compound>2 Talmon@ORG+/NNP/nsubj {SPOKE}", ["Karin Talmon"]),
    (f"The/DT/det>3 Karin@ORG/NNP/compound>3 Talmon@ORG+/NNP/nsubj {SPOKE}", []),
    (f"The/DT/det>4 daily/JJ/amod>4 Skarnvik@PERSON/NNP/compound>4 Blad@PERSON+/NNP/nsubj {SPOKE}", []),
]


@pytest.mark.parametrize(("sentence", "names"), FOUND)
def test_where_people_are_named(sentence: str, names: list[str]) -> None:
    """ "Talmon" stands alone as a surname elsewhere."""
    report = parsed(doc(sentence))
    found = names_in(report.paragraphs[0], Nations(report), frozenset({"talmon"}))
    assert [span.text for span in found] == names


CALLED_SO = [
    (f"Karin@ORG/NNP/compound>2 Velkan@ORG+/NNP/nsubj {SPOKE}", ["Karin Velkan"]),
    (f"Karin@GPE/NNP/compound>2 Velkan@GPE+/NNP/nsubj {SPOKE}", ["Karin Velkan"]),
    ("He/PRP/nsubj met=meet/VBD/ROOT José@FAC/NNP/compound>4 Velkan@FAC+/NNP/dobj ./.", ["José Velkan"]),
    (f"Jean-Paul@ORG/NNP/compound>2 Velkan-Sarn@ORG+/NNP/nsubj {SPOKE}", ["Jean-Paul Velkan-Sarn"]),
    (f"Karin@ORG/NNP/compound>4 Ana@ORG+/NNP/compound>4 Maria@ORG+/NNP/compound>4 Velkan@ORG+/NNP/nsubj {SPOKE}",
     ["Karin Ana Maria Velkan"]),
    # of no person that a list knows
    (f"Brack@ORG/NNP/compound>2 Velkan@ORG+/NNP/nsubj {SPOKE}", []),
    # not the name of one
    (f"Karin@ORG/NNP/nsubj {SPOKE}", []),
    (f"The/DT/det>3 Karin@ORG/NNP/compound>3 Velkan@ORG+/NNP/nsubj {SPOKE}", []),
    (f"KARIN@ORG/NNP/compound>2 VELKAN@ORG+/NNP/nsubj {SPOKE}", []),
    (f"Karin@ORG/NNP/compound>2 velkan@ORG+/NN/nsubj {SPOKE}", []),
    (f"Karin@NORP/NNP/compound>2 Velkan@NORP+/NNP/nsubj {SPOKE}", []),
    ("Karin@ORG/NNP/compound>2 Velkan@ORG+/NNP/compound>3 guards=guard/NNS/nsubj left=leave/VBD/ROOT ./.", []),
    # a body, a building, a law, a paper, a place
    (f"Karin@ORG/NNP/compound>2 Council@ORG+/NNP/nsubj {SPOKE}", []),
    (f"Karin@ORG/NNP/compound>2 Hotel@ORG+/NNP/nsubj {SPOKE}", []),
    (f"Karin@LAW/NNP/compound>2 Act@LAW+/NNP/nsubj {SPOKE}", []),
    (f"Karin@ORG/NNP/compound>2 Daily@ORG+/NNP/nsubj {SPOKE}", []),
    (f"Then/RB/advmod>4 newspaper/NN/compound>4 Karin@ORG/NNP/compound>4 Velkan@ORG+/NNP/nsubj {SPOKE}", []),
    (f"Magen@ORG/NNP/compound>3 David@ORG+/NNP/compound>3 Adom@ORG+/NNP/nsubj {SPOKE}", []),
    ("He/PRP/nsubj left=leave/VBD/ROOT Jackson@GPE/NNP/compound>4 Heights@GPE+/NNP/dobj ./.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), CALLED_SO, ids=[doc(words).text for words, _ in CALLED_SO])
def test_a_name_that_begins_with_a_given_name_is_a_person_s(sentence: str, names: list[str]) -> None:
    """Whatever the recogniser takes it for."""
    report = parsed(doc(sentence))
    assert [span.text for span in names_in(report.paragraphs[0], Nations(report), frozenset())] == names


@pytest.mark.parametrize("first", ["Green", "Dawn", "German"])
def test_a_word_that_is_rarely_a_given_name_begins_no_person_s(first: str) -> None:
    report = parsed(doc(f"He/PRP/nsubj left=leave/VBD/ROOT {first}@ORG/NNP/compound>4 Harbour@ORG+/NNP/dobj ./."))
    assert names_in(report.paragraphs[0], Nations(report), frozenset()) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"al-Halvani@PERSON/NNP/nsubj {SPOKE}", ["al-Halvani"]),
        (f"bin@PERSON/NNP/compound>2 Halvani@PERSON+/NNP/nsubj {SPOKE}", ["bin Halvani"]),
        (f"van@PERSON/NNP/compound>3 der@PERSON+/NNP/compound>3 Holm@PERSON+/NNP/nsubj {SPOKE}", ["van der Holm"]),
        (f"al-halvani@PERSON/NNP/nsubj {SPOKE}", []),
        (f"halvani@PERSON/NNP/nsubj {SPOKE}", []),
        (f"young@PERSON/JJ/amod>2 Halvani@PERSON+/NNP/nsubj {SPOKE}", []),
    ],
)
def test_a_surname_may_begin_with_a_particle_in_small_letters(sentence: str, names: list[str]) -> None:
    report = parsed(doc(sentence))
    assert [span.text for span in names_in(report.paragraphs[0], Nations(report), frozenset())] == names


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        (f"The/DT/det>4 daily/JJ/amod>4 Skarnvik@PERSON/NNP/compound>4 Blad@PERSON+/NNP/nsubj {SPOKE}", True),
        (f"The/DT/det>4 news/NN/compound>4 channel/NN/compound>4 Stern@PERSON/NNP/nsubj {SPOKE}", True),
        ("It/PRP/nsubj reported=report/VBD/ROOT Karin@PERSON/NNP/compound>4 Holm@PERSON+/NNP/dobj ./.", False),
        ("He/PRP/nsubj wrote=write/VBD/ROOT a/DT/det>4 report/NN/dobj Karin@PERSON/NNP/compound>6"
         " Holm@PERSON+/NNP/nsubj>7 saw=see/VBD/relcl>4 ./.", True),
        (f"Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/nsubj {SPOKE}", False),
    ],
)  # fmt: skip
def test_a_paper_by_what_stands_in_front(sentence: str, outlet: bool) -> None:
    assert is_outlet(next(iter(doc(sentence).ents))) is outlet


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Spokeswoman Ylva Torp", "Ylva Torp"),
        ("Envoy Piet Maro", "Piet Maro"),
        ("Spokeswoman Torp", "Spokeswoman Torp"),
        ("General Harbour Motors", "General Harbour Motors"),
        ("Prime Harbour Video", "Prime Harbour Video"),
        ("", ""),
    ],
)
def test_what_somebody_who_speaks_for_others_is_called_is_no_part_of_a_name(words: str, name: str) -> None:
    assert without_title(words) == name


@pytest.mark.parametrize(
    ("last", "named"),
    [("Torp", ["Spokeswoman Ylva Torp"]), ("Council", [])],
    ids=["somebody", "a body"],
)
def test_a_title_and_a_name_are_a_person_whatever_the_recogniser_says(last: str, named: list[str]) -> None:
    text = f"Spokeswoman@ORG/NNP/compound>3 Ylva@ORG+/NNP/compound>3 {last}@ORG+/NNP/nsubj {SPOKE}"
    report = parsed(doc(text))
    (paragraph,) = report.paragraphs
    assert [span.text for span in names_in(paragraph, Nations(report), frozenset())] == named

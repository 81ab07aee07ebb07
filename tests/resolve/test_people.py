"""Who is the same person inside a report, with which titles: reports parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.records import Role
from secretariat.resolve.people import People, Person, name_words
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


def names(*sentences: str) -> list[str]:
    return sorted(one.name for one in people(*sentences).all)


@pytest.mark.parametrize(
    ("full", "other"),
    [
        (person("Tomáš", "Brenik"), person("Tomas", "Brenik")),
        (person("Tomas", "Ørvald"), person("Tomas", "Orvald")),
        (person("JD", "Marrow"), person("J.D.", "Marrow")),
        (person("JD", "Marrow"), "J.@PERSON/NNP/compound>3 D.@PERSON+/NNP/compound>3 Marrow@PERSON+/NNP/nsubj"
                                 " spoke=speak/VBD/ROOT ./."),
        ("Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj Jr.@PERSON+/NNP/appos>2 spoke=speak/VBD/ROOT ./.",
         person("Edric", "Talmon")),
        ("Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj III@PERSON+/NNP/appos>2 spoke=speak/VBD/ROOT ./.",
         alone("Talmon")),
        ("Tomas@PERSON/NNP/compound>3 Rosell@PERSON+/NNP/compound>3 Brenik@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./.",
         alone("Rosell")),
    ],
)  # fmt: skip
def test_one_person_in_two_spellings(full: str, other: str) -> None:
    for order in ((full, other), (other, full)):
        (found,) = people(*order).all
        assert len(found.mentions) == len(found.forms) == 2


def test_two_of_one_surname_stay_open_until_one_leads() -> None:
    found = people(person("Josef", "Halvek"), person("Irena", "Halvek"), alone("Halvek"))
    assert [name for name, _ in found.unsure] == ["Halvek"]
    first = found.leading("Halvek")
    assert first is not None
    assert first.name == "Josef Halvek"
    often = people(person("Josef", "Halvek"), *[person("Irena", "Halvek")] * 2, alone("Halvek"))
    assert often.leading("Halvek") is None
    assert people(person("Josef", "Halvek")).leading("Velkan") is None


SHARED = [
    pytest.param(
        "Senators/NNPS/compound>3 Edric@PERSON/NNP/compound>3 Talmon@PERSON+/NNP/nsubj and/CC/cc>3"
        " Sabine@PERSON/NNP/compound>6 Orvald@PERSON+/NNP/conj>3 spoke=speak/VBD/ROOT ./.",
        {"Edric Talmon": ["Senators"], "Sabine Orvald": ["Senators"]},
        id="of two",
    ),
    pytest.param(
        "Foreign/NNP/compound>4 Ministers/NNPS/compound>4 Edric@PERSON/NNP/compound>4 Talmon@PERSON+/NNP/nsubj ,/,"
        " Irena@PERSON/NNP/compound>7 Halvek@PERSON+/NNP/conj>4 and/CC/cc>7 Sabine@PERSON/NNP/compound>10"
        " Orvald@PERSON+/NNP/conj>7 spoke=speak/VBD/ROOT ./.",
        {one: ["Foreign Ministers"] for one in ("Edric Talmon", "Irena Halvek", "Sabine Orvald")},
        id="of three",
    ),
    pytest.param(
        "Senator/NNP/compound>3 Edric@PERSON/NNP/compound>3 Talmon@PERSON+/NNP/nsubj and/CC/cc>3"
        " Sabine@PERSON/NNP/compound>6 Orvald@PERSON+/NNP/conj>3 spoke=speak/VBD/ROOT ./.",
        {"Edric Talmon": ["Senator"], "Sabine Orvald": []},
        id="in the singular it is one's",
    ),
    pytest.param(
        "Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/nsubj ,/, Vice/NNP/compound>7 President/NNP/compound>7"
        " Edric@PERSON/NNP/compound>7 Talmon@PERSON+/NNP/conj>2 and/CC/cc>7 Josef@PERSON/NNP/compound>10"
        " Halvek@PERSON+/NNP/conj>7 spoke=speak/VBD/ROOT ./.",
        {"Edric Talmon": ["Vice President"], "Josef Halvek": [], "Karin Holm": []},
        id="what stands behind a comma may be the next one's",
    ),
]


@pytest.mark.parametrize(("sentence", "titles"), SHARED)
def test_whose_a_title_in_a_list_is(sentence: str, titles: dict[str, list[str]]) -> None:
    found = people(sentence)
    assert {one.name: [role.title for role in one.roles] for one in found.all} == titles


def test_several_ministers_are_each_a_minister() -> None:
    assert Person("Edric Talmon", roles=[Role(title="Foreign Ministers")]).holds("minister", {"foreign"})


@pytest.mark.parametrize(
    "sentence",
    [
        "He/PRP/nsubj met=meet/VBD/ROOT Secretary/NNP/dobj of/IN/prep>3 the/DT/det>9 Harbour@ORG/NNP/compound>9"
        " Council@ORG+/NNP/compound>9 Sabine@ORG+/NNP/compound>9 Orvald@ORG+/NNP/pobj>4 ./.",
        "He/PRP/nsubj met=meet/VBD/ROOT Envoy/NNP/dobj of/IN/prep>3 Ukraine@ORG/NNP/compound>7"
        " Sabine@ORG+/NNP/compound>7 Orvald@ORG+/NNP/pobj>4 ./.",
    ],
)
def test_a_person_whose_name_is_taken_for_the_end_of_a_body_s(sentence: str) -> None:
    (found,) = people(sentence).all
    assert found.name == "Sabine Orvald"
    assert [role.title.split()[0] for role in found.roles] in (["Secretary"], ["Envoy"])


def test_a_body_behind_an_office_is_no_person() -> None:
    assert names(
        "He/PRP/nsubj met=meet/VBD/ROOT Secretary/NNP/dobj of/IN/prep>3 the/DT/det>8 Northern@ORG/NNP/compound>8"
        " Harbour@ORG+/NNP/compound>8 Council@ORG+/NNP/pobj>4 ./."
    ) == []  # fmt: skip


NOBODY = [
    pytest.param("Brexit@PERSON/NNP/nsubj came=come/VBD/ROOT ./.", id="a thing"),
    pytest.param("The/DT/det>2 Queen@PERSON/NNP/nsubj spoke=speak/VBD/ROOT ./.", id="a title alone"),
    pytest.param("The/DT/det>2 Talmons@PERSON/NNPS/nsubj spoke=speak/VBD/ROOT ./.", id="a family"),
    pytest.param("[@PERSON/-LRB- Talmon@PERSON+/NNP/nsubj ]@PERSON+/-RRB- spoke=speak/VBD/ROOT ./.", id="in brackets"),
    pytest.param("talmon@PERSON/NN/nsubj spoke=speak/VBD/ROOT ./.", id="no capital"),
    pytest.param("He/PRP/nsubj came=come/VBD/ROOT to/IN/prep>2 Allen@PERSON/NNP/pobj>3 ,/, Texas@GPE/NNP/appos>4 ./.",
                 id="a town whose state stands behind it"),
    pytest.param("The/DT/det>3 Harbour@ORG/NNP/compound>3 Union@ORG+/NNP/nsubj (/-LRB- HU@PERSON/NNP/appos>3 )/-RRB-"
                 " spoke=speak/VBD/ROOT ./.", id="an acronym in brackets"),
    pytest.param("Voice@PERSON/NNP/nsubj of/IN/prep>1 Lunn@GPE/NNP/pobj>2 spoke=speak/VBD/ROOT ./.",
                 id="the beginning of a name"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_the_recogniser_takes_for_a_person_and_is_none(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Karin@PERSON/NNP/compound>2 Holm/NNP/nsubj", "Karin Holm"),
        ("Karin@PERSON/NNP/compound>2 Holm@PERSON/NNP/nsubj", "Karin Holm"),
        ("Carmen@PERSON/NNP/compound>3 Yulín@ORG/NNP/compound>3 Sarn@ORG+/NNP/nsubj", "Carmen Yulín Sarn"),
        ("Brenton@ORG/NNP/compound>2 Holm@PERSON/NNP/nsubj", "Brenton Holm"),
        ("France@GPE/NNP/compound>2 Holm@PERSON/NNP/nsubj", "Holm"),
        ("Irena@PERSON/NNP/compound>2 Halvek@PERSON+/NNP/nsubj the@PERSON+/DT/det>5 Tarsovian/JJ/amod>5"
         " envoy/NN/appos>2", "Irena Halvek"),
    ],
)  # fmt: skip
def test_a_name_is_as_long_as_the_parser_has_it(words: str, name: str) -> None:
    assert names(f"{words} spoke=speak/VBD/ROOT ./.") == [name]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (alone("Orvald", "Ms/NNP/compound>2 "), "Orvald"),
        ("Dr.@PERSON/NNP/compound>3 Karin@PERSON+/NNP/compound>3 Holm@PERSON+/NNP/poss>5 's@PERSON+/POS/case>3"
         " plan/NN/nsubj failed=fail/VBD/ROOT ./.", "Karin Holm"),
        ("“@PERSON/`` Holm@PERSON+/NNP/nsubj ”@PERSON+/'' spoke=speak/VBD/ROOT ./.", "Holm"),
    ],
)  # fmt: skip
def test_a_mention_is_the_name_alone(sentence: str, words: str) -> None:
    report = parsed(doc(sentence))
    (found,) = People(report).all
    assert [report.report.text[slice(*mention.name)] for mention in found.mentions] == [words]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tomáš Brenik", ["tomas", "brenik"]),
        ("J. D. Marrow", ["jd", "marrow"]),
        ("J.D. Marrow", ["jd", "marrow"]),
        ("J. Marrow", ["j.", "marrow"]),
        ("Edric Talmon, Jr.", ["edric", "talmon"]),
        ("Edric Talmon III", ["edric", "talmon"]),
        ("Jr.", ["jr."]),
    ],
)
def test_the_words_of_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


# -- the dead ---------------------------------------------------------------------------------------------------------

HALVEK = "Josef@PERSON/NNP/compound>2 Halvek@PERSON+/NNP"
DEAD = [
    f"{HALVEK}/nsubj died=die/VBD/ROOT ./.",
    f"{HALVEK}/nsubj has=have/VBZ/aux>4 died=die/VBN/ROOT ./.",
    f"{HALVEK}/nsubjpass was=be/VBD/auxpass killed=kill/VBN/ROOT ./.",
    "They/PRP/nsubj killed=kill/VBD/ROOT Josef@PERSON/NNP/compound>4 Halvek@PERSON+/NNP/dobj ./.",
    "They/PRP/nsubj mourned=mourn/VBD/ROOT Josef@PERSON/NNP/compound>4 Halvek@PERSON+/NNP/dobj ./.",
    f"{HALVEK}/poss>4 's/POS/case>2 funeral/NN/nsubj ended=end/VBD/ROOT ./.",
    f"{HALVEK}/poss>4 's/POS/case>2 widow/NN/nsubj left=leave/VBD/ROOT ./.",
    "The/DT/det>2 death/NN/nsubj of/IN/prep>2 Josef@PERSON/NNP/compound>5 Halvek@PERSON+/NNP/pobj>3"
    " came=come/VBD/ROOT ./.",
    "They/PRP/nsubj paid=pay/VBD/ROOT tributes=tribute/NNS/dobj to/IN/prep>3 Josef@PERSON/NNP/compound>6"
    " Halvek@PERSON+/NNP/pobj>4 ./.",
    "They/PRP/nsubj paid=pay/VBD/ROOT tributes=tribute/NNS/dobj to/IN/prep>2 Josef@PERSON/NNP/compound>6"
    " Halvek@PERSON+/NNP/pobj>4 ./.",
    "The/DT/det>2 envoy/NN/nsubj ,/, Josef@PERSON/NNP/compound>5 Halvek@PERSON+/NNP/appos>2 ,/, died=die/VBD/ROOT ./.",
    "Guards=guard/NNS/nsubjpass and/CC/cc>1 Josef@PERSON/NNP/compound>4 Halvek@PERSON+/NNP/conj>1"
    " were=be/VBD/auxpass killed=kill/VBN/ROOT ./.",
]
ALIVE = [
    f"{HALVEK}/nsubj may/MD/aux>4 die/VB/ROOT ./.",
    f"{HALVEK}/nsubj dies=die/VBZ/ROOT ./.",
    f"{HALVEK}/nsubj killed=kill/VBD/ROOT it/PRP/dobj ./.",
    f"{HALVEK}/nsubjpass was=be/VBD/auxpass not/RB/neg killed=kill/VBN/ROOT ./.",
    f"{HALVEK}/nsubjpass could/MD/aux have=have/VB/aux been=be/VBN/auxpass killed=kill/VBN/ROOT ./.",
    f"{HALVEK}/nsubjpass was=be/VBD/auxpass almost/RB/advmod killed=kill/VBN/ROOT ./.",
    "They/PRP/nsubj threatened=threaten/VBD/ROOT to/TO/aux>4 kill/VB/xcomp Josef@PERSON/NNP/compound>6"
    " Halvek@PERSON+/NNP/dobj>4 ./.",
    "They/PRP/nsubj killed=kill/VBD/ROOT Josef@PERSON/NNP/compound>4 Halvek@PERSON+/NNP/poss>6 's/POS/case>4"
    " guard/NN/dobj ./.",
    "The/DT/det>2 murder/NN/nsubj of/IN/prep>2 Josef@PERSON/NNP/compound>5 Halvek@PERSON+/NNP/poss>7 's/POS/case>5"
    " guard/NN/pobj>3 failed=fail/VBD/ROOT ./.",
    f"{HALVEK}/poss>4 's/POS/case>2 plan/NN/nsubj failed=fail/VBD/ROOT ./.",
    "The/DT/det>2 plan/NN/nsubj of/IN/prep>2 Josef@PERSON/NNP/compound>5 Halvek@PERSON+/NNP/pobj>3"
    " died=die/VBD/ROOT ./.",
    "They/PRP/nsubj paid=pay/VBD/ROOT visits=visit/NNS/dobj to/IN/prep>3 Josef@PERSON/NNP/compound>6"
    " Halvek@PERSON+/NNP/pobj>4 ./.",
    f"{HALVEK}/nsubj spoke=speak/VBD/ROOT ./.",
]


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [(words, True) for words in DEAD] + [(words, False) for words in ALIVE],
)
def test_whose_death_is_told(sentence: str, dead: bool) -> None:
    (halvek,) = people(sentence).all
    assert halvek.dead is dead


@pytest.mark.parametrize(
    "sentence",
    [
        f"{HALVEK}/nsubjpass>6 was=be/VBD/ROOT to/TO/aux>6 be/VB/auxpass>6 killed=kill/VBN/xcomp ./.",
        "If/IN/mark>4 Josef@PERSON/NNP/compound>3 Halvek@PERSON+/NNP/nsubj>4 died=die/VBD/advcl it/PRP/nsubj"
        " failed=fail/VBD/ROOT ./.",
    ],
    ids=["was to be", "if"],
)
def test_a_death_that_did_not_come(sentence: str) -> None:
    (halvek,) = people(sentence).all
    assert not halvek.dead


def test_a_death_told_under_the_surname_that_the_recogniser_passed_over() -> None:
    (halvek,) = people(person("Josef", "Halvek"), "Halvek/NNP/nsubj died=die/VBD/ROOT ./.").all
    assert halvek.dead


# -- one name for several, and one for a family -----------------------------------------------------------------------


def test_a_family_is_none_of_its_people() -> None:
    family = "The/DT/det>2 Halveks@PERSON/NNP/nsubj spoke=speak/VBD/ROOT ./."
    for order in ((family, person("Josef", "Halvek")), (person("Josef", "Halvek"), family)):
        (halvek,) = people(*order).all
        assert (halvek.name, len(halvek.mentions)) == ("Josef Halvek", 1)


@pytest.mark.parametrize("name", ["Halveks", "Talmons"])
def test_a_surname_in_s_without_an_article_is_somebody_s(name: str) -> None:
    assert names(person("Josef", "Halvek"), alone(name)) == sorted(["Josef Halvek", name])


def test_whoever_is_named_by_the_first_name_does_not_lead_under_the_surname() -> None:
    found = people(person("Josef", "Halvek"), person("Irena", "Halvek"), *[alone("Irena")] * 3, alone("Halvek"))
    leading = found.leading("Halvek")
    assert leading is not None
    assert leading.name == "Josef Halvek"


@pytest.mark.parametrize(
    ("sentence", "mentions"),
    [
        ("Talmon/NNP/nsubj spoke=speak/VBD/ROOT ./.", 2),
        ("Talmon@ORG/NN/nsubj spoke=speak/VBD/ROOT ./.", 2),
        ("Talmon@GPE/JJ/nsubj spoke=speak/VBD/ROOT ./.", 2),
        ("Talmon/NN/nsubj spoke=speak/VBD/ROOT ./.", 1),
        ("talmon/NN/nsubj spoke=speak/VBD/ROOT ./.", 1),
        ("Edric/NNP/nsubj spoke=speak/VBD/ROOT ./.", 2),
        ("Edric@ORG/NNP/nsubj spoke=speak/VBD/ROOT ./.", 1),
        ("They/PRP/nsubj saw=see/VBD/ROOT Edric/NNP/dobj ./.", 1),
        ("They/PRP/nsubj saw=see/VBD/ROOT Talmon/NNP/dobj ./.", 2),
        ("They/PRP/nsubj saw=see/VBD/ROOT King/NNP/compound>4 Edric/NNP/dobj ./.", 2),
        ("They/PRP/nsubj saw=see/VBD/ROOT King/NNP/compound>4 Edric@GPE/NNP/dobj ./.", 2),
    ],
)
def test_one_word_of_a_known_name_that_the_recogniser_took_for_something_else(sentence: str, mentions: int) -> None:
    (talmon,) = people(person("Edric", "Talmon"), sentence).all
    assert len(talmon.mentions) == mentions


def test_a_form_of_a_name_that_was_a_person_s_once_is_so_again() -> None:
    full = "Tomas@PERSON/NNP/compound>3 Rosell@PERSON+/NNP/compound>3 Brenik@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    saw = "They/PRP/nsubj saw=see/VBD/ROOT Rosell/NNP/dobj ./."
    (once,) = people(full, saw).all
    (again,) = people(full, alone("Rosell"), saw).all
    assert (len(once.mentions), len(again.mentions)) == (1, 3)

"""Who is the same across reports: tables of actors, each with its report → the verdict on each pair.

`=` is the same, `≠` different, `?` unsure; what is known by one word is shown with the report that has it.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.groups import groups
from secretariat.knowledge.names import load_names
from secretariat.reconcile.actors import RULE, identities, judge_actors, known_actors
from secretariat.records import Reading
from tests.reconcile.named import Named, alone, body, person, put_together, verdicts
from tests.store.readings import make

COMMON = min(load_names().surnames).title()
"""A surname that many have."""

SPELLINGS: list[tuple[str, list[Named], list[str]]] = [
    ("one name has one id, so there is nothing to judge", [person("Karin Holm", "r1"), person("Karin Holm", "r2")], []),
    (
        "three romanisations",
        [person("Jurij Tschaikin", "r1"), person("Yuri Chaykin", "r2"), person("Juri Czajkin", "r3")],
        ["Juri Czajkin = Jurij Tschaikin", "Juri Czajkin = Yuri Chaykin", "Jurij Tschaikin = Yuri Chaykin"],
    ),
    (
        "with a particle and without",
        [person("Omar al-Sadiri", "r1"), person("Omar Sadiri", "r2")],
        ["Omar Sadiri = Omar al-Sadiri"],
    ),
    (
        "with a middle name and without",
        [person("Karin Anna Holm", "r1"), person("Karin Holm", "r2")],
        ["Karin Anna Holm = Karin Holm"],
    ),
    ("the family name first", [person("Holm Karin", "r1"), person("Karin Holm", "r2")], ["Holm Karin = Karin Holm"]),
    ("two of one surname", [person("Marek Halvek", "r1"), person("Irena Halvek", "r2")], []),
    (
        "two of one surname and one initial",
        [person("Karin Holm", "r1"), person("Klara Holm", "r2")],
        ["Karin Holm ≠ Klara Holm"],
    ),
    (
        "a man and a woman",
        [person("Mario Velluti", "r1"), person("Maria Velluti", "r2")],
        ["Maria Velluti ? Mario Velluti"],
    ),
    (
        "near given names, of one side and in one office",
        [
            person("Jon Velkan", "r1", side="Norland", office="deputy envoy"),
            person("Joan Velkan", "r2", side="Norland", office="the envoy"),
        ],
        ["Joan Velkan = Jon Velkan"],
    ),
    (
        "near given names, of one side and in two offices",
        [
            person("Jon Velkan", "r1", side="Norland", office="deputy envoy"),
            person("Joan Velkan", "r2", side="Norland", office="chief of the navy"),
        ],
        ["Joan Velkan ? Jon Velkan"],
    ),
    (
        "near spellings, of two sides",
        [person("Karin Lindholt", "r1", side="Norland"), person("Karin Lindhold", "r2", side="Kestria")],
        ["Karin Lindhold ? Karin Lindholt"],
    ),
    (
        "one name, of two sides, is one all the same",
        [person("Jozef Brenik", "r1", side="Norland"), person("Josef  Brenik", "r2", side="Kestria")],
        ["Josef  Brenik ? Jozef Brenik"],
    ),
    ("others", [person("Edric Talmon", "r1"), person("Sabine Orvald", "r2")], []),
]

ONE_REPORT: list[tuple[str, list[Named], list[str]]] = [
    (
        "a report that names both knows them for two",
        [person("Karin Lindholt", "r1"), person("Karin Lindhold", "r1")],
        ["Karin Lindhold ≠ Karin Lindholt"],
    ),
    ("also where one has an initial", [person("K. Holm", "r1"), person("Karin Holm", "r1")], ["K. Holm ≠ Karin Holm"]),
    (
        "one of several reports is enough",
        [person("Karin Lindholt", "r1"), person("Karin Lindhold", "r2"), person("Karin Lindholt", "r2")],
        ["Karin Lindhold ≠ Karin Lindholt"],
    ),
    (
        "unless they are one name in two romanisations",
        [person("Jurij Tschaikin", "r1"), person("Yuri Chaykin", "r1")],
        ["Jurij Tschaikin = Yuri Chaykin"],
    ),
    (
        "one office of one side does not make one of two",
        [
            person("Jon Velkan", "r1", side="Norland", office="deputy envoy"),
            person("Joan Velkan", "r1", side="Norland", office="deputy envoy"),
        ],
        ["Joan Velkan ≠ Jon Velkan"],
    ),
]

INITIALS: list[tuple[str, list[Named], list[str]]] = [
    ("one whom it fits", [person("K. Holm", "r1"), person("Karin Holm", "r2")], ["K. Holm = Karin Holm"]),
    ("another letter", [person("J. Holm", "r1"), person("Karin Holm", "r2")], []),
    (
        "two whom it fits",
        [person("K. Holm", "r1"), person("Karin Holm", "r2"), person("Klara Holm", "r3")],
        ["K. Holm ? Karin Holm", "K. Holm ? Klara Holm", "Karin Holm ≠ Klara Holm"],
    ),
    (
        "two spellings of one whom it fits",
        [person("Y. Tschaikin", "r1"), person("Yuri Tschaikin", "r2"), person("Yuri Chaykin", "r3")],
        ["Y. Tschaikin = Yuri Chaykin", "Y. Tschaikin = Yuri Tschaikin", "Yuri Chaykin = Yuri Tschaikin"],
    ),
    ("an initial that is a word in other names", [person("E. Holm", "r1"), person("Karin Holm", "r2")], []),
    (
        "one who has a middle name too",
        [person("K. Holm", "r1"), person("Karin Anna Holm", "r2")],
        ["K. Holm ? Karin Anna Holm"],
    ),
]

SURNAMES: list[tuple[str, list[Named], list[str]]] = [
    ("one who has it", [person("Karin Holm", "r1"), alone("Holm", "r2")], ["Holm (r2) = Karin Holm"]),
    (
        "one who has it, in another romanisation",
        [person("Yuri Chaykin", "r1"), alone("Tschaikin", "r2")],
        ["Tschaikin (r2) = Yuri Chaykin"],
    ),
    (
        "one who has it, in two spellings",
        [person("Yuri Chaykin", "r1"), person("Jurij Tschaikin", "r2"), alone("Czajkin", "r3")],
        ["Czajkin (r3) = Jurij Tschaikin", "Jurij Tschaikin = Yuri Chaykin"],
    ),
    ("nobody who has it", [person("Karin Holm", "r1"), alone("Velkan", "r2")], []),
    ("two of whom nothing more is known", [alone("Holm", "r1"), alone("Holm", "r2")], []),
    (
        "the report that names her in full knows why it is not her",
        [person("Karin Holm", "r1"), alone("Holm", "r1")],
        [],
    ),
    (
        "two who have it",
        [person("Marek Halvek", "r1"), person("Irena Halvek", "r2"), alone("Halvek", "r3")],
        ["Halvek (r3) ? Irena Halvek", "Halvek (r3) ? Marek Halvek"],
    ),
    (
        "two who have it, one of the same side",
        [
            person("Marek Halvek", "r1", side="Norland"),
            person("Irena Halvek", "r2"),
            alone("Halvek", "r3", side="Norland"),
        ],
        ["Halvek (r3) = Marek Halvek"],
    ),
    (
        "two who have it, both of the same side",
        [
            person("Marek Halvek", "r1", side="Norland"),
            person("Irena Halvek", "r2", side="Norland"),
            alone("Halvek", "r3", side="Norland"),
        ],
        ["Halvek (r3) ? Irena Halvek", "Halvek (r3) ? Marek Halvek"],
    ),
    (
        "two who have it, one in the same office",
        [
            person("Marek Halvek", "r1", office="harbour envoy"),
            person("Irena Halvek", "r2", office="finance minister"),
            alone("Halvek", "r3", office="the envoy"),
        ],
        ["Halvek (r3) = Marek Halvek"],
    ),
    (
        "a word that many offices have is no office",
        [
            person("Marek Halvek", "r1", office="harbour minister"),
            person("Irena Halvek", "r2", office="finance chief"),
            alone("Halvek", "r3", office="the minister"),
        ],
        ["Halvek (r3) ? Irena Halvek", "Halvek (r3) ? Marek Halvek"],
    ),
    (
        "one who has it, of another side",
        [person("Karin Holm", "r1", side="Norland"), alone("Holm", "r2", side="Kestria")],
        ["Holm (r2) ? Karin Holm"],
    ),
    (
        "one who has it, in another office",
        [person("Karin Holm", "r1", office="harbour envoy"), alone("Holm", "r2", office="finance minister")],
        ["Holm (r2) ? Karin Holm"],
    ),
    (
        "one who has it, in an office; of the other none is told",
        [person("Karin Holm", "r1", office="harbour envoy"), alone("Holm", "r2")],
        ["Holm (r2) = Karin Holm"],
    ),
    (
        "a report that has two of that surname may mean either, so it means no third",
        [person("Boris Holm", "r1"), person("Karin Holm", "r1"), alone("Holm", "r1"), person("Edla Holm", "r2")],
        ["Edla Holm ? Holm (r1)"],
    ),
    ("it is a given name", [person("Velkan Holm", "r1"), alone("Velkan", "r2")], ["Velkan (r2) ? Velkan Holm"]),
    (
        "a surname that many have",
        [person(f"Karin {COMMON}", "r1"), alone(COMMON, "r2")],
        [f"{COMMON} (r2) ? Karin {COMMON}"],
    ),
    (
        "a surname that many have, in the same office",
        [person(f"Karin {COMMON}", "r1", office="envoy"), alone(COMMON, "r2", office="envoy")],
        [f"{COMMON} (r2) = Karin {COMMON}"],
    ),
    (
        "one whom by far the most reports name",
        [*(person("Karin Holm", f"k{n}") for n in range(10)), person("Boris Holm", "r1"), alone("Holm", "r2")],
        ["Holm (r2) = Karin Holm"],
    ),
    (
        "one whom nine reports name is not by far the first",
        [*(person("Karin Holm", f"k{n}") for n in range(9)), person("Boris Holm", "r1"), alone("Holm", "r2")],
        ["Boris Holm ? Holm (r2)", "Holm (r2) ? Karin Holm"],
    ),
    (
        "more than four may be meant: it is no help to name them",
        [*(person(f"{name} Holm", name) for name in ("Anna", "Boris", "Dana", "Felix", "Milo")), alone("Holm", "r9")],
        [],
    ),
]

BODIES: list[tuple[str, list[Named], list[str]]] = [
    (
        "the same words",
        [body("Ministry of Tides", "r1"), body("Tides Ministry", "r2")],
        ["Ministry of Tides = Tides Ministry"],
    ),
    (
        "an outlet and a body of one name",
        [body("Harbour Gazette", "r1", kind="outlet"), body("The Harbour Gazette", "r2")],
        ["Harbour Gazette = The Harbour Gazette"],
    ),
    (
        "of two states",
        [body("Ministry of Tides", "r1", country="XA"), body("Tides Ministry", "r2", country="XB")],
        ["Ministry of Tides ≠ Tides Ministry"],
    ),
    (
        "of one state and of one not known",
        [body("Ministry of Tides", "r1", country="XA"), body("Tides Ministry", "r2")],
        ["Ministry of Tides = Tides Ministry"],
    ),
    (
        "of two states and of one not known",
        [
            body("Ministry of Tides", "r1", country="XA"),
            body("Ministry for Tides", "r2", country="XB"),
            body("Tides Ministry", "r3"),
        ],
        [
            "Ministry for Tides ? Tides Ministry",
            "Ministry for Tides ≠ Ministry of Tides",
            "Ministry of Tides ? Tides Ministry",
        ],
    ),
    (
        "a short name",
        [body("Northern Tide Council", "r1", "NTC"), body("NTC", "r2")],
        ["NTC (r2) = Northern Tide Council"],
    ),
    (
        "a short name that another body has too",
        [body("Northern Tide Council", "r1", "NTC"), body("NTC", "r2"), body("Norland Tunnel Company", "r3", "NTC")],
        [
            "NTC (r2) ? Norland Tunnel Company",
            "NTC (r2) ? Northern Tide Council",
            "Norland Tunnel Company ? Northern Tide Council",
        ],
    ),
    (
        "one word that is no acronym is no short name",
        [body("Northern Tide Council", "r1", "Council"), body("Harbour Council", "r2", "Council")],
        [],
    ),
    (
        "a short name of another body is no name of this one",
        [body("Tide Council", "r1"), body("Northern Tide Council", "r2", "Tide Council"), body("Toll Board", "r3")],
        ["Northern Tide Council = Tide Council"],
    ),
    (
        "one word that is an outlet's short name",
        [body("Harbour Gazette", "r1", "Gazette", kind="outlet"), body("Gazette", "r2")],
        ["Gazette (r2) = Harbour Gazette"],
    ),
    ("others", [body("Ministry of Tides", "r1"), body("Ministry of Tolls", "r2")], []),
    ("a body and a person", [body("Karin Holm", "r1"), person("Karin  Holm", "r2")], []),
]


GOVERNMENT = body("Government of Kestria", "r1", "Kestria", "Velmar", kind="government")
TARSOVIAN = body("Government of Tarsovia", "r1", "Tarsovia", "Velmar", kind="government")

STATES: list[tuple[str, list[Named], list[str]]] = [
    ("taken for a body", [GOVERNMENT, body("Kestria", "r2")], ["Government of Kestria = Kestria (r2)"]),
    ("taken for a person", [GOVERNMENT, alone("Kestria", "r2")], ["Government of Kestria = Kestria (r2)"]),
    ("its capital", [GOVERNMENT, body("VELMAR", "r2")], ["Government of Kestria = VELMAR (r2)"]),
    ("a capital that two have", [GOVERNMENT, TARSOVIAN, body("Velmar", "r2")], []),
    ("another word", [GOVERNMENT, body("Tarsovia", "r2")], []),
    ("more than the state", [GOVERNMENT, body("Kestria Council", "r2")], []),
    ("an outlet of that name", [GOVERNMENT, body("Kestria", "r2", kind="outlet")], []),
]


@pytest.mark.parametrize(
    ("actors", "lines"),
    [
        pytest.param(actors, lines, id=f"{what}: {name}")
        for what, table in (
            ("spellings", SPELLINGS),
            ("one report", ONE_REPORT),
            ("initials", INITIALS),
            ("surnames", SURNAMES),
            ("bodies", BODIES),
            ("states", STATES),
        )
        for name, actors, lines in table
    ],
)
def test_who_is_the_same(actors: list[Named], lines: list[str]) -> None:
    assert verdicts(actors) == lines


def test_two_middle_names_of_one_report_stay_two() -> None:
    named = [person("Karin Anna Holm", "r1"), person("Karin Maria Holm", "r1"), person("Karin Holm", "r2")]
    assert not any({"Karin Anna Holm", "Karin Maria Holm"} <= group for group in put_together(named))


def test_ben_may_be_a_given_name() -> None:
    assert verdicts([person("Ben Holm", "r1"), person("Karin Holm", "r2")]) != ["Ben Holm = Karin Holm"]


def test_a_name_without_a_letter_is_nobody() -> None:
    assert verdicts([person("’ -", "r1"), person("...", "r2"), alone("-", "r3"), body("&", "r4")]) == []


def test_more_than_two_hundred_under_one_key_are_left_alone() -> None:
    middles = ["a".join(letters) for letters in itertools.permutations("bfklmnprs", 3)]
    named = [person(f"Karin {middle.title()} Holm", middle) for middle in middles[:201]]
    assert len(judge_actors(named[:200])) == 200 * 199 / 2
    assert judge_actors(named) == ()


def test_what_reports_say_of_one_actor_is_put_together() -> None:
    known = known_actors(
        [
            person("KARIN HOLM", "r2", office="the former harbour envoy"),
            person("Karin Holm", "r1", side="Norland"),
            body("NTC", "r1", "Council", country="XA"),
            person("karin holm", "r1", office="Trade minister"),
        ]
    )
    karin, council = sorted(known, key=lambda one: one.kind, reverse=True)
    assert (karin.name, karin.forms) == ("KARIN HOLM", {"KARIN HOLM", "Karin Holm", "karin holm"})
    assert (karin.reports, karin.offices, len(karin.parties)) == ({"r1", "r2"}, {"harbour", "envoy", "trade"}, 1)
    assert (council.forms, council.countries) == ({"NTC", "Council"}, {"XA"})
    assert (karin.alone, council.alone) == (False, False)


def test_identities_are_the_groups_over_readings() -> None:
    readings: list[Reading] = [
        make("Jurij Tschaikin said “no”.", said=[("Jurij Tschaikin", "said", "“no”")]),
        make("Yuri Chaykin said “yes”.", said=[("Yuri Chaykin", "said", "“yes”")]),
        make("Karin Holm said “both”.", said=[("Karin Holm", "said", "“both”")]),
    ]
    jurij, yuri, _ = (reading.actors[0].id for reading in readings)
    assert identities(readings) == {jurij: jurij, yuri: jurij}


REPORTS = st.sampled_from(["r1", "r2", "r3", "r4"])
SIDES = st.sampled_from([None, None, "Norland", "Kestria"])
OFFICES = st.sampled_from([None, None, "harbour envoy", "the envoy", "finance minister"])
GIVEN = ["Karin", "Klara", "K.", "Mario", "Maria", "Yuri", "Jurij", "Y."]
FAMILY = ["Holm", "Tschaikin", "Chaykin", "Velluti"]
FULL = st.builds(
    person,
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)),
    REPORTS,
    office=OFFICES,
    side=SIDES,
)
MIDDLE = st.builds(person, st.sampled_from(["Karin Anna Holm", "Karin A. Holm", "Klara Maria Holm"]), REPORTS)
ALONE = st.builds(alone, st.sampled_from([*FAMILY, COMMON]), REPORTS, office=OFFICES, side=SIDES)
SHORTS = st.sampled_from([(), ("NTC",), ("Council",)])
BODY = st.builds(
    lambda name, report, shorts, country: body(name, report, *shorts, country=country),
    st.sampled_from(["Northern Tide Council", "Council of the Northern Tide", "Norland Tunnel Company", "NTC"]),
    REPORTS,
    SHORTS,
    st.sampled_from([None, "XA", "XB"]),
)
MANY = st.lists(FULL | FULL | MIDDLE | ALONE | BODY, max_size=14)


@settings(deadline=None)
@given(named=MANY, data=st.data())
def test_the_order_of_arrival_does_not_matter(named: list[Named], data: st.DataObject) -> None:
    assert judge_actors(data.draw(st.permutations(named))) == judge_actors(named)


@settings(deadline=None)
@given(named=MANY)
def test_every_judgement_is_signed_and_on_a_pair_once(named: list[Named]) -> None:
    judged = judge_actors([*named, *named])
    pairs = [(one.left, one.right) for one in judged]
    assert pairs == sorted(set(pairs))
    known = {actor.id: actor for _, actor in named}
    for one in judged:
        assert one.left < one.right
        assert {one.left, one.right} <= known.keys()
        assert (known[one.left].kind == "person") is (known[one.right].kind == "person")
        assert (one.by, one.at, one.withdrawn) == (RULE, None, None)
        assert one.why
        assert one.score is not None
        assert 0 <= one.score <= 1


ONE_NAME = {"Jurij": "Yuri", "Tschaikin": "Chaykin"}


def spelt(name: str) -> str:
    """The name in one romanisation."""
    return " ".join(ONE_NAME.get(word, word) for word in name.split())


@settings(deadline=None, max_examples=300)
@given(named=st.lists(FULL | ALONE, max_size=14))
def test_two_full_names_of_one_report_are_never_put_together(named: list[Named]) -> None:
    """Neither by a judgement nor by way of others; unless they are spellings of one name."""
    known = {one.id: one for one in known_actors(named)}
    heads = groups(judge_actors(named), {identity: one.name for identity, one in known.items()})
    for group in {head: [known[one] for one in heads if heads[one] == head] for head in heads.values()}.values():
        full = [one for one in group if not one.alone]
        assert not any(
            left.reports & right.reports and spelt(left.name) != spelt(right.name) for left in full for right in full
        )


@settings(deadline=None)
@given(named=st.lists(FULL | ALONE, max_size=14))
def test_a_surname_alone_is_one_person_at_most(named: list[Named]) -> None:
    known = {one.id: one for one in known_actors(named)}
    for one in known.values():
        if one.alone:
            meant = [j for j in judge_actors(named) if j.verdict == "same" and one.id in (j.left, j.right)]
            assert len(meant) <= 1

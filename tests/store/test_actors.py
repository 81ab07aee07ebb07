"""The same actor in several reports is one, and so are those that were judged to be."""

from __future__ import annotations

import itertools

from secretariat.evidence import Passage
from secretariat.records import Actor, Role, When
from secretariat.store.actors import merge_actors


def test_names_aliases_and_roles_are_united_whatever_the_order() -> None:
    first = Role(title="minister", of="Russia", passage=Passage(report="r-2", start=0, end=8, quote="minister"))
    again = Role(title="minister", of="Russia", passage=Passage(report="r-1", start=5, end=13, quote="minister"))
    other = Role(title="envoy")
    forms = [
        Actor(id="a-1", name="Kremlin", kind="organisation", roles=(first,)),
        Actor(
            id="a-1", name="The Kremlin", kind="organisation", aliases=("Moscow",), roles=(again, other), party="a-9"
        ),
        Actor(id="a-1", name="the Kremlin", kind="organisation", party="a-8"),
        Actor(id="a-0", name="EU", kind="bloc"),
    ]
    for order in itertools.permutations(forms):
        eu, kremlin = merge_actors(order)
        assert eu == forms[3]
        assert kremlin.name == "The Kremlin"
        assert kremlin.aliases == ("Kremlin", "Moscow", "the Kremlin")
        assert kremlin.roles == (other, again)
        assert kremlin.party == "a-8"


def test_a_web_address_is_the_name_only_where_there_is_no_other() -> None:
    address = Actor(id="a-1", name="haldendailyonline.example", kind="outlet")
    for order in itertools.permutations((address, Actor(id="a-1", name="Halden Daily", kind="outlet"))):
        (outlet,) = merge_actors(order)
        assert (outlet.name, outlet.aliases) == ("Halden Daily", ("haldendailyonline.example",))
    assert merge_actors([address]) == (address,)


def test_what_one_report_knows_as_an_organisation_only_is_what_another_says_it_is() -> None:
    known = Actor(id="a-1", name="Halden Daily", kind="outlet")
    vague = Actor(id="a-1", name="Daily of Halden", kind="organisation", country="XA")
    for order in itertools.permutations((known, vague)):
        (outlet,) = merge_actors(order)
        assert (outlet.kind, outlet.country) == ("outlet", "XA")


def test_one_office_in_capitals_and_without_is_one() -> None:
    forms = [
        Actor(id="a-1", name="Karin Holm", kind="person", roles=(Role(title="Harbour Envoy"),)),
        Actor(id="a-1", name="Karin Holm", kind="person", roles=(Role(title="harbour envoy"), Role(title="envoy"))),
    ]
    for order in itertools.permutations(forms):
        (karin,) = merge_actors(order)
        assert [role.title for role in karin.roles] == ["Harbour Envoy", "envoy"]


def test_a_role_is_dated_from_the_first_to_the_last_report_that_gives_it() -> None:
    def karin(report: str, title: str) -> Actor:
        passage = Passage(report=report, start=0, end=len(title), quote=title)
        return Actor(id="a-1", name="Karin Holm", kind="person", roles=(Role(title=title, passage=passage),))

    published = {"r-1": ("2031-03-01", "2031-03-02"), "r-2": ("2031-03-05", "2031-03-06"), "r-3": (None, None)}
    given = [karin("r-1", "Envoy"), karin("r-2", "envoy"), karin("r-2", "minister"), karin("r-3", "guest")]
    for order in itertools.permutations(given):
        (merged,) = merge_actors(order, published)
        told = {role.title.lower(): role.when for role in merged.roles}
        assert told == {
            "envoy": When(earliest="2031-03-01", latest="2031-03-06", anchor="publication"),
            "minister": When(earliest="2031-03-05", latest="2031-03-06", anchor="publication"),
            "guest": None,
        }


def test_the_party_comes_with_its_own_reason() -> None:
    forms = [
        Actor(id="a-1", name="Karin Holm", kind="person", party="a-9", party_why="office: envoy"),
        Actor(id="a-1", name="Karin Holm", kind="person", party="a-8", party_why="office: minister"),
    ]
    for order in itertools.permutations(forms):
        (karin,) = merge_actors(order)
        assert (karin.party, karin.party_why) == ("a-8", "office: minister")

"""The same actor in several reports is one."""

from __future__ import annotations

import itertools

from secretariat.evidence import Passage
from secretariat.records import Actor, Role
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

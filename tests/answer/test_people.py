"""Owns: who is who, who met whom, and all that is told of one of them; over stores made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from secretariat.answer.people import People
from secretariat.answer.people import people as everybody
from secretariat.answer.people_rows import PairRow
from secretariat.answer.speeches import speeches
from secretariat.evidence import Passage
from secretariat.identity import actor_id
from secretariat.problems import SecretariatError
from secretariat.records import Actor, ChainLink, MeetingStatus, Reading, Role, Unnamed
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN, GENEVA, UNDATED, naming, who, with_meeting, with_position
from tests.store.readings import day, make, put, quote


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "talks.db", create=True)


def people(store: Store, *readings: Reading) -> People:
    put(store, *readings)
    return everybody(store)


HALVEK, HOLM, KESTRIA, TARSOVIA = map(who, ("Josef Halvek", "Karin Holm", "Kestria", "Tarsovia"))


def _talks() -> Reading:
    """Halvek speaks for Tarsovia, by his office; one of his sentences came through Radio Lunn."""
    text = "Talks\n\nForeign minister Halvek said no. Halvek said never, Radio Lunn reported. Holm said yes. They met."
    said = [("Josef Halvek", "said", "no"), ("Josef Halvek", "reported", "never"), ("Karin Holm", "said", "yes")]
    told = make(text, name="t.txt", outlet="Der Bote", published=day("2025-11-20"), said=said)
    told = naming(told, ["Tarsovia", "Kestria", "Maruvia"])
    title = quote(told.report.id, text, "Foreign minister")
    role = Role(title="foreign minister", of="Tarsovia", when=day("2025-11-20"), passage=title)
    radio = Actor(id=actor_id("outlet", "Radio Lunn"), name="Radio Lunn", kind="outlet")
    actors = [
        replace(one, party=TARSOVIA, party_why="office: foreign minister of Tarsovia", roles=(role,))
        if one.id == HALVEK
        else one
        for one in told.actors
    ]
    link = ChainLink(actor=radio.id, relation="reported by", passage=quote(told.report.id, text, "Radio Lunn"))
    first, second, third = told.statements
    told = replace(told, actors=(*actors, radio), statements=(first, replace(second, chain=(link,)), third))
    return with_meeting(told, "They met", ("Josef Halvek", "Kestria"), hosts=("Maruvia",), when=day("2025-11-18"))


TALKS = _talks()


def met(pairs: tuple[PairRow, ...]) -> dict[tuple[str, ...], tuple[int, int, int, int]]:
    """Names of a pair → held, planned, off, mediated."""
    return {
        tuple(sorted((one.left.name, one.right.name))): (one.held, one.planned, one.off, one.mediated) for one in pairs
    }


def test_people_stand_under_their_party_with_role_and_reason(store: Store) -> None:
    found = people(store, TALKS).who()
    (tarsovia,) = [one for one in found.parties if one.id == TARSOVIA]
    (halvek,) = tarsovia.people
    assert (halvek.name, halvek.roles, halvek.why) == (
        "Josef Halvek", ("foreign minister (Tarsovia)",), "office: foreign minister of Tarsovia"
    )  # fmt: skip
    assert (halvek.statements, halvek.through, halvek.meetings) == (2, 1, 1)
    assert (tarsovia.statements, tarsovia.meetings) == (2, 1)
    assert HALVEK not in {one.id for one in found.parties}
    assert {one.name for one in found.outlets} == {"Der Bote", "Radio Lunn"}


def test_those_who_speak_most_come_first(store: Store) -> None:
    assert [one.name for one in people(store, TALKS).who().parties] == ["Tarsovia", "Karin Holm", "Kestria", "Maruvia"]


def test_who_met_whom_is_told_of_parties_and_of_people(store: Store) -> None:
    found = people(store, TALKS).who()
    assert met(found.pairs) == {
        ("Kestria", "Tarsovia"): (1, 0, 0, 0),
        ("Kestria", "Maruvia"): (1, 0, 0, 1),
        ("Maruvia", "Tarsovia"): (1, 0, 0, 1),
    }
    assert ("Josef Halvek", "Kestria") in met(found.people)
    assert ("Kestria", "Tarsovia") not in met(found.people)
    assert found.mediators == (who("Maruvia"),)


@pytest.mark.parametrize(
    ("status", "counted"),
    [
        ("held", (1, 0, 0, 0)), ("under way", (1, 0, 0, 0)),
        ("planned", (0, 1, 0, 0)), ("postponed", (0, 1, 0, 0)), ("uncertain", (0, 1, 0, 0)),
        ("cancelled", (0, 0, 1, 0)), ("not scheduled", (0, 0, 1, 0)), ("denied", (0, 0, 1, 0)),
    ],
)  # fmt: skip
def test_held_and_planned_are_told_apart(store: Store, status: MeetingStatus, counted: tuple[int, ...]) -> None:
    told = with_meeting(make("T\n\nThey meet.", published=day("2025-11-20")), "They meet", ("Kestria", "Tarsovia"),
                        status=status)  # fmt: skip
    assert met(people(store, told).who().pairs) == {("Kestria", "Tarsovia"): counted}


def test_two_of_one_party_are_no_pair_of_parties(store: Store) -> None:
    told = naming(make("T\n\nThey meet.", published=day("2025-11-20")), ["Josef Halvek", "Tarsovia"])
    told = replace(told, actors=tuple(replace(o, party=TARSOVIA) if o.id == HALVEK else o for o in told.actors))
    found = people(store, with_meeting(told, "They meet", ("Josef Halvek", "Tarsovia"))).who()
    assert found.pairs == ()
    assert met(found.people) == {("Josef Halvek", "Tarsovia"): (1, 0, 0, 0)}


def test_unnamed_sources_are_counted_by_sort(store: Store) -> None:
    told = make("T\n\nAn official said no.", published=day("2025-11-20"), said=[("An official", "said", "no")])
    actors = tuple(replace(one, kind="anonymous", unnamed=Unnamed(type="officials")) for one in told.actors)
    found = people(store, replace(told, actors=actors)).who()
    assert [(one.type, one.sources, one.statements) for one in found.unnamed] == [("officials", 1, 1)]
    assert found.parties == ()


def test_a_page_of_a_person(store: Store) -> None:
    one = people(store, TALKS).page(HALVEK)
    assert (one.name, one.kind, one.party and one.party.name) == ("Josef Halvek", "person", "Tarsovia")
    assert one.party_why == "office: foreign minister of Tarsovia"
    (role,) = one.roles
    assert (role.title, role.of, role.when) == ("foreign minister", "Tarsovia", day("2025-11-20"))
    assert role.passage is not None
    assert role.passage.quote == "Foreign minister"
    assert role.report is not None
    assert role.report.name == "t.txt"
    assert [said.start for said in one.spoken] == sorted(said.start for said in one.spoken)
    assert len(one.spoken) == 2
    assert len(one.meetings) == 1
    assert {pair.left.name for pair in one.met} == {"Josef Halvek"}
    assert {pair.right.name for pair in one.met} == {"Kestria", "Maruvia"}
    assert one.reports == 1


def test_a_page_of_a_party_has_what_its_people_say_and_whom_they_met(store: Store) -> None:
    told = with_position(TALKS, "Halvek said no", "Tarsovia", "armed forces", "rejects", actor="Josef Halvek")
    one = people(store, told).page(TARSOVIA)
    assert [person.name for person in one.people] == ["Josef Halvek"]
    assert (len(one.spoken), len(one.meetings)) == (2, 1)
    assert [row.stance for row in one.positions] == ["rejects"]
    assert {pair.right.name for pair in one.met} == {"Kestria", "Maruvia"}


def test_a_page_of_an_outlet_tells_how_much_it_passed_on(store: Store) -> None:
    found = people(store, TALKS)
    assert found.page(actor_id("outlet", "Radio Lunn")).passed_on == 1
    assert found.page(HALVEK).passed_on == 0


def test_nobody_of_that_id_is_told(store: Store) -> None:
    with pytest.raises(SecretariatError, match="no actor 'a-0'"):
        people(store, TALKS).page("a-0")


def test_the_words_of_statements_come_with_those_through_whom_they_came(store: Store) -> None:
    found = people(store, TALKS)
    said = speeches(store, found.page(HALVEK).spoken, found.names, found.reports)
    assert [(one.words, [(link.relation, link.actor and link.actor.name) for link in one.chain]) for one in said] == [
        ("no", []),
        ("never", [("reported by", "Radio Lunn")]),
    ]
    assert all(isinstance(one.passage, Passage) and one.passage.holds_in(TALKS.report.text) for one in said)
    assert {one.report.name for one in said} == {"t.txt"}
    assert said[0].speaker is not None
    assert said[0].speaker.name == "Josef Halvek"


def test_statements_that_are_gone_are_left_out(store: Store) -> None:
    found = people(store, TALKS)
    spoken = found.page(HALVEK).spoken
    store.remove(TALKS.report.id)
    assert speeches(store, spoken, found.names, found.reports) == ()


def test_an_empty_dossier_has_nobody(store: Store) -> None:
    found = people(store).who()
    assert (found.parties, found.pairs, found.people, found.outlets, found.unnamed, found.mediators) == ((),) * 6


def test_every_page_can_be_made(store: Store) -> None:
    found = people(store, GENEVA, BERLIN, UNDATED, TALKS)
    assert len(found.actors) > 5
    for actor in found.actors:
        assert found.page(actor).id == actor

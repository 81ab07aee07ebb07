"""Bodies by their names: blocs, international bodies, unions, parties, state bodies, groups, contested governments."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import get_args

import pytest

from secretariat.knowledge.bodies import (
    blocs_of,
    body_key,
    body_named,
    load_bodies,
    load_lists,
    members_of,
)
from secretariat.knowledge.outlets import outlet_named
from secretariat.knowledge.states import state_called, state_of, state_seated
from secretariat.records import ActorKind

BODIES = load_bodies()
BY_NAME = {body.name: body for body in BODIES}
FORMS = [(form, body) for body in BODIES for form in (body.name, *body.others)]

NAMED = [
    ("the European Union", "European Union", "bloc", None),
    ("E.U.", "European Union", "bloc", None),
    ("Nato", "NATO", "bloc", None),
    ("the North Atlantic Treaty Organisation", "NATO", "bloc", None),
    ("OPEC-plus", "OPEC+", "bloc", None),
    ("OPEC+", "OPEC+", "bloc", None),
    ("Opec", "OPEC", "bloc", None),
    ("the G-7", "G7", "bloc", None),
    ("mercosur", "MERCOSUR", "bloc", None),
    ("the Visegrad Four", "Visegrad Group", "bloc", None),
    ("Quad", "Quad", "bloc", None),
    ("Least developed countries group", "Least Developed Countries Group", "bloc", None),
    ("GATT", "GATT", "organisation", None),
    ("the International Coffee Organisation", "International Coffee Organization", "organisation", None),
    ("Organisation for Security and Co-operation in Europe", "OSCE", "organisation", None),
    ("the Red Cross", None, None, None),
    ("ver.di", "Verdi", "organisation", None),
    ("the Unite union", "Unite the Union", "organisation", None),
    ("IG Metall", "IG Metall", "organisation", None),
    ("the U.N. Security Council", "UN Security Council", "organisation", "United Nations"),
    ("United Nations Security Council", "UN Security Council", "organisation", "United Nations"),
    ("WHO", "World Health Organization", "organisation", "United Nations"),
    ("the World Health Organisation", "World Health Organization", "organisation", "United Nations"),
    ("Unicef", "UNICEF", "organisation", "United Nations"),
    ("the UN’s top court", "International Court of Justice", "organisation", "United Nations"),
    ("EU Commission", "European Commission", "organisation", "European Union"),
    ("Council of the EU", "Council of the European Union", "organisation", "European Union"),
    ("OSCE Minsk Group", "OSCE Minsk Group", "organisation", "OSCE"),
    ("the AU Commission", "African Union Commission", "organisation", "African Union"),
    ("Hizbullah", "Hezbollah", "group", None),
    ("Ansar Allah", "Houthis", "group", None),
    ("al-Shabab", "Al-Shabaab", "group", None),
    ("the Islamic State", "Islamic State", "group", None),
    ("the Kurdistan Workers’ Party", "PKK", "group", None),
    ("Polisario", "Polisario Front", "group", None),
    ("SPLM/A-IO", "SPLM-IO", "group", None),
    ("the Izz ad-Din al-Qassam Brigades", "Al-Qassam Brigades", "group", "Hamas"),
    ("Peshmerga", "Peshmerga", "group", "Kurdistan Region of Iraq"),
    ("Trans-Dniester", "Transnistria", "government", None),
    ("the self-styled Republic of Kestria", None, None, None),
    ("Kurdistan Regional Government", "Kurdistan Region of Iraq", "government", None),
    ("PA", "Palestinian Authority", "government", None),
    ("the U.S. State Department", "State Department", "organisation", "United States"),
    ("United States Treasury", "US Treasury", "organisation", "United States"),
    ("British treasury", "HM Treasury", "organisation", "United Kingdom"),
    ("Israel Defence Forces", "Israel Defense Forces", "organisation", "Israel"),
    ("the Revolutionary Guards", "Islamic Revolutionary Guard Corps", "organisation", "Iran"),
    ("SBU", "SBU", "organisation", "Ukraine"),
    ("MOFCOM", "MOFCOM", "organisation", "China"),
    ("the Dail", "Dáil Éireann", "organisation", "Ireland"),
    ("the KGB", "KGB", "organisation", "Soviet Union"),
    ("Labour", "Labour Party", "organisation", None),
    ("the Labor Party", "Labour Party", "organisation", None),
    ("Tories", "Conservative Party", "organisation", None),
    ("the Liberal Democrats", "Liberal Democrats", "organisation", None),
    ("Plaid Cymru", "Plaid Cymru", "organisation", None),
    ("Sinn Fein", "Sinn Féin", "organisation", None),
    ("BJP", "Bharatiya Janata Party", "organisation", None),
    ("the Congress Party", "Indian National Congress", "organisation", None),
    ("INC", "Indian National Congress", "organisation", None),
    ("Inc", None, None, None),
    ("Fidesz", "Fidesz", "organisation", None),
    ("Law and Justice", "Law and Justice", "organisation", None),
    ("the Republicans", "Republican Party", "organisation", None),
    ("GOP", "Republican Party", "organisation", None),
    ("Democrats", "Democratic Party", "organisation", None),
    ("the A.N.C.", "African National Congress", "organisation", None),
    ("Ennahda", "Ennahda", "organisation", None),
    ("K.M.T.", "Kuomintang", "organisation", None),
    ("PiS", "Law and Justice", "organisation", None),
    ("Pis", None, None, None),
    ("Vetevendosje", "Vetëvendosje", "organisation", None),
    ("Israel’s Labor Party", "Israeli Labor Party", "organisation", None),
    ("Germany’s Bundestag", "Bundestag", "organisation", "Germany"),
    ("Bundesrat", "German Bundesrat", "organisation", "Germany"),
    ("the Austrian Bundesrat", "Austrian Federal Council", "organisation", "Austria"),
    ("House of Commons", "UK House of Commons", "organisation", "United Kingdom"),
    ("Canada’s House of Commons", "Canadian House of Commons", "organisation", "Canada"),
    ("the Cortes", "Cortes Generales", "organisation", "Spain"),
    ("the Majlis", "Islamic Consultative Assembly", "organisation", "Iran"),
    ("Duma", "State Duma", "organisation", "Russia"),
    ("the U.S. Senate", "US Senate", "organisation", "United States"),
    ("Nigeria’s Senate", "Nigerian Senate", "organisation", "Nigeria"),
    ("the Kenyan National Assembly", "Kenyan National Assembly", "organisation", "Kenya"),
    ("parliament of Ghana", "Ghanaian Parliament", "organisation", "Ghana"),
    ("the Senate Foreign Relations Committee", "Senate Foreign Relations Committee", "organisation", "United States"),
    ("the Catalan parliament", "Parliament of Catalonia", "organisation", "Catalan government"),
    ("the Walloon parliament", "Parliament of Wallonia", "organisation", None),
    ("the Fed", "US Federal Reserve", "organisation", "United States"),
    ("Bank Negara", "Bank Negara Malaysia", "organisation", "Malaysia"),
    ("the Carabinieri police", "Carabinieri", "organisation", "Italy"),
    ("Carabineros", "Carabineros", "organisation", "Chile"),
    ("BCEAO", "Central Bank of West African States", "organisation", "UEMOA"),
]


@pytest.mark.parametrize(("words", "name", "kind", "of"), NAMED)
def test_a_body_is_found_by_any_of_its_names(words: str, name: str | None, kind: str | None, of: str | None) -> None:
    body = body_named(words)
    found = (None, None, None) if body is None else (body.name, body.kind, body.of)
    assert found == (name, kind, of)


@pytest.mark.parametrize(
    "words",
    [
        *("who", "Who", "ice", "Ice", "un", "us", "eta", "quad", "ira", "Unite", "unison"),  # common words
        *("home office", "an Islamic state", "Islamic state", "umbrella group", "teamsters", "pentagon"),
        *("Treasury", "Foreign Office", "MoD", "National Security Council", "Contact Group", "Commonwealth"),  # several
        *("labour", "conservatives", "republicans", "greens", "law and justice", "new democracy", "majlis", "fed"),
        *("Senate", "the Parliament", "National Assembly", "House of Representatives", "Supreme Court", "Congress"),
        *("Chamber of Deputies", "House of Assembly", "Legislative Assembly", "central bank", "Finance Committee"),
        *("the Kestrian Labour Party", "Kestrian parliament"),
        *("", "the", "The", "...", "Kestria", "the Kestrian Front"),
    ],
)
def test_what_may_be_something_else_is_none(words: str) -> None:
    assert body_named(words) is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the U.N.", "UN"),
        ("The  Nato", "Nato"),
        ("the", "the"),
        ("U.N. refugee agency", "united nations refugee agency"),
        ("Free  Aceh\nMovement", "free aceh movement"),
        ("Dáil Éireann", "dail eireann"),
        ("al-Qa’ida", "al qaida"),
        ("R&AW", "R&AW"),
        ("Defence & Labour Organisation", "defense and labor organization"),
        ("UNICEF", "unicef"),
        ("Islamic State", "Islamic State"),
        ("Islamic State group", "islamic state group"),
    ],
)
def test_what_counts_in_a_name(words: str, key: str) -> None:
    assert body_key(words) == key


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("the G7", ("Canada", "France", "Germany", "Italy", "Japan", "United Kingdom", "United States")),
        ("V4", ("Czechia", "Hungary", "Poland", "Slovakia")),
        ("the Baltic states", ("Estonia", "Latvia", "Lithuania")),
        ("United Nations", ()),
        ("State Department", ()),
        ("Kestria", ()),
    ],
)
def test_members_of(name: str, members: tuple[str, ...]) -> None:
    assert members_of(name) == members


@pytest.mark.parametrize(
    ("bloc", "count"),
    [("EU", 27), ("NATO", 32), ("Euro zone", 20), ("ASEAN", 11), ("Arab League", 22), ("SADC", 16), ("APEC", 21)],
)
def test_large_blocs_have_all_their_states(bloc: str, count: int) -> None:
    assert len(members_of(bloc)) == count


@pytest.mark.parametrize(
    ("state", "blocs"),
    [
        ("Luxembourg", ("European Union", "NATO", "Euro zone", "Benelux")),
        ("the UAE", ("BRICS", "OPEC", "OPEC+", "Arab League", "Gulf Cooperation Council", "Sudan Quad")),
        ("Bhutan", ("SAARC", "BIMSTEC")),
        ("Soviet Union", ()),
        ("Kestria", ()),
        ("", ()),
    ],
)
def test_blocs_of(state: str, blocs: tuple[str, ...]) -> None:
    assert blocs_of(state) == blocs


def test_members_and_blocs_agree() -> None:
    pairs = {(body.name, state) for body in BODIES for state in body.members}
    assert pairs == {(bloc, state) for _, state in pairs for bloc in blocs_of(state)}


def test_the_file_says_where_it_is_from_and_of_when_it_is() -> None:
    text = resources.files("secretariat.knowledge").joinpath("bodies.toml").read_text(encoding="utf-8")
    head = text.split("\n\n", 1)[0]
    assert "no list was copied" in head
    assert "Apache-2.0" in head
    assert "as of the end of 2025" in text


def test_every_part_has_enough() -> None:
    states = [body for body in BODIES if body.of is not None and state_of(body.of) is not None]
    fighting = [body for body in BODIES if body.kind in {"group", "government"}]
    parties = [body for body in BODIES if body.party]
    assert len(states) >= 1100
    assert len(fighting) >= 280
    assert len(parties) >= 1000
    assert len(BODIES) - len(states) - len(fighting) - len(parties) >= 600


def test_a_party_is_an_organisation_of_no_one_s_and_nothing_else_is_one() -> None:
    parties = [body for body in BODIES if body.party]
    assert len(parties) == len(load_lists().parties)
    assert {(body.kind, body.of, body.members) for body in parties} == {("organisation", None, ())}
    assert {body_named(name).party for name in ("Hamas", "Knesset", "AFL-CIO", "FARC", "NATO")} == {False}  # type: ignore[union-attr]


def test_most_states_have_a_parliament_and_a_central_bank() -> None:
    forms = [(form.casefold(), body.of) for form, body in FORMS if body.of is not None and state_of(body.of)]
    assert len({of for form, of in forms if "parliament" in form}) >= 165
    assert len({of for form, of in forms if re.search(r"bank|reserve|monetary", form)}) >= 155


@pytest.mark.parametrize(
    "bare", ["Senate", "House of Representatives", "National Assembly", "Parliament", "Central Bank"]
)
def test_a_name_that_many_states_have_stands_with_its_state(bare: str) -> None:
    forms = [(form, body) for form, body in FORMS if re.fullmatch(rf".*\b{bare}|{bare} of .*", form)]
    assert len({body.of for _, body in forms}) >= 25
    assert all(form != bare for form, _ in forms)


def test_kinds_are_kinds_of_actors() -> None:
    assert {body.kind for body in BODIES} == {"bloc", "organisation", "group", "government"}
    assert {body.kind for body in BODIES} <= set(get_args(ActorKind))


def test_every_form_finds_its_own_body_and_no_form_stands_twice() -> None:
    counts = Counter(body_key(form) for form, _ in FORMS)
    assert [key for key, count in counts.items() if count > 1 or not key] == []
    assert all(body_named(form) is body and body_named(f"the {form}") is body for form, body in FORMS)
    assert len(BY_NAME) == len(BODIES)


def test_forms_are_tidy() -> None:
    for form, _ in FORMS:
        assert form == " ".join(form.split())
        assert not form.startswith(("the ", "The ", "a ", "an "))
        assert not re.search(r"[A-Z]\.[A-Z]|[’,;]$", form)


def test_whose_it_is_is_a_state_or_a_body_and_never_itself() -> None:
    for body in BODIES:
        if body.of is not None:
            assert state_of(body.of) == body.of or body.of in BY_NAME
            assert body.of != body.name
    assert all(BY_NAME[of].kind in {"group", "government"} for of in load_lists().wings)


def test_only_blocs_have_members_and_they_are_states_sorted_once_each() -> None:
    assert set(load_lists().members) <= {body.name for body in BODIES if body.kind == "bloc"}
    for body in BODIES:
        assert list(body.members) == sorted(set(body.members))
        assert all(state_of(state) == state for state in body.members)


def test_no_form_is_a_state_its_capital_or_its_people() -> None:
    assert [form for form, _ in FORMS if state_of(form) is not None or state_called(form) is not None] == []


def test_no_house_of_government_is_a_body_too() -> None:
    assert [form for form, _ in FORMS if state_seated(form) is not None] == []


def test_only_two_acronyms_are_outlets_too() -> None:
    assert [form for form, _ in FORMS if outlet_named(form) is not None] == ["AKP", "PA"]


def test_no_form_judges() -> None:
    judging = re.compile(r"terror|extremis|jihadist|regime\b|puppet|so-called|self-|separatis|insurgen|bandit", re.I)
    allowed = re.compile(r"Self-(?:Defen[cs]e|Determination)")
    assert [form for form, _ in FORMS if judging.search(allowed.sub("", form))] == ["Missile Technology Control Regime"]


def test_what_counts_as_written_is_a_form() -> None:
    assert set(load_lists().as_written) <= {form for form, _ in FORMS}

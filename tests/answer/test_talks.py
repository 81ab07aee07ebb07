"""What is asked of talks: meetings, proposals, provisions and positions, over stores made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from secretariat.answer import talks
from secretariat.answer.talk_rows import Meetings, Positions, Proposals, Provisions
from secretariat.evidence import Passage
from secretariat.problems import SecretariatError
from secretariat.records import Actor, Reading, Stance, When
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN, GENEVA, UNDATED, who, with_meeting, with_position, with_proposal
from tests.store.readings import day, judged, make, put, quote

Asked = Callable[[Store, Scope], Meetings | Proposals | Provisions | Positions]
EVERY: tuple[Asked, ...] = (talks.meetings, talks.proposals, talks.provisions, talks.positions)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    put(opened, UNDATED, BERLIN, GENEVA)
    return opened


def told(store: Store, answer: Meetings | Proposals | Provisions | Positions) -> list[str]:
    """The words of each row."""
    return [row.words for row in answer.rows]


@pytest.mark.parametrize("asked", EVERY)
def test_every_row_stands_on_the_words_of_its_report(store: Store, asked: Asked) -> None:
    texts = {one.report.id: (one.report.text, one.report.name) for one in (GENEVA, BERLIN, UNDATED)}
    rows = asked(store, EVERYTHING).rows
    assert len(rows) >= 3
    for row in rows:
        text, name = texts[row.report.id]
        assert row.report.name == name
        assert all(passage.holds_in(text) and passage.report == row.report.id for passage in row.passages)
        assert row.words == row.passages[0].quote
        assert row.id


@pytest.mark.parametrize("asked", EVERY)
def test_an_empty_dossier_has_no_rows(tmp_path: Path, asked: Asked) -> None:
    with Store.open(tmp_path / "empty.db", create=True) as empty:
        answer = asked(empty, EVERYTHING)
    assert (answer.rows, answer.as_of, answer.left_out) == ((), None, 0)


@pytest.mark.parametrize("asked", EVERY)
def test_a_report_that_tells_of_no_talks_has_no_rows(tmp_path: Path, asked: Asked) -> None:
    with Store.open(tmp_path / "rain.db", create=True) as rain:
        put(rain, make("Rain\n\nIt rained."))
        assert asked(rain, EVERYTHING).rows == ()


@pytest.mark.parametrize("asked", EVERY)
def test_an_as_of_view_leaves_out_and_counts(store: Store, asked: Asked) -> None:
    seen = asked(store, Scope(as_of=date(2025, 11, 20)))
    assert (seen.as_of, seen.left_out) == ("2025-11-20", 1)
    assert {row.report.name for row in seen.rows} == {"b/geneva.txt"}
    later = asked(store, Scope(as_of=date(2025, 11, 22)))
    assert ({row.report.name for row in later.rows}, later.left_out) == ({"a/berlin.txt", "b/geneva.txt"}, 1)
    before = asked(store, Scope(as_of=date(2025, 11, 19)))
    assert (before.rows, before.left_out) == ((), 1)
    now = asked(store, EVERYTHING)
    assert (now.as_of, now.left_out) == (None, 0)
    assert {row.report.name for row in now.rows} == {"a/berlin.txt", "b/geneva.txt", "c.txt"}


@pytest.mark.parametrize("asked", EVERY)
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, asked: Asked) -> None:
    answers = []
    for number, order in enumerate(permutations((GENEVA, BERLIN, UNDATED))):
        with Store.open(tmp_path / f"{number}.db", create=True) as one:
            put(one, *order)
            answers.append(asked(one, EVERYTHING))
    assert answers == [answers[0]] * 6


# --- meetings -------------------------------------------------------------------------------------------------------


def test_meetings_the_earliest_first_those_of_unknown_time_last(store: Store) -> None:
    """By their own days, not by those of the reports; of unknown time as they were published."""
    assert told(store, talks.meetings(store)) == [
        "Holm saw Halvek on 10 November",
        "Kestria and Tarsovia met in Geneva on 18 November",
        "The next round is on 25 November",
        "They meet again some day",
        "The envoys spoke",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (day("2025-11-18"), When(earliest="2025-11-19T00:00:00Z")),
        (When(latest="2025-11-18T00:00:00Z"), day("2025-11-18")),
        (When(earliest="2025-11-01", latest="2025-12-01"), day("2025-11-18")),
        (day("2025-11-18"), None),
        (When(earliest="2025-11-18T00:00:00Z"), When(words="some day")),
        (When(earliest="2025-11-18T20:00:00Z", latest="2025-11-18T21:00:00Z"), day("2025-11-19")),
    ],
    ids=["no last day", "no first day", "a month before a day in it", "unknown", "words alone", "hours"],
)
def test_intervals_are_ordered_by_their_first_day(tmp_path: Path, first: When, second: When | None) -> None:
    reading = with_meeting(make("Later they met. They met."), "Later they met", ("Kestria",), when=second)
    reading = with_meeting(reading, "They met", ("Kestria",), when=first)
    with Store.open(tmp_path / "two.db", create=True) as two:
        put(two, reading)
        rows = talks.meetings(two).rows
    assert [(row.words, row.when) for row in rows] == [("They met", first), ("Later they met", second)]


def test_meetings_of_one_day_stand_as_they_were_published(tmp_path: Path) -> None:
    def telling(name: str, published: When | None) -> Reading:
        reading = with_meeting(make(f"{name}. One. Two.", name=name, published=published), "Two", ("Kestria",),
                               when=day("2025-11-18"))  # fmt: skip
        return with_meeting(reading, "One", ("Kestria",), when=day("2025-11-18"))

    with Store.open(tmp_path / "many.db", create=True) as many:
        put(many, telling("a", None), telling("b", day("2025-11-22")), telling("c", day("2025-11-20")))
        rows = talks.meetings(many).rows
    assert [(row.report.name, row.words) for row in rows] == [
        ("c", "One"), ("c", "Two"), ("b", "One"), ("b", "Two"), ("a", "One"), ("a", "Two")
    ]  # fmt: skip


def test_a_meeting_has_names_and_everything_told(store: Store) -> None:
    row = talks.meetings(store).rows[1]
    assert (row.participants, row.mediators) == (("Kestria", "Tarsovia"), ("Maruvia",))
    assert (row.status, row.format, row.place, row.when) == ("held", "round of talks", "Geneva", day("2025-11-18"))
    assert (row.made_by, row.score) == ("meetings/1", 0.914)
    assert (row.report.outlet, row.report.published, row.report.title) == ("Reuters", day("2025-11-20"), "Envoys meet")
    assert talks.meetings(store).rows[0].participants == ("Josef Halvek", "Karin Holm")


def test_an_actor_that_no_report_names_keeps_its_id(store: Store) -> None:
    reading = with_meeting(make("They met.", name="d.txt"), "They met", ("Ardesh",))
    put(store, replace(reading, actors=()))
    assert talks.meetings(store).rows[-1].participants == (who("Ardesh"),)


def test_words_of_several_passages_are_joined(store: Store) -> None:
    reading = with_meeting(make("They met. Rain fell. They left.", name="d.txt"), "They met", ("Kestria",))
    last = quote(reading.report.id, reading.report.text, "They left")
    (one,) = reading.meetings
    put(store, replace(reading, meetings=(replace(one, passages=(*one.passages, last)),)))
    row = talks.meetings(store).rows[-1]
    assert row.words == "They met … They left"
    assert [type(passage) for passage in row.passages] == [Passage, Passage]


# --- who is the same ------------------------------------------------------------------------------------------------


@pytest.fixture
def merged(store: Store) -> Store:
    """The Republic of Kestria, whom one report names, is Kestria; it met, offered, wanted and owes something."""
    reading = make(
        "The Republic of Kestria met Kestria. A pact. It wants peace.", name="d.txt", published=day("2025-11-23")
    )
    reading = with_meeting(reading, "met Kestria", ("Republic of Kestria", "Kestria"), hosts=("Republic of Kestria",))
    reading = with_proposal(reading, "A pact", "pact", authors=("Republic of Kestria",), left_out=("Tarsovia",))
    reading = with_position(reading, "It wants peace", "Republic of Kestria", "inspections", "demands", actor="Kestria")
    put(store, reading)
    store.put_judgements([judged(who("Kestria"), who("Republic of Kestria"))])
    return store


def test_actors_that_are_the_same_are_led_back_to_one(merged: Store) -> None:
    name = next(actor.name for actor in merged.actors() if "Kestria" in (actor.name, *actor.aliases))
    other = {"Kestria", "Republic of Kestria"} - {name}
    met = next(row for row in talks.meetings(merged).rows if row.words == "met Kestria")
    assert (met.participants, met.mediators) == ((name,), (name,))
    assert [row.authors for row in talks.proposals(merged).rows if row.names == ("pact",)] == [(name,)]
    answer = talks.positions(merged)
    assert set(answer.parties) == {name, "Tarsovia"}
    assert sum(row.party == name for row in answer.rows) == 4
    everyone = {person for row in talks.meetings(merged).rows for person in row.participants}
    assert not everyone & other


def test_a_party_that_is_the_one_who_took_it_is_told_once(merged: Store) -> None:
    (row,) = (row for row in talks.positions(merged).rows if row.words == "It wants peace")
    assert row.actor is None


@pytest.mark.parametrize("name", ["Republic of Kestria", "republic", "KESTRIA"])
def test_positions_are_found_by_any_name_of_the_party(merged: Store, name: str) -> None:
    answer = talks.positions(merged, party=name)
    assert (len(answer.parties), len(answer.rows)) == (1, 4)


def test_what_people_ruled_to_be_different_stays_apart(merged: Store) -> None:
    merged.rule(judged(who("Kestria"), who("Republic of Kestria"), "different", by="Ilse", at="2031-03-01T09:00:00Z"))
    assert set(talks.positions(merged).parties) == {"Kestria", "Republic of Kestria", "Tarsovia"}


# --- proposals and provisions ---------------------------------------------------------------------------------------


def test_proposals_stand_as_they_were_published(store: Store) -> None:
    first, second, last = talks.proposals(store).rows
    assert [row.names for row in (first, second, last)] == [
        ("12-point plan", "the plan"),
        ("counter-plan",),
        ("flag deal",),
    ]
    assert (first.authors, first.points, first.version) == (("Kestria",), 12, None)
    assert (second.authors, second.prepared_by, second.consulted) == (("Tarsovia",), ("Josef Halvek",), ("Karin Holm",))
    assert (second.approved_by, second.left_out) == (("Maruvia", "Tarsovia"), ("the Alliance",))
    assert (second.version, second.points) == ("second draft", None)
    assert {(row.made_by, row.score) for row in (first, second, last)} == {(None, None)}


def test_provisions_stand_by_issue_other_last(store: Store) -> None:
    rows = talks.provisions(store).rows
    assert [(row.issue, row.words) for row in rows] == [
        ("armed forces", "Tarsovia is to cut its army to 600,000 soldiers"),
        ("armed forces", "talk of the army"),
        ("prisoners", "Prisoners go home"),
        ("other", "the flags down"),
        ("other", "the flags"),
    ]
    assert [row.obliged for row in rows] == [("Tarsovia",), ("Kestria", "Tarsovia"), (), (), ("Kestria",)]
    assert [row.status for row in rows] == ["open", "contested", "agreed", "open", "open"]
    assert [row.condition for row in rows if row.condition] == ["if the shooting stops"]


# --- positions ------------------------------------------------------------------------------------------------------


def test_positions_by_party_and_issue_the_latest_last(store: Store) -> None:
    answer = talks.positions(store)
    assert [(row.party, row.issue, row.stance) for row in answer.rows] == [
        ("Kestria", "inspections", "demands"),
        ("Kestria", "other", "red line"),
        ("Kestria", "other", "accepts"),
        ("Tarsovia", "armed forces", "rejects"),
        ("Tarsovia", "armed forces", "open"),
        ("Tarsovia", "other", "demands"),
    ]
    assert [row.actor for row in answer.rows if row.actor] == ["Josef Halvek"]
    assert [(row.status, row.condition) for row in answer.rows if row.condition] == [("reported", "if others do")]
    assert [row.score for row in answer.rows if row.score] == [0.875]


def test_the_table_has_those_with_most_positions_first_and_other_last(store: Store) -> None:
    """`other` has most of all; of one number the names go by the alphabet."""
    answer = talks.positions(store)
    assert (answer.parties, answer.issues) == (("Kestria", "Tarsovia"), ("armed forces", "inspections", "other"))
    more = with_position(make("Ardesh balks.", name="d.txt"), "Ardesh balks", "Ardesh", "borders", "opposes")
    stances: tuple[tuple[str, Stance], ...] = (("Ardesh", "rejects"), ("balks", "open"))
    for words, stance in stances:
        more = with_position(more, words, "Tarsovia", "inspections", stance)
    put(store, more)
    answer = talks.positions(store)
    assert answer.parties == ("Tarsovia", "Kestria", "Ardesh")
    assert answer.issues == ("inspections", "armed forces", "borders", "other")


def test_a_position_of_no_issue_is_about_other_things(store: Store) -> None:
    (row,) = (row for row in talks.positions(store).rows if row.words == "Tarsovia wants the flags down")
    assert row.issue == "other"


def test_of_nobody_knows_which_party_is_told_by_the_one_who_took_it(store: Store) -> None:
    alone = with_position(
        make("Holm balks.", name="d.txt"), "Holm balks", None, "borders", "opposes", actor="Karin Holm"
    )
    put(store, alone)
    (row,) = (row for row in talks.positions(store).rows if row.issue == "borders")
    assert (row.party, row.actor) == ("Karin Holm", None)
    assert talks.positions(store, party="holm").rows == (row,)


@pytest.mark.parametrize("name", ["Tarsovia", "tarso", "TÁRSOVIA"])
def test_one_party_narrows_rows_and_table(store: Store, name: str) -> None:
    answer = talks.positions(store, party=name)
    assert (answer.parties, answer.issues, len(answer.rows)) == (("Tarsovia",), ("armed forces", "other"), 3)


def test_a_party_may_be_given_by_the_one_who_speaks_for_it(store: Store) -> None:
    (row,) = talks.positions(store, party="Halvek").rows
    assert (row.party, row.actor, row.stance) == ("Tarsovia", "Josef Halvek", "rejects")


def test_somebody_without_positions_has_none(store: Store) -> None:
    answer = talks.positions(store, party="Maruvia")
    assert (answer.parties, answer.issues, answer.rows) == ((), (), ())


def test_an_unknown_party_is_said_with_the_option_and_the_closest_names(store: Store) -> None:
    with pytest.raises(SecretariatError, match=r"--party is 'Tarsowia': nobody .* Did you mean Tarsovia\?"):
        talks.positions(store, party="Tarsowia")
    with pytest.raises(SecretariatError, match=r"--party is '': nobody .*`secretariat show actors` lists"):
        talks.positions(store, party="")


def test_who_is_not_yet_known_as_of_a_day_is_unknown(store: Store) -> None:
    assert talks.positions(store, Scope(as_of=date(2025, 11, 22)), "Alliance").rows == ()
    with pytest.raises(SecretariatError, match="--party is 'Alliance'"):
        talks.positions(store, Scope(as_of=date(2025, 11, 20)), "Alliance")


KESTRIA = Actor(id=who("Kestria"), name="Kestria", kind="state")
HOLM = Actor(id=who("Karin Holm"), name="Karin Holm", kind="person")


def test_a_person_s_party_may_be_told_by_another_report(tmp_path: Path) -> None:
    alone = with_position(
        make("Karin Holm balks.", name="d.txt"), "Karin Holm balks", "Karin Holm", "borders", "opposes"
    )
    told = make("Karin Holm speaks for Kestria.", name="e.txt")
    told = replace(told, actors=(*told.actors, KESTRIA, replace(HOLM, party=KESTRIA.id)))
    with Store.open(tmp_path / "party.db", create=True) as store:
        put(store, alone)
        (row,) = talks.positions(store).rows
        assert (row.party, row.actor) == ("Karin Holm", None)
        put(store, told)
        (row,) = talks.positions(store).rows
        assert (row.party, row.actor) == ("Kestria", "Karin Holm")

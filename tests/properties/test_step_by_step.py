"""A dossier that grows and shrinks step by step is what one made in one go is: who is the same, and the groups."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.evidence import Passage
from secretariat.groups import groups
from secretariat.identity import actor_id, record_id
from secretariat.reconcile.across import grouped
from secretariat.reconcile.actors import judge_actors, known_actors
from secretariat.reconciling import reconcile, regroup
from secretariat.records import (
    Actor,
    ActorKind,
    Contradiction,
    Judgement,
    Proposition,
    Reading,
    Role,
    Verdict,
)
from secretariat.store.pairs import Compared, Pair
from secretariat.store.sqlite import Store
from tests.store.readings import make

PEOPLE = [
    "Jurij Tschaikin", "Yuri Chaykin", "Y. Chaykin", "Yana Chaykin", "Karin Holm", "Karin Anna Holm", "Klara Holm",
    "K. Holm", "Holm Karin", "Omar al-Sadiri", "Omar Sadiri", "Tomasz Brenik",
]  # fmt: skip
ALONE = ["Chaykin", "Holm", "Brenik", "Karin", "Kestria", "Velmar"]
BODIES = [
    ("Kestrian Foreign Ministry", ("Foreign Ministry",)), ("Ministry of Foreign Affairs of Kestria", ()),
    ("Velmar Foreign Ministry", ("Foreign Ministry",)), ("Harbour Union Council", ("HUC", "Council")),
    ("HUC", ()), ("Council", ()), ("Highland Users Club", ("HUC",)),
]  # fmt: skip
STATES = [("Government of Kestria", ("Kestria", "Velmar")), ("Government of Velmar", ("Velmar",))]


def _actor(kind: ActorKind, name: str, aliases: tuple[str, ...] = (), *, report: str | None = None) -> Actor:
    return Actor(id=actor_id(kind, name, report), name=name, kind=kind, aliases=aliases)


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Reports that name some of these, with sides and offices."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        reading = make(f"Report {number}\n\nSomebody met somebody.", name=f"{number}.txt")
        found = []
        for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)):
            side = draw(st.sampled_from([None, "a-one", "a-two"]))
            office = draw(st.sampled_from([(), (Role(title="envoy"),), (Role(title="chief of staff"),)]))
            person = _actor("person", name)
            found.append(msgspec.structs.replace(person, party=side, roles=office))
        for name in draw(st.lists(st.sampled_from(ALONE), max_size=2, unique=True)):
            found.append(_actor("person", name, report=reading.report.id))
        for name, aliases in draw(st.lists(st.sampled_from(BODIES), max_size=2, unique=True)):
            country = draw(st.sampled_from([None, "KE", "VE"]))
            found.append(msgspec.structs.replace(_actor("organisation", name, aliases), country=country))
        for name, aliases in draw(st.lists(st.sampled_from(STATES), max_size=1)):
            found.append(_actor("government", name, aliases))
        made.append(msgspec.structs.replace(reading, actors=tuple(found)))
    return made


@settings(deadline=None, max_examples=60)
@given(added=reports(), data=st.data())
def test_actors_are_judged_as_if_all_at_once(added: list[Reading], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "t.db", create=True) as store:
        for reading in added:
            store.add(reading, b"", None)
            reconcile(store)
            _check(store)
        for reading in data.draw(st.permutations(added))[: len(added) // 2]:
            store.remove(reading.report.id)
            reconcile(store)
            _check(store)


def _check(store: Store) -> None:
    named = store.named()
    judged = judge_actors(named)
    assert store.judgements() == judged
    names = {one.id: one.name for one in known_actors(named)}
    assert store.is_reconciled()
    assert store.same() == groups(judged, names)


@st.composite
def told(draw: st.DrawFn) -> list[tuple[Reading, list[Pair]]]:
    """Reports of some points each, with what is judged of these and of those before."""
    made: list[tuple[Reading, list[Pair]]] = []
    before: list[tuple[str, str]] = []
    for number in range(draw(st.integers(2, 5))):
        reading = make(f"Report {number}\n\nSomebody met somebody.", name=f"{number}.txt")
        report, text = reading.report.id, reading.report.text
        points = [record_id("k", report, at) for at in range(draw(st.integers(1, 3)))]
        passage = Passage.cut(report, text, 0, 6)
        said = tuple(Proposition(id=one, passage=passage, verb="meet") for one in points)
        pairs = []
        for point in points:
            for other, home in before:
                kind = draw(st.sampled_from(["", "", "same", "same", "unsure", "opposed"]))
                if kind:
                    pairs.append(_pair((point, report), (other, home), kind, draw(st.sampled_from([0.5, 0.7, 0.9]))))
        before += [(one, report) for one in points]
        made.append((msgspec.structs.replace(reading, propositions=said), pairs))
    return made


def _pair(one: tuple[str, str], other: tuple[str, str], kind: str, score: float) -> Pair:
    (left, left_report), (right, right_report) = sorted((one, other))
    body: msgspec.Struct
    if kind == "opposed":
        body = Contradiction(id=record_id("x", left, right), type="value", left=left, right=right, why="")
    else:
        verdict: Verdict = "same" if kind == "same" else "unsure"
        body = Judgement(left=left, right=right, verdict=verdict, score=score, why="", by="reconcile.test/1")
    written = msgspec.json.encode(body).decode()
    return Pair("contradiction" if kind == "opposed" else "claim", left, right, (left_report, right_report), written)


@settings(deadline=None, max_examples=60)
@given(added=told(), data=st.data())
def test_points_are_grouped_as_if_all_at_once(added: list[tuple[Reading, list[Pair]]], data: st.DataObject) -> None:
    """Also where somebody rules on two of them, and takes it back."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "t.db", create=True) as store:
        for reading, pairs in added:
            store.add(reading, b"", None)
            store.put_compared(Compared(reading.report.id, None), (), pairs, rules="test")
            regroup(store)
            _check_homes(store)
        left, right = (data.draw(st.sampled_from(added))[0].propositions[0].id for _ in range(2))
        if left != right:
            verdicts: list[Verdict] = ["same", "different"]
            for verdict in data.draw(st.permutations(verdicts)):
                ruling = Judgement(left=left, right=right, verdict=verdict, why="", by="A. Analyst", at="2031-03-01")
                store.rule(ruling)
                regroup(store)
                _check_homes(store)
            if data.draw(st.booleans()):
                store.withdraw(left, right, "2031-03-02")
                regroup(store)
                _check_homes(store)
        for reading, _ in data.draw(st.permutations(added))[:2]:
            store.remove(reading.report.id)
            regroup(store)
            _check_homes(store)


def _check_homes(store: Store) -> None:
    known = {one.id for one in store.propositions()}
    people = [one for one in store.judgements() if {one.left, one.right} <= known]
    found = grouped((*people, *store.same_points()), store.opposed_points())
    with store.looking() as connection:
        kept = dict(connection.execute("SELECT point, home FROM homes"))
    assert kept == {member: group[0] for group in found for member in group}

"""Owns: which tellings are of one plan, and in which order its versions come."""

from __future__ import annotations

from datetime import date
from typing import Any

from secretariat.evidence import Passage
from secretariat.reconcile.families import families
from secretariat.reconcile.plan_drafts import drafts
from secretariat.reconcile.plan_tellings import Telling, tellings
from secretariat.records import Proposal
from tests.reconcile.tabling import LEAK, SHORTER, paper, plan, tabling


def _proposal(name: str) -> Proposal:
    return Proposal(id=name, names=(name,), passages=(Passage(report=f"r-{name}", start=0, end=1, quote="x"),))


def telling(name: str, day: int | None, **fields: Any) -> Telling:
    """A telling of a report of its own, by Halmere unless said otherwise."""
    fields = {"authors": frozenset({"halme"}), **fields}
    return Telling(id=name, report=f"r-{name}", day=day, proposal=_proposal(name), spans=[(0, 1)], **fields)


def versions(*told: Telling) -> list[list[str]]:
    """The versions of the only family, each as ids of tellings."""
    (family,) = families(told, ())
    return [[one.id for one in draft.tellings] for draft in drafts(family)]


def test_points_tell_versions_apart() -> None:
    assert versions(telling("a", 1, points=28), telling("b", 9, points=19), telling("c", 3, points=28)) == [
        ["a", "c"], ["b"],
    ]  # fmt: skip


def test_a_second_draft_is_the_second_one_that_was_told_of() -> None:
    told = telling("a", 1, points=28), telling("b", 5, points=19), telling("c", 9, rank=2)
    assert versions(*told) == [["a"], ["b", "c"]]
    (family,) = families(told, ())
    assert [draft.rank for draft in drafts(family)] == [None, 2]


def test_what_was_told_before_a_second_draft_is_the_first() -> None:
    assert versions(telling("a", 1, points=None, titles=frozenset({"esche"})), telling("b", 9, rank=2)) == [
        ["a"],
        ["b"],
    ]


def test_ranks_outweigh_days() -> None:
    assert versions(telling("a", 1, rank=3), telling("b", 5, rank=1), telling("c", 9, rank=2)) == [["b"], ["c"], ["a"]]


def test_a_new_plan_is_another_one_only_some_days_after_the_first() -> None:
    assert versions(telling("a", 1, points=28), telling("b", 2, relative="new")) == [["a", "b"]]
    assert versions(telling("a", 1, points=28), telling("b", 9, relative="new")) == [["a"], ["b"]]


def test_the_new_plan_is_the_latest_of_several() -> None:
    told = telling("a", 1, points=28), telling("b", 5, points=19), telling("c", 7, relative="new")
    assert versions(*told) == [["a"], ["b", "c"]]


def test_of_two_sides_there_are_two_plans() -> None:
    told = telling("a", 1, points=28), telling("b", 2, points=12, authors=frozenset({"kestr"}))
    assert [[one.id for one in family.tellings] for family in families(told, ())] == [["a"], ["b"]]


def test_what_was_judged_to_be_one_is_of_one_plan_unless_names_speak_against_it() -> None:
    nobody: frozenset[str] = frozenset()
    told = telling("a", 1, authors=nobody), telling("b", 2, authors=nobody)
    assert len(families(told, [(0.8, "a", "b")])) == 1
    assert len(families(told, [(0.6, "a", "b")])) == 2
    tin = telling("a", 1, authors=nobody, titles=frozenset({"tin"}))
    rubber = telling("b", 2, authors=nobody, titles=frozenset({"rubbe"}))
    assert len(families((tin, rubber), [(0.8, "a", "b")])) == 2


def test_of_one_author_and_sixty_days_apart_they_are_two_plans() -> None:
    assert len(families((telling("a", 1, points=28), telling("b", 99, points=19)), ())) == 2


def test_an_offer_of_the_author_is_no_version_of_the_plan() -> None:
    told = telling("a", 1, points=28), telling("b", 2, is_offer=True, rank=1)
    assert len(families(told, ())) == 2


def test_tellings_have_the_marks_of_their_sentences() -> None:
    found = {one.spans[0]: one for one in tellings(tabling(LEAK, SHORTER))}
    marks = [(one.points, one.rank, one.relative) for one in found.values() if one.report == SHORTER.report.id]
    assert sorted(marks, key=str) == [(19, None, "new"), (28, None, "previous")]
    (shorter,) = [one for one in found.values() if one.points == 19]
    assert shorter.authors == frozenset({"halme"}), "not those to whom it was given"


def test_a_proposal_inside_the_words_for_another_is_that_one() -> None:
    reading = paper(
        "Halmere has a second draft of an accord.", "2031-03-04",
        plans=[plan("a second draft of an accord", authors=("Halmere",), version="second"), plan("an accord")],
    )  # fmt: skip
    (one,) = tellings(tabling(reading))
    assert one.proposals == tuple(record.id for record in reading.proposals)
    assert one.day == date(2031, 3, 4).toordinal()

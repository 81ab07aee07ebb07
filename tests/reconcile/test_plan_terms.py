"""Owns: which provisions are of which version of a plan, which tell one term, and what is said to be gone."""

from __future__ import annotations

import pytest

from secretariat.reconcile.families import families
from secretariat.reconcile.plan_drafts import drafts
from secretariat.reconcile.plan_gone import gone_in, is_said_gone
from secretariat.reconcile.plan_likeness import ALIKE, likeness, rows_of
from secretariat.reconcile.plan_tellings import tellings
from secretariat.reconcile.plan_terms import Clause, clauses
from secretariat.records import Reading
from tests.reconcile.tabling import LEAK, SHORTER, paper, plan, stand, tabling, term


def found(*readings: Reading) -> list[Clause]:
    """The provisions of the only plan."""
    table = tabling(*readings)
    (family,) = families(tellings(table), table.same)
    return clauses(family, drafts(family), table, ())


def of(words: str, *readings: Reading) -> list[int]:
    """The versions of which terms with these words are, from 0."""
    return [one.draft for one in found(*readings) if words in one.text]


def _under(sentence: str, term_words: str, of: int | None = None) -> Reading:
    """A report that tells of a plan in its first sentence, and gives the term in the second to nothing."""
    return paper(
        f"Halmere tabled a 28-point plan. {sentence}", "2031-03-04",
        plans=[plan("a 28-point plan", "28-point plan", authors=("Halmere",), points=28)],
        terms=[term(term_words, "prisoners", "Kestria", of=of)],
    )  # fmt: skip


def test_what_is_told_as_done_by_the_plan_is_its_term_also_where_the_report_gives_it_to_none() -> None:
    assert of("free all prisoners", _under("Kestria would free all prisoners.", "free all prisoners")) == [0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kestria may free all prisoners.",
        "Kestria vowed that it would never free all prisoners.",
        "Somebody would talk.\n\nThen.\n\nThen.\n\nThen.\n\nThen Kestria would free all prisoners.",
    ],
)
def test_what_is_told_otherwise_or_far_away_is_none(sentence: str) -> None:
    assert of("free all prisoners", _under(sentence, "free all prisoners")) == []


def test_what_a_party_says_for_itself_is_none() -> None:
    text = "Halmere tabled a 28-point plan. Kestria says it would free all prisoners."
    told = paper(
        text, "2031-03-04", plans=[plan("a 28-point plan", authors=("Halmere",), points=28)],
        terms=[term("it would free all prisoners", "prisoners", "Kestria")],
        stands=[stand("it would free all prisoners", "Kestria", "conditional")],
    )  # fmt: skip
    assert of("free all prisoners", told) == []


def test_what_is_done_with_the_plan_is_no_term_of_it() -> None:
    told = _under("The 28-point plan would be given to both sides.", "The 28-point plan would be given to both sides",
                  of=0)  # fmt: skip
    assert found(told) == []


def test_a_term_is_of_the_version_that_its_sentence_names_last_before_it() -> None:
    both = paper(
        "The 28-point plan spoke of 90 days. The 19-point plan has Kestria leave within 120 days.", "2031-03-12",
        plans=[plan("The 28-point plan", authors=("Halmere",), points=28),
               plan("The 19-point plan", authors=("Halmere",), points=19)],
        terms=[term("has Kestria leave within 120 days", "withdrawal", "Kestria", of=0)],
    )  # fmt: skip
    assert of("120 days", both) == [1], "whatever the record has"


def test_amounts_are_read_with_what_they_were() -> None:
    (raised,) = [one for one in found(LEAK, SHORTER) if "raising" in one.text]
    assert [one.words for one in raised.amounts] == ["120,000"]
    assert [one.words for one in raised.before] == ["90,000"]


def test_terms_are_alike_by_words_amounts_and_whom_they_oblige() -> None:
    every = {one.text.split()[0]: one for one in found(LEAK, SHORTER)}
    army, prisoners, pact = every["cap"], every["Kestria"], every["give"]
    assert likeness(army, every["raising"]) >= ALIKE
    assert max(likeness(army, prisoners), likeness(army, pact), likeness(prisoners, pact)) < ALIKE
    assert likeness(army, prisoners) == likeness(prisoners, army)


def test_many_provisions_are_put_together_too() -> None:
    reports = [
        paper(
            f"The 28-point plan would cap the army of Kestria at 90,000 troops, paper {number}.", "2031-03-06",
            plans=[plan("The 28-point plan", authors=("Halmere",), points=28)],
            terms=[term("cap the army of Kestria at 90,000 troops", "armed forces", "Kestria", of=0)],
            outlet=f"Paper {number}",
        )
        for number in range(170)
    ]  # fmt: skip
    rows = rows_of(found(LEAK, *reports))
    assert sorted(map(len, rows)) == [1, 1, 171]


def test_what_is_said_to_be_gone_is_found_with_its_version() -> None:
    table = tabling(LEAK, SHORTER)
    (family,) = families(tellings(table), table.same)
    (gone,) = gone_in(drafts(family), table)
    assert (gone.passage.quote, gone.draft) == ("Gone is the demand that Kestria stay out of the Norrin Pact.", 1)
    pact = [one for one in found(LEAK) if "Norrin" in one.text]
    assert gone.is_of(pact[0]) > max(gone.is_of(one) for one in found(LEAK) if one.record.id != pact[0].record.id)


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Gone is the demand to free all prisoners.", True),
        ("The demand to free all prisoners was dropped.", True),
        ("The demand was dropped, but Kestria would free all prisoners.", False),
        ("Kestria would free all prisoners.", False),
    ],
)
def test_words_that_say_that_something_is_gone_are_no_term(sentence: str, gone: bool) -> None:
    told = _under(f"{sentence} The 28-point plan is long.", "free all prisoners", of=0)
    told_of = [one for one in found(told) if "free all prisoners" in one.text]
    assert [is_said_gone(one, told.report.text) for one in told_of] == ([gone] if told_of else [])
    assert told_of or gone

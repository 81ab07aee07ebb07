"""Owns: plans in their versions. Each case is two or three short reports of an invented negotiation, with records made
by hand as the reader makes them."""

from __future__ import annotations

from itertools import permutations

import pytest

from secretariat.reconcile.versions import plans
from secretariat.records import Plan, Reading, Term
from tests.answer.talking import who
from tests.reconcile.tabling import LEAK, SHORTER, paper, plan, reprint, stand, tabling, term


def told(*readings: Reading) -> Plan:
    """The only plan of these reports."""
    (one,) = plans(tabling(*readings))
    return one


def on(found: Plan, words: str) -> Term:
    """The term of which these are words."""
    (one,) = [t for t in found.terms if any(words in p.quote for cell in t.cells for p in cell.passages)]
    return one


def course(found: Plan, words: str) -> list[str]:
    """What became of a term, version by version: `changed 90,000 troops → 120,000 troops`."""
    return [
        " ".join([cell.state, *(f"{one.from_} → {one.to}" for one in cell.changes)]) for cell in on(found, words).cells
    ]


# --- 1: 28 points become 19, and the ceiling is raised ---------------------------------------------------------------


def test_28_points_become_19_and_the_ceiling_is_raised() -> None:
    found = told(LEAK, SHORTER)
    assert [(one.points, one.first and one.first.words) for one in found.versions] == [
        (28, "2031-03-04"), (19, "2031-03-12"),
    ]  # fmt: skip
    assert course(found, "cap the army") == ["told", "changed 90,000 troops → 120,000 troops"]
    (why,) = on(found, "cap the army").cells[1].why
    assert "from 90,000 to 120,000" in why.quote
    assert course(found, "1,450 prisoners") == ["told", "changed 30 days → 45 days"], "the number is the same"


def test_whoever_gave_it_is_its_author_not_those_to_whom_it_was_given() -> None:
    found = told(LEAK, SHORTER)
    assert found.authors == (who("Halmere"),)
    assert found.versions[1].authors == (who("Halmere"),)


def test_the_order_of_arrival_does_not_matter() -> None:
    other = paper("The plan of 28 points is known.", "2031-03-06", plans=[plan("The plan of 28 points", points=28)])
    made = {plans(tabling(*order)) for order in permutations((LEAK, SHORTER, other))}
    assert len(made) == 1


# --- 2: a term that only one version names ---------------------------------------------------------------------------


def test_what_the_press_does_not_tell_is_not_dropped() -> None:
    later = paper(
        "The new plan of Halmere, which has 19 points, would open the port of Brack to grain.", "2031-03-12",
        plans=[plan("The new plan of Halmere", "new plan", authors=("Halmere",), version="new")],
        terms=[term("would open the port of Brack to grain", "ports and trade routes", of=0)],
    )  # fmt: skip
    found = told(LEAK, later)
    assert course(found, "Norrin Pact") == ["told", "not told"]
    assert course(found, "port of Brack") == ["not told", "first told"]


def test_what_a_report_calls_new_is_added() -> None:
    later = paper(
        "Halmere sent a third draft of its plan, with 22 points. A new article commits the League to send 2,000 men.",
        "2031-03-17",
        plans=[plan("a third draft of its plan", authors=("Halmere",), version="third")],
        terms=[term("commits the League to send 2,000 men", "security guarantees", "the League", of=0)],
    )
    found = told(LEAK, later)
    assert course(found, "2,000 men") == ["not told", "added"]
    assert on(found, "2,000 men").cells[1].why[0].quote.startswith("A new article")


# --- 3: a term that is said to be dropped ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Gone is the demand that Kestria stay out of the Norrin Pact.",
        "It no longer asks Kestria to give up its bid to join the Norrin Pact.",
        "The bid to join the Norrin Pact was struck out.",
        "The article on the Norrin Pact bid has been dropped.",
    ],
)
def test_what_is_said_to_be_gone_is_dropped(sentence: str) -> None:
    later = paper(
        f"Halmere showed a new version of its plan, with 19 points. {sentence}", "2031-03-12",
        plans=[plan("a new version of its plan", authors=("Halmere",), version="new")],
    )  # fmt: skip
    found = told(LEAK, later)
    assert course(found, "Norrin Pact") == ["told", "dropped"]
    assert [one.quote for one in on(found, "Norrin Pact").cells[1].why] == [sentence]
    assert course(found, "cap the army") == ["told", "not told"], "nothing is said of the army"


def test_the_words_that_say_so_are_no_term_of_the_later_version() -> None:
    gone = "the demand that Kestria give up its bid to join the Norrin Pact"
    later = paper(
        f"Halmere showed a new version of its plan, with 19 points. Gone is {gone}.", "2031-03-12",
        plans=[plan("a new version of its plan", authors=("Halmere",), version="new")],
        terms=[term(gone, "alliance membership", "Kestria", of=0)],
    )  # fmt: skip
    assert course(told(LEAK, later), "give up its bid") == ["told", "dropped"]


# --- 4: two papers, two figures, one version -------------------------------------------------------------------------


def test_two_figures_of_one_version_are_a_contradiction_and_no_change() -> None:
    other = paper(
        "The 28-point plan would cap the army of Kestria at 95,000 troops.", "2031-03-06",
        plans=[plan("The 28-point plan", authors=("Halmere",), points=28)],
        terms=[term("cap the army of Kestria at 95,000 troops", "armed forces", "Kestria", of=0)],
        outlet="Velmar Courier",
    )  # fmt: skip
    (cell,) = on(told(LEAK, other), "cap the army").cells
    assert (cell.state, cell.changes) == ("told", ())
    assert cell.differing == ("90,000 troops", "95,000 troops")
    (cell,) = on(told(LEAK, reprint(other, LEAK)), "cap the army").cells
    assert cell.differing == (), "a copy has no figure of its own"


def test_against_two_figures_a_change_says_both() -> None:
    other = paper(
        "The 28-point plan would cap the army of Kestria at 95,000 troops.", "2031-03-06",
        plans=[plan("The 28-point plan", authors=("Halmere",), points=28)],
        terms=[term("cap the army of Kestria at 95,000 troops", "armed forces", "Kestria", of=0)],
    )  # fmt: skip
    later = paper(
        "The 19-point plan would cap the army of Kestria at 120,000 troops.", "2031-03-12",
        plans=[plan("The 19-point plan", authors=("Halmere",), points=19)],
        terms=[term("cap the army of Kestria at 120,000 troops", "armed forces", "Kestria", of=0)],
    )  # fmt: skip
    found = told(LEAK, other, later)
    assert course(found, "cap the army") == ["told", "changed 90,000 troops or 95,000 troops → 120,000 troops"]


# --- 5: the other side's plan ----------------------------------------------------------------------------------------


def test_the_plan_of_another_side_is_no_version() -> None:
    other = paper(
        "Kestria answered with a counter-proposal of 12 points to the 28-point plan. It would cap the army of Kestria "
        "at 200,000 troops.",
        "2031-03-08",
        plans=[
            plan("a counter-proposal of 12 points", "counter-proposal", authors=("Kestria",), points=12),
            plan("the 28-point plan", "28-point plan", points=28),
        ],
        terms=[term("cap the army of Kestria at 200,000 troops", "armed forces", "Kestria", of=0)],
    )
    found = plans(tabling(LEAK, other))
    assert [(one.authors, [v.points for v in one.versions]) for one in found] == [
        ((who("Halmere"),), [28]), ((who("Kestria"),), [12]),
    ]  # fmt: skip


# --- 6: words tell the order -----------------------------------------------------------------------------------------


def test_words_tell_the_order_where_the_second_draft_is_told_first() -> None:
    second = paper(
        "The second draft of Halmere gives fighters 120 days to hand over their arms.", "2031-03-04",
        plans=[plan("The second draft of Halmere", authors=("Halmere",), version="second")],
        terms=[term("gives fighters 120 days to hand over their arms", "disarmament", of=0)],
    )  # fmt: skip
    first = paper(
        "The first draft of Halmere gave fighters 90 days to hand over their arms.", "2031-03-06",
        plans=[plan("The first draft of Halmere", authors=("Halmere",), version="first")],
        terms=[term("gave fighters 90 days to hand over their arms", "disarmament", of=0)],
    )  # fmt: skip
    found = told(second, first)
    assert [one.rank for one in found.versions] == [1, 2]
    assert course(found, "hand over their arms") == ["told", "changed 90 days → 120 days"]


def test_one_sentence_on_two_drafts_gives_each_its_own() -> None:
    both = paper(
        "Both drafts free 1,450 prisoners, the first within 30 days, the second within 45 days.", "2031-03-13",
        terms=[term("Both drafts free 1,450 prisoners, the first within 30 days, the second within 45 days",
                    "prisoners", "Kestria", "Tarsovia")],
        stands=[stand("Both drafts", "Halmere", "proposes")],
    )  # fmt: skip
    found = told(LEAK, SHORTER, both)
    assert course(found, "1,450 prisoners within 30 days") == ["told", "changed 30 days → 45 days"]
    assert {both.report.id} <= {p.report for cell in on(found, "within 45").cells for p in cell.passages}


# --- 7: a version that is only named ---------------------------------------------------------------------------------


def test_a_report_that_only_names_a_version_is_put_to_it() -> None:
    aside = paper(
        "Tarsovia did not say whether it would sign the 22 points. Kestria was silent.", "2031-03-20",
        stands=[stand("Tarsovia did not say", "Tarsovia", "open"), stand("Kestria was silent", "Kestria", "open")],
    )  # fmt: skip
    draft = paper(
        "Halmere sent Kestria and Tarsovia a third draft of its plan, with 22 points.", "2031-03-17",
        plans=[plan("a third draft of its plan", authors=("Halmere",), version="third")],
        stands=[stand("Halmere sent Kestria", "Kestria", "studies"), stand("and Tarsovia", "Tarsovia", "studies")],
    )  # fmt: skip
    found = told(LEAK, draft, aside)
    assert [(one.points, len(one.reports)) for one in found.versions] == [(28, 1), (22, 2)]
    assert "the only plan of these parties and days" in found.versions[1].why


def test_the_earlier_text_is_the_version_before() -> None:
    later = paper(
        "Halmere showed a new version of its plan, with 19 points. The previous version had been leaked.",
        "2031-03-12",
        plans=[plan("a new version of its plan", authors=("Halmere",), version="new")],
    )
    found = told(LEAK, later)
    assert [set(one.reports) for one in found.versions] == [{LEAK.report.id, later.report.id}, {later.report.id}]


# --- 8: who accepts what ---------------------------------------------------------------------------------------------


def answers(found: Plan) -> list[list[tuple[str, str]]]:
    return [[(one.party, one.stance) for one in version.answers] for version in found.versions]


def test_the_latest_answer_of_each_party_to_each_version() -> None:
    first = paper(
        "Kestria rejected the 28-point plan. Tarsovia is studying the 28-point plan.", "2031-03-06",
        plans=[plan("the 28-point plan", points=28)],
        stands=[stand("Kestria rejected the 28-point plan", "Kestria", "rejects"),
                stand("Tarsovia is studying the 28-point plan", "Tarsovia", "studies")],
    )  # fmt: skip
    second = paper(
        "Kestria may live with the 28-point plan, and accepts the new plan of 19 points. Kestria has not received "
        "the new plan.",
        "2031-03-12",
        plans=[plan("the 28-point plan", points=28), plan("the new plan of 19 points", authors=("Halmere",))],
        stands=[stand("Kestria may live with the 28-point plan", "Kestria", "open"),
                stand("accepts the new plan of 19 points", "Kestria", "accepts"),
                stand("Kestria has not received the new plan", "Kestria", "rejects")],
    )  # fmt: skip
    found = told(LEAK, first, second)
    kestria, tarsovia = who("Kestria"), who("Tarsovia")
    assert answers(found) == [sorted([(kestria, "open"), (tarsovia, "studies")]), [(kestria, "accepts")]]
    words = [one.passages[0].quote for one in found.versions[1].answers]
    assert words == ["accepts the new plan of 19 points"], "who has not received it has not answered it"


def test_an_answer_on_the_words_of_a_term_is_to_that_term() -> None:
    later = paper(
        "The 28-point plan would cap the army of Kestria at 90,000 troops, which Kestria rejects.", "2031-03-06",
        plans=[plan("The 28-point plan", points=28)],
        terms=[term("cap the army of Kestria at 90,000 troops", "armed forces", "Kestria", of=0)],
        stands=[stand("90,000 troops, which Kestria rejects", "Kestria", "rejects")],
    )  # fmt: skip
    found = told(LEAK, later)
    assert [(one.party, one.stance) for one in on(found, "cap the army").cells[0].answers] == [
        (who("Kestria"), "rejects")
    ]
    assert found.versions[0].answers == ()


# --- 9: agreed, and contested whether agreed -------------------------------------------------------------------------


def _agreed(day: str, status: str, outlet: str) -> Reading:
    return paper(
        "Under the 28-point plan Kestria would free 1,450 prisoners within 30 days.", day,
        plans=[plan("the 28-point plan", points=28, authors=("Halmere",))],
        terms=[term("Kestria would free 1,450 prisoners within 30 days", "prisoners", "Kestria", of=0, status=status)],
        outlet=outlet,
    )  # fmt: skip


def test_it_is_agreed_where_nobody_tells_otherwise() -> None:
    assert on(told(LEAK), "prisoners").cells[0].status == "open"
    assert on(told(LEAK, _agreed("2031-03-06", "agreed", "A")), "prisoners").cells[0].status == "agreed"


def test_it_is_contested_whether_it_is_agreed_where_another_report_or_point_denies_it() -> None:
    agreed, contested = _agreed("2031-03-06", "agreed", "A"), _agreed("2031-03-07", "contested", "B")
    assert on(told(agreed, contested), "prisoners").cells[0].status == "contested whether agreed"
    passage = agreed.provisions[0].passages[0]
    (one,) = plans(tabling(agreed, LEAK, disputed=((passage, LEAK.provisions[0].passages[0]),)))
    assert on(one, "prisoners").cells[0].status == "contested whether agreed"


# --- 10: what is no change -------------------------------------------------------------------------------------------


def test_another_unit_is_no_change_but_other_words() -> None:
    first = paper(
        "Under the first draft of Halmere, sanctions on grain would be lifted in three stages.", "2031-03-04",
        plans=[plan("the first draft of Halmere", authors=("Halmere",), version="first")],
        terms=[term("sanctions on grain would be lifted in three stages", "sanctions", of=0)],
    )  # fmt: skip
    second = paper(
        "Under the second draft of Halmere, sanctions on grain would be lifted within six months.", "2031-03-12",
        plans=[plan("the second draft of Halmere", authors=("Halmere",), version="second")],
        terms=[term("sanctions on grain would be lifted within six months", "sanctions", of=0)],
    )  # fmt: skip
    assert course(told(first, second), "sanctions on grain") == ["told", "other words"]


def test_the_same_words_are_kept() -> None:
    texts = ("first", "2031-03-04"), ("second", "2031-03-12")
    reports = [
        paper(
            f"Under the {rank} draft of Halmere, the League would watch the bridge at Brack.", day,
            plans=[plan(f"the {rank} draft of Halmere", authors=("Halmere",), version=rank)],
            terms=[term("the League would watch the bridge at Brack", "monitoring and verification", of=0)],
        )
        for rank, day in texts
    ]  # fmt: skip
    assert course(told(*reports), "bridge at Brack") == ["told", "kept"]


def test_what_holds_today_is_no_earlier_version() -> None:
    only = paper(
        "Under a plan of Averne it will cut its duty on paper from 24 to 12 per cent.", "2031-03-04",
        plans=[plan("a plan of Averne", "plan", authors=("Averne",))],
        terms=[term("it will cut its duty on paper from 24 to 12 per cent", "tariffs", "Averne", of=0)],
    )  # fmt: skip
    assert course(told(only), "duty on paper") == ["told"]


def test_a_condition_and_a_place_that_differ_are_changes() -> None:
    reports = [
        paper(
            f"Under the {rank} draft of Halmere, Tarsovia would leave {place} if {condition}.", day,
            plans=[plan(f"the {rank} draft of Halmere", authors=("Halmere",), version=rank)],
            terms=[term(f"Tarsovia would leave {place} if {condition}", "withdrawal", "Tarsovia", of=0,
                        condition=f"if {condition}", territory=(place,))],
        )
        for rank, place, condition, day in (
            ("first", "Sarn", "monitors arrive", "2031-03-04"), ("second", "Brack", "the sanctions end", "2031-03-12"),
        )
    ]  # fmt: skip
    cells = on(told(*reports), "would leave").cells
    assert [(one.what, one.from_, one.to) for one in cells[1].changes] == [
        ("condition", "if monitors arrive", "if the sanctions end"), ("territory", "Sarn", "Brack"),
    ]  # fmt: skip


# --- 11, 12: undated reports; mere names -----------------------------------------------------------------------------


def draft(words: str, published: str | None, **fields: object) -> Reading:
    """A report that has nothing but a draft of Halmere."""
    return paper(f"Halmere wrote {words}.", published, plans=[plan(words, authors=("Halmere",), **fields)])


def test_a_version_of_unknown_day_comes_last_unless_words_place_it() -> None:
    undated = draft("a plan of 40 points", None)
    assert [one.points for one in told(undated, LEAK).versions] == [28, 40]
    first, third = draft("a first draft of 40 points", None), draft("a third draft, of 22 points", "2031-03-02")
    assert [one.points for one in told(third, first).versions] == [40, 22]


def test_the_name_of_a_pact_is_no_plan() -> None:
    named = paper("Kestria may join the Norrin Pact.", "2031-03-04", plans=[plan("the Norrin Pact", "Norrin Pact")])
    assert plans(tabling(named)) == ()
    assert plans(tabling()) == ()


def test_ids_stay_when_later_reports_come() -> None:
    one, both = told(LEAK), told(LEAK, SHORTER)
    assert both.id == one.id
    assert both.versions[0].id == one.versions[0].id
    assert [t.id for t in both.terms] == [t.id for t in one.terms]

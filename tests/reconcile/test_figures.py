"""Two fillings of one form, and two texts of one story in which a figure was corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.reconcile.figures import differing_figures

COUNT = "observers counted {n} crossings at the northern post in the week that ended on {day}"


def words(text: str) -> list[str]:
    return text.split()


def test_the_same_words_have_no_other_figures() -> None:
    told = words(COUNT.format(n="forty", day="march 4"))
    assert differing_figures(told, told, 4) == (0, len(told) - 1 - 3)  # "march 4" is one figure


@pytest.mark.parametrize(
    ("n", "day", "others"),
    [("41", "march 4", 3), ("forty", "march 11", 1), ("41", "march 11", 4), ("41 2", "march 4", 3)],
    ids=["number", "day", "both", "fraction"],
)
def test_runs_whose_figures_are_others_are_counted(n: str, day: str, others: int) -> None:
    told, again = words(COUNT.format(n="forty", day="march 4")), words(COUNT.format(n=n, day=day))
    assert differing_figures(told, again, 4)[0] == others


def test_a_run_that_comes_twice_is_the_same_where_one_of_its_figures_is() -> None:
    twice = words("they hold 5 of the posts and they hold 9 of the posts")
    assert differing_figures(twice, words("they hold 9 of the posts"), 4) == (0, 3)
    assert differing_figures(twice, words("they hold 7 of the posts"), 4) == (3, 3)


def test_other_words_share_no_runs() -> None:
    assert differing_figures(words("the ferry left the island at 9"), words("rain fell on 3 of 5 days"), 4) == (0, 0)


def test_a_text_shorter_than_a_run_shares_none() -> None:
    assert differing_figures(["5", "posts"], ["5", "posts"], 4) == (0, 0)
    assert differing_figures([], [], 4) == (0, 0)


WORDS = st.lists(st.sampled_from(["they", "hold", "posts", "march", "5", "17", "monday", "mln", "²"]), max_size=30)


@given(WORDS, WORDS)
def test_the_order_of_the_two_does_not_matter_and_the_part_is_no_larger_than_the_whole(
    left: list[str], right: list[str]
) -> None:
    others, runs = differing_figures(left, right, 3)
    assert (others, runs) == differing_figures(right, left, 3)
    assert 0 <= others <= runs
    assert differing_figures(left, left, 3)[0] == 0

"""Groups of points are derived from pairs: not chained, and the same in every order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.reconcile.grouping import together


def test_pairs_that_are_all_the_same_are_one_group() -> None:
    assert together([(0.9, "a", "b"), (0.8, "b", "c"), (0.7, "a", "c")], []) == [["a", "b", "c"]]


def test_a_single_link_does_not_chain_two_groups() -> None:
    same = [(0.9, "a", "b"), (0.9, "a", "c"), (0.9, "b", "c"), (0.9, "x", "y"), (0.6, "c", "x")]
    assert together(same, []) == [["a", "b", "c"], ["x", "y"]]


def test_what_is_judged_apart_is_never_put_together_by_way_of_a_third() -> None:
    assert together([(0.9, "a", "b"), (0.8, "b", "c")], [("a", "c")]) == [["a", "b"]]


@given(st.lists(st.tuples(st.sampled_from([0.5, 0.6, 0.9]), *[st.sampled_from("abcdefg")] * 2), max_size=14), st.data())
def test_the_order_of_the_judgements_does_not_matter(links: list[tuple[float, str, str]], data: st.DataObject) -> None:
    once = {(min(left, right), max(left, right)): score for score, left, right in links if left != right}
    same = [(score, *pair) for pair, score in once.items()]
    apart = data.draw(st.lists(st.sampled_from(sorted(once) or [("a", "b")]), max_size=3))
    turned = data.draw(st.permutations(same))
    assert together(same, apart) == together(turned, apart)

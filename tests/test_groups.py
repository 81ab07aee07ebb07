"""Groups are derived from judgements on pairs: people's outweigh rules', and what is judged different stays apart.

A judgement is written as a line: `Holm = Karin Holm .9` is a rule's with its score, `Holm ≠ Karin Holm, Ilse` is
Ilse's; `?` is unsure. Here names are ids too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.groups import groups, is_rules
from secretariat.records import Judgement, Verdict

RULE = "reconcile.test/1"
VERDICTS: dict[str, Verdict] = {"=": "same", "≠": "different", "?": "unsure"}
_LINE = re.compile(r"(?P<left>.+) (?P<verdict>[=≠?]) (?P<right>.+?)(?: (?P<score>\.\d+)|, (?P<by>\w+))")


def judged(line: str) -> Judgement:
    parts = _LINE.fullmatch(line)
    assert parts is not None, line
    score = None if parts["score"] is None else float(parts["score"])
    verdict = VERDICTS[parts["verdict"]]
    return Judgement(
        left=parts["left"], right=parts["right"], verdict=verdict, score=score, why="a test", by=parts["by"] or RULE
    )


def put_together(*judgements: Judgement) -> dict[str, str]:
    """The groups over names that are ids."""
    names = {name: name for one in judgements for name in (one.left, one.right)}
    return groups(judgements, names)


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        ([], {}),
        (["Holm = Karin Holm .9"], {"Holm": "Karin Holm", "Karin Holm": "Karin Holm"}),
        (["Holm ? Karin Holm .5", "Holm ≠ Josef Holm .9"], {}),
        (
            ["Holm = Karin Holm .9", "Karin Holm = Karin Anna Holm .95"],
            dict.fromkeys(("Holm", "Karin Holm", "Karin Anna Holm"), "Karin Anna Holm"),
        ),
        (["Holm = Karin Holm .9", "Holm ≠ Karin Holm, Ilse"], {}),
        (["Holm = Karin Holm .9", "Holm ? Karin Holm, Ilse"], {}),
        (["Holm ≠ Karin Holm .97", "Holm = Karin Holm, Ilse"], {"Holm": "Karin Holm", "Karin Holm": "Karin Holm"}),
        (["Karin Holm ≠ Holm, Ilse", "Holm = Karin Holm .9"], {}),
        (["Holm ≠ Karin Holm .9", "Holm = Karin Holm .6"], {}),
        (["Holm ≠ Karin Holm .7", "Holm = Karin Holm .7"], {}),
    ],
    ids=lambda value: "; ".join(value) if isinstance(value, list) else "",
)
def test_what_is_the_same_is_put_together(lines: list[str], heads: dict[str, str]) -> None:
    assert put_together(*map(judged, lines)) == heads


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (["A = C .9", "B = C .8", "A ≠ B .9"], {"A", "C"}),
        (["A = C .8", "B = C .9", "A ≠ B .9"], {"B", "C"}),
        (["A = C .9", "B = C .8", "A ≠ B, Ilse"], {"A", "C"}),
        (["A = C .9", "B = C, Ilse", "A ≠ B .9"], {"B", "C"}),
        (["A = C .9", "C = D .9", "D = B .8", "A ≠ B .6"], {"A", "C", "D"}),
    ],
    ids=lambda value: "; ".join(value) if isinstance(value, list) else "",
)
def test_a_pair_judged_different_is_never_joined_through_others(lines: list[str], together: set[str]) -> None:
    """Of the judgements that would, the least sure does not count."""
    assert put_together(*map(judged, lines)).keys() == together


@pytest.mark.parametrize(
    ("names", "head"),
    [
        ({"1": "Holm", "2": "Karin Holm"}, "2"),
        ({"1": "Karin Holm", "2": "Karin Holmberg"}, "2"),
        ({"1": "K. A. Holm", "2": "Karin Holmberg"}, "1"),
        ({"1": "Yuri Velkan", "2": "Juri Velkan"}, "2"),
        ({"1": "Karin Holm", "2": "Karin Holm"}, "1"),
        ({"2": "Karin Holm"}, "2"),
    ],
    ids=lambda value: " / ".join(value.values()) if isinstance(value, dict) else "",
)
def test_the_fullest_name_heads_its_group(names: Mapping[str, str], head: str) -> None:
    """The most words, then the longest, then the first in the alphabet, then the smallest id."""
    for left, right in (("1", "2"), ("2", "1")):
        same = Judgement(left=left, right=right, verdict="same", why="a test", by=RULE)
        assert groups([same], names) == {"1": head, "2": head}


def test_who_judged_is_told_by_the_signature() -> None:
    assert is_rules(judged("A = B .9"))
    assert not is_rules(judged("A = B, Ilse"))


PEOPLE = st.sampled_from("ABCDEFG")
SCORES = st.none() | st.sampled_from([0.0, 0.5, 0.85, 0.97])
JUDGEMENTS = st.builds(
    Judgement,
    left=PEOPLE,
    right=PEOPLE,
    verdict=st.sampled_from(list(VERDICTS.values())),
    score=SCORES,
    why=st.just("a test"),
    by=st.sampled_from([RULE, "reconcile.test/2", "Ilse", "Omar"]),
).filter(lambda one: one.left != one.right)
MANY = st.lists(JUDGEMENTS, max_size=25)


@given(found=MANY, data=st.data())
def test_the_order_of_judgements_does_not_matter(found: list[Judgement], data: st.DataObject) -> None:
    assert put_together(*found) == put_together(*data.draw(st.permutations(found)))


@given(found=MANY)
def test_which_of_a_pair_is_left_does_not_matter(found: list[Judgement]) -> None:
    turned = [
        Judgement(left=one.right, right=one.left, verdict=one.verdict, score=one.score, why=one.why, by=one.by)
        for one in found
    ]
    assert put_together(*found) == put_together(*turned)


@given(found=MANY)
def test_every_group_has_its_head_and_another(found: list[Judgement]) -> None:
    same = put_together(*found)
    assert all(same[head] == head for head in same.values())
    assert all(len([one for one in same if same[one] == head]) > 1 for head in same.values())


PAIRS = st.tuples(PEOPLE, PEOPLE).filter(lambda pair: pair[0] < pair[1])
VERDICT = st.sampled_from(["same", "same", "different", "unsure"])


@given(rulings=st.dictionaries(PAIRS, VERDICT), rules=st.dictionaries(PAIRS, st.tuples(VERDICT, SCORES)))
def test_groups_are_what_the_judgements_in_force_say(
    rulings: dict[tuple[str, str], Verdict], rules: dict[tuple[str, str], tuple[Verdict, float | None]]
) -> None:
    """A person's verdict on a pair takes the place of the rule's; then: apart is apart, and what is not put together
    though it is the same has a reason, namely two who are different."""
    same = put_together(
        *(Judgement(left=a, right=b, verdict=v, why="", by="Ilse") for (a, b), v in rulings.items()),
        *(Judgement(left=a, right=b, verdict=v, score=s, why="", by=RULE) for (a, b), (v, s) in rules.items()),
    )
    in_force = {pair: verdict for pair, (verdict, _) in rules.items()} | rulings
    members = {one: {other for other in "ABCDEFG" if same.get(other, other) == same.get(one, one)} for one in "ABCDEFG"}
    different = {frozenset(pair) for pair, verdict in in_force.items() if verdict == "different"}
    for one, group in members.items():
        assert not any(frozenset((one, other)) in different for other in group)
        reached = {one}
        for _ in group:
            reached |= {
                b
                for pair, v in in_force.items()
                if v == "same"
                for a in pair
                if a in reached
                for b in pair
                if b in group
            }
        assert reached == group
    for (left, right), verdict in in_force.items():
        if verdict == "same" and right not in members[left]:
            assert any(frozenset((a, b)) in different for a in members[left] for b in members[right])

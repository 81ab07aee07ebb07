"""The vocabulary of issues: its labels are fixed, its terms tidy."""

from __future__ import annotations

from collections import Counter

import pytest

from secretariat.knowledge.issue_words import KINDS, load_issues
from tests.knowledge.lists import is_own_work

LABELS = {
    "every": ["format of talks", "mediation", "timetable", "monitoring and verification", "finance"],
    "peace": [
        "armed forces", "territory", "borders", "ceasefire", "security guarantees", "alliance membership",
        "recognition", "peace treaty", "sanctions", "frozen assets and reparations", "prisoners",
        "humanitarian access", "power sharing", "elections", "justice and amnesty", "language and rights", "refugees",
        "reconstruction", "energy", "ports and trade routes",
    ],
    "nuclear": ["nuclear programme", "inspections", "sanctions", "energy", "recognition", "security guarantees"],
    "trade": [
        "tariffs and market access", "quotas", "subsidies", "export controls", "standards", "investment", "purchases",
    ],
    "labour": ["pay", "hours", "staffing", "job security", "benefits", "safety", "working conditions"],
    "climate": [
        "finance", "mitigation", "adaptation", "loss and damage", "transparency", "fossil fuels", "forests",
    ],
}  # fmt: skip
"""The labels of VOCABULARIES; `other` has no words."""


@pytest.mark.parametrize("kind", LABELS)
def test_a_kind_has_every_label_of_the_vocabulary_once(kind: str) -> None:
    found = [issue.label for issue in load_issues()[kind]]
    assert set(LABELS[kind]) <= set(found)
    assert len(found) == len(set(found))


def test_there_is_a_file_for_every_kind() -> None:
    assert set(load_issues()) == {"every", *KINDS} == set(LABELS)


@pytest.mark.parametrize("kind", LABELS)
def test_a_term_is_one_to_four_words_in_lower_case(kind: str) -> None:
    terms = [term for issue in load_issues()[kind] for term in (*issue.strong, *issue.weak)]
    assert [term for term in terms if term != " ".join(term.lower().split())] == []
    assert [term for term in terms if not 1 <= len(term.split()) <= 4] == []
    assert [term for term in terms if "-" in term or "'" in term] == []


@pytest.mark.parametrize("kind", LABELS)
def test_an_issue_has_strong_terms_and_none_twice(kind: str) -> None:
    for issue in load_issues()[kind]:
        assert issue.strong
        assert [term for term, times in Counter((*issue.strong, *issue.weak)).items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_term_is_strong_in_one_label_of_a_kind_only(kind: str) -> None:
    labels: dict[str, set[str]] = {}
    for issue in (*load_issues()["every"], *load_issues()[kind]):
        for term in issue.strong:
            labels.setdefault(term, set()).add(issue.label)
    assert {term: found for term, found in labels.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", LABELS)
def test_a_file_says_where_it_is_from(kind: str) -> None:
    assert is_own_work(f"issues/{kind}.toml")

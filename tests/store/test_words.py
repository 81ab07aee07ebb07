"""The user's words can never break the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.problems import SecretariatError
from secretariat.store.sqlite import Store
from secretariat.store.words import fts_query
from tests.store.readings import BRENIK, put


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("red lines", '"red" "lines"'),
        ('"red lines" putin', '"red lines" "putin"'),
        ("sanction*", '"sanction" *'),
        ("NOT a AND (b OR c) -x ^y z:", '"NOT" "a" "AND" "(b" "OR" "c)" "-x" "^y" "z:"'),
        ('half "open quote', '"half" "open quote"'),
        ("a \x00 — b", '"a" "b"'),
    ],
)
def test_words_become_quoted_terms(words: str, query: str) -> None:
    assert fts_query(words) == query


@pytest.mark.parametrize("words", ["", " ", '""', "— *", "\ud800"])
def test_nothing_to_search_for_is_said(words: str) -> None:
    with pytest.raises(SecretariatError, match="nothing to search for"):
        fts_query(words)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = Store.open(tmp_path_factory.mktemp("words") / "talks.db", create=True)
    put(opened, BRENIK)
    return opened


@given(words=st.text(st.characters()) | st.text('"*()^:+-{}ab \x00'))
def test_any_words_can_be_searched(store: Store, words: str) -> None:
    try:
        store.search(words)
    except SecretariatError as error:
        assert "nothing to search for" in str(error)  # noqa: PT017

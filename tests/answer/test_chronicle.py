"""Owns: what became known when, for any day, as `accounts.changes` has it for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from secretariat.answer.accounts import changes
from secretariat.answer.chronicle import Chronicle
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store
from tests.answer.differing import EVERY, ORLENZ, WIRE, differing
from tests.answer.talking import BERLIN, GENEVA, UNDATED
from tests.reconcile.tabling import LEAK, SHORTER
from tests.store.readings import put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        yield opened


DAYS = [date.min, date(2025, 11, 22), *(date(2031, 3, 1) + timedelta(days=n) for n in range(12)), date.max]


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(as_of=date(2031, 3, 7)), Scope(as_of=date(2020, 1, 1))])
def test_it_is_the_same_as_working_out_one_day(store: Store, scope: Scope) -> None:
    differing(store)
    put(store, GENEVA, BERLIN, UNDATED, LEAK, SHORTER)
    chronicle = Chronicle(store, scope)
    for one in DAYS:
        assert chronicle.since(one) == changes(store, one, scope), one


def test_it_is_the_same_in_any_order_of_arrival(store: Store) -> None:
    differing(store, reversed(EVERY))
    chronicle = Chronicle(store)
    for one in DAYS:
        assert chronicle.since(one) == changes(store, one), one


def test_a_further_origin_is_news_only_after_the_first(store: Store) -> None:
    differing(store)
    chronicle = Chronicle(store)
    told = {one.day: len(chronicle.since(one).confirmed) for one in DAYS if one.year == 2031}
    assert told == {1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0, 12: 0}
    fresh = {one.day: len(chronicle.since(one).claims) for one in DAYS if one.year == 2031}
    assert (fresh[4], fresh[5], fresh[7], fresh[8]) == (2, 1, 1, 0)


def test_once_made_the_dossier_is_not_asked_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        differing(store, (WIRE, ORLENZ))
        chronicle = Chronicle(store)
    assert [one.type for one in chronicle.since(date(2031, 3, 5)).contradictions] == ["value"]


def test_an_empty_dossier(store: Store) -> None:
    assert Chronicle(store).since(date(2031, 3, 1)) == changes(store, date(2031, 3, 1))

"""Owns: answers are kept while the file does not change, worked out once, and bounded."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from secretariat.problems import SecretariatError
from secretariat.store.changing import ChangeWatch
from secretariat.store.sqlite import Store
from secretariat.web.answers import Answers
from tests.store.readings import BRENIK, ORSK, put
from tests.web import dossiers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return dossiers.dossier(tmp_path / "talks.db", BRENIK)


def test_an_answer_is_worked_out_once(path: Path) -> None:
    answers, made = Answers(ChangeWatch(path)), iter(range(9))
    assert [answers.get("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]


def test_twenty_who_ask_at_once_get_one_answer(path: Path) -> None:
    answers, made, together = Answers(ChangeWatch(path)), list[int](), threading.Barrier(20)

    def make() -> int:
        made.append(1)
        return len(made)

    def ask(_: int) -> int:
        together.wait()
        return answers.get("a", make)

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(ask, range(20))) == {1}
    assert made == [1]


def test_what_another_program_adds_is_seen_at_once(path: Path) -> None:
    answers = Answers(ChangeWatch(path))

    def count() -> int:
        with Store.open(path, readonly=True) as store:
            return len(store.reports())

    assert answers.get("reports", count) == 1
    with Store.open(path) as store:
        put(store, ORSK)
    assert answers.get("reports", count) == 2


def test_what_was_begun_before_a_change_is_not_kept(path: Path) -> None:
    answers = Answers(ChangeWatch(path))

    def late() -> str:
        with Store.open(path) as store:
            put(store, ORSK)
        answers.get("other", lambda: None)
        return "of before"

    assert answers.get("a", late) == "of before"
    assert answers.get("a", lambda: "of now") == "of now"


def test_the_least_recently_used_is_forgotten(path: Path) -> None:
    answers = Answers(ChangeWatch(path), kept=2)
    for key in ("a", "b", "a", "c"):
        answers.get(key, lambda key=key: f"first {key}")  # type: ignore[misc]
    assert answers.get("a", lambda: "again") == "first a"
    assert answers.get("b", lambda: "again") == "again"


def test_what_fails_is_not_kept(path: Path) -> None:
    answers = Answers(ChangeWatch(path))

    def fail() -> str:
        raise SecretariatError("not now")

    with pytest.raises(SecretariatError, match="not now"):
        answers.get("a", fail)
    assert answers.get("a", lambda: "now") == "now"


def test_an_answer_may_ask_for_others(path: Path) -> None:
    answers = Answers(ChangeWatch(path))
    assert answers.get("outer", lambda: answers.get("inner", lambda: 1) + 1) == 2


def test_a_quick_one_does_not_wait_for_one_that_is_not(path: Path) -> None:
    answers, begun, ready = Answers(ChangeWatch(path)), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert ready.wait(20)
        return "slow"

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(answers.get, "slow", slow)
        assert begun.wait(20)
        assert answers.get("quick", lambda: "quick", quick=True) == "quick"
        ready.set()
        assert waiting.result(20) == "slow"


def test_a_quick_one_may_not_ask_for_one_that_is_not(path: Path) -> None:
    answers = Answers(ChangeWatch(path))
    with pytest.raises(RuntimeError, match="not quick"):
        answers.get("a", lambda: answers.get("b", lambda: 1), quick=True)
    assert answers.get("c", lambda: answers.get("d", lambda: 1, quick=True)) == 1

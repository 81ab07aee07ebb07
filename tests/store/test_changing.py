"""Owns: states of a dossier's file are told apart, also when another stands in its place, and nothing is written."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from secretariat.problems import SecretariatError
from secretariat.store.changing import ChangeWatch
from secretariat.store.sqlite import Store
from tests.store.readings import BRENIK, ORSK, judged, person_of, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        put(store, BRENIK)
    return tmp_path / "talks.db"


def test_every_write_makes_another_state_and_reading_does_not(path: Path) -> None:
    watch = ChangeWatch(path)
    first = watch.mark()
    with Store.open(path, readonly=True) as store:
        store.reports()
    assert watch.mark() == first
    with Store.open(path) as store:
        put(store, ORSK)
        second = watch.mark()
        store.rule(judged(person_of(BRENIK), person_of(ORSK), at="2025-12-01T00:00:00Z"))
    assert len({first, second, watch.mark()}) == 3
    watch.close()


def test_threads_may_share_it(path: Path) -> None:
    watch = ChangeWatch(path)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: watch.mark(), range(64)))) == 1


def test_a_file_in_a_folder_that_may_not_be_written_to(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert ChangeWatch(path).mark() == ChangeWatch(path).mark()
    finally:
        path.parent.chmod(0o755)


def test_another_file_in_its_place_is_seen(path: Path, tmp_path: Path) -> None:
    watch = ChangeWatch(path)
    before = watch.mark()
    with Store.open(tmp_path / "other.db", create=True) as store:
        put(store, BRENIK, ORSK)
    (tmp_path / "other.db").replace(path)
    assert watch.mark() != before
    watch.close()


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but long enough to be one" * 50])
def test_what_is_no_dossier_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "talks.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SecretariatError, match=r"talks\.db"):
        ChangeWatch(path).mark()


def test_an_older_dossier_is_not_written_to(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(SecretariatError, match="older Secretariat"):
        ChangeWatch(path).mark()
    assert path.read_bytes() == before

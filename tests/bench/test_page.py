"""Owns: the benchmark of the page: every view is asked for, under load and first after a start and an `add`, and its
figures are those of the requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.speed import page
from bench.speed.page import Measured
from bench.speed.run import page_promises
from secretariat.web.app import NAVIGATION


def measured(**changes: object) -> Measured:
    given = {"reports": 3, "start": 1.5, "cold": {"who": 2.0}, "after_add": {}, "load": {"who": [0.1, 0.2, 0.9]}}
    return Measured(**{**given, "megabytes": 120, **changes})  # type: ignore[arg-type]


def test_shares_of_the_times() -> None:
    seconds = [float(n) for n in range(100)]
    assert (page.share(seconds, 0.5), page.share(seconds, 0.99), page.share(seconds, 1.0)) == (50, 99, 99)
    assert page.share([3.0], 0.99) == 3


def test_the_table_has_each_view_and_all_of_them() -> None:
    table = page.table(measured(load={"who": [0.1, 0.2, 0.9], "claims": [0.3]}))
    assert "| who | 3 | 200 | 900 | 2,000 |  |" in table
    assert "| **all** | 4 | 300 | 900 |  |  |" in table
    assert "3 invented reports" in page.told(measured())


def test_what_has_to_hold_of_it() -> None:
    assert [one.kept for one in page_promises(measured())] == [True, True, True]
    slow = measured(load={"who": [0.4, 0.5, 1.2]}, megabytes=501)
    assert [one.kept for one in page_promises(slow)] == [False, False, False]


def test_every_view_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.db"
    page.make(path, 12)
    found = page.measure(path, 12, seconds=1.5)
    views = {name.lower() for name, _ in NAVIGATION}
    assert views | {"report", "claim", "cell", "actor", "contradictions", "statements", "as of a day"} <= set(
        found.cold
    )
    assert set(found.after_add) == set(found.cold)
    assert sum(map(len, found.load.values())) > page.CLIENTS
    assert found.start > 0
    assert found.megabytes == 0 or 30 < found.megabytes < 500


def test_an_error_is_no_figure(talks: Path) -> None:
    import http.client

    with page.served(talks) as (host, _), pytest.raises(RuntimeError, match="/nothing: 404"):
        page.get(http.client.HTTPConnection(host), "/nothing")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    from tests.web.dossiers import dossier

    return dossier(tmp_path / "talks.db")

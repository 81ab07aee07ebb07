"""The store: what goes in comes out, whole, once, whatever interrupts it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from datetime import date
from pathlib import Path

import msgspec
import pytest

from secretariat.evidence import OffsetMap
from secretariat.problems import Problem, SecretariatError
from secretariat.records import DateMention, NameMention, Place, Reading, When
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Known, Store
from tests.store.readings import BRENIK, ORSK, READER, UNDATED, make, person_of, put, quote


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "talks.db", create=True)


def test_a_reading_comes_out_as_it_went_in(store: Store) -> None:
    put(store, BRENIK, ORSK)
    assert store.reading(BRENIK.report.id) == BRENIK
    assert store.original(ORSK.report.id).decode() == ORSK.report.text
    assert store.media(ORSK.report.id) == "text"
    offsets = store.offsets(ORSK.report.id)
    assert isinstance(offsets, OffsetMap)
    assert offsets.encoding == "utf-8"
    with pytest.raises(SecretariatError, match="holds no report 'r-x'"):
        store.reading("r-x")


def with_names(reading: Reading, *places: tuple[str, str]) -> Reading:
    """The reading with its places (id and name) as mentions, and its person as one."""
    report, text = reading.report.id, reading.report.text
    return msgspec.structs.replace(
        reading,
        places=tuple(Place(id=identity, name=name, kind="city") for identity, name in places),
        names=(
            NameMention(
                passage=quote(report, text, reading.actors[-1].name), standing="actor", actor=person_of(reading)
            ),
            *(NameMention(passage=quote(report, text, n), standing="place", place=i) for i, n in places),
        ),
    )


def with_date(reading: Reading, words: str, value: str) -> Reading:
    passage = quote(reading.report.id, reading.report.text, words)
    return msgspec.structs.replace(reading, dates=(DateMention(passage=passage, value=value),))


def test_statements_are_found_by_their_ids(store: Store) -> None:
    put(store, BRENIK, ORSK)
    first, last = BRENIK.statements[1], ORSK.statements[0]
    found = store.statements_called([last.id, "s-nobody", first.id])
    assert sorted(found, key=lambda one: one.id) == sorted((first, last), key=lambda one: one.id)
    assert store.statements_called([]) == ()


def test_places_names_and_dates_come_out_as_they_went_in(store: Store) -> None:
    geneva = with_names(BRENIK, ("l-2", "Geneva"))
    berlin = with_date(with_names(ORSK, ("l-1", "Berlin"), ("l-2", "Geneva")), "new sanctions", "XXXX-03-05")
    put(store, geneva, berlin)
    assert store.reading(ORSK.report.id) == berlin
    assert [(place.id, place.name) for place in store.places()] == [("l-1", "Berlin"), ("l-2", "Geneva")]
    by_report = sorted((geneva, berlin), key=lambda reading: reading.report.id)
    assert store.mentions() == tuple(name for reading in by_report for name in reading.names)
    assert store.dates() == berlin.dates
    early = Scope(as_of=date(2025, 11, 20))
    assert [place.name for place in store.places(early)] == ["Geneva"]
    assert store.mentions(early) == geneva.names
    assert store.dates(early) == ()


def test_a_newer_reading_takes_its_places_names_and_dates_along(store: Store) -> None:
    put(store, with_date(with_names(BRENIK, ("l-2", "Geneva")), "Geneva", "XXXX-03-05"))
    put(store, msgspec.structs.replace(BRENIK, reader="test/2"))
    assert (store.places(), store.mentions(), store.dates()) == ((), (), ())


def test_adding_twice_changes_nothing(store: Store) -> None:
    put(store, BRENIK, BRENIK, BRENIK)
    assert store.reports() == (BRENIK.report,)
    assert len(store.statements()) == 2
    assert len(store.search("geneva")) == 1


def test_the_same_bytes_under_several_names_are_one_report_called_by_the_smallest(store: Store) -> None:
    for name in ("m.txt", "z.txt", "a.txt", "k.txt"):
        put(store, msgspec.structs.replace(BRENIK, report=msgspec.structs.replace(BRENIK.report, name=name)))
    assert [report.name for report in store.reports()] == ["a.txt"]
    store.name_again([(BRENIK.report.sha256, "A.txt"), ("unknown", "0.txt"), (BRENIK.report.sha256, "q.txt")])
    assert [report.name for report in store.reports()] == ["A.txt"]


def test_a_reports_problems_follow_its_name(store: Store) -> None:
    problem = Problem(stage="ingest", place="b/geneva.txt [3:4]", message="has an odd character.")
    put(store, msgspec.structs.replace(BRENIK, problems=(problem, problem)))
    store.name_again([(BRENIK.report.sha256, "a.txt")])
    assert [found.place for found in store.problems()] == ["a.txt [3:4]"]


def test_what_is_added_is_on_the_disk(store: Store) -> None:
    full = 2
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (full,)


def test_a_newer_reader_replaces_the_reading(store: Store) -> None:
    put(store, BRENIK)
    assert store.digests(READER) == {BRENIK.report.sha256: Known("b/geneva.txt", "text")}
    assert store.digests("test/2") == {}
    put(store, msgspec.structs.replace(BRENIK, reader="test/2", statements=BRENIK.statements[:1]))
    assert len(store.statements()) == 1
    assert store.digests("test/2").keys() == {BRENIK.report.sha256}
    assert [len(found.statements) for found in store.search("deal")] == [0]


def test_problems_of_unread_files_stay_until_the_file_is_read_again(store: Store) -> None:
    broken = Problem(stage="ingest", place="wire.jsonl#3", message="is cut short.")
    store.note([broken], "wire.jsonl#3")
    store.note([Problem(stage="parse", place="b.bin", message="is no text.")], "b.bin")
    assert store.refused() == {"wire.jsonl#3"}
    assert store.troubled() == {"wire.jsonl", "b.bin"}
    store.clear_problems(["wire.jsonl"])
    assert [problem.place for problem in store.problems()] == ["b.bin"]
    assert store.problems(Scope(as_of=date(2030, 1, 1))) == ()


@pytest.mark.parametrize(
    ("scope", "names", "undecided"),
    [
        (Scope(), {"b/geneva.txt", "a/berlin.txt", "c.txt", "month.txt"}, 0),
        (Scope(as_of=date(2025, 11, 19)), set(), 2),
        (Scope(as_of=date(2025, 11, 20)), {"b/geneva.txt"}, 2),
        (Scope(as_of=date(2025, 11, 30)), {"b/geneva.txt", "a/berlin.txt", "month.txt"}, 1),
        (Scope(since=date(2025, 11, 21)), {"a/berlin.txt", "month.txt"}, 0),
        (Scope(until=date(2025, 11, 20)), {"b/geneva.txt", "month.txt"}, 0),
        (Scope(as_of=date.max), {"b/geneva.txt", "a/berlin.txt", "c.txt", "month.txt"}, 0),
    ],
)
def test_a_scope_goes_by_publication(store: Store, scope: Scope, names: set[str], undecided: int) -> None:
    month = make("Some day in November", name="month.txt", published=When(earliest="2025-11-01", latest="2025-12-01"))
    put(store, BRENIK, ORSK, UNDATED, month)
    assert {report.name for report in store.reports(scope)} == names
    assert store.undecided(scope) == undecided


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("geneva", {"b/geneva.txt", "a/berlin.txt"}),
        ('"red line"', {"b/geneva.txt"}),
        ('"line red"', set()),
        ("sanction", set()),
        ("sanction*", {"a/berlin.txt"}),
        ("orsk sanctions", {"a/berlin.txt"}),
        ("GENÈVA talks", {"b/geneva.txt"}),
    ],
)
def test_search_finds_words(store: Store, query: str, names: set[str]) -> None:
    put(store, BRENIK, ORSK, UNDATED)
    by_id = {report.id: report.name for report in store.reports()}
    assert {by_id[found.report] for found in store.search(query)} == names


def test_search_by_speaker_finds_statements_only(store: Store) -> None:
    put(store, BRENIK, ORSK)
    speakers = [actor.id for actor in store.actors() if actor.name == "Tomasz Brenik"]
    found = store.search("line", speakers=speakers)
    assert [(hit.marked, len(hit.statements)) for hit in found] == [(None, 1)]
    assert store.search("sanctions", speakers=speakers) == ()
    assert store.search("line", speakers=[]) == ()


def test_a_snapshot_does_not_change_while_others_write(store: Store) -> None:
    put(store, BRENIK)
    with Store.open(store.path, readonly=True) as reader, reader.snapshot():
        assert len(reader.reports()) == 1
        put(store, ORSK)
        assert len(reader.reports()) == 1


def test_the_views_answer_plain_sql(store: Store) -> None:
    put(store, BRENIK, ORSK)
    store.close()
    with sqlite3.connect(store.path) as plain:
        assert plain.execute("SELECT name, outlet, published_from FROM reports ORDER BY name").fetchall() == [
            ("a/berlin.txt", "Der Bote", "2025-11-22T00:00:00Z"),
            ("b/geneva.txt", "Reuters", "2025-11-20T00:00:00Z"),
        ]
        said = "SELECT report_name, speaker, cue, words FROM statements WHERE kind = 'direct' ORDER BY words"
        assert plain.execute(said).fetchall()[0] == ("b/geneva.txt", "Tomasz Brenik", "said", '"the red line stays"')
        assert ("Tomasz Brenik", 1, 1) in plain.execute("SELECT name, reports, statements FROM actors").fetchall()


def test_a_failed_write_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, BRENIK)
    monkeypatch.setattr("secretariat.store.problems.put_of_report", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(store, ORSK)
    monkeypatch.undo()
    assert store.reports() == (BRENIK.report,)
    put(store, ORSK)
    assert len(store.reports()) == 2


def test_a_full_disk_ends_in_a_clear_sentence_and_loses_nothing(store: Store) -> None:
    put(store, BRENIK)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    big = make("Long\n\n" + " ".join(f"word{number}" for number in range(20_000)), name="big.txt")
    with pytest.raises(SecretariatError, match=r"talks\.db: the disk is full\. Every report that was added is safe"):
        put(store, big)
    assert store.reports() == (BRENIK.report,)
    store._connection.execute("PRAGMA max_page_count = 1000000")
    put(store, big)
    assert len(store.reports()) == 2


WRITER = """
    import sys
    from secretariat.store.sqlite import Store
    from tests.store.readings import make, put
    with Store.open(sys.argv[1], create=True) as store:
        for number in range(int(sys.argv[2]), int(sys.argv[3])):
            put(store, make(f"Report {number}\\n\\nHe said it.", name=f"{number}.txt", said=[("He", "said", "it")]))
            print(number, flush=True)
"""


def writer(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    """Another process that adds reports, one line of output after each."""
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_killed_while_adding_it_opens_again_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    process = writer(path, 0, 100_000)
    assert process.stdout is not None
    for _ in range(30):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Store.open(path, create=True) as store:
        kept = store.reports()
        assert len(kept) >= 30
        assert len(store.statements()) == len(kept)
        assert {report.name for report in kept} == {f"{number}.txt" for number in range(len(kept))}
        assert store._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        put(store, make("One more\n\nIt goes on.", name="more.txt"))
        assert len(store.reports()) == len(kept) + 1


def test_two_processes_adding_at_once_lose_and_repeat_nothing(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    both = [writer(path, 0, 120), writer(path, 60, 180)]
    for process in both:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
    with Store.open(path, readonly=True) as store:
        assert {report.name for report in store.reports()} == {f"{number}.txt" for number in range(180)}
        assert len(store.statements()) == 180


def test_a_writer_that_does_not_let_go_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secretariat.store.opening.WAIT_SECONDS", 0.2)
    put(store, BRENIK)
    with Store.open(store.path, create=True) as second:
        store._connection.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(SecretariatError, match="another program is writing to it"):
            put(second, ORSK)
        assert time.monotonic() - started < 5
        assert len(second.reports()) == 1
        store._connection.execute("ROLLBACK")
        put(second, ORSK)
        assert len(second.reports()) == 2

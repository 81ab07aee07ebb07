"""A dossier: add, add again, ask, rule, export."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from secretariat.addition import Addition
from secretariat.answer.exports import write_json
from secretariat.answer.formats.table import FORMATS
from secretariat.answer.talk_rows import Meetings, Positions, Proposals, Provisions
from secretariat.dossier import Dossier, Progress
from secretariat.problems import SecretariatError
from secretariat.records import Actor, Judgement
from secretariat.settings import Settings
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN as TALKS_BERLIN
from tests.answer.talking import GENEVA as TALKS_GENEVA
from tests.answer.talking import UNDATED as TALKS_UNDATED
from tests.answer.talking import who
from tests.store.pipeline import Pipeline
from tests.store.readings import BRENIK, CHAYKIN, ORSK, TSCHAIKIN, WALK, make, person_of, put, write_as_version

GENEVA = (
    'Talks in Geneva\n\n2025-11-20\n\nTomasz Brenik said "the red line stays". Then the room was silent for a while.\n'
)
BERLIN = (
    'Berlin weighs sanctions\n\nFerdinand Orsk said "new sanctions are possible" to reporters in the chancellery.\n'
)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    made = Pipeline()
    monkeypatch.setitem(sys.modules, "secretariat.pipeline", made.module())
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "geneva.txt").write_text(GENEVA)
    (made / "berlin.txt").write_text(BERLIN)
    return made


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return Dossier(tmp_path / "talks.db", Settings(processes=1))


@pytest.mark.usefixtures("pipeline")
def test_add_ask_export(dossier: Dossier, folder: Path) -> None:
    seen: list[Progress] = []
    added = dossier.add([folder], progress=seen.append)
    assert (added.read, added.known, added.unread, added.problems) == (2, 0, 0, ())
    assert added.words == len((GENEVA + BERLIN).split())
    assert [(progress.done, progress.total) for progress in seen] == [(0, None), (0, 2), (1, 2), (2, 2)]
    assert dossier.overview().reports == 2
    assert {row.speaker for group in dossier.statements().reports for row in group.statements} == {
        "Tomasz Brenik",
        "Ferdinand Orsk",
    }
    assert [hit.report.title for hit in dossier.search("sanctions").hits] == ["Berlin weighs sanctions"]
    assert len(dossier.actors().actors) == 2
    export = dossier.export()
    texts = {report.id: report.text for report in export.reports}
    assert all(passage.holds_in(texts[passage.report]) for said in export.statements for passage in said.content)


def test_what_is_known_is_not_read_again(dossier: Dossier, folder: Path, pipeline: Pipeline) -> None:
    dossier.add([folder])
    before = write_json(dossier.export())
    (folder / "paris.txt").write_text("Paris waits\n\nLeontine Varsen said “not yet” in the evening.\n")
    (folder / "z-copy.txt").write_text(GENEVA)
    added = dossier.add([folder])
    assert (added.read, added.known) == (1, 3)
    assert [Path(name).name for name in pipeline.read] == ["berlin.txt", "geneva.txt", "paris.txt"]
    (folder / "paris.txt").unlink()
    assert dossier.add([folder]).read == 0
    assert len(json.loads(before)["reports"]) + 1 == len(dossier.export().reports)


def test_a_better_reader_reads_again(dossier: Dossier, folder: Path, pipeline: Pipeline) -> None:
    dossier.add([folder])
    pipeline.version = "fake/2"
    assert dossier.add([folder]).read == 2
    with Store.open(dossier.path) as store:
        assert {store.reading(report.id).reader for report in store.reports()} == {"fake/2"}


@pytest.mark.usefixtures("pipeline")
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, folder: Path) -> None:
    (folder / "copy.html").write_text(GENEVA)
    (folder / "a-copy.txt").write_text(BERLIN)
    files = sorted(folder.iterdir())
    exports = []
    for number, order in enumerate((files, files[::-1], files[2:] + files[:2])):
        dossier = Dossier(tmp_path / f"{number}.db")
        for file in order:
            dossier.add([file])
        exports.append(write_json(dossier.export()))
    assert exports[0] == exports[1] == exports[2]


@pytest.mark.usefixtures("pipeline")
def test_what_cannot_be_read_is_told_and_forgotten_when_mended(dossier: Dossier, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    lines = [json.dumps({"title": "One", "text": f"Jean Dupont said “{word}” to all of us here."}) for word in "ab"]
    (folder / "wire.jsonl").write_text(f"{lines[0]}\n{lines[1][:20]}\n")
    added = dossier.add([folder])
    assert (added.read, added.unread) == (3, 3)
    places = {Path(problem.place).name for problem in added.problems}
    assert {"empty.txt", "noise.txt", "wire.jsonl#2"} <= places
    assert len(dossier.export().problems) == 3
    again = dossier.add([folder])
    assert (again.read, again.known, again.unread) == (0, 3, 3)
    assert set(again.problems) == set(added.problems)
    (folder / "wire.jsonl").write_text("\n".join(lines))
    (folder / "empty.txt").write_text(BERLIN.replace("new", "old"))
    (folder / "noise.txt").unlink()
    mended = dossier.add([folder])
    assert (mended.read, mended.unread) == (2, 0)
    assert [Path(problem.place).name for problem in dossier.export().problems] == ["noise.txt"]


def test_what_a_setting_refused_is_tried_again(dossier: Dossier, folder: Path, pipeline: Pipeline) -> None:
    (folder / "long.txt").write_text("A word and a word. " * 100)
    strict = Dossier(dossier.path, Settings(processes=1, max_characters=1000))
    assert strict.add([folder]).unread == 1
    pipeline.read.clear()
    assert ((again := strict.add([folder])).known, again.unread, pipeline.read) == (2, 1, [])
    assert dossier.add([folder]).read == 1
    assert dossier.export().problems == ()


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("names", [("a.mht", "b.txt"), ("b.txt", "a.mht")])
def test_bytes_that_fail_as_one_kind_of_file_are_read_as_the_other(
    dossier: Dossier, tmp_path: Path, names: tuple[str, str]
) -> None:
    files = [tmp_path / name for name in names]
    for file in files:
        file.write_text(GENEVA)
    for read in (1, 0):
        added = dossier.add(files)
        assert (added.read, added.known, added.unread) == (read, 1 - read, 1)
        assert [Path(problem.place).name for problem in added.problems] == ["a.mht"]
    assert [Path(report.name).name for report in dossier.export().reports] == ["b.txt"]


@pytest.mark.usefixtures("pipeline")
def test_copies_of_what_cannot_be_read_are_unread_too(dossier: Dossier, tmp_path: Path) -> None:
    files = [tmp_path / "a.mht", tmp_path / "b.mht"]
    for file in files:
        file.write_text(GENEVA)
    first, second = dossier.add(files), dossier.add(files)
    assert (first.read, first.known, first.unread) == (second.read, second.known, second.unread) == (0, 0, 2)
    assert first.problems == second.problems
    assert [problem.place for problem in first.problems] == [str(file) for file in files]


def to_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text(BERLIN + "More."), to_pipe])
def test_what_changes_while_adding_is_told(dossier: Dossier, folder: Path, change: Callable[[Path], object]) -> None:
    seen: list[Progress] = []

    def meddle(progress: Progress) -> None:
        if progress.total is not None and not seen:
            change(folder / "geneva.txt")
        if progress.total is not None:
            seen.append(progress)

    added = dossier.add([folder], progress=meddle)
    assert (added.read, added.unread) == (1, 1)
    assert [problem.place for problem in added.problems] == [str(folder / "geneva.txt")]
    assert (seen[-1].done, seen[-1].total) == (2, 2)
    assert dossier.export().problems == added.problems


def test_stopped_and_started_again_it_goes_on(dossier: Dossier, folder: Path, pipeline: Pipeline) -> None:
    (folder / "c.txt").write_text("INTERRUPT here, said nobody in particular to anyone at all.")
    with pytest.raises(KeyboardInterrupt):
        dossier.add([folder])
    assert len(dossier.export().reports) == 1
    (folder / "c.txt").unlink()
    assert (added := dossier.add([folder])).read == 1
    assert added.known == 1


@pytest.mark.usefixtures("pipeline")
def test_a_folder_that_was_empty_is_no_problem_any_more(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "late").mkdir()
    assert dossier.add([tmp_path / "late"]).unread == 1
    (tmp_path / "late" / "geneva.txt").write_text(GENEVA)
    assert dossier.add([tmp_path / "late"]).problems == ()
    assert dossier.overview().problems == ()


@pytest.mark.usefixtures("pipeline")
def test_standard_input_is_a_report(dossier: Dossier) -> None:
    added = dossier.add(["-"], stdin=io.BytesIO(GENEVA.encode()))
    assert added.read == 1
    assert [report.name for report in dossier.export().reports] == ["-"]


@pytest.mark.usefixtures("pipeline")
def test_a_missing_path_makes_no_dossier(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match="nowhere"):
        dossier.add([tmp_path / "nowhere"])
    assert not dossier.path.exists()


@pytest.mark.usefixtures("pipeline")
def test_a_file_name_that_is_no_unicode_is_written_with_escapes(dossier: Dossier, folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(GENEVA.replace("Geneva", "Bern"))
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert dossier.add([folder]).read == 3
    names = {Path(report.name).name for report in dossier.export().reports}
    assert names == {"geneva.txt", "berlin.txt", "caf\\udce9.txt"}
    assert dossier.add([folder]).read == 0


@pytest.mark.usefixtures("pipeline")
def test_a_record_that_cannot_be_kept_is_a_problem(
    dossier: Dossier, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Pipeline,
        "_reading",
        lambda self, report, actors: make("ok").__class__(
            report=msgspec.structs.replace(report, byline="\ud800"), reader=self.version
        ),
    )
    added = dossier.add([folder])
    assert (added.read, added.unread) == (0, 2)
    assert "no valid Unicode" in added.problems[0].message


@pytest.mark.usefixtures("pipeline")
def test_as_of_is_a_view(dossier: Dossier, folder: Path) -> None:
    dossier.add([folder])
    with dossier.as_of("2025-11-20") as seen:
        assert [group.report.title for group in seen.statements().reports] == ["Talks in Geneva"]
        assert seen.overview().left_out == 1
        assert seen.export() == dossier.export(as_of="2025-11-20")
        assert seen.search("sanctions").hits == ()
        with pytest.raises(SecretariatError, match="as of a day is for reading"):
            seen.add([folder])
    with pytest.raises(SecretariatError, match="as_of is 'tomorrow'"):
        dossier.as_of("tomorrow")


JURIJ = "Halden waits\n\nJurij Tschaikin said “no deal today” to all of us in the customs house.\n"
YURI = "Halden hopes\n\nYuri Chaykin said “a deal is near” to all of us in the customs house.\n"


@pytest.fixture
def halden(tmp_path: Path) -> Path:
    """Two reports that write the name of one man in two ways."""
    made = tmp_path / "halden"
    made.mkdir()
    (made / "jurij.txt").write_text(JURIJ)
    (made / "yuri.txt").write_text(YURI)
    return made


def speakers(dossier: Dossier) -> list[tuple[str, int]]:
    return [(row.name, row.statements) for row in dossier.actors().actors]


@pytest.mark.usefixtures("pipeline")
def test_who_is_the_same_is_judged_after_adding(dossier: Dossier, halden: Path) -> None:
    dossier.add([halden / "jurij.txt"])
    assert (speakers(dossier), dossier.export().judgements) == ([("Jurij Tschaikin", 1)], ())
    dossier.add([halden / "yuri.txt"])
    assert speakers(dossier) == [("Jurij Tschaikin", 2)]
    (judgement,) = dossier.export().judgements
    assert (judgement.verdict, judgement.at, judgement.withdrawn) == ("same", None, None)
    assert judgement.by.startswith("reconcile.")
    assert dossier.as_of("2025-11-20").export().judgements == ()


def test_what_nothing_was_added_to_is_not_judged_again(
    dossier: Dossier, halden: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.add([halden])
    before = write_json(dossier.export())
    monkeypatch.setattr("secretariat.reconcile.actors.judge_actors", lambda _: 1 / 0)
    assert dossier.add([halden]).known == 2
    assert write_json(dossier.export()) == before
    pipeline.version = "fake/2"
    with pytest.raises(ZeroDivisionError):
        dossier.add([halden])


@pytest.mark.usefixtures("pipeline")
def test_a_run_that_was_stopped_before_judging_is_made_good_by_the_next(dossier: Dossier, halden: Path) -> None:
    (halden / "z.txt").write_text("INTERRUPT here, said nobody in particular to anyone at all.")
    with pytest.raises(KeyboardInterrupt):
        dossier.add([halden])
    assert len(speakers(dossier)) == 2
    (halden / "z.txt").unlink()
    assert (added := dossier.add([halden])).read == 0
    assert added.known == 2
    assert speakers(dossier) == [("Jurij Tschaikin", 2)]


@pytest.mark.usefixtures("pipeline")
def test_what_another_program_adds_while_judging_is_judged_by_that_one(
    dossier: Dossier, halden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was judged without it is not put, so that whoever comes next sees that there is something to judge."""
    from secretariat.reconcile.actors import judge_actors

    def meanwhile(actors: Iterable[tuple[str, Actor]]) -> tuple[Judgement, ...]:
        found = judge_actors(actors)
        with Store.open(dossier.path) as other:
            put(other, BRENIK)
        return found

    monkeypatch.setattr("secretariat.reconcile.actors.judge_actors", meanwhile)
    dossier.add([halden])
    monkeypatch.undo()
    with Store.open(dossier.path, readonly=True) as store:
        assert (store.judgements(), store.is_reconciled()) == ((), False)


@pytest.mark.usefixtures("pipeline")
def test_a_dossier_of_the_first_schema_is_judged_by_the_next_addition(
    dossier: Dossier, halden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        write_as_version(1, older)
        older.setattr("secretariat.reconciling.reconcile", lambda store: None)
        with Store.open(dossier.path, create=True) as store:
            Addition(dossier.settings, [halden], None, lambda _: None).run(store, 0)
    assert dossier.add([halden]).known == 2
    assert len(dossier.export().judgements) == 1


@pytest.fixture
def judged(dossier: Dossier, halden: Path, pipeline: Pipeline) -> Dossier:
    """A dossier in which the rules took the two for one."""
    dossier.add([halden])
    return dossier


TSCHAIKIN_ID, CHAYKIN_ID = person_of(TSCHAIKIN), person_of(CHAYKIN)


def test_a_ruling_outweighs_the_rules_and_is_taken_back(judged: Dossier, halden: Path) -> None:
    ruling = judged.judge(CHAYKIN_ID, TSCHAIKIN_ID, "different", why="They met on Monday.", by="Ilse Brandt")
    assert (ruling.verdict, ruling.why, ruling.by, ruling.withdrawn) == (
        "different",
        "They met on Monday.",
        "Ilse Brandt",
        None,
    )
    assert ruling.at is not None
    assert datetime.fromisoformat(ruling.at).utcoffset() == timedelta(0)
    assert speakers(judged) == [("Jurij Tschaikin", 1), ("Yuri Chaykin", 1)]
    (halden / "third.txt").write_text(YURI.replace("near", "far"))
    judged.add([halden])
    assert speakers(judged) == [("Yuri Chaykin", 2), ("Jurij Tschaikin", 1)]
    assert judged.withdraw(TSCHAIKIN_ID, CHAYKIN_ID) == 1
    assert speakers(judged) == [("Jurij Tschaikin", 3)]
    assert judged.withdraw(TSCHAIKIN_ID, CHAYKIN_ID) == 0
    taken = [one for one in judged.export().judgements if one.by == "Ilse Brandt"]
    assert [one.at for one in taken] == [ruling.at]
    assert None not in [one.withdrawn for one in taken]


def test_what_people_ruled_does_not_depend_on_the_order_of_arrival(
    tmp_path: Path, halden: Path, pipeline: Pipeline
) -> None:
    found = []
    for number, order in enumerate((("jurij.txt", "yuri.txt"), ("yuri.txt", "jurij.txt"))):
        dossier = Dossier(tmp_path / f"{number}.db")
        for name in order:
            dossier.add([halden / name])
        dossier.judge(TSCHAIKIN_ID, CHAYKIN_ID, "unsure", why="Nobody knows.", by="Ilse Brandt")
        found.append((speakers(dossier), [pair.names for pair in dossier.actors().open]))
    assert found[0] == found[1]
    assert found[0][0] == [("Jurij Tschaikin", 1), ("Yuri Chaykin", 1)]
    assert len(found[0][1]) == 1


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (TSCHAIKIN_ID, TSCHAIKIN_ID, "These are one and the same id; a ruling is on two actors"),
        (TSCHAIKIN_ID, "a-nobody", "There is no actor 'a-nobody'; `secretariat show actors --json` has the ids"),
        ("Yuri Chaykin", TSCHAIKIN_ID, "There is no actor 'Yuri Chaykin'"),
    ],
)
def test_a_ruling_is_on_two_actors_that_there_are(judged: Dossier, left: str, right: str, said: str) -> None:
    before = judged.export().judgements
    with pytest.raises(SecretariatError, match=said):
        judged.judge(left, right, "same", why="a test", by="Ilse Brandt")
    with pytest.raises(SecretariatError, match=said):
        judged.withdraw(left, right)
    assert judged.export().judgements == before


def test_a_dossier_as_of_a_day_is_not_ruled_on(judged: Dossier) -> None:
    seen = judged.as_of("2031-03-01")
    with pytest.raises(SecretariatError, match="as of a day is for reading; rule on the dossier itself"):
        seen.judge(TSCHAIKIN_ID, CHAYKIN_ID, "same", why="a test", by="Ilse Brandt")
    with pytest.raises(SecretariatError, match="as of a day is for reading"):
        seen.withdraw(TSCHAIKIN_ID, CHAYKIN_ID)


def test_the_timeline_and_the_export_have_the_dates_that_the_dossier_gives(dossier: Dossier) -> None:
    with Store.open(dossier.path, create=True) as store:
        put(store, WALK, BRENIK, ORSK)
        assert store.reading(WALK.report.id) == WALK
    (row,) = dossier.timeline().rows
    assert (row.when.earliest, row.when.anchor, row.words) == ("2025-11-18", "dossier", "“we walk”")
    export = dossier.export()
    (said,) = (one for one in export.statements if one.report == WALK.report.id)
    assert said.said == row.when
    written = {report.name: report.written for report in export.reports}
    assert written["walk.txt"] is not None
    assert (written["walk.txt"].earliest, written["walk.txt"].latest) == ("2025-11-18", None)
    assert [when for name, when in written.items() if name != "walk.txt"] == [None, None]
    assert dossier.as_of("2025-11-30").timeline().rows == ()


@pytest.fixture
def talking(dossier: Dossier) -> Dossier:
    """Three reports of talks between Kestria and Tarsovia, made by hand."""
    with Store.open(dossier.path, create=True) as store:
        put(store, TALKS_GENEVA, TALKS_BERLIN, TALKS_UNDATED)
    return dossier


def test_a_dossier_tells_of_talks(talking: Dossier) -> None:
    assert [len(answer.rows) for answer in of_talks(talking)] == [5, 3, 5, 6]
    assert talking.meetings().rows[0].participants == ("Josef Halvek", "Karin Holm")
    assert talking.positions().parties == ("Kestria", "Tarsovia")
    assert [row.party for row in talking.positions("tarso").rows] == ["Tarsovia"] * 3
    with pytest.raises(SecretariatError, match=r"--party is 'Tarsowia': .* Did you mean Tarsovia\?"):
        talking.positions(party="Tarsowia")


def of_talks(dossier: Dossier) -> tuple[Meetings, Proposals, Provisions, Positions]:
    return dossier.meetings(), dossier.proposals(), dossier.provisions(), dossier.positions()


def test_talks_as_of_a_day_are_those_of_the_export_as_of_it(talking: Dossier) -> None:
    seen = talking.as_of("2025-11-22")
    for answer in of_talks(seen):
        assert (answer.as_of, answer.left_out) == ("2025-11-22", 1)
        assert {row.report.name for row in answer.rows} == {"a/berlin.txt", "b/geneva.txt"}
    for export, shown in ((seen.export(), of_talks(seen)), (talking.export(), of_talks(talking))):
        records = (export.meetings, export.proposals, export.provisions, export.positions)
        assert [{one.id for one in kind} for kind in records] == [{row.id for row in answer.rows} for answer in shown]


def test_talks_of_a_dossier_that_is_not_there_cannot_be_asked_for(dossier: Dossier) -> None:
    for ask in (dossier.meetings, dossier.proposals, dossier.provisions, dossier.positions):
        with pytest.raises(SecretariatError, match="There is no dossier"):
            ask()


def test_a_ruling_leads_the_parties_of_talks_back_to_one(talking: Dossier) -> None:
    talking.judge(who("Kestria"), who("Maruvia"), "same", why="One state under two names.", by="Ilse Brandt")
    met = next(row for row in talking.meetings().rows if row.mediators)
    assert met.mediators[0] in met.participants
    assert len(talking.positions("Maruvia").rows) == len(talking.positions("Kestria").rows) == 3
    talking.withdraw(who("Kestria"), who("Maruvia"))
    assert talking.positions("Maruvia").rows == ()


MARCH = """Ukraine and Russia hold talks

2031-03-06

GENEVA, March 6 (Reuters) - Ukraine and Russia held a round of talks in Geneva on March 5.

Russia demands that Ukraine cut its army to 600,000 troops. The United States has drafted a 28-point peace plan.
"""
APRIL = """Russia and Ukraine will meet

2031-04-02

GENEVA, April 2 (Reuters) - Russia and Ukraine will meet in Geneva on April 9.

Ukraine rejects any cut of its army.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Two short reports, read with the real pipeline."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "april.txt").write_text(APRIL)
    (folder / "march.txt").write_text(MARCH)
    dossier = Dossier(folder / "talks.db", Settings(processes=1))
    added = dossier.add([folder / "april.txt", folder / "march.txt"])
    assert (added.read, added.problems) == (2, ())
    return dossier


def test_meetings_that_are_read(read: Dossier) -> None:
    first, second = read.meetings().rows
    assert (first.status, second.status) == ("held", "planned")
    for row, day in ((first, "2031-03-05"), (second, "2031-04-09")):
        assert row.participants == ("Government of Russia", "Government of Ukraine")
        assert row.when is not None
        assert (row.when.earliest or "")[:10] == day
        assert row.made_by


def test_proposals_and_terms_that_are_read(read: Dossier) -> None:
    (plan,) = read.proposals().rows
    assert (plan.points, plan.words in MARCH) == (28, True)
    term = next(row for row in read.provisions().rows if row.quantity is not None)
    assert (term.issue, term.obliged) == ("armed forces", ("Government of Ukraine",))
    assert term.quantity is not None
    assert (term.quantity.value, term.quantity.bound) == (600_000, "at most")


def test_positions_that_are_read(read: Dossier) -> None:
    stances = {(row.party, row.issue): row.stance for row in read.positions().rows}
    assert stances["Government of Russia", "armed forces"] == "demands"
    assert stances["Government of Ukraine", "armed forces"] == "rejects"
    assert {row.party for row in read.positions("ukraine").rows} == {"Government of Ukraine"}


def test_what_is_read_of_talks_stands_on_its_words(read: Dossier) -> None:
    texts = {report.id: report.text for report in read.export().reports}
    rows = [row for answer in of_talks(read) for row in answer.rows]
    assert rows
    for row in rows:
        assert all(passage.holds_in(texts[row.report.id]) for passage in row.passages)
    early = read.as_of("2031-03-31")
    assert {row.report.name.rpartition("/")[2] for answer in of_talks(early) for row in answer.rows} == {"march.txt"}


def test_a_second_add_of_a_thousand_known_reports_is_quick(
    dossier: Dossier, tmp_path: Path, pipeline: Pipeline
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number:04}.txt").write_text(f"{GENEVA}\nIt was report number {number} of that day.\n" * 3)
    dossier.add([folder])
    pipeline.read.clear()
    started = time.monotonic()
    added = dossier.add([folder])
    assert (added.read, added.known, pipeline.read) == (0, 1000, [])
    assert time.monotonic() - started < 2


def test_a_dossier_is_written_in_every_format(talking: Dossier, tmp_path: Path) -> None:
    for kind, made in FORMATS.items():
        target = tmp_path / kind
        written = talking.write(target, kind)
        assert written == talking.written(kind)
        if made.folder:
            assert {path.name: path.read_bytes() for path in target.iterdir()} == written.files
        else:
            assert target.read_bytes() == written.files
    early = talking.as_of("2025-11-20").written("csv").files
    assert isinstance(early, dict)
    assert early["reports.csv"].count(b"b/geneva.txt") == 1
    assert b"a/berlin.txt" not in early["reports.csv"]


def test_a_feed_is_of_the_last_days_or_of_those_asked_for(talking: Dossier) -> None:
    assert talking.written("rss").told == "what changed since 2025-11-08, of 3 reports"
    assert talking.as_of("2025-11-20").written("rss").told == "what changed since 2025-11-06, of 1 report"
    assert talking.written("atom", since="2025-11-21").told == "what changed since 2025-11-21, of 2 reports"


def test_what_cannot_be_written_is_said(talking: Dossier, tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match="There is no format 'pdf'; there are json, csv, parquet"):
        talking.write(tmp_path / "out", "pdf")
    with pytest.raises(SecretariatError, match="since is 2025-11-21; it goes with rss or atom, not with json"):
        talking.write(tmp_path / "out", since="2025-11-21")
    with pytest.raises(SecretariatError, match="since is 'May'; it takes a day"):
        talking.write(tmp_path / "out", "rss", since="May")
    with pytest.raises(SecretariatError, match="belongs to the dossier"):
        talking.write(talking.path)
    with pytest.raises(SecretariatError, match="is a folder; --format ics is one file"):
        talking.write(tmp_path, "ics")
    assert not (tmp_path / "out").exists()


def test_excerpts_pass_on_no_more_than_quotes(talking: Dossier) -> None:
    read = json.loads(talking.written(words="excerpts").files)  # type: ignore[arg-type]
    assert [("text" in report, report["blocks"]) for report in read["reports"]] == [(False, [])] * 3
    assert read["positions"] == json.loads(talking.written(words="quotes").files)["positions"]  # type: ignore[arg-type]


def test_any_question_can_be_asked_as_of_a_day_and_nothing_be_written(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with Store.open(path, create=True) as store:
        put(store, BRENIK, ORSK)
    dossier = Dossier(path)
    assert dossier.ask(lambda store, scope: len(store.reports(scope))) == 2
    assert dossier.as_of("2025-11-20").ask(lambda store, scope: len(store.reports(scope))) == 1
    with pytest.raises(SecretariatError, match="may not be written to"):
        dossier.ask(lambda store, _: store.remove(BRENIK.report.id))

"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import ast
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import jsonschema
import msgspec
import pytest
from click.testing import CliRunner, Result

from secretariat.answer.exports import read_export, schema_json
from secretariat.answer.formats.table import FORMATS
from secretariat.cli import SHOWN, main
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN as TALKS_BERLIN
from tests.answer.talking import EVIL as TALKS_EVIL
from tests.answer.talking import GENEVA as TALKS_GENEVA
from tests.answer.talking import UNDATED as TALKS_UNDATED
from tests.store.pipeline import Pipeline
from tests.store.readings import (
    BRENIK,
    CHAYKIN,
    ORSK,
    TSCHAIKIN,
    UNDATED,
    WALK,
    judged,
    make,
    outlet_of,
    person_of,
    put,
)

ROOT = Path(__file__).resolve().parent.parent
TALKS = ("meetings", "proposals", "provisions", "positions")
"""What `show` shows of talks."""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with Store.open(path, create=True) as store:
        put(store, BRENIK, ORSK, UNDATED)
    return path


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "secretariat.pipeline", Pipeline().module())
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "geneva.txt").write_text('Talks in Geneva\n\nTomasz Brenik said "the red line stays" to all who asked.\n')
    return folder


def run(*arguments: str | Path, **environ: str) -> Result:
    """A command's result; none may end in a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], env=environ, prog_name="secretariat")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_help_lists_what_there_is() -> None:
    result = run("--help")
    assert result.exit_code == 0
    commands = [line.split()[0] for line in result.output.partition("Commands:")[2].splitlines() if line.strip()]
    assert commands == ["add", "brief", "changes", "export", "judge", "remove", "search", "serve", "show"]


@pytest.mark.parametrize("command", ["add", "changes", "export", "judge", "remove", "search", "show"])
def test_every_command_and_option_is_explained(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "-d, --dossier" in result.output
    assert command in ("add", "judge", "remove") or ("--as-of" in result.output and "--json" in result.output)
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_add_then_show(reports: Path, tmp_path: Path) -> None:
    added = run("add", "-d", tmp_path / "new.db", reports)
    assert added.exit_code == 0
    assert added.stdout.startswith(f"{tmp_path / 'new.db'}: 1 report read (14 words, ")
    assert added.stderr == "Reading 1 report …\n"
    again = run("add", "-d", tmp_path / "new.db", reports)
    assert (again.stdout, again.stderr) == (f"{tmp_path / 'new.db'}: 0 reports read; 1 known already\n", "")
    shown = run("show", "-d", tmp_path / "new.db", "statements")
    assert shown.stdout.split("\t")[3:] == [
        "Tomasz Brenik",
        "direct",
        "assert",
        "-",
        "-",
        "-",
        '"the red line stays"\n',
    ]


def test_add_with_problems_ends_with_1_and_names_each(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    result = run("add", "-d", tmp_path / "new.db", reports)
    assert result.exit_code == 1
    assert "1 report read" in result.stdout
    assert "; 1 not read" in result.stdout
    assert f"{reports / 'empty.txt'}: " in result.stderr


def test_add_takes_settings(reports: Path, tmp_path: Path) -> None:
    (reports / "large.txt").write_text("A word and a word. " * 80_000)
    result = run("add", "-d", tmp_path / "new.db", "--max-megabytes", "1", reports)
    assert result.exit_code == 1
    assert "large.txt" in result.stderr
    assert run("add", "-d", tmp_path / "new.db", "--processes", "-1", reports).exit_code == 2
    wrong = run("add", "-d", tmp_path / "new.db", reports, SECRETARIAT_PROCESSES="many")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
    assert "SECRETARIAT_PROCESSES is 'many'" in wrong.stderr


def test_a_fault_is_told_without_a_traceback(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pipeline, "_reading", lambda *_: 1 / 0)
    monkeypatch.setitem(sys.modules, "secretariat.pipeline", Pipeline().module())
    result = run("add", "-d", tmp_path / "new.db", reports)
    assert result.exit_code == 2
    assert (
        "Error: a fault in Secretariat (ZeroDivisionError: division by zero). What was added is safe." in result.stderr
    )
    assert "Traceback" not in result.stderr


def test_interrupted_it_says_how_to_go_on(reports: Path, tmp_path: Path) -> None:
    (reports / "later.txt").write_text("INTERRUPT, said nobody in particular to anyone at all.")
    result = run("add", "-d", tmp_path / "new.db", reports)
    assert result.exit_code == 130
    assert "Interrupted: 1 of 2 new reports are in" in result.stderr
    assert "Run the same command again to go on." in result.stderr


def test_the_dossier_may_come_from_the_environment(dossier: Path) -> None:
    assert run("show", SECRETARIAT_DOSSIER=str(dossier)).stdout.startswith("reports\t3\n")


@pytest.mark.parametrize(
    "command",
    [
        ["show"],
        ["show", "statements"],
        ["show", "timeline"],
        *(["show", kind] for kind in TALKS),
        ["search", "x"],
        ["export"],
        ["judge", "a-1", "a-2", "same", "--why", "a test"],
        ["judge", "a-1", "a-2", "withdraw"],
    ],
)
def test_reading_needs_a_dossier(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "-d", tmp_path / "none.db")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"Error: There is no dossier {tmp_path / 'none.db'}. Make it with `secretariat add -d {tmp_path / 'none.db'} "
        "PATH…`, or give another file with -d.\n"
    )


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["show", "everything"], "'everything' is not one of 'overview', 'statements', 'actors'"),
        (["show", "--speaker", "Brenik"], "--speaker goes with `show statements`, not with `show overview`"),
        (["show", "statements", "--speaker", "Nobody"], "--speaker is 'Nobody': nobody in these reports"),
        (["show", "--as-of", "yesterday"], "--as-of is 'yesterday'; it takes a day as year-month-day, e.g. 2025-11-20"),
        (["search"], "Missing argument 'WORDS...'"),
        (["search", "…"], "There is nothing to search for"),
        (["search", "x", "--since", "May"], "Error: --since is 'May'; it takes a day"),
        (["search", "x", "--until", "May"], "Error: --until is 'May'; it takes a day"),
        (["add", "--max-megabytes", "0", "/"], "0 is not in the range x>=1"),
        (
            ["show", "timeline", "--speaker", "Brenik"],
            "--speaker goes with `show statements`, not with `show timeline`",
        ),
        *(
            (["show", kind, "--party", "Kestria"], f"--party goes with `show positions`, not with `show {kind}`")
            for kind in SHOWN
            if kind != "positions"
        ),
        (["show", "--party", "Kestria"], "--party goes with `show positions`, not with `show overview`"),
        (["show", "meetings", "--party", ""], "--party goes with `show positions`, not with `show meetings`"),
        *(
            (["show", kind, "--speaker", "Brenik"], f"--speaker goes with `show statements`, not with `show {kind}`")
            for kind in TALKS
        ),
        (["show", "positions", "--party", "Nobody"], "--party is 'Nobody': nobody in these reports has that name."),
        (
            ["show", "positions", "--party", "Brenick"],
            "--party is 'Brenick': nobody in these reports has that name. Did",
        ),
        (["show", "positions", "--party", ""], "--party is '': nobody in these reports has that name."),
        (["show", "meetings", "--as-of", "May"], "Error: --as-of is 'May'; it takes a day"),
        (["judge", "a-1", "a-2"], "Missing argument '{same|different|unsure|withdraw}'"),
        (["judge", "a-1", "a-2", "maybe"], "'maybe' is not one of 'same', 'different', 'unsure', 'withdraw'"),
        (["judge", "a-1", "a-2", "same"], "A ruling needs its reason: --why"),
        (["judge", "a-1", "a-2", "same", "--why", ""], "A ruling needs its reason: --why"),
        (["judge", "a-1", "a-2", "same", "--why", "a test"], "There is no actor 'a-1'"),
        (["judge", "a-1", "a-1", "withdraw"], "These are one and the same id"),
        (["export", "--format", "pdf"], "'pdf' is not one of 'json', 'csv', 'parquet', 'xlsx', 'jsonld'"),
        (["export", "--format", "csv"], "give it with -o FOLDER"),
        (["export", "--format", "parquet", "-o", "-"], "give it with -o FOLDER"),
        (["export", "--format", "ics", "--json"], "--json is --format json; give it or --format ics."),
        (["export", "--format", "csv", "-o", "/dev/null"], "there is a file of that name. --format csv is a folder"),
        (["export", "--since", "2025-11-20"], "--since goes with --format rss and atom, not with json."),
        (["export", "--format", "rss", "--since", "May"], "--since is 'May'; it takes a day"),
        (["export", "-o", "/"], "is a folder; --format json is one file"),
        (["export", "--format", "ics", "-o", "/"], "is a folder; --format ics is one file"),
        (["conquer"], "No such command 'conquer'"),
    ],
)
def test_misuse_ends_with_2_and_says_what_is_allowed(dossier: Path, command: list[str], said: str) -> None:
    result = run(*command, SECRETARIAT_DOSSIER=str(dossier))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_as_of_and_its_note(dossier: Path) -> None:
    result = run("show", "-d", dossier, "statements", "--as-of", "2025-11-20")
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == [
        "b/geneva.txt [36-56]",
        "b/geneva.txt [75-88]",
    ]
    assert result.stderr == "As of 20 Nov 2025; 1 report left out, not known to have been published by then.\n"


@pytest.mark.parametrize("what", SHOWN)
def test_show_prints_json(dossier: Path, what: str) -> None:
    result = run("show", what, "-d", dossier, "--json", "--as-of", "2025-11-22")
    answer = json.loads(result.stdout)
    assert (answer["as_of"], answer["left_out"]) == ("2025-11-22", 1)


def test_show_timeline_prints_a_line_for_each_day_and_words(dossier: Path) -> None:
    with Store.open(dossier) as store:
        put(store, WALK)
    result = run("show", "timeline", "-d", dossier)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2025-11-18\tdossier\tsaid\twalk.txt [48-57]\tTomasz Brenik\t“we walk”\n"
    (row,) = json.loads(run("show", "timeline", "-d", dossier, "--json").stdout)["rows"]
    assert (row["when"]["anchor"], row["passage"]["quote"], row["report"]["name"]) == (
        "dossier",
        "“we walk”",
        "walk.txt",
    )
    seen = run("show", "timeline", "-d", dossier, "--as-of", "2025-11-22")
    assert (seen.stdout, seen.stderr) == (
        "",
        "As of 22 Nov 2025; 2 reports left out, not known to have been published by then.\n",
    )


@pytest.fixture
def talking(tmp_path: Path) -> Path:
    """A dossier of three reports of talks between Kestria and Tarsovia."""
    path = tmp_path / "kestria.db"
    with Store.open(path, create=True) as store:
        put(store, TALKS_BERLIN, TALKS_UNDATED, TALKS_GENEVA)
    return path


@pytest.mark.parametrize(
    ("kind", "number", "first"),
    [
        ("meetings", 5, "2025-11-10\theld\t-\t-\tJosef Halvek | Karin Holm\t-\ta/berlin.txt [27-57]\tmeetings/1\t-"
         "\tHolm saw Halvek on 10 November"),
        ("proposals", 5, "12-point plan | the plan\tKestria\t-\t12\tb/geneva.txt [110-125]\t-\t-\ta 12-point plan"),
        ("provisions", 5, "armed forces\topen\tTarsovia\t-\t-\t-\t-\t-\t-\tb/geneva.txt [127-174]\tprovisions.verb/1\t-"
         "\tTarsovia is to cut its army to 600,000 soldiers"),
        ("positions", 6, "Kestria\tinspections\tdemands\t-\tstated\t-\t2025-11-20\t2\tb/geneva.txt [211-249]"
         "\tpositions.verb/1\t-\tKestria wants inspectors on the border"),
    ],
)  # fmt: skip
def test_show_prints_a_line_for_each_record_of_talks(talking: Path, kind: str, number: int, first: str) -> None:
    result = run("show", kind, "-d", talking)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert (len(lines), lines[0]) == (number, first)
    assert run("show", kind, "--why", "-d", talking).stdout == result.stdout


@pytest.mark.parametrize("kind", TALKS)
def test_show_of_talks_as_of_a_day_leaves_out_and_says_so(talking: Path, kind: str) -> None:
    seen = run("show", kind, "-d", talking, "--as-of", "2025-11-20")
    assert seen.stderr == "As of 20 Nov 2025; 1 report left out, not known to have been published by then.\n"
    whole = run("show", kind, "-d", talking)
    told = [line for line in whole.stdout.splitlines() if "b/geneva.txt [" in line]
    younger = [line.replace("2025-11-20\t2\t", "2025-11-20\t0\t") for line in told]
    assert [line for line in seen.stdout.splitlines() if not line.startswith("plan version")] == younger != []
    before = run("show", kind, "-d", talking, "--as-of", "2025-11-19")
    assert (before.exit_code, before.stdout) == (0, "")


@pytest.mark.parametrize("kind", TALKS)
def test_json_of_talks_is_the_row_with_its_report_rule_and_score(talking: Path, kind: str) -> None:
    result = run("show", kind, "-d", talking, "--json")
    assert result.stderr == ""
    answer = json.loads(result.stdout)
    assert (answer["as_of"], answer["left_out"]) == (None, 0)
    for row in answer["rows"]:
        assert {"id", "words", "passages", "report", "made_by", "score"} <= set(row)
        assert row["report"]["name"] in ("a/berlin.txt", "b/geneva.txt", "c.txt")
        assert row["words"] == row["passages"][0]["quote"]
    assert run("show", kind, "--why", "-d", talking, "--json").stdout == result.stdout


def test_json_of_positions_has_the_table(talking: Path) -> None:
    answer = json.loads(run("show", "positions", "-d", talking, "--json").stdout)
    assert answer["parties"] == ["Kestria", "Tarsovia"]
    assert answer["issues"] == ["armed forces", "inspections", "other"]
    assert {row["actor"] for row in answer["rows"]} == {None, "Josef Halvek"}
    narrowed = json.loads(run("show", "positions", "--party", "tarso", "-d", talking, "--json").stdout)
    assert (narrowed["parties"], narrowed["issues"]) == (["Tarsovia"], ["armed forces", "other"])


@pytest.mark.parametrize(("name", "number"), [("Tarsovia", 3), ("KESTRIA", 3), ("halvek", 1), ("ia", 6), ("Holm", 0)])
def test_one_partys_positions(talking: Path, name: str, number: int) -> None:
    result = run("show", "positions", "--party", name, "-d", talking)
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (0, "", number)


@pytest.mark.parametrize("kind", TALKS)
def test_a_dossier_without_talks_prints_nothing(dossier: Path, kind: str) -> None:
    result = run("show", kind, "-d", dossier)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert json.loads(run("show", kind, "-d", dossier, "--json").stdout)["rows"] == []


@pytest.mark.parametrize("kind", TALKS)
def test_what_reports_tell_of_talks_is_safe_to_print(talking: Path, kind: str) -> None:
    with Store.open(talking) as store:
        put(store, TALKS_EVIL)
    result = run("show", kind, "-d", talking)
    assert not set(result.stdout) & set("\x1b\x07\x9b\u202e\u2066")
    assert result.stdout.count("\n") == run("show", kind, "-d", talking).stdout.count("\n") > 3
    refused = run("show", "positions", "--party", "\x1b[2J", "-d", talking)
    assert (refused.exit_code, "\x1b" in refused.stderr) == (2, False)


@pytest.fixture
def halden(dossier: Path) -> Path:
    """A dossier in which Yuri Chaykin, who speaks for Halden Daily, may be Jurij Tschaikin."""
    yuri = msgspec.structs.replace(CHAYKIN.actors[-1], party=outlet_of(TSCHAIKIN))
    with Store.open(dossier) as store:
        put(store, TSCHAIKIN, msgspec.structs.replace(CHAYKIN, actors=(CHAYKIN.actors[0], yuri)))
        store.put_judgements([judged(person_of(TSCHAIKIN), person_of(CHAYKIN), "unsure")])
    return dossier


def open_pairs(dossier: Path) -> list[set[str]]:
    answer = json.loads(run("show", "actors", "-d", dossier, "--json").stdout)
    return [{pair["left"], pair["right"]} for pair in answer["open"]]


def test_show_actors_says_for_whom_they_speak_and_who_may_be_one(halden: Path) -> None:
    line = next(line for line in run("show", "actors", "-d", halden).stdout.splitlines() if "Chaykin" in line)
    assert line.split("\t") == [person_of(CHAYKIN), "Yuri Chaykin", "person", "1", "1", "Halden Daily", "-"]
    answer = json.loads(run("show", "actors", "-d", halden, "--json").stdout)
    (pair,) = answer["open"]
    assert ({pair["left"], pair["right"]}, set(pair["names"]), pair["why"]) == (
        {person_of(TSCHAIKIN), person_of(CHAYKIN)},
        {"Jurij Tschaikin", "Yuri Chaykin"},
        "for a test",
    )
    assert [actor["party"] for actor in answer["actors"] if actor["name"] == "Yuri Chaykin"] == ["Halden Daily"]


def test_judge_rules_and_takes_back(halden: Path) -> None:
    pair = (person_of(TSCHAIKIN), person_of(CHAYKIN))
    ruled = run("judge", "-d", halden, *pair, "same", "--why", "signs with both names", "--by", "Ilse Brandt")
    assert (ruled.exit_code, ruled.stdout, ruled.stderr) == (0, "", f"{halden}: ruled same.\n")
    shown = run("show", "actors", "-d", halden).stdout
    assert ("Jurij Tschaikin" in shown, open_pairs(halden)) == (True, [])
    assert shown.count("\tperson\t") == 3
    kept = [one for one in json.loads(run("export", "-d", halden).stdout)["judgements"] if one["at"]]
    assert [(one["verdict"], one["why"], one["by"]) for one in kept] == [
        ("same", "signs with both names", "Ilse Brandt")
    ]
    assert run("judge", "-d", halden, *pair, "withdraw").stderr == f"{halden}: 1 ruling taken back.\n"
    assert open_pairs(halden) == [set(pair)]
    assert run("judge", "-d", halden, *pair, "withdraw").stderr == f"{halden}: 0 rulings taken back.\n"


def test_judge_is_signed_by_the_user_unless_told(halden: Path) -> None:
    pair = (person_of(TSCHAIKIN), person_of(CHAYKIN))
    assert run("judge", "-d", halden, *pair, "different", "--why", "they met", LOGNAME="ilse").exit_code == 0
    with Store.open(halden, readonly=True) as store:
        assert [one.by for one in store.judgements() if one.at] == ["ilse"]


def test_search_prints_lines_and_json(dossier: Path) -> None:
    assert run("search", "-d", dossier, "red", "line").stdout.endswith('\t"the red line stays"\n')
    assert run("search", "-d", dossier, '"line red"').stdout == ""
    assert (
        len(json.loads(run("search", "-d", dossier, "geneva", "--json", "--until", "2025-11-20").stdout)["hits"]) == 1
    )
    nothing = run("search", "-d", dossier, "unicorns")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing found for unicorns.\n")
    assert run("search", "-d", dossier, "stays", "--speaker", "brenik").stdout.count("\n") == 1


def test_export_json(dossier: Path, tmp_path: Path) -> None:
    printed = run("export", "-d", dossier, "--json")
    jsonschema.validate(json.loads(printed.stdout), json.loads(schema_json()))
    assert len(read_export(printed.stdout_bytes).reports) == 3
    written = run("export", "-d", dossier, "-o", tmp_path / "out.json", "--as-of", "2025-11-20", "--without-text")
    assert (written.exit_code, written.stdout) == (0, "")
    assert "1 report, 2 statements" in written.stderr
    assert "text" not in json.loads((tmp_path / "out.json").read_bytes())["reports"][0]


def test_export_csv(dossier: Path, tmp_path: Path) -> None:
    assert run("export", "-d", dossier, "--format", "csv", "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "statements.csv").read_bytes().count(b"\n") == 5


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_export_leaves_the_dossier_as_it_is(dossier: Path, kind: str) -> None:
    before = dossier.read_bytes()
    result = run("export", "-d", dossier, "--format", kind, "-o", dossier)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "belongs to the dossier" in result.stderr
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("kind", [one.name for one in FORMATS.values() if not one.folder])
def test_each_format_is_written_and_printed(dossier: Path, tmp_path: Path, kind: str) -> None:
    written = run("export", "-d", dossier, "--format", kind, "-o", tmp_path / "out")
    assert (written.exit_code, written.stdout) == (0, "")
    told = "3 reports, 4 statements" if FORMATS[kind].export else "what changed since 2025-11-08, of 3 reports"
    assert written.stderr == f"{tmp_path / 'out'}: {told}.\n"
    printed = run("export", "-d", dossier, "--format", kind)
    assert printed.stdout_bytes == (tmp_path / "out").read_bytes()
    early = run("export", "-d", dossier, "--format", kind, "--as-of", "2025-11-20")
    assert (early.exit_code, early.stdout_bytes != printed.stdout_bytes) == (0, kind != "ics")


def test_no_workbook_is_printed_on_a_terminal(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(SystemExit) as ended:
        main.main(["export", "-d", str(dossier), "--format", "xlsx"], prog_name="secretariat")
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert "--format xlsx is nothing for a terminal: give a file with -o dossier.xlsx." in printed.err


def test_excerpts_pass_on_no_text(dossier: Path) -> None:
    report = json.loads(run("export", "-d", dossier, "--excerpts-only").stdout)["reports"][0]
    assert ("text" in report, report["blocks"]) == (False, [])
    both = run("export", "-d", dossier, "--excerpts-only", "--without-text")
    assert both.stdout == run("export", "-d", dossier, "--excerpts-only").stdout


def test_a_feed_is_of_the_days_asked_for(dossier: Path) -> None:
    default = run("export", "-d", dossier, "--format", "rss")
    assert "since 8 Nov 2025" in default.stdout
    assert run("export", "-d", dossier, "--format", "rss", "--since", "2025-11-08").stdout == default.stdout
    early = run("export", "-d", dossier, "--format", "atom", "--as-of", "2025-11-20")
    assert "since 6 Nov 2025" in early.stdout


def test_a_dash_is_standard_output(dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "-d", dossier, "-o", "-").stdout == run("export", "-d", dossier).stdout != ""
    assert not (tmp_path / "-").exists()


def test_undated_reports_left_out_of_a_search_are_told(dossier: Path) -> None:
    result = run("search", "-d", dossier, "brenik", "--since", "2025-11-20")
    assert result.stderr == "1 report left out, of which the day of publication is not known.\n"
    both = run("search", "-d", dossier, "brenik", "--since", "2025-11-20", "--as-of", "2025-11-25").stderr
    assert both == "As of 25 Nov 2025; 1 report left out, not known to have been published by then.\n"


def test_names_and_messages_are_safe_to_print(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with Store.open(path, create=True) as store:
        put(store, make("Evil\n\nHe said \x1b]0;gone\x07.", name="\x1b[2Jevil.txt"))
    for command in (
        ["show"],
        ["show", "statements"],
        ["search", "evil"],
        ["show", "statements", "--speaker", "\x1b[2J"],
    ):
        result = run(*command, "-d", path)
        assert "\x1b" not in result.stdout + result.stderr


def test_the_dossiers_name_is_safe_to_print(reports: Path, tmp_path: Path) -> None:
    result = run("add", "-d", tmp_path / "\x1b[2J.db", reports)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr


def sentences() -> Iterator[str]:
    """Every string in the program, `…` for what it fills in."""
    for path in (ROOT / "src" / "secretariat").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_messages_that_troubleshooting_explains_are_printed() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8").partition("## It was stopped")[0]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in page.splitlines() if line.startswith("| ")]
    explained = [message for row in rows for message in row.split(" · ") if message != "the sentence says"]
    said = list(sentences())
    assert len(explained) > 30
    assert [
        message
        for message in explained
        if not any(re.search(".*".join(map(re.escape, message.split("…"))), sentence) for sentence in said)
    ] == []


COMMAND = [sys.executable, "-m", "secretariat"]


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    times = []
    for _ in range(3):
        started = time.monotonic()
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)
        times.append(time.monotonic() - started)
    assert min(times) < 0.4
    seen = subprocess.run([sys.executable, "-X", "importtime", *COMMAND[1:], "--help"], capture_output=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in seen.stderr.decode().splitlines()}
    assert imported & {"spacy", "rich", "trafilatura", "sqlite3", "lxml", "numpy"} == set()


def test_known_reports_are_added_without_the_parser(dossier: Path) -> None:
    for what in (["show"], ["show", "statements"], ["export"]):
        seen = subprocess.run(
            [sys.executable, "-X", "importtime", *COMMAND[1:], *what, "-d", str(dossier)],
            capture_output=True,
            check=True,
        )
        imported = {line.rpartition("|")[2].strip() for line in seen.stderr.decode().splitlines()}
        assert imported & {"spacy", "trafilatura", "lxml", "numpy"} == set()


def test_a_closed_pipe_is_no_error(dossier: Path) -> None:
    with Store.open(dossier) as store:
        put(store, make("Long\n\n" + "word " * 200_000, name="long.txt"))
    for command in (["export"], ["show", "statements"]):
        process = subprocess.Popen(
            [*COMMAND, *command, "-d", str(dossier)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 0


def in_shell(dossier: Path, command: str) -> tuple[int, str, str]:
    """Exit code, output and errors of a shell command in which `$S` is `secretariat` and `$D` the dossier."""
    environ = os.environ | {"S": " ".join(COMMAND), "D": str(dossier)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environ, check=False)
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_closed_and_full_streams_are_said(dossier: Path) -> None:
    closed = "Error: Standard output is closed; leave it open, or send it away with >/dev/null.\n"
    assert in_shell(dossier, "$S show -d $D >&-") == (2, "", closed)
    assert in_shell(dossier, "$S show -d $D 2>&-")[0] == 0
    code, _, said = in_shell(dossier, "$S add -d $D - <&-")
    assert (code, said) == (
        2,
        "Error: “-” means standard input, and there is none here. Give files or folders.\n",
    )
    for command in ("--help", "show -d $D", "export -d $D", "export -d $D -o /dev/stdout"):
        code, _, said = in_shell(dossier, f"$S {command} >/dev/full")
        assert (code, said.count("\n")) == (2, 1), (command, said)
        assert "No space left on device" in said


def test_an_export_goes_through_a_pipe(dossier: Path) -> None:
    whole = in_shell(dossier, "$S export -d $D")[1]
    assert in_shell(dossier, "$S export -d $D -o /dev/stdout | cat")[1] == whole
    with Store.open(dossier) as store:
        put(store, make("Long\n\n" + "word " * 200_000, name="long.txt"))
    assert in_shell(dossier, "$S export -d $D -o /dev/stdout | head -c 1") == (0, "{", "")


ADD = """
import sys, time
from tests.store.pipeline import Pipeline
class Slow(Pipeline):
    def read_sources(self, sources, settings):
        for outcome in super().read_sources(sources, settings):
            time.sleep(0.15)
            yield outcome
sys.modules["secretariat.pipeline"] = Slow().module()
from secretariat.cli import main
main(prog_name="secretariat")
"""


def on_terminal(
    arguments: list[str], environ: dict[str, str] | None = None, stop_after: float | None = None
) -> tuple[int, str]:
    """Exit code and output of a slow `secretariat` on a terminal; `stop_after` seconds Ctrl-C is pressed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", ADD, *arguments],
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "70"} | (environ or {}),
        cwd=ROOT,
    )
    os.close(theirs)
    if stop_after is not None:
        time.sleep(stop_after)
        process.send_signal(signal.SIGINT)
    seen = b""
    while True:
        try:
            part = os.read(ours, 10_000)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return process.wait(), seen.decode()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nJean Dupont said “{number} words” to all of us.\n")
    return folder


def test_a_terminal_gets_a_bar(many: Path, tmp_path: Path) -> None:
    code, seen = on_terminal(["add", "-d", str(tmp_path / "t.db"), str(many)])
    assert code == 0
    assert "12/12" in seen
    assert "reports/s" in seen
    assert "left" in seen


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": "dumb", "NO_COLOR": "1"}])
def test_a_dumb_terminal_gets_plain_lines(many: Path, tmp_path: Path, environ: dict[str, str]) -> None:
    code, seen = on_terminal(["add", "-d", str(tmp_path / "t.db"), str(many)], environ)
    assert code == 0
    assert "\x1b" not in seen
    assert "Reading 12 reports …" in seen


def test_ctrl_c_on_a_terminal(many: Path, tmp_path: Path) -> None:
    code, seen = on_terminal(["add", "-d", str(tmp_path / "t.db"), str(many)], stop_after=1.5)
    assert code == 130
    assert "Run the same command again to go on." in " ".join(seen.split())
    assert "Traceback" not in seen
    code, seen = on_terminal(["add", "-d", str(tmp_path / "t.db"), str(many)])
    assert code == 0
    assert "known already" in seen
    with Store.open(tmp_path / "t.db") as store:
        assert len(store.reports()) == 12


def test_no_color_is_respected(dossier: Path) -> None:
    _, seen = on_terminal(["show", "-d", str(dossier), "statements"], {"NO_COLOR": "1"})
    assert not any(f"{colour}m" in seen for colour in range(30, 48))
    assert "Tomasz Brenik" in seen


def test_why_on_a_terminal_shows_rule_and_score(talking: Path) -> None:
    environ = {"NO_COLOR": "1", "COLUMNS": "100"}
    _, plain = on_terminal(["show", "meetings", "-d", str(talking)], environ)
    _, why = on_terminal(["show", "meetings", "--why", "-d", str(talking)], environ)
    assert "round of talks in Geneva" in plain
    assert "meetings/1" not in plain
    assert "meetings/1, right in 91 %" in why


def start_adding(many: Path, path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", ADD, "add", "-d", str(path), str(many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)


def test_killed_in_the_middle_the_same_command_goes_on(many: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    process = start_adding(many, path)
    assert process.stderr is not None
    assert process.stderr.readline() == "Reading 12 reports …\n".encode()
    time.sleep(0.5)
    process.kill()
    process.communicate()
    with Store.open(path) as store:
        kept = len(store.reports())
    assert 0 < kept < 12
    output, _ = (again := start_adding(many, path)).communicate()
    assert again.returncode == 0
    assert output.startswith(f"{path}: {12 - kept} reports read (".encode())
    assert output.endswith(f"; {kept} known already\n".encode())


def test_two_adds_at_once_both_end_well(many: Path, tmp_path: Path) -> None:
    both = [start_adding(many, tmp_path / "t.db") for _ in range(2)]
    for process in both:
        _, errors = process.communicate()
        assert (process.returncode, b"Error" in errors) == (0, False)
    with Store.open(tmp_path / "t.db") as store:
        assert len(store.reports()) == len(store.statements()) == 12


def test_the_page_as_files(dossier: Path, tmp_path: Path) -> None:
    result = run("export", "-d", dossier, "--format", "html", "-o", tmp_path / "page", "--as-of", "2025-11-20")
    pages = len(list((tmp_path / "page").rglob("*.html")))
    assert result.stderr == f"{tmp_path / 'page'}: {pages} pages. Open {tmp_path / 'page' / 'index.html'}.\n"
    assert (result.exit_code, len(list((tmp_path / "page" / "report").iterdir()))) == (0, 1)
    again = run("export", "-d", dossier, "--format", "html", "-o", tmp_path / "page", "--excerpts-only")
    assert (again.exit_code, "is not empty" in again.stderr) == (2, True)
    nowhere = run("export", "-d", dossier, "--format", "html")
    assert "--format html writes a folder of files: give it with -o FOLDER." in nowhere.stderr

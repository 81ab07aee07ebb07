"""A dossier over several reports: copies, claims with their origins, contradictions and what changed, in any order."""

from __future__ import annotations

import io
import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import secretariat
from secretariat.answer import terminal
from secretariat.answer.across_rows import ClaimRow
from secretariat.answer.rows import Answer
from secretariat.cli import main
from secretariat.dossier import Dossier
from secretariat.problems import SecretariatError
from secretariat.records import Claim, Export

WIRE = """Kestria to pull 900 soldiers out of Tolvik

By Meridian Wire

Tuesday, March 4, 2031

ALDERVIK — Foreign Minister Arno Veldt said on Tuesday that Kestria would withdraw 900 soldiers from Tolvik.

The garrison has stood in the market town since the winter, and most of the shops around its barracks have closed. The
mayor was seen counting lorries from the window of the town hall.

“We leave the keys under the mat,” Veldt told reporters in the garden of the hotel.
"""
REPRINT = WIRE.replace("By Meridian Wire", "By Velmar Courier").replace("Tuesday, March 4", "Wednesday, March 5")
OTHER = """No word from the barracks

By Harbour Gazette

Wednesday, March 5, 2031

TOLVIK — Kestria will withdraw 900 soldiers from Tolvik, President Marta Osk said on Wednesday.

Bread was short again in the lower town, where the ferries have not run for a week. The bakers blame the river.
"""
DENIAL = """Tarsovia: not one soldier has left

By Northlight News Agency

Friday, March 7, 2031

VELMAR — Foreign Minister Nadia Ferrin denied on Friday that Kestria would withdraw 900 soldiers from Tolvik.

Her ministry keeps a list of what it calls broken promises. It now fills eleven pages, an aide said.
"""
TEXTS = {"wire.txt": WIRE, "reprint.txt": REPRINT, "other.txt": OTHER, "denial.txt": DENIAL}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def dossier(folder: Path) -> Dossier:
    made = secretariat.open(folder / "talks.db")
    made.add([folder / name for name in TEXTS])
    return made


def named(export: Export, name: str) -> str:
    return next(report.id for report in export.reports if report.name.endswith(name))


def pullout(export: Export) -> Claim:
    return next(claim for claim in export.claims if "900 soldiers" in claim.gist and len(claim.reports) > 1)


def row(dossier: Dossier) -> ClaimRow:
    return next(row for row in dossier.claims().rows if "900 soldiers" in row.gist and len(row.members) > 1)


def test_a_reprint_is_a_copy_and_adds_no_origin(dossier: Dossier) -> None:
    export = dossier.export()
    copies = {report.id: report.copy_of for report in export.reports if report.copy_of is not None}
    assert copies == {named(export, "reprint.txt"): named(export, "wire.txt")}
    claim = pullout(export)
    assert set(claim.reports) == {named(export, name) for name in ("wire.txt", "reprint.txt", "other.txt")}
    assert (claim.independent, claim.independence_unknown) == (2, 0)


def test_the_summary_says_how_many_reports_and_origins(dossier: Dossier) -> None:
    found = row(dossier)
    assert found.summary == "3 reports, 2 origins: Arno Veldt; Marta Osk"
    assert [member.copy_of is not None for member in found.members] == [False, False, True]
    assert {member.who for member in found.members} == {"Arno Veldt", "Marta Osk"}


def test_a_denial_is_a_contradiction_and_no_member_of_the_claim(dossier: Dossier) -> None:
    (found,) = dossier.contradictions().rows
    assert found.type == "denial"
    assert (found.left.who, found.right.who) == ("Arno Veldt", "Nadia Ferrin")
    assert (found.left.denied, found.right.denied) == (False, True)
    assert [row.denied for row in dossier.claims().rows if row.against] == [False, True]
    assert row(dossier).against == (found.id,)
    export = dossier.export()
    sides = {side for one in export.contradictions for side in (one.left, one.right)}
    assert sides <= {one.id for one in export.statements} | {one.id for one in export.claims}
    assert named(export, "denial.txt") not in pullout(export).reports


def test_as_of_a_day_only_what_was_published_by_then_counts(dossier: Dossier) -> None:
    early = dossier.as_of("2031-03-04").export()
    (claim,) = (claim for claim in early.claims if "900 soldiers" in claim.gist)
    assert (claim.independent, len(claim.reports)) == (1, 1)
    assert early.contradictions == ()
    assert dossier.as_of("2031-03-31").export().claims == dossier.export().claims


def test_changes_tell_what_became_known_since_a_day(dossier: Dossier) -> None:
    found = dossier.changes("2031-03-05")
    assert [report.name.rpartition("/")[2] for report in found.reports] == [
        "other.txt",
        "reprint.txt",
        "denial.txt",
    ]
    assert [claim.gist for claim in found.confirmed] == [row(dossier).gist]
    assert [one.type for one in found.contradictions] == ["denial"]
    assert dossier.changes("2031-03-06").confirmed == ()
    assert dossier.changes("2031-03-08").reports == ()


@pytest.mark.parametrize("order", list(itertools.permutations(TEXTS))[::7])
def test_the_order_of_arrival_does_not_matter(
    order: tuple[str, ...], folder: Path, dossier: Dossier, tmp_path: Path
) -> None:
    other = secretariat.open(tmp_path / "other.db")
    for name in order:
        other.add([folder / name])
    other.add([folder / order[0]])
    assert other.export() == dossier.export()


def test_two_numbers_that_differ_are_told_in_one_order(folder: Path, tmp_path: Path) -> None:
    later = OTHER.replace("900 soldiers", "950 soldiers")
    (tmp_path / "more.txt").write_text(later, encoding="utf-8")
    paths = [folder / "wire.txt", tmp_path / "more.txt"]
    found = []
    for name, order in (("one.db", paths), ("two.db", paths[::-1])):
        made = secretariat.open(tmp_path / name)
        for path in order:
            made.add([path])
        found.append(made.export())
    assert found[0] == found[1]
    assert [one.type for one in found[0].contradictions] == ["value"]


def test_a_report_that_is_taken_out_leaves_the_dossier_as_it_was(folder: Path, tmp_path: Path) -> None:
    made = secretariat.open(tmp_path / "talks.db")
    made.add([folder / name for name in ("wire.txt", "other.txt")])
    before = made.export()
    made.add([folder / "denial.txt", folder / "reprint.txt"])
    assert made.export() != before
    assert made.remove([str(folder / "denial.txt"), named(made.export(), "reprint.txt")]) == 2
    assert made.export() == before
    with pytest.raises(SecretariatError, match="holds no report"):
        made.remove(["nothing.txt"])


def test_an_edited_report_is_a_version_with_what_was_changed(folder: Path, tmp_path: Path) -> None:
    made = secretariat.open(tmp_path / "talks.db")
    later = WIRE.replace("Tuesday, March 4", "Wednesday, March 5").replace("900 soldiers", "950 soldiers")
    (tmp_path / "later.txt").write_text(later, encoding="utf-8")
    made.add([folder / "wire.txt", tmp_path / "later.txt"])
    export = made.export()
    versions = {report.id: report.version_of for report in export.reports if report.version_of is not None}
    assert versions == {named(export, "later.txt"): named(export, "wire.txt")}
    (edited,) = made.changes("2031-03-05").edited
    assert any("950 soldiers" in sentence for sentence in edited.added)
    assert any("900 soldiers" in sentence for sentence in edited.dropped)


@pytest.mark.parametrize(("kept", "listed"), [(6, False), (5, True)], ids=["whole", "cut"])
def test_a_report_that_is_sent_again_is_listed_as_edited_where_sentences_are_gone(
    kept: int, listed: bool, folder: Path, tmp_path: Path
) -> None:
    made = secretariat.open(tmp_path / "talks.db")
    paragraphs = WIRE.replace("Tuesday, March 4", "Wednesday, March 5").split("\n\n")
    (tmp_path / "later.txt").write_text("\n\n".join(paragraphs[:kept]), encoding="utf-8")
    made.add([folder / "wire.txt", tmp_path / "later.txt"])
    export = made.export()
    copies = {report.id: report.copy_of for report in export.reports if report.copy_of is not None}
    assert copies == {named(export, "later.txt"): named(export, "wire.txt")}
    edited = made.changes("2031-03-05").edited
    assert bool(edited) is listed
    assert all(one.dropped and not one.added for one in edited)


def shown(answer: Answer) -> str:
    written = io.StringIO()
    terminal.show(answer, Console(file=written, force_terminal=True, width=100, color_system=None))
    return written.getvalue()


def lines(answer: Answer) -> list[list[str]]:
    written = io.StringIO()
    terminal.show(answer, Console(file=written))
    return [line.split("\t") for line in written.getvalue().splitlines()]


def test_claims_are_laid_out_with_their_origins_and_members(dossier: Dossier) -> None:
    text = shown(dossier.claims())
    assert "3 reports, 2 origins: Arno Veldt; Marta Osk" in text
    assert "copy of wire.txt" in text
    assert "more claims are told once" in text
    fields = next(line for line in lines(dossier.claims()) if "900 soldiers" in line[-1])
    assert fields[1:5] == ["3", "2", "0", "Arno Veldt | Marta Osk"]


def test_contradictions_are_side_by_side(dossier: Dossier) -> None:
    text = shown(dossier.contradictions())
    assert text.index("Arno Veldt") < text.index("Nadia Ferrin: not so: Kestria")
    (fields,) = lines(dossier.contradictions())
    assert fields[0] == "denial"
    assert len(fields) == 11


def test_changes_have_a_section_for_each_kind(dossier: Dossier) -> None:
    text = shown(dossier.changes("2031-03-05"))
    for title in ("new reports: 3", "new independent origins: 1", "new contradictions and denials: 1"):
        assert title in text
    kinds = {line[0] for line in lines(dossier.changes("2031-03-05"))}
    assert kinds >= {"report", "confirmed", "contradiction"}


@pytest.mark.parametrize("what", ["claims", "contradictions", "shifts"])
def test_the_commands_give_json_as_of_a_day(what: str, dossier: Dossier) -> None:
    done = CliRunner().invoke(main, ["show", what, "-d", str(dossier.path), "--json", "--as-of", "2031-03-04"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["as_of"] == "2031-03-04"


def test_the_command_changes_says_what_is_new(dossier: Dossier) -> None:
    done = CliRunner().invoke(main, ["changes", "-d", str(dossier.path), "--since", "2031-03-07"])
    assert done.exit_code == 0
    assert "denial.txt" in done.stdout
    assert CliRunner().invoke(main, ["changes", "-d", str(dossier.path), "--since", "soon"]).exit_code == 2


def test_a_ruling_on_two_points_counts_before_the_rules_and_can_be_taken_back(folder: Path, tmp_path: Path) -> None:
    made = secretariat.open(tmp_path / "talks.db")
    made.add([folder / "wire.txt", folder / "other.txt"])
    before = made.export()
    one, other = (member.id for member in row(made).members)
    made.judge(one, other, "different", why="two garrisons", by="A. Analyst")
    assert not any(len(claim.reports) > 1 and "900 soldiers" in claim.gist for claim in made.export().claims)
    assert made.withdraw(one, other) == 1
    assert made.export().claims == before.claims
    with pytest.raises(SecretariatError, match="no actor"):
        made.judge(one, "k-000000000000", "same", why="x", by="y")

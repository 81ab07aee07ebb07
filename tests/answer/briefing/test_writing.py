"""A brief as a file, by the command and for Python programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from secretariat.answer.briefing.writing import WRITERS, read_brief, write_brief
from secretariat.cli import main
from secretariat.dossier import Dossier
from secretariat.problems import SecretariatError
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import fill


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with Store.open(path, create=True) as store:
        fill(store)
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["brief", *map(str, arguments)])


@pytest.mark.parametrize("ending", WRITERS)
def test_every_ending_has_its_file_and_the_same_bytes_each_time(talks: Path, ending: str) -> None:
    made = []
    for name in ("one", "two"):
        found = run("-d", talks, "-o", talks.with_name(name + ending))
        assert found.exit_code == 0, found.output
        made.append(talks.with_name(name + ending).read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) > 2_000


def test_the_command_says_what_it_wrote(talks: Path) -> None:
    found = run("-d", talks, "-o", talks.with_name("brief.md"))
    assert found.stderr.startswith(f"{talks.with_name('brief.md')}: ")
    assert "3 sources; 1 sentence left out, having failed the check." in found.stderr
    assert found.stdout == ""


def test_json_on_standard_output_is_the_whole_brief(talks: Path) -> None:
    found = run("-d", talks, "--json", "--since", "2031-03-10", "--as-of", "2031-03-15")
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert (told["since"], told["as_of"], len(told["left_out"])) == ("2031-03-10", "2031-03-15", 1)
    sentence = told["sections"][0]["groups"][0]["items"][0]["sentence"]
    assert {"text", "parts", "records", "passages"} == sentence.keys()
    assert read_brief(found.stdout.encode()) == Dossier(talks).as_of("2031-03-15").brief("2031-03-10")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "A brief is a file: give it with -o brief.md"),
        (("-o", "brief.pdf"), "a brief is written to a file that ends in .md, .docx, .html, .json"),
        (("-o", "brief"), "a brief is written to a file that ends in"),
        (("--json", "--since", "soon"), "--since is 'soon'"),
    ],
)
def test_misuse_says_what_to_do(talks: Path, arguments: tuple[str, ...], said: str) -> None:
    found = run("-d", talks, *arguments)
    assert found.exit_code == 2
    assert said in found.stderr


def test_a_brief_is_never_written_over_the_dossier(talks: Path) -> None:
    (talks.with_name("link.md")).symlink_to(talks)
    assert run("-d", talks, "-o", talks.with_name("link.md")).exit_code == 2
    assert Dossier(talks).overview().reports == 4


def test_a_folder_is_no_file(talks: Path) -> None:
    folder = talks.with_name("brief.md")
    folder.mkdir()
    with pytest.raises(SecretariatError, match="is a folder; a brief is one file"):
        write_brief(Dossier(talks).brief(), folder)


def test_no_dossier_is_misuse(tmp_path: Path) -> None:
    assert run("-d", tmp_path / "none.db", "-o", tmp_path / "brief.md").exit_code == 2
    assert not (tmp_path / "brief.md").exists()


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[1]"])
def test_what_is_no_brief_is_refused(data: bytes) -> None:
    with pytest.raises(SecretariatError, match="This is no brief in JSON"):
        read_brief(data)


def test_a_brief_is_verified_against_its_dossier(talks: Path) -> None:
    dossier = Dossier(talks)
    assert dossier.verify(dossier.brief()) == ()

"""Issues of one's own, told in `dossier.toml` beside the dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

import secretariat
from secretariat import Settings
from secretariat.about import own_issues
from secretariat.pipeline import reader_version
from secretariat.problems import SecretariatError

REPORT = "Kestria demanded that Tarsovia pull its trawlers out of the bay. Kestria rejected the tariff."


def _written(folder: Path, text: str) -> Path:
    (folder / "dossier.toml").write_text(text, encoding="utf-8")
    return folder / "talks.db"


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert own_issues(tmp_path / "talks.db") == {}


def test_terms_are_read_in_lower_case(tmp_path: Path) -> None:
    dossier = _written(tmp_path, '[issues]\n"fishing rights" = ["Trawler", "catch  limit"]\n')
    assert own_issues(dossier) == {"fishing rights": ("trawler", "catch limit")}


@pytest.mark.parametrize(
    "text",
    [
        "issues = 3",
        '[issues]\n"fishing rights" = "trawler"',
        '[issues]\n"fishing rights" = []',
        '[issues]\n"fishing rights" = [""]',
        '[issues]\n"" = ["trawler"]',
        '[issue]\nname = ["trawler"]',
        "[issues",
    ],
)
def test_a_file_of_another_form_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(SecretariatError, match=r"dossier\.toml cannot be used"):
        own_issues(_written(tmp_path, text))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SecretariatError, match=r"dossier\.toml cannot be used"):
        own_issues(tmp_path / "talks.db")


def test_a_position_gets_the_issue_of_its_term() -> None:
    settings = Settings(processes=1, issues={"fishing rights": ("trawler",)})
    reading = secretariat.read(REPORT, published="2031-03-05", settings=settings)
    issues = {one.passages[0].quote: (one.issue, one.issue_why) for one in reading.positions}
    told = next(value for words, value in issues.items() if "trawlers" in words)
    assert told == ("fishing rights", "terms of dossier.toml: trawler")
    assert not any(issue == "fishing rights" for words, (issue, _) in issues.items() if "tariff" in words)


def test_another_list_is_another_reader() -> None:
    plain, own = Settings(), Settings(issues={"fishing rights": ("trawler",)})
    assert reader_version(plain) != reader_version(own)
    assert reader_version(own) == reader_version(Settings(issues={"fishing rights": ("trawler",)}))


def test_a_dossier_reads_with_the_file_beside_it(tmp_path: Path) -> None:
    dossier = _written(tmp_path, '[issues]\n"fishing rights" = ["trawler"]\n')
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    opened = secretariat.open(dossier, Settings(processes=1))
    opened.add([tmp_path / "report.txt"])
    assert "fishing rights" in {one.issue for one in opened.export().positions}

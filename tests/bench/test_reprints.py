"""The pairs of Reuters-21578 that were read are sound, and their scorer counts what it says it counts."""

from __future__ import annotations

import tarfile
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest

from bench.quality.corpora import shared
from bench.quality.reprints import (
    ARCHIVE,
    OUTLET,
    Pair,
    Relation,
    moment,
    of_all,
    pairs,
    relate,
    related,
    reports,
    score,
    states,
)
from secretariat.reconcile.copies import printed

PARTS = ("tuning", "reporting")
GOLD = [
    Pair("1", "2", "copy", doubt=False),
    Pair("3", "4", "version", doubt=False),
    Pair("5", "6", "version", doubt=True),
    Pair("7", "8", "other", doubt=False),
    Pair("9", "10", "other", doubt=True),
]
FOUND: list[Relation] = ["copy", "copy", "other", "version", "other"]
STORY = (
    "Delegations of Kestria and Tarsovia left the hall by different doors on Tuesday evening. The mediator walked\n"
    "between them with a folder under her arm and spoke to nobody.\n"
    "    Outside, a line of black cars had been waiting in the rain since four, and the drivers were cold.\n"
)
FORM = (
    "The joint office said {} trucks passed the northern crossing in the week that ended on March {}.\n"
    "    Of these {} carried grain, and {} went back because papers were missing, it said.\n"
)
SENT = {
    "1": ("4-MAR-2031 09:15:01.79", "TALKS END", STORY),
    "2": ("4-MAR-2031 11:00:00.00", "TALKS END", STORY),
    "3": ("5-MAR-2031 11:00:00.00", "TRUCKS PASS CROSSING", FORM.format(310, 4, 120, 14)),
    "4": ("6-MAR-2031 605:12:19.12", "TRUCKS PASS CROSSING", FORM.format(287, 11, 96, 9)),
    "5": ("4-MAR-2031 12:00:00.00", "CORRECTED - TALKS END", STORY.replace("four", "five")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shared folder with a small corpus in the form of Reuters-21578; its last report has no body."""
    told = "".join(
        f'<REUTERS OLDID="1" NEWID="{number}">\n<DATE> {when}</DATE>\n<TEXT><TITLE>{title}</TITLE>\n'
        f"<DATELINE>    ALDERVIK, March 4 - </DATELINE><BODY>{body} Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
        for number, (when, title, body) in SENT.items()
    )
    told += '<REUTERS NEWID="6"><DATE>4-MAR-2031 12:00:00.00</DATE><TEXT><TITLE>BRIEF</TITLE></TEXT></REUTERS>'
    path = tmp_path / ARCHIVE
    path.parent.mkdir(parents=True)
    data = told.encode("latin-1")
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("reut2-000.sgm")
        member.size = len(data)
        archive.addfile(member, BytesIO(data))
    return tmp_path


@pytest.mark.parametrize("part", PARTS)
def test_each_pair_is_two_reports_with_a_known_relation(part: str) -> None:
    gold = pairs(part)
    assert {pair.relation for pair in gold} == set(get_args(Relation))
    assert all(int(pair.left) < int(pair.right) for pair in gold)


def test_no_report_is_in_two_pairs_of_either_part() -> None:
    numbers = [number for part in PARTS for pair in pairs(part) for number in (pair.left, pair.right)]
    assert len(numbers) == len(set(numbers)) == 240


@pytest.mark.skipif(not (shared() / ARCHIVE).is_file(), reason="the shared corpora are not here")
def test_the_reports_of_the_pairs_are_in_the_corpus() -> None:
    asked = frozenset(number for part in PARTS for pair in pairs(part) for number in (pair.left, pair.right))
    assert {report.name for report in reports(shared(), asked)} == asked


def test_a_related_pair_counts_whatever_its_relation_and_doubt_is_left_out_where_it_says_so() -> None:
    figures = score(GOLD, FOUND)
    assert (figures["related.precision"], figures["related.recall"]) == (66.7, 66.7)
    assert (figures["related.sure.precision"], figures["related.sure.recall"]) == (66.7, 100.0)
    assert (figures["copy.precision"], figures["copy.recall"]) == (50.0, 100.0)
    assert (figures["version.precision"], figures["version.recall"]) == (0.0, 0.0)
    assert figures["relation"] == 50.0


def test_states_name_what_is_wrong_and_leave_out_what_is_rightly_nothing() -> None:
    assert states(GOLD, FOUND) == {
        "1-2": "right",
        "3-4": "wrong copy for version",
        "5-6": "missing",
        "7-8": "spurious",
    }


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01+00:00"),
        (" 3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05+00:00"),
        ("31-MAR-1987 605:12:19.12", "1987-03-31"),
        ("2-APR-1987", "1987-04-02"),
    ],
)
def test_moments_of_the_corpus_are_read_and_an_hour_that_is_none_leaves_the_day(words: str, iso: str) -> None:
    assert moment(words) == iso


def test_reports_have_their_day_outlet_and_title_and_the_same_words_are_two_reports(folder: Path) -> None:
    every = list(reports(folder))
    assert [one.name for one in every] == list(SENT)
    assert len({one.id for one in every}) == len(SENT)
    assert every[0].published is not None
    assert every[0].published.earliest == "2031-03-04T09:15:01Z"
    assert every[0].title == "TALKS END"
    assert every[0].outlet == every[1].outlet is not None
    assert "Reuter" not in every[0].text
    assert [one.name for one in reports(folder, frozenset("25"))] == ["2", "5"]


def test_the_program_judges_pairs_as_a_dossier_does(folder: Path) -> None:
    known = {one.name: one for one in reports(folder)}
    gold = [Pair("1", "2", "copy", False), Pair("1", "5", "version", False), Pair("3", "4", "other", False)]
    assert relate(gold, known) == ["copy", "version", "other"]


def test_all_reports_are_compared_with_those_before_them(folder: Path) -> None:
    texts = [printed(one, OUTLET) for one in reports(folder)]
    found = {(one.left, one.right) for one in related(texts)}
    assert found == {("r-00001", "r-00002"), ("r-00001", "r-00005"), ("r-00002", "r-00005")}
    figures, judged, known = of_all(folder)
    assert {(one.left, one.right) for one in judged} == found
    assert set(known) >= {one for pair in found for one in pair}
    assert (figures["reports"], figures["pairs"], figures["pairs, days apart ≤ 00"]) == (5, 3, 3)
    assert (figures["copies"], figures["versions"]) == (1, 1)

"""The benchmark's own parts: the reader of Reuters' SGML, and the promises."""

from __future__ import annotations

import tarfile
from pathlib import Path

from bench.speed.reuters import read_reuters
from bench.speed.run import Promise, median_row, promise_table, promises

REPORT = """<REUTERS TOPICS="NO" OLDID="1" NEWID="{number}">
<DATE> 2-MAR-1987 15:01:01.79</DATE>
<TEXT>&#2;
<TITLE>MINISTERS &lt;SOON> TO MEET</TITLE>
<DATELINE>    ORLENZ, March 2 - </DATELINE><BODY>{body}
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""


def archive(folder: Path, sgml: str) -> Path:
    (folder / "a.sgm").write_text(sgml, encoding="latin-1")
    with tarfile.open(folder / "a.tar.gz", "w:gz") as files:
        files.add(folder / "a.sgm", "reuters/a.sgm")
    return folder / "a.tar.gz"


def test_a_report_becomes_wire_text_with_its_day(tmp_path: Path) -> None:
    reports = list(read_reuters(archive(tmp_path, REPORT.format(number=7, body="Talks went on,\nhe said."))))
    text = " date 1987-03-02 MINISTERS <SOON> TO MEET\n\nORLENZ, March 2 - Talks went on,\nhe said.\n"
    assert reports == [("7", text)]


def test_reports_without_body_and_repeated_ones_are_left_out(tmp_path: Path) -> None:
    bare = '<REUTERS NEWID="1"><DATE>2-MAR-1987</DATE><TEXT><TITLE>BLAH</TITLE></TEXT></REUTERS>'
    twice = REPORT.format(number=2, body="One.") + REPORT.format(number=3, body="One.")
    assert [number for number, _ in read_reuters(archive(tmp_path, bare + twice))] == ["2"]


def test_a_promise_can_be_broken() -> None:
    assert not Promise("speed", 0.59, 0.60).kept
    assert Promise("speed", 0.60, 0.60).kept
    assert not Promise("memory", 1301, 1300, at_most=True).kept
    assert "**not kept**" in promise_table([Promise("speed", 0.59, 0.60)])


def test_promises_come_from_the_measured_rows() -> None:
    def row(seconds: float, own: float, child: float) -> dict[str, float]:
        return {"seconds": seconds, "words": 1000, "own MB": own, "child MB": child}

    compared = {"bare spaCy": row(6, 9999, 0), "one process": row(8, 100, 900), "two processes": row(4, 100, 950)}
    kept = promises(compared, [row(50, 200, 1000)], 1.5, 0.3)
    assert [promise.value for promise in kept] == [0.75, 2.0, 1000, 1.5, 0.3]
    assert all(promise.kept for promise in kept)


def test_the_median_row_keeps_the_largest_memory() -> None:
    rows = [{"seconds": s, "own MB": m, "child MB": 0} for s, m in ((3, 10), (1, 30), (2, 20))]
    assert median_row(rows) == {"seconds": 2, "own MB": 30, "child MB": 0}

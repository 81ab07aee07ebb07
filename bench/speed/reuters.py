"""Reuters-21578 as reports: a reader of its SGML for the benchmarks. It is a corpus, not a format that people have."""

from __future__ import annotations

import html
import re
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

REPORT = re.compile(r'<REUTERS[^>]*NEWID="(\d+)"[^>]*>(.*?)</REUTERS>', re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
ENDING = re.compile(r"\s*\bReuter\s*$", re.IGNORECASE)


def read_reuters(archive: Path) -> Iterator[tuple[str, str]]:
    """(number, report as wire text with its day in front) of each report with a body, in order, no text twice."""
    seen: set[str] = set()
    for sgml in archived(archive):
        for match in REPORT.finditer(sgml):
            text = as_text(match[2])
            if text and text not in seen:
                seen.add(text)
                yield match[1], text


def archived(archive: Path) -> Iterator[str]:
    """The archive's SGML files, in order of their names."""
    with tarfile.open(archive) as files:
        for member in sorted(files.getnames()):
            stream = files.extractfile(member) if member.endswith(".sgm") else None
            if stream is not None:
                yield stream.read().decode("latin-1")


def as_text(report: str) -> str | None:
    """One report's SGML as wire text; None where it has no body."""
    body = element(report, "BODY")
    if not body:
        return None
    title, place = element(report, "TITLE") or "", element(report, "DATELINE") or ""
    day = datetime.strptime((element(report, "DATE") or "").strip()[:11].strip(), "%d-%b-%Y").date()
    return f" date {day.isoformat()} {title.strip()}\n\n{place.strip()} {ENDING.sub('', body)}\n"


def element(report: str, name: str) -> str | None:
    """The text of the first element `name`; None where there is none."""
    match = re.search(rf"<{name}>(.*?)</{name}>", report, re.DOTALL)
    return _CONTROL.sub("", html.unescape(match[1])) if match else None

"""Texts and sources become reports: bad input is data, and what is given goes before what is found."""

from __future__ import annotations

import pytest

from secretariat.ingest import Source, read_source, report_from_text
from secretariat.ingest.sources import Media
from secretariat.settings import Settings

NEWS = "Talks resume in Halden\n\nBy Jana Okonjo\n\nThe delegations returned on Wednesday.\n"


def test_what_is_given_goes_before_what_is_found() -> None:
    ingested = report_from_text(
        f" date 2031-03-05 {NEWS}",
        name="n",
        published="2031-03-04",
        title="T",
        outlet="O",
        byline="B",
        url="u",
        language="en",
    )
    report = ingested.report
    assert report is not None
    assert report.published is not None
    assert (report.published.earliest, report.published.anchor) == ("2031-03-04", None)
    assert (report.name, report.title, report.byline, report.url, report.language) == ("n", "T", "B", "u", "en")
    assert [(actor.name, actor.kind, actor.id) for actor in ingested.actors] == [("O", "outlet", report.outlet)]
    assert [b.kind for b in report.blocks] == ["date", "title", "byline", "body"]


def test_what_is_found() -> None:
    report = report_from_text(NEWS).report
    assert report is not None
    assert report.text == NEWS
    assert report.id == f"r-{report.sha256[:16]}"
    assert (report.title, report.byline, report.published, report.outlet) == (
        "Talks resume in Halden", "Jana Okonjo", None, None,
    )  # fmt: skip


def test_a_given_date_that_names_no_day() -> None:
    ingested = report_from_text(NEWS, published="last week")
    assert ingested.report is not None
    assert ingested.report.published is None
    assert "'last week', which names no day" in ingested.problems[0].message


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\n"])
def test_no_words_no_report(text: str) -> None:
    ingested = report_from_text(text)
    assert ingested.report is None
    assert "holds no words" in ingested.problems[0].message


@pytest.mark.parametrize(
    ("data", "text", "problem"),
    [
        (b"Talks\x00 resumed, \x1bthe envoy said.\x03", "Talks  resumed,  the envoy said. ", "control characters"),
        ("The “talks” — café.".encode("cp1252"), "The “talks” — café.", None),
        ("The “talks”.".encode("utf-16"), "The “talks”.", None),
        ('Said \u202e"no"\u202c \u200f.'.encode(), 'Said \u202e"no"\u202c \u200f.', None),
        (b" date 2999-01-01 The envoy said so.", " date 2999-01-01 The envoy said so.", None),
    ],
)
def test_bytes_of_any_kind(data: bytes, text: str, problem: str | None) -> None:
    ingested = read_source(Source(name="a.txt", data=data, media="text"), Settings())
    assert ingested.report is not None
    assert ingested.report.text == text
    assert [problem in p.message for p in ingested.problems if problem] == ([True] if problem else [])


def test_the_name_of_a_source_does_not_matter() -> None:
    data = b"# Talks\n\nThe **delegations** returned.\n"
    plain, named = (read_source(Source(name=name, data=data, media="text"), Settings()) for name in ("b.txt", "a.md"))
    marked = read_source(Source(name="b.txt", data=data, media="markdown"), Settings())
    assert plain.report is not None
    assert named.report is not None
    assert marked.report is not None
    assert plain.report.blocks == named.report.blocks
    assert plain.report.blocks != marked.report.blocks


@pytest.mark.parametrize("media", ["text", "markdown", "html", "mhtml", "json"])
def test_reading_never_raises(media: Media, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("x")

    for name in ("decode", "load_fields", "open_mhtml"):
        monkeypatch.setattr(f"secretariat.ingest.reports.{name}", fail)
    ingested = read_source(Source(name="a", data=b"{}", media=media), Settings())
    assert ingested.report is None
    assert [str(problem) for problem in ingested.problems] == [
        "a: could not be read (LookupError: x); it was left out."
    ]


def test_broken_json_in_a_source() -> None:
    ingested = read_source(Source(name="a.json", data=b"{", media="json"), Settings())
    assert ingested.report is None
    assert "is no JSON object" in ingested.problems[0].message

"""Texts and sources become reports: bad input is data, and what is given goes before what is found."""

from __future__ import annotations

import json

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


PAGE = """<html><head><title>Talks resume</title><link rel="canonical" href="https://{host}/1">{named}</head><body>
<article><h1>Talks resume</h1><p>The delegations returned to Halden on Wednesday, the office of the envoy said.</p>
<p>“We are glad of it,” the envoy, Marta Quill, told reporters in front of the customs house.</p></article></body>"""
HEADED = "Title: Talks resume\nURL: https://{host}/1\n{named}\nThe delegations returned on Wednesday.\n"


@pytest.mark.parametrize(
    ("media", "form", "named"),
    [
        (
            "json",
            '{{"title": "T", "text": "They returned.", {named} "url": "https://{host}/1"}}',
            '"site_name": "Reuters",',
        ),
        ("json", '{{"title": "T", "text": "They returned.", {named} "domain": "{host}"}}', '"outlet": "Reuters",'),
        ("html", PAGE, '<meta property="og:site_name" content="Reuters">'),
        ("text", HEADED, "Outlet: Reuters\n"),
    ],
)
@pytest.mark.parametrize("host", ["www.reuters.com", "ara.reuters.com"])
def test_an_address_alone_tells_of_the_outlet(media: Media, form: str, named: str, host: str) -> None:
    """The report is filed under the outlet under which one that names it is."""
    for words in ("", named):
        data = form.format(host=host, named=words).encode()
        ingested = read_source(Source(name="a", data=data, media=media), Settings())
        assert ingested.report is not None
        assert [(actor.id, actor.name) for actor in ingested.actors] == [(ingested.report.outlet, "Reuters")]


@pytest.mark.parametrize(
    ("fields", "last_line", "outlet"),
    [
        ({"url": "https://www.reuters.com/1", "sitename": "Halden Daily"}, "", "Halden Daily"),
        ({"url": "https://www.reuters.com/1"}, "Subscribe to Halden Daily's Telegram channel", "Halden Daily"),
        ({"source_domain": "reuters.com"}, "Subscribe to Kyodo's Telegram channel", "Kyodo"),
        ({"source_domain": "reuters.com"}, "Subscribe to Halden Daily's Telegram channel", "Reuters"),
        ({"source_domain": "news.aggregator.example"}, "Subscribe to Kyodo's Telegram channel", "Kyodo"),
        ({"source_domain": "news.aggregator.example", "url": "https://reuters.com/1"}, "", "Reuters"),
        ({"source_domain": "reuters.com", "url": "https://news.aggregator.example/1"}, "", "Reuters"),
        ({"source_domain": "halden.example"}, "", "halden.example"),
        ({"url": "https://halden.example/1"}, "", None),
        ({"url": "https://web.archive.org/web/1/https://reuters.com/1"}, "", None),
    ],
)
def test_an_address_is_the_last_resort(fields: dict[str, str], last_line: str, outlet: str | None) -> None:
    """What the report or its record names goes before it: what stands on an aggregator is not the aggregator's."""
    text = f"The delegations returned on Wednesday.\n\n{last_line}"
    data = json.dumps({"title": "Talks resume", "text": text, **fields}).encode()
    ingested = read_source(Source(name="a.json", data=data, media="json"), Settings())
    assert [actor.name for actor in ingested.actors] == ([outlet] if outlet else [])


def test_a_bare_address_with_a_text() -> None:
    ingested = report_from_text(NEWS, url="https://www.reuters.com/talks")
    assert [actor.name for actor in ingested.actors] == ["Reuters"]


def test_broken_json_in_a_source() -> None:
    ingested = read_source(Source(name="a.json", data=b"{", media="json"), Settings())
    assert ingested.report is None
    assert "is no JSON object" in ingested.problems[0].message

"""What holds for any text: blocks lie in it in order and cover its words, offsets are exact where they say so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.evidence import OffsetMap
from secretariat.ingest import Ingested, Source, read_source, report_from_text
from secretariat.ingest.sources import Media
from secretariat.settings import Settings

LINES = st.sampled_from(
    [
        "",
        " ",
        "Talks resume in Halden",
        "By Jana Okonjo",
        "March 5, 2031",
        "HALDEN, March 5 (Reuters) - The talks go on.",
        "The envoy said on Wednesday that the talks would go on in",
        "the customs house of the town, where they began.",
        "    Neither side would say more.",
        "“We are glad,” she said. - AFP",
        "Read also: Ferries",
        "REUTER",
        "# Heading",
        "- item",
        "---",
        "Title: x",
        "date 2031-03-05 Words came.",
        "\x00",
        "\u2028",
        "Subscribe to Halden Daily Telegram channel",
        "© 2031 Halden Daily.",
        "«Да», сказал посланник.",
        "**bold** and [link](x)",
        "KYIV:",
        "\ud800",
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=400),
    st.lists(LINES, max_size=14).flatmap(
        lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda b: b.join(lines))
    ),
)


def check(ingested: Ingested, data: bytes) -> None:
    report, offsets = ingested.report, ingested.offsets
    if report is None:
        assert ingested.problems
        return
    assert isinstance(offsets, OffsetMap)
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(report.text)
        assert not report.text[end : block.start].strip()
        assert report.text[block.start : block.end].strip() == report.text[block.start : block.end]
        end = block.end
    assert not report.text[end:].strip()
    report.text.encode("utf-8")
    end = 0
    for segment in offsets.segments:
        assert end <= segment.start < segment.end <= len(report.text)
        assert 0 <= segment.first_byte <= segment.last_byte <= len(data)
        end = segment.end
        if segment.exact:
            words = data[segment.first_byte : segment.last_byte].decode(offsets.encoding)
            assert words == report.text[segment.start : segment.end]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)), st.one_of(st.none(), LINES))
def test_any_text(text: str, published: str | None, title: str | None) -> None:
    ingested = report_from_text(text, published=published, title=title)
    check(ingested, text.encode("utf-8", "surrogatepass"))
    if ingested.report and "\r" not in text:
        assert len(ingested.report.text) == len(text.removeprefix("\ufeff"))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.sampled_from(["text", "markdown"]))
def test_any_text_in_any_encoding(text: str, encoding: str, media: Media) -> None:
    data = text.encode(encoding, errors="replace")
    check(read_source(Source(name="a", data=data, media=media), Settings()), data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text", "mhtml", "json"]))
def test_any_bytes(data: bytes, media: str) -> None:
    check(read_source(Source(name="x", data=data, media=media), Settings()), data)  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200), TEXTS)
def test_any_page(data: bytes, text: str) -> None:
    page = (
        b"<html><body>" + data + b"<article>" + text.encode("utf-8", "replace").replace(b"\n", b"<p>") + b"</article>"
    )
    check(read_source(Source(name="x", data=page, media="html"), Settings()), page)

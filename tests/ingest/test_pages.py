"""Pages: the article, its declared metadata, and never a date that the page does not give."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from secretariat.ingest import Ingested, Source, read_source
from secretariat.settings import Settings

PARAGRAPHS = (
    "The delegations of the northern and southern cantons returned to Halden on Wednesday, the envoy’s office said.",
    "“We are glad of it,” the envoy, Marta Quill, told reporters in front of the customs house.",
    "Neither side would say whether the ferries, which have not run since the autumn, were on the agenda.",
    "Talks on the river crossing broke down in November, when the southern delegation walked out.",
)
ARTICLE = "<h1>Envoys return to Halden</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def read(html: str | bytes, media: str = "html", settings: Settings | None = None) -> Ingested:
    data = html.encode() if isinstance(html, str) else html
    return read_source(Source(name="page.html", data=data, media=media), settings or Settings())  # type: ignore[arg-type]


def page(head: str = "", article: str = ARTICLE, after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article>{article}</article>{after}</body></html>"
    )


def test_the_article_and_nothing_else() -> None:
    ingested = read(
        page("<title>Envoys return to Halden | Halden Daily</title>", after="<footer>© 2031 Halden Daily</footer>")
    )
    report = ingested.report
    assert report is not None
    assert report.text == "\n\n".join(("Envoys return to Halden", *PARAGRAPHS))
    assert [b.kind for b in report.blocks] == ["title", "body", "body", "body", "body"]
    assert (report.title, report.language) == ("Envoys return to Halden", "en")
    assert [actor.name for actor in ingested.actors] == ["Halden Daily"]
    assert ingested.actors[0].id == report.outlet


def test_paragraphs_stand_where_the_bytes_say() -> None:
    html = page().replace("glad of it", "glad <b>of</b> it").replace("ferries", "ferr&iacute;es").encode()
    ingested = read(html)
    assert ingested.report is not None
    assert ingested.offsets is not None
    exact = {s.exact for s in ingested.offsets.segments}
    assert exact == {True, False}
    for segment in ingested.offsets.segments:
        words = html[segment.first_byte : segment.last_byte].decode()
        if segment.exact:
            assert words == ingested.report.text[segment.start : segment.end]
        else:
            assert words.startswith(ingested.report.text[segment.start : segment.start + 10])
            assert "<b>of</b>" in words or "&iacute;" in words


@pytest.mark.parametrize(
    ("head", "earliest"),
    [
        ('<meta property="article:published_time" content="2031-03-05T17:12:00+00:00">', "2031-03-05T17:12:00Z"),
        ('<meta name="date" content="2031-03-05">', "2031-03-05"),
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},'
            '{"@type":["NewsArticle"],"headline":"Envoys return to Halden","datePublished":"2031-03-05T19:45:00+02:00",'
            '"dateModified":"2031-03-09","author":[{"@type":"Person","name":"Jana Okonjo"}]}]}</script>',
            "2031-03-05T17:45:00Z",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle", broken</script>'
            '<meta name="pubdate" content="5 March 2031">',
            "2031-03-05",
        ),
        ('<meta property="article:published_time" content="2999-01-01">', "2999-01-01"),
        ('<meta property="article:modified_time" content="2031-03-09">', None),
        ("", None),
    ],
)  # fmt: skip
def test_the_declared_date(head: str, earliest: str | None) -> None:
    report = read(page(head, after="<footer>© 2031 Halden Daily</footer>")).report
    assert report is not None
    assert (report.published.earliest if report.published else None) == earliest
    assert report.published is None or report.published.anchor is None


@pytest.mark.parametrize(
    ("under_headline", "earliest"),
    [
        ('<time datetime="2031-03-05T20:05:00Z">yesterday</time>', "2031-03-05T20:05:00Z"),
        ('<span class="date">05.03.2031 <b>14:05</b></span>', "2031-03-05"),
        ('<div class="published-on">March 5, 2031</div>', "2031-03-05"),
        ('<span class="date">3/4/2031</span>', "2031-03-04"),
        ("<p>March 5, 2031</p>", "2031-03-05"),
        ('<span class="date">March 2031</span>', None),
        ("<p>On 2031-03-05 the talks failed, the ministry said.</p>", None),
        ('<div class="related"><time datetime="2031-03-05">Ferries</time></div>', None),
        ('<aside><time datetime="2031-03-05">Ferries</time></aside>', None),
        ('<p class="updated date">March 5, 2031 was not it.</p>', None),
        ("<!-- 2031-03-05 --><img src='/2031/03/05/x.jpg'>", None),
    ],
)
def test_a_date_under_the_headline(under_headline: str, earliest: str | None) -> None:
    report = read(page(article=ARTICLE.replace("</h1>", f"</h1>{under_headline}"))).report
    assert report is not None
    assert (report.published.earliest if report.published else None) == earliest


def test_a_date_in_the_address() -> None:
    report = read(page('<link rel="canonical" href="https://halden.example/2031/03/05/envoys">')).report
    assert report is not None
    assert report.published is not None
    assert (report.published.earliest, report.published.latest) == ("2031-03-05", "2031-03-06")


def test_metadata_of_schema_org() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"Article","headline":"Envoys return","datePublished":"2031-03-05",'
        '"author":[{"name":"Jana Okonjo"},{"name":"John Roe"}],"publisher":{"name":"Halden Daily"}}</script>'
        '<link rel="canonical" href="https://halden.example/1">'
    )
    ingested = read(page(head))
    assert ingested.report is not None
    assert (ingested.report.title, ingested.report.byline) == ("Envoys return", "Jana Okonjo, John Roe")
    assert ingested.report.url == "https://halden.example/1"
    assert ingested.actors[0].name == "Halden Daily"
    assert ingested.actors[0].aliases == ("halden.example",)


def test_an_mhtml_archive() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://halden.example/1"
    message["Date"] = "Thu, 6 Mar 2031 08:00:00 +0100"
    message.set_content(page("<title>Envoys return to Halden</title>"), subtype="html", cte="quoted-printable")
    message.make_related()
    ingested = read(message.as_bytes(), media="mhtml")
    assert ingested.report is not None
    assert ingested.report.text.endswith(PARAGRAPHS[-1])
    assert ingested.report.url == "https://halden.example/1"
    assert ingested.report.retrieved == "2031-03-06T07:00:00Z"
    assert ingested.report.published is None


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "utf-16", "nonsense"])
def test_a_wrong_declared_encoding_gives_no_mojibake(encoding: str, declared: str) -> None:
    html = page("<title>Envoys return to Halden</title>").replace('charset="utf-8"', f'charset="{declared}"')
    report = read(html.encode(encoding)).report
    assert report is not None
    assert report.text.endswith("\n\n".join(PARAGRAPHS))


def test_broken_markup_is_read() -> None:
    html = (
        "<html><head><title>Envoys return - Halden Daily</title><body><table><tr><td><a href=/>News</a></table>"
        "<div id=main><h1>Envoys return</h1>" + "<p>".join(PARAGRAPHS) + "</div></div></b><p>Share <script>x('<p>')"
    )
    ingested = read(html)
    assert ingested.report is not None
    assert ingested.report.title == "Envoys return"
    for paragraph in PARAGRAPHS:
        assert paragraph in ingested.report.text


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<html><body><nav>Home</nav></body></html>", "no article was found"),
        ("<html></html>", "no article was found"),
        ("<html><body>" + "<div>" * 200_000 + "<p>Far inside.</p>", "nests deeper than 256"),
        ("<html><body>" + "<b>" * 200_000 + "Far inside.", "no article was found"),
        ("<html><body><p>" + "<!--" * 100_000, "no article was found"),
        ("<html><body>" + "<script>" * 100_000, "no article was found"),
    ],
)
def test_a_page_without_an_article(html: str, message: str) -> None:
    ingested = read(html)
    assert ingested.report is None
    assert message in ingested.problems[0].message


def test_a_page_above_the_limit() -> None:
    ingested = read(b"<html>" + b"x" * 2_000_000, settings=Settings(max_page_megabytes=1))
    assert ingested.report is None
    assert "above the limit of 1 MB (SECRETARIAT_MAX_PAGE_MEGABYTES)" in ingested.problems[0].message


def test_mhtml_without_a_page() -> None:
    ingested = read(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n--x--\n", media="mhtml")
    assert ingested.report is None
    assert "without any HTML" in ingested.problems[0].message

"""HTML pages, saved pages and MHTML: the article by trafilatura, its metadata as the page declares it."""

from __future__ import annotations

import email
import email.policy
import email.utils
import itertools
import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import msgspec

from secretariat.ingest.dates import read_date
from secretariat.ingest.markup import is_heading, paragraphs_of, parse_html
from secretariat.records import BlockKind, When

_ARTICLE = re.compile(r"Article|Posting|Report|Review|WebPage", re.I)
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "citation_date", "citation_publication_date", "originalpublicationdate",
)  # fmt: skip
_ELSEWHERE = re.compile(r"related|recommend|promo|sidebar|teaser|comment|updated|modified|latest", re.I)
_NAMED_DATE = re.compile(r"\bdate|date\b|publish|\btime\b|timestamp", re.I)
_UNDER_HEADLINE = 150
"""Elements after the headline among which a date is looked for."""
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/-]|$)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


class PageRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds: its article in paragraphs and what it says about itself. None: it does not say."""

    paragraphs: tuple[tuple[BlockKind | None, str], ...] = ()
    """Headings of the article are `subtitle`; what an ordinary paragraph is, its words have to say."""
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    too_deep: bool = False
    """The page nests deeper than any real one; only its beginning could be read."""


def read_page(html: str) -> PageRead:
    """The article of a page. Never raises: a page without one has no paragraphs.

    The date is the one the page declares: schema.org, OpenGraph, meta, microdata, a `time` or an element named like a
    date under the headline, or the day in its address; never today's, never that of a change. htmldate is not asked:
    even its strict search takes a date out of a sentence.
    """
    tree, deep = parse_html(html)
    if tree is None:
        return PageRead(too_deep=deep)
    article = next(_schema_articles(tree), {})
    metas = _metas(tree)
    document = _extract(tree)
    heading, site = _heading(tree)
    declared = _one_line(article.get("headline")) or _one_line(metas.get("og:title"))
    title = declared or heading or _found(document, "title")
    site = _people(article.get("publisher")) or _one_line(metas.get("og:site_name")) or site
    url = _url(tree, metas, document, html)
    return PageRead(
        paragraphs=_paragraphs(document, title),
        title=title,
        byline=_people(article.get("author")) or _authors(_found(document, "author")),
        outlet=site or _found(document, "sitename"),
        url=url,
        published=_published(tree, article, metas, url),
        language=_language(tree, article, metas),
        too_deep=deep,
    )


def open_mhtml(data: bytes) -> tuple[bytes, str | None, str | None, str | None] | None:
    """The page in an MHTML archive: its bytes, the charset declared for it, its address, when it was saved (ISO 8601).

    None where the archive holds no HTML.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
                return payload, part.get_content_charset(), str(url) if url else None, _saved(message.get("Date"))
    return None


def _saved(words: str | None) -> str | None:
    try:
        moment = email.utils.parsedate_to_datetime(str(words)) if words else None
    except ValueError:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment and moment.tzinfo else None


def _extract(tree: Any) -> Any:
    """trafilatura's document, or None; whatever goes wrong inside it costs the article, not the run."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    quick = {"original_date": True, "extensive_search": False}
    try:
        return trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=quick, deduplicate=False
        )
    except Exception:  # trafilatura raises whatever the page provokes in its parsers
        return None


def _paragraphs(document: Any, title: str | None) -> tuple[tuple[BlockKind | None, str], ...]:
    body = getattr(document, "body", None)
    if body is None:
        return ()
    found: list[tuple[BlockKind | None, str]] = []
    for tag, words in paragraphs_of(body):
        if not found and _is_title(words, title):
            continue
        found.append(("subtitle" if is_heading(tag) else None, words))
    return tuple(found)


def _heading(tree: Any) -> tuple[str | None, str | None]:
    """The `h1` that the `title` element begins with, and the name of the site that the `title` element ends with."""
    whole = _one_line("".join(tree.xpath("string((//title)[1])"))) or ""
    for heading in tree.iter("h1"):
        inside = "".join(heading.itertext()).strip()
        for words in (_one_line(inside), _one_line(inside.split("\n", 1)[0])):
            if not words or not whole.casefold().startswith(words.casefold()):
                continue
            site = re.fullmatch(r"\s*(?:[|–—·•:»-]|::)\s+(?P<site>[^|–—·•»]{2,40})", whole[len(words) :])
            return words, site["site"] if site else None
    return None, None


def _is_title(words: str, title: str | None) -> bool:
    """Whether a paragraph is the title, or the title with the date behind it."""
    if title is None or not words.casefold().startswith(title.casefold()):
        return False
    rest = words[len(title) :].strip(" |,-–—")
    return not rest or (len(rest) < 40 and read_date(rest) is not None)


def _found(document: Any, name: str) -> str | None:
    return _one_line(getattr(document, name, None))


def _one_line(words: object) -> str | None:
    return (" ".join(words.split()) or None) if isinstance(words, str) else None


def _schema_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The schema.org descriptions of an article in the page's JSON-LD, those with a headline or a date."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value
            elif isinstance(value, dict):
                if _ARTICLE.search(str(value.get("@type"))) and (value.get("datePublished") or value.get("headline")):
                    yield value
                waiting += [v for key, v in value.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]


def _people(value: object) -> str | None:
    """Names in a schema.org value: a string, an object with a name, or a list of those."""
    if isinstance(value, str):
        return None if value.startswith(("http://", "https://")) else _one_line(value)
    if isinstance(value, dict):
        return _people(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _people(item))) or None
    return None


def _authors(words: str | None) -> str | None:
    return ", ".join(part.strip() for part in words.split(";")) if words else None


def _metas(tree: Any) -> dict[str, str]:
    """`meta` fields by lower-case name, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            metas.setdefault(name.casefold(), meta.get("content"))
    return metas


def _published(tree: Any, article: dict[str, Any], metas: dict[str, str], url: str | None) -> When | None:
    """The first of the places for a date that holds one: schema.org, meta, elements under the headline, the address."""
    for words in _date_words(tree, article, metas, url):
        when = read_date(words) if isinstance(words, str) else None
        if when:
            return when
    return None


def _date_words(tree: Any, article: dict[str, Any], metas: dict[str, str], url: str | None) -> Iterator[object]:
    yield article.get("datePublished")
    for name in _DATE_METAS:
        yield metas.get(name)
    for element in tree.xpath("(//*[@itemprop='datePublished'])[1] | (//time[@pubdate])[1]"):
        yield from (element.get("datetime"), element.get("content"), "".join(element.itertext()))
    heading = next(tree.iter("h1"), None)
    below = itertools.dropwhile(lambda element: element is not heading, tree.iter() if heading is not None else ())
    for element in itertools.islice(below, _UNDER_HEADLINE):
        named = element.tag == "time" or _NAMED_DATE.search(element.get("class") or "")
        if named and not _is_elsewhere(element):
            yield from (element.get("datetime"), "".join(element.itertext())[:80])
    in_address = _URL_DATE.search(url or "")
    yield "-".join(in_address.groups()) if in_address else None


def _is_elsewhere(element: Any) -> bool:
    """Whether an element is about other reports or about a change: by its name or its ancestors' names."""
    around = itertools.chain([element], element.iterancestors())
    return any(
        item.tag in ("aside", "nav", "footer") or _ELSEWHERE.search(f"{item.get('class')} {item.get('id')}")
        for item in around
    )


def _url(tree: Any, metas: dict[str, str], document: Any, html: str) -> str | None:
    links = [link for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    canonical = links[0].get("href") if links else None
    saved = _SAVED_FROM.search(html[:3000])
    for url in (canonical, metas.get("og:url"), saved[1] if saved else None, _found(document, "url")):
        if url and re.match(r"https?://", url):
            return str(url)
    return None


def _language(tree: Any, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    for words in (tree.get("lang"), article.get("inLanguage"), metas.get("og:locale"), metas.get("language")):
        code = re.match(r"([a-z]{2})(?:[-_]|$)", words.strip().casefold()) if isinstance(words, str) else None
        if code:
            return code[1]
    return None

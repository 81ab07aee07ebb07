"""The fields of a report written as JSON, whatever other programs call them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from secretariat.ingest.dates import read_date
from secretariat.ingest.encodings import decode
from secretariat.ingest.plaintext import clean_characters
from secretariat.records import When

Fields = Mapping[str, Any]
"""The fields of one JSON object."""

TEXT = (
    "maintext",
    "plain_text",
    "text",
    "article_text",
    "articleBody",
    "body",
    "content",
    "full_text",
    "content_text",
    "content_html",
    "html",
)
"""Fields that can hold the text, best first."""
TITLE = ("title", "headline", "title_page", "title_rss")
URL = ("url", "canonical_url", "responded_url", "requested_url", "link", "source_url")
OUTLET = (
    "outlet_name",
    "outlet",
    "sitename",
    "site_name",
    "publisher",
    "source_name",
    "source",
    "source_domain",
    "domain",
    "hostname",
)
BYLINE = ("byline", "authors", "author", "creator")
PUBLISHED = (
    "published",
    "date_publish",
    "published_date",
    "publish_date",
    "publication_date",
    "datePublished",
    "date_published",
    "published_at",
    "pubDate",
    "date",
)
RETRIEVED = ("retrieved", "date_download", "crawl_date", "fetched_at", "scraped_at", "download_date")
LANGUAGE = ("language", "lang", "inLanguage", "language_code")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a report beside its text; it goes before what the text says. None: not known."""

    title: str | None = None
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    """Name of the outlet."""
    url: str | None = None
    published: When | None = None
    retrieved: str | None = None
    language: str | None = None


def is_report(value: object) -> bool:
    """Whether a JSON value has the shape of one report: a text, and something that says what text it is."""
    if not isinstance(value, dict) or first_text(value, TEXT) is None:
        return (
            isinstance(value, dict)
            and first_text(value, ("description", "summary")) is not None
            and bool(first_text(value, TITLE) and first_text(value, URL))
        )
    return any(key in value for key in (*TITLE, *URL, *PUBLISHED, *BYLINE, "sha256")) or len(value) == 1


def text_of(fields: Fields) -> str | None:
    """The text of a report: the best field that holds words, a list of paragraphs joined; else its description."""
    for name in (*TEXT, "description", "summary"):
        value = fields.get(name)
        paragraphs = value if isinstance(value, list) else [value]
        words = [w for paragraph in paragraphs if (w := _words(paragraph))]
        if words:
            return "\n\n".join(words)
    return None


def first_text(fields: Fields, names: tuple[str, ...]) -> str | None:
    """The first of the named fields that holds words; lists are joined with commas, objects give their `name`."""
    for name in names:
        words = _words(fields.get(name))
        if words:
            return words
    return None


def _words(value: object) -> str | None:
    if isinstance(value, str):
        return value if value.strip() and value.strip().casefold() not in ("none", "null", "nan", "n/a") else None
    if isinstance(value, dict):
        return next(
            (w for key in ("name", "text", "@value", "$date", "value", "title") if (w := _words(value.get(key)))), None
        )
    if isinstance(value, list):
        return ", ".join(w for item in value if (w := _words(item))) or None
    return None


def load_fields(data: bytes) -> Fields | None:
    """The fields of a report written as JSON, or None where the bytes are no JSON object. Lone surrogates stay."""
    try:
        value = loads(as_utf8(data))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def loads(data: bytes) -> Any:
    """JSON as the standard library reads it: it takes lone surrogates, which msgspec refuses.

    Raises:
        ValueError: no complete JSON.
        RecursionError: too deeply nested.
    """
    return json.loads(data.decode("utf-8", errors="replace"), strict=False)


def as_utf8(data: bytes) -> bytes:
    """JSON in UTF-8 without a byte order mark, whatever encoding it came in."""
    decoded = decode(data)
    if decoded.encoding == "utf-8":
        return data[decoded.first_byte :] if not decoded.damaged else decoded.text.encode("utf-8")
    return decoded.text.encode("utf-8", "surrogatepass")


def given_by(fields: Fields) -> Given:
    """The metadata of a JSON record, whatever the names of its fields."""
    published = fields.get("published")
    when = None
    if isinstance(published, dict) and "earliest" in published:
        try:
            when = msgspec.convert(published, When)
        except msgspec.ValidationError:
            when = None
    language = first_text(fields, LANGUAGE)
    code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", language or "")
    outlet = first_text(fields, OUTLET)
    retrieved = first_text(fields, RETRIEVED)
    clock = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", retrieved or "")
    return Given(
        title=clean_line(first_text(fields, TITLE)),
        byline=clean_line(first_text(fields, BYLINE)),
        credit=clean_line(first_text(fields, ("credit",))),
        outlet=_outlet_name(outlet),
        url=clean_line(first_text(fields, URL)),
        published=when or read_date(first_text(fields, PUBLISHED)),
        retrieved=f"{clock[1]}T{clock[2]}{clock[3] or ''}" if clock else None,
        language=code[1].lower() if code else None,
    )


def _outlet_name(words: str | None) -> str | None:
    """An outlet's name; a bare domain loses its `www.`, the id of another dossier's actor says nothing."""
    name = clean_line(words)
    return None if name is None or re.fullmatch(r"a-[0-9a-f]{12}", name) else re.sub(r"^www\.(?=\S+$)", "", name)


def clean_line(words: str | None) -> str | None:
    """One line of characters that can be stored."""
    return " ".join(clean_characters(words)[0].split()) or None if words else None

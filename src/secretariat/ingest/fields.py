"""The fields of a report written as JSON, whatever other programs call them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from secretariat.ingest.dates import read_bounds, read_date_field
from secretariat.ingest.encodings import decode
from secretariat.ingest.hosts import host_of
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
HOST = ("source_domain", "domain", "hostname")
OUTLET = (
    "outlet_name",
    "outlet",
    "sitename",
    "site_name",
    "publisher",
    "source_name",
    "source",
    *HOST,
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
    host: str | None = None
    """Host of the outlet's site (`halden.example`)."""
    url: str | None = None
    published: When | None = None
    retrieved: str | None = None
    language: str | None = None
    faults: tuple[str, ...] = ()
    """Messages about what it says and what could not be read."""


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
    when, faults = _published(fields)
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
        host=next((host for name in (*HOST, *URL) if (host := host_of(fields.get(name)))), None),
        url=clean_line(first_text(fields, URL)),
        published=when,
        retrieved=f"{clock[1]}T{clock[2]}{clock[3] or ''}" if clock else None,
        language=code[1].lower() if code else None,
        faults=faults,
    )


def _published(fields: Fields) -> tuple[When | None, tuple[str, ...]]:
    """The first date field that can be read, and a message for each one before it that cannot."""
    faults: list[str] = []
    for name in PUBLISHED:
        value = fields.get(name)
        if isinstance(value, dict) and ("earliest" in value or "latest" in value):
            try:
                when = _from_bounds(value)
            except ValueError as error:
                faults.append(f"gives a “{name}” that is no time ({clean_line(str(error))}); it was not used.")
                continue
        else:
            words = clean_line(_date_words(value))
            when = read_date_field(words) if words else None
            if words and when is None:
                faults.append(f"gives “{words[:40]}” as “{name}”, which is no date that can be read; it was not used.")
        if when:
            return when, tuple(faults)
    return None, tuple(faults)


def _from_bounds(value: Fields) -> When | None:
    """The time in an export of ours; raises `ValueError` (msgspec's is one) where it is none."""
    when = msgspec.convert({key: bound if bound != "" else None for key, bound in value.items()}, When)
    return read_bounds(msgspec.structs.replace(when, words=clean_line(when.words)))


def _date_words(value: object) -> str | None:
    """What a date field says; numbers as their digits. None: nothing."""
    if isinstance(value, dict):
        inner = next((value[key] for key in ("$date", "@value", "value", "$numberLong") if value.get(key)), None)
        return _date_words(inner) or _words(value) or (json.dumps(value) if value else None)
    if isinstance(value, str | list):
        return _words(value)
    return _words(str(value)) if value else None


def _outlet_name(words: str | None) -> str | None:
    """An outlet's name; a bare domain loses its `www.`, the id of another dossier's actor says nothing."""
    name = clean_line(words)
    return None if name is None or re.fullmatch(r"a-[0-9a-f]{12}", name) else re.sub(r"^www\.(?=\S+$)", "", name)


def clean_line(words: str | None) -> str | None:
    """One line of characters that can be stored."""
    return " ".join(clean_characters(words)[0].split()) or None if words else None

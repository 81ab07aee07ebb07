"""RSS and Atom feeds, from their bytes; nothing is fetched."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from secretariat.ingest.hosts import host_of
from secretariat.ingest.sources import Source, told
from secretariat.problems import Problem

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*>", re.I)


def looks_like_feed(data: bytes) -> bool:
    """Whether the bytes begin like an RSS or Atom document."""
    head = data[:4000].replace(b"\x00", b"")
    return bool(re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<", head) and _FEED.search(head))


def split_feed(place: str, data: bytes) -> Iterator[Source | Problem]:
    """The items of a feed, each as JSON of its fields: title, html, url, published, authors, outlet, credit, language.

    The feed's title is the outlet, the host of its link the outlet's, an item's `<source>` the credit; an item that
    lies at the host of its `<source>` is that outlet's. A damaged feed gives the items before the damage.
    """
    import feedparser

    try:
        parsed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    except Exception as error:  # feedparser lets through what a character reference like `&#xD800;` provokes in it
        message = f"is a feed that could not be read ({told(error)}); it was left out."
        yield Problem(stage="ingest", place=place, message=message)
        return
    if not parsed.entries:
        reason = f" ({parsed.bozo_exception})" if parsed.get("bozo") else ""
        yield Problem(
            stage="ingest", place=place, message=f"is a feed without items{reason}; there is nothing to read."
        )
        return
    for number, entry in enumerate(parsed.entries, start=1):
        fields = _fields(entry, parsed.feed)
        data_of_item = json.dumps(fields, ensure_ascii=True, sort_keys=True).encode("ascii")
        yield Source(name=f"{place}#{number}", data=data_of_item, media="json")
    if parsed.get("bozo") and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        count = len(parsed.entries)
        message = f"is a damaged feed ({parsed.bozo_exception}); the items that could be made out ({count}) were read."
        yield Problem(stage="ingest", place=place, message=message)


def _fields(entry: Any, feed: Any) -> dict[str, str]:
    contents = entry.get("content") or []
    body = max((c.get("value") or "" for c in contents), key=len, default="")
    summary = entry.get("summary") or ""
    source = entry.get("source") or {}
    home, own = host_of(source.get("href")), host_of(entry.get("link"))
    chosen = home is not None and home == own != host_of(feed.get("link"))
    fields = {
        "title": _plain(entry.get("title")),
        "html": body if len(body) >= len(summary) else summary,
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "author": entry.get("author"),
        "outlet_name": source.get("title") if chosen else feed.get("title"),
        "source_domain": home if chosen else host_of(feed.get("link")),
        "credit": None if chosen else source.get("title"),
        "language": entry.get("language") or feed.get("language"),
    }
    return {key: value for key, value in fields.items() if isinstance(value, str) and value.strip()}


def _plain(title: str | None) -> str | None:
    """A title without markup; feedparser leaves inline HTML in it."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^<>]*>", "", title)).split()) if title else None

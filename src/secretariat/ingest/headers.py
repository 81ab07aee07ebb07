"""Fields above a text: front matter between `---` lines, or lines like "Title: …" and "Date: …"."""

from __future__ import annotations

import re
from typing import Protocol

from secretariat.ingest.dates import read_date
from secretariat.records import BlockKind, When

_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,24}?)\s*:\s+(?P<value>\S.*)")
_MOST_LINES = 40
_MEANING = {
    "title": "title", "headline": "title", "subtitle": "subtitle", "subhead": "subtitle", "standfirst": "subtitle",
    "date": "published", "published": "published", "publish_date": "published", "pubdate": "published",
    "date published": "published", "publication date": "published", "published_at": "published", "time": "published",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline",
    "outlet": "outlet", "publisher": "outlet", "newspaper": "outlet", "site": "outlet", "source": "outlet",
    "agency": "credit", "credit": "credit", "url": "url", "link": "url", "language": "language", "lang": "language",
}  # fmt: skip
_KINDS: dict[str, BlockKind] = {"title": "title", "subtitle": "subtitle", "published": "date", "byline": "byline"}


class Headed(Protocol):
    """What the fields are written to: `layout.Page`."""

    text: str
    title: str | None
    byline: str | None
    credit: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: When | None

    def mark(self, start: int, end: int, kind: BlockKind) -> None:
        """Add a block."""


def read_header(page: Headed, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Mark the fields above the text, note what they say, and give the lines that remain.

    Front matter may hold any field; without the `---` lines only known names count, and the first line must be one.
    """
    words = [page.text[start:end] for start, end in lines[:_MOST_LINES]]
    if words[:1] == ["---"] and "---" in words[1:]:
        last = words.index("---", 1)
        page.mark(*lines[0], "site")
        for start, end in lines[1:last]:
            _read_field(page, start, end)
        page.mark(*lines[last], "site")
        return lines[last + 1 :]
    count = 0
    for line in words:
        field = _FIELD.fullmatch(line)
        if not field or field["key"].casefold() not in _MEANING:
            break
        count += 1
    if count == len(lines) or (count == 1 and lines and not _stands_alone(page.text, lines)):
        return lines
    for start, end in lines[:count]:
        _read_field(page, start, end)
    return lines[count:]


def _stands_alone(text: str, lines: list[tuple[int, int]]) -> bool:
    """One field alone counts when it is a title or a date with an empty line or a paragraph below it."""
    field = _FIELD.fullmatch(text[lines[0][0] : lines[0][1]])
    return bool(field) and field["key"].casefold() in ("title", "headline", "date", "published")  # type: ignore[index]


def _read_field(page: Headed, start: int, end: int) -> None:
    field = _FIELD.fullmatch(page.text, start, end)
    meaning = _MEANING.get(field["key"].casefold()) if field else None
    if not field or not meaning:
        page.mark(start, end, "site")
        return
    value = field["value"].strip().strip("\"'[]")
    at = field.start("value")
    if meaning == "published":
        page.published = page.published or read_date(value, "text")
    elif meaning != "subtitle":
        setattr(page, meaning, getattr(page, meaning) or value)
    page.mark(start, at, "site")
    inner = page.text.find(value, at, end)
    page.mark(at, inner, "site")
    page.mark(inner, inner + len(value), _KINDS.get(meaning, "site"))
    page.mark(inner + len(value), end, "site")

"""A source, or a text, becomes a Report: decoded, cleaned, laid out, with the map back to its bytes."""

from __future__ import annotations

import hashlib
import re

import msgspec

from secretariat.evidence import OffsetMap, Segment
from secretariat.identity import actor_id
from secretariat.ingest.alignment import align, html_tokens, json_tokens
from secretariat.ingest.bylines import is_house
from secretariat.ingest.dates import read_date
from secretariat.ingest.encodings import Decoded, decode
from secretariat.ingest.fields import Fields, Given, given_by, load_fields, text_of
from secretariat.ingest.hosts import host_of
from secretariat.ingest.layout import Layout, lay_out
from secretariat.ingest.markup import fragment_paragraphs, is_heading
from secretariat.ingest.pages import open_mhtml, read_page
from secretariat.ingest.plaintext import clean_characters, offsets_of, store_text
from secretariat.ingest.sources import Source, told
from secretariat.knowledge.outlets import outlet_at, outlet_named
from secretariat.problems import Problem
from secretariat.records import Actor, Block, BlockKind, Report
from secretariat.settings import MEGABYTE, Settings

_MARKED_UP = re.compile(r"</?(?:p|br|div|h[1-6]|li|blockquote|span|strong|em|a)\b[^<>]*>", re.I)


class Ingested(msgspec.Struct, frozen=True, kw_only=True):
    """What ingest made of one source."""

    report: Report | None = None
    """None: there is no report in it; `problems` says why."""
    offsets: OffsetMap | None = None
    """Where the report's characters stand in the source's bytes; None with no report."""
    problems: tuple[Problem, ...] = ()
    actors: tuple[Actor, ...] = ()
    """The outlet of the report, where it is known."""


def read_source(source: Source, settings: Settings) -> Ingested:
    """The report in a source. Pure; never raises for what the bytes are: what cannot be read is a Problem."""
    try:
        return _read(source, settings)
    except Exception as error:  # parsers raise whatever hostile bytes provoke in them
        return _refused(source.name, f"could not be read ({told(error)}); it was left out.")


def _read(source: Source, settings: Settings) -> Ingested:
    if source.media == "json":
        return _read_json(source, settings)
    if source.media in ("text", "markdown"):
        if len(source.data) > 4 * settings.max_characters + 4:
            return _refused(source.name, _too_long(f"more than {len(source.data) // 4:,}", settings))
        return _read_text(source, settings)
    return _read_page(source, settings)


def report_from_text(
    text: str,
    *,
    name: str = "text",
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Ingested:
    """The report that `text` is, with what is known about it (`published`: an ISO date or date in words).

    Never raises. The stored text has the same characters at the same offsets, but for CRLF and hard-wrapped lines
    (see `plaintext.store_text`). Text without words gives no report.
    """
    data = text.encode("utf-8", "surrogatepass")
    if not text.removeprefix("\ufeff").strip():
        return _refused(name, "holds no words; there is nothing to read.")
    when = read_date(published)
    given = Given(title=title, outlet=outlet, byline=byline, url=url, language=language, published=when)
    stored = store_text(text.removeprefix("\ufeff"))
    decoded = Decoded(text.removeprefix("\ufeff"), "utf-8", 3 if text.startswith("\ufeff") else 0)
    layout = lay_out(stored.text, _known_title(stored.text, title))
    report, actors = _report(name, hashlib.sha256(data).hexdigest(), stored.text, layout, given)
    problems = _replaced(name, stored.replaced)
    if published and when is None:
        problems += (_problem(name, f"was given the date {published!r}, which names no day; its date stays unknown."),)
    return Ingested(report=report, offsets=offsets_of(stored, decoded, data), problems=problems, actors=actors)


def _known_title(text: str, title: str | None) -> dict[int, BlockKind]:
    """The first line as the title, where it is the one given."""
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].strip()
    return {start: "title"} if title and " ".join(line.split()) == " ".join(title.split()) else {}


def _read_text(source: Source, settings: Settings) -> Ingested:
    decoded = decode(source.data)
    markdown = source.media == "markdown"
    stored = store_text(decoded.text, markdown=markdown)
    if len(stored.text) > settings.max_characters:
        return _refused(source.name, _too_long(f"{len(stored.text):,}", settings))
    if not stored.text.strip():
        return _refused(source.name, "holds white space only; there is nothing to read.")
    report, actors = _report(source.name, source.sha256, stored.text, lay_out(stored.text, markdown=markdown), Given())
    problems = _damaged(source.name, decoded) + _replaced(source.name, stored.replaced)
    return Ingested(report=report, offsets=offsets_of(stored, decoded, source.data), problems=problems, actors=actors)


def _read_page(source: Source, settings: Settings) -> Ingested:
    if len(source.data) > settings.max_page_megabytes * MEGABYTE:
        size = f"{len(source.data) / MEGABYTE:,.0f} MB"
        limit = f"{settings.max_page_megabytes} MB (SECRETARIAT_MAX_PAGE_MEGABYTES)"
        return _refused(source.name, f"is a page of {size}, above the limit of {limit}; it was left out.")
    html, charset, address, saved = source.data, None, None, None
    if source.media == "mhtml":
        opened = open_mhtml(source.data)
        if opened is None:
            return _refused(source.name, "is a saved page (MHTML) without any HTML in it; it was left out.")
        html, charset, address, saved = opened
    decoded = decode(html, markup=True, declared=charset)
    characters, replaced = clean_characters(decoded.text)
    page = read_page(characters)
    text, known = _compose(page.title, page.paragraphs)
    if len(text) > settings.max_characters:
        return _refused(source.name, _too_long(f"{len(text):,}", settings))
    layout = lay_out(text, known)
    if not any(block.kind == "body" for block in layout.blocks):
        deep = " (it nests deeper than 256 elements)" if page.too_deep else ""
        return _refused(source.name, f"is an HTML page in which no article was found{deep}; it was left out.")
    url = page.url or address
    given = Given(
        title=page.title, byline=page.byline, outlet=page.outlet, host=host_of(url), url=url, published=page.published,
        retrieved=saved, language=page.language,
    )  # fmt: skip
    report, actors = _report(source.name, source.sha256, text, layout, given)
    if source.media == "mhtml":
        offsets = OffsetMap("utf-8", (Segment(0, len(text), 0, len(source.data), False),))
    else:
        offsets = align(text, _line_spans(text), html_tokens(decoded.text), decoded, source.data)
    problems = _damaged(source.name, decoded) + _replaced(source.name, replaced)
    return Ingested(report=report, offsets=offsets, problems=problems, actors=actors)


def _compose(
    title: str | None, paragraphs: tuple[tuple[BlockKind | None, str], ...]
) -> tuple[str, dict[int, BlockKind]]:
    """Stored text of a title and paragraphs, an empty line between two; and what is known of its lines."""
    parts = [("title", title), *paragraphs] if title else list(paragraphs)
    known: dict[int, BlockKind] = {}
    pieces: list[str] = []
    start = 0
    for kind, words in parts:
        if kind:
            known[start] = kind
        pieces.append(words)
        start += len(words) + 2
    return "\n\n".join(pieces), known


def _line_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line with words."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _read_json(source: Source, settings: Settings) -> Ingested:
    fields = load_fields(source.data)
    if fields is None:
        return _refused(source.name, "is no JSON object; it was left out.")
    words = text_of(fields)
    if words is None:
        return _refused(source.name, "is JSON without a text (“maintext”, “plain_text”, “text”); it was left out.")
    if len(words) > settings.max_characters:
        return _refused(source.name, _too_long(f"{len(words):,}", settings))
    given = given_by(fields)
    ours = "sha256" in fields and "text" in fields
    text, known, replaced = _stored_before(words) if ours else _body(words, given.title)
    if not text.strip():
        return _refused(source.name, "is JSON whose text holds no words; it was left out.")
    layout = lay_out(text, known)
    blocks = _blocks_given(fields, text) if ours else None
    layout = msgspec.structs.replace(layout, blocks=blocks) if blocks else layout
    report, actors = _report(source.name, source.sha256, text, layout, given)
    decoded = decode(source.data)
    offsets = align(text, _line_spans(text), json_tokens(decoded.text), decoded, source.data)
    problems = _replaced(source.name, replaced) + tuple(_problem(source.name, fault) for fault in given.faults)
    return Ingested(report=report, offsets=offsets, problems=problems, actors=actors)


def _stored_before(words: str) -> tuple[str, dict[int, BlockKind], int]:
    """A stored text that comes from an export of ours: kept character for character."""
    text, replaced = clean_characters(words)
    return text, {}, replaced


def _body(words: str, title: str | None) -> tuple[str, dict[int, BlockKind], int]:
    """Stored text of a JSON record: the title above the text, unless the text begins with it."""
    replaced = 0
    if len(_MARKED_UP.findall(words[:5000])) >= 2:
        paragraphs = fragment_paragraphs(clean_characters(words)[0])
        parts: list[tuple[BlockKind | None, str]] = [("subtitle" if is_heading(t) else None, p) for t, p in paragraphs]
    else:
        stored = store_text(words)
        replaced = stored.replaced
        parts = [(None, stored.text.strip())]
    title = " ".join(clean_characters(title)[0].split()) if title else None
    if title and parts and " ".join(parts[0][1].split("\n", 1)[0].split()) == title:
        rest = parts[0][1].partition("\n")[2]
        parts[:1] = [(None, rest.strip())] if rest.strip() else []
    return (*_compose(title, tuple(parts)), replaced)


def _blocks_given(fields: Fields, text: str) -> tuple[Block, ...] | None:
    """The blocks that our own export carries, where they fit the text; None otherwise."""
    try:
        blocks = msgspec.convert(fields.get("blocks"), tuple[Block, ...])
    except msgspec.ValidationError:
        return None
    edges = [edge for block in blocks for edge in (block.start, block.end)]
    fits = edges == sorted(edges) and all(0 <= b.start < b.end <= len(text) for b in blocks)
    return blocks if blocks and fits else None


def _report(name: str, sha256: str, text: str, layout: Layout, given: Given) -> tuple[Report, tuple[Actor, ...]]:
    outlet = _outlet(given, layout)
    aliases = (given.host,) if outlet and given.host and given.host != outlet.casefold() else ()
    actor = Actor(id=actor_id("outlet", outlet), name=outlet, kind="outlet", aliases=aliases) if outlet else None
    byline = given.byline or layout.byline
    report = Report(
        id=f"r-{sha256[:16]}",
        name=name,
        outlet=actor.id if actor else None,
        title=given.title or layout.title,
        byline=byline,
        credit=given.credit or layout.credit or (byline if byline and byline != outlet and is_house(byline) else None),
        url=given.url or layout.url,
        published=given.published or layout.published,
        retrieved=given.retrieved,
        language=given.language or layout.language,
        text=text,
        blocks=layout.blocks,
        sha256=sha256,
    )
    return report, (actor,) if actor else ()


def _outlet(given: Given, layout: Layout) -> str | None:
    """Name of the report's outlet: as given, else as its own lines say, else the one that the list has for its address.

    A bare domain given as the outlet is an address too: an outlet of the list that the report's lines name goes before
    it, and it stays the name where the list does not know it.
    """
    said = given.outlet or layout.outlet
    if said and host_of(said) is None:
        return said
    if layout.outlet and outlet_named(layout.outlet) is not None:
        return layout.outlet
    hosts = (host_of(said), given.host, host_of(given.url or layout.url))
    return next((known.name for host in hosts if host and (known := outlet_at(host))), said)


def _damaged(name: str, decoded: Decoded) -> tuple[Problem, ...]:
    if not decoded.damaged:
        return ()
    message = f"holds bytes that are no {decoded.encoding}; they were replaced by U+FFFD and the rest was read."
    return (_problem(name, message),)


def _replaced(name: str, count: int) -> tuple[Problem, ...]:
    if not count:
        return ()
    message = (
        f"holds control characters or lone surrogates ({count}); they were replaced one for one, the rest was read."
    )
    return (_problem(name, message),)


def _too_long(length: str, settings: Settings) -> str:
    return (
        f"is a text of {length} characters, above the limit of {settings.max_characters:,} for one report; "
        "it was left out. Split it, or raise SECRETARIAT_MAX_CHARACTERS."
    )


def _refused(name: str, message: str) -> Ingested:
    return Ingested(problems=(_problem(name, message),))


def _problem(place: str, message: str) -> Problem:
    return Problem(stage="ingest", place=place, message=message)

"""What each line of a stored text is: title, subtitle, byline, date, dateline, credit, site or body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from secretariat.ingest.bylines import MetaLine, closing_credit, read_meta_line
from secretariat.ingest.datelines import find_dateline
from secretariat.ingest.dates import DATE_WORDS, read_date
from secretariat.ingest.headers import read_header
from secretariat.ingest.headlines import ends_sentence, glued_capitals, is_capitals, is_headline
from secretariat.knowledge.site_lines import find_site_line
from secretariat.records import Block, BlockKind, When

_LEADING_DATE = re.compile(
    rf"(?:date(?:line)?|published|dated)\s*:?\s*(?P<date>{DATE_WORDS})(?=\s)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)"
    r"(?:\s*(?:[|–—:]|\s-)\s+|\s{2,}|\s+(?=[A-Z\"“'‘«][\w'’.-]* ))",
    re.I,
)
_BULLET = re.compile(r"(?P<mark>[-*+•·▪◦●■►–—])[ \t]+(?=\S)")
_MARKUP = re.compile(r"(?P<mark>#{1,6}|[-*+•>])\s+(?=\S)")
_TAIL = 6
"""Last lines among which bylines and credits stand."""
_MOST_SUBTITLES = 2
_REPEATED = 30
"""Characters from which a line that stood before counts as repeated (captions, pull quotes)."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks of a text and what the lines that are no news say about the report."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    """Name of the outlet, as printed."""
    url: str | None = None
    language: str | None = None
    published: When | None = None


@dataclass(slots=True)
class Page:
    """A text on its way through the layout."""

    text: str
    markdown: bool = False
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    updated: When | None = None
    dateline: When | None = None
    subtitles: int = 0
    in_body: bool = False
    bullets: frozenset[str] = frozenset()
    """Marks that open two lines or more: the items of a list."""
    seen: set[str] = field(default_factory=set)

    def mark(self, start: int, end: int, kind: BlockKind) -> None:
        """Add the block `text[start:end]` without the white space around it."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            self.blocks.append(Block(start=start, end=end, kind=kind))

    def note(self, line: MetaLine) -> None:
        """Keep what a line says unless an earlier one said it."""
        if line.updated:
            self.updated = self.updated or line.published
        else:
            self.published = self.published or line.published
        self.byline = self.byline or line.byline
        self.credit = self.credit or line.credit
        self.outlet = self.outlet or line.outlet


def lay_out(text: str, known: Mapping[int, BlockKind] | None = None, *, markdown: bool = False) -> Layout:
    """The layout of a stored text.

    Args:
        text: stored text; a line is a paragraph, a headline or a line of the site.
        known: what is known from markup or fields: start of a line → what it is. With a title among them, no other
            line becomes one.
        markdown: `#` begins a heading, `-` an item of a list.
    """
    known = known or {}
    page = Page(text, markdown=markdown)
    lines = _lines(text)
    if known:
        page.title = next((text[s:e] for s, e in lines if known.get(s) == "title"), None)
    else:
        lines = read_header(page, lines)
    lines = _leading_date(page, lines)
    page.bullets = _bullets(text, lines)
    for index, (start, end) in enumerate(lines):
        kind = known.get(start)
        if kind:
            page.seen.add(_folded(text[start:end]))
            page.mark(start, end, kind)
        elif not _read_metadata(page, lines, index):
            _read_news(page, lines, index, bool(known))
    _closing_credit(page)
    return Layout(
        blocks=tuple(sorted(page.blocks, key=lambda b: b.start)),
        title=page.title,
        byline=page.byline,
        credit=page.credit,
        outlet=page.outlet,
        url=page.url,
        language=page.language,
        published=page.published or page.updated or page.dateline,
    )


def _lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line with words, without the white space around it."""
    found, start = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            left = start + len(line) - len(line.lstrip())
            found.append((left, left + len(bare)))
        start += len(line) + 1
    return found


def _bullets(text: str, lines: list[tuple[int, int]]) -> frozenset[str]:
    """The marks that open at least two lines of a text."""
    opened = Counter(match["mark"] for start, end in lines if (match := _BULLET.match(text, start, end)))
    return frozenset(mark for mark, times in opened.items() if times > 1)


def _folded(line: str) -> str:
    return " ".join(line.casefold().split()).rstrip(".")


def _leading_date(page: Page, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines without the date that opens the first one: ` date 2031-03-05 Talks opened …`."""
    if not lines:
        return lines
    start, end = lines[0]
    match = _LEADING_DATE.match(page.text, start, end + 1)
    if not match or match.end() >= end:
        return lines
    published = read_date(match["date"] or match["iso"], "text")
    if not published:
        return lines
    page.published = page.published or published
    page.mark(start, match.end(), "date")
    rest = page.text[match.end() : end]
    return [(end - len(rest.lstrip()), end), *lines[1:]]


def _read_metadata(page: Page, lines: list[tuple[int, int]], index: int) -> bool:
    """Mark a line of the site or of metadata; False for a line of news."""
    start, end = lines[index]
    line = page.text[start:end]
    site = find_site_line(line, first=index == 0)
    edge = not page.in_body or index >= len(lines) - _TAIL
    meta = read_meta_line(line, edge=edge) if index or len(lines) > 1 else None
    if meta and meta.kind == "byline" and index == 0 and not meta.published and not line.casefold().startswith("by"):
        meta = None
    if meta and not (site and site.outlet):
        if edge:
            page.note(meta)
        page.mark(start, end, meta.kind)
        return True
    folded = _folded(line)
    if site or (len(folded) >= _REPEATED and folded in page.seen):
        if site:
            page.outlet = page.outlet or _name(site.outlet)
            page.credit = page.credit or _name(site.credit)
        page.mark(start, end, "site")
        return True
    page.seen.add(folded)
    return False


def _name(words: str | None) -> str | None:
    """The name of an outlet as it stands in a line of its site, without a possessive or a pronoun."""
    words = re.sub(r"^(?:our|the)\s+(?=[A-Z])", "", (words or "").strip(" .,:;"))
    return words if re.match(r"[A-Z0-9]", words) and words.casefold() not in ("all", "our", "us", "this") else None


def _read_news(page: Page, lines: list[tuple[int, int]], index: int, titled: bool) -> None:
    """Mark a line of news: title, subtitle, dateline and body."""
    start, end = lines[index]
    text = page.text
    markup = (_MARKUP if page.markdown else _BULLET).match(text, start, end)
    if markup and not page.markdown and markup["mark"] not in page.bullets:
        markup = None
    if markup:
        page.mark(start, markup.end(), "site")
        start = markup.end()
        if markup["mark"][0] == "#":
            kind: BlockKind = "subtitle" if page.title else "title"
            page.title = page.title or text[start:end]
            page.mark(start, end, kind)
            return
    if not page.in_body and not titled and not markup and _reads_as_title(page, lines, index):
        if page.title is None:
            page.title = text[start:end]
            page.mark(start, end, "title")
        elif _continues_capitals(page, start, end):
            first = page.blocks.pop()
            page.title = " ".join(text[first.start : end].split())
            page.mark(first.start, end, "title")
        else:
            page.subtitles += 1
            page.mark(start, end, "subtitle")
        return
    glued = None if page.in_body or page.title or titled else glued_capitals(text[start:end])
    if glued and not find_dateline(text[start:end]):
        page.title = text[start : start + glued].strip()
        page.mark(start, start + glued, "title")
        start += glued
    _read_body(page, start, end, first=not page.in_body)
    page.in_body = True


def _reads_as_title(page: Page, lines: list[tuple[int, int]], index: int) -> bool:
    """Whether the line is a headline over paragraphs: a longer or finished line comes after it."""
    start, end = lines[index]
    line = page.text[start:end]
    if page.subtitles >= _MOST_SUBTITLES or (find_dateline(line) and not is_capitals(line)):
        return False
    following = lines[index + 1 :]
    below = [page.text[s:e] for s, e in following[:4]]
    if not any(ends_sentence(words) or len(words) > 2 * len(line) or find_dateline(words) for words in below):
        return False
    if page.title is not None and ends_sentence(line) and not is_capitals(line):
        return False
    next_start = following[0][0]
    alone = "\n" in page.text[end:next_start].replace("\n", "", 1)
    if not alone and page.text[next_start].islower():
        return False
    return is_headline(line, alone=alone)


def _continues_capitals(page: Page, start: int, end: int) -> bool:
    """A headline in capitals that runs over two lines."""
    last = page.blocks[-1] if page.blocks else None
    if not last or last.kind != "title" or page.text[last.end : start].count("\n") != 1:
        return False
    return is_capitals(page.text[last.start : last.end]) and is_capitals(page.text[start:end])


def _read_body(page: Page, start: int, end: int, first: bool) -> None:
    paragraph = page.text[start:end]
    label = re.match(r"[A-Z][A-Z ]+:", paragraph)
    alone = bool(first and label and page.text.count(label[0]) == 1)
    dateline = find_dateline(paragraph, colon=alone)
    if dateline and (first or dateline.credit or dateline.published):
        page.mark(start, start + dateline.end, "dateline")
        page.credit = page.credit or dateline.credit
        page.dateline = page.dateline or dateline.published
        start += dateline.end
    page.mark(start, end, "body")


def _closing_credit(page: Page) -> None:
    """Split an agency's name off the last paragraph: "… he said. - AFP"."""
    index = next((i for i in reversed(range(len(page.blocks))) if page.blocks[i].kind == "body"), None)
    if index is None:
        return
    block = page.blocks[index]
    match = closing_credit().search(page.text, block.start, block.end)
    if not match:
        return
    page.blocks[index : index + 1] = []
    page.mark(block.start, match.start("block"), "body")
    page.mark(match.start("block"), block.end, "credit")
    page.credit = page.credit or match["credit"]

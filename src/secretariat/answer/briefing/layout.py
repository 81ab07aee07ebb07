"""A brief laid out as headings, lines and a table, the same for every kind of file it is written to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from secretariat.answer.briefing.brief_rows import Brief, Cell, Group, Item, Section, Source, Table
from secretariat.answer.briefing.days import long_day, long_days
from secretariat.answer.briefing.footer import footer
from secretariat.answer.briefing.sentences import Part, Sentence
from secretariat.answer.cleaning import clean
from secretariat.answer.days import read_day
from secretariat.answer.rows import Row

Style = Literal["plain", "strong", "quote", "source", "quiet", "red"]
_LONGEST = 160
"""Characters of a title or an address that are shown."""


class Run(Row, frozen=True):
    """A stretch of a line in one style, safe to show: on one line, without control characters."""

    text: str
    style: Style = "plain"
    number: int | None = None
    """Of a `source`: which one."""
    href: str | None = None
    """An http or https address that the stretch may lead to; None: it leads nowhere."""


Line = tuple[Run, ...]


class Heading(Row, frozen=True, tag=True):
    """A heading; level 1 is the title."""

    level: Literal[1, 2, 3]
    text: str


class Lines(Row, frozen=True, tag=True):
    """Lines below one another: a list, paragraphs, or the numbered sources."""

    kind: Literal["list", "paragraphs", "sources"]
    lines: tuple[Line, ...]


class Grid(Row, frozen=True, tag=True):
    """A table; its first column is a heading of rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Line, ...]], ...]


Block = Heading | Lines | Grid


def title_of(brief: Brief) -> str:
    """`Kestria and Tarsovia: brief of 24 March 2031`."""
    day = "" if brief.day is None else f" of {long_day(read_day(brief.day, 'day'))}"
    return clean(f"{brief.title}: brief{day}")


def laid_out(brief: Brief) -> Iterator[Block]:
    """Everything in the order in which it is read."""
    yield Heading(level=1, text=title_of(brief))
    yield Lines(kind="paragraphs", lines=tuple((Run(text=line, style="quiet"),) for line in _head(brief)))
    for section in brief.sections:
        yield Heading(level=2, text=clean(section.title))
        if section.title == "Positions" and brief.table.rows:
            yield _grid(brief.table)
            yield from _beyond(brief.table)
        yield from _section(section)
    yield Heading(level=2, text="Sources")
    yield Lines(kind="sources", lines=tuple(map(_source, brief.sources)))
    yield Heading(level=2, text="Coverage")
    yield Lines(kind="paragraphs", lines=tuple((Run(text=clean(line)),) for line in footer(brief)))


def _head(brief: Brief) -> Iterator[str]:
    if brief.as_of is not None:
        yield f"As known at the end of {long_day(read_day(brief.as_of, 'as of'))} (UTC), by publication."
    told = "Every sentence stands on words of the reports in brackets and was checked against them. "
    told += "The day in parentheses is that of publication. Nothing here is a verdict on what is true."
    if brief.since is not None:
        told += f" “New” marks what was published since {long_day(read_day(brief.since, 'since'))}."
    yield told


def _section(section: Section) -> Iterator[Block]:
    if not section.groups:
        yield Lines(kind="paragraphs", lines=((Run(text=clean(section.empty), style="quiet"),),))
    for group in section.groups:
        if group.title is not None:
            yield Heading(level=3, text=clean(group.title)[:_LONGEST])
        if group.counted:
            yield Lines(kind="paragraphs", lines=tuple((Run(text=clean(line)),) for line in group.counted))
        lines = [_line(item, group) for item in group.items]
        lines += [(Run(text=f"and {group.more:,} more in the dossier", style="quiet"),)] if group.more else []
        if lines:
            yield Lines(kind="list", lines=tuple(lines))


def _line(item: Item, group: Group) -> Line:
    """A sentence; without the name or the status in front that the heading above it has."""
    parts = list(item.sentence.parts)
    heading = (group.title or "").casefold()
    if len(parts) > 3 and parts[0].kind in {"name", "status"} and parts[2].kind in {"stance", "issue"}:
        told = parts[0].text.casefold()
        if told == heading or (parts[0].kind == "status" and told in heading):
            first, *rest = parts[2:]
            parts = [msgspec.structs.replace(first, text=first.text[:1].upper() + first.text[1:]), *rest]
    mark = (Run(text=" · new", style="quiet"),) if item.new else ()
    return (*(_run(part, leads=at == 0) for at, part in enumerate(parts)), *mark)


def _run(part: Part, *, leads: bool = False) -> Run:
    text = clean(part.text)
    match part.kind:
        case "quote":
            return Run(text=f"“{text}”", style="quote")
        case "source":
            return Run(text=text, style="source", number=int(text.strip("[]")))
        case "stance":
            return Run(text=text, style="red" if part.text.lower().endswith("red line") else "strong")
        case "status" | "move":
            return Run(text=text, style="strong")
        case "name" | "issue" if leads:
            return Run(text=text, style="strong")
    return Run(text=text)


def _grid(table: Table) -> Grid:
    return Grid(
        caption="Where each party stands, by its newest evidence that holds; days are those of publication",
        header=("Issue", *map(clean, table.parties)),
        rows=tuple((clean(row.issue), tuple(map(_cell, row.cells))) for row in table.rows),
    )


def _cell(cell: Cell | None) -> Line:
    if cell is None:
        return ()
    age = (
        () if cell.age is None else (Run(text=f" ({cell.age:,} {'day' if cell.age == 1 else 'days'}) ", style="quiet"),)
    )
    earlier = () if cell.before is None else (Run(text="; before: "), *_short(cell.before, ()))
    return (*_short(cell.latest, age), *earlier)


def _short(sentence: Sentence, age: Line) -> Line:
    """`red line, 7 March 2031 (17 days) [8]`."""
    kinds = {part.kind: part for part in sentence.parts}
    day = kinds.get("day")
    told = Run(text=", undated" if day is None else f", {day.text}")
    return (_run(kinds["stance"]), told, *(age or (Run(text=" "),)), _run(kinds["source"]))


def _beyond(table: Table) -> Iterator[Block]:
    more = ((table.more_parties, "party", "parties"), (table.more_issues, "issue", "issues"))
    told = [f"{number} more {one if number == 1 else several}" for number, one, several in more if number]
    if told:
        yield Lines(kind="paragraphs", lines=((Run(text=f"{' and '.join(told)} in the dossier.", style="quiet"),),))


def _source(one: Source) -> Line:
    file = clipped(one.name.rstrip("/").rpartition("/")[2] or one.name)
    named = [clipped(one.outlet)] if one.outlet else []
    named += [f"“{clipped(one.title)}”"] if one.title else []
    runs = [Run(text=", ".join([*(named or [file]), long_days(one.published) or "undated"]))]
    if one.url:
        runs += [Run(text=", "), Run(text=clipped(one.url), href=address(one.url))]
    elif named and one.outlet is None:
        runs.append(Run(text=f" (read from {file})", style="quiet"))
    runs.append(Run(text="."))
    if one.copy_of is not None:
        runs.append(Run(text=f" Copy of {clipped(one.copy_of)}; no confirmation of it.", style="strong"))
    if one.version_of is not None:
        runs.append(Run(text=f" Edited version of {clipped(one.version_of)}.", style="quiet"))
    return tuple(runs)


def clipped(text: str) -> str:
    """At most `_LONGEST` characters, on one line."""
    told = clean(text).strip()
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def address(url: str) -> str | None:
    """The address, if it is one of the web that is whole and plain; None: nothing may lead there."""
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= 2000
    return url if plain and url.lower().startswith(("https://", "http://")) else None

"""A brief as Markdown (CommonMark with tables). Nothing that a report says becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secretariat.answer.briefing.brief_rows import Brief
from secretariat.answer.briefing.layout import Block, Grid, Heading, Line, Lines, Run, laid_out

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$^@=])")
_LINKS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):")
_LIST = re.compile(r"^([-+]|\d+[.)])")


def markdown(brief: Brief) -> str:
    """The text of the file, a line break at its end."""
    return "\n".join(line for block in laid_out(brief) for line in (*_block(block), "")).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no link, no HTML, no table, no list, no heading, on one line."""
    told = _MARKS.sub(r"\\\1", " ".join(text.split()))
    told = _LINKS.sub(lambda match: f"\\{match[0]}", told)
    return _LIST.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", told)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Lines(kind="list"):
            yield from (f"- {_line(line)}" for line in block.lines)
        case Lines(kind="sources"):
            yield from (f"{number}. {_line(line)}" for number, line in enumerate(block.lines, start=1))
        case Lines():
            for at, line in enumerate(block.lines):
                yield from ((_line(line),) if at == 0 else ("", _line(line)))
        case Grid():
            yield f"{escaped(block.caption)}:"
            yield ""
            yield f"| {' | '.join(map(escaped, block.header))} |"
            yield f"|{'---|' * len(block.header)}"
            for label, cells in block.rows:
                yield f"| {' | '.join((escaped(label), *map(_line, cells)))} |"


def _line(line: Line) -> str:
    return "".join(map(_run, line)).strip()


def _run(run: Run) -> str:
    if run.style == "source":
        return run.text
    inner = run.text.strip()
    if run.style not in {"strong", "red"} or not inner:
        lead, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
        return f"{lead}{escaped(inner)}{tail if inner else ''}"
    lead, tail = run.text[: run.text.index(inner)], run.text[run.text.index(inner) + len(inner) :]
    told = escaped(inner)
    return f"{lead}**{told}**{tail}"

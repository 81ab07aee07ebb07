"""Statements: the tagger's attributions with whole quotations, and the quotations that go on without a cue."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secretariat.extract.continuing import passage, with_continuations
from secretariat.extract.quotes import Span, clean, cut, quoted_share, says_something, snap, with_marks
from secretariat.extract.sayings import with_manners, with_sayings
from secretariat.extract.sifting import sift
from secretariat.extract.silences import with_silences
from secretariat.extract.sourcing import with_chains
from secretariat.extract.states import States
from secretariat.extract.tagger import Tagged, load_tagger
from secretariat.extract.words import Drafted, draft
from secretariat.identity import record_id
from secretariat.knowledge.beliefs import precision_of, precision_of_rule
from secretariat.parse import Parsed
from secretariat.plugins import Extracted
from secretariat.quotations import Quotation
from secretariat.records import Statement, StatementKind

VERSION = "2"


def extract_statements(parsed: Parsed) -> Extracted:
    """The statements of a report: `said` ones and `held` ones, in order of the text.

    A headline tells in the desk's words what the body tells in full: statements stand on the body.
    """
    found, states = sourced(parsed)
    return with_sayings(parsed, found, states), ()


def sourced(parsed: Parsed) -> tuple[tuple[Statement, ...], States]:
    """The report's statements with their chains as the rules read them, not yet told what kind of saying they are; and
    the vectors of its words."""
    whole, states = attributed(parsed)
    return with_chains(parsed, [replace(s, score=_score(s, belief)) for s, belief in whole]), states


def attributed(parsed: Parsed) -> tuple[list[tuple[Statement, float | None]], States]:
    """The report's attributions as bare statements, each with the tagger's belief (None: a rule made it), and the
    vectors of its words."""
    body = [paragraph for paragraph in parsed.paragraphs if paragraph.kind == "body"]
    drafts = [drafted for drafted in (draft(parsed, paragraph) for paragraph in body) if _may_speak(drafted)]
    beliefs: dict[str, float] = {}
    found = []
    sensed = load_tagger().read(parsed.report.text, drafts)
    for one in sensed.tagged:
        statement = _statement(parsed, one)
        if statement is not None and statement.id not in beliefs:
            beliefs[statement.id] = one.belief
            found.append(statement)
    found = with_silences(parsed, drafts, sift(parsed, found))
    whole = with_continuations(parsed, body, with_manners(parsed, found))
    return [(statement, beliefs.get(statement.id)) for statement in whole], sensed.states


def _score(statement: Statement, belief: float | None) -> float | None:
    rule = statement.made_by.partition("/")[0]
    return precision_of_rule(rule) if belief is None else precision_of(belief)


def _may_speak(drafted: Drafted) -> bool:
    """Whether somebody can be quoted in the paragraph: a quotation, or anything the grammar takes for a cue."""
    return bool(drafted.quotations or drafted.every)


def _statement(parsed: Parsed, one: Tagged) -> Statement | None:
    """The attribution as a record; None: nothing that says something is left of it."""
    text = parsed.report.text
    home = parsed.paragraph_at(one.cue[0])
    assert home is not None
    quotations = parsed.quotations_in(home.start, home.end)
    content = [with_marks(piece, quotations) for piece in snap(one.content, one.cue, quotations)]
    if one.source is not None:
        content = [rest for piece in content for rest in cut(piece, one.source)]
    content = [clean(piece, text) for piece in content]
    content = [piece for piece in content if says_something(piece, text)]
    if not content:
        return None
    return Statement(
        id=record_id("s", parsed.report.id, one.cue, tuple(content)),
        report=parsed.report.id,
        source=() if one.source is None else (passage(parsed, one.source),),
        cue=(passage(parsed, one.cue),),
        content=tuple(passage(parsed, piece) for piece in content),
        kind=_kind(content, quotations, text),
        made_by=f"statements.tagger/{VERSION}",
    )


def _kind(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> StatementKind:
    share = quoted_share(content, quotations, text)
    return "direct" if share >= 1 else "indirect" if share <= 0 else "mixed"

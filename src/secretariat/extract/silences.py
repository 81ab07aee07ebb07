"""Silence that stands as a sentence of its own: "the ministry did not respond to questions", "both have kept silent".

The tagger was trained on a corpus that marks what is said; that nothing is said is plain in the grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.extract.continuing import passage
from secretariat.extract.quotes import Span, inside, overlap
from secretariat.extract.spans import SUBJECTS, source_of, subtree
from secretariat.extract.telling import Telling, read_tellings
from secretariat.extract.words import Drafted
from secretariat.identity import record_id
from secretariat.knowledge.sayings import load_sayings
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

VERSION = "1"
_HELPERS = {"aux", "auxpass", "neg", "advmod"}
_COMPLEMENTS = {"dobj", "prep", "xcomp", "ccomp", "acomp", "agent"}


def with_silences(parsed: Parsed, drafts: Sequence[Drafted], found: Sequence[Statement]) -> list[Statement]:
    """The statements, and those in which somebody is told to have said nothing, where no statement stands yet."""
    found = [_topical(parsed, telling) for telling in read_tellings(parsed, found)]
    taken = [(p.start, p.end) for statement in found for p in (*statement.cue, *statement.content)]
    more: list[Statement] = []
    for drafted in drafts:
        paragraph = drafted.paragraph
        own = [span for span in taken if overlap(span, (paragraph.start, paragraph.end))]
        for verb in _silent(paragraph):
            at = paragraph.start + verb.idx
            if inside(at, drafted.quotations) is None and not any(start <= at < end for start, end in own):
                more += _statement(parsed, paragraph, verb)
    return [*found, *more]


def _topical(parsed: Parsed, telling: Telling) -> Statement:
    """ "declined to comment on the report": what was not talked about is the content, where it is named."""
    statement, lists = telling.statement, load_sayings().silence
    words = [token for token in telling.content if token.is_alpha]
    if telling.lemma not in lists.declining or len(words) < 3 or words[0].lower_ not in {"to", "from"}:
        return statement
    if words[1].lemma_.lower() not in lists.answering | lists.answers:
        return statement
    topic = words[3 if words[2].dep_ == "prep" and len(words) > 3 else 2]
    assert telling.paragraph is not None
    at = telling.paragraph.start + topic.idx
    first, cue = statement.content[0], statement.cue[-1]
    if not cue.end <= first.start < at < first.end:
        return statement
    return replace(
        statement,
        cue=(*statement.cue[:-1], passage(parsed, (cue.start, at - 1))),
        content=(passage(parsed, (at, first.end)), *statement.content[1:]),
    )


def _silent(paragraph: Paragraph) -> Iterator[Token]:
    """The verbs that tell of silence and have a subject."""
    lists = load_sayings().silence
    for verb in paragraph.doc:
        if verb.pos_ not in {"VERB", "AUX"} or source_of(verb) is None:
            continue
        lemma = verb.lemma_.lower()
        helpers = [c for c in verb.children if c.dep_ == "aux"]
        if any(c.tag_ == "TO" or c.lower_ in {"may", "might", "must", "shall", "should", "will"} for c in helpers):
            continue
        denied = any(c.dep_ == "neg" for c in verb.children)
        if (denied and lemma in lists.answering) or _keeps_silent(verb) or _refrains(verb):
            yield verb


def _keeps_silent(verb: Token) -> bool:
    """ "kept silent", "had no comment", "gave no details"."""
    lists, lemma = load_sayings().silence, verb.lemma_.lower()
    for child in verb.children:
        word = child.lemma_.lower()
        if lemma in lists.keeping and child.dep_ in {"acomp", "oprd", "xcomp", "advmod"} and word in lists.silent:
            return True
        none = any(c.lower_ == "no" and c.dep_ == "det" for c in child.children)
        if child.dep_ == "dobj" and none and lemma in lists.giving and word in lists.answers:
            return True
    return False


def _refrains(verb: Token) -> bool:
    """ "declined to elaborate", "refrained from commenting"."""
    lists = load_sayings().silence
    if verb.lemma_.lower() not in lists.declining:
        return False
    below = [c for c in verb.children if c.dep_ in {"xcomp", "dobj"}]
    below += [g for c in verb.children if c.lower_ == "from" for g in c.children]
    return any(c.lemma_.lower() in lists.answering | lists.answers for c in below)


def _statement(parsed: Parsed, paragraph: Paragraph, verb: Token) -> Iterator[Statement]:
    source = source_of(verb)
    assert source is not None
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in _HELPERS and c.i < verb.i)])
    if any(c.dep_ in SUBJECTS and c.i > first for c in verb.children):
        first = verb.i
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in _COMPLEMENTS]
    end = max((subtree(c)[1] for c in after), default=verb.i + 1)
    content = first, end
    topic = next((c for c in after if c.dep_ in {"dobj", "prep"} and subtree(c)[1] - subtree(c)[0] > 1), None)
    if topic is not None:
        inner = next((c for c in topic.children if c.dep_ in {"pobj", "pcomp"}), topic)
        content = subtree(inner if topic.dep_ == "prep" else topic)
    cue = (first, content[0]) if content[0] > first else (first, verb.i + 1)
    spans: list[Span] = [paragraph.span(paragraph.doc[s], paragraph.doc[e - 1]) for s, e in (source, cue, content)]
    yield Statement(
        id=record_id("s", parsed.report.id, "silence", spans[1]),
        report=parsed.report.id,
        source=(passage(parsed, spans[0]),),
        cue=(passage(parsed, spans[1]),),
        content=(passage(parsed, spans[2]),),
        kind="indirect",
        made_by=f"statements.silence/{VERSION}",
    )

"""The statements of a report while their chains are read: looked up by sentence, cut, linked, added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.credits import is_own_outlet
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.identity import record_id
from secretariat.knowledge.speech import act_of
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ChainLink, Statement, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

VERSION = "1"


class Linking:
    """The statements, and what is done to one."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement]) -> None:
        self._parsed = parsed
        self._text = parsed.report.text
        self._statements: dict[str, Statement] = {statement.id: statement for statement in statements}
        self._at: dict[int, list[str]] = {}
        """Ids by the first character of the sentence of the cue."""
        self._last: tuple[Paragraph, Sentence] | None = None
        """The sentence before."""
        for statement in statements:
            self._note(statement)

    def _note(self, statement: Statement) -> None:
        start = statement.cue[0].start if statement.cue else statement.content[0].start
        paragraph = self._parsed.paragraph_at(start)
        if paragraph is None:
            return
        token = paragraph.doc.char_span(start - paragraph.start, start - paragraph.start + 1, alignment_mode="expand")
        if token is not None:
            self._at.setdefault(paragraph.start + token[0].sent.start_char, []).append(statement.id)

    def _statement(
        self, source: Span, cue: Span, content: tuple[Span, ...], rule: str, lemma: str | None = None
    ) -> Statement:
        act = None if lemma is None else act_of(lemma)
        report = self._parsed.report.id
        return Statement(
            id=record_id("s", report, cue, content),
            report=report,
            source=self._passages(source),
            cue=self._passages(cue),
            content=self._passages(*content),
            kind=self._kind(content),
            act=act or "assert",
            made_by=f"sourcing.{rule}/{VERSION}",
        )

    def _kind(self, content: tuple[Span, ...]) -> StatementKind:
        quotations = self._parsed.quotations_in(max(0, content[0][0] - 2000), content[-1][1])
        share = quoted_share(content, quotations, self._text)
        return "direct" if share >= 1 else "indirect" if share <= 0 else "mixed"

    def _add(self, statement: Statement) -> None:
        if self._put(statement):
            self._note(statement)

    def _put(self, statement: Statement) -> bool:
        """Keeps the statement; not where its parts cannot be told apart."""
        apart = self._apart(statement)
        if apart is not None:
            self._statements[statement.id] = apart
        return apart is not None

    def _apart(self, statement: Statement) -> Statement | None:
        """The statement, its source and cue cut out of its content. None: nothing would be left, or the source reaches
        into the cue."""
        cues = [(p.start, p.end) for p in statement.cue]
        named = [(p.start, p.end) for p in statement.source]
        if any(overlap(source, cue) for source in named for cue in cues):
            return None
        holes = [h for h in (*cues, *named) if any(overlap(h, (p.start, p.end)) for p in statement.content)]
        content = statement.content
        for hole in holes:
            content = self._left(content, hole)
        if not content:
            return None
        return replace(statement, content=content) if holes else statement

    def _linked(self, statement: Statement, relation: str, actor: Span, *, outermost: bool = False) -> Statement:
        link = ChainLink(actor=None, relation=relation, passage=self._passages(actor)[0])
        return replace(statement, chain=(link, *statement.chain) if outermost else (*statement.chain, link))

    def _links(self, statement: Statement, actor: Span) -> bool:
        """Whether it is in the chain already."""
        return any(overlap((link.passage.start, link.passage.end), actor) for link in statement.chain)

    def _is_own(self, actor: Span) -> bool:
        return is_own_outlet(self._parsed.report, actor)

    def _cue_token(self, paragraph: Paragraph, statement: Statement) -> Token | None:
        """The verb of the cue, or its last word."""
        if not statement.cue:
            return None
        passage = statement.cue[0]
        span = paragraph.doc.char_span(
            passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
        )
        if span is None or not len(span):
            return None
        return next(
            (t for t in reversed(span) if t.pos_ == "VERB"), span[0] if span[0].lower_ == "according" else span[-1]
        )

    def _passages(self, *spans: Span) -> tuple[Passage, ...]:
        return tuple(Passage.cut(self._parsed.report.id, self._text, *span) for span in spans)

    def _cut(self, statement: Statement, hole: Span | None) -> Statement:
        """Without a stretch that names who passed it on; as it is where nothing would be left."""
        if hole is None:
            return statement
        content = self._left(statement.content, hole)
        return replace(statement, content=content) if content else statement

    def _left(self, passages: Sequence[Passage], hole: Span) -> tuple[Passage, ...]:
        pieces: list[Span] = []
        for passage in passages:
            start, end = passage.start, passage.end
            if overlap((start, end), hole):
                pieces += [(start, hole[0]), (hole[1], end)]
            else:
                pieces.append((start, end))
        trimmed = [self._trimmed(piece) for piece in pieces if piece[0] < piece[1]]
        return self._passages(*(p for p in trimmed if any(c.isalnum() for c in self._text[slice(*p)])))

    def _trimmed(self, piece: Span) -> Span:
        start, end = piece
        while start < end and (self._text[start].isspace() or self._text[start] in ",;:.-–—"):
            start += 1
        while end > start and (self._text[end - 1].isspace() or self._text[end - 1] in ",;:.-–—"):
            end -= 1
        return start, end

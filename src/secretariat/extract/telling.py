"""A statement's words in the parse: its cue word, the clause that attributes, and the tokens of what was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.quotes import Span
from secretariat.extract.spans import Tokens
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

Piece = tuple[Span, Tokens]
"""A stretch of content, in characters of the report's text and in tokens of its paragraph."""
_HELPERS = {"aux", "auxpass", "neg", "det"}
_LINKS = {"be", "become", "feel", "remain", "seem", "stand"}
_NO = {"no", "none", "nobody", "nothing", "neither", "never", "nor", "without", "not", "n't", "hardly"}


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One statement with its tokens. All token sequences are in order of the text and may be empty."""

    statement: Statement
    paragraph: Paragraph | None
    """The paragraph of the cue, or of the content where there is no cue."""
    cue: tuple[Token, ...]
    head: Token | None
    """The word of the cue that attributes: a verb, a noun or an adjective."""
    phrase: str
    """The cue in lemmas, lower case, without auxiliaries, negation and articles, with the particle or preposition
    that follows it: "rule out", "call for"."""
    source: tuple[Token, ...]
    content: tuple[Token, ...]
    clause: tuple[Token, ...]
    """The attributing clause: what stands beside the cue in its sentence and belongs to nobody's content."""

    @property
    def lemma(self) -> str:
        """The cue word's lemma, lower case; empty where there is no cue."""
        return "" if self.head is None else self.head.lemma_.lower()

    @property
    def quoted(self) -> bool:
        """The words are the speaker's own: "I" and "we" are he and his side."""
        return self.statement.kind != "indirect"


def read_tellings(parsed: Parsed, statements: Sequence[Statement]) -> list[Telling]:
    """The statements with their tokens, in the order given."""
    told: dict[int, list[Piece]] = {}
    for piece in (piece for statement in statements for piece in statement.content):
        home = parsed.paragraph_at(piece.start)
        if home is not None:
            span = (piece.start, piece.end)
            told.setdefault(home.start, []).append((span, _place(home, *span)))
    return [_read(parsed, statement, told) for statement in statements]


def tokens_in(paragraph: Paragraph, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that lie in the stretch of the report's text, or reach into it."""
    first, last = _place(paragraph, start, end)
    return tuple(token for token in paragraph.doc[first:last] if not token.is_space)


def _place(paragraph: Paragraph, start: int, end: int) -> Tokens:
    """First and one-past-last token of a stretch of the report's text."""
    doc = paragraph.doc
    first = bisect_left(range(len(doc)), start - paragraph.start, key=lambda i: doc[i].idx + len(doc[i]) - 1)
    return first, bisect_left(range(len(doc)), end - paragraph.start, key=lambda i: doc[i].idx)


def _read(parsed: Parsed, statement: Statement, told: Mapping[int, Sequence[Piece]]) -> Telling:
    place = (statement.cue or statement.content)[0]
    paragraph = parsed.paragraph_at(place.start)
    content: list[Token] = []
    for piece in statement.content:
        home = parsed.paragraph_at(piece.start)
        if home is not None:
            content.extend(tokens_in(home, piece.start, piece.end))
    cue: tuple[Token, ...] = ()
    source: tuple[Token, ...] = ()
    if paragraph is not None:
        cue = tuple(t for p in statement.cue for t in tokens_in(paragraph, p.start, p.end))
        inside = (p for p in statement.source if paragraph.start <= p.start < paragraph.end)
        source = tuple(t for p in inside for t in tokens_in(paragraph, p.start, p.end))
    head = _head(cue)
    clause: tuple[Token, ...] = ()
    if head is not None and paragraph is not None:
        clause = tuple(_clause(paragraph, head, cue, told.get(paragraph.start, ())))
    return Telling(statement, paragraph, cue, head, _phrase(cue, head, content), source, tuple(content), clause)


def _head(cue: Sequence[Token]) -> Token | None:
    inside = {token.i for token in cue}
    words = [token for token in cue if not token.is_punct and not token.is_quote]
    head = next((token for token in words if token.head.i not in inside or token.head == token), None)
    if head is None or head.pos_ not in {"AUX", "VERB", "ADP"}:
        return head
    if head.lemma_.lower() in _LINKS:
        return next((t for t in words if t.head == head and t.dep_ in {"acomp", "attr", "oprd"}), head)
    if head.dep_ in {"aux", "auxpass"} or head.pos_ == "ADP":
        return next((t for t in words if t.pos_ in {"VERB", "NOUN"} and t != head), head)
    return head


def _phrase(cue: Sequence[Token], head: Token | None, content: Sequence[Token]) -> str:
    if head is None:
        return ""
    words = [t for t in cue if t.dep_ not in _HELPERS and not t.is_punct and t.lower_ not in _NO and t.pos_ != "AUX"]
    if not words:
        words = [head]
    last = words[-1]
    if last == head and head.i + 1 < len(head.doc):
        following = head.nbor()
        governs = bool(content) and content[0].doc is head.doc and content[0].i == following.i + 1
        if following.head == head and (following.dep_ == "prt" or (following.dep_ == "prep" and governs)):
            words.append(following)
    return " ".join(t.lemma_.lower() for t in words)


def _clause(paragraph: Paragraph, head: Token, cue: Sequence[Token], told: Sequence[Piece]) -> Iterator[Token]:
    """The tokens of the cue's sentence that lie in no content, but for content that holds the cue itself."""
    own = {token.i for token in cue}
    at = paragraph.start + head.idx
    sentence = head.sent
    covered = bytearray(len(sentence))
    for span, (first, last) in told:
        first, last = max(first, sentence.start) - sentence.start, min(last, sentence.end) - sentence.start
        if first < last and not span[0] <= at < span[1]:
            covered[first:last] = b"\1" * (last - first)
    for token in sentence:
        if token.i in own or not (token.is_space or covered[token.i - sentence.start]):
            yield token


def is_denied(telling: Telling) -> bool:
    """The saying itself is negated: "did not say", "never promised", "neither would say", "had no praise"."""
    head = telling.head
    if head is None:
        return False
    verb = head.head if head.pos_ in {"ADJ", "NOUN"} and head.head.pos_ in {"AUX", "VERB"} else head
    if any((c.dep_ == "neg" and c.lower_ != "nor") or c.lower_ == "neither" for t in {head, verb} for c in t.children):
        return True
    if any(token.lower_ in _NO and token.dep_ != "cc" for token in telling.cue):
        return True
    if telling.source and telling.source[0].lower_ in {"neither", "nobody", "none", "no"}:
        return True
    return head.dep_ == "pcomp" and head.head.lower_ == "without"


def is_future(telling: Telling) -> bool:
    """The saying is wanted, possible or to come: it has not happened ("will urge", "plans to ask").

    What somebody "would only say" has been said.
    """
    head = telling.head
    if head is None or head.pos_ not in {"VERB", "AUX"}:
        return False
    helpers = [c for c in head.children if c.dep_ == "aux" and c.i < head.i]
    if any(c.lower_ == "would" for c in helpers) and any(
        c.lower_ == "only" for c in (*head.children, *telling.content)
    ):
        return False
    return any(c.tag_ in {"MD", "TO"} for c in helpers) and not is_denied(telling)

"""Sources and contents that a grammatical subject or a clause around the cue sets right, before chains are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.extract.linking import Linking
from secretariat.extract.nesting import characters
from secretariat.extract.quotes import Span, inside, overlap
from secretariat.extract.relays import Relay, phrase_of, short
from secretariat.extract.spans import noun_phrase, own_subject, source_of
from secretariat.parse import Paragraph
from secretariat.records import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_POINTING = {"which", "that", "who", "whom", "what"}
_FAR = 10
"""Tokens between a verb and a subject that is believed against the tagger; of a phrase that is taken whole."""


class Repairing(Linking):
    """Sets right one statement at a time."""

    def _repaired(
        self, paragraph: Paragraph, sentence: Sentence, statement: Statement, relays: Sequence[Relay]
    ) -> Statement:
        """The statement with the subject of its cue for a source, and the rest of what "according to" interrupts."""
        if not statement.cue:
            return statement
        words = self._tokens(paragraph, statement)
        if words and words[0].lower_ == "according":
            named = self._named_behind(paragraph, statement, words[0])
            return self._with_rest(paragraph, sentence, named, words[0])
        subject = _subject(words)
        if subject is None and not statement.source:
            return self._inherited(paragraph, statement, words)
        if subject is None or not self._may_be_source(paragraph, subject, statement):
            return statement
        span = characters(_phrase(subject), paragraph.doc, paragraph.start)
        own = [(p.start, p.end) for p in statement.source]
        if any(overlap(piece, span) for piece in own):
            return statement
        if own and abs(subject.i - words[0].i) > _FAR:
            return statement
        passing = [characters(r.actor, paragraph.doc, paragraph.start) for r in relays]
        if own and not any(overlap(piece, actor) for piece in own for actor in passing):
            return statement
        content = self._left(statement.content, span)
        if not content:
            return statement
        return replace(
            statement,
            source=self._passages(span),
            content=content,
            kind=self._kind(tuple((p.start, p.end) for p in content)),
        )

    def _named_behind(self, paragraph: Paragraph, statement: Statement, according: Token) -> Statement:
        """ "according to the envoy, as reported by the paper": the source begins behind the "to"."""
        to = next((c for c in according.children if c.lower_ == "to"), None)
        phrase = next((c for c in (to or according).children if c.dep_ == "pobj"), None)
        if to is None or phrase is None or not statement.source:
            return statement
        span = characters(_phrase(phrase), paragraph.doc, paragraph.start)
        if any(overlap((p.start, p.end), span) for p in (*statement.source, *statement.content)):
            return statement
        return replace(statement, source=self._passages(span))

    def _inherited(self, paragraph: Paragraph, statement: Statement, words: Sequence[Token]) -> Statement:
        """ "…, warning of floods", "by promising a vote": the subject of the verb above speaks."""
        verb = next((t for t in words if t.tag_ == "VBG" and t.dep_ in {"advcl", "pcomp", "conj"}), None)
        found = None if verb is None else source_of(verb)
        if found is None or paragraph.doc[found[0]].lower_ in _POINTING:
            return statement
        span = characters(short(found, paragraph.doc[:]), paragraph.doc, paragraph.start)
        if any(overlap((p.start, p.end), span) for p in statement.content):
            return statement
        return replace(statement, source=self._passages(span))

    def _tokens(self, paragraph: Paragraph, statement: Statement) -> list[Token]:
        passage = statement.cue[0]
        span = paragraph.doc.char_span(
            passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
        )
        return [] if span is None else list(span)

    def _may_be_source(self, paragraph: Paragraph, subject: Token, statement: Statement) -> bool:
        """Outside quotation marks; a noun or a pronoun that points at nothing else."""
        quotations = self._parsed.quotations_in(paragraph.start, paragraph.end)
        if inside(paragraph.start + subject.idx, quotations) is not None:
            return False
        cue = statement.cue[0]
        at = paragraph.start + subject.idx
        return subject.lower_ not in _POINTING and not cue.start <= at < cue.end

    def _with_rest(self, paragraph: Paragraph, sentence: Sentence, statement: Statement, according: Token) -> Statement:
        """ "Halmere, according to the paper, could send aid": what stands behind the paper is its words too."""
        if not statement.source or according.i == 0 or according.nbor(-1).text != ",":
            return statement
        passage = statement.source[0]
        source = paragraph.doc.char_span(
            passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
        )
        if source is None or source.end + 1 >= sentence.end or paragraph.doc[source.end].text != ",":
            return statement
        verb = paragraph.doc[source.end + 1]
        if verb.pos_ not in {"AUX", "VERB"} or verb.tag_ == "VBG":
            return statement
        before = paragraph.start + according.idx
        touching = any(before - 3 <= p.end <= before for p in statement.content)
        if not touching or any(p.start >= passage.end for p in statement.content):
            return statement
        rest: Span = self._trimmed((paragraph.start + verb.idx, paragraph.start + sentence.end_char))
        return replace(statement, content=(*statement.content, *self._passages(rest)))


def _subject(words: Sequence[Token]) -> Token | None:
    """The subject of the cue's verb, where it is the one who speaks: of "was shown telling" too, not of "was told"."""
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"}]
    if not verbs:
        return None
    for verb in verbs:
        subject = own_subject(verb)
        if subject is None or subject.i - verb.i > _FAR or subject.dep_ == "expl":
            continue
        if subject.dep_ == "nsubjpass":
            telling = verbs[-1].tag_ == "VBG" or words[-1].lower_ == "as"
            return subject if telling and len(verbs) > 1 else None
        return subject if subject.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None
    return None


def _phrase(subject: Token) -> tuple[int, int]:
    """Up to the comma behind it where the phrase is long."""
    tokens = phrase_of(subject) if subject.pos_ == "PROPN" else noun_phrase(subject)
    return tokens if tokens[1] - tokens[0] <= _FAR else short(tokens, subject.doc[:])

"""Through whom what was said reached the report: the chain of each statement, from the report back to the speaker.

The speaker is the innermost one. "The paper, citing two officials, wrote …" is what the officials said; "the ministry
said Orlenz had confirmed …" is what Orlenz said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.extract.clauses import nominal
from secretariat.extract.credits import agency_passage
from secretariat.extract.listeners import OwnWords
from secretariat.extract.nesting import Quoted, characters, inner_saying, quoted
from secretariat.extract.outer import Clause, outer_clauses
from secretariat.extract.quotes import Span, inside, overlap
from secretariat.extract.relays import Relay, may_be_outlet, phrase_of, relays, short
from secretariat.extract.repairs import Repairing
from secretariat.extract.spans import Attribution
from secretariat.extract.verbs import by_verb
from secretariat.knowledge.outlets import is_outlet_alone, without_article
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.knowledge.speech import act_of
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ChainLink, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_DEEDS = {None, "accept", "reject", "praise", "criticise"}
"""Acts that a verb tells of without words of speech."""

_FRONT = 6
"""Tokens in front of a noun that says whose claim it is."""


def with_chains(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with their chains, in order of the text; sources moved to the innermost speaker, relay words cut
    out of the content. Statements are added where a sentence says whose words the one before it was."""
    work = _Sourcing(parsed, statements)
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "body":
            work.paragraph(paragraph)
    return work.finished()


class _Sourcing(OwnWords, Repairing):
    def finished(self) -> tuple[Statement, ...]:
        agency = agency_passage(self._parsed.report)
        outer = () if agency is None else (ChainLink(actor=None, relation="reported by", passage=agency),)
        done = [s if not outer else self._outer(s, outer) for s in self._statements.values()]
        return tuple(sorted(done, key=lambda statement: (statement.content[0].start, statement.id)))

    def _outer(self, statement: Statement, outer: tuple[ChainLink, ...]) -> Statement:
        """With the agency in front, where it is not in the chain already."""
        name = without_article(outer[0].passage.quote)
        own = tuple(link for link in statement.chain if without_article(link.passage.quote) != name)
        return replace(statement, chain=(*outer, *own))

    def paragraph(self, paragraph: Paragraph) -> None:
        """Everything in one paragraph."""
        for sentence in paragraph.doc.sents:
            self._sentence(paragraph, sentence)
            if any(token.is_alpha for token in sentence):
                self._last = paragraph, sentence

    def _own(self, paragraph: Paragraph, sentence: Sentence) -> list[Statement]:
        ids = self._at.get(paragraph.start + sentence.start_char, [])
        return [self._statements[key] for key in dict.fromkeys(ids) if key in self._statements]

    def _sentence(self, paragraph: Paragraph, sentence: Sentence) -> None:
        found = list(relays(sentence))
        for statement in self._own(paragraph, sentence):
            self._put(self._repaired(paragraph, sentence, statement, found))
        if found and found[0].form == "before":
            self._before(paragraph, sentence, found[0])
            return
        for one in quoted(sentence):
            self._quoted(paragraph, sentence, one)
        for relay in found:
            self._relay(paragraph, sentence, relay)
        for statement in self._own(paragraph, sentence):
            self._told(paragraph, statement)
            self._within_source(paragraph, self._statements[statement.id])
        for statement in self._own(paragraph, sentence):
            self._nested(paragraph, sentence, statement)
        for statement in self._own(paragraph, sentence):
            self._owned(paragraph, statement)
        self._outer_clauses(paragraph, sentence)

    # -- one relay -------------------------------------------------------------------------------------------------

    def _relay(self, paragraph: Paragraph, sentence: Sentence, relay: Relay) -> None:
        actor = characters(relay.actor, paragraph.doc, paragraph.start)
        own = self._own(paragraph, sentence)
        if relay.form == "citing":
            self._citing(paragraph, own, relay, actor)
            return
        whole = characters(relay.whole, paragraph.doc, paragraph.start) if relay.whole[0] < relay.whole[1] else None
        for statement in own:
            cue = statement.cue[0] if statement.cue else None
            if cue is not None and whole is not None and overlap((cue.start, cue.end), whole):
                continue
            if any(p.start == actor[0] for p in statement.source):
                continue
            if whole is not None and any(overlap((p.start, p.end), whole) for p in statement.source):
                statement = replace(statement, source=self._left(statement.source, whole))
                if not statement.source:
                    continue
            if statement.manner == "held" and relay.form == "in":
                continue
            if relay.form == "according" and ";" in self._between(statement, actor):
                continue
            if self._is_own(actor) or self._links(statement, actor):
                self._put(self._cut(statement, whole))
                continue
            statement = self._cut(statement, whole)
            self._put(self._linked(statement, relay.relation, actor, outermost=relay.form != "in"))

    def _between(self, statement: Statement, actor: Span) -> str:
        at = statement.cue[0].start if statement.cue else statement.content[0].start
        return self._text[min(at, actor[0]) : max(at, actor[0])]

    def _citing(self, paragraph: Paragraph, own: Sequence[Statement], relay: Relay, actor: Span) -> None:
        """The outlet's statement becomes that of whom it cites."""
        assert relay.sources is not None
        sources = characters(relay.sources, paragraph.doc, paragraph.start)
        whole = characters(relay.whole, paragraph.doc, paragraph.start)
        for statement in own:
            cue = statement.cue[0] if statement.cue else None
            if cue is None or overlap((cue.start, cue.end), whole):
                if cue is not None and len(own) > 1 and whole[0] <= cue.start < sources[0]:
                    del self._statements[statement.id]
                continue
            theirs = not statement.source or any(overlap((p.start, p.end), actor) for p in statement.source)
            near = any(overlap((p.start, p.end), sources) for p in statement.source)
            if not theirs and not near:
                continue
            rest = self._cut(statement, whole)
            if rest.source != self._passages(sources):
                rest = replace(rest, source=self._passages(sources))
            if not self._is_own(actor) and not self._links(rest, actor):
                rest = self._linked(rest, relay.relation, actor)
            self._put(rest)

    def _before(self, paragraph: Paragraph, sentence: Sentence, relay: Relay) -> None:
        """ "This is reported by X": the sentence before is what X, or whom X cites, said."""
        doc = paragraph.doc
        actor = self._actor_in(paragraph, sentence, relay)
        for statement in self._own(paragraph, sentence):
            del self._statements[statement.id]
        if self._last is None or actor is None:
            return
        home, said = self._last
        found = [s for s in self._own(home, said) if s.manner == "said"]
        own = [s for s in found if self._tells(home, s)]
        for statement in () if own else found:
            del self._statements[statement.id]
        if own:
            for statement in own:
                if not self._is_own(actor) and not self._links(statement, actor):
                    self._put(self._linked(statement, relay.relation, actor, outermost=True))
            return
        start, end = home.start + said.start_char, home.start + said.end_char
        content = self._trimmed((start, end))
        verb = doc[relay.anchor]
        cue = characters((verb.i, verb.i + 1), doc, paragraph.start)
        sources = None if relay.sources is None else characters(relay.sources, doc, paragraph.start)
        statement = self._statement(actor if sources is None else sources, cue, (content,), "before")
        if sources is not None and not self._is_own(actor):
            statement = self._linked(statement, "citing", actor)
        self._add(statement)

    def _actor_in(self, paragraph: Paragraph, sentence: Sentence, relay: Relay) -> Span | None:
        verb = paragraph.doc[relay.anchor]
        by = next((c for c in verb.children if c.lower_ == "by"), None)
        named = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        named = named or next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return None if named is None else characters(short(phrase_of(named), sentence), paragraph.doc, paragraph.start)

    def _quoted(self, paragraph: Paragraph, sentence: Sentence, one: Quoted) -> None:
        doc, shift = paragraph.doc, paragraph.start
        first = shift + doc[min(one.cue[0], one.source[0], one.outer.i)].idx
        last = shift + doc[one.verb.i].idx + len(one.verb)
        own = [s for s in self._own(paragraph, sentence) if s.cue and first <= s.cue[0].start < last]
        source = characters(one.source, doc, shift)
        cue = characters(one.cue, doc, shift)
        through = None if one.through is None else characters(one.through, doc, shift)
        statement = next((s for s in own if s.cue[0].start >= shift + one.verb.idx), None)
        if statement is None:
            told = next((f for f in by_verb(one.verb, sentence) if f.content), None)
            if told is None:
                return
            content = tuple(self._trimmed(characters(piece, doc, shift)) for piece in told.content)
            statement = self._statement(source, cue, content, "quoted", told.lemma)
            self._add(statement)
        for other in own:
            if other.id != statement.id and other.cue[0].start < shift + one.verb.idx:
                self._statements.pop(other.id, None)
        statement = replace(statement, source=self._passages(source), cue=self._passages(cue), chain=())
        if through is not None and not self._is_own(through):
            statement = self._linked(statement, one.relation, through)
        self._put(statement)

    def _nested(self, paragraph: Paragraph, sentence: Sentence, statement: Statement) -> None:
        """ "The ministry said Orlenz had confirmed …" is what Orlenz said, relayed by the ministry."""
        cue = self._cue_token(paragraph, statement)
        if cue is None or not statement.source or statement.manner == "held" or statement.negated:
            return
        if cue.lemma_.lower() not in load_sourcing().passing and cue.lower_ != "according":
            return
        if statement.source[0].quote.lower() in {"who", "which", "that"}:
            return
        quotations = self._parsed.quotations_in(paragraph.start, paragraph.end)
        found = inner_saying(cue, sentence, quotations, paragraph.start)
        if found is not None and found.source is not None:
            self._replace(paragraph, statement, found)

    def _owned(self, paragraph: Paragraph, statement: Statement) -> None:
        """ "repeated Velkan's claim that …": the claim is Velkan's statement too."""
        doc, shift = paragraph.doc, paragraph.start
        for piece in statement.content[:1]:
            span = doc.char_span(piece.start - shift, piece.end - shift, alignment_mode="expand")
            noun = None if span is None or span.root.pos_ != "NOUN" or span.root.i - span.start > _FRONT else span.root
            if noun is None or act_of(noun.lemma_.lower(), noun=True) is None:
                continue
            if not any(c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"} for c in noun.children):
                continue
            for found in nominal(noun):
                if found.frame == "noun" and found.source is not None:
                    content = tuple(self._trimmed(characters(one, doc, shift)) for one in found.content)
                    source, cue = characters(found.source, doc, shift), characters(found.cue, doc, shift)
                    inner = self._statement(source, cue, content, "owned", None)
                    self._add(replace(inner, chain=statement.chain))
                    verb = self._cue_token(paragraph, statement)
                    if verb is not None and any(c.dep_ == "neg" for c in verb.children):
                        self._statements.pop(statement.id, None)

    def _outer_clauses(self, paragraph: Paragraph, sentence: Sentence) -> None:
        """ "…, the company insisted", ", the paper revealed this week,", where that is no statement of its own: they
        pass on what somebody said before, and say themselves what is no speech event of another."""
        for clause in outer_clauses(sentence):
            place = characters(clause.whole, paragraph.doc, paragraph.start)
            own = self._own(paragraph, sentence)
            taken = [p for s in own for p in (*s.cue, *s.source, *s.content) if overlap((p.start, p.end), place)]
            if taken or self._parsed_inside(paragraph, place):
                continue
            for statement in own:
                self._outer_clause(paragraph, sentence, statement, clause)

    def _outer_clause(self, paragraph: Paragraph, sentence: Sentence, statement: Statement, clause: Clause) -> None:
        doc, shift = paragraph.doc, paragraph.start
        actor, cue = (characters(piece, doc, shift) for piece in (clause.subject, clause.cue))
        verb = self._cue_token(paragraph, statement)
        if verb is None or not statement.source:
            return
        if statement.manner == "said" and (verb.tag_ in {"VBD", "VBN"} or clause.report):
            relation = "reported by" if clause.report else "relayed by"
            if not self._is_own(actor) and not self._links(statement, actor):
                statement = self._linked(statement, relation, actor, outermost=True)
            if clause.listener is not None:
                listener = characters(clause.listener, doc, shift)
                if not self._is_own(listener):
                    statement = self._linked(statement, "told", listener, outermost=True)
            self._put(statement)
        elif clause.last and verb.lemma_.lower() not in load_sourcing().passing | load_sourcing().passed:
            whole = self._trimmed((shift + sentence.start_char, characters(clause.whole, doc, shift)[0]))
            outer = self._apart(self._statement(actor, cue, (whole,), "outer", doc[clause.cue[0]].lemma_.lower()))
            if outer is not None:
                del self._statements[statement.id]
                self._add(outer)

    def _parsed_inside(self, paragraph: Paragraph, place: Span) -> bool:
        return inside(place[0], self._parsed.quotations_in(paragraph.start, paragraph.end)) is not None

    def _tells(self, paragraph: Paragraph, statement: Statement) -> bool:
        """Whether it is itself of somebody who says something, and no deed that the report tells."""
        lists, verb = load_sourcing(), self._cue_token(paragraph, statement)
        if verb is None or verb.lower_ == "according" or verb.pos_ != "VERB":
            return True
        lemma = verb.lemma_.lower()
        return lemma in lists.passing | lists.passed | lists.reporting or act_of(lemma) not in _DEEDS

    def _replace(self, paragraph: Paragraph, outer: Statement, found: Attribution) -> None:
        doc, shift = paragraph.doc, paragraph.start
        assert found.source is not None
        source, cue = characters(found.source, doc, shift), characters(found.cue, doc, shift)
        content = tuple(self._trimmed(characters(piece, doc, shift)) for piece in found.content)
        content = content or tuple((p.start, p.end) for p in outer.content)
        inner = self._apart(self._statement(source, cue, content, "nested", found.lemma))
        if inner is None:
            return
        relay = outer.source[0]
        cued = outer.cue[0].quote.split()[-1].lower() in {"reported", "reports", "writes", "wrote"}
        span = doc.char_span(relay.start - shift, relay.end - shift, alignment_mode="expand")
        outlet = self._is_named(relay.quote) or is_outlet_alone(relay.quote)
        outlet = outlet or (cued and span is not None and may_be_outlet(span))
        relation = "reported by" if outlet else "relayed by"
        link = ChainLink(actor=None, relation=relation, passage=relay)
        others = [key for key, s in self._statements.items() if s.cue and s.cue[0].start == inner.cue[0].start]
        for key in others:
            del self._statements[key]
        del self._statements[outer.id]
        own = () if self._is_own((relay.start, relay.end)) else (link,)
        self._add(replace(inner, chain=(*outer.chain, *own), negated=found.negated, score=outer.score))

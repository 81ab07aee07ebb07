"""Through whom what was said reached the report: the chain of each statement, from the report back to the speaker.

The speaker is the innermost one. "The paper, citing two officials, wrote …" is what the officials said; "the ministry
said Orlenz had confirmed …" is what Orlenz said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.credits import agency_passage
from secretariat.extract.nesting import Quoted, characters, inner_saying, is_told, quoted
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.relays import Relay, is_outlet, may_be_outlet, phrase_of, relays, short
from secretariat.extract.spans import Attribution, own_subject
from secretariat.extract.verbs import by_verb
from secretariat.identity import record_id
from secretariat.knowledge.outlets import is_outlet_alone, is_same_outlet, outlet_name, without_article
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.knowledge.speech import act_of
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ChainLink, Statement, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

VERSION = "1"
_OWNER = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z][\w.& -]{1,40}?)(?:['’ʼ]s?)\s")
"""Whose sources they are, at the beginning of a phrase."""


def with_chains(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with their chains, in order of the text; sources moved to the innermost speaker, relay words cut
    out of the content. Statements are added where a sentence says whose words the one before it was."""
    work = _Sourcing(parsed, statements)
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "body":
            work.paragraph(paragraph)
    return work.finished()


class _Sourcing:
    def __init__(self, parsed: Parsed, statements: Sequence[Statement]) -> None:
        self._parsed = parsed
        self._text = parsed.report.text
        self._statements: dict[str, Statement] = {statement.id: statement for statement in statements}
        self._at: dict[int, list[str]] = {}
        """Ids by the first character of the sentence of the cue."""
        self._last: tuple[Paragraph, Sentence] | None = None
        for statement in statements:
            self._note(statement)

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

    def _note(self, statement: Statement) -> None:
        start = statement.cue[0].start if statement.cue else statement.content[0].start
        paragraph = self._parsed.paragraph_at(start)
        if paragraph is None:
            return
        token = paragraph.doc.char_span(start - paragraph.start, start - paragraph.start + 1, alignment_mode="expand")
        if token is not None:
            self._at.setdefault(paragraph.start + token[0].sent.start_char, []).append(statement.id)

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
            self._passed_on(paragraph, sentence, statement)

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
            if any(overlap((p.start, p.end), actor) for p in statement.source):
                if any(p.start == actor[0] for p in statement.source) or whole is None and relay.form != "in":
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
        own = [s for s in self._own(home, said) if s.manner == "said"]
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
        first = shift + doc[min(one.cue[0], one.source[0])].idx
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
            for other in own:
                del self._statements[other.id]
            self._add(statement)
        statement = replace(statement, source=self._passages(source), cue=self._passages(cue), chain=())
        if through is not None and not self._is_own(through):
            statement = self._linked(statement, one.relation, through)
        self._put(statement)

    # -- what the statement's own words tell ------------------------------------------------------------------------

    def _told(self, paragraph: Paragraph, statement: Statement) -> None:
        """ "told the agency": the agency is a link, where the report is not its own."""
        statement = self._statements[statement.id]
        cue = self._cue_token(paragraph, statement)
        if cue is None or statement.manner == "held":
            return
        named = [c for c in cue.children if c.dep_ in {"dobj", "dative", "iobj"} and c.i > cue.i]
        if cue.lemma_.lower() not in {"tell", "inform", "assure"}:
            named = []
        to = [c for c in cue.children if c.lower_ in {"to", "with"} and c.i > cue.i]
        named += [c for p in to for c in p.children if c.dep_ == "pobj"]
        for token in named:
            tokens = short(phrase_of(token), paragraph.doc[:])
            span = paragraph.doc[slice(*tokens)]
            actor = characters(tokens, paragraph.doc, paragraph.start)
            fits = is_outlet(span) or (token.dep_ != "pobj" and may_be_outlet(span) and not self._is_person(span.text))
            if fits and not self._is_own(actor) and not self._links(statement, actor):
                self._put(self._linked(statement, "told", actor))
                return

    def _is_person(self, words: str) -> bool:
        """Whether it is the last word of a longer name in the report ("Brissant" of "Tove Brissant")."""
        return re.search(rf"[A-Z]\w+\.? {re.escape(words)}\b", self._text) is not None

    def _within_source(self, paragraph: Paragraph, statement: Statement) -> None:
        """ "the paper's sources", "a draft seen by the paper": the outlet cites them."""
        if not statement.source:
            return
        passage, lists, titles = statement.source[0], load_sourcing(), load_titles()
        span = paragraph.doc.char_span(
            passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
        )
        if span is None:
            return
        owner = _OWNER.match(passage.quote)
        if (
            owner is not None
            and self._is_named(owner["name"])
            and span.root.lemma_.lower() in titles.sources - lists.staff
        ):
            actor = passage.start + owner.start("name"), passage.start + owner.end("name")
            if not self._is_own(actor) and not self._links(statement, actor):
                self._put(self._linked(statement, "citing", actor))
            return
        for token in span:
            head = token.head
            if token.dep_ == "pobj" and head.lower_ == "of":
                owned = head.head
            elif token.dep_ == "pobj" and head.lower_ == "by" and head.head.lemma_.lower() in lists.obtaining:
                owned = head.head.head
            else:
                continue
            lemma = owned.lemma_.lower()
            if lemma in lists.staff or lemma not in titles.sources | lists.documents:
                continue
            tokens = short(phrase_of(token), span)
            actor = characters(tokens, paragraph.doc, paragraph.start)
            if (
                is_outlet(paragraph.doc[slice(*tokens)])
                and not self._is_own(actor)
                and not self._links(statement, actor)
            ):
                self._put(self._linked(statement, "citing", actor))
            return

    def _is_named(self, words: str) -> bool:
        return outlet_name(words) is not None

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

    def _passed_on(self, paragraph: Paragraph, sentence: Sentence, statement: Statement) -> None:
        """ "…, the company insisted", where that is no statement of its own."""
        cue = self._cue_token(paragraph, statement)
        if cue is None or statement.manner == "held" or cue.dep_ not in {"ccomp", "parataxis"}:
            return
        verb = cue.head
        subject = own_subject(verb)
        if verb.lemma_.lower() not in load_sourcing().passing or subject is None or subject.pos_ == "PRON":
            return
        if not is_told(cue, verb) or any(c.dep_ in {"neg", "aux"} for c in verb.children):
            return
        at = paragraph.start + verb.idx
        if any(p.start <= at < p.end for s in self._own(paragraph, sentence) for p in s.cue):
            return
        tokens = short(phrase_of(subject), sentence)
        actor = characters(tokens, paragraph.doc, paragraph.start)
        relation = "reported by" if is_outlet(paragraph.doc[slice(*tokens)]) else "relayed by"
        if not self._is_own(actor) and not self._links(statement, actor):
            self._put(self._linked(statement, relation, actor, outermost=True))

    def _replace(self, paragraph: Paragraph, outer: Statement, found: Attribution) -> None:
        doc, shift = paragraph.doc, paragraph.start
        assert found.source is not None
        source, cue = characters(found.source, doc, shift), characters(found.cue, doc, shift)
        content = tuple(self._trimmed(characters(piece, doc, shift)) for piece in found.content)
        content = content or tuple((p.start, p.end) for p in outer.content)
        inner = self._statement(source, cue, content, "nested", found.lemma)
        relay = outer.source[0]
        relation = "reported by" if self._is_named(relay.quote) or is_outlet_alone(relay.quote) else "relayed by"
        link = ChainLink(actor=None, relation=relation, passage=relay)
        others = [key for key, s in self._statements.items() if s.cue and s.cue[0].start == inner.cue[0].start]
        for key in others:
            del self._statements[key]
        del self._statements[outer.id]
        own = () if self._is_own((relay.start, relay.end)) else (link,)
        self._add(replace(inner, chain=(*outer.chain, *own), negated=found.negated, score=outer.score))

    # -- records ----------------------------------------------------------------------------------------------------

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
        self._statements[statement.id] = statement
        self._note(statement)

    def _put(self, statement: Statement) -> None:
        self._statements[statement.id] = statement

    def _linked(self, statement: Statement, relation: str, actor: Span, *, outermost: bool = False) -> Statement:
        link = ChainLink(actor=None, relation=relation, passage=self._passages(actor)[0])
        return replace(statement, chain=(link, *statement.chain) if outermost else (*statement.chain, link))

    def _links(self, statement: Statement, actor: Span) -> bool:
        """Whether it is in the chain already."""
        return any(overlap((link.passage.start, link.passage.end), actor) for link in statement.chain)

    def _is_own(self, actor: Span) -> bool:
        """Whether the words name the report's own outlet: by its name, or by the end of it ("the Gazette")."""
        report, words = self._parsed.report, self._text[slice(*actor)]
        longer = re.compile(r"(?: [A-Z]\w+){0,2}").match(self._text, actor[1])
        more = words if longer is None else self._text[actor[0] : longer.end()]
        if is_same_outlet(words, report.outlet) or is_same_outlet(more, report.outlet):
            return True
        bare = without_article(words)
        if report.outlet is None or bare == words or " " in bare or not bare[:1].isupper():
            return False
        return f" {bare}" not in self._text[: actor[0]].replace(f"the {bare}", "").replace(f"The {bare}", "")

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

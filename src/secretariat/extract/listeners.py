"""Links that a statement's own words tell: "told the agency", "the paper's sources"."""

from __future__ import annotations

import re

from secretariat.extract.linking import Linking
from secretariat.extract.nesting import characters
from secretariat.extract.relays import is_outlet, may_be_outlet, phrase_of, short
from secretariat.knowledge.outlets import outlet_name
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph
from secretariat.records import Statement

_OWNER = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z][\w.& -]{1,40}?)(?:['’ʼ]s?)\s")
"""Whose sources they are, at the beginning of a phrase."""


class OwnWords(Linking):
    """Reads the cue and the source of a statement."""

    def _told(self, paragraph: Paragraph, statement: Statement) -> None:
        """ "told the agency": the agency is a link, where the report is not its own."""
        statement = self._statements[statement.id]
        cue = self._cue_token(paragraph, statement)
        if cue is None or statement.manner == "held" or cue.lower_ == "according":
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

"""Terms as the words tell them: what a stance is about, what a plan brings, what somebody has to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.knowledge.provision_words import load_provision_words
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ProvisionStatus, Stance
from secretariat.talks.clauses import alone, is_negated, is_unreal, modal, owners, stretch, subjects
from secretariat.talks.marks import Mark
from secretariat.talks.phrases import is_somebody
from secretariat.talks.quantities import quantity_in
from secretariat.talks.spotting import Spotted
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEEDS = ("tion", "sion", "ment", "al", "ance", "ence", "ing", "ure")
"""Ends of nouns of deeds (Quirk and others 1985, I.32-I.36)."""
_CONDITIONS = {"if", "unless", "until", "once", "provided", "long", "before", "after"}
"""Words that open a condition."""
_GIVING = {"give", "grant", "oblige", "require", "allow", "bind", "commit", "ask", "permit", "entitle"}
"""Verbs of papers whose object is who has to, or may."""
_TERMS: frozenset[Stance] = frozenset(
    {"demands", "proposes", "accepts", "rejects", "opposes", "conditional", "red line"}
)
STATUS: dict[Stance, ProvisionStatus] = {
    "accepts": "agreed", "rejects": "contested", "opposes": "contested", "red line": "contested",
}  # fmt: skip
"""Stance → status of what it is about; any other: open."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term as the words tell it."""

    rule: str
    paragraph: Paragraph
    words: Span
    deed: Token
    obliged: tuple[str, ...]
    status: ProvisionStatus
    holders: tuple[str, ...]
    """Parties that ask for it, offer it, or refuse it."""
    condition: str | None = None
    spotted: Spotted | None = None
    """The run in which the network spotted it; None: it did not."""

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        if self.spotted is not None:
            return self.spotted.span
        return self.paragraph.start + self.words.start_char, self.paragraph.start + self.words.end_char


def find_terms(parsed: Parsed, who: Who, marks: Sequence[Mark]) -> list[Term]:
    """The terms that the rules find: those of the marks, then those of papers, in order of the text."""
    reader = _Reader(who)
    found = [term for mark in marks if mark.stance in _TERMS for term in reader.of_mark(mark)]
    return [*found, *(term for p in parsed.paragraphs if p.kind == "body" for term in reader.of_papers(p))]


class _Reader:
    def __init__(self, who: Who) -> None:
        self._who = who
        self._words = load_provision_words()
        self._seen: set[tuple[int, int]] = set()

    def of_mark(self, mark: Mark) -> Iterator[Term]:
        """The terms that a stance is about; the first on the whole clause, those joined to it on their own words."""
        about = mark.about
        if about is None or mark.rule in {"act", "thing", "will", "line"}:
            return
        status = STATUS.get(mark.stance, "open")
        parties = tuple(dict.fromkeys(p for holder in mark.holders for p in self._who.parties(holder)))
        joined = [t for t in about.conjuncts if t.i > about.i and t.pos_ == about.pos_]
        for deed in (about, *joined):
            doers = self._doers(deed, mark, parties)
            if doers is None:
                continue
            words = alone(mark.words if deed.i == about.i else stretch(deed), deed)
            yield Term(mark.rule, mark.paragraph, words, deed, doers, status, parties, mark.condition)
        yield from self._of_condition(mark, parties)

    def _of_condition(self, mark: Mark, parties: tuple[str, ...]) -> Iterator[Term]:
        """What another has to do first: "will stay shut until Kestria hands over the maps"."""
        if mark.stance not in {"conditional", "rejects", "open", "accepts"}:
            return
        for verb in (mark.trigger, mark.about, mark.trigger.head):
            for clause in () if verb is None else (c for c in verb.children if c.dep_ == "advcl"):
                opens = {c.lower_ for c in clause.lefts if c.dep_ in {"mark", "advmod"}}
                if (
                    not opens & _CONDITIONS
                    or not self._is_deed(clause)
                    or (mark.paragraph.start, clause.i) in self._seen
                ):
                    continue
                self._seen.add((mark.paragraph.start, clause.i))
                yield Term(
                    "condition", mark.paragraph, alone(stretch(clause), clause), clause,
                    self._subjects(mark.paragraph, clause), "open", parties,
                )  # fmt: skip

    def _doers(self, deed: Token, mark: Mark, parties: tuple[str, ...]) -> tuple[str, ...] | None:
        """Whom the term obliges; None: it is no term."""
        others = tuple(one for one in self._who.main() if one not in parties)
        if deed.pos_ in {"VERB", "AUX"}:
            if not self._is_deed(deed):
                return None
            told = self._subjects(mark.paragraph, deed)
            own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in deed.children)
            if not told and not own and mark.stance == "demands" and mark.rule == "imperative":
                return others
            return tuple(dict.fromkeys(party for one in told for party in self._who.parties(one)))
        if deed.pos_ not in {"NOUN", "PROPN"} or not self._is_deed_noun(deed):
            return None
        by = [
            c
            for p in deed.children
            if p.lower_ in {"by", "from"}
            for c in p.children
            if c.dep_ == "pobj" and is_somebody(c)
        ]
        by += [c for c in deed.lefts if c.dep_ == "poss" and is_somebody(c)]
        given = [c for c in mark.trigger.children if c.dep_ in {"dobj", "dative"} and c.i != deed.i and is_somebody(c)]
        told = self._who.of(mark.paragraph, by or given)
        if told or mark.stance != "demands":
            return told or (parties if mark.stance in {"accepts", "proposes", "rejects"} else ())
        return others

    def _subjects(self, paragraph: Paragraph, deed: Token) -> tuple[str, ...]:
        """Whom the subject of a deed means, or whose it is: "heavy artillery of both sides must be moved"."""
        doers = [t for t in subjects(deed) if t.i != deed.i]
        doers = doers or [c for c in deed.children if c.dep_ == "nsubjpass"]
        told = self._who.of(paragraph, [t for t in doers if is_somebody(t)])
        return told or self._who.of(paragraph, [o for t in doers for o in owners(t) if is_somebody(o)])

    def _is_deed(self, verb: Token) -> bool:
        return verb.lemma_.lower() not in self._words.no_deeds

    def _is_deed_noun(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        if lemma in self._words.no_terms:
            return False
        return (
            lemma in self._words.deeds
            or (noun.pos_ == "NOUN" and lemma.endswith(_DEEDS))
            or quantity_in(stretch(noun)) is not None
        )

    def of_papers(self, paragraph: Paragraph) -> Iterator[Term]:
        """The terms that a plan or a deal brings: "the plan calls for …", "under the accord, Kestria would …"."""
        told_before = -1
        for sentence in paragraph.doc.sents:
            found = False
            for verb in sentence:
                if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "compound"}:
                    continue
                for term in self._of_clause(paragraph, verb, told_before == sentence.start):
                    found = True
                    yield term
            told_before = sentence.end if found else -1

    def _of_clause(self, paragraph: Paragraph, verb: Token, goes_on: bool) -> Iterator[Term]:
        if is_unreal(verb) or is_negated(verb):
            return
        doers = subjects(verb)
        paper = next((t for t in doers if t.lemma_.lower() in self._words.papers), None)
        causes = verb.lemma_ == "have" and any(c.dep_ in {"ccomp", "xcomp"} and c.pos_ == "VERB" for c in verb.rights)
        if paper is not None and (causes or verb.lemma_.lower() in self._words.tells) and not _is_passive(verb):
            yield from self._brought(paragraph, verb, paper)
            return
        under = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"under", "in"}), None)
        paper = (
            None if under is None else next((c for c in under.children if c.lemma_.lower() in self._words.papers), None)
        )
        if under is not None and under.lower_ == "in" and paper is not None:
            paper = None
        later = goes_on and modal(verb) in {"would", "will", "shall"} and verb.dep_ in {"ROOT", "conj"}
        later = later or self._is_termalone(paragraph, verb)
        if (paper is not None and verb.pos_ == "VERB") or later:
            if not self._is_deed(verb) and verb.lemma_ not in {"be", "get", "have", "go", "return"}:
                return
            sides = self._subjects(paragraph, verb)
            status = "open" if paper is None else self._paper_status(paper)
            for one in (verb, *(t for t in verb.conjuncts if t.i > verb.i)):
                first = doers[0] if doers and doers[0].sent == one.sent and one.i == verb.i else None
                yield Term("under", paragraph, alone(stretch(one, first=first), one), one, sides, status, ())

    def _is_termalone(self, paragraph: Paragraph, verb: Token) -> bool:
        """ "Both armies would be kept out of a strip": what would be, told by nobody or by whoever offers it."""
        if verb.pos_ != "VERB" or not self._is_deed(verb) or any(c.dep_ == "advcl" for c in verb.children):
            return False
        said = self._who.statements.at(paragraph.start + verb.idx)
        if said is None:
            return modal(verb) == "would" and verb.dep_ in {"ROOT", "conj"}
        return modal(verb) in {"would", "will"} and said.act in {"offer", "promise", "accept"}

    def _brought(self, paragraph: Paragraph, verb: Token, paper: Token) -> Iterator[Term]:
        status = self._paper_status(paper)
        things = [c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"}] + [c for c in verb.rights if c.dep_ == "dobj"]
        things += [
            c
            for p in verb.rights
            if p.dep_ == "prep" and p.lower_ in {"for", "in"}
            for c in p.children
            if c.dep_ in {"pobj", "pcomp"}
        ]
        for thing in things[:1]:
            for deed in (thing, *(t for t in thing.conjuncts if t.i > thing.i)):
                given = verb.lemma_.lower() in _GIVING and is_somebody(thing)
                sides = self._subjects(paragraph, deed) if deed.pos_ == "VERB" else ()
                sides = sides or (self._who.of(paragraph, [thing]) if given else ())
                words = alone(stretch(deed) if deed.i != thing.i else stretch(verb, first=paper), verb, deed)
                yield Term("paper", paragraph, words, deed, sides, status, ())

    def _paper_status(self, paper: Token) -> ProvisionStatus:
        lemma = paper.lemma_.lower()
        front = {c.lower_ for c in paper.lefts}
        if lemma in self._words.agreed and not front & self._words.not_yet and modal(paper.head) is None:
            return "agreed"
        return "open"


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)

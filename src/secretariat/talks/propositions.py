"""What a report says, point by point: each clause of a statement, and of the report's own words, taken apart, so that
reports can be compared.

A point is a main clause, or one that is joined to it or set off from it by a comma ("which is mediating"). What only
says that somebody says it ("said", "according to") is no part of it; what limits it ("if", "until", a relative clause
without a comma) is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.parse import Paragraph, Parsed, label_before
from secretariat.records import DateMention, Mode, NameMention, Proposition, Quantity, Statement, When
from secretariat.talks.amounts import amounts
from secretariat.talks.bounds import bound_of
from secretariat.talks.clauses import is_negated, is_unreal, modal, patients, subjects, tense
from secretariat.talks.phrases import noun_phrase
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_SET_OFF = {"relcl", "advcl", "acl"}
"""Relations of clauses that are points of their own where a comma sets them off."""
_TOLD_IN = {*_SET_OFF, "pcomp", "dep"}
"""Relations in which the parser hangs what is said on the words of saying, where it does not see that it is that."""
_JOINED = {"conj", "parataxis"}
_LIMITING = {"if", "unless", "until", "till", "provided", "once", "before", "after", "while", "when", "so", "lest"}
"""Words that begin a clause without which the other does not hold."""
_CONTENT = {"NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"}
_LIGHT = {"be", "have", "do", "would", "will", "can", "could", "may", "might", "should", "must", "shall", "also"}
_LEAST = 3
"""Words of a point at least, besides marks: less says nothing of its own."""
_MOST = 60
"""Points read in one sentence at most: a list without end is no sentence."""
_TOLD = {"assert", "deny", "reject"}
"""Acts that tell how things are, also where no speech is told of ("rejected as false that …")."""
_FAR = 4_000
"""Characters of the longest content."""
_POSSIBLE = {"may", "might", "could", "can", "should"}


def read_propositions(
    parsed: Parsed,
    who: Who,
    statements: Sequence[Statement],
    dates: Sequence[DateMention],
    mentions: Sequence[NameMention],
) -> tuple[Proposition, ...]:
    """The points of a report's body, in the order of the text.

    Args:
        parsed: the report.
        who: whom its phrases mean.
        statements: its statements.
        dates: its time expressions.
        mentions: its names.
    """
    reader = _Reader(parsed, who, statements, dates, mentions)
    return tuple(found for paragraph in parsed.paragraphs if paragraph.kind == "body" for found in reader.of(paragraph))


class _Reader:
    def __init__(
        self,
        parsed: Parsed,
        who: Who,
        statements: Sequence[Statement],
        dates: Sequence[DateMention],
        mentions: Sequence[NameMention],
    ) -> None:
        self._report = parsed.report
        self._who = who
        told = [one for one in statements if one.manner == "said" or one.act in _TOLD]
        self._cues = sorted((p.start, p.end) for one in told for p in one.cue)
        self._sources = sorted((p.start, p.end) for one in told for p in one.source)
        contents = (((p.start, -p.end), p.end, one) for one in told for p in one.content)
        self._contents = sorted(contents, key=lambda content: content[0])
        self._dates = sorted(dates, key=lambda one: one.passage.start)
        self._mentions = mentions
        self._date_starts = [one.passage.start for one in self._dates]
        self._mention_starts = [one.passage.start for one in mentions]

    def of(self, paragraph: Paragraph) -> Iterator[Proposition]:
        """The points of a paragraph."""
        for sentence in paragraph.doc.sents:
            heads = self._heads(paragraph, sentence.root)
            apart = {head.i for head in heads}
            for head in sorted(heads, key=lambda token: token.i)[:_MOST]:
                if not self._only_says(paragraph, head, heads):
                    found = self._point(paragraph, head, apart)
                    if found is not None:
                        yield found

    def _only_says(self, paragraph: Paragraph, head: Token, heads: Sequence[Token]) -> bool:
        """Whether a clause only says who says another: "said", not "denied the report"."""
        return self._is_in(self._cues, paragraph.start + head.idx) and any(head.is_ancestor(other) for other in heads)

    def _heads(self, paragraph: Paragraph, root: Token) -> list[Token]:
        """The root of a sentence, and the heads of the clauses in it that say something of their own."""
        found, waiting = [], [root]
        while waiting:
            token = waiting.pop()
            for child in token.children:
                if self._is_own(paragraph, child):
                    waiting.append(child)
                else:
                    waiting += self._below(paragraph, child)
            found.append(token)
        return found

    def _below(self, paragraph: Paragraph, token: Token) -> list[Token]:
        """The nearest clauses of their own under a token that is none."""
        found, waiting = [], list(token.children)
        while waiting:
            child = waiting.pop()
            if self._is_own(paragraph, child):
                found.append(child)
            else:
                waiting += child.children
        return found

    def _is_own(self, paragraph: Paragraph, token: Token) -> bool:
        if token.pos_ not in {"VERB", "AUX"}:
            return False
        subject = any(child.dep_ in _SUBJECTS for child in token.children)
        if token.dep_ in _JOINED:
            return token.head.pos_ in {"VERB", "AUX"} and (subject or _is_finite(token))
        said = self._is_in(self._cues, paragraph.start + token.head.idx)
        if token.dep_ == "ccomp":
            return said
        if said and subject and token.dep_ in _TOLD_IN and self._statement(paragraph.start + token.idx) is not None:
            return True  # "rejected as false that shells fell", whatever the clause hangs on
        return token.dep_ in _SET_OFF and subject and _is_set_off(token)

    def _point(self, paragraph: Paragraph, head: Token, apart: set[int]) -> Proposition | None:
        statement = self._statement(paragraph.start + head.idx)
        said = None if statement is None else sorted((p.start, p.end) for p in statement.content)
        deed = said is None and self._is_in(self._cues, paragraph.start + head.idx)
        own = [token for token in self._own(head, apart) if deed or self._is_told(paragraph.start + token.idx, said)]
        while own and (own[0].is_punct or own[0].dep_ in {"cc", "mark"}):
            own.pop(0)
        while own and (own[-1].is_punct or own[-1].dep_ == "cc"):
            own.pop()
        if sum(not token.is_punct for token in own) < _LEAST or head.i not in {token.i for token in own}:
            return None
        start, end = paragraph.span(own[0], own[-1])
        spans = [(paragraph.start + t.idx, paragraph.start + t.idx + len(t)) for t in own]
        named = self._named(spans)
        doing = subjects(head) if head.pos_ in {"VERB", "AUX"} else []
        doers = self._who.of(paragraph, doing)
        subject = self._subject(doing, doers, {token.i for token in own})
        return Proposition(
            id=record_id("k", self._report.id, start, end, head.idx),
            statement=None if statement is None else statement.id,
            passage=Passage.cut(self._report.id, self._report.text, start, end),
            verb=_verb(head),
            subject=subject,
            doers=doers,
            undergoers=self._who.of(paragraph, patients(head)) if head.pos_ == "VERB" else (),
            named=named,
            words=tuple(self._words(paragraph, own, head)),
            amounts=self._amounts(own, head),
            times=self._times(spans),
            negated=is_negated(head),
            mode=_mode(head),
        )

    def _statement(self, position: int) -> Statement | None:
        """The innermost statement in whose content a place of the text lies; None: none."""
        for index in range(bisect_left(self._contents, ((position + 1,),)) - 1, -1, -1):
            (start, _), end, statement = self._contents[index]
            if position < end:
                return statement
            if position - start > _FAR:
                break
        return None

    def _is_told(self, position: int, said: Sequence[tuple[int, int]] | None) -> bool:
        """Whether a place of the text lies in what is said, or, in the report's own words, in no words for who says
        it."""
        if said is not None:
            return self._is_in(said, position)
        return not self._is_in(self._cues, position) and not self._is_in(self._sources, position)

    def _own(self, head: Token, apart: set[int]) -> list[Token]:
        """The tokens under a head, without the clauses that are points of their own."""
        found, waiting = [], [head]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [child for child in token.children if child.i not in apart]
        return sorted(found, key=lambda token: token.i)

    def _subject(self, doing: Sequence[Token], doers: Sequence[str], own: set[int]) -> str | None:
        """Who or what does it, in words, where the clause itself has a pronoun for it or nothing; None: it says so."""
        outside = [token for token in doing if token.i not in own or token.pos_ == "PRON"]
        if not outside:
            return None
        names = [self._who.actors[one].name for one in doers if one in self._who.actors]
        nouns = [noun_phrase(token).text for token in outside if token.pos_ != "PRON"]
        return " and ".join(nouns or names) or None

    def _named(self, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Ids of those who and of what is named, each once, in order."""
        found: dict[str, None] = {}
        for start, end in spans:
            at = bisect_left(self._mention_starts, end) - 1
            if at >= 0 and self._mentions[at].passage.end > start:
                mention = self._mentions[at]
                found.update(dict.fromkeys(one for one in (mention.actor or mention.place,) if one is not None))
        return tuple(found)

    def _words(self, paragraph: Paragraph, own: Sequence[Token], head: Token) -> Iterator[str]:
        """The content words besides names, dates and the verb, as lemmas."""
        for token in own:
            lemma = token.lemma_.lower()
            if token.pos_ not in _CONTENT or token.is_stop or lemma in _LIGHT or token.i == head.i:
                continue
            if label_before(token) in {"DATE", "TIME"} or token.like_num or not any(map(str.isalpha, lemma)):
                continue
            start = paragraph.start + token.idx
            at = bisect_left(self._mention_starts, start + len(token)) - 1
            if at < 0 or self._mentions[at].passage.end <= start:
                yield lemma

    def _amounts(self, own: Sequence[Token], head: Token) -> tuple[Quantity, ...]:
        """The amounts of things; "twice" tells of how often, and of nothing that is counted."""
        first, last = own[0], own[-1]
        places = {token.i for token in own}
        return tuple(
            Quantity(value=one.value, unit=one.unit, bound=bound_of(head.doc, one, head))
            for one in amounts(head.doc[first.i : last.i + 1])
            if one.first in places and head.doc[one.first].lower_ != "twice"
        )

    def _times(self, spans: Sequence[tuple[int, int]]) -> tuple[When, ...]:
        """The times that its words name."""
        found: dict[str, When] = {}
        for start, end in spans:
            at = bisect_left(self._date_starts, end) - 1
            if at >= 0 and self._dates[at].passage.end > start and (when := self._dates[at].when) is not None:
                found[self._dates[at].passage.quote] = when
        return tuple(found.values())

    def _is_in(self, spans: Sequence[tuple[int, int]], position: int) -> bool:
        at = bisect_left(spans, (position + 1,)) - 1
        return at >= 0 and spans[at][0] <= position < spans[at][1]


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.tag_ in {"MD", "VBD", "VBZ", "VBP"} and child.dep_ in {"aux", "auxpass"} for child in verb.lefts
    )


def _is_set_off(clause: Token) -> bool:
    """Whether a comma or a dash stands before the clause, and no word that makes it a limit."""
    first = clause.left_edge
    before = first.nbor(-1) if first.i > 0 else None
    return before is not None and before.is_punct and first.lower_ not in _LIMITING


def _verb(head: Token) -> str:
    """The lemma with its particle, or, of "be" and of nouns, what it is said to be."""
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), None)
    lemma = head.lemma_.lower()
    return lemma if particle is None else f"{lemma} {particle}"


def _mode(head: Token) -> Mode:
    """Whether it is told as a fact, as what is to come, or as what only may be."""
    auxiliary = modal(head) if head.pos_ in {"VERB", "AUX"} else None
    if is_unreal(head) or auxiliary in _POSSIBLE:
        return "possible"
    if auxiliary is not None or (head.pos_ in {"VERB", "AUX"} and tense(head) == "future"):
        return "future"
    return "fact"

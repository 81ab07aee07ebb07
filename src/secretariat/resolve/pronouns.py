"""Whom "he", "she", "they", "it" and "who" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor
from secretariat.resolve.answers import Resolved, Resolver
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import Phrase, describe

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SAME = {"he": {"he"}, "him": {"he"}, "his": {"he"}, "she": {"she"}, "her": {"she"}, "hers": {"she"}}
_OTHERS = {"they", "them", "their", "it", "its"}
_NEAR = 1500
"""Characters that "they" reaches back; "it" reaches back one paragraph."""
_FAR = 3
"""Paragraphs that "it" reaches back to the only body that has spoken."""
_ASIDE = {"on", "in", "at", "with", "after", "before"}
"""Prepositions in front behind which somebody else is named; "as for Talmon, he" is Talmon."""
_BODIES = {"organisation", "government", "outlet", "state"}


def pronoun(resolver: Resolver, phrase: Phrase) -> Resolved:
    """Whom a personal or possessive pronoun stands for."""
    known = resolver.context.pronouns
    if phrase.position not in known:
        known[phrase.position] = Resolved(None, f"nobody before “{phrase.words}” can be meant")
        known[phrase.position] = _pronoun(resolver, phrase)
    return known[phrase.position]


def _pronoun(resolver: Resolver, phrase: Phrase) -> Resolved:
    word = phrase.head.lower_
    if phrase.head.tag_ == "PRP$":  # "Solvane will come, her office said": an owner may be named in what is said
        resolver.context.content = ()
    if word in _SINGULAR:
        found = _ahead(resolver, phrase, _SINGULAR[word]) or _he_or_she(resolver, phrase, _SINGULAR[word])
        person = None if found is None or found.actor is None else resolver.context.people.find(found.actor.name)
        if person is not None and person.gender is None:
            person.gender = _SINGULAR[word]
    elif word in _OTHERS:
        found = _they_or_it(resolver, phrase)
    else:
        return Resolved(None, f"“{phrase.words}” speaks inside somebody else's words or for the reporter")
    return found or Resolved(None, f"nobody before “{phrase.words}” can be meant")


def relative(resolver: Resolver, phrase: Phrase) -> Resolved:
    """ "…, who said": the phrase that the relative clause describes."""
    clause = next((t for t in phrase.head.ancestors if t.dep_ in {"relcl", "acl"}), None)
    if clause is None:
        return Resolved(None, f"what “{phrase.words}” stands for is not clear")
    antecedent = _antecedent(phrase, clause)
    if antecedent.kind in {"relative", "pronoun", "thing"}:
        return Resolved(None, f"“{antecedent.words}” names no one")
    return resolver.phrase(antecedent)


def _antecedent(phrase: Phrase, clause: Token) -> Phrase:
    """The phrase in front of a relative clause; for "who" a person or people, also where the parser hangs the clause on
    what stands beside or behind them: "Vera Lindqvar of the Civic Union, who said"."""
    head, whole = clause.head, None
    for token in (head, *head.ancestors):
        end = max(token.i + 1, min(clause.left_edge.i, token.right_edge.i + 1))
        found = describe(phrase.paragraph, phrase.span.doc[token.left_edge.i : end])
        whole = whole or found
        people = found.kind in {"person", "sources", "office", "list"} and token.dep_ != "appos"
        if phrase.head.lower_ not in {"who", "whose", "whom"} or people:
            return found
        if token.dep_ not in {"appos", "pobj", "prep", "conj", "nmod", "compound"}:
            break
    return whole or phrase


def _he_or_she(resolver: Resolver, phrase: Phrase, gender: str) -> Resolved | None:
    """The subject of an earlier clause: first in the same sentence, then back sentence by sentence. Whoever spoke in a
    sentence counts first, then its subjects, then the others named. Only people of the right gender, as far as the
    report tells it; nobody where the one who spoke in between is not known, or where two who are no subject are left.
    """
    context = resolver.context
    for start, end in context.sentences_before(phrase.position):
        end = min(end, phrase.position)
        speakers = [s.actor for s in context.said_in(start, end) if s.single][::-1]
        speakers = [a for a in speakers if a.kind in {"person", "anonymous"} and _gender(resolver, a, gender)]
        if speakers:
            return None if _is_contrast(resolver, phrase, speakers[0]) else Resolved(speakers[0])
        if context.unclear_in(start, end):
            return None
        every = [(m, p) for m, p in context.named_in(start, end) if p.gender in {None, gender}]
        every = [(m, p) for m, p in every if not _is_aside(phrase, m.position)]
        named = [(m, p) for m, p in every if not m.possessive]
        subjects = [(m.position, p) for m, p in named if m.subject]
        same = _same_pronoun(resolver, phrase, start, subjects[0][0] if subjects else end)
        if same is not None:
            return resolver.phrase(same)
        if subjects:
            return Resolved(resolver.as_actor(subjects[0][1]))
        described = _subject(resolver, phrase, start, end)
        if described is not None and (described.actor is None or _gender(resolver, described.actor, gender)):
            return described if described.actor is not None else None
        told = {p.name: p for _, p in named if p.gender == gender} or {p.name: p for _, p in named}
        told = told or {p.name: p for _, p in every if p.gender == gender}
        if told:
            return Resolved(resolver.as_actor(*told.values())) if len(told) == 1 else None
    return None


def _ahead(resolver: Resolver, phrase: Phrase, gender: str) -> Resolved | None:
    """ "In her statement, Hilde Kamber said": the subject behind, where "her" stands in what is set before it."""
    doc, sentence = phrase.span.doc, phrase.span.sent
    if phrase.head.tag_ != "PRP$" or sentence[0].pos_ != "ADP":
        return None
    front = sentence[0]
    subject = next((t for t in front.head.children if t.dep_ == "nsubj" and t.i > front.right_edge.i), None)
    if front.dep_ != "prep" or subject is None or not front.left_edge.i <= phrase.head.i <= front.right_edge.i:
        return None
    who = describe(phrase.paragraph, doc[subject.left_edge.i : subject.right_edge.i + 1])
    person = resolver.context.people.find(who.name or "") if who.kind == "person" else None
    if person is None or person.gender not in {None, gender}:
        return None
    return Resolved(resolver.as_actor(person))


def _is_aside(phrase: Phrase, position: int) -> bool:
    """Whether a name stands in front of the pronoun inside what is set before its own clause, where it is somebody
    else's: "On meeting Talmon he said", "In a letter to Talmon, she wrote"."""
    doc, clause = phrase.span.doc, phrase.head.head
    at = position - phrase.paragraph.start
    if phrase.head.dep_ != "nsubj" or not phrase.span.sent.start_char <= at < phrase.span.start_char:
        return False
    token = next(
        (t for t in doc[phrase.span.sent.start : phrase.span.start] if t.idx <= at < t.idx + len(t.text)), None
    )
    while token is not None and token.head.i != token.i and token.head.i != clause.i:
        token = token.head
    inner = (t for t in doc[token.left_edge.i : token.right_edge.i + 1]) if token is not None else ()
    front = token is not None and token.head.i == clause.i and token.dep_ == "prep" and token.lower_ in _ASIDE
    return front and not any(t.dep_ in {"nsubj", "nsubjpass", "poss"} and t.idx == at for t in inner)


def _same_pronoun(resolver: Resolver, phrase: Phrase, start: int, end: int) -> Phrase | None:
    """The same pronoun as a subject in that stretch, outside quotations: both mean the same person."""
    context = resolver.context
    paragraph = context.parsed.paragraph_at(start)
    if paragraph is None or end <= start:
        return None
    span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract")
    for token in span or ():
        subject = token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in _SAME[phrase.head.lower_]
        if subject and not context.quoted(paragraph.start + token.idx):
            return describe(paragraph, paragraph.doc[token.i : token.i + 1])
    return None


def _is_contrast(resolver: Resolver, phrase: Phrase, actor: Actor) -> bool:
    """ "She called him stubborn" after two people have spoken, when it is not told who is a woman: either may be
    meant."""
    other = {"m": {"her"}, "f": {"him"}}[_SINGULAR[phrase.head.lower_]]
    person = resolver.context.people.find(actor.name)
    clause = phrase.head.head.children if phrase.head.dep_ == "nsubj" else ()
    return person is not None and person.gender is None and any(token.lower_ in other for token in clause)


def _subject(resolver: Resolver, phrase: Phrase, start: int, end: int) -> Resolved | None:
    """Who the subject of a sentence is where it is a person without a name ("the ambassador", "a senior official");
    None where it is no such person."""
    paragraph = resolver.context.parsed.paragraph_at(start)
    if paragraph is None:
        return None
    sentence = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract")
    for token in sentence or ():
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "conj"}:
            if _is_lone_name(resolver, token):
                return Resolved(resolver.as_actor(Person(token.text)))
            whole = describe(paragraph, paragraph.doc[token.left_edge.i : token.right_edge.i + 1])
            plural = token.tag_ in {"NNS", "NNPS"}
            if whole.kind in {"office", "sources"} and not plural and whole.span.end_char + paragraph.start <= end:
                return resolver.phrase(whole)
    return None


def _is_lone_name(resolver: Resolver, token: Token) -> bool:
    """A surname that the recogniser passed over, or took for a body or a place in a report that names nobody before:
    one word, no state, no abbreviation."""
    context = resolver.context
    if token.pos_ != "PROPN" or not token.text[1:].islower() or token.n_lefts:
        return False
    if any(child.dep_ == "prep" for child in token.rights):
        return False
    if token.ent_type_ and (token.ent_type_ not in {"ORG", "GPE"} or context.people.all):
        return False
    return context.nations.of(token.text) is None and not context.people.is_place(token.text)


def _gender(resolver: Resolver, actor: Actor, gender: str) -> bool:
    """Whether the actor can be of that gender."""
    titles = load_titles()
    if actor.kind != "person":
        other = titles.women if gender == "m" else titles.men
        return not other & set(actor.name.lower().split())
    person = resolver.context.people.find(actor.name)
    return person is None or person.gender in {None, gender}


def _they_or_it(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The last speaker that is no single person, else the subject of the sentence or of the one before. "It" and "its"
    first look at the subjects in front of them in their own sentence."""
    context = resolver.context
    singular = phrase.head.lower_ in {"it", "its"}
    sentences = context.sentences_before(phrase.position, 2)
    kinds = {"name", "body"} if singular else {"name", "sources", "list", "body", "pair", "thing"}
    inside = _in_whom(resolver, phrase)
    if inside is not None:
        return inside
    if sentences:
        own = subject_of_kind(resolver, phrase, sentences[0], kinds, plural=not singular)
        if own is not None:
            return own
    for said in context.said_before(phrase.position):
        far = context.paragraphs_between(said.at, phrase.position) > 1
        if far and singular and context.paragraphs_between(said.at, phrase.position) <= _FAR:
            far = len({s.actor.id for s in context.said_before(phrase.position) if s.actor.kind in _BODIES}) > 1
        if far if singular else phrase.position - said.phrase.position > _NEAR:
            break
        if singular and (said.phrase.kind in {"sources", "list", "pair"} or said.actor.kind == "anonymous"):
            continue
        if said.actor.kind != "person" and not (said.single and said.actor.kind == "anonymous"):
            return Resolved(said.actor)
    found = (subject_of_kind(resolver, phrase, sentence, kinds - {"thing"}) for sentence in sentences)
    return next((one for one in found if one is not None), None)


def _in_whom(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """ "In the ministry they said": the body or state that the place in front is of."""
    verb = phrase.head.head
    if phrase.head.lower_ != "they" or phrase.head.dep_ != "nsubj":
        return None
    beside = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in {"in", "at"})
    place = next((c for c in beside if c.right_edge.i + 1 == phrase.head.i), None)
    noun = None if place is None else next((c for c in place.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    inside = describe(phrase.paragraph, phrase.span.doc[noun.left_edge.i : phrase.head.i])
    return resolver.phrase(inside) if inside.kind in {"name", "body"} else None


def subject_of_kind(
    resolver: Resolver, phrase: Phrase, sentence: tuple[int, int], kinds: set[str], *, plural: bool = False
) -> Resolved | None:
    """The first subject in the sentence, before the phrase, that is a phrase of one of the kinds; with `plural`, whose
    head is a plural or which is a list."""
    start, end = sentence
    paragraph = resolver.context.parsed.paragraph_at(start)
    if paragraph is None:
        return None
    for token in paragraph.doc.char_span(start - paragraph.start, end - paragraph.start) or ():
        if token.dep_ in {"nsubj", "nsubjpass"} and paragraph.start + token.idx < phrase.position:
            last = token.right_edge.i + 1
            last = min(last, phrase.span.start) if phrase.paragraph is paragraph else last
            if token.left_edge.i < last and token.i < last:
                subject = describe(paragraph, paragraph.doc[token.left_edge.i : last])
                many = token.tag_ in {"NNS", "NNPS"} or subject.kind in {"list", "pair"}
                placed = subject.kind == "person" and resolver.context.people.is_place(subject.name or "")
                if ("name" if placed else subject.kind) in kinds and (many or not plural):
                    return resolver.phrase(subject)
    return None

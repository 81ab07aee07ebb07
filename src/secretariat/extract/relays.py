"""The words that say through whom something came, found in one sentence: "citing two officials", "as reported by the
paper", "in an interview with the radio"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from secretariat.extract.spans import Tokens, noun_phrase, own_subject, trim
from secretariat.knowledge.outlets import is_outlet_alone, outlet_name
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NEAR_BY = {"nsubj", "pobj", "ROOT", "dobj", "appos"}
"""What a name just before "citing" is to the words before it, where the sentence hangs together otherwise."""

Form = Literal["as", "according", "citing", "in", "before"]


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody through whom it came; stretches in tokens of the paragraph's document."""

    form: Form
    """`as`: "as reported by X"; `according`: "according to X"; `citing`: "X, citing …"; `in`: "in an interview with X";
    `before`: "This is reported by X", about the sentence before."""
    relation: str
    actor: Tokens
    """The words that name them."""
    whole: Tokens
    """What is no part of what was said."""
    anchor: int
    sources: Tokens | None = None
    """Whom an outlet cites."""


def relays(sentence: Span) -> Iterator[Relay]:
    """All of them in the sentence, in order of the text."""
    lists = load_sourcing()
    before = about_before(sentence)
    if before is not None:
        yield before
        return
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.lower_ == "according":
            yield from _according(token)
        elif token.lower_ in {"as", "how"} and token.i + 1 < sentence.end:
            yield from _as(token, sentence)
        elif lemma in lists.quoting and token.pos_ == "VERB":
            yield from _citing(token, sentence)
        elif (
            token.lower_ in {"reference", "link"}
            and token.i > sentence.start
            and token.nbor(-1).lower_ in {"with", "a"}
        ):
            yield from _reference(token, sentence)
        elif token.dep_ == "pobj" and token.head.lower_ in {"with", "to", "for", "on", "by", "in", "through"}:
            yield from _in(token)


def is_outlet(phrase: Span) -> bool:
    """Whether the phrase names an outlet, by name, by form, or as "the newspaper"."""
    words = phrase.text
    return outlet_name(words) is not None or is_outlet_alone(words)


def may_be_outlet(phrase: Span) -> bool:
    """An outlet, or a name of which nothing says that it is something else."""
    if not len(phrase):
        return False
    if is_outlet(phrase):
        return True
    last, titles = phrase[-1], load_titles()
    labels = {token.ent_type_ for token in phrase}
    known = last.lower_ in titles.bodies | titles.offices | titles.sources
    told = labels & {"ORG", "PRODUCT", "WORK_OF_ART"} or any(c.isupper() for c in last.text[1:])
    other = labels - {"", "ORG", "PRODUCT", "WORK_OF_ART"}
    return bool(told) and not other and not known and len(phrase) <= 4 and last.pos_ == "PROPN" and not last.is_upper


def is_source(phrase: Span) -> bool:
    """Whether the phrase names people, a body or a paper that can have said something."""
    root, titles, lists = phrase.root, load_titles(), load_sourcing()
    if root.pos_ == "PRON" or root.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    known = titles.sources | titles.offices | titles.bodies | lists.documents
    if root.lemma_.lower() in known or root.lower_ in titles.sources:
        return True
    return root.pos_ == "PROPN" and any(t.ent_type_ == "PERSON" or t.lower_ in titles.offices for t in phrase)


def short(tokens: Tokens, doc_span: Span) -> Tokens:
    """The phrase up to a comma behind which it only goes on describing ("X, which …", "X, citing …")."""
    doc = doc_span.doc
    for i in range(*tokens):
        if doc[i].text in {",", "(", "—", "–", "«", "“", '"'} and i > tokens[0]:
            return trim(doc, tokens[0], i)
    return tokens


def phrase_of(token: Token) -> Tokens:
    """The noun phrase of a token, short of clauses that go on about something else."""
    start, end = noun_phrase(token)
    for child in token.children:
        where = token.pos_ == "PROPN" and child.dep_ == "prep" and child.lower_ in {"in", "at", "on", "during", "after"}
        if child.i > token.i and (where or child.dep_ in {"relcl", "acl", "advcl"}):
            end = min(end, child.left_edge.i)
    return trim(token.doc, start, max(end, token.i + 1))


def _pobj(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ in {"pobj", "dobj"}), None)


def _according(token: Token) -> Iterator[Relay]:
    to = next((c for c in token.children if c.lower_ == "to"), token)
    named = _pobj(to)
    if named is None or to is token or (named.tag_ == "NN" and not any(c.dep_ != "prep" for c in named.children)):
        return
    actor = phrase_of(named) if named.pos_ == "PROPN" else noun_phrase(named)
    doc = token.doc
    after = actor[1] + 1 if actor[1] < len(doc) and doc[actor[1]].text == "," else actor[1]
    following = doc[after] if after < len(doc) else None
    comma = next((i for i in range(*actor) if doc[i].text == ","), None)
    if comma is not None and following is not None and following.pos_ in {"AUX", "VERB"}:
        actor = trim(doc, actor[0], comma)
    relation = "reported by" if is_outlet(doc[slice(*actor)]) else "relayed by"
    yield Relay("according", relation, actor, (token.i, actor[1]), token.i)


def _as(token: Token, sentence: Span) -> Iterator[Relay]:
    """ "as reported by X", "as X reports", "as informs X"."""
    lists, doc = load_sourcing(), token.doc
    verb = next((t for t in doc[token.i + 1 : min(token.i + 7, sentence.end)] if t.pos_ == "VERB"), None)
    if (
        verb is None
        or verb.lemma_.lower() not in lists.reporting | lists.quoting
        or (doc[token.i + 1].pos_ == "VERB" and verb.tag_ == "VBG")
    ):
        return
    named: Token | None
    if verb.tag_ == "VBN" or (verb.lower_ in {"cited", "quoted", "reported"} and verb.i - token.i <= 2):
        by = next((t for t in doc[verb.i + 1 : min(verb.i + 8, sentence.end)] if t.lower_ == "by"), None)
        named = None if by is None else _pobj(by)
    else:
        named = own_subject(verb)
    if named is None or named.i < token.i:
        return
    actor = short(phrase_of(named), sentence)
    span = doc[slice(*actor)]
    finite = verb.tag_ != "VBN" and named.i < verb.i
    if finite and not may_be_outlet(span):
        return
    relation = "quoted by" if verb.lemma_.lower() in lists.quoting else _relation(span)
    yield Relay("as", relation, actor, (token.i, max(actor[1], verb.i + 1)), token.i)


def _relation(actor: Span) -> str:
    return "reported by" if may_be_outlet(actor) else "relayed by"


def _citing(verb: Token, sentence: Span) -> Iterator[Relay]:
    """ "X, citing two officials, wrote"; "X, which cites people close to …"; "…, X cites him"."""
    doc = verb.doc
    object_ = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if object_ is None or any(c.dep_ == "auxpass" for c in verb.children):
        return
    if any(c.dep_ == "prep" and c.lower_ == "as" for c in (*verb.children, *object_.children)):
        return
    sources = _to_next_verb(noun_phrase(object_), sentence)
    if not is_source(doc[slice(*sources)]):
        return
    relation = "quoted by" if verb.lemma_.lower() == "quote" else "citing"
    subject = own_subject(verb)
    start = verb.i
    if subject is not None and subject.tag_ in {"WDT", "WP"}:
        start, subject = subject.i, verb.head if verb.dep_ == "relcl" else None
    elif verb.tag_ == "VBG" or subject is None:
        subject = _governing_subject(verb, sentence)
    if subject is None:
        return
    actor = short(phrase_of(subject), sentence)
    if not may_be_outlet(doc[slice(*actor)]):
        return
    if object_.pos_ == "PRON":
        yield Relay("as", "quoted by", actor, (actor[0], sources[1]), verb.i)
    else:
        yield Relay("citing", relation, actor, (start, sources[1]), verb.i, sources)


def _to_next_verb(tokens: Tokens, sentence: Span) -> Tokens:
    """The phrase up to a comma with a verb of saying behind it, which the parser has hung on it."""
    doc, lists = sentence.doc, load_sourcing()
    for i in range(tokens[0] + 1, tokens[1] - 1):
        if (
            doc[i].text == ","
            and doc[i + 1].pos_ == "VERB"
            and doc[i + 1].lemma_.lower() in lists.reporting | lists.passing
        ):
            return trim(doc, tokens[0], i)
    return tokens


def _governing_subject(verb: Token, sentence: Span) -> Token | None:
    """The subject that a participle shares: that of the verb of reporting just before it ("…, X reported, citing"), of
    the verb above it, or the agent of a passive."""
    before = next((t for t in reversed(sentence.doc[sentence.start : verb.i]) if not t.is_punct), None)
    if before is not None and before.lemma_.lower() in load_sourcing().reporting:
        told = own_subject(before)
        if told is not None and may_be_outlet(sentence.doc[slice(*short(phrase_of(told), sentence))]):
            return told
    for head in verb.ancestors:
        if head.pos_ not in {"VERB", "AUX"}:
            if verb.dep_ == "acl" and head == verb.head and is_outlet(sentence.doc[slice(*phrase_of(head))]):
                return head
            continue
        by = next((c for c in head.children if c.dep_ == "agent"), None)
        if by is not None:
            return _pobj(by)
        subject = own_subject(head)
        if subject is not None and may_be_outlet(sentence.doc[slice(*short(phrase_of(subject), sentence))]):
            return subject
    near = sentence.doc[max(sentence.start, verb.i - 6) : verb.i]
    return next((t for t in reversed(near) if t.pos_ == "PROPN" and t.dep_ in _NEAR_BY), None)


def _reference(token: Token, sentence: Span) -> Iterator[Relay]:
    """ "X reports with reference to Y": X cites Y."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    named = None if to is None else _pobj(to)
    subject = _governing_subject(token, sentence)
    if named is None or subject is None:
        return
    actor = short(phrase_of(subject), sentence)
    if not may_be_outlet(sentence.doc[slice(*actor)]) or actor[0] >= token.i:
        return
    start = token.i - 2 if token.nbor(-1).lower_ == "a" else token.i - 1
    sources = noun_phrase(named)
    yield Relay("citing", "citing", actor, (start, sources[1]), token.i, sources)


def _in(named: Token) -> Iterator[Relay]:
    """ "in an interview with X", "in remarks carried by X", "speaking to X", "read out by her spokesman"."""
    lists, preposition, doc = load_sourcing(), named.head, named.doc
    head = preposition.head
    word, lemma = preposition.lower_, head.lemma_.lower()
    actor = without_place(short(phrase_of(named), doc[:]), named)
    span = doc[slice(*actor)]
    if not len(span):
        return
    if word == "by" and head.tag_ == "VBN":
        if lemma in lists.voicing and not is_outlet(span):
            yield Relay("in", "relayed by", actor, (actor[0], actor[0]), named.i)
        elif lemma in lists.carrying and head.dep_ in {"acl", "relcl"} and may_be_outlet(span):
            yield Relay("in", "reported by", actor, (actor[0], actor[0]), named.i)
        elif lemma in lists.speaking and head.dep_ in {"acl", "advcl"} and may_be_outlet(span):
            yield Relay("in", "told", actor, (actor[0], actor[0]), named.i)
    elif word == "through" and head.lemma_.lower() in lists.speaking and not is_outlet(span):
        yield Relay("in", "relayed by", actor, (actor[0], actor[0]), named.i)
    else:
        told = lemma in lists.interviews and word in {"with", "to", "for"} and may_be_outlet(span)
        listed = lemma in lists.interviews or (word in {"to", "on", "with"} and lemma in lists.speaking)
        if told or ((listed or (word in {"on", "to"} and lemma in lists.passing)) and is_outlet(span)):
            yield Relay("in", "told", actor, (actor[0], actor[0]), named.i)


def without_place(tokens: Tokens, named: Token) -> Tokens:
    """Without where it is, where an outlet is left: "Lunn TV in Orlenz"."""
    place = next((c for c in named.children if c.dep_ == "prep" and c.lower_ in {"in", "at"} and c.i > named.i), None)
    if place is None or not tokens[0] < place.i < tokens[1]:
        return tokens
    rest = trim(named.doc, tokens[0], place.i)
    return rest if is_outlet(named.doc[slice(*rest)]) else tokens


def about_before(sentence: Span) -> Relay | None:
    """ "This is reported by X, citing …", "X reports this": about the sentence before. None: it is no such sentence."""
    lists = load_sourcing()
    if len(sentence) > 40:
        return None
    verb = sentence.root
    if verb.lemma_.lower() not in lists.reporting | lists.quoting:
        return None
    subject = own_subject(verb)
    if subject is None:
        return None
    pointing = {"this", "that", "it", "which"}
    named: Token | None = None
    if subject.lower_ in pointing - {"it"} and len(list(subject.subtree)) == 1 and verb.tag_ == "VBN":
        by = next((c for c in verb.children if c.lower_ == "by"), None)
        named = None if by is None else _pobj(by)
    elif any(c.dep_ == "dobj" and c.lower_ in pointing and len(list(c.subtree)) == 1 for c in verb.children):
        named = subject
    if named is None:
        return None
    actor = short(phrase_of(named), sentence)
    if not may_be_outlet(sentence.doc[slice(*actor)]):
        return None
    sources = _cited(sentence, verb)
    relation = "reported by" if sources is None else "citing"
    return Relay("before", relation, actor, (sentence.start, sentence.end), verb.i, sources)


def _cited(sentence: Span, verb: Token) -> Tokens | None:
    for token in sentence:
        if token.i <= verb.i and token.lower_ != "citing":
            continue
        if token.lemma_.lower() in load_sourcing().quoting:
            found = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)
        elif token.lower_ in {"reference", "link"}:
            to = next((c for c in token.children if c.lower_ == "to"), None)
            found = None if to is None else _pobj(to)
        else:
            continue
        if found is not None and is_source(sentence.doc[slice(*noun_phrase(found))]):
            return noun_phrase(found)
    return None

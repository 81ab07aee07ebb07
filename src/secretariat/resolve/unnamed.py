"""What a report says of a source that it does not name: what they are, how many, whose, how near, why unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.knowledge.outlets import outlet_name
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.knowledge.titles import load_titles
from secretariat.knowledge.unnamed import load_unnamed, number_of, types, types_before, why_unnamed
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Actor, SourceType, Statement, Unnamed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PART = {"one", "two", "three", "another", "some", "most", "others", "many", "several", "few", "both", "all", "none"}
_GOING_ON = {"he", "she", "they", "it", "the", "all", "both", "neither", "none", "each"}
_OF_A_PLACE = re.compile(r"(?:ern|ian|ese|ish|ican|ean|ani|aqi|eli)$")
_NEAR = {"familiar", "close", "privy", "present", "near"}


def with_unnamed(parsed: Parsed, statements: Sequence[Statement], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors; the anonymous ones with what their words tell of them.

    Where an actor speaks several times, the first words tell; "one of them" is of those who spoke before.
    """
    anonymous = {actor.id for actor in actors if actor.kind == "anonymous"}
    told: dict[str, Unnamed] = {}
    before: Unnamed | None = None
    ordered = sorted(statements, key=lambda s: s.source[0].start if s.source else s.content[0].start)
    for statement in ordered:
        who = statement.speaker
        if who not in anonymous or not statement.source or who is None:
            continue
        if who not in told:
            found = unnamed_of(parsed, statement.source[0], before)
            if found is None:
                continue
            if found.type == "other" and statement.source_type is not None:
                found = replace(found, type=statement.source_type)
            told[who] = found
        before = told[who]
    for link in (link for statement in statements for link in statement.chain):
        if link.actor in anonymous and link.actor is not None and link.actor not in told:
            found = unnamed_of(parsed, link.passage, None)
            if found is not None:
                told[link.actor] = found
    return tuple(replace(actor, unnamed=told[actor.id]) if actor.id in told else actor for actor in actors)


def is_unnamed(span: Span) -> bool:
    """Whether a phrase that names nobody names an unnamed source: by its noun, and without "the" in front."""
    head = _head(span)
    if span[0].lower_ in {"a", "an"} and span[-1].pos_ == "NOUN" and _noun(span[-1]) in types():
        return True
    named = any(c.pos_ == "PROPN" and c.dep_ in {"appos", "nmod", "flat"} and c.i > head.i for c in head.children)
    owned = any(c.dep_ == "poss" and c.pos_ != "PRON" for c in head.children)
    back = span[0].lower_ in {"the", "this", "that", "its", "his", "their"} and not owned
    single = head.tag_ == "NN" and _noun(head) in load_titles().bodies and _noun(head) not in load_sourcing().documents
    return head.pos_ == "NOUN" and not named and not back and not single and _noun(head) in types()


def is_indefinite(span: Span, head: Token) -> bool:
    """Whether a phrase that names nobody brings somebody in: "a guard", "a third", "drivers", "its buyer"."""
    if head.pos_ not in {"NOUN", "ADJ"} or head.lemma_.lower() in load_titles().bodies:
        return False
    if span[0].lower_ in {"a", "an"} or (head.pos_ == "NOUN" and any(c.dep_ == "poss" for c in head.children)):
        return True
    return head.tag_ == "NNS" and not any(c.dep_ == "det" and c.lower_ not in {"some", "any"} for c in head.children)


def _noun(head: Token) -> str:
    lemma = head.lemma_.lower()
    return lemma if lemma in types() else lemma.removesuffix("s")


def unnamed_of(parsed: Parsed, passage: Passage, before: Unnamed | None) -> Unnamed | None:
    """What the words of one source tell.

    Args:
        parsed: the report.
        passage: the words that name the source.
        before: what was told of the unnamed source that spoke before, whom "one of them" belongs to.
    """
    paragraph = parsed.paragraph_at(passage.start)
    if paragraph is None:
        return None
    span = paragraph.doc.char_span(
        passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
    )
    if span is None:
        return None
    head = _head(span)
    kind = _type(span, head)
    number = _number(span, head)
    whose, near, why = _whose(span, head), _near(span, head), _why(paragraph, span)
    part = span.root.i != head.i or head.pos_ in {"PRON", "NUM", "DET", "ADJ"}
    points_back = part or span[0].lower_ in {"the", "this", "these", "those"}
    if before is not None and points_back and (kind in {before.type, "other"}):
        return Unnamed(
            type=before.type if head.pos_ in {"PRON", "NUM", "DET", "ADJ"} or kind == before.type else kind,
            number=number,
            whose=whose or before.whose,
            near=near or before.near,
            why=why or before.why,
        )
    return Unnamed(type=kind, number=number, whose=whose, near=near, why=why)


def _head(span: Span) -> Token:
    """The noun of the phrase: of "one of the officials", the officials."""
    head = span.root
    if head.lower_ in _PART | {"half", "couple", "dozen", "group", "number", "handful", "pair"} or head.pos_ == "NUM":
        of = next((c for c in head.children if c.lower_ == "of" and c in span), None)
        inner = None if of is None else next((c for c in of.children if c.dep_ == "pobj" and c in span), None)
        if inner is not None:
            return inner
    return head


def _type(span: Span, head: Token) -> SourceType:
    known, before = types(), types_before()
    lemma = _noun(head)
    kind = known.get(lemma) or known.get(head.lower_)
    front = [t.lower_ for t in head.lefts]
    if kind in {"sources", "officials", "people familiar", None}:
        changed = next((before[word] for word in front if word in before), None)
        if changed is not None and (kind == "sources" or kind is None):
            return changed
    if lemma == "member" or kind is None:
        of = (g for c in head.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj" and g in span)
        inner = next((known[g.lemma_.lower()] for g in of if g.lemma_.lower() in known), None)
        if inner is not None:
            return inner
        if any(
            word in {"parliament", "senate", "congress", "cabinet", "party", "opposition"}
            for word in (t.lower_ for t in span)
        ):
            return "politicians"
    if kind is None and any(t.lower_ in _NEAR or t.lower_ in {"knowledge", "briefed"} for t in span):
        return "people familiar"
    return kind or "other"


def _number(span: Span, head: Token) -> int | None:
    """How many they are: numbers of every one listed; a singular is one."""
    first = span.root
    if first.i != head.i:
        return _counted(first.lower_, span)
    total = 0
    for noun in [head, *(c for c in head.conjuncts if c in span)]:
        own = next((t for t in noun.lefts if t.dep_ == "nummod" or t.like_num), None)
        if own is not None:
            counted = _counted(own.lower_, span)
        elif noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"people", "they", "some", "others", "media"}:
            counted = None
        else:
            counted = 1
        if counted is None:
            return None
        total += counted
    return total or None


def _counted(word: str, span: Span) -> int | None:
    if "dozen" in {t.lower_ for t in span}:
        return 6 if "half" in {t.lower_ for t in span} else None
    if word in {"another", "a", "an"}:
        return 1
    if word in {"couple", "pair", "both"}:
        return 2
    return number_of(word)


def _whose(span: Span, head: Token) -> tuple[str, ...]:
    """The nationalities and bodies in front of the noun and behind "of", "at", "from"."""
    found: list[str] = []
    run: list[Token] = []
    limit = max((c.i for c in head.conjuncts if c in span), default=head.i)
    for token in span.doc[span.start : max(head.i, span.start)]:
        capital = token.text[:1].isupper() and (
            not token.is_sent_start or token.ent_type_ != "" or token.pos_ == "PROPN" or _OF_A_PLACE.search(token.text)
        )
        capital = bool(capital) and token.pos_ != "NUM" and not (token.pos_ == "PRON" or token.lower_ in _PART)
        body = token.lower_ in load_titles().bodies and token.pos_ in {"NOUN", "PROPN"}
        compound = token.dep_ == "compound" and any(
            t.lower_ in load_titles().bodies for t in span.doc[token.i : head.i]
        )
        if (
            token.dep_ not in {"nummod", "quantmod", "advmod"}
            and token.ent_type_ != "PERSON"
            and token.pos_ not in {"DET", "PRON"}
            and (capital or body or compound or (token.pos_ == "ADJ" and _leads_to_body(token, head)))
        ):
            run.append(token)
        elif run:
            found.append(_words(run))
            run = []
    if run:
        found.append(_words(run))
    for noun in (head, *(c for c in head.conjuncts if c in span and c.i <= limit)):
        for preposition in noun.children:
            if preposition.dep_ != "prep" or preposition not in span:
                continue
            named = next((c for c in preposition.children if c.dep_ == "pobj" and c in span), None)
            if named is None:
                continue
            found += _behind(preposition, named, span)
    return tuple(dict.fromkeys(words for words in found if words))


def _behind(preposition: Token, named: Token, span: Span) -> list[str]:
    """Whose they are by a preposition: "of the ministry", "at Lantern House", "in the Kestrian delegation"."""
    words, body = _short(named, span), named.lemma_.lower() in load_titles().bodies
    if outlet_name(words) is not None:
        return [t.text for t in span.doc[named.i : span.end] if t.ent_type_ == "NORP"]
    capital = any(c.isupper() for c in words)
    if preposition.lower_ in load_unnamed().words.whose:
        return [words] if capital or body or preposition.lower_ == "from" else []
    if preposition.lower_ in {"in", "on", "inside"} and (named.ent_type_ == "ORG" or (body and named.pos_ == "PROPN")):
        return [words]
    if preposition.lower_ in {"in", "on", "with", "close", "inside"} and body:
        return [t.text for t in named.lefts if t.text[:1].isupper() and t.pos_ in {"ADJ", "PROPN"}]
    return []


def _leads_to_body(token: Token, head: Token) -> bool:
    """ "foreign" in "a foreign ministry spokesman"."""
    following = token.doc[token.i + 1] if token.i + 1 < head.i else None
    return following is not None and following.lower_ in load_titles().bodies


def _words(run: Sequence[Token]) -> str:
    text = run[0].doc[run[0].i : run[-1].i + 1].text
    return text.removesuffix("'s").removesuffix("’s").strip()


def _short(named: Token, span: Span) -> str:
    ends = [c.left_edge.i for c in named.children if c.dep_ in {"relcl", "acl", "appos"} and c.i > named.i]
    ends += [c.i for c in named.children if c.dep_ == "prep" and c.lower_ in {"in", "on", "at"} and c.i > named.i]
    end = min([*ends, span.end])
    end = min(end, named.right_edge.i + 1)
    return span.doc[named.left_edge.i : max(end, named.i + 1)].text.rstrip(" ,")


def _near(span: Span, head: Token) -> str | None:
    """What stands behind the noun of how near it is to the matter."""
    nouns = [head, *(c for c in head.conjuncts if c in span)]
    for child in sorted((c for noun in nouns for c in noun.children), key=lambda c: c.i):
        if child not in span or child.i < head.i:
            continue
        fits = (child.dep_ in {"acl", "amod", "relcl", "advcl", "appos"} and child.pos_ in {"ADJ", "VERB", "AUX"}) or (
            child.dep_ == "prep" and child.lower_ in {"with", "on", "in", "inside", "near", "around"}
        )
        if not fits or child.dep_ == "advcl" or _is_place(child):
            continue
        words = (
            span.doc[max(child.left_edge.i, head.i + 1) : min(child.right_edge.i + 1, span.end)]
            .text.split(",")[0]
            .strip()
        )
        if words and not why_unnamed().search(words):
            return words
    return None


def _is_place(child: Token) -> bool:
    """ "in Orlenz", "in the Stone Court": where, or whose, and not how near."""
    if child.lower_ not in {"in", "on"}:
        return False
    named = next((c for c in child.children if c.dep_ == "pobj"), None)
    return named is not None and named.pos_ in {"PROPN", "PRON"}


def _why(paragraph: Paragraph, span: Span) -> str | None:
    """In the sentence of the source, else in the next of the paragraph."""
    sentence = span.sent
    following = paragraph.doc[sentence.end].sent if sentence.end < len(paragraph.doc) else None
    if following is not None and following[0].lower_ not in _GOING_ON:
        following = None
    for where in (sentence, following):
        found = None if where is None else why_unnamed().search(where.text)
        if found is not None:
            return found.group().rstrip(" ,.")
    return None

"""What a source phrase is: a name, a pronoun, a title, an unnamed source, a body, a list of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from secretariat.evidence import Passage
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ActorKind
from secretariat.resolve.people import bare_name

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PhraseKind = Literal["person", "name", "pronoun", "relative", "office", "sources", "body", "list", "thing"]
_PERSONAL = {"i", "he", "she", "they", "we", "it", "you", "him", "her", "them", "his", "their", "its"}
_RELATIVE = {"who", "which", "that", "whom"}
_STATES = {"GPE", "NORP", "LOC"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase in its paragraph."""

    kind: PhraseKind
    paragraph: Paragraph
    span: Span
    head: Token
    name: str | None = None
    """The name in it; None: it names nobody."""
    actor_kind: ActorKind | None = None
    """For names: what the name is of."""
    definite: bool = False
    """It points back: "the official", "this source"."""

    @property
    def position(self) -> int:
        """First character of the phrase in the report's text."""
        return self.paragraph.start + self.span.start_char

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.span.text


def phrase_at(parsed: Parsed, passage: Passage) -> Phrase | None:
    """The phrase under a passage; None where the passage lies in no parsed paragraph."""
    for paragraph in parsed.paragraphs:
        if paragraph.start <= passage.start < paragraph.end:
            span = paragraph.doc.char_span(
                passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
            )
            return None if span is None else describe(paragraph, span)
    return None


def describe(paragraph: Paragraph, span: Span) -> Phrase:
    """Says what kind of phrase the tokens are, by the head of the phrase."""
    head = span.root
    titles = load_titles()
    lower = head.lower_
    if len(span) == 1 and lower in _PERSONAL:
        return Phrase("pronoun", paragraph, span, head)
    if len(span) <= 2 and lower in _RELATIVE:
        return Phrase("relative", paragraph, span, head)
    if any(child.dep_ == "conj" and child.i < span.end for child in head.children) and not _is_named(head):
        return Phrase("list", paragraph, span, head)
    named = _named(paragraph, span, head)
    if named is not None:
        return named
    definite = span[0].lower_ in {"the", "this", "that", "these", "those", "his", "her", "their", "its", "both"}
    lemma = head.lemma_.lower()
    if lemma in titles.bodies or lower in titles.bodies:
        return Phrase("body", paragraph, span, head, definite=definite)
    plural = head.tag_ in {"NNS", "NNPS"} or lower == "people"
    if lemma in titles.offices and definite and not plural:
        return Phrase("office", paragraph, span, head, definite=True)
    if lemma in titles.sources or lemma in titles.offices or lower in titles.sources:
        return Phrase("sources", paragraph, span, head, definite=definite)
    return Phrase("thing", paragraph, span, head, definite=definite)


def _is_named(head: Token) -> bool:
    return head.ent_type_ in {"ORG"} and head.dep_ != "conj"


def _named(paragraph: Paragraph, span: Span, head: Token) -> Phrase | None:
    entity = _entity_of(head)
    if entity is None:
        apposition = next((c for c in head.children if c.dep_ in {"appos", "nmod"} and span.start <= c.i < span.end), None)
        beside = None if apposition is None else _entity_of(apposition)
        if beside is not None and beside.label_ == "PERSON":
            return Phrase("person", paragraph, span, apposition or head, bare_name(beside), "person")
        inner = [e for e in span.ents if e.label_ == "PERSON" and e.end == span.end]
        if inner and head.pos_ in {"NOUN", "PROPN"} and not any(t.dep_ == "prep" and t.lower_ != "of" for t in span):
            return Phrase("person", paragraph, span, inner[-1].root, bare_name(inner[-1]), "person")
        if head.pos_ == "PROPN":
            return _unlabelled(paragraph, span, head)
        return None
    if entity.label_ == "PERSON":
        return Phrase("person", paragraph, span, head, bare_name(entity), "person")
    if entity.label_ in _STATES:
        return Phrase("name", paragraph, span, head, _plain(_whole(entity, span).text), "government")
    if entity.label_ in {"ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}:
        return Phrase("name", paragraph, span, head, _plain(_whole(entity, span).text), "organisation")
    return None


def _entity_of(token: Token) -> Span | None:
    if not token.ent_type_:
        return None
    return next((e for e in token.sent.ents if e.start <= token.i < e.end), None)


def _whole(entity: Span, span: Span) -> Span:
    """The name with the proper nouns in front that the recogniser cut off: "RBC" in "RBC-Ukraine"."""
    doc, start = entity.doc, entity.start
    while start > span.start and (
        doc[start - 1].pos_ == "PROPN"
        or (doc[start - 1].text in {"-", "‑", "&"} and start - 1 > span.start and doc[start - 2].pos_ == "PROPN")
    ):
        start -= 1
    return doc[start : entity.end]


def _unlabelled(paragraph: Paragraph, span: Span, head: Token) -> Phrase:
    """A proper noun that the recogniser passed over: the run of proper nouns that ends in it is the name."""
    start = head.i
    while start > span.start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return Phrase("name", paragraph, span, head, _plain(head.doc[start : head.i + 1].text), None)


def _plain(name: str) -> str:
    words = name.split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while words and words[-1] in {"'s", "’s"}:
        words.pop()
    joined = " ".join(words)
    for ending in ("'s", "’s"):
        joined = joined.removesuffix(ending)
    return joined

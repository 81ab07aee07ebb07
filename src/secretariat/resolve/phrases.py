"""What a source phrase is: a name, a pronoun, a title, an unnamed source, a body, a list of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from secretariat.evidence import Passage
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.records import ActorKind
from secretariat.resolve.names import bare_name, is_outlet, is_state_of_office
from secretariat.resolve.nations import Nations, plain
from secretariat.resolve.papers import author, is_paper
from secretariat.resolve.several import is_one_person, is_pair, of_things
from secretariat.resolve.tails import head_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PhraseKind = Literal[
    "person", "name", "pronoun", "relative", "office", "epithet", "sources", "body", "document", "pair", "list", "thing"
]
_PERSONAL = {"i", "he", "she", "they", "we", "it", "you", "him", "her", "them", "his", "their", "its"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_NAMED = {"PERSON", "GPE", "LOC", "NORP", "ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
SIGNED = {
    "statement", "report", "letter", "message", "release", "post", "comment", "remark", "communique", "communiqué",
    "announcement", "note", "readout", "declaration",
}  # fmt: skip
"""Papers that may be of whoever spoke last."""
_NO_PERSON = {"DATE", "TIME", "GPE", "NORP"}
MANY = {"some", "many", "few", "several", "others", "most", "people"}
"""Words for an unnamed number of people."""
_WHERE_AND_WHEN = {"at", "in", "on", "during", "after", "before"}
_NATIVE = re.compile(r"(?:lander|erner)\Z")
"""How words end that say where somebody is from, and name no body: "the First Islander"."""
_BRACKET = re.compile(r"\s*\([^()]*\)?$")
_AGE = re.compile(r"\d+\s*-\s*year\s*-\s*old\Z")
SIDES = {"side", "government", "country", "nation", "state", "delegation", "party", "capital", "neighbour", "neighbor",
          "team", "rival", "enemy", "foe", "power"}  # fmt: skip
"""What the two parties of a report are called together."""


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
    def noun(self) -> str:
        """The head's lemma, lower case; with what it is hyphened to ("secretary-general")."""
        doc, at = self.span.doc, self.head.i
        if at >= 2 and doc[at - 1].text == "-":
            return doc[at - 2 : at + 1].text.lower()
        if at + 2 < self.span.end and doc[at + 1].text == "-":
            return doc[at : at + 3].text.lower()
        return self.head.lemma_.lower()

    def marks(self, nations: Nations) -> tuple[set[str], list[str]]:
        """What the phrase says of its head: adjectives and nouns in front and in "of …" behind, lower case, without a
        full stop behind; and, apart from them, the states that it names."""
        own = [t for t in self.span if t.i < self.head.i and t.pos_ in {"ADJ", "NOUN", "PROPN"}]
        for child in self.head.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i < self.span.end:
                inner = self.span.doc[child.i + 1 : min(child.right_edge.i + 1, self.span.end)]
                own += [t for t in inner if t.pos_ in {"ADJ", "NOUN", "PROPN"}]
        states = nations.in_words(own)
        words = {t.lower_.rstrip(".") for t in own if not (t.text[:1].isupper() and nations.in_words([t]))}
        if states:  # "South Korean": neither word alone is a state
            pairs = [(t, u) for t, u in pairwise(own) if nations.of(f"{t.text} {u.text}") is not None]
            words -= {token.lower_ for pair in pairs for token in pair}
        return words, states

    @property
    def owner(self) -> Token | None:
        """ "its", "his", "whose" in front of the head; None where no pronoun says whose it is."""
        return next((t for t in self.span if t.tag_ in {"PRP$", "WP$"} and t.i < self.head.i), None)

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.span.text


def phrase_at(parsed: Parsed, passage: Passage) -> Phrase | None:
    """The phrase under a passage; None where the passage lies in no parsed paragraph."""
    paragraph = parsed.paragraph_at(passage.start)
    if paragraph is None:
        return None
    first, last = passage.start - paragraph.start, passage.end - paragraph.start
    span = paragraph.doc.char_span(first, last, alignment_mode="expand")
    return None if span is None else describe(paragraph, _with_name(span))


def _with_name(span: Span) -> Span:
    """The words with the rest of a name that they cut off: "party boss" before "Tomas Brenik", "President Dario" before
    "Velkan"."""
    doc, end = span.doc, span.end
    offices, limit = load_titles().offices, span.sent.end
    while end < limit and doc[end].pos_ == "PROPN" and doc[end].ent_type_ not in _NO_PERSON:
        last = doc[end - 1]
        cut = last.pos_ == "PROPN" or doc[end].ent_iob_ == "I"
        held = last.lemma_.lower() in offices or (
            doc[end].ent_type_ == "PERSON" and any(t.lemma_.lower() in offices for t in span)
        )
        if not (cut or held):
            break
        end += 1
    return doc[span.start : end]


def describe(paragraph: Paragraph, span: Span) -> Phrase:
    """Says what kind of phrase the tokens are, by the head of the phrase; what `tails` leaves out is no part of it."""
    span = trimmed(span)
    head = head_of(span)
    lower = head.lower_
    if len(span) == 1 and lower in _PERSONAL:
        return Phrase("pronoun", paragraph, span, head)
    if len(span) == 1 and lower in {"both", "neither", "each"}:
        return Phrase("pair", paragraph, span, head, definite=True)
    if len(span) <= 2 and head.text == "WHO" and not span.sent.text.isupper():
        return Phrase("name", paragraph, span, head, head.text, "organisation", definite=True)
    if len(span) <= 2 and lower in _RELATIVE:
        return Phrase("relative", paragraph, span, head)
    beside = _set_off(paragraph, span, head)
    if beside is not None:
        return beside
    if any(c.dep_ == "conj" and c.i < span.end for c in head.children) and head.ent_type_ != "ORG":
        one = is_one_person(span, head)
        return Phrase("office" if one else "list", paragraph, span, head, definite=one)
    return _named(paragraph, span, head) or _by_noun(paragraph, span, head)


def _set_off(paragraph: Paragraph, span: Span, head: Token) -> Phrase | None:
    """A name set off by a comma at the end of a phrase for one person, however the parser hangs it: "the chairman of
    the conference on cotton, Tomas Brenik of Kestria"."""
    titles = load_titles()
    if head.lemma_.lower() not in titles.offices | titles.sources or head.tag_ in {"NNS", "NNPS"}:
        return None
    for entity in span.ents:
        before = span.doc[entity.start - 1] if entity.start > span.start else None
        if entity.label_ != "PERSON" or before is None or before.text != "," or head.i > entity.start:
            continue
        rest = span.doc[entity.end : span.end]
        if all(t.text == "," or t.lower_ in {"of", "from"} or t.pos_ in {"PROPN", "DET"} for t in rest):
            return Phrase("person", paragraph, span, entity.root, bare_name(entity), "person")
    behind = span.doc[head.i + 1 : span.end]
    if 0 < len(behind) < 5 and all(t.pos_ == "PROPN" and t.ent_type_ not in _NO_PERSON for t in behind):
        return Phrase("person", paragraph, span, behind.root, bare_name(behind), "person")
    comma = next((t for t in reversed(span) if t.text == "," and t.i > head.i), None)
    last = span.doc[comma.i + 1 : span.end] if comma is not None else span.doc[0:0]
    if 1 < len(last) < 5 and all(t.pos_ == "PROPN" and t.ent_type_ not in _NO_PERSON for t in last):
        return Phrase("person", paragraph, span, last.root, bare_name(last), "person")
    return None


def _by_noun(paragraph: Paragraph, span: Span, head: Token) -> Phrase:
    """A phrase that names nobody: an office, unnamed people, a body, a document of somebody's, or a thing."""
    titles = load_titles()
    lower, lemma = head.lower_, head.lemma_.lower()
    owned = any(token.dep_ == "poss" for token in head.children)
    definite = owned or span[0].lower_ in {"the", "this", "that", "these", "those", "both"}
    if lemma in SIGNED or is_paper(head):
        whose = author(span, head)
        if whose is not None:
            return describe(paragraph, whose)
        if lemma in SIGNED or (definite and head.tag_ == "NN"):
            return Phrase("document", paragraph, span, head, definite=definite)
    plural = head.tag_ in {"NNS", "NNPS"} or lower == "people"
    if lemma in titles.media and not definite and (plural or lower == "media"):
        return Phrase("sources", paragraph, span, head)
    if plural and is_pair(span, head) and (lemma in SIDES or lemma in titles.offices):
        return Phrase("pair", paragraph, span, head, definite=True)
    if lemma in titles.bodies or lower in titles.bodies:
        return Phrase("body", paragraph, span, head, definite=definite)
    if definite and _AGE.search(span.text.lower()):
        return Phrase("epithet", paragraph, span, head, definite=True)
    if lemma.split("-")[-1] in titles.offices and definite and not plural:
        return Phrase("office", paragraph, span, head, definite=True)
    if lemma in MANY | {"one", "another"} and of_things(head, span):
        return Phrase("thing", paragraph, span, head, definite=definite)
    if lemma in titles.sources or lemma in titles.offices or lower in titles.sources:
        return Phrase("sources", paragraph, span, head, definite=definite)
    return Phrase("thing", paragraph, span, head, definite=definite)


def _named(paragraph: Paragraph, span: Span, head: Token) -> Phrase | None:
    entity = _entity_of(head)
    if entity is not None and head.is_lower and head.lemma_ in load_titles().bodies and entity.label_ == "ORG":
        entity = None  # "Kamber's office", "the foreign ministry" are described, not named
    if entity is None or entity.label_ not in _NAMED:
        return _named_beside(paragraph, span, head)
    if entity.label_ == "PERSON" and is_outlet(entity):
        return Phrase("name", paragraph, span, head, plain(entity.text), "organisation")
    if entity.label_ == "PERSON":
        return Phrase("person", paragraph, span, head, bare_name(entity), "person")
    if head.lemma_.lower() in load_titles().offices and head.tag_ != "NNPS":
        return _named_beside(paragraph, span, head)
    if span[0].lower_ == "the" and head.tag_ in {"NN", "NNP"} and _NATIVE.search(head.lower_):
        return Phrase("epithet", paragraph, span, head, definite=True)
    kind: ActorKind = {"GPE": "government", "LOC": "government", "NORP": "group"}.get(entity.label_, "organisation")  # type: ignore[assignment]
    definite = span[0].lower_ == "the"
    return Phrase("name", paragraph, span, head, plain(_BRACKET.sub("", _whole(entity, span).text)), kind, definite)


def _named_beside(paragraph: Paragraph, span: Span, head: Token) -> Phrase | None:
    """A name in apposition to the head ("the chairman, …"), or one that the recogniser passed over."""
    titles = load_titles()
    for child in head.children:
        if child.dep_ not in {"appos", "nmod"} or not span.start <= child.i < span.end or child.pos_ != "PROPN":
            continue
        beside = _entity_of(child)
        if beside is not None and beside.label_ == "PERSON":
            return Phrase("person", paragraph, span, child, bare_name(beside), "person")
        if head.lemma_.lower() in titles.offices and child.i > head.i and span.doc[child.i - 1].pos_ == "PROPN":
            return Phrase("person", paragraph, span, child, plain(_run(span, child).text), "person")
    inner = next((e for e in span.ents if e.label_ == "PERSON" and _stands_last(e, span)), None)
    callings = titles.offices | titles.sources
    if inner is not None and head.lemma_.lower() in callings and not _is_another(inner, span, head):
        return Phrase("person", paragraph, span, inner.root, bare_name(inner), "person")
    if head.pos_ != "PROPN" or head.lemma_.lower() in titles.offices | titles.bodies | titles.sources:
        return None
    return Phrase("name", paragraph, span, head, plain(_run(span, head).text), None)


def _stands_last(entity: Span, span: Span) -> bool:
    """Nothing stands behind the name but where and when ("… at a briefing on Wednesday")."""
    return entity.end == span.end or (entity.end < span.end and span.doc[entity.end].lower_ in _WHERE_AND_WHEN)


def _is_another(entity: Span, span: Span, head: Token) -> bool:
    """The name behind an office is of somebody else, whose the office is: "spokesman for Velkan", "spokesman of
    President Velkan"; in "the minister of defence of Tarsovia Oskar Wennick" and, translated, "the spokesman of the
    President Tomas Brenik" it is the holder's."""
    between = span.doc[head.i + 1 : entity.start] if head.i < entity.start else span.doc[0:0]
    if any(t.dep_ == "prep" and t.lower_ != "of" for t in between):
        return True
    last = next((t for t in reversed(between) if t.lower_ == "of"), None)
    if last is None:
        return False
    inner = span.doc[last.i + 1 : entity.start]
    return len(inner) == 0 or (
        inner[0].pos_ != "DET" and all(t.lower_ in load_titles().addresses | load_titles().offices for t in inner)
    )


def is_surname(name: str, phrase: Phrase) -> bool:
    """Whether a name that the recogniser passed over looks like a person's: one to three words without an article,
    each with a capital and small letters, none of a body."""
    words = name.split()
    titles = load_titles()
    if phrase.actor_kind is not None or phrase.span[0].pos_ == "DET" or not 0 < len(words) < 4:
        return False
    shaped = all(w[:1].isupper() and w[1:].islower() and w.isalpha() for w in words)
    return shaped and not {token.lemma_.lower() for token in phrase.span} & (titles.bodies | titles.media)


def _entity_of(token: Token) -> Span | None:
    if not token.ent_type_:
        return None
    return next((e for e in token.sent.ents if e.start <= token.i < e.end), None)


def _whole(entity: Span, span: Span) -> Span:
    """The name with the proper nouns in front that the recogniser cut off: "Port" in "Port-Carrow"."""
    return entity.doc[_run(span, entity[0]).start : entity.end]


def _run(span: Span, last: Token) -> Span:
    """The run of proper nouns, hyphens between them included, that ends in `last`."""
    doc, start = last.doc, last.i
    while start > span.start and not is_state_of_office(doc[start - 1]):
        if doc[start - 1].pos_ == "PROPN":
            start -= 1
        elif doc[start - 1].text in {"-", "‑", "&"} and start - 2 >= span.start and doc[start - 2].pos_ == "PROPN":
            start -= 2
        else:
            break
    return doc[start : last.i + 1]

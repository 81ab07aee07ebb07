"""The people a report names: who is the same person inside the report, under which fullest name, with which titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Role

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HYPHEN = re.compile(r"(?<=\w)\s*([-‑])\s*(?=\w)")
_EDGES = re.compile(r"^\W+|[^\w.]+$|(?<!\b\w)\.$")
"""Marks at the edges of a name; the full stop of an initial stays."""
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLE_POS = {"NOUN", "PROPN", "ADJ"}
_OTHER_OFFICE = {"vice", "deputy", "former", "ex", "assistant", "acting", "under", "junior", "vice-president"}
"""Words that make a title another office than the one without them."""
_STEM = 5
"""Letters that the name of a state and its adjective share."""
_LINKS = {"of", "for", "to", "and", "the", "'s", "’s", "-", "&", "on"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    position: int
    """First character in the report's text."""
    subject: bool
    """The name is the subject of its clause, or stands in apposition to it."""
    possessive: bool
    """The name only says whose something is ("Lindqvist's plan", "the Lindqvist plan")."""


@dataclass(slots=True)
class Person:
    """One person in one report."""

    name: str
    """The fullest name given, without titles."""
    forms: set[str] = field(default_factory=set)
    """Other forms of the name met in the report."""
    mentions: list[Mention] = field(default_factory=list)
    """In order of the text."""
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None
    """`m` or `f`, where a form of address or a title tells it."""

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return self.name.split()[-1].casefold()

    def holds(self, noun: str, marks: Collection[str]) -> bool:
        """Whether one of the person's titles is the office that a phrase means.

        The title has the noun and every mark of the phrase ("foreign", "german"), and nothing that makes it another
        office ("vice", "former") which the phrase lacks. All lower case.
        """
        for role in self.roles:
            words = _words(role.title)
            other = (words & _OTHER_OFFICE) - set(marks)
            if noun in words and not other and all(any(_akin(mark, word) for word in words) for mark in marks):
                return True
        return False

    def named_within(self, start: int, end: int) -> bool:
        """Whether the person is named in that stretch of the text (half-open)."""
        return any(start <= mention.position < end for mention in self.mentions)


def _words(title: str) -> set[str]:
    return {word.rstrip(".") for word in re.findall(r"[\w.-]+", title.casefold())}


def _akin(mark: str, word: str) -> bool:
    """The same word, or a state and its adjective ("german", "germany")."""
    return mark == word or (len(mark) > _STEM and mark[:_STEM] == word[:_STEM] and mark[-1] != word[-1])


class People:
    """Everyone a report names with a first name, and those named by one word only."""

    def __init__(self, parsed: Parsed) -> None:
        self._report = parsed.report
        self.all: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._places = _places(parsed)
        spans = [(p, span) for p in parsed.paragraphs for span in _names(p) if not self.is_place(span.text)]
        for paragraph, span in sorted(
            spans, key=lambda m: (-len(bare_name(m[1]).split()), m[0].start + m[1].start_char)
        ):
            self._note(paragraph, span)
        named = {(p.start, token.i) for p, span in spans for token in span}
        for paragraph in parsed.paragraphs:
            for token in paragraph.doc:
                if token.pos_ == "PROPN" and (paragraph.start, token.i) not in named:
                    self._note_surname(paragraph, token)
        self._by_title: dict[str, list[Person]] = {}
        for person in self.all:
            person.mentions.sort(key=lambda mention: mention.position)
            for word in {word for role in person.roles for word in _words(role.title)}:
                self._by_title.setdefault(word, []).append(person)

    def _note(self, paragraph: Paragraph, span: Span) -> None:
        name = bare_name(span)
        if not name:
            return
        person = self.find(name)
        if person is None:
            if self.ambiguous(name):
                return
            person = Person(name)
            self.all.append(person)
            for word in name.casefold().split():
                self._by_word.setdefault(word, []).append(person)
        person.forms.add(name)
        person.mentions.append(_mention(paragraph, span.root, span.start_char))
        person.gender = person.gender or _address_gender(span)
        role = self._title(paragraph, span)
        if role is not None and all(role.title != known.title for known in person.roles):
            person.roles.append(role)

    def _note_surname(self, paragraph: Paragraph, token: Token) -> None:
        """A surname that the recogniser took for something else, of a person named in full elsewhere."""
        person = self.find(token.text)
        if person is not None and " " in person.name and person.surname == token.text.casefold():
            person.forms.add(token.text)
            person.mentions.append(_mention(paragraph, token, token.idx))

    def find(self, name: str) -> Person | None:
        """The one person whom the name can mean: all its words are words of that person's name, and the last word
        agrees (or the first, as where the family name stands first). None: nobody, or more than one."""
        found = self._candidates(name)
        return found[0] if len(found) == 1 else None

    def holders(self, noun: str, marks: Collection[str]) -> list[Person]:
        """The people who hold the office that a phrase means (`Person.holds`), in order of their names."""
        found = [person for person in self._by_title.get(noun, ()) if person.holds(noun, marks)]
        return sorted(found, key=lambda person: person.name)

    def is_place(self, name: str) -> bool:
        """Whether the report uses the one-word name for a place at least as often as for a person."""
        return name.casefold() in self._places

    def ambiguous(self, name: str) -> bool:
        """Whether the name can mean two people of this report."""
        return len(self._candidates(name)) > 1

    def _candidates(self, name: str) -> list[Person]:
        words = name.casefold().split()
        if not words:
            return []
        fitting = [p for p in self._by_word.get(words[-1], []) if set(words) <= set(p.name.casefold().split())]
        exact = [p for p in fitting if p.name.casefold() == name.casefold()]
        if exact:
            return exact[:1]
        by_surname = [p for p in fitting if p.surname == words[-1]]
        return by_surname or [p for p in fitting if p.name.casefold().split()[0] == words[-1]]

    def _title(self, paragraph: Paragraph, entity: Span) -> Role | None:
        """The title in front of the name ("Foreign Minister …") or behind it (", the foreign minister, …")."""
        span = title_before(entity) or title_behind(entity) or _title_of(entity)
        if span is None:
            return None
        start, end = paragraph.span(span[0], span[-1])
        passage = Passage.cut(self._report.id, self._report.text, start, end)
        return Role(title=passage.quote, passage=passage)


def bare_name(entity: Span) -> str:
    """The name without forms of address in front and a possessive behind."""
    titles = load_titles()
    words = [token.text for token in entity if not token.is_space and token.text not in {"'s", "’s", "'", "’"}]
    while len(words) > 1 and words[0].casefold() in titles.addresses:
        words.pop(0)
    if not words or not any(word[:1].isalpha() for word in words):
        return ""
    name = _HYPHEN.sub(r"\1", _POSSESSIVE.sub("", " ".join(words)))
    return _EDGES.sub("", name)


def title_before(entity: Span) -> Span | None:
    """The words in front of a name that hold an office, back to the start of the phrase."""
    doc, offices = entity.doc, load_titles().offices
    first = entity.start
    while first < entity.end - 1 and doc[first].lower_ in load_titles().addresses:
        first += 1
    start = first
    while start > entity.sent.start and _may_be_title(doc[start - 1]):
        start -= 1
    while start < first and (doc[start].lower_ in _LINKS or doc[start].pos_ == "DET" or doc[start].is_punct):
        start += 1
    if start < first and any(token.lower_ in offices for token in doc[start:first]):
        return doc[start:first]
    return None


def _may_be_title(token: Token) -> bool:
    return token.pos_ in _TITLE_POS or token.lower_ in _LINKS


def title_behind(entity: Span) -> Span | None:
    """The apposition behind a name that holds an office: ", the foreign minister," or ", who heads …" is none."""
    doc, offices = entity.doc, load_titles().offices
    if entity.end + 1 >= len(doc) or doc[entity.end].text != ",":
        return None
    end = entity.end + 1
    while end < entity.sent.end and (_may_be_title(doc[end]) or doc[end].pos_ == "DET"):
        end += 1
    start = entity.end + 1
    while start < end and doc[start].pos_ == "DET":
        start += 1
    if start < end and any(token.lower_ in offices for token in doc[start:end]):
        return doc[start:end]
    return None


def _address_gender(entity: Span) -> str | None:
    before = entity.doc[entity.start - 1].lower_ if entity.start > entity.sent.start else ""
    first = entity[0].lower_
    for word in (before, first):
        if word.rstrip(".") in {"mr", "sir", "king", "prince", "lord", "chairman", "spokesman"}:
            return "m"
        if word.rstrip(".") in {"mrs", "ms", "miss", "queen", "princess", "dame", "chairwoman", "spokeswoman"}:
            return "f"
    return None


def _places(parsed: Parsed) -> set[str]:
    """One-word names that the recogniser takes for a state or a city at least as often as for a person."""
    votes: Counter[str] = Counter()
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if len(entity) == 1 and entity.label_ in {"GPE", "PERSON"}:
                votes[entity.text.casefold()] += 1 if entity.label_ == "GPE" else -1
    seen = {e.text.casefold() for p in parsed.paragraphs for e in p.doc.ents if e.label_ == "GPE" and len(e) == 1}
    return {name for name in seen if votes[name] >= 0}


def _names(paragraph: Paragraph) -> list[Span]:
    """Names of people: those the recogniser found, and names in apposition to an office that it took for others."""
    doc, offices = paragraph.doc, load_titles().offices
    found = [entity for entity in doc.ents if entity.label_ == "PERSON"]
    for token in doc:
        if token.dep_ != "appos" or token.pos_ != "PROPN" or token.ent_type_ == "PERSON":
            continue
        start = token.i
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound":
            start -= 1
        if token.head.lemma_.lower() in offices and token.i > start and token.head.i < start:
            found.append(doc[start : token.i + 1])
    return found


def _title_of(entity: Span) -> Span | None:
    """The office that the name stands in apposition to: "the spokesman, …, said"."""
    head = entity.root.head
    if entity.root.dep_ != "appos" or head.lemma_.lower() not in load_titles().offices or head.i >= entity.start:
        return None
    start, end = head.left_edge.i, head.i + 1
    for child in head.children:
        if child.dep_ == "prep" and head.i < child.i and child.right_edge.i < entity.start:
            end = child.right_edge.i + 1
    while start < head.i and entity.doc[start].pos_ in {"DET", "PRON"}:
        start += 1
    return entity.doc[start:end]


def _mention(paragraph: Paragraph, root: Token, at: int) -> Mention:
    subject = root.dep_ in {"nsubj", "nsubjpass"}
    subject = subject or (root.dep_ == "appos" and root.head.dep_ in {"nsubj", "nsubjpass"})
    return Mention(paragraph.start + at, subject, root.dep_ in {"poss", "compound", "amod"})

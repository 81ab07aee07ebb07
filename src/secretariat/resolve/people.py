"""The people a report names: who is the same person inside the report, under which fullest name, with which titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.knowledge.names import load_names
from secretariat.knowledge.speaking_for import load_speaking_for
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Role
from secretariat.resolve.missed import in_quotation, people_missed
from secretariat.resolve.names import bare_name, has_address, lone_surnames, name_edges, names_in
from secretariat.resolve.nations import Nations
from secretariat.resolve.roles import (
    gender_told,
    is_office,
    place_behind,
    title_before,
    title_behind,
    title_beside,
    title_heads,
)
from secretariat.resolve.towns import is_where, places_in, sites_in, storms_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_INITIALS = re.compile(r"\b([a-z])\.\s?([a-z])\.")
_ARTICLE = re.compile(r"\b(?:al|el)[-‑](?=\w)")
"""The Arabic article, which a surname may have or lack."""
_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    position: int
    """First character in the report's text."""
    subject: bool
    """The name is the subject of its clause, or stands in apposition to it."""
    possessive: bool
    """The name only says whose or where something is ("Lindqvist's plan", "the Lindqvist plan", "at Brack")."""
    name: tuple[int, int]
    """Characters of the report's text (half-open) of the name itself, without title and possessive."""


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
    """`m` or `f`, where a form of address, a title or the pronouns used of the person tell it."""
    dead: bool = False
    """The report tells of the person's death."""
    nations: set[str] = field(default_factory=set)
    """The states of the titles, and of "… of Tarsovia" behind the name."""

    @property
    def surname(self) -> str:
        """The last word of the name, as `plain_letters` has it; no "Jr." behind it."""
        return name_words(self.name)[-1]

    def holds(self, noun: str, marks: Collection[str]) -> bool:
        """Whether one of the person's titles is the office that a phrase means (`roles.is_office`)."""
        return any(is_office(role.title, noun, marks) for role in self.roles)

    @property
    def offices(self) -> set[str]:
        """The nouns of the person's titles ("minister", "spokesman")."""
        return {head for role in self.roles for head in title_heads(role.title)}

    def named_within(self, start: int, end: int) -> bool:
        """Whether the person is named in that stretch of the text (half-open)."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.position)
        return first < len(self.mentions) and self.mentions[first].position < end


class People:
    """Everyone a report names with a first name, and those named by one word only."""

    def __init__(self, parsed: Parsed, nations: Nations | None = None) -> None:
        self._report = parsed.report
        self._nations = nations or Nations(parsed)
        self.all: list[Person] = []
        self.unsure: list[tuple[str, Mention]] = []
        """Names that can mean several people of the report, and where they stand."""
        self._by_word: dict[str, list[Person]] = {}
        self._places = places_in(parsed, self._nations)
        self.sites = {start: sites_in(words[0].doc, words) for start, words in self._nations.capitals.items() if words}
        """Names of buildings, by the first character of the paragraph."""
        self.storms = storms_in(token for words in self._nations.capitals.values() for token in words)
        """Names of storms, lower case."""
        surnames = lone_surnames(parsed, self._nations)
        every = [(p, span) for p in parsed.paragraphs for span in names_in(p, self._nations, surnames)]
        spans = [(p, span) for p, span in every if not self.is_place(span.text) and not self._is_nobody(p, span)]
        known = {p.start + token.idx for p, span in spans for token in span}
        spans += people_missed(parsed, self._nations, known)
        for paragraph, span in sorted(
            spans, key=lambda m: (-len(bare_name(m[1]).split()), m[0].start + m[1].start_char)
        ):
            self._note(paragraph, span)
        named = {(p.start, token.i) for p, span in spans for token in span}
        for paragraph in parsed.paragraphs:
            for token in self._nations.capitals[paragraph.start]:
                named_so = token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE"}
                storm = token.lower_ in self.storms and token.i and token.nbor(-1).lower_ in load_names().storms
                if named_so and not storm and (paragraph.start, token.i) not in named:
                    self._note_surname(paragraph, token)
        self._by_office: dict[str, list[Person]] = {}
        for person in self.all:
            person.mentions.sort(key=lambda mention: mention.position)
            for noun in person.offices:
                self._by_office.setdefault(noun, []).append(person)
        self._learnt: dict[str, set[str]] = {}
        self._learn_genders(parsed)

    def _note(self, paragraph: Paragraph, span: Span) -> None:
        name = bare_name(span)
        if not name or self._is_family(name, span):
            return
        person = self.find(name) or self._in_the_middle(name)
        if person is None:
            if self.ambiguous(name):
                self.unsure.append((name, _mention(paragraph, span)))
                return
            person = Person(name)
            self.all.append(person)
            for word in name_words(name):
                self._by_word.setdefault(word, []).append(person)
        person.forms.add(name)
        person.mentions.append(_mention(paragraph, span))
        person.dead = person.dead or _is_dead(span)
        person.gender = person.gender or gender_told(span)
        place = place_behind(span)
        if place is not None:
            person.nations |= set(self._nations.in_words(list(place)))
        for role, words in self._titles(paragraph, span):
            person.nations |= set(self._nations.in_words(list(words)))
            if all(role.title != known.title for known in person.roles):
                person.roles.append(role)
            titles, heads = load_titles(), title_heads(role.title)
            person.gender = person.gender or ("f" if heads & titles.women else "m" if heads & titles.men else None)

    def _is_nobody(self, paragraph: Paragraph, span: Span) -> bool:
        """A storm, or a part of a building's name."""
        storm = span[-1].lower_ in self.storms and (len(span) == 1 or span[0].lower_ in load_names().storms)
        return storm or any(
            site.start < span.end and span.start < site.end for site in self.sites.get(paragraph.start, ())
        )

    def _is_family(self, name: str, span: Span) -> bool:
        """ "The Halveks", where a Halvek is named."""
        letters = plain_letters(name)
        the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
        return the and " " not in letters and letters.endswith("s") and letters[:-1] in self._by_word

    def _in_the_middle(self, name: str) -> Person | None:
        """The one person of whose name it is a part that is neither first nor last, as the first of two family names is
        ("Rosell" of "Tomas Rosell Brenik")."""
        words = name_words(name)
        found = [p for p in self._by_word.get(words[-1], ()) if set(words) < set(name_words(p.name))] if words else []
        return found[0] if len(found) == 1 else None

    def _note_surname(self, paragraph: Paragraph, token: Token) -> None:
        """A surname that the recogniser took for something else, of a person named in full elsewhere; the first name
        of a
        person without a surname ("Sultan Haitham bin Tariq")."""
        span = token.doc[token.i : token.i + 1]
        if has_address(span):
            return
        found, letters = self._candidates(token.text), plain_letters(token.text)
        if len(found) > 1 and all(" " in person.name and person.surname == letters for person in found):
            self.unsure.append((token.text, _mention(paragraph, span)))
        if len(found) != 1 or " " not in found[0].name:
            return
        person, words = found[0], name_words(found[0].name)
        royal = words[0] == letters and words[1] in {"bin", "ibn", "bint"}
        titled = words[0] == letters and token.i > 0 and token.nbor(-1).lower_ in load_titles().addresses
        acts = (
            words[0] == letters
            and token.dep_ in {"nsubj", "nsubjpass", "poss"}
            and token.ent_type_ not in {"GPE", "ORG"}
        )
        called = token.text in person.forms and token.text not in self._places
        if words[-1] == letters or royal or titled or acts or called:
            person.forms.add(token.text)
            person.mentions.append(_mention(paragraph, span))
            person.dead = person.dead or _is_dead(span)

    def find(self, name: str) -> Person | None:
        """The one person whom the name can mean: all its words are words of that person's name, and the last word
        agrees (or the first, as where the family name stands first). None: nobody, or more than one."""
        found = self._candidates(name)
        return found[0] if len(found) == 1 else None

    def holders(self, noun: str, marks: Collection[str], nations: Collection[str] = ()) -> list[Person]:
        """The people who hold the office that a phrase means, in order of their names.

        Args:
            noun: the office, lower case.
            marks: the other words of the phrase ("foreign"), lower case.
            nations: the states it names: a holder is of one of them.
        """
        found = [person for person in self._by_office.get(noun, ()) if person.holds(noun, marks)]
        found += [p for name, nouns in self._learnt.items() if noun in nouns and not marks for p in self._by_name(name)]
        found = [person for person in found if not nations or person.nations & set(nations)]
        return sorted({person.name: person for person in found}.values(), key=lambda person: person.name)

    def _by_name(self, name: str) -> list[Person]:
        found = self.find(name)
        return [] if found is None else [found]

    def nouns_of(self, person: Person) -> set[str]:
        """The nouns of the person's offices ("minister"), those learnt included."""
        return person.offices | self._learnt.get(person.name, set())

    def named_before(self, person: Person, position: int) -> bool:
        """Whether the person is named before the position."""
        return bool(person.mentions) and person.mentions[0].position < position

    def learn(self, person: Person, noun: str, states: Collection[str]) -> None:
        """Remembers an office that the report tells of a person without putting it beside the name."""
        self._learnt.setdefault(person.name, set()).add(noun)
        person.nations |= set(states)

    def leading(self, name: str) -> Person | None:
        """Whom a surname most likely means that several people of the report have: the one named first, unless
        another is
        named twice as often."""
        found = [person for person in self._candidates(name) if " " in person.name and person.mentions]
        first = min(found, key=lambda person: person.mentions[0].position, default=None)
        most = max((self._times_by_surname(person) for person in found), default=0)
        return first if first is not None and 2 * self._times_by_surname(first) > most else None

    def _times_by_surname(self, person: Person) -> int:
        """How often a person is named with the surname."""
        names = (self._report.text[slice(*mention.name)] for mention in person.mentions)
        return sum(name_words(name)[-1:] == [person.surname] for name in names)

    def is_place(self, name: str) -> bool:
        """Whether the report uses the one-word name for a place at least as often as for a person."""
        return name.casefold() in self._places

    def ambiguous(self, name: str) -> bool:
        """Whether the name can mean two people of this report."""
        return len(self._candidates(name)) > 1

    def called(self, name: str, gender: str | None, before: int) -> Person | None:
        """As `find`; where two people can be meant, the one whom a form of address leaves, or the only one of them who
        was named before the position."""
        found = self._candidates(name)
        if len(found) > 1 and gender is not None:
            found = [p for p in found if p.gender == gender] or [p for p in found if p.gender is None]
        if len(found) > 1:
            found = [person for person in found if self.named_before(person, before)]
        return found[0] if len(found) == 1 else None

    def _candidates(self, name: str) -> list[Person]:
        words = name_words(name)
        if not words:
            return []
        fitting = [p for p in self._by_word.get(words[-1], []) if set(words) <= set(name_words(p.name))]
        exact = [p for p in fitting if name_words(p.name) == words]
        if exact:
            return exact[:1]
        by_surname = [p for p in fitting if p.surname == words[-1]]
        by_first = [p for p in fitting if name_words(p.name)[0] == words[-1]]
        return by_surname or by_first or [p for p in fitting if name in p.forms]

    def _titles(self, paragraph: Paragraph, entity: Span) -> Iterator[tuple[Role, Span]]:
        """The title in front of the name ("Foreign Minister …") and the one behind it (", the foreign minister, …")."""
        before = title_before(entity) or _shared_title(entity)
        beside = title_behind(entity) or (title_beside(entity) if before is None else None)
        for span in (before, beside):
            if span is not None and title_heads(span.text) != {"counterpart"}:
                start, end = paragraph.span(span[0], span[-1])
                passage = Passage.cut(self._report.id, self._report.text, start, end)
                yield Role(title=passage.quote, passage=passage), span

    def _learn_genders(self, parsed: Parsed) -> None:
        """What a pronoun tells of the one person whom its sentence names before it as the subject ("Orvald said she
        would come"), or, where it is the first subject of its sentence, of the one person whom the sentence before
        names. The majority counts."""
        votes: dict[str, Counter[str]] = {}
        places = [(m.position, m.subject, person) for person in self.all for m in person.mentions]
        places.sort(key=lambda place: place[0])
        positions = [place[0] for place in places]
        for paragraph in parsed.paragraphs:
            last: list[tuple[int, bool, Person]] = []
            for sentence in paragraph.doc.sents:
                first = bisect_left(positions, paragraph.start + sentence.start_char)
                here = places[first : bisect_left(positions, paragraph.start + sentence.end_char)]
                pronouns = (token for token in sentence if token.lower_ in _HE)
                pronoun = next((t for t in pronouns if not in_quotation(parsed, paragraph.start + t.idx)), None)
                if pronoun is not None:
                    before = [place for place in here if place[0] < paragraph.start + pronoun.idx]
                    whose = before if before and before[0][1] else []
                    whose = last if not here and pronoun.dep_ == "nsubj" else whose
                    if len({person.name for _, _, person in whose}) == 1:
                        votes.setdefault(whose[0][2].name, Counter())[_HE[pronoun.lower_]] += 1
                last = here
        for person in self.all:
            found = votes.get(person.name, Counter()).most_common(2)
            if person.gender is None and found and (len(found) == 1 or found[0][1] > found[1][1]):
                person.gender = found[0][0]


def _shared_title(entity: Span) -> Span | None:
    """The title in the plural in front of the first of several names: "Senators Edric Talmon and Sabine Orvald"."""
    root = entity.root
    while root.dep_ in {"conj", "appos"} and root.head.i < root.i and root.head.ent_type_ == "PERSON":
        root = root.head
    first = next((e for e in entity.sent.ents if e.start <= root.i < e.end), None)
    shared = None if first is None or first.start >= entity.start or first.label_ != "PERSON" else title_before(first)
    return shared if shared is not None and shared[-1].tag_ in {"NNS", "NNPS"} else None


def _is_dead(span: Span) -> bool:
    """Whether the clause tells of the person's death: "Halvek died", "was killed", "Halvek's funeral"; no threat and
    no attempt."""
    root, words = span.root, load_speaking_for()
    while root.dep_ in {"appos", "conj"} and root.head.i < root.i and root.head.ent_type_ in {"PERSON", ""}:
        root = root.head
    head = root.head
    if root.dep_ == "poss" or (root.dep_ == "pobj" and head.lower_ == "of"):
        noun = head if root.dep_ == "poss" else head.head
        return noun.lemma_.lower() in words.of_the_dead
    if root.dep_ == "pobj" and head.lower_ == "to":
        paid = [head.head, *(child for child in head.head.children if child.dep_ == "dobj")]
        return any(token.lemma_.lower() == "tribute" for token in paid)
    lemma = head.lemma_.lower()
    told = lemma in words.dying if root.dep_ == "nsubj" else lemma in words.killing
    if not told or root.dep_ not in {"nsubj", "nsubjpass", "dobj"} or head.tag_ not in {"VBD", "VBN"}:
        return False
    unreal = {"nearly", "almost", "if", "unless"}
    return not any(c.dep_ == "neg" or c.tag_ in {"MD", "TO"} or c.lower_ in unreal for c in head.children)


def name_words(name: str) -> list[str]:
    """The words of a name, as `plain_letters` has them, without "Jr." and the like behind."""
    words = _ARTICLE.sub("", _INITIALS.sub(r"\1\2", plain_letters(name))).replace(",", " ").split()
    while len(words) > 1 and words[-1].rstrip(".") in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    return words


def _mention(paragraph: Paragraph, span: Span) -> Mention:
    root = span.root
    subject = root.dep_ in {"nsubj", "nsubjpass"}
    subject = subject or (root.dep_ == "appos" and root.head.dep_ in {"nsubj", "nsubjpass"})
    aside = root.dep_ in {"poss", "compound", "amod"} or is_where(root)
    first, last = name_edges(span)
    return Mention(paragraph.start + span.start_char, subject, aside, paragraph.span(first, last))

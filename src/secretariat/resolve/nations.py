"""The states of one report: those the world knows, and those that the report alone tells of, by their adjectives.

A report about Kestria calls its ministers Kestrian. A name and an adjective that share their stem are a state and its
adjective, whether or not any list knows them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from secretariat.identity import actor_id
from secretariat.knowledge.names import load_names
from secretariat.knowledge.places import state_spot
from secretariat.knowledge.states import adjective_of, load_nations, state_called, state_of, state_seated, with_article
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Parsed
from secretariat.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME_ENDINGS = re.compile(r"(?:land|stan|ia|ea|us|[aeoyi])$")
_ADJECTIVE_ENDINGS = re.compile(r"(?:[ei]?an|ese|ish|ic|er|[in])s?$")
_STEM = 3
"""Least letters that a name and its adjective share."""
_SEATS = {"office", "seat", "residence", "headquarters", "presidency", "government", "administration", "capital"}
"""Nouns that say of a house or a city for whom it speaks."""
_STATELY = {"government", "ministry", "parliament", "army", "premier", "minister", "border", "embassy", "ambassador",
            "troop", "territory", "diplomacy"}  # fmt: skip
"""Nouns that say of a name in front, or behind "of", that it is a state's."""
_ITS = {"government", "ministry", "parliament", "premier", "minister", "embassy", "ambassador", "diplomacy", "cabinet",
        "king", "queen", "prince", "emir", "sultan"}  # fmt: skip
"""Nouns that say of a name of one word, with "its" between them, that it is a state's."""
_REALMS = {"republic", "kingdom", "commonwealth", "sultanate", "emirate", "duchy", "principality", "federation"}
"""Nouns that say of the one name behind "of" that it is a state's."""
_OFTEN = 2
"""How often a report names the state that it is about, at least."""
_HALVES = {"north", "south", "east", "west"}
_POSSESSIVES = ("'s", "’s", "ʼs", "`s", "'", "’", "ʼ")


def plain(name: str) -> str:
    """A name without an article in front, a possessive behind and breaks between its words."""
    name = " ".join(name.split()).strip(" ,;:")
    if name[:4].lower() == "the ":
        name = name[4:]
    for ending in _POSSESSIVES:
        name = name.removesuffix(ending).rstrip()
    return name


def capitals(doc: Doc) -> list[Token]:
    """The tokens of a document that can be part of a name, in order: proper nouns and words with a capital."""
    marks, proper = doc.to_array(["POS", "IS_TITLE", "IS_UPPER", "LENGTH"]), doc.vocab.strings["PROPN"]
    acronyms = (marks[:, 2] == 1) & (marks[:, 3] > 2)
    return [doc[int(at)] for at in ((marks[:, 0] == proper) | (marks[:, 1] == 1) | acronyms).nonzero()[0]]


class Nations:
    """Which words of a report stand for which state."""

    def __init__(self, parsed: Parsed) -> None:
        docs = [paragraph.doc for paragraph in parsed.paragraphs]
        self.capitals = {p.start: capitals(p.doc) for p in parsed.paragraphs}
        """`capitals` of each paragraph, by its first character."""
        words = list(self.capitals.values())
        names, adjectives, halves = _words(docs, words)
        owners = _possessors(docs, words)
        for owner in sorted(owners):
            names.setdefault(_NAME_ENDINGS.sub("", owner.casefold()), owner)
        self._learnt: dict[str, str] = dict(halves)
        self._adjectives: dict[str, str] = {}
        for adjective in sorted(adjectives):
            stem = _ADJECTIVE_ENDINGS.sub("", adjective.casefold())
            name = names.get(stem)
            if len(stem) < _STEM or name is None or name.casefold() == adjective.casefold():
                continue
            self._learnt[name.casefold()] = name
            self._learnt[adjective.casefold()] = name
            self._learnt[f"{adjective.casefold()}s"] = name
            self._adjectives.setdefault(name, adjective.removesuffix("s") if adjective.endswith("ans") else adjective)
        for owner in sorted(owners):
            self._learnt.setdefault(owner.casefold(), owner)
        self._seats: dict[str, str] = {}
        self._named: list[tuple[int, str]] = []
        for paragraph in parsed.paragraphs:
            self._learn_seats(self.capitals[paragraph.start])
            for entity in paragraph.doc.ents:
                state = self.of(entity.text) if entity.label_ in {"GPE", "NORP", "ORG", "PERSON"} else None
                if state is not None:
                    self._named.append((paragraph.start + entity.start_char, state))

    def of(self, word: str) -> str | None:
        """The state that a name, an adjective or a people belongs to; None: no state."""
        bare = plain(word)
        if bare.islower():
            bare = bare.upper() if "." in bare else bare.title()
        return state_called(bare) or state_of(bare) or self._learnt.get(bare.casefold())

    def seated(self, name: str) -> str | None:
        """The state for whose government a house or capital speaks; None: the report and the lists do not say."""
        return state_seated(plain(name)) or self._seats.get(plain(name).casefold())

    def in_words(self, tokens: list[Token]) -> list[str]:
        """The states that the tokens name, in order, each once; a name of two words before one of one."""
        found: list[str] = []
        index = 0
        while index < len(tokens):
            pair = f"{tokens[index].text} {tokens[index + 1].text}" if index + 1 < len(tokens) else ""
            state = self.of(pair) if pair and pair[:1].isupper() else None
            index += 2 if state else 1
            if state is None and tokens[index - 1].text[:1].isupper():
                state = self.of(tokens[index - 1].text)
            if state is not None and state not in found:
                found.append(state)
        return found

    def main(self) -> str | None:
        """The one state that the report is about: named at least twice, and half as often again as any other; None:
        none."""
        ranked = Counter(self.named_states()).most_common(2)
        if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
            return None
        return ranked[0][0]

    def named_states(self) -> list[str]:
        """The state of each name and adjective in the report, in order."""
        return [state for _, state in self._named]

    def two_before(self, position: int) -> list[str]:
        """The two states of which a report has told up to a position, if it is two: each named at least twice, and any
        third at most half as often; else none."""
        counts = Counter(state for at, state in self._named if at < position).most_common(3)
        third = counts[2][1] if len(counts) > 2 else 0
        if len(counts) < 2 or counts[1][1] < 2 or 2 * third > counts[1][1]:
            return []
        return sorted(state for state, _ in counts[:2])

    def government(self, state: str, *forms: str) -> Actor:
        """The government of a state.

        Args:
            state: as `of` gives it.
            forms: other words under which it speaks in this report.
        """
        if state in load_nations().continents:
            aliases = {plain(form) for form in forms} - {state}
            return Actor(id=actor_id("bloc", state), name=state, kind="bloc", aliases=tuple(sorted(aliases)))
        full = f"Government of {with_article(state)}"
        adjective = adjective_of(state) or self._adjectives.get(state)
        aliases = {state, *(plain(form) for form in forms)} | ({f"{adjective} government"} if adjective else set())
        aliases = {alias for alias in aliases if (" " in alias or alias[:1].isupper()) and len(alias) < 60}
        spot = state_spot(state)
        return Actor(
            id=actor_id("government", full),
            name=full,
            kind="government",
            aliases=tuple(sorted(aliases - {full})),
            country=None if spot is None else spot.country,
        )

    def _learn_seats(self, words: list[Token]) -> None:
        """ "Lantern House, the office of the Tarsovian president", "the Tarsovian capital, Orlenz"."""
        for name in words:
            beside = [child for child in name.children if child.dep_ == "appos"]
            beside += [name.head] if name.dep_ == "appos" else []
            noun = next((token for token in beside if token.lemma_.lower() in _SEATS), None)
            if noun is None or name.pos_ != "PROPN":
                continue
            doc, start = name.doc, name.i
            while start > 0 and doc[start - 1].pos_ == "PROPN" and self.of(doc[start - 1].text) is None:
                start -= 1
            own = [t for t in noun.subtree if not start <= t.i <= name.i]
            states = self.in_words(own)
            if len(states) == 1 and self.of(doc[start : name.i + 1].text) is None:
                self._seats[plain(doc[start : name.i + 1].text).casefold()] = states[0]


def _possessors(docs: list[Doc], words: list[list[Token]]) -> set[str]:
    """Names that own what states own: "Halmere's government", "the army of Kestria", "Halmere …, its ministry said",
    and "the Republic of Halmere"; no name of a person or a body."""
    titles, found, people = load_titles(), set(), set()
    for doc, capital in zip(docs, words, strict=True):
        for entity in doc.ents:
            if entity.label_ == "PERSON" and (len(entity) > 1 or _titled(entity[0])):
                people.add(entity[-1].text.casefold())
        for token in capital:
            first = token.head if token.dep_ == "conj" and token.head.dep_ == "pobj" else token
            noun = token.head if token.dep_ == "poss" else first.head.head if first.dep_ == "pobj" else None
            if token.pos_ == "PROPN" and token.dep_ == "nsubj" and _has_its(token):
                found.add(token.text)
            if token.pos_ != "PROPN" or noun is None or noun.lemma_.lower() not in _STATELY | _REALMS or noun is token:
                continue
            if first.dep_ == "pobj" and first.head.lower_ != "of":
                continue
            if noun.lower_ in _REALMS and token.tag_ == "NNP":
                found.add(token.text)
                continue
            name = doc[token.left_edge.i : token.i + 1]
            name = next((e for e in doc.ents if e.start <= token.i < e.end), name) if token.ent_type_ else name
            others = titles.bodies | titles.offices | load_names().common  # "the minister of Economy"
            lone = len(plain(name.text).split()) == 1 and token.lower_ not in others
            if lone and name.text[:1].isupper() and name.text[1:].lower() != "":
                found.add(plain(name.text))
    return {name for name in found if name.casefold() not in people}


def _has_its(token: Token) -> bool:
    """ "Teshkar will open two crossings, its foreign ministry said": one word without an article, the first subject."""
    words, titles = token.sent, load_titles()
    first = next((t for t in words if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if first is None or first.i != token.i or token.n_lefts or not token.text[1:].islower():
        return False
    before = token.doc[token.i - 1] if token.i else None
    if token.lower_ in titles.bodies | titles.offices or (before is not None and before.pos_ == "PROPN"):
        return False
    its = (t for t in words if t.i > token.i and t.lower_ == "its" and t.dep_ == "poss")
    return any(
        t.head.lemma_.lower() in _ITS or any(c.lower_ == "presidential" for c in t.head.lefts)
        for t in its
        if t.head.dep_ in {"nsubj", "pobj"}
    )


def _titled(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in load_titles().addresses


def _words(docs: list[Doc], words: list[list[Token]]) -> tuple[dict[str, str], set[str], dict[str, str]]:
    """Names by their stems, words that may be adjectives of states, and what "the North" stands for."""
    names: dict[str, str] = {}
    adjectives: set[str] = set()
    halves: dict[str, set[str]] = {}
    for doc, capital in zip(docs, words, strict=True):
        for entity in doc.ents:
            name = plain(entity.text)
            if entity.label_ in {"GPE", "LOC", "PERSON", "ORG", "NORP"} and name[:1].isupper() and len(name) < 30:
                if entity.label_ != "NORP":
                    names.setdefault(_NAME_ENDINGS.sub("", name.casefold()), name)
                first = name.casefold().split()[0]
                state = state_of(name) or state_called(name)
                if first in _HALVES and " " in name and state is not None:
                    halves.setdefault(first, set()).add(state)
        for token in capital:
            word = token.text
            fits = token.ent_type_ == "NORP" or token.tag_ in {"JJ", "NNP", "NNPS"}
            if fits and word[:1].isupper() and word[1:].islower() and _ADJECTIVE_ENDINGS.search(word.casefold()):
                adjectives.add(word)
    return names, adjectives, {half: next(iter(states)) for half, states in halves.items() if len(states) == 1}

"""Titles beside a name: where they stand, which office they are, of which state, and what they tell of the holder."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TITLE_POS = {"NOUN", "PROPN", "ADJ"}
_OTHER_OFFICE = {"vice", "deputy", "former", "ex", "assistant", "acting", "under", "junior"}
"""Words that make a title another office than the one without them."""
_LINKS = {"of", "for", "to", "and", "the", "'s", "’s", "-", "&", "on"}
_CUT = re.compile(r"\s(?:of|for|to|in|at|on|from|with|under|by)\s", re.IGNORECASE)
_STEM = 5
"""Letters that two forms of a word share ("defence", "defense")."""


@functools.lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title, lower case, without a full stop or a possessive behind."""
    words = re.findall(r"[\w.-]+", re.sub(r"['’]s?\b", " ", title.casefold()))
    return frozenset(part for word in words for part in {word.rstrip("."), *word.rstrip(".").split("-")})


@functools.lru_cache(maxsize=4096)
def title_heads(title: str) -> frozenset[str]:
    """The offices that a title is: "spokesman for the president" is a spokesman's, and no president's."""
    offices, short = load_titles().offices, load_titles().short
    heads: set[str] = set()
    for part in _CUT.split(f"{title.casefold()} ", maxsplit=1)[0].split(" and "):
        words = [_singular(word) for word in re.findall(r"[\w-]+", part)]
        found = [word for word in words if word in offices or word.split("-")[-1] in offices]
        if found:
            prefix, _, rest = found[-1].rpartition("-")
            heads |= {found[-1], rest} if prefix in _OTHER_OFFICE | {"co"} else {found[-1]}
            heads |= {"premier"} if found[-1] == "minister" and {"prime", "first"} & set(words) else set()
        elif words:
            heads.add(short.get(words[-1], words[-1]))
    return frozenset(heads)


def _singular(word: str) -> str:
    """ "Senators" → "senator", where that is an office."""
    offices = load_titles().offices
    return word[:-1] if word not in offices and word[-1:] == "s" and word[:-1] in offices else word


def _is_held(token: Token) -> bool:
    """An office, or several of one: "Senators", but no "House of Representatives"."""
    titles, word = load_titles(), token.lower_.rstrip(".")
    return word in titles.offices or word in titles.short or (token.ent_type_ != "ORG" and _singular(word) != word)


def is_office(title: str, noun: str, marks: Collection[str]) -> bool:
    """Whether a title is the office that a phrase means.

    The title is that office and has every mark of the phrase ("foreign", "prime"), and nothing that makes it another
    office ("vice", "former") which the phrase lacks. All lower case; states are no marks.
    """
    words = title_words(title)
    other = (words & _OTHER_OFFICE) - set(marks)
    return noun in title_heads(title) and not other and all(any(akin(mark, word) for word in words) for mark in marks)


def akin(mark: str, word: str) -> bool:
    """The same word, or two forms of it ("defence" and "defense", "german" and "germany")."""
    if mark.replace("c", "s") == word.replace("c", "s"):
        return True
    return len(mark) > _STEM and mark[:_STEM] == word[:_STEM] and mark[-1] != word[-1]


def title_before(entity: Span) -> Span | None:
    """The words in front of a name that hold an office, back to the start of the phrase."""
    doc, titles = entity.doc, load_titles()
    first = entity.start
    while first < entity.end - 1 and doc[first].lower_ in titles.addresses:
        first += 1
    start = first
    while start > entity.sent.start and _may_be_title(doc[start - 1]) and doc[start - 1].ent_type_ != "PERSON":
        start -= 1
    while start < first and (doc[start].lower_ in _LINKS or doc[start].pos_ == "DET" or doc[start].is_punct):
        start += 1
    before = first - 1
    while before > start and doc[before].lower_ in titles.addresses and doc[before].lower_ not in titles.offices:
        before -= 1
    if start < first and doc[before].lower_ == "and":
        return None  # "a union official and Mr Talmon": two people
    last = next((token.i for token in reversed(doc[start:first]) if _is_held(token)), None)
    if last is None:
        return None
    # "an aide to President …": the office behind the preposition is the one of whom is named
    link = next((i for i in range(last - 1, start, -1) if doc[i].lower_ in {"of", "for", "to"}), None)
    if link is not None and all(token.pos_ != "DET" for token in doc[link + 1 : last]):
        start = link + 1
    return doc[start:first]


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
    next_one = end < len(doc) and doc[end].ent_type_ == "PERSON"  # ", Vice President" in front of another name
    if next_one or any(token.ent_type_ == "PERSON" for token in doc[start:end]):
        return None
    if start < end and any(token.lower_ in offices for token in doc[start:end]):
        return doc[start:end]
    return None


def title_beside(entity: Span) -> Span | None:
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


def place_behind(entity: Span) -> Span | None:
    """Where somebody is from: "Manaspas Xuto of Thailand"."""
    doc = entity.doc
    if entity.end + 1 >= len(doc) or doc[entity.end].lower_ not in {"of", "from"}:
        return None
    end = entity.end + 1
    while end < len(doc) and (doc[end].pos_ == "PROPN" or (end == entity.end + 1 and doc[end].lower_ == "the")):
        end += 1
    return doc[entity.end + 1 : end] if end > entity.end + 1 else None


def gender_told(entity: Span) -> str | None:
    """`m` or `f`, where a form of address or a title tells it."""
    titles = load_titles()
    before = entity.doc[entity.start - 1].lower_ if entity.start > entity.sent.start else ""
    for word in (before.rstrip("."), entity[0].lower_.rstrip(".")):
        if word in titles.men:
            return "m"
        if word in titles.women:
            return "f"
    return None


def _may_be_title(token: Token) -> bool:
    return token.pos_ in _TITLE_POS or token.lower_ in _LINKS

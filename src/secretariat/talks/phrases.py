"""Phrases for those who negotiate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.titles import load_titles
from secretariat.parse import label_before

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PEOPLE = {
    "producer", "consumer", "exporter", "importer", "creditor", "bank", "worker", "employer", "farmer", "rebel",
    "guerrilla",
    "country", "nation", "state", "member", "party", "side", "government", "minister", "leader", "official",
    "delegation",
    "delegate", "negotiator", "mediator", "union", "company", "firm", "miner", "teacher", "nurse", "doctor", "docker",
    "trader", "grower", "fisherman", "driver", "pilot", "staff", "management", "opposition", "faction", "militia",
    "insurgent", "separatist", "settler", "refugee", "parliament", "cabinet", "army", "junta", "lender", "bondholder",
    "envoy", "ambassador", "general", "commander", "chief", "politician", "lawmaker", "ally", "neighbour", "neighbor",
    "representative", "emissary",
    "group", "bloc", "alliance", "coalition", "movement", "council", "commission", "committee", "board", "authority",
    "ministry", "industry", "buyer", "seller", "supplier", "investor", "manufacturer", "refiner", "miller", "planter",
}  # fmt: skip
"""Nouns for those who may take part in talks without a name."""

_FIRST_PERSON = {"i", "we", "us", "me", "our", "my", "ours", "ourselves", "myself"}


def noun_phrase(head: Token) -> Span:
    """The phrase of a head: what stands before it, and names and "of …" behind it, no clause and no list."""
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.i < end or child.dep_ not in {"appos", "nmod", "compound", "prep"}:
            if child.i >= end:
                break
            continue
        if child.dep_ == "prep" and child.lower_ not in {"of", "for", "from"}:
            break
        end = child.right_edge.i + 1
    span = head.doc[start:end]
    while len(span) > 1 and span[0].dep_ in {"cc", "punct", "preconj"}:
        span = span[1:]
    return span


def is_first_person(token: Token) -> bool:
    """Whether it means whoever speaks; "US" is a state."""
    return token.lower_ in _FIRST_PERSON and token.text != "US"


def is_somebody(head: Token) -> bool:
    """Whether a phrase with this head may mean those who negotiate: a name, a pronoun, or a noun for people or a
    body."""
    titles = load_titles()
    lemma = head.lemma_.lower()
    if head.pos_ in {"PROPN", "PRON"} or label_before(head) in {"PERSON", "GPE", "NORP", "ORG"}:
        return True
    return lemma in titles.offices | titles.sources | titles.bodies | PEOPLE

"""Names of people as they stand in a text: where they are, and what is no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from secretariat.knowledge.bodies import body_named
from secretariat.knowledge.given_names import is_given_name
from secretariat.knowledge.names import load_names
from secretariat.knowledge.outlets import load_outlets, outlet_named
from secretariat.knowledge.places import spots_named
from secretariat.knowledge.standing import load_standing
from secretariat.knowledge.states import state_called, state_of
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.resolve.nations import Nations, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HYPHEN = re.compile(r"(?<=\w)\s*([-‑])\s*(?=\w)")
_EDGES = re.compile(r"^\W+|[^\w.]+$|(?<!\b\w)\.$")
"""Marks at the edges of a name; the full stop of an initial stays."""
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAST = 3
"""Words of a body's name of which the last may be a person's."""


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


def without_title(name: str) -> str:
    """A name of two words and more without what somebody who speaks for others is called in front."""
    titles, (first, _, rest) = load_titles(), name.partition(" ")
    return rest if " " in rest and first.lower() in (titles.addresses & titles.sources) - titles.marks else name


def name_edges(entity: Span) -> tuple[Token, Token]:
    """The first and the last token of the name itself: no form of address, no possessive, no marks at the edges."""
    titles, first, last = load_titles(), entity.start, entity.end - 1
    while first < last and (entity.doc[first].lower_ in titles.addresses or not entity.doc[first].text[:1].isalnum()):
        first += 1
    while last > first and (entity.doc[last].tag_ == "POS" or not entity.doc[last].text[-1:].isalnum()):
        last -= 1
    return entity.doc[first], entity.doc[last]


def lone_surnames(parsed: Parsed, nations: Nations) -> frozenset[str]:
    """Words, folded, that stand alone as surnames do: those that the recogniser takes for a person, and names of one
    word, without an article, that do or own something. Bodies are called by their last word only with "the"."""
    found: set[str] = set()
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON" and " " not in bare_name(entity):
                found.add(bare_name(entity).casefold())
        for token in nations.capitals[paragraph.start]:
            if token.pos_ == "PROPN" and token.dep_ in {"nsubj", "poss"} and token.text[1:].islower():
                alone = not any(child.dep_ in {"det", "compound", "amod"} for child in token.lefts)
                if alone and (token.i == 0 or token.nbor(-1).pos_ != "PROPN"):
                    found.add(token.text.casefold())
    return frozenset(found)


def names_in(paragraph: Paragraph, nations: Nations, surnames: frozenset[str]) -> list[Span]:
    """Names of people: those the recogniser found, and those it took for others or passed over: in apposition to an
    office, behind a title, beginning with a given name, or ending in a surname that it knows for a person's where it
    stands alone."""
    doc, titles = paragraph.doc, load_titles()
    found = [e for e in doc.ents if (e.label_ == "PERSON" and not is_outlet(e)) or _is_called_so(e)]
    found = [_before_article(entity) for entity in found]
    found = _widened([entity for entity in found if not _goes_on(entity) and _is_shaped(entity)])
    found += list(_behind_bodies(doc, nations))
    taken = {token.i for entity in found for token in entity}
    for token in nations.capitals[paragraph.start]:
        if (
            token.pos_ != "PROPN"
            or token.i in taken
            or token.lower_ in titles.offices
            or (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN")
        ):
            continue
        start = token.i
        while (
            start > 0
            and doc[start - 1].pos_ == "PROPN"
            and doc[start - 1].ent_type_ not in {"DATE", "TIME"}
            and not (_is_title(doc[start - 1]) or is_state_of_office(doc[start - 1]))
        ):
            start -= 1
        name = doc[start : token.i + 1]
        if any(t.i in taken or t.lower_ in titles.bodies for t in name) or len(name) > 4:
            continue
        beside = token.dep_ == "appos" and token.head.lemma_.lower() in titles.offices and token.head.i < start
        titled = start > 0 and _is_title(doc[start - 1]) and token.ent_type_ not in {"GPE", "NORP", "LOC"}
        known = len(name) > 1 and token.text.casefold() in surnames and _may_be_person(name)
        aged = doc[token.i + 1 : token.i + 4].text.startswith(",") and _is_age(doc[token.i + 2 : token.i + 4])
        passed_over = not any(t.ent_type_ for t in name) and _is_called_so(name)
        if (beside and len(name) > 1) or titled or known or aged or passed_over:
            found.append(name)
            taken |= {t.i for t in name}
    return found


def is_state_of_office(token: Token) -> bool:
    """Whether a state in front of a name is that of an office, no part of the name: "the envoy for Kestria Mirela
    Kostan", where the recogniser passes the name over."""
    behind = token.doc[token.i + 1 : token.i + 2].text
    return token.ent_type_ == "GPE" and state_of(token.text) is not None and is_given_name(behind)


def _is_called_so(entity: Span) -> bool:
    """A name of two to four words that begins with a given name, or with what somebody who speaks for others is called
    ("Spokeswoman Ylva Torp"), and is no known body's, outlet's or place's, whatever the recogniser takes it for."""
    titles, titled = load_titles(), without_title(entity.text) != entity.text
    shaped = 1 < len(entity) < _LEAST + 2 and all(_is_written_as_name(token.text) for token in entity)
    if not shaped or entity.label_ in {"PERSON", "NORP", "DATE", "TIME"} or entity.root.dep_ == "compound":
        return False
    the = entity.start > 0 and entity.doc[entity.start - 1].lower_ == "the"
    if not (titled or is_given_name(entity[0].text)) or is_outlet(entity) or the:
        return False
    text, words = entity.text, load_names()
    if body_named(text) or outlet_named(text) or state_of(text) or spots_named(text):
        return False
    others = titles.bodies | titles.media | titles.kinds["company"] | words.common | words.sites | words.no_bodies
    return not others & {token.lower_ for token in entity}


def _is_written_as_name(word: str) -> bool:
    return word[:1].isupper() and (word[1:].islower() or "-" in word)


def _behind_bodies(doc: Doc, nations: Nations) -> Iterator[Span]:
    """People whose names the recogniser takes for the end of a body's or a state's: "Secretary of the Harbour Council
    Sabine Orvald", "Prime Minister of Kestria Tomas Brenik"."""
    titles = load_titles()
    for entity in doc.ents:
        if entity.label_ != "ORG" or len(entity) < _LEAST or entity.start < 1:
            continue
        before = {token.lower_ for token in doc[max(entity.sent.start, entity.start - 4) : entity.start]}
        last = next((i for i in range(entity.end - 1, entity.start, -1) if doc[i].lower_ in titles.bodies), None)
        if last is None and (known := _known_start(entity, nations)):
            last = entity.start + known - 1
        rest = doc[entity.start : entity.start] if last is None else doc[last + 1 : entity.end]
        named = 1 < len(rest) < 5 and all(
            (t.pos_ == "PROPN" and t.text[:1].isupper() and t.text.isalpha()) or t.text == "-" for t in rest
        )
        if named and before & titles.offices and "of" in before:
            yield rest


def _known_start(entity: Span, nations: Nations) -> int:
    """How many words at the beginning are a body that a list knows, or a state; 0: none."""
    for size in range(len(entity) - 2, 0, -1):
        if body_named(entity[:size].text) is not None or nations.of(entity[:size].text) is not None:
            return size
    return 0


def _before_article(entity: Span) -> Span:
    """The name in front of an article that the recogniser took in: "Irena Halvek the" before "Tarsovian"."""
    article = next((t.i for t in entity if t.lower_ in {"the", "a", "an"} and t.i > entity.start), entity.end)
    return entity.doc[entity.start : article]


def _is_shaped(entity: Span) -> bool:
    """Whether it can be a person's name here: it begins with a capital, and is no title alone ("the Queen"), no
    thing, no
    family ("the Trumps") and no town of which the state stands behind it ("Allen, Texas")."""
    first, last = name_edges(entity)
    titles, text = load_titles(), entity.text
    nobody = load_names().things | load_names().platforms
    capital = first.text[:1].isupper() or (
        first.lower_.split("-")[0] in titles.particles and any(mark.isupper() for mark in text)
    )
    if not capital or "[" in text or "]" in text or plain(text).casefold() in nobody:
        return False
    if len(entity) > 1 and text.isupper() and entity.sent.text.isupper():
        return False
    alone = titles.offices | titles.addresses | titles.media | titles.bodies
    if first.i == last.i and (first.lower_ in alone or first.text in load_outlets().endings):
        return False
    if first.i == last.i and text.isupper() and first.i > 0 and first.nbor(-1).text == "(":
        return False  # "the Harbour Workers' Union (HWU)"
    if last.tag_ == "NNPS" and entity.start > 0 and "the" in {entity[0].lower_, entity.doc[entity.start - 1].lower_}:
        return False
    part = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    if part is not None and part.lower_ in load_standing().parts and last.head.i == part.i:
        return False  # "the Brack region"
    return not has_address(entity)


def has_address(entity: Span) -> bool:
    """Whether a town's name is followed by what the town lies in."""
    doc, end = entity.doc, entity.end
    if end + 1 >= len(doc) or doc[end].text != "," or not spots_named(entity.text):
        return False
    behind = doc[end + 1]
    wider = state_of(behind.text) is not None or behind.text in {"D.C.", "DC"}
    return wider or any(spot.kind == "region" for spot in spots_named(behind.text))


def _widened(entities: list[Span]) -> list[Span]:
    """The names with the words that the recogniser cut off, beside them and joined to them by the parser: "Carmen"
    before
    "Yulín Cruz"; two halves are one."""
    found: list[Span] = []
    for entity in entities:
        doc, start, end = entity.doc, entity.start, entity.end
        if found and start < found[-1].end:
            continue
        while end < entity.sent.end and _is_rest(doc[end]) and doc[end].head.i >= start and doc[end - 1].tag_ != "POS":
            end += 1
        before = doc[start - 1] if start > entity.sent.start else None
        if before is not None and len(doc[start:end]) == 1 and _is_given_name(before, doc[start]):
            start -= 1
        if before is not None and before.ent_type_ == "PERSON" and _is_rest(before) and start <= before.head.i < end:
            start -= 1
        if found and found[-1].end >= start and found[-1].doc is doc:
            start = found.pop().start
        found.append(doc[start:end])
    return found


def _is_given_name(token: Token, name: Token) -> bool:
    """Whether the recogniser took the first word of a name of two for a body or a place, or passed it over: "Brenton"
    before "Tarrant"."""
    taken = token.ent_type_ in {"ORG", "GPE"} or (token.ent_type_ == "" and is_given_name(token.text))
    if token.pos_ != "PROPN" or token.dep_ != "compound" or token.head.i != name.i or not taken:
        return False
    alone = token.ent_iob_ != "I"
    words = load_titles()
    known = body_named(token.text) or state_of(token.text) or state_called(token.text) or spots_named(token.text)
    shaped = token.text[:1].isupper() and token.text[1:2].islower()
    return alone and shaped and not known and token.lower_ not in words.offices | words.addresses | words.bodies


def _is_rest(token: Token) -> bool:
    """Whether a word beside a name may be a part of it."""
    titles = load_titles()
    if (
        token.pos_ != "PROPN"
        or token.ent_type_ not in {"", "PERSON", "GPE", "ORG"}
        or token.dep_ not in {"compound", "flat", "nsubj", "pobj", "dobj", "conj", "appos", "poss", "nsubjpass"}
    ):
        return False
    word = token.lower_.rstrip(".")
    bodies = titles.bodies | titles.media
    known = state_of(token.text) is not None or state_called(token.text) is not None
    shaped = token.text[:1].isupper() and token.text[1:2].islower()
    return (
        shaped and not known and word not in titles.offices | titles.addresses | bodies and word not in titles.parties
    )


def _goes_on(entity: Span) -> bool:
    """One word without a title that is only the beginning of a name: "Voice of Zembala"."""
    doc = entity.doc
    if len(entity) > 1 or entity.end >= len(doc) or doc[entity.end].lower_ != "of":
        return False
    return entity.start == 0 or not _is_title(doc[entity.start - 1])


def is_outlet(entity: Span) -> bool:
    """Whether a paper or station is named, whatever the recogniser takes it for: "the daily Skarnvik Blad"."""
    before = entity.doc[entity.start - 1] if entity.start > entity.sent.start else None
    return before is not None and before.pos_ != "VERB" and before.lemma_.lower() in load_titles().media


def _is_age(behind: Span) -> bool:
    """ "Talmon, 61, said"."""
    return len(behind) == 2 and behind[0].text.isdigit() and len(behind[0]) == 2 and behind[1].text in {",", "."}


def _may_be_person(name: Span) -> bool:
    """Capitals and small letters, no article, nothing that names of bodies, papers or places have."""
    titles = load_titles()
    words = {token.lower_ for token in name}
    others = titles.bodies | titles.media | {word for kind in titles.kinds.values() for word in kind}
    article = name.start > 0 and name.doc[name.start - 1].lower_ == "the"
    shaped = all(token.text[:1].isupper() and token.text[1:].islower() for token in name)
    return shaped and not article and not words & others and name.root.ent_type_ not in {"NORP", "LOC", "DATE"}


def _is_title(token: Token) -> bool:
    """A form of address, or an office in front of a name ("President", "envoy"); no adjective of an office."""
    titles = load_titles()
    return token.lower_ in titles.addresses and token.lower_ not in titles.marks and not token.is_sent_start

"""Where a report names bodies: the longest names that a list knows, and what else the recogniser takes for one and
can be."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from secretariat.identity import fold_name
from secretariat.knowledge.bodies import body_named, load_bodies
from secretariat.knowledge.names import load_names
from secretariat.knowledge.states import state_called, state_of
from secretariat.knowledge.titles import load_titles
from secretariat.resolve.nations import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LETTERS = re.compile(r"[^\W\d_]")
_HEADS = {"guard", "forces", "force", "police", "service", "authority", "office", "administration", "military"}
"""Last words of bodies' names that are none alone."""
_PAPERS = {"bill", "regulations", "conditions", "act", "treaty", "constitution", "convention", "laws"}
"""Words of names that are laws, wherever they stand."""
_CHAMBERS = {"parliament", "congress", "senate"}
"""What is a body wherever it stands with a capital."""
_OFFICIAL = {
    "court", "embassy", "consulate", "ministry", "department", "agency", "commission", "committee", "council",
    "university", "police", "parliament", "congress", "senate", "authority", "bureau", "assembly", "institute",
    "secretariat", "treasury",
}  # fmt: skip
"""Last words of names that are bodies', whatever the recogniser takes them for."""
_LEAST = 3
"""Words of the shortest name that has an office in front."""
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_SHORTENED = re.compile(r"(?P<last>[A-Z]\w+) \((?P<short>[A-Z]{3,8})\)")
_MOST_WORDS = 10
"""Words of the longest name of a body."""


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0].casefold() for body in load_bodies() for form in (body.name, *body.others))


def bodies_in(doc: Doc, capitals: list[Token], taken: set[int], papers: Collection[str] = ()) -> Iterator[Span]:
    """The names of bodies: the longest that a list knows, then what the recogniser takes for one.

    Args:
        doc: a paragraph.
        capitals: its words with capitals.
        taken: the tokens that are no body's.
        papers: acronyms that are no body's (`papers_in`).
    """
    found: list[Span] = []
    firsts = _first_words()
    for token in capitals:
        if token.i in taken or token.lower_ not in firsts:
            continue
        most = min(len(doc), token.i + _MOST_WORDS)
        for end in range(most, token.i, -1):
            span = doc[token.i : end]
            if span[-1].is_punct or span[-1].is_space or (end < len(doc) and _is_inside(doc, end)):
                continue
            known = None if span[-1].is_lower else body_named(span.text)
            if known is not None:
                no_body = is_some_of(span.text) or is_beside_thing(span)
                if not (len(span) == 1 and _is_person(token)) and not no_body:
                    found.append(span)
                    taken |= {t.i for t in span}
                break
    for entity in doc.ents:
        if entity.start not in taken and (entity.label_ == "ORG" or _is_official(entity)):
            whole = _completed(_without_office(trimmed(entity)), taken)
            if whole is not None and whole.text not in papers and _may_be_body(whole):
                found.append(whole)
                taken |= {t.i for t in whole}
    for token in capitals:
        platform = token.lower_ in load_names().platforms and token.i not in taken
        if platform and token.dep_ in {"nsubj", "nsubjpass", "poss", "agent"}:
            found.append(doc[token.i : token.i + 1])
        if token.lower_ in _CHAMBERS and token.tag_ == "NNP" and token.i not in taken and token.ent_type_ == "":
            found.append(doc[token.i : token.i + 1])
    found += _of_common_words(doc, capitals, taken)
    found += _acronyms(capitals, taken | {t.i for span in found for t in span}, papers)
    yield from sorted(found, key=lambda span: span.start)


def _is_official(entity: Span) -> bool:
    """Whether a name that the recogniser takes for a place or a work is that of a body: "the Tarsovian Embassy"."""
    known = entity.label_ in {"GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"}
    return known and len(entity) > 1 and entity[-1].text[:1].isupper() and entity[-1].lower_ in _OFFICIAL


def _without_office(span: Span | None) -> Span | None:
    """ "House of Deputies" of "Dean of the House of Deputies"."""
    if span is None or len(span) < _LEAST or span[0].lower_ not in load_titles().offices or span[1].lower_ != "of":
        return span
    return span[3:] if span[2].lower_ == "the" and len(span) > _LEAST else span[2:]


def _acronyms(capitals: list[Token], taken: set[int], papers: Collection[str]) -> Iterator[Span]:
    """Words of three to eight capitals that do or own something, or stand in front of an office: "ODRK said", "ODRK's
    plan"; none in a line of capitals."""
    names, titles = load_names(), load_titles()
    nobody = names.things | names.platforms
    for token in capitals:
        word, doc, start = token.text, token.doc, token.i
        shaped = _ACRONYM.fullmatch(word) is not None and token.pos_ == "PROPN"
        if not shaped or start in taken or token.ent_type_ not in {"", "ORG", "GPE", "PRODUCT"}:
            continue
        if word.casefold() in nobody or word in papers or state_of(word) is not None:
            continue
        if start > 1 and doc[start - 1].text == "-" and doc[start - 2].text.isupper():
            start -= 2  # "ODRK-TV"
        beside = [t.text for t in (*doc[max(0, start - 1) : start], *doc[token.i + 1 : token.i + 2]) if len(t.text) > 1]
        if any(text.isupper() and text.isalpha() for text in beside):
            continue
        does = token.dep_ in {"nsubj", "nsubjpass", "poss"} or (token.dep_ == "pobj" and token.head.lower_ == "by")
        if does or (token.dep_ == "compound" and token.head.lemma_.lower() in titles.offices | titles.sources):
            yield doc[start : token.i + 1]


def papers_in(text: str) -> frozenset[str]:
    """Short forms in brackets of what is no body: "the Harbour Agreement (HARA)"."""
    found = _SHORTENED.finditer(text)
    return frozenset(one["short"] for one in found if one["last"].casefold() in load_names().no_bodies)


def is_some_of(name: str) -> bool:
    """Whether a name is that of a party's people ("some Democrats"), and not the party's own."""
    known = body_named(name) if " " not in name and name.endswith("s") else None
    return known is not None and known.party and fold_name(name) != fold_name(known.name)


def _of_common_words(doc: Doc, capitals: list[Token], taken: set[int]) -> list[Span]:
    """Names of two words or more that the recogniser passed over, all of words that bodies have: "Coast Guard"."""
    common, heads = load_names().common, load_names().alone | _HEADS
    found: list[Span] = []
    run: list[int] = []
    fitting = [t.i for t in capitals if t.lower_ in common and t.i not in taken and t.pos_ in {"PROPN", "ADJ", "NOUN"}]
    for at in (*fitting, -1):
        if run and at != run[-1] + 1:
            if len(run) > 1 and doc[run[-1]].lower_ in heads and doc[run[-1]].ent_type_ not in {"PERSON", "GPE"}:
                found.append(doc[run[0] : run[-1] + 1])
            run = []
        run.append(at)
    return found


def _is_inside(doc: Doc, end: int) -> bool:
    """Whether a name goes on behind a word: "United Nations" before "-backed" does not, "Labour" before "Party"
    does."""
    return (
        doc[end].pos_ == "PROPN"
        and doc[end - 1].dep_ == "compound"
        and doc[end - 1].head.i == end
        and doc[end].ent_type_ == "ORG"
    )


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" and any(e.start <= token.i < e.end and len(e) > 1 for e in token.sent.ents)


def _completed(span: Span | None, taken: set[int]) -> Span | None:
    """With the rest that the recogniser cut off: "Supreme Court of" before "the United Kingdom", "Ministry" before "of
    Foreign Affairs"; without the adjective of a state in front of what is a body's whole name ("Kestrian KGB")."""
    if span is None:
        return None
    doc, end, bodies = span.doc, span.end, load_titles().bodies
    if doc[end - 1].lower_ in {"of", "for"}:
        end = _end_of_name(doc, end, {"", "ORG", "GPE", "LOC"})
    elif end < len(doc) and doc[end].lower_ in {"of", "for"} and doc[end - 1].lower_ in bodies | _HEADED:
        goes_on = _end_of_name(doc, end + 1, {"", "ORG"})
        end = goes_on if goes_on > end + 1 else end
    span = doc[span.start : end]
    cut = next((t.i for t in span if t.i in taken), span.end)
    span = doc[span.start : cut]
    while len(span) and (span[-1].pos_ in {"ADP", "DET", "CCONJ"} or span[-1].i in taken):
        span = span[:-1]
    if len(span) == 2 and state_called(span[0].text) is not None and span[1].text.isupper() and len(span[1]) > 2:
        span = span[1:]
    return span if len(span) else None


_HEADED = {"house", "court", "bank", "chamber", "office", "board", "school"}
"""Words of bodies that "of" and the rest of the name follow."""


def _end_of_name(doc: Doc, at: int, labels: set[str]) -> int:
    """One past the last word of a name's rest: words with capitals, "the", "of", "for" and "and" between them."""
    end = at
    while at < doc[at - 1].sent.end:
        token = doc[at]
        if token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ in labels:
            end = at + 1
        elif token.lower_ not in {"the", "of", "for", "and"} or at - end > 1:
            break
        at += 1
    return end


def is_beside_thing(span: Span) -> bool:
    """Whether a body's name only says which product, office or paper it is: "a Falken 300", "Labour MP", "the Customs
    Union Protocol"; a part of a surname; a code."""
    doc, last, names, titles = span.doc, span[-1], load_names(), load_titles()
    text = plain(span.text)
    if text.casefold() in titles.particles | {"jr", "jr."} or (any(mark.isdigit() for mark in text) and "/" in text):
        return True
    if all(token.lower_ in names.adjectives for token in span) and last.dep_ in {"compound", "amod", "nmod"}:
        return True
    if span.end >= len(doc) or last.dep_ == "poss":
        return False
    behind, noun, known = doc[span.end], last.head, body_named(text)
    if len(span) == 1 and behind.text.isdigit() and 1 < len(behind.text) < 4 and behind.head.i in {last.i, noun.i}:
        return True
    if noun.i < span.end:
        return False
    if behind.pos_ == "PROPN" and behind.lower_ in names.no_bodies and known is None:
        return True
    if len(span) > 1:
        return noun.lower_ in names.products and known is None
    if behind.like_num or (behind.text[:1].isupper() and any(mark.isdigit() for mark in behind.text)):
        return True
    of_party = known is not None and known.party and not text.isupper()
    held = behind.lower_ in titles.offices or behind.lower_ in {"mp", "mps", "member", "representatives"}
    return noun.lower_ in names.products or (held and (of_party or text in {"Court", "Treasury"}))


def _may_be_body(span: Span) -> bool:
    """Whether what the recogniser takes for a body can be one: no office, law, event or thing by its last word."""
    names, titles = load_names(), load_titles()
    text, last = plain(span.text), span[-1]
    if is_some_of(text) or is_beside_thing(span):
        return False
    if text.casefold() in names.platforms and span.root.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    if last.lower_ == "affairs" and not {t.lower_ for t in span} & titles.bodies:
        return False
    capital = text[:1].isupper() or text[:1].isdigit()
    if not _LETTERS.search(text) or not capital or text.islower() or text.casefold() in names.things:
        return False
    if {t.lower_ for t in span} & _PAPERS and not {t.lower_ for t in span} & titles.bodies:
        return False
    lemma = last.lemma_.casefold().rstrip(".")
    lemma = lemma.removesuffix("s") if last.tag_ == "NNPS" else lemma
    headed = len(span) > 2 and span[0].lower_ in titles.bodies | _HEADED and span[1].lower_ in {"of", "for"}
    if headed:
        return True
    if lemma in names.no_bodies or (last.lower_ in names.no_bodies and len(span) > 1):
        return False
    if lemma in titles.offices and not {t.lower_ for t in span} & (titles.bodies | names.alone):
        return False
    if len(span) > 1:
        return True
    lone = text.casefold()
    return last.pos_ == "PROPN" and lone not in names.adjectives and (lone not in names.common or lone in names.alone)


def trimmed(entity: Span) -> Span | None:
    """A name without an article, a possessive, brackets and marks at its edges; None: nothing is left."""
    doc, start, end = entity.doc, entity.start, entity.end
    bracket = next((t.i for t in entity if t.text in {"(", "["} and t.i > start), end)
    end = min(end, bracket)
    while start < end and (doc[start].pos_ == "DET" or not doc[start].text[:1].isalnum()):
        start += 1
    while end > start and (
        doc[end - 1].tag_ == "POS" or not (doc[end - 1].text[-1:].isalnum() or doc[end - 1].text[-1:] == ".")
    ):
        end -= 1
    marked = start > 1 and doc[start - 2 : start].text == "((" and doc[end : end + 2].text == "))"
    return doc[start:end] if end > start and not marked else None  # "((SD))" in front of what an interviewer asks

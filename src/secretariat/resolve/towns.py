"""Names that the recogniser takes for people or bodies, and that are places after all: where they stand tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from secretariat.knowledge.bodies import body_named
from secretariat.knowledge.names import load_names
from secretariat.knowledge.places import spots_named
from secretariat.knowledge.standing import load_standing
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Parsed
from secretariat.resolve.nations import Nations, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WHERE = {"in", "at", "near", "around", "outside", "across", "into", "inside", "towards", "toward"}
_DATELINE = re.compile(r"(?P<place>[A-Z]{3,}(?:[ -][A-Z]{2,})*)(?:, [A-Z][\w.]+){0,2}(?: \([\w /]+\))? ?(?:--|[-–—]) ")
_LANDS = {"district", "highland", "highlands", "town", "valley", "capital"}
"""What stands beside a town's name and says that it is one."""


def places_in(parsed: Parsed, nations: Nations) -> set[str]:
    """One-word names that are a state's, or that stand where places stand at least as often as for a person."""
    votes: Counter[str] = Counter()
    places: set[str] = set()
    full: set[str] = set()
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON" and len(entity) > 1 and not is_where(entity.root):
                full.add(entity[-1].text.casefold())
            if entity.label_ not in {"GPE", "PERSON"}:
                continue
            name = entity.text.casefold()
            where = entity.label_ == "GPE" or _is_surely_where(entity) or _is_of_land(entity.root) or _is_listed(entity)
            where = where or any(
                c.dep_ == "appos" and c.lemma_.lower() in load_names().sites for c in entity.root.children
            )
            votes[name] += 1 if where else -1
            if where or nations.of(entity.text) is not None:
                places.add(name)
            if nations.of(entity.text) is not None:
                votes[name] += 2
    return {name for name in places if votes[name] >= 0 and name not in full}


def towns_told(parsed: Parsed) -> frozenset[str]:
    """Names, as `plain` has them, that stand where only a town can, without an article: "talks in Brack". Once is
    enough, unless the recogniser takes the name for somebody and it stands elsewhere more than twice as often. No names
    that have a body's word, and none that a list knows for a body."""
    words = (load_titles().bodies | load_names().common) - {"upper", "lower"}
    votes: Counter[str] = Counter()
    found: set[str] = set()
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            name = plain(entity.text)
            if entity.label_ not in {"ORG", "PERSON", "GPE", "LOC", "FAC"} or name.isupper():
                continue
            town = _is_town(entity)
            votes[name] += 2 if town else -1 if entity.label_ in {"ORG", "PERSON"} else 0
            if town and body_named(name) is None and not {word.casefold() for word in name.split()} & words:
                found.add(name)
    return frozenset(name for name in found if votes[name] >= 0)


def _is_town(entity: Span) -> bool:
    """ "In Brack", "withdraw from Upper Brack", "Upper Brack, the highland district"."""
    root, lists = entity.root, load_standing()
    if any(c.dep_ == "appos" and c.lemma_.lower() in lists.parts | _LANDS for c in root.children):
        return True
    while root.dep_ == "conj" and root.head.i < root.i and root.head.ent_type_:
        root = root.head  # "the towns of Brack, Sarn and Orlenz"
    first = entity.start if root.i >= entity.start else root.i
    while (
        root.i < entity.start
        and first
        and root.doc[first - 1].dep_ == "compound"
        and root.doc[first - 1].head.i == root.i
    ):
        first -= 1
    before = root.doc[first - 1].lower_ if first else ""
    if root.dep_ != "pobj" or before != root.head.lower_:
        return False
    noun = root.head.head.lemma_.lower()
    if before == "of" and noun in lists.kinds:
        return True
    return before in {"in", "at", "near", "outside"} or (before == "from" and noun in lists.motion)


def is_where(token: Token) -> bool:
    """Whether a name stands where only places stand: "at Brack"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _is_surely_where(entity: Span) -> bool:
    """Whether a name taken for a person's stands behind "in" or "at", and no title is in front of it."""
    titled = entity.start > 0 and entity.doc[entity.start - 1].lower_ in load_titles().addresses | load_titles().offices
    if len(entity) == 1:
        return is_where(entity.root) and not titled
    return entity.root.dep_ == "pobj" and entity.root.head.lower_ in {"in", "at"} and not titled


def _is_listed(entity: Span) -> bool:
    """ "Kherson" in "Kherson and Zaporizhzhia": one of several places, of which it is the only one taken for a
    person."""
    joined = [entity.root.head] if entity.root.dep_ == "conj" else []
    joined += [child for child in entity.root.children if child.dep_ == "conj"]
    places = (token.ent_type_ in {"GPE", "LOC", "FAC"} or bool(spots_named(token.text)) for token in joined)
    return bool(spots_named(entity.text)) and any(places)


def _is_of_land(token: Token) -> bool:
    """ "The electoral district of Brack", "Brack lies on the coast"."""
    words = load_standing()
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return token.head.lemma_.lower() in {"lie", "locate", "situate"}
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in words.land


def sites_in(doc: Doc, capitals: list[Token]) -> list[Span]:
    """Names of places, whatever the recogniser takes them for: of buildings that end or begin with their kind ("Orlenz
    District Hospital", "Hotel Aurel"), and of a town in capitals in front of a dash ("SARN, Kestria —")."""
    words, found = load_names(), []
    dateline = _DATELINE.match(doc.text)
    if dateline is not None and (span := doc.char_span(*dateline.span("place"))) is not None:
        found += [] if span[0].lower_ in words.desk else [span]
    run: list[Token] = []
    for token in (*(t for t in capitals if t.pos_ == "PROPN"), None):
        if run and (token is None or token.i != run[-1].i + 1):
            name = doc[run[0].i : run[-1].i + 1]
            last = name[-1].lower_
            ends = last in words.surely_sites or (last in words.sites and _is_site_before(name))
            if len(name) > 1 and (ends or name[0].lower_ == "hotel"):
                found.append(name)
            run = []
        if token is not None:
            run.append(token)
    return found


def _is_site_before(name: Span) -> bool:
    return any(token.lower_ in load_names().surely_sites for token in name[:-1])


def storms_in(capitals: Iterable[Token]) -> frozenset[str]:
    """Names of storms, lower case: "dorian", where the words with capitals of a report have "Hurricane Dorian"."""
    words = load_names().storms
    named = (t for t in capitals if t.i and t.nbor(-1).lower_ in words and t.nbor(-1).text[:1].isupper())
    return frozenset(token.lower_ for token in named)

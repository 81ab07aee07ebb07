"""Names as our own gold has them: the recogniser that was trained on, and its mistakes put right by the report."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from secretariat.knowledge.outlets import outlet_named
from secretariat.knowledge.pinned import pinned
from secretariat.knowledge.places import spots_named
from secretariat.knowledge.states import state_of, state_seated
from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_LETTERS = re.compile(r"(?![IVX]+$)[A-Z]{2,6}")
"""The first letters of a body's name; no numeral of a monarch."""
_PLACES = {"GPE", "LOC", "FAC"}
_IN_FRONT = {"compound", "amod", "nmod"}
_HYPHENS = {"-", "‑", "–"}
_ARTICLES = {"the", "a", "an"}
_POSSESSIVES = {"'s", "’s", "'", "’"}


class Names:
    """Component of the pipeline: names as our own gold has them, instead of those of its makers' recogniser.

    The networks that read a word's label were trained with the makers' labels; these stay in `doc.user_data["labels"]`.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        from spacy.pipeline import EntityRecognizer

        makers: Any = nlp.get_pipe("ner")
        self._own = EntityRecognizer(nlp.vocab, makers.model.copy(), name=name)
        self._own.from_bytes(pinned("recogniser.bin"), exclude=["vocab"])

    def __call__(self, doc: Doc) -> Doc:
        """The same document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """The same documents, in order."""
        waiting = iter(docs)
        while batch := list(itertools.islice(waiting, batch_size)):
            for doc in batch:
                doc.user_data["labels"] = tuple(token.ent_type_ for token in doc)
                doc.set_ents([], default="missing")
            self._own.set_annotations(batch, self._own.predict(batch))
            yield from batch


def agree(docs: Sequence[Doc]) -> None:
    """Has the names of one report agree: what is taken for a person is a body or a place where its words, the words
    around it or the rest of the report say so, and what is taken for a state is a person where the report has the
    whole name.

    Args:
        docs: the paragraphs of a report; their entities are changed.
    """
    surnames = _surnames(docs)
    firms = _firms(docs) - surnames
    for doc in docs:
        found: list[Span] = []
        for entity in doc.ents:
            whole = _with_rest(entity)
            if not found or whole.start >= found[-1].end:
                label = _label(whole, firms, surnames)
                found.append(whole if label == whole.label_ else _called(whole, label))
        if found != list(doc.ents):
            doc.set_ents(found)


def _firms(docs: Iterable[Doc]) -> frozenset[str]:
    """What companies are called without the word for what they are: "Brack" of "Brack Ltd"."""
    ends = load_titles().kinds["company"]
    every = (entity for doc in docs for entity in doc.ents if entity.label_ == "ORG" and len(entity) > 1)
    return frozenset(" ".join(_words(entity)[:-1]) for entity in every if entity[-1].lower_ in ends)


def _surnames(docs: Iterable[Doc]) -> frozenset[str]:
    """The last words of people's names of two words and more."""
    every = (_words(entity) for doc in docs for entity in doc.ents if entity.label_ == "PERSON")
    return frozenset(words[-1] for words in every if len(words) > 1)


def _label(entity: Span, firms: frozenset[str], surnames: frozenset[str]) -> str:
    words = _words(entity)
    if entity.label_ == "PERSON":
        if " ".join(words) in firms or _is_body(entity):
            return "ORG"
        return "GPE" if len(words) == 1 and words[0] not in surnames and _is_where(entity) else "PERSON"
    if entity.label_ in _PLACES and _is_outlet(" ".join(words)):
        return "ORG"
    lone = len(words) == 1 and len(entity) == 1 and words[0] in surnames
    if lone and entity.label_ in {"GPE", "NORP"} and state_of(words[0]) is None and not spots_named(words[0]):
        return "PERSON"
    return entity.label_


def _with_rest(entity: Span) -> Span:
    """The name with what a hyphen joins to it, where together they are an outlet's."""
    doc, end = entity.doc, entity.end
    joined = end + 1 < len(doc) and doc[end].text in _HYPHENS and not doc[end - 1].whitespace_ + doc[end].whitespace_
    whole = doc[entity.start : end + 2] if joined else entity
    return _called(whole, "ORG") if joined and _is_outlet(whole.text) else entity


def _is_outlet(name: str) -> bool:
    """Whether it is an outlet's name and no place's."""
    return outlet_named(name) is not None and state_of(name) is None and not spots_named(name)


def _is_body(entity: Span) -> bool:
    """Whether what is taken for a person is a body: a house of government, a company by its last word, one by the
    letters at its end ("Young HWU"), or a single word with an article that stands for itself ("the Brack said")."""
    root, last = entity.root, entity[-1]
    article = entity.start > 0 and entity.doc[entity.start - 1].lower_ == "the"
    alone = article and len(entity) == 1 and root.tag_ != "NNPS"
    if alone and not (root.head.i > root.i and root.dep_ in _IN_FRONT):
        return True
    if len(entity) > 1 and last.lower_ in load_titles().kinds["company"]:
        return True
    if len(entity) > 1 and not entity.text.isupper() and _LETTERS.fullmatch(last.text):
        return True
    return state_seated(entity.text) is not None


def _is_where(entity: Span) -> bool:
    """Whether it is the name of a place and stands behind "in" or "near"."""
    root = entity.root
    return root.dep_ == "pobj" and root.head.lower_ in {"in", "near"} and bool(spots_named(entity.text))


def _words(entity: Span) -> list[str]:
    """Its words without an article in front and a possessive behind."""
    words = [token.text for token in entity if token.text not in _POSSESSIVES]
    return words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words


def _called(entity: Span, label: str) -> Span:
    from spacy.tokens import Span

    return Span(entity.doc, entity.start, entity.end, label=label)

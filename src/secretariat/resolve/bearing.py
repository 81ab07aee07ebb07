"""What is told of the name of a place for the odds of what it stands for: the grammar around it, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Span, Token

    Floats = NDArray[np.float32]

STANDINGS = ("actor", "place", "belonging")
_RELATIONS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "ccomp", "compound", "conj", "csubj",
    "dative", "dep", "dobj", "nmod", "npadvmod", "nsubj", "nsubjpass", "oprd", "pcomp", "pobj", "poss", "prep", "relcl",
    "xcomp",
)  # fmt: skip
_PREPOSITIONS = (
    "about", "across", "against", "along", "among", "around", "as", "at", "behind", "between", "by", "during", "for",
    "from", "in", "including", "inside", "into", "like",
    "near", "of", "off", "on", "onto", "outside", "over", "through",
    "throughout", "to", "toward", "towards", "under", "upon", "via", "with", "within", "without",
)  # fmt: skip
_TAGS = (
    "CD", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
)  # fmt: skip
_ENTITIES = ("", "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "CARDINAL", "EVENT")
_BESIDE = (
    "",
    "'s",
    ",",
    ".",
    "-",
    "(",
    ")",
    "and",
    "the",
    "a",
    "ADP",
    "NOUN",
    "PROPN",
    "VERB",
    "AUX",
    "ADJ",
    "NUM",
    "DET",
    "PUNCT",
)
KINDS = ("state", "region", "site", "house", "other")
SIZES = (
    len(STANDINGS), len(KINDS), len(_RELATIONS) + 1, len(_RELATIONS) + 1, len(_PREPOSITIONS) + 2, len(_TAGS) + 1,
    len(_ENTITIES) + 1, len(_BESIDE) + 1, len(_BESIDE) + 1, 2, 2, 4, len(_RELATIONS) + 1, len(_PREPOSITIONS) + 2, 3,
)  # fmt: skip
"""Number of values of each feature, in the order of `features`."""
VECTORS = 5
"""Words whose vectors are told."""
_STEPS = 8


def features(name: Span, kind: str, rules: str) -> tuple[tuple[int, ...], list[Token | None]]:
    """What is told of a name: an index for each of `SIZES`, and the words whose vectors are told.

    Args:
        name: the name in its parse, without an article.
        kind: one of `KINDS`.
        rules: what the rules take it to stand for.
    """
    root, listed = name.root, 0
    for _ in range(_STEPS):
        if root.dep_ == "conj" and root.head.i < name.start and root.head.pos_ in {"PROPN", "NOUN", "ADJ"}:
            root, listed = root.head, 1
        else:
            break
    head = root.head
    preposition = head if root.dep_ in {"pobj", "pcomp"} or head.pos_ == "ADP" else None
    governor = head
    for _ in range(_STEPS):
        if governor.pos_ != "ADP" or governor.head.i == governor.i:
            break
        governor = governor.head
    above = governor.head
    outer = governor.head if governor.dep_ == "pobj" else None
    objects = [c for c in governor.children if c.dep_ in {"dobj", "ccomp", "xcomp", "attr", "acomp"} and c.i != root.i]
    doc = name.doc
    after = doc[name.end] if name.end < len(doc) else None
    before = doc[name.start - 1] if name.start else None
    does = 0 if governor.pos_ not in {"VERB", "AUX"} else 1 + bool(objects) + (governor.lemma_ in {"be", "have"})
    own = sum(t.i < name.start and t.dep_ in {"amod", "advmod"} for t in name.root.lefts)
    told = (
        STANDINGS.index(rules),
        KINDS.index(kind),
        _index(_RELATIONS, root.dep_),
        _index(_RELATIONS, governor.dep_),
        0 if preposition is None else 1 + _index(_PREPOSITIONS, preposition.lower_),
        _index(_TAGS, governor.tag_),
        _index(_ENTITIES, governor.ent_type_),
        _beside(before),
        _beside(after),
        int(name.start == name.sent.start),
        listed,
        does,
        _index(_RELATIONS, above.dep_),
        0 if outer is None else 1 + _index(_PREPOSITIONS, outer.lower_),
        min(2, own),
    )
    words: list[Token | None] = [
        governor,
        above if above.i != governor.i else None,
        objects[0] if objects else None,
        after,
        before,
    ]
    return told, words


def _index(names: tuple[str, ...], name: str) -> int:
    """The number of a name; one past the last where it is none of them."""
    return names.index(name) if name in names else len(names)


def _beside(token: Token | None) -> int:
    if token is None:
        return 0
    return _index(_BESIDE, token.lower_ if token.lower_ in _BESIDE else token.pos_)

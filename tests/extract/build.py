"""Parses by hand: a sentence in a compact notation becomes a `Doc`, so that one construction is tested without a model.

A token is `word=lemma@ENTITY/tag/label>head`: its part-of-speech tag, its label in the tree, and the number of its
head, counted from 1. Left out: the lemma (the word in lower case), the entity, the head of a token that hangs on the
root, and the label and head of punctuation. An entity of several tokens is marked on each; `+` after the first.

    Talmon@PERSON/NNP/nsubj said=say/VBD/ROOT so/RB/advmod ./.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.clauses import attributions
from secretariat.parse import Paragraph, Parsed
from secretariat.quotations import find_quotations
from secretariat.records import Block, Report

_TOKEN = re.compile(
    r"(?P<word>.+?)(?:=(?P<lemma>[^@/]+))?(?:@(?P<entity>[A-Z]+\+?))?/(?P<tag>[^/>]+)(?:/(?P<dep>\w+))?(?:>(?P<head>\d+))?"
)
_POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "IN": "ADP", "TO": "PART", "POS": "PART", "DT": "DET", "WDT": "PRON", "CC": "CCONJ", "MD": "AUX", "CD": "NUM",
    "JJ": "ADJ", "RB": "ADV", "WRB": "SCONJ", "RP": "ADP",
}  # fmt: skip
_OPENING = {"“", "‘", "«", "("}
_CLOSING = {"”", "’", "»", ")", ",", ".", ":", ";", "?", "!", "'s", "’s"}


@functools.cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab


def doc(notation: str) -> Doc:
    """The document that the notation describes; one sentence."""
    tokens = []
    for part in notation.split():
        matched = _TOKEN.fullmatch(part)
        assert matched is not None, f"{part!r} is no token"
        tokens.append(matched)
    words = [token["word"] for token in tokens]
    deps = [token["dep"] or "punct" for token in tokens]
    root = deps.index("ROOT")
    heads = [root if t["dep"] == "ROOT" or t["head"] is None else int(t["head"]) - 1 for t in tokens]
    spaces = [
        not (word in _OPENING or following in _CLOSING)
        for word, following in zip(words, [*words[1:], "."], strict=True)
    ]
    ents = [
        "O" if t["entity"] is None else f"I-{t['entity'][:-1]}" if t["entity"].endswith("+") else f"B-{t['entity']}"
        for t in tokens
    ]
    return Doc(
        _vocab(),
        words=words,
        spaces=spaces,
        tags=[token["tag"] for token in tokens],
        pos=[_pos(token["tag"], dep) for token, dep in zip(tokens, deps, strict=True)],
        deps=deps,
        heads=heads,
        lemmas=[token["lemma"] or token["word"].lower() for token in tokens],
        ents=ents,
        sent_starts=[at == 0 for at in range(len(words))],
    )


def _pos(tag: str, dep: str) -> str:
    if dep in {"aux", "auxpass"} and tag != "TO":
        return "AUX"
    if dep == "mark":
        return "SCONJ"
    if tag.startswith("VB"):
        return "VERB"
    return _POS.get(tag, "PUNCT")


def parsed(*docs: Doc) -> Parsed:
    """A report whose body paragraphs are the documents."""
    text = "\n\n".join(one.text for one in docs)
    starts = [sum(len(one.text) + 2 for one in docs[:index]) for index in range(len(docs))]
    spans = [(start, start + len(one.text)) for start, one in zip(starts, docs, strict=True)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=f"r-{digest[:16]}",
        name="hand-built",
        text=text,
        sha256=digest,
        blocks=tuple(Block(start=start, end=end, kind="body") for start, end in spans),
    )
    paragraphs = tuple(Paragraph(*span, "body", one) for span, one in zip(spans, docs, strict=True))
    return Parsed(report, paragraphs, find_quotations(text, spans))


def readings(notation: str) -> list[str]:
    """Every reading of every cue of the sentence: `frame: source | cue | content`, its pieces joined by ` + `."""
    one = doc(notation)
    rows = []
    for found in attributions(next(iter(one.sents))):
        source = "-" if found.source is None else one[slice(*found.source)].text
        content = " + ".join(one[slice(*piece)].text for piece in found.content)
        flags = (" | not" if found.negated else "") + (" | modal" if found.modal else "")
        rows.append(f"{found.frame}: {source} | {one[slice(*found.cue)].text} | {content}{flags}")
    return rows


def candidates_in(notation: str) -> Iterator[tuple[Candidate, str]]:
    """The candidates of a paragraph of one sentence, and the paragraph's text."""
    report = parsed(doc(notation))
    paragraph, text = report.paragraphs[0], report.report.text
    for candidate in candidates(paragraph, report.quotations, text):
        yield candidate, text

"""People whom the recogniser took for a place, a body or a thing, told by the pronouns that follow their names."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from secretariat.knowledge.speech import act_of
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, Parsed
from secretariat.resolve.nations import Nations

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = {"nsubj", "nsubjpass"}


def people_missed(parsed: Parsed, nations: Nations, known: Collection[int]) -> list[tuple[Paragraph, Span]]:
    """Names that nothing tells for a person's but "he" or "she" behind them: "Iracy Tembeka spoke. The forest, she
    said, …", where both sentences name and tell of nobody else who can be meant.

    Args:
        parsed: the report.
        nations: its states, which are nobody.
        known: first characters of the names of people that were found.
    """
    found = []
    for paragraph in parsed.paragraphs:
        for token in nations.capitals[paragraph.start]:
            name = _speaker(token)
            if name is None or not _may_be_person(name, nations) or _is_known(paragraph, name, known):
                continue
            if _followed_by_pronoun(parsed, paragraph, token, known):
                found.append((paragraph, name))
    return found


def _speaker(token: Token) -> Span | None:
    """The name that ends in the token, if it is the one who says something: a subject, or behind "by"."""
    doc, verb = token.doc, token.head
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif token.dep_ not in _SUBJECTS:
        return None
    if token.pos_ != "PROPN" or act_of(verb.lemma_.lower()) is None:
        return None
    start = token.i
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i == token.i:
        start -= 1
    return doc[start : token.i + 1]


def _may_be_person(name: Span, nations: Nations) -> bool:
    """One to three words with a capital and small letters, no article, no state, nothing that names a body."""
    titles = load_titles()
    others = titles.bodies | titles.media | titles.offices | {word for kind in titles.kinds.values() for word in kind}
    shaped = all(t.text[:1].isupper() and t.text[1:2].islower() and t.text.isalpha() for t in name)
    bare = not any(child.dep_ in {"det", "prep", "amod", "conj"} for child in name.root.children)
    state = any(nations.of(t.text) or nations.seated(t.text) for t in name) or nations.of(name.text)
    return shaped and bare and not state and len(name) < 4 and not {t.lower_ for t in name} & others


def _is_known(paragraph: Paragraph, name: Span, known: Collection[int]) -> bool:
    return any(paragraph.start + token.idx in known for token in name)


def _followed_by_pronoun(parsed: Parsed, paragraph: Paragraph, token: Token, known: Collection[int]) -> bool:
    """Whether "he" or "she" is the next subject for whom a person can be meant, in the sentence or the next one."""
    doc, sentence = token.doc, token.sent
    end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
    if any(paragraph.start + t.idx in known for t in doc[sentence.start : token.i]):
        return False
    for other in doc[token.i + 1 : end]:
        if in_quotation(parsed, paragraph.start + other.idx):
            continue
        if paragraph.start + other.idx in known or other.lemma_.lower() in load_titles().offices:
            return False
        if other.lower_ in {"he", "she"} and other.dep_ in _SUBJECTS:
            return True
    return False


def in_quotation(parsed: Parsed, position: int) -> bool:
    """Whether the position is inside a quotation."""
    return any(q.start < position < q.end for q in parsed.quotations_in(max(0, position - 5000), position))

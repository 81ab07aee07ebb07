"""Verbs as cues: the frames in which content hangs on a verb of saying, thinking or wanting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from secretariat.extract.spans import (
    SUBJECTS,
    Attribution,
    Tokens,
    agent_of,
    cut_at_other_verb,
    is_break,
    own_subject,
    source_of,
    subtree,
    trim,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TELLING = {
    *("answer", "comment", "confirm", "disclose", "discuss", "elaborate", "give", "identify", "name", "predict"),
    *("provide", "respond", "reveal", "say", "specify", "speculate", "talk", "tell"),
}
"""What one declines when one declines to comment."""
_NAMING = {"name", "identify", "quote"}
_WHERE = {"in", "on", "at", "during"}
"""Prepositions of where something was said."""
_ADJUNCTS = {"prep", "npadvmod", "advmod", "advcl", "agent", "dative", "prt"}


def by_verb(verb: Token, sentence: Span) -> Iterator[Attribution]:
    """Every reading of a verb as a cue, with its source and its content."""
    lemma = _lemma(verb)
    cue = verb_group(verb)
    source = source_of(verb)
    if source is None and _is_relay(verb):
        source = agent_of(verb)
    if source is None and verb.tag_ == "VBN" and verb.dep_ == "advcl":
        return
    negated = any(child.dep_ == "neg" for child in verb.children)
    modal = not negated and _is_modal(verb)
    if source is not None and _is_relay(verb):
        first = next(child.i for child in verb.children if child.lower_ == "as")
        yield Attribution(lemma, "relay", verb.i, (first, cue[1]), source, (trim(verb.doc, sentence.start, first),))
        return
    if _is_set_in(verb, sentence):
        content = _around(verb, sentence)
        if content:
            frame = "mid" if len(content) > 1 else "pre"
            yield Attribution(lemma, frame, verb.i, cue, source, content, negated, modal)
            return
    complements = list(_complements(verb))
    for frame, content, extra in complements:
        wide = (cue[0], max(cue[1], extra.i + 1)) if extra is not None else cue
        if source is not None and cue[1] <= source[0] < wide[1]:
            wide = cue
        yield Attribution(lemma, frame, verb.i, wide, source, content, negated, modal)
    if not complements:
        yield from _tail(verb, sentence)


def _is_relay(verb: Token) -> bool:
    """ "…, as reported by the paper": the paper passes on what the sentence says."""
    return verb.tag_ == "VBN" and any(c.lower_ == "as" and c.i < verb.i for c in verb.children)


def _is_modal(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ == "aux" and child.i < verb.i]
    return any(child.tag_ in {"MD", "TO"} for child in helpers)


def _tail(verb: Token, sentence: Span) -> Iterator[Attribution]:
    """ "…, the minister said." where the parser has lost the content: all before the last comma, read off the page."""
    subject = own_subject(verb)
    if subject is None or subject.dep_ == "expl" or subject.i > verb.i or verb.dep_ == "relcl":
        return
    doc = verb.doc
    comma = next((t for t in reversed(doc[sentence.start : subject.i]) if t.text == "," or t.is_quote), None)
    behind = [t for t in doc[verb.i + 1 : sentence.end] if t.is_alpha]
    if comma is None or len(behind) > 8 or comma.i - sentence.start < 3:
        return
    source = trim(doc, comma.i + 1, verb_group(verb)[0])
    left = trim(doc, sentence.start, comma.i + 1)
    if source[0] < source[1] and left[0] < left[1]:
        yield Attribution(verb.lemma_.lower(), "tail", verb.i, verb_group(verb), source, (left,))


def _lemma(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    if lemma in {"decline", "refuse"} and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in _TELLING for c in verb.children
    ):
        return "decline to comment"
    return f"{lemma} {particle}" if particle else lemma


def _is_set_in(verb: Token, sentence: Span) -> bool:
    """Whether the verb's clause is set into or behind the words it attributes.

    Two shapes of one thing: the parser hangs "…, they said" under the content's verb, or the content's verb under
    "said" although it stands before it.
    """
    if own_subject(verb) is None or any(child.dep_ == "mark" for child in verb.children):
        return False
    start = _clause_start(verb)
    if _behind_quotation(verb.doc[sentence.start : start]):
        return True
    before = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis", "dep"} and c.i < start]
    if before and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    if verb.dep_ not in {"parataxis", "ccomp", "advcl", "dep"} or verb.head.i == verb.i:
        return False
    own = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "dobj"} and c.i > verb.i]
    return start > sentence.start and is_break(verb.doc[start - 1]) and not own


def _behind_quotation(left: Span) -> bool:
    """Whether what stands in front is one quotation that has just closed, or the end of one."""
    if len(left) < 3 or not left[-1].is_quote or not left[-2].is_punct:
        return False
    marks = sum(token.is_quote for token in left)
    return marks == 1 or (marks == 2 and left[0].is_quote)


def _clause_start(verb: Token) -> int:
    """First token of the verb's own words: its subject, its auxiliaries, its adverbs."""
    start, subject = verb.i, own_subject(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS and subject is not None and subject.i > verb.i:
            continue
        if child.dep_ in SUBJECTS | {"aux", "auxpass", "neg", "advmod", "dative"} and child.i < verb.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ in SUBJECTS and child.i > verb.i:
            continue
    crossing = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and start <= child.i < verb.i]
    return max((child.right_edge.i + 1 for child in crossing), default=start) if crossing else start


def _clause_end(verb: Token, sentence: Span) -> int:
    """One past the last token of the attributing clause: its subject behind it and its adjuncts up to a break."""
    end = verb.i + 1
    for child in sorted(verb.children, key=lambda c: c.i):
        if child.i < verb.i:
            continue
        if child.dep_ in SUBJECTS | _ADJUNCTS | {"dobj", "pobj", "conj", "cc", "xcomp"}:
            if child.dep_ in {"conj", "cc", "advcl"} and child.left_edge.i > end:
                continue
            end = max(end, child.right_edge.i + 1)
    return min(end, sentence.end)


def _around(verb: Token, sentence: Span) -> tuple[Tokens, ...]:
    """The sentence without the attributing clause that ends it or is set into it."""
    doc = verb.doc
    start, end = _clause_start(verb), _clause_end(verb, sentence)
    left = trim(doc, sentence.start, start)
    if left[0] >= left[1]:
        return ()
    rest = trim(doc, end, sentence.end)
    pieces = [left]
    if rest[0] < rest[1] and end < sentence.end and is_break(doc[end]) and any(t.is_alpha for t in doc[slice(*rest)]):
        inside = doc[rest[0]]
        if doc[left[1] - 1].is_quote and not any(token.is_quote for token in doc[slice(*rest)]):
            return (left,)
        if not any(child.is_ancestor(inside) and not _goes_on(child) for child in verb.children if child.i > verb.i):
            pieces.append(rest)
    return tuple(pieces)


def _goes_on(child: Token) -> bool:
    """A clause behind "…, they said," that is still their words: ", because the port is open"."""
    return child.dep_ == "ccomp" or (child.dep_ == "advcl" and any(c.dep_ == "mark" for c in child.children))


def _complements(verb: Token) -> Iterator[tuple[str, tuple[Tokens, ...], Token | None]]:
    """Frames of the content behind the verb: (frame, content, preposition that belongs to the cue)."""
    after = sorted((child for child in verb.children if child.i > verb.i), key=lambda child: child.i)
    clause = next((child for child in after if child.dep_ in {"ccomp", "xcomp"}), None)
    target = next((child for child in after if child.dep_ == "dobj"), None)
    if clause is not None:
        yield from _clausal(verb, clause, target)
        return
    if target is not None:
        yield from _with_object(verb, target, after)
        return
    if any(child.dep_ == "attr" for child in after):
        return
    for child in after:
        if child.dep_ == "prep":
            phrase = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            told = None if phrase is None or child.lower_ not in _WHERE else _that_clause(phrase)
            if told is not None:
                yield "that", (subtree(told),), None
            elif phrase is not None:
                yield f"prep:{child.lower_}", (subtree(phrase),), child


def _that_clause(noun: Token) -> Token | None:
    """The clause in "said in a statement that …", which the parser hangs on the statement."""
    clauses = (child for child in noun.children if child.dep_ in {"acl", "ccomp"})
    return next((c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)


def _clausal(verb: Token, clause: Token, target: Token | None) -> Iterator[tuple[str, tuple[Tokens, ...], None]]:
    content = cut_at_other_verb(verb, subtree(clause))
    if content[0] >= content[1]:
        return
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    to_form = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    subject = own_subject(clause)
    first = verb.doc[content[0]]
    if clause.dep_ == "ccomp" and not to_form:
        if first.lower_ in {"what", "why", "how", "whether", "if", "who", "when", "where", "which"}:
            frame = "wh"
        elif mark is not None and mark.lower_ == "that":
            frame = "that"
        else:
            frame = "ing" if clause.tag_ == "VBG" and subject is None else "fin"
        yield frame, ((content[0], _last_clause(verb, content[1])),), None
    elif to_form and clause.lemma_.lower() in _NAMING and any(c.dep_ == "auxpass" for c in clause.children):
        return
    elif to_form:
        if target is not None and target.i < clause.i:
            yield "obj_to", ((subtree(target)[0], content[1]),), None
        elif subject is not None:
            yield "obj_to", (content,), None
        else:
            yield "to", (content,), None
    elif clause.tag_ == "VBG":
        yield "ing", (content,), None
    else:
        yield "oprd", ((subtree(target)[0] if target is not None else content[0], content[1]),), None


def _last_clause(verb: Token, end: int) -> int:
    """One past the content where it goes on in a second clause: "… said it was late, but that talks would go on"."""
    for child in verb.children:
        goes_on = child.dep_ == "ccomp" or (
            child.dep_ == "conj" and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        )
        if goes_on and child.left_edge.i >= end:
            end = max(end, subtree(child)[1])
    return end


def _with_object(
    verb: Token, target: Token, after: Iterable[Token]
) -> Iterator[tuple[str, tuple[Tokens, ...], Token | None]]:
    content = subtree(target)
    for child in after:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > target.i:
            yield "as", ((content[0], subtree(child)[1]),), None
            return
        if child.dep_ == "oprd":
            yield "oprd", ((content[0], subtree(child)[1]),), None
            return
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "to", "against", "over"} and child.i > target.i:
            yield f"obj:{child.lower_}", ((content[0], subtree(child)[1]),), None
            return
        if child.dep_ == "advcl" and any(c.lower_ == "to" for c in child.children) and child.i > target.i:
            yield "obj_to", ((content[0], subtree(child)[1]),), None
            return
    yield "obj", (content,), None

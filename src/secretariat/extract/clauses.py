"""The grammar of attribution: a cue word in a dependency parse, its source, and what is attributed.

The labels are those of spaCy's English models (ClearNLP's). A *frame* names how the content is attached to the cue:

| frame | example (cue in capitals) |
|---|---|
| `that`, `fin` | they SAID that the port is open / they SAID the port is open |
| `wh` | she EXPLAINED why the talks stopped |
| `pre` | the port is open, they SAID |
| `mid` | the port, they SAID, is open |
| `to` | he PROMISED to sign |
| `obj_to` | she URGED both sides to sign |
| `ing` | he DENIED taking sides |
| `obj` | they ANNOUNCED a truce |
| `as` | he DESCRIBED the draft as a start |
| `prep:for` … | they CALLED for a truce |
| `tail` | as `pre`, where the parser has lost the content |
| `according` | ACCORDING to the ministry, the port is open |
| `relay` | the port is open, he said, as REPORTED by the paper |
| `noun` | the CLAIM that the port is open |
| `adj` | he is CONFIDENT that they will sign |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Tokens = tuple[int, int]
"""First and one-past-last token index of a stretch of one paragraph."""

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_ADJUNCTS = {"prep", "npadvmod", "advmod", "advcl", "agent", "dative", "prt"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reading of a cue; all stretches are in tokens of the paragraph's document."""

    lemma: str
    """Lemma of the cue, with its particle ("point out")."""
    frame: str
    anchor: int
    """Index of the cue word."""
    cue: Tokens
    source: Tokens | None
    content: tuple[Tokens, ...]
    negated: bool = False
    modal: bool = False
    """The saying is wanted, possible or to come ("will urge", "to ask"): it has not happened."""


def attributions(sentence: Span) -> Iterator[Attribution]:
    """Every reading of every possible cue in the sentence; which are kept is for the caller to decide."""
    for token in sentence:
        if token.lower_ == "according":
            yield from _according(token, sentence)
        elif token.pos_ in {"VERB", "AUX"}:
            yield from _verbal(token, sentence)
        elif token.pos_ == "NOUN":
            yield from _nominal(token)
        elif token.pos_ == "ADJ":
            yield from _adjectival(token)


# -- verbs ------------------------------------------------------------------------------------------------------------


def _verbal(verb: Token, sentence: Span) -> Iterator[Attribution]:
    lemma = _lemma(verb)
    cue = _verb_group(verb)
    source = source_of(verb)
    negated = any(child.dep_ == "neg" for child in verb.children)
    modal = not negated and _is_modal(verb)
    if source is not None and _is_relay(verb):
        yield Attribution(lemma, "relay", verb.i, cue, source, (trim(verb.doc, sentence.start, cue[0]),))
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
    subject = _own_subject(verb)
    if subject is None or subject.dep_ == "expl" or subject.i > verb.i or verb.dep_ == "relcl":
        return
    doc = verb.doc
    comma = next((t for t in reversed(doc[sentence.start : subject.i]) if t.text == "," or t.is_quote), None)
    behind = [t for t in doc[verb.i + 1 : sentence.end] if t.is_alpha]
    if comma is None or len(behind) > 8 or comma.i - sentence.start < 3:
        return
    source = trim(doc, comma.i + 1, _verb_group(verb)[0])
    left = trim(doc, sentence.start, comma.i + 1)
    if source[0] < source[1] and left[0] < left[1]:
        yield Attribution(verb.lemma_.lower(), "tail", verb.i, _verb_group(verb), source, (left,))


def _lemma(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def _verb_group(verb: Token) -> Tokens:
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i:
            first = min(first, child.i)
        elif child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i
    between = verb.doc[first : verb.i]
    if any(token.dep_ in SUBJECTS or token.is_punct for token in between):
        first = verb.i
    return first, last + 1


def source_of(verb: Token) -> Tokens | None:
    """The phrase that names who speaks, thinks or wants: the subject, the agent of a passive, or the subject of the
    verb that this one hangs on. None where the clause names nobody."""
    if any(child.dep_ == "auxpass" or child.dep_ == "nsubjpass" for child in verb.children):
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        phrase = next((child for child in agent.children if child.dep_ == "pobj"), None) if agent is not None else None
        if phrase is not None:
            return noun_phrase(phrase)
        return None
    subject = _own_subject(verb)
    if subject is not None:
        return noun_phrase(subject)
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children) and verb.dep_ != "conj":
        return None
    return _inherited_source(verb)


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}), None)


def _inherited_source(verb: Token) -> Tokens | None:
    head = verb.head
    if head is verb:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return noun_phrase(head, without=verb)
    if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep"}:
        if verb.dep_ == "pcomp" and head.pos_ == "ADP":
            head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            if verb.dep_ == "ccomp" and head.lemma_ not in {"let", "help", "make"}:
                return None
            return source_of(head)
    return None


def noun_phrase(head: Token, without: Token | None = None) -> Tokens:
    """The noun phrase of `head`: with its modifiers, appositions and relative clauses, without edge punctuation.

    A clause behind it that contains `without` (the cue) is cut off.
    """
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.i > head.i and (
            (without is not None and _dominates(child, without)) or child.dep_ in {"advcl", "parataxis"}
        ):
            end = min(end, child.left_edge.i)
    return trim(head.doc, start, max(end, head.i + 1))


def trim(doc: object, start: int, end: int) -> Tokens:
    """The stretch without punctuation and white space at its edges (brackets and quotation marks stay)."""
    loose = {",", ";", ":", "-", "--", "–", "—", "."}
    while start < end and (doc[start].is_space or doc[start].text in loose):  # type: ignore[index]
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in loose):  # type: ignore[index]
        end -= 1
    return start, end


def _dominates(ancestor: Token, token: Token) -> bool:
    return ancestor is token or ancestor.is_ancestor(token)


# -- where the content stands -----------------------------------------------------------------------------------------


def _is_set_in(verb: Token, sentence: Span) -> bool:
    """Whether the verb's clause is set into or behind the words it attributes.

    Two shapes of one thing: the parser hangs "…, they said" under the content's verb, or the content's verb under
    "said" although it stands before it.
    """
    if _own_subject(verb) is None or any(child.dep_ == "mark" for child in verb.children):
        return False
    start = _clause_start(verb)
    before = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis", "dep"} and c.i < start]
    if before and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    if verb.dep_ not in {"parataxis", "ccomp", "advcl", "dep"} or verb.head.i == verb.i:
        return False
    own = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "dobj"} and c.i > verb.i]
    return start > sentence.start and _is_break(verb.doc[start - 1]) and not own


def _clause_start(verb: Token) -> int:
    """First token of the verb's own words: its subject, its auxiliaries, its adverbs."""
    start = verb.i
    for child in verb.children:
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


def _is_break(token: Token) -> bool:
    return token.is_punct or token.is_quote or token.is_space


def _around(verb: Token, sentence: Span) -> tuple[Tokens, ...]:
    """The sentence without the attributing clause that ends it or is set into it."""
    doc = verb.doc
    start, end = _clause_start(verb), _clause_end(verb, sentence)
    left = trim(doc, sentence.start, start)
    if left[0] >= left[1]:
        return ()
    rest = trim(doc, end, sentence.end)
    pieces = [left]
    if rest[0] < rest[1] and end < sentence.end and _is_break(doc[end]) and any(t.is_alpha for t in doc[slice(*rest)]):
        inside = doc[rest[0]]
        if doc[left[1] - 1].is_quote and not any(token.is_quote for token in doc[slice(*rest)]):
            return (left,)
        if not any(_dominates(child, inside) and not _goes_on(child) for child in verb.children if child.i > verb.i):
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
            if phrase is not None:
                yield f"prep:{child.lower_}", (subtree(phrase),), child


def _clausal(verb: Token, clause: Token, target: Token | None) -> Iterator[tuple[str, tuple[Tokens, ...], None]]:
    content = subtree(clause)
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    to_form = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    subject = _own_subject(clause)
    first = verb.doc[content[0]]
    if clause.dep_ == "ccomp" and not to_form:
        if first.lower_ in {"what", "why", "how", "whether", "if", "who", "when", "where", "which"}:
            frame = "wh"
        elif mark is not None and mark.lower_ == "that":
            frame = "that"
        else:
            frame = "ing" if clause.tag_ == "VBG" and subject is None else "fin"
        yield frame, ((content[0], _last_clause(verb, content[1])),), None
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


def subtree(head: Token) -> Tokens:
    """The stretch from the leftmost to the rightmost descendant, without edge punctuation."""
    return trim(head.doc, head.left_edge.i, head.right_edge.i + 1)


# -- cues that are no verbs -------------------------------------------------------------------------------------------


def _according(token: Token, sentence: Span) -> Iterator[Attribution]:
    doc = token.doc
    to = next((child for child in token.children if child.lower_ == "to"), None)
    phrase = next((c for c in (to or token).children if c.dep_ == "pobj"), None)
    if to is None or phrase is None:
        return
    source = noun_phrase(phrase)
    before = trim(doc, sentence.start, token.i)
    after = trim(doc, source[1], sentence.end)
    if source[1] < sentence.end and not _is_break(doc[source[1]]):
        after = (sentence.end, sentence.end)
    pieces = tuple(piece for piece in (before, after) if any(t.is_alpha for t in doc[slice(*piece)]))
    if pieces:
        yield Attribution("according to", "according", token.i, (token.i, to.i + 1), source, pieces)


def _nominal(noun: Token) -> Iterator[Attribution]:
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"} and c.i > noun.i), None)
    if clause is None:
        return
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    to_form = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if mark is None and not to_form:
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    source = None
    if owner is not None:
        start, end = subtree(owner)
        source = (start, end - 1) if noun.doc[end - 1].tag_ == "POS" else (start, end)
    elif noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        source = source_of(noun.head)
    frame = "noun" if mark is not None else "noun_to"
    yield Attribution(noun.lemma_.lower(), frame, noun.i, (noun.i, noun.i + 1), source, (subtree(clause),))


def _adjectival(adjective: Token) -> Iterator[Attribution]:
    clause = next((c for c in adjective.children if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i), None)
    verb = adjective.head
    if clause is None or adjective.dep_ not in {"acomp", "oprd"} or verb.pos_ not in {"AUX", "VERB"}:
        return
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    frame = "adj" if mark is not None or clause.dep_ == "ccomp" else "adj_to"
    cue = (_verb_group(verb)[0], adjective.i + 1)
    if any(t.dep_ in SUBJECTS for t in adjective.doc[slice(*cue)]):
        cue = (adjective.i, adjective.i + 1)
    negated = any(c.dep_ == "neg" for c in verb.children)
    yield Attribution(
        adjective.lemma_.lower(), frame, adjective.i, cue, source_of(verb), (subtree(clause),), negated
    )

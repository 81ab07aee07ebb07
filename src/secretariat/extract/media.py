"""Through what it was said: the statement, interview, address, post or call that the attributing clause names."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from secretariat.extract.phrases import written
from secretariat.extract.quotes import Span
from secretariat.extract.telling import Telling
from secretariat.knowledge.sayings import load_sayings
from secretariat.knowledge.speech import act_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANYWAY = ("to", "with", "of", "for")
_PLACING = ("at", "in", "on")
_PRESS = {"news", "press", "media", "video", "joint", "telephone", "phone"}
_POSTING = {"write", "post", "tweet"}
_SENDING = {"sign", "send", "issue", "publish", "release", "circulate", "pen"}


@functools.lru_cache(maxsize=8)
def medium_of(telling: Telling) -> Token | None:
    """The noun of the medium; None where the clause names none. Asked several times of one telling."""
    media = load_sayings().media
    head = telling.head
    if head is None:
        return None
    if head.dep_ in {"acl", "relcl"} and head.head.lemma_.lower() in media.speaking_papers and head.i > head.head.i:
        return head.head
    named = next((t.head for t in (head, *head.ancestors) if t.dep_ == "relcl" and _is_in_which(t)), None)
    if named is not None and named.lemma_.lower() in media.nouns:
        return named
    own = _paper(telling)
    if own is not None:
        return own
    found = [token for token in telling.clause if _is_medium(token, telling)]
    nearest = min(found, key=lambda token: abs(token.i - head.i), default=None)
    return nearest or _hung_on(head, telling) or _published(head, telling)


def _hung_on(head: Token, telling: Telling) -> Token | None:
    """A phrase that the parse hangs on the cue, though it was read as the end of what was said: "demanded a rise at a
    news conference"."""
    if telling.quoted or head.pos_ != "VERB":
        return None
    phrases = (c for p in head.children if p.dep_ == "prep" and p.i > head.i for c in p.children if c.dep_ == "pobj")
    media = load_sayings().media
    return next((c for c in phrases if c.head.lower_ in media.prepositions and _names_medium(c)), None)


def _published(head: Token, telling: Telling) -> Token | None:
    """ "signed an open letter urging …", "posted a message on the platform blaming …": through what the verb above it
    was done."""
    above = head.head
    if head.tag_ != "VBG" or head.dep_ not in {"advcl", "acl"}:
        return None
    verb = above if above.pos_ == "VERB" else above.head
    if verb.pos_ != "VERB" or not (is_speaking(verb) or verb.lemma_.lower() in _SENDING):
        return None
    media = load_sayings().media
    under = [c for p in (verb, above) for c in p.children if c.dep_ == "prep" and c.lower_ in media.prepositions]
    named = [c for p in under for c in p.children if c.dep_ == "pobj" and _names_medium(c)]
    papers = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in media.speaking_papers]
    return next(iter([*named, *papers]), None)


def medium_in(telling: Telling) -> Span | None:
    """The characters of the medium in the report's text, without its time and the clauses about it."""
    noun = medium_of(telling)
    if noun is None or telling.paragraph is None:
        return None
    within = {token.i for token in (*telling.clause, *telling.source)}
    wanted = _ANYWAY + _PLACING if noun.lemma_.lower() in load_sayings().media.placed else _ANYWAY
    start, end = written(noun, within, wanted)
    return telling.paragraph.start + start, telling.paragraph.start + end


def _is_in_which(verb: Token) -> bool:
    """ "the letter in which she warned"."""
    return any(
        c.dep_ == "prep" and c.lower_ == "in" and any(g.lower_ == "which" for g in c.children) for c in verb.children
    )


def _paper(telling: Telling) -> Token | None:
    """The source itself where it is a paper: "a statement said"."""
    inside = {token.i for token in telling.source}
    root = next((t for t in telling.source if t.head.i not in inside or t.head == t), None)
    papers = load_sayings().media.speaking_papers
    return root if root is not None and root.pos_ == "NOUN" and root.lemma_.lower() in papers else None


def _is_medium(token: Token, telling: Telling) -> bool:
    media = load_sayings().media
    if is_gathering(token) and token.dep_ in {"dobj", "dative"} and token.head == telling.head:
        return True
    if token.dep_ not in {"pobj", "pcomp"} or token.head.lower_ not in media.prepositions:
        return False
    if (
        token in telling.cue
        or token in telling.source
        or token.head.dep_ == "agent"
        or not is_beside(token.head, telling)
    ):
        return False
    posted = telling.lemma in _POSTING and token.head.lower_ == "on" and token.head.head == telling.head
    return _names_medium(token) or (posted and token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "GPE"})


def is_gathering(token: Token) -> bool:
    """One tells it, and speaks through it: "told a news conference"."""
    return token.lemma_.lower() in {"conference", "briefing"} and _names_medium(token)


def _names_medium(token: Token) -> bool:
    media, lemma = load_sayings().media, token.lemma_.lower()
    if token.pos_ == "PROPN" or token.text in media.platforms:
        before = token.nbor(-1).text + " " if token.i > 0 and token.nbor(-1).dep_ == "compound" else ""
        called = any(c.dep_ == "compound" and c.is_lower and c.lemma_ in media.nouns for c in token.children)
        return called or token.text in media.platforms or before + token.text in media.platforms
    if lemma not in media.nouns:
        return False
    kinds = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod"}}
    if lemma == "conference":
        return bool(kinds & _PRESS)
    if lemma == "report" and token.head.lower_ != "in":
        return False
    return (
        lemma in media.bare
        or any(c.dep_ in {"det", "poss"} for c in token.children)
        or bool(kinds)
        or token.tag_ == "NNS"
    )


def is_beside(phrase: Token, telling: Telling) -> bool:
    """A phrase of place or time belongs to the saying: it hangs on the cue, or on a verb under it or of the source's
    that tells how he spoke ("speaking on the radio"), and on no other verb of the clause."""
    head = telling.head
    if head is None:
        return False
    own, above = {token.i for token in telling.clause}, set(head.ancestors)
    for token in phrase.ancestors:
        if token == head or token in telling.cue:
            return True
        if token.pos_ in {"VERB", "AUX"} and token.i in own:
            if token in above:
                return head.dep_ == "conj" and phrase.i < token.i and head.head == token
            meanwhile = token.dep_ == "advcl" and token.tag_ == "VBG" and token.head == head
            return meanwhile or is_speaking(token)
    return True


def is_speaking(verb: Token) -> bool:
    """Telling, publishing or sending: what is said of it is said of the speech event."""
    lemma = verb.lemma_.lower()
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return lemma in load_sayings().media.speaking or act_of(f"{lemma} {particle}".strip()) == "assert"

"""What kind of saying it is by what is said: a demand, a threat, a promise, a judgement, or only that it is so."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from secretariat.extract.cues import act_of_cue
from secretariat.extract.moods import FUTURE, Clause, clauses_of
from secretariat.extract.telling import Telling
from secretariat.knowledge.sayings import load_sayings
from secretariat.knowledge.speech import act_of
from secretariat.knowledge.titles import load_titles
from secretariat.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFUSING = {"will", "would", "shall", "can", "could", "can not"}
_DEONTIC = {"must", "should", "ought", "have to", "need to", "ought to"}
SIGNS = 11
"""Number of rules that read an act off the content."""
_READY = {"ready", "prepared", "willing", "open"}


def _lemmas(telling: Telling) -> str:
    return " ".join("not" if t.lower_ in {"n't", "n’t"} else t.lemma_.lower() for t in telling.content)


@functools.lru_cache(maxsize=4096)
def _matching(phrases: tuple[str, ...], lemmas: str) -> bool:
    padded = f" {lemmas} "
    return any(f" {phrase} " in padded for phrase in phrases)


def matches(phrases: tuple[str, ...], telling: Telling) -> bool:
    """Whether one of the phrases stands in the lemmas of what is said, as whole words."""
    return _matching(phrases, _lemmas(telling))


def act_of_content(telling: Telling) -> Act | None:
    """What a plain "said" tells of, by what is said; None: nothing but that it is so."""
    return next((act for act in signs(telling) if act is not None), None)


def signs(telling: Telling) -> Iterator[Act | None]:
    """What each rule takes the content for, the surest rule first; None: it does not apply. Always `SIGNS` of them."""
    clauses = clauses_of(telling)
    yield "ask" if _is_question(telling) else None
    yield _performed(clauses)
    yield "threaten" if threatens(telling, clauses) else None
    yield "deny" if _denies(telling, clauses) else None
    yield "reject" if _rejects(telling, clauses) else None
    yield "demand" if _demands(telling, clauses) else None
    yield "accept" if _accepts(telling, clauses) else None
    yield "offer" if _offers(telling, clauses) else None
    yield "ask" if _hopes(clauses) else None
    yield "promise" if _promises(clauses, telling) else None
    yield _judgement(telling, clauses)


def _is_question(telling: Telling) -> bool:
    words = [t for t in telling.content if not t.is_quote]
    return bool(words) and words[-1].text == "?"


def _performed(clauses: Sequence[Clause]) -> Act | None:
    """ "we reject it", "his side welcomes it": what the speaker says he does by saying it."""
    for clause in clauses:
        simple = clause.verb.tag_ in {"VBP", "VBZ"} and not clause.modal and not clause.negated
        act = act_of(_does(clause)) if clause.own and simple else None
        if act not in {None, "assert", "ask", "offer", "threaten"}:
            return act
    return None


def threatens(telling: Telling, clauses: Sequence[Clause]) -> bool:
    """Harm is announced: for a case ("if", "unless"), as ready, or as the speaker's own next step."""
    threaten = load_sayings().threaten
    if matches(threaten.always, telling):
        return True
    states = load_sayings().promise.states
    if any(_has(c, "unless") and c.modal in FUTURE and not c.negated and _does(c) not in states for c in clauses):
        return True
    if not matches(threaten.content, telling):
        return False
    ready = any(_is_ready(c) for c in clauses)
    own = any(c.own and not c.negated for c in clauses)
    future = any(c.modal in FUTURE for c in clauses)
    conditional = any(c.conditional for c in clauses)
    return ready or (own and future) or (conditional and (own or future or telling.lemma == "warn"))


def _is_ready(clause: Clause) -> bool:
    """ "is prepared to", "stands ready to"."""
    words = [clause.verb, *(c for c in clause.verb.children if c.dep_ in {"acomp", "oprd", "attr"})]
    states = [c for c in words if c.lower_ in _READY]
    return not clause.negated and any(
        c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ == "to") for state in states for c in state.children
    )


def _denies(telling: Telling, clauses: Sequence[Clause]) -> bool:
    if matches(load_sayings().deny.content, telling):
        return True
    insists = telling.lemma in {"insist", "maintain"}
    return any((insists and c.negated and not c.modal) or _is_nothing(c) or _is_refuted(c) for c in clauses)


def _is_nothing(clause: Clause) -> bool:
    """ "No barrel has moved", "nothing had changed": that something alleged has happened is denied."""
    first = None if clause.subject is None else clause.subject.left_edge
    perfect = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in clause.verb.children)
    return perfect and first is not None and first.lower_ in {"no", "nothing", "none", "not"}


def _is_refuted(clause: Clause) -> bool:
    """ "I never told anyone": what others have said."""
    never = any(c.lower_ == "never" for c in clause.verb.children)
    return clause.own and never and not clause.modal and clause.verb.tag_ == "VBD"


def _rejects(telling: Telling, clauses: Sequence[Clause]) -> bool:
    reject = load_sayings().reject
    if matches(reject.content, telling):
        return True
    if any(not c.negated and c.modal in FUTURE and act_of(_does(c)) == "reject" for c in clauses):
        return True
    if any(c.negated and _is_refusal(c, telling) and _does(c) in reject.verbs for c in clauses):
        return True
    return any(c.negated and c.modal in FUTURE and _does(c) == "be" and _waits(c) for c in clauses)


def _is_refusal(clause: Clause, telling: Telling) -> bool:
    """ "will not accept", "cannot open", "would not bow" (but not "we could not agree": it was tried)."""
    if clause.modal in FUTURE:
        return True
    return clause.own and (clause.modal == "can" or (clause.modal == "could" and not telling.quoted))


def _waits(clause: Clause) -> bool:
    """ "there will be no aid until …"."""
    return _has(clause, "until", "till", "unless", "before")


def _has(clause: Clause, *conditions: str) -> bool:
    """A clause or phrase that begins with one of the words hangs on it."""
    under = (c for c in clause.verb.children if c.dep_ in {"advcl", "prep"})
    return any(m.lower_ in conditions for c in under for m in (c, *c.children))


def _does(clause: Clause) -> str:
    return clause.verb.lemma_.lower()


def _demands(telling: Telling, clauses: Sequence[Clause]) -> bool:
    if any(c.modal in _DEONTIC and not c.own and not _is_epistemic(c) for c in clauses):
        return True
    return matches(load_sayings().demand.content, telling) or any(
        _wants(c, telling) or _is_imperative(c, telling) for c in clauses
    )


def _is_epistemic(clause: Clause) -> bool:
    """ "should be enough": an expectation; "should have known": too late to be demanded; "had to": over."""
    helpers = {c.lower_ for c in clause.verb.children if c.dep_ == "aux"}
    if clause.modal in {"have to", "need to"}:
        return clause.verb.tag_ == "VBD" and not clause.own
    if clause.modal not in {"should", "must"}:
        return False
    seen = _does(clause) in {"be", "see", "help", "make", "prove", "allow", "lead"}
    return "have" in helpers or (clause.modal == "should" and seen)


def _wants(clause: Clause, telling: Telling) -> bool:
    over = clause.verb.tag_ == "VBD" and telling.quoted
    needs = clause.own and _does(clause) == "need" and not clause.modal
    return not clause.negated and not over and (needs or _does(clause) in load_sayings().demand.verbs)


def _is_imperative(clause: Clause, telling: Telling) -> bool:
    """ "Bring us the list": a bare verb that opens a quoted sentence."""
    verb = clause.verb
    if not telling.quoted or verb.tag_ not in {"VB", "VBP"} or clause.subject is not None or clause.modal:
        return False
    if any(c.dep_ in {"aux", "neg"} and c.tag_ == "TO" for c in verb.children) or verb.lemma_.lower() in {
        "thank",
        "let",
    }:
        return False
    before = verb.nbor(-1) if verb.i > 0 else None
    return before is None or before.is_quote or before.text in {".", "«", "!", "?"}


def _accepts(telling: Telling, clauses: Sequence[Clause]) -> bool:
    for c in clauses:
        now = c.own or c.modal in _REFUSING or c.verb.tag_ in {"VBZ", "VBP"}
        if _does(c) == "accept" and now and not c.negated and not c.conditional:
            return True
    return bool(clauses) and matches(load_sayings().accept.content, telling)


def _offers(telling: Telling, clauses: Sequence[Clause]) -> bool:
    if any(_is_ready(c) for c in clauses):
        return True
    return any(c.own for c in clauses) and matches(load_sayings().offer.content, telling)


def _hopes(clauses: Sequence[Clause]) -> bool:
    """ "his side hopes the talks will bring results": asked of others."""
    return any(
        _does(c) == "hope" and any(g.dep_ == "ccomp" for g in c.verb.children) and c.verb.tag_ != "VBD" for c in clauses
    )


def _promises(clauses: Sequence[Clause], telling: Telling) -> bool:
    states = load_sayings().promise.states
    will = FUTURE - {"would"} if telling.statement.kind == "direct" else FUTURE
    return any(
        (c.own or _acts(c, telling))
        and c.modal in will
        and not c.negated
        and not c.conditional
        and _does(c) not in states
        for c in clauses
    )


def _acts(clause: Clause, telling: Telling) -> bool:
    """Somebody named does it ("Almera will send buses"), or it is done to things ("the wages will be paid")."""
    subject = clause.subject
    if subject is None or subject.pos_ == "PRON" or act_of_cue(telling) is None:
        return False
    outside = {t.lemma_.lower() for t in telling.source} & load_sayings().promise.outsiders
    person = any(t.ent_type_ == "PERSON" or t.pos_ == "PRON" for t in telling.source)
    unnamed = not person and any(t.lemma_.lower() in load_titles().sources for t in telling.source)
    if outside or unnamed or not any(t.pos_ in {"PROPN", "PRON"} for t in telling.source):
        return False
    passive = any(c.dep_ == "auxpass" for c in clause.verb.children)
    by = any(c.dep_ == "agent" for c in clause.verb.children)
    return (passive and not by) or subject.pos_ == "PROPN"


def _judgement(telling: Telling, clauses: Sequence[Clause]) -> Act | None:
    words = {t.lemma_.lower() for c in clauses if not c.negated for t in _predicate(c)}
    lists = load_sayings()
    if not clauses or telling.lemma in load_sayings().calling:
        words = {t.lemma_.lower() for t in telling.content}
    several = [phrase for phrase in lists.criticise.content if " " in phrase]
    if words & set(lists.criticise.content) or matches(tuple(several), telling):
        return "criticise"
    return "praise" if words & set(lists.praise.content) else None


def _predicate(clause: Clause) -> list[Token]:
    """The words that say something about the subject: the verb, what it is said to be, its object."""
    if clause.own and not (clause.subject is not None and clause.subject.lower_ == "it" and _does(clause) == "be"):
        return []
    found = [clause.verb]
    for child in clause.verb.children:
        if child.dep_ in {"acomp", "attr", "oprd", "dobj", "ccomp", "advmod"}:
            found.append(child)
            found += [c for c in child.children if c.dep_ in {"amod", "acomp", "conj"}]
    return found

"""What kind of saying it is: by the cue where the cue tells, by what is said where it is a plain "said"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from secretariat.extract.moods import Clause, clauses_of
from secretariat.extract.telling import Telling, is_denied
from secretariat.knowledge.sayings import load_sayings
from secretariat.knowledge.speech import act_of
from secretariat.knowledge.titles import load_titles
from secretariat.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = {"will", "would", "shall", "going to", "go to"}
_REFUSING = {"will", "would", "shall", "can", "could", "can not"}
_DEONTIC = {"must", "should", "ought", "have to", "need to", "ought to"}
_HEARSAY = {"report", "claim", "allegation", "accusation", "rumour", "rumor", "suggestion", "talk", "charge", "speculation"}
_CALLING = {"call", "describe", "label", "dub", "term", "see", "regard", "consider", "deem", "brand", "find", "characterise", "characterize"}
_READY = {"ready", "prepared", "willing", "open"}
_QUESTIONS = {"who", "what", "when", "where", "why", "how", "whether", "if", "which", "whom"}


def act_of_cue(telling: Telling) -> Act | None:
    """The act that the cue tells of: `assert` for a plain word of speech, None for no word of speech."""
    if telling.head is None:
        return "assert"
    noun = telling.head.pos_ in {"NOUN", "PROPN"}
    words = telling.phrase.split(" ")
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            key = " ".join(words[first : first + size])
            act = _exactly(key, noun)
            if act is not None:
                return act
    return act_of(telling.lemma, noun=noun) or act_of(telling.lemma, noun=not noun)


def _exactly(key: str, noun: bool) -> Act | None:
    """`act_of` without its fallback to the first word."""
    return None if " " in key and act_of(key, noun=noun) == act_of(key.split(" ", 1)[0], noun=noun) else act_of(key, noun=noun)


def read_act(telling: Telling) -> Act:
    """The act of a statement."""
    cued = act_of_cue(telling)
    if is_silence(telling):
        return "decline to comment"
    if cued is None:
        held = next((act for act, words in load_sayings().held.items() if telling.lemma in words), None)
        return held or _of_content(telling) or "assert"
    if cued != "assert":
        return _adjusted(cued, telling)
    if telling.lemma in {"assure", "reassure"} and any(c.modal in _FUTURE for c in clauses_of(telling)):
        return "promise"
    return _of_content(telling) or "assert"


def is_silence(telling: Telling) -> bool:
    """Nothing is told: "declined to comment", "did not say when", "would not be drawn"."""
    silence = load_sayings().silence
    head = telling.head
    phrase = telling.phrase
    if any(phrase == cue or phrase.startswith(cue + " ") or f" {cue}" in phrase for cue in silence.cues if " " in cue):
        return True
    if head is not None:
        if telling.lemma in silence.declining:
            first = [c for c in head.children if c.dep_ in {"xcomp", "pcomp"}] + list(telling.cue)
            first += [g for c in head.children if c.dep_ == "prep" for g in c.children if c.lower_ == "from"]
            if any(t.lemma_.lower() in silence.telling and t != head for t in first):
                return True
        if is_denied(telling) and telling.lemma in silence.telling and not _that_clause(telling):
            return True
    return _matches(silence.content, telling) and act_of_cue(telling) == "assert"


def _that_clause(telling: Telling) -> bool:
    """A full clause is what was not said: "did not say that the port is open"."""
    return telling.lemma in {"say", "tell"} and bool(telling.content) and telling.content[0].lower_ == "that"


def _lemmas(telling: Telling) -> str:
    return " ".join("not" if t.lower_ in {"n't", "n’t"} else t.lemma_.lower() for t in telling.content)


@functools.lru_cache(maxsize=4096)
def _matching(phrases: tuple[str, ...], lemmas: str) -> bool:
    padded = f" {lemmas} "
    return any(f" {phrase} " in padded for phrase in phrases)


def _matches(phrases: tuple[str, ...], telling: Telling) -> bool:
    return _matching(phrases, _lemmas(telling))


def _adjusted(act: Act, telling: Telling) -> Act:
    """What the cue says, where the content does not say otherwise."""
    denied = is_denied(telling)
    clausal = _is_clausal(telling)
    if act == "reject" and denied and telling.phrase.startswith("rule out"):
        return "assert"
    if act == "reject" and {t.lemma_.lower() for t in telling.content if not t.is_stop} & _HEARSAY:
        return "deny"
    if act == "accept" and clausal and telling.lemma in {"agree", "concur"}:
        return _of_content(telling) or "assert"
    if act == "threaten" and telling.lemma == "warn" and clausal:
        read = _of_content(telling)
        return "threaten" if read in {"promise", "reject"} else read or "assert"
    if act == "promise" and _threatens(telling, clauses_of(telling)):
        return "threaten"
    return act


def _is_clausal(telling: Telling) -> bool:
    """What is said is a full clause, with a subject and a finite verb."""
    return any(c.subject is not None and c.verb.tag_ != "VBG" for c in clauses_of(telling))


def _of_content(telling: Telling) -> Act | None:
    """What a plain "said" tells of, by what is said; None: nothing but that it is so."""
    clauses = clauses_of(telling)
    if _is_question(telling):
        return "ask"
    performed = _performed(clauses)
    if performed is not None:
        return performed
    if _threatens(telling, clauses):
        return "threaten"
    if _denies(telling, clauses):
        return "deny"
    if _rejects(telling, clauses):
        return "reject"
    if _demands(telling, clauses):
        return "demand"
    if _accepts(telling, clauses):
        return "accept"
    if _offers(telling, clauses):
        return "offer"
    if _hopes(clauses):
        return "ask"
    if _promises(clauses, telling):
        return "promise"
    return _judgement(telling, clauses)


def _is_question(telling: Telling) -> bool:
    words = [t for t in telling.content if not t.is_quote]
    return bool(words) and words[-1].text == "?"


def _performed(clauses: list[Clause]) -> Act | None:
    """ "we reject it", "his side welcomes it": what the speaker says he does by saying it."""
    for clause in clauses:
        simple = clause.verb.tag_ in {"VBP", "VBZ"} and not clause.modal and not clause.negated
        act = act_of(_does(clause)) if clause.own and simple else None
        if act not in {None, "assert", "ask", "offer", "threaten"}:
            return act
    return None


def _threatens(telling: Telling, clauses: list[Clause]) -> bool:
    threaten = load_sayings().threaten
    if _matches(threaten.always, telling):
        return True
    if not _matches(threaten.content, telling):
        return False
    ready = any(_is_ready(c) for c in clauses)
    own = any(c.own and not c.negated for c in clauses)
    future = any(c.modal in _FUTURE for c in clauses)
    conditional = any(c.conditional for c in clauses)
    return ready or (own and future) or (conditional and (own or future or telling.lemma == "warn"))


def _is_ready(clause: Clause) -> bool:
    """ "is prepared to", "stands ready to"."""
    words = [clause.verb, *(c for c in clause.verb.children if c.dep_ in {"acomp", "oprd", "attr"})]
    states = [c for c in words if c.lower_ in _READY]
    return not clause.negated and any(
        c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ == "to") for state in states for c in state.children
    )


def _denies(telling: Telling, clauses: list[Clause]) -> bool:
    if _matches(load_sayings().deny.content, telling):
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


def _rejects(telling: Telling, clauses: list[Clause]) -> bool:
    reject = load_sayings().reject
    if _matches(reject.content, telling):
        return True
    if any(not c.negated and c.modal in _FUTURE and act_of(_does(c)) == "reject" for c in clauses):
        return True
    if any(c.negated and _is_refusal(c, telling) and _does(c) in reject.verbs for c in clauses):
        return True
    return any(c.negated and c.modal in _FUTURE and _does(c) == "be" and _waits(c) for c in clauses)


def _is_refusal(clause: Clause, telling: Telling) -> bool:
    """ "will not accept", "cannot open", "would not bow" (but not "we could not agree": it was tried)."""
    if clause.modal in _FUTURE:
        return True
    return clause.own and (clause.modal == "can" or (clause.modal == "could" and not telling.quoted))


def _waits(clause: Clause) -> bool:
    """ "there will be no aid until …"."""
    words = (m.lower_ for c in clause.verb.children if c.dep_ in {"advcl", "prep"} for m in (c, *c.children))
    return any(word in {"until", "till", "unless", "before"} for word in words)


def _does(clause: Clause) -> str:
    return clause.verb.lemma_.lower()


def _demands(telling: Telling, clauses: list[Clause]) -> bool:
    if any(c.modal in _DEONTIC and not c.own and not _is_epistemic(c) for c in clauses):
        return True
    return _matches(load_sayings().demand.content, telling) or any(
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
    if any(c.dep_ in {"aux", "neg"} and c.tag_ == "TO" for c in verb.children) or verb.lemma_.lower() in {"thank", "let"}:
        return False
    before = verb.nbor(-1) if verb.i > 0 else None
    return before is None or before.is_quote or before.text in {".", "«", "!", "?"}


def _accepts(telling: Telling, clauses: list[Clause]) -> bool:
    for c in clauses:
        now = c.own or c.modal in _REFUSING or c.verb.tag_ in {"VBZ", "VBP"}
        if _does(c) == "accept" and now and not c.negated and not c.conditional:
            return True
    return bool(clauses) and _matches(load_sayings().accept.content, telling)


def _offers(telling: Telling, clauses: list[Clause]) -> bool:
    if any(_is_ready(c) for c in clauses):
        return True
    return any(c.own for c in clauses) and _matches(load_sayings().offer.content, telling)


def _hopes(clauses: list[Clause]) -> bool:
    """ "his side hopes the talks will bring results": asked of others."""
    return any(
        _does(c) == "hope" and any(g.dep_ == "ccomp" for g in c.verb.children) and c.verb.tag_ != "VBD"
        for c in clauses
    )


def _promises(clauses: list[Clause], telling: Telling) -> bool:
    states = load_sayings().promise.states
    will = _FUTURE - {"would"} if telling.statement.kind == "direct" else _FUTURE
    return any(
        (c.own or _acts(c, telling)) and c.modal in will and not c.negated and not c.conditional and _does(c) not in states
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


def _judgement(telling: Telling, clauses: list[Clause]) -> Act | None:
    words = {t.lemma_.lower() for c in clauses if not c.negated for t in _predicate(c)}
    lists = load_sayings()
    if not clauses or telling.lemma in _CALLING:
        words = {t.lemma_.lower() for t in telling.content}
    several = [phrase for phrase in lists.criticise.content if " " in phrase]
    if words & set(lists.criticise.content) or _matches(tuple(several), telling):
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

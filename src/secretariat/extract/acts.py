"""What kind of saying it is: by the cue where the cue tells, by what is said where it is a plain "said"."""

from __future__ import annotations

from secretariat.extract.cues import act_of_cue
from secretariat.extract.moods import FUTURE, clauses_of
from secretariat.extract.stances import act_of_content, matches, threatens
from secretariat.extract.telling import Telling, is_denied
from secretariat.knowledge.sayings import load_sayings
from secretariat.records import Act


def read_act(telling: Telling) -> Act:
    """The act of a statement."""
    cued = act_of_cue(telling)
    if is_silence(telling):
        return "decline to comment"
    if cued is None:
        held = next((act for act, words in load_sayings().held.items() if telling.lemma in words), None)
        return held or act_of_content(telling) or "assert"
    if cued != "assert":
        return _adjusted(cued, telling)
    if telling.lemma in {"assure", "reassure"} and any(c.modal in FUTURE for c in clauses_of(telling)):
        return "promise"
    return act_of_content(telling) or "assert"


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
    return matches(silence.content, telling) and act_of_cue(telling) == "assert"


def _that_clause(telling: Telling) -> bool:
    """A full clause is what was not said: "did not say that the port is open"."""
    return telling.lemma in {"say", "tell"} and bool(telling.content) and telling.content[0].lower_ == "that"


def _adjusted(act: Act, telling: Telling) -> Act:
    """What the cue says, where the content does not say otherwise."""
    denied = is_denied(telling)
    clausal = _is_clausal(telling)
    if act == "reject" and denied and telling.phrase.startswith("rule out"):
        return "assert"
    if act == "reject" and {t.lemma_.lower() for t in telling.content if not t.is_stop} & load_sayings().hearsay:
        return "deny"
    if act == "accept" and clausal and telling.lemma in {"agree", "concur"}:
        return act_of_content(telling) or "assert"
    if act == "threaten" and telling.lemma == "warn" and clausal:
        read = act_of_content(telling)
        return "threaten" if read in {"promise", "reject"} else read or "assert"
    if act == "promise" and threatens(telling, clauses_of(telling)):
        return "threaten"
    return act


def _is_clausal(telling: Telling) -> bool:
    """What is said is a full clause, with a subject and a finite verb."""
    return any(c.subject is not None and c.verb.tag_ != "VBG" for c in clauses_of(telling))

"""Whether somebody spoke, or holds, wants or does something."""

from __future__ import annotations

from secretariat.extract.acts import is_silence
from secretariat.extract.cues import act_of_cue
from secretariat.extract.moods import clauses_of
from secretariat.extract.telling import Telling, is_future
from secretariat.knowledge.sayings import load_sayings
from secretariat.records import Act, Manner

_DEEDS: frozenset[Act] = frozenset({"accept", "reject"})


def read_manner(telling: Telling, *, placed: bool) -> Manner:
    """`held` where the cue is no word of speech, where the saying has not happened, and for a deed ("rejected the
    plan", "agreed to meet").

    Args:
        telling: the statement.
        placed: the clause names a medium or to whom it was said: words were spoken.
    """
    if telling.head is None or telling.phrase.startswith("accord") or telling.statement.cue[0].quote == ":":
        return "said"
    act = act_of_cue(telling)
    if is_silence(telling):
        return "said"
    if act is None:
        return "held"
    if is_future(telling):
        return "held"
    deed = act in _DEEDS or telling.lemma in load_sayings().deeds
    spoken = placed or telling.quoted or (act == "accept" and any(c.subject is not None for c in clauses_of(telling)))
    return "held" if deed and not spoken else "said"

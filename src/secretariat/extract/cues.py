"""What a cue tells of: the act of its word or words, and nothing of what was said."""

from __future__ import annotations

from secretariat.extract.telling import Telling
from secretariat.knowledge.speech import act_of
from secretariat.records import Act


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
    return (
        None
        if " " in key and act_of(key, noun=noun) == act_of(key.split(" ", 1)[0], noun=noun)
        else act_of(key, noun=noun)
    )

"""Whether two people of different reports are the same: by their names first, then by what they are."""

from __future__ import annotations

from typing import Literal, NamedTuple

from secretariat.reconcile.spellings import closeness, is_spelling, suffix_of, words_of

Verdict = Literal["same", "different", "unsure"]


class Compared(NamedTuple):
    """What comparing two gave."""

    verdict: Verdict
    score: float
    """How sure, 0 to 1."""
    why: str


def compare_people(left: str, right: str) -> Compared:
    """Compares two names of several words each.

    The same person: the family names are one name in two spellings, and each further word of the shorter name is a word
    of the longer one, in order, in some spelling, or its initial. Given names that are near to each other and no
    spelling of each other leave it open.
    """
    if len({suffix_of(left), suffix_of(right)} - {None}) > 1:
        return Compared("different", 0.97, "two of one name in a family")
    one, other = sorted((words_of(left), words_of(right)), key=len)
    if one == other:
        return Compared("same", 0.99, "the same name")
    whole = _matched(one, other)
    if whole is None and set(one) == set(other) and len(one) > 1:
        return Compared("same", 0.95, "the same words in another order")
    if whole is None:
        return _apart(one, other)
    scores, initials = whole
    lowest = min(scores)
    if len(one) > 2 and len(one) < len(other) and any(len(word) == 1 for word in (*one, *other)):
        return Compared("unsure", 0.5, "the same family name and given name, and other words between them")
    if initials and len(one) - initials < 2 and len(other) > len(one):
        return Compared("unsure", 0.5, "only an initial and the family name are the same")
    if initials:
        return Compared("same", 0.88, "the same family name, and the initial of the given name")
    if lowest >= 0.97 and len(one) == len(other):
        return Compared("same", 0.97, "one name in two spellings")
    if len(one) < len(other) and lowest >= 0.97:
        return Compared("same", 0.95, "the longer name has all words of the shorter")
    return Compared("same", round(0.6 + 0.35 * lowest, 2), "two near spellings of each word of the name")


def _matched(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[float], int] | None:
    """How close each word of the shorter name is to its word of the longer, and how many are initials; None: one has no
    word there. Last words are family names; a family name that stands first ("Kim Jong Un") is met in order."""
    last_fits = is_spelling(one[-1], other[-1])
    first_fits = is_spelling(one[0], other[0])
    if not (last_fits or (first_fits and len(one) == len(other))):
        return None
    scores, initials, at = [], 0, 0
    for word in one:
        while at < len(other):
            against, at = other[at], at + 1
            if is_spelling(word, against, given=at < len(other)):
                scores.append(closeness(word, against))
                break
            if 1 in {len(word), len(against)} and word[0] == against[0]:
                scores.append(0.9)
                initials += 1
                break
            if len(other) - at < len(one) - len(scores):
                return None
        else:
            return None
    return (scores, initials) if len(scores) == len(one) else None


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> Compared:
    given = closeness(one[0], other[0])
    if is_spelling(one[-1], other[-1]) and given >= 0.82 and one[0][0] == other[0][0]:
        return Compared(
            "unsure", round(given / 2, 2), "the same family name, and given names that are near to each other"
        )
    if is_spelling(one[-1], other[-1]):
        return Compared("different", 0.97, "the same family name, and other given names")
    return Compared("different", 0.9, "other names")

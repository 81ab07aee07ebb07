"""Which candidates are kept: one reading of a cue, none inside what another says, the better rated first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from secretariat.extract.candidates import Candidate
from secretariat.extract.quotes import Span, inside
from secretariat.quotations import Quotation

_RANK = {"label": 0, "according": 2}
"""What is kept before, and after, all that is better rated: a label governs its whole paragraph, and what
somebody said is not the paper's that passes it on."""


def select(
    found: Iterable[Candidate],
    quotations: Sequence[Quotation],
    threshold: float,
    rating: Callable[[Candidate], float],
) -> list[tuple[Candidate, float]]:
    """The candidates kept whose rating reaches the threshold, each with it, in order of the text."""
    rated = [(candidate, rating(candidate)) for candidate in found]
    rated = [(c, score) for c, score in rated if score >= threshold and c.about != "pronoun" and not _relays(c)]
    rated.sort(key=lambda pair: (_RANK.get(pair[0].frame, 1), -pair[1], pair[0].anchor, pair[0].frame))
    kept: list[tuple[Candidate, float]] = []
    for candidate, score in rated:
        if not any(_clash(candidate, other) for other, _ in kept) and not is_quoted_cue(candidate, quotations):
            kept.append((candidate, score))
    kept.sort(key=lambda pair: (pair[0].anchor, pair[0].content))
    return kept


def _clash(left: Candidate, right: Candidate) -> bool:
    if left.anchor == right.anchor or left.cue == right.cue:
        return True
    return _within(left.anchor, right.content) or _within(right.anchor, left.content)


def _within(position: int, spans: Iterable[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def is_quoted_cue(candidate: Candidate, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue stands in a quotation of more than a few words: somebody's words about somebody's words."""
    home = inside(candidate.anchor, quotations)
    if home is None:
        return False
    own = candidate.source is not None and home.inner_start <= candidate.source[0] < home.inner_end
    return own or home.inner_end - home.inner_start > 40


def _relays(candidate: Candidate) -> bool:
    return candidate.frame == "relay" or _cites(candidate)


def _cites(candidate: Candidate) -> bool:
    """ "citing two officials": what is named is a source, not something said."""
    return candidate.lemma in {"cite", "quote"} and candidate.about == "source"

"""Provisions: the terms that are asked for, offered, refused or agreed, each with a doer and a deed.

Terms are what the rules find (`terms.py`) and what the network spots, weighed against one another here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.beliefs import precision_of_talks
from secretariat.parse import Parsed
from secretariat.records import NameMention, Proposal, Provision
from secretariat.talks.details import Papers, duration, toward
from secretariat.talks.issues import Issues
from secretariat.talks.marks import NEAR, Mark, covers
from secretariat.talks.quantities import quantity_in
from secretariat.talks.spotting import Sight, Spotted, shared, words_of
from secretariat.talks.terms import STATUS, Term, find_terms
from secretariat.talks.weighing import HELD, players
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span

VERSION = "1"
DOUBT = 0.9
"""From how sure it is that a word tells of nothing the network outweighs the rules."""
ALONE, TOGETHER = 0.6, 0.4
"""How sure the network has to be of a term that the rules do not find, and of one that they do."""
OBLIGED, ALSO_OBLIGED = 0.1, 0.7
"""How likely the likeliest has to be whom a term obliges, and everybody else."""
_WIDE = 600
"""How many characters in front of a term the stance may begin in whose words it stands."""


def read_provisions(
    parsed: Parsed,
    who: Who,
    issues: Issues,
    marks: Sequence[Mark],
    names: Sequence[NameMention],
    sight: Sight,
    proposals: Sequence[Proposal],
) -> tuple[Provision, ...]:
    """The provisions of a report, each once.

    Args:
        parsed: the report.
        who: answers for its phrases.
        issues: answers for its issues.
        marks: its stances.
        names: what it names.
        sight: what the network sees in it.
        proposals: its proposals.
    """
    papers = Papers(proposals)
    terms = _weighed(find_terms(parsed, who, marks), marks, sight, who)
    terms.sort(key=lambda term: term.span)
    kept: list[Term] = []
    for term in terms:
        if not any(covers(one.span, term.span) for one in kept[-NEAR:]):
            kept.append(term)
    report, found = parsed.report, []
    places = sorted((n.passage for n in names if n.standing == "place"), key=lambda place: place.start)
    against = _refused(marks, issues, who)
    for term in kept:
        if term.spotted is None and not issues.within(term.paragraph, *term.span):
            continue
        told = issues.of(term.paragraph, term.words, term.spotted)
        status, issue = term.status, "other" if told is None else told.label
        if status in {"open", "unknown"} and against.get(issue, set()) - set(term.holders):
            status = "contested"
        start, end = term.span
        first, last = (bisect_left(places, at, key=lambda place: place.start) for at in (start, end))
        territory = (place.quote for place in places[first:last])
        found.append(
            Provision(
                id=record_id("v", report.id, start, end),
                proposal=papers.of(term.paragraph, term.words, term.holders, who),
                issue=issue,
                issue_why=None if told is None else told.why,
                obliged=tuple(sorted(term.obliged)),
                toward=tuple(sorted(toward(term.words, term.paragraph, term.obliged, who))),
                action=" ".join(term.words.text.split())[:200],
                quantity=quantity_in(term.words, term.deed),
                territory=tuple(dict.fromkeys(territory)),
                duration=duration(term.words),
                condition=term.condition,
                status=status,
                passages=(Passage.cut(report.id, report.text, start, end),),
                score=precision_of_talks(f"provisions.{term.rule}"),
                made_by=f"provisions.{term.rule}/{VERSION}",
            )
        )
    return tuple(found)


def _weighed(terms: Sequence[Term], marks: Sequence[Mark], sight: Sight, who: Who) -> list[Term]:
    """The rules' terms that the network spots too, on the words that it gives, or does not rule out, and those that
    only it spots."""
    runs = sight.of("provisions")
    found: list[Term] = []
    met: set[int] = set()
    for term in terms:
        near = sight.on("provisions", term.span)
        if not near:
            if sight.doubt("provisions", term.paragraph.start + term.deed.idx) < DOUBT:
                found.append(term)
            continue
        best = max(near, key=lambda n: shared(runs[n].span, term.span))
        met.add(best)
        if runs[best].belief < TOGETHER:
            continue
        own, inside = _obliged(runs[best], term.obliged, who), words_of(runs[best]) or term.words
        found.append(replace(term, obliged=own, words=inside, spotted=runs[best]))
    for at, run in enumerate(runs):
        words = words_of(run)
        if at not in met and words is not None and run.belief >= ALONE:
            found.append(_of_run(run, words, marks, who))
    return found


def _of_run(run: Spotted, words: Span, marks: Sequence[Mark], who: Who) -> Term:
    """A term that only the network has spotted, with the status that the stance around it gives it."""
    first = bisect_left(marks, run.span[0] - _WIDE, key=lambda mark: mark.span[0])
    last = bisect_left(marks, run.span[1], key=lambda mark: mark.span[0])
    around = [mark for mark in marks[first:last] if shared(mark.span, run.span) > 0]
    near = max(around, key=lambda mark: shared(mark.span, run.span), default=None)
    parties = () if near is None else tuple(dict.fromkeys(p for h in near.holders for p in who.parties(h)))
    status = "open" if near is None else STATUS.get(near.stance, "open")
    return Term("network", run.paragraph, words, words.root, _obliged(run, (), who), status, parties, None, run)


def _obliged(run: Spotted, rules: Sequence[str], who: Who) -> tuple[str, ...]:
    """The parties that a term obliges: those of the rules, unless the network finds them unlikely."""
    played = players(run, rules, who, least=OBLIGED, likely=ALSO_OBLIGED)
    if rules and played.rules >= HELD:
        return tuple(rules)
    return tuple(dict.fromkeys(party for one in played.actors for party in who.parties(one)))


def _refused(marks: Sequence[Mark], issues: Issues, who: Who) -> dict[str, set[str]]:
    """Issue → parties that refuse or oppose something of it."""
    found: dict[str, set[str]] = {}
    for mark in marks:
        if mark.stance in {"rejects", "opposes", "red line"}:
            told = issues.of(mark.paragraph, mark.words, mark.spotted)
            if told is not None:
                found.setdefault(told.label, set()).update(p for holder in mark.holders for p in who.parties(holder))
    return found

"""Through whom a statement came: what the rules and the network read, as one chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secretariat.evidence import Passage
from secretariat.extract.credits import agency_passage, is_own_outlet
from secretariat.extract.nesting import characters
from secretariat.extract.quotes import Span, overlap
from secretariat.extract.relays import phrase_of, short, without_place
from secretariat.extract.scenes import LINKS, Around, Scene
from secretariat.extract.states import States
from secretariat.parse import Parsed
from secretariat.records import ChainLink, Statement

_REPORTER = {"i", "we", "us", "me"}
_PHRASE = 8
"""Tokens of a phrase that names a link, at most; a longer one is a slip of the parse."""


def chain_of(
    parsed: Parsed, states: States, statement: Statement, scene: Scene, around: Sequence[Around]
) -> tuple[ChainLink, ...]:
    """The statement's chain, outermost first.

    The report's agency stands in front. A relay that the rules read stands where the network agrees, or the scene does
    not show it; their links to outlets stand in any case. The relation of a link that both read is the network's.
    """
    shown, agency = set(scene.words.tolist()), agency_passage(parsed.report)
    first = [link for link in statement.chain if link.passage == agency]
    rules = [link for link in statement.chain if link.passage != agency]

    def is_shown(link: ChainLink) -> bool:
        return shown.issuperset(states.words([(link.passage.start, link.passage.end)]))

    found = {link.passage: link for link in rules if link.relation != "relayed by" or not is_shown(link)}
    for role, words in _links(parsed, around):
        same = (p for p in (link.passage for link in rules) if overlap((p.start, p.end), words))
        passage = next(same, None) or Passage.cut(parsed.report.id, parsed.report.text, *words)
        found[passage] = ChainLink(actor=None, relation=role, passage=passage)
    order: dict[str, int] = {role: at for at, role in enumerate(LINKS)}
    return (*first, *sorted(found.values(), key=lambda link: (order[link.relation], link.passage.start)))


def _links(parsed: Parsed, around: Sequence[Around]) -> Iterator[tuple[str, Span]]:
    """Links of the network: relation, and the whole phrase that names the actor; none to the report's own outlet."""
    for one in around:
        words = _phrase(parsed, one.words) if one.role in LINKS else None
        if words is not None and not is_own_outlet(parsed.report, words):
            yield one.role, words


def _phrase(parsed: Parsed, words: Span) -> Span | None:
    """The whole noun phrase of the words; None: it is the reporter ("I have it from …")."""
    paragraph = parsed.paragraph_at(words[0])
    if paragraph is None or words[1] > paragraph.end:
        return words
    start, end = words[0] - paragraph.start, words[1] - paragraph.start
    span = paragraph.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return words
    if span.text.lower() in _REPORTER:
        return None
    tokens = without_place(short(phrase_of(span.root), paragraph.doc[:]), span.root)
    if tokens[0] <= span.start and span.end <= tokens[1] <= tokens[0] + _PHRASE:
        return characters(tokens, paragraph.doc, paragraph.start)
    return words

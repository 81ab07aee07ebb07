"""What a report tells of a plan, with the marks of its version: the tellings that are put together into versions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.reconcile.plan_marks import (
    Relative,
    VersionMark,
    marks_in,
    may_tell,
    rank_of,
    relative_of,
    sentence_at,
    sentences,
)
from secretariat.reconcile.points import days_of
from secretariat.reconcile.words import stem, stems
from secretariat.records import Actor, Position, Proposal, Provision, Report, Statement

Amount = tuple[float, str | None]

_NAMELESS = {"group", "anonymous"}
_BODIES = frozenset({
    "gover", "minis", "forei", "presi", "repub", "kingd", "state", "counc", "union", "leagu", "offic", "depar", "house",
    "prime", "natio", "unite", "party", "inter", "treat", "commi",
})  # fmt: skip
"""Stems of words that are in the names of many bodies."""
_COUNTER = {"counter", "counterproposals", "counterproposal", "counteroffer", "rival", "alternative"}
_CALLED = re.compile(r",? ?(?:(?:also |widely )?(?:known as|called|dubbed|the so-called)) (?:the )?$")
_GIVEN = re.compile(
    r"\b((?:[A-Z][\w’'-]*[a-z]\s+){1,3}?)(?:has |have |had |also )?"
    r"(?:gave|given|sent|handed|delivered|presented|showed|shown|passed|offered|brought)\s"
)
_MADE_BY = re.compile(
    r"\b(?:drafted|written|prepared|drawn up|proposed|presented|authored|devised|tabled) by "
    r"((?:the )?(?:[A-Z][\w’'-]*[a-z]\b ?){1,3})"
)
_BEHIND = 60
"""Characters behind a plan's words within which its maker stands."""
_MARKS = 200
"""Marks of a report that are looked at, at most."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Tabling:
    """What the reports of a dossier tell of plans, as records; ids of actors are those of groups."""

    reports: Mapping[str, Report]
    actors: Mapping[str, Actor]
    proposals: Sequence[Proposal]
    provisions: Sequence[Provision]
    positions: Sequence[Position]
    statements: Mapping[str, Statement] = field(default_factory=dict)
    same: Sequence[tuple[float, str, str]] = ()
    """Score and ids of pairs of proposals that were judged to be one."""
    disputed: Sequence[tuple[Passage, Passage]] = ()
    """Words of points that cannot both hold, as far as one says agreed, or so, and the other not."""


@dataclass(slots=True, eq=False)
class Telling:
    """How one report tells of one plan in one version."""

    id: str
    report: str
    day: int | None
    """Day of publication, as an ordinal; None: not known."""
    proposal: Proposal | None
    """None: only the words for its version are there."""
    spans: list[tuple[int, int]]
    """Where it is named."""
    authors: frozenset[str] = frozenset()
    """Stems of the names of its authors and of their parties."""
    titles: frozenset[str] = frozenset()
    """Stems of the words with a capital in its names, but those of authors."""
    around: frozenset[str] = frozenset()
    """Stems of the names of the parties of which the report tells."""
    is_offer: bool = False
    is_counter: bool = False
    """Whether it is told of as an answer to somebody else's plan."""
    points: int | None = None
    rank: int | None = None
    relative: Relative | None = None
    terms: list[Provision] = field(default_factory=list)
    """The provisions that the report itself gives to it."""
    also: list[str] = field(default_factory=list)
    """Ids of proposals that are only a part of its words: the accord of "a draft of an accord"."""

    @property
    def proposals(self) -> tuple[str, ...]:
        """Ids of the proposals that it is."""
        return () if self.proposal is None else (self.id, *self.also)

    @property
    def is_marked(self) -> bool:
        """Whether anything tells its version."""
        return self.points is not None or self.rank is not None or self.relative is not None

    def passages(self, report: Report) -> tuple[Passage, ...]:
        """Its words."""
        if self.proposal is not None:
            return self.proposal.passages
        return tuple(Passage.cut(report.id, report.text, *span) for span in self.spans)


def tellings(tabling: Tabling) -> list[Telling]:
    """What the reports tell of plans, by report and place: each proposal, and each version that is only named."""
    by_report: dict[str, list[Proposal]] = defaultdict(list)
    for one in sorted(tabling.proposals, key=lambda one: (one.passages[0].report, one.passages[0].start, one.id)):
        by_report[one.passages[0].report].append(one)
    terms: dict[str, list[Provision]] = defaultdict(list)
    for term in tabling.provisions:
        if term.proposal is not None:
            terms[term.proposal].append(term)
    around = _around(tabling)
    found: list[Telling] = []
    for report in (tabling.reports[one] for one in sorted(tabling.reports)):
        if report.id not in by_report and not may_tell(report.text):
            continue
        known = _unnested([_told(one, report, tabling, terms[one.id]) for one in by_report.get(report.id, ())])
        own = _marked(report, known)
        for told in own:
            told.around = around.get(report.id, frozenset())
        found += own
    return found


def _unnested(known: list[Telling]) -> list[Telling]:
    """The tellings; one that is first named inside the words for another is that one."""
    kept: list[Telling] = []
    for one in known:
        start, end = one.spans[0]
        outer = next((other for other in kept if any(a <= start and end <= b for a, b in other.spans)), None)
        if outer is None:
            kept.append(one)
        else:
            outer.also.append(one.id)
            outer.spans += [span for span in one.spans if span not in outer.spans]
            outer.terms += one.terms
    return kept


def day_of(report: Report) -> int | None:
    """The day of publication, as an ordinal; None: not known."""
    days = days_of(report.published)
    return None if days is None else days[0]


def name_stems(identities: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """Stems of the names of these actors and of their parties, without words for offices; who has no name has none."""
    found: set[str] = set()
    for one in identities:
        actor = actors.get(one)
        party = None if actor is None or actor.party is None else actors.get(actor.party)
        for known in (actor, party):
            if known is not None and known.kind not in _NAMELESS:
                found |= {word for word in _WORD.findall(known.name) if word[:1].isupper()}
    return stems(map(plain_letters, found)) - _BODIES


def _told(one: Proposal, report: Report, tabling: Tabling, terms: list[Provision]) -> Telling:
    authors = _authors(one, report, tabling)
    words = {word for name in one.names for word in _WORD.findall(name)}
    telling = {plain_letters(word) for word in words}
    kinds = load_proposal_words()
    capitals = [plain_letters(word) for name in one.names for word in _title(name)]
    version = one.version if one.version is None or one.version in one.names[0].lower() else None
    plain = {stem(word) for word in kinds["plan"] | kinds["offer"] | kinds["paper"] | kinds["accord"]}
    return Telling(
        id=one.id,
        report=report.id,
        day=day_of(report),
        proposal=one,
        spans=[(passage.start, passage.end) for passage in one.passages],
        authors=authors,
        titles=stems(capitals) - authors - plain - _BODIES,
        is_offer=bool(telling & (kinds["offer"] | {"offered", "offers", "offering"})) and not telling & kinds["plan"],
        is_counter=bool(
            telling & {"counter", "counterproposals", "counterproposal", "counteroffer", "rival", "alternative"}
        )
        or any("counter-" in name.lower() for name in one.names),
        points=one.points,
        rank=rank_of(version),
        relative=relative_of(version),
        terms=terms,
    )


def _title(name: str) -> list[str]:
    """The words of a name with a capital, as far as they name it: those in front of its noun, and behind "of". What it
    is for, and between whom, names it not."""
    kinds = load_proposal_words()
    nouns = kinds["plan"] | kinds["offer"] | kinds["paper"] | kinds["accord"]
    words = _WORD.findall(name)
    noun = next((at for at, word in enumerate(words) if word.lower() in nouns), len(words))
    behind = words[noun + 2 :] if words[noun + 1 : noun + 2] == ["of"] else []
    owned = next((at for at, word in enumerate(behind) if not word[:1].isupper()), len(behind))
    return [word for word in (*words[: noun + 1], *behind[:owned]) if word[:1].isupper() and len(word) > 1]


def _authors(one: Proposal, report: Report, tabling: Tabling) -> frozenset[str]:
    """Whose it is, by name; of "Halmere gave both delegations a draft" and "a plan drafted by Halmere" Halmere,
    whomever else the record has."""
    spans = sentences(report.text)
    told = name_stems((*one.authors, *one.prepared_by), tabling.actors)
    passage = one.passages[0]
    start, end = sentence_at(spans, passage.start)
    given = _GIVEN.search(report.text, start, end)
    made = _MADE_BY.search(report.text, passage.start, min(end, passage.end + _BEHIND))
    named = made[1] if made is not None else given[1] if given is not None and given.end() <= passage.start else ""
    makers = stems(plain_letters(word) for word in _WORD.findall(named) if word[:1].isupper()) - _BODIES
    return makers if makers and not makers & told else told


def _around(tabling: Tabling) -> dict[str, frozenset[str]]:
    """Report → stems of the names of those who take positions, speak, propose or are obliged in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for position in tabling.positions:
        found[position.passages[0].report] |= {one for one in (position.party, position.actor) if one is not None}
    for term in tabling.provisions:
        found[term.passages[0].report] |= set(term.obliged)
    for one in tabling.proposals:
        found[one.passages[0].report] |= set(one.authors)
    for said in tabling.statements.values():
        if said.speaker is not None:
            found[said.report].add(said.speaker)
    return {report: name_stems(sorted(ids), tabling.actors) for report, ids in found.items()}


def _marked(report: Report, known: list[Telling]) -> list[Telling]:
    """The tellings of a report, with the marks that its words give them, and those that only marks tell."""
    marks = marks_in(report.text)[:_MARKS]
    spans = sentences(report.text)
    plans = [one for one in known if not (one.proposal is not None and _is_deed(one.proposal))]
    loose: list[VersionMark] = []
    for mark in marks:
        near = [one for one in plans if _names(one, mark, report.text)]
        if not near and not mark.whole and mark.relative != "previous":
            sentence = sentence_at(spans, mark.start)
            near = [one for one in plans if any(sentence[0] <= a < sentence[1] for a, _ in one.spans)]
        fitting = [one for one in near if _fits(one, mark)]
        if len(fitting) == 1:
            _take(fitting[0], mark)
        elif not fitting:
            loose.append(mark)
    return _joined(known, [_only_named(report, mark) for mark in loose if mark.whole or mark.points is not None])


def _joined(known: list[Telling], named: list[Telling]) -> list[Telling]:
    """The tellings of a report; what is only named is of the proposal, or of what else is named, that shares a mark
    with it."""
    groups: list[Telling] = []
    for one in named:
        first = next((other for other in groups if _fits(other, one) and _shares(other, one)), None)
        if first is None:
            groups.append(one)
        else:
            _take(first, one)
    made = list(known)
    for one in groups:
        alike = [other for other in known if other.is_marked and _fits(other, one) and _shares(other, one)]
        if len(alike) == 1 and one.relative != "previous":
            _take(alike[0], one)
        else:
            made.append(one)
    return made


def _is_deed(one: Proposal) -> bool:
    """Whether it is what somebody proposes without a word for it."""
    return any(name.split(" ", 1)[0].lower().endswith(("ed", "ing")) for name in one.names[:1])


def _names(one: Telling, mark: VersionMark, text: str) -> bool:
    """Whether a mark stands on the words of a telling; "the first draft" further on in a report that goes on about
    another one does not count, since later words for a plan are often those for its other versions."""
    backwards = mark.rank == 1 or mark.relative == "previous"
    called = any(mark.end <= a and _CALLED.fullmatch(text, mark.end, a) is not None for a, _ in one.spans)
    return called or any(a < mark.end and mark.start < b for a, b in (one.spans[:1] if backwards else one.spans))


def _fits(one: Telling, mark: VersionMark | Telling) -> bool:
    """Whether nothing in a mark speaks against its being of a telling."""
    told = ((one.points, mark.points), (one.rank, mark.rank))
    return all(own is None or other is None or own == other for own, other in told) and (
        mark.relative is None or one.relative is None or mark.relative == one.relative
    )


def _shares(one: Telling, mark: VersionMark | Telling) -> bool:
    return (
        (one.points is not None and one.points == mark.points)
        or (one.rank is not None and one.rank == mark.rank)
        or (one.relative is not None and one.relative == mark.relative)
    )


def _take(one: Telling, mark: VersionMark | Telling) -> None:
    one.points = one.points if one.points is not None else mark.points
    one.rank = one.rank if one.rank is not None else mark.rank
    one.relative = one.relative or mark.relative
    for start, end in [(mark.start, mark.end)] if isinstance(mark, VersionMark) else mark.spans:
        if not any(a <= start and end <= b for a, b in one.spans):
            one.spans.append((start, end))


def _only_named(report: Report, mark: VersionMark) -> Telling:
    return Telling(
        id=f"{report.id}:{mark.start}",
        report=report.id,
        day=day_of(report),
        proposal=None,
        spans=[(mark.start, mark.end)],
        points=mark.points,
        rank=mark.rank,
        relative=mark.relative,
    )

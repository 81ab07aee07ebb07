"""Plans in their versions as commands and the page show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from secretariat.answer import talks
from secretariat.answer.accounts import Accounts
from secretariat.answer.across_rows import SaidRow
from secretariat.answer.ages import age_of, is_stale, newest
from secretariat.answer.naming import Named
from secretariat.answer.plan_names import change_words, plan_name, version_name
from secretariat.answer.plan_rows import (
    AnswerRow,
    CellRow,
    Hands,
    PlanLine,
    PlanRow,
    Plans,
    PlanSummary,
    TermRow,
    VersionRow,
)
from secretariat.answer.talk_rows import Proposals
from secretariat.evidence import Passage
from secretariat.records import Answered, Plan, PlanVersion, Proposal, Report, Term, TermCell
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


def plans(store: Store, scope: Scope = EVERYTHING) -> Plans:
    """The plans of the scope."""
    with store.snapshot():
        return plans_of(Accounts(store, scope), scope.as_of, store.proposals(scope))


def plans_of(whole: Accounts, as_of: date | None, proposals: Iterable[Proposal]) -> Plans:
    """The same, inside the snapshot in which `whole` was made.

    Args:
        whole: the reports of the scope with what is derived over them.
        as_of: the day as of which the dossier is shown; None: as it is now.
        proposals: of those reports.
    """
    until = as_of or newest(whole.rows.values())
    making = _Making(whole, until, {one.id: one for one in proposals})
    rows = [making.plan(one) for one in whole.across.plans]
    rows.sort(key=lambda row: (-len(row.versions), -row.reports, -len(row.terms), row.id))
    return Plans(
        as_of=whole.as_of,
        left_out=whole.left_out,
        until=None if until is None else until.isoformat(),
        rows=tuple(rows),
    )


def proposals(store: Store, scope: Scope = EVERYTHING) -> Proposals:
    """The proposals of the reports, as they were published, and the plans that they are versions of."""
    return msgspec.structs.replace(talks.proposals(store, scope), plans=plans(store, scope).rows)


class _Making:
    """What rows are made from."""

    def __init__(self, whole: Accounts, until: date | None, proposals: Mapping[str, Proposal]) -> None:
        self._whole = whole
        self._until = until
        self._proposals = proposals
        self._edited = set(_edited(whole.reports))

    def plan(self, one: Plan) -> PlanRow:
        """A plan."""
        numbers = {version.id: at for at, version in enumerate(one.versions, start=1)}
        versions = tuple(self._version(version, numbers[version.id]) for version in one.versions)
        terms = tuple(self._term(term, numbers) for term in one.terms)
        answers = [a for v in versions for a in v.answers] + [a for t in terms for c in t.cells for a in c.answers]
        told = sorted(
            {said.report.id for version in versions for said in version.told}, key=self._whole.order.__getitem__
        )
        dated = [report for report in told if self._whole.rows[report].published is not None]
        return PlanRow(
            id=one.id,
            name=plan_name(one),
            names=one.names,
            authors=self._authors(one.authors),
            versions=versions,
            terms=terms,
            parties=tuple(sorted({answer.party for answer in answers})),
            reports=len(told),
            first=self._whole.rows[dated[0]].published if dated else None,
            last=self._whole.rows[dated[-1]].published if dated else None,
        )

    def _version(self, one: PlanVersion, number: int) -> VersionRow:
        known = [self._proposals[identity] for identity in one.proposals if identity in self._proposals]
        current = [proposal for proposal in known if proposal.passages[0].report not in self._edited]
        prepared = [who for proposal in known for who in proposal.prepared_by]
        return VersionRow(
            id=one.id,
            number=number,
            name=version_name(one, number),
            names=one.names,
            points=one.points,
            first=one.first,
            hands=Hands(
                authors=self._named(one.authors),
                prepared_by=self._named(prepared),
                consulted=self._named(who for proposal in known for who in proposal.consulted),
                left_out=self._named(who for proposal in known for who in proposal.left_out),
                approved_by=self._named(who for proposal in current for who in proposal.approved_by),
            ),
            categories=tuple(dict.fromkeys(name for proposal in known for name in proposal.categories)),
            told=tuple(self._tellings(one)),
            why=one.why,
            answers=tuple(map(self._answer, one.answers)),
        )

    def _tellings(self, one: PlanVersion) -> Iterator[SaidRow]:
        """The words that name a version, once for each report, with the id of the proposal that it is there."""
        ids = {
            proposal.passages[0].report: proposal.id
            for identity in reversed(one.proposals)
            if (proposal := self._proposals.get(identity)) is not None
        }
        first: dict[str, Passage] = {}
        for passage in one.passages:
            known = first.get(passage.report)
            if known is None or passage.start < known.start:
                first[passage.report] = passage
        for report in sorted(first, key=self._whole.order.__getitem__):
            yield self._whole.said(ids.get(report, one.id), first[report])

    def _term(self, one: Term, numbers: Mapping[str, int]) -> TermRow:
        return TermRow(
            id=one.id,
            issue=one.issue,
            words=one.words,
            cells=tuple(self._cell(cell, one.id, numbers) for cell in one.cells),
        )

    def _cell(self, one: TermCell, term: str, numbers: Mapping[str, int]) -> CellRow:
        return CellRow(
            version=one.version,
            number=numbers[one.version],
            state=one.state,
            against=None if one.against is None else numbers[one.against],
            changes=one.changes,
            told=self._said(term, one.passages),
            why=self._said(term, one.why),
            differing=one.differing,
            status=one.status,
            answers=tuple(map(self._answer, one.answers)),
        )

    def _said(self, identity: str, passages: Iterable[Passage]) -> tuple[SaidRow, ...]:
        """Passages as lines, by publication, reprints last."""
        rows = [self._whole.said(identity, passage) for passage in passages]
        order = self._whole.order
        return tuple(sorted(rows, key=lambda row: (row.copy_of is not None, order[row.report.id], row.passage.start)))

    def _answer(self, one: Answered) -> AnswerRow:
        passage = one.passages[0]
        report = self._whole.rows[passage.report]
        age = age_of(report, self._until)
        return AnswerRow(
            party=self._whole.names.get(one.party, one.party),
            stance=one.stance,
            words=passage.quote,
            passage=passage,
            report=report,
            age=age,
            stale=is_stale(age),
        )

    def _authors(self, identities: Iterable[str]) -> tuple[Named, ...]:
        """Those who are nobody's speakers first."""
        parties = self._whole.parties
        return tuple(sorted(self._named(identities), key=lambda one: parties.get(one.id, one.id) != one.id))

    def _named(self, identities: Iterable[str]) -> tuple[Named, ...]:
        found = {who: Named(id=who, name=self._whole.names.get(who, who)) for who in identities}
        return tuple(sorted(found.values(), key=lambda one: (one.name, one.id)))


def _edited(reports: Mapping[str, Report]) -> Iterator[str]:
    """Ids of the reports of which a later version is there: of two, the one that was got first."""
    for one in reports.values():
        other = reports.get(one.version_of or "")
        if other is not None:
            both = (other.retrieved or "", 0, other.id), (one.retrieved or "", 1, one.id)
            yield min(both)[2]


def plan_lines(rows: Iterable[PlanRow]) -> tuple[PlanLine, ...]:
    """The terms of plans in their versions, a line each, without what is not told."""
    return tuple(
        PlanLine(
            plan=row.name,
            number=cell.number,
            version=row.versions[cell.number - 1].name,
            issue=term.issue,
            state=cell.state,
            against=cell.against,
            changes=change_words(cell.changes),
            differing=" / ".join(cell.differing) or None,
            status=cell.status,
            answers="; ".join(f"{answer.party} {answer.stance}" for answer in cell.answers) or None,
            words=said.words if (said := _best(cell)) is not None else None,
            passage=None if said is None else said.passage,
            report=None if said is None else said.report,
        )
        for row in rows
        for term in row.terms
        for cell in term.cells
        if cell.state != "not told"
    )


def _best(cell: CellRow) -> SaidRow | None:
    return next(iter((*cell.told, *cell.why)), None)


def summaries(rows: Iterable[PlanRow]) -> tuple[PlanSummary, ...]:
    """Each plan in a line."""
    return tuple(
        PlanSummary(
            id=row.id,
            name=row.name,
            authors=tuple(one.name for one in row.authors),
            versions=tuple(version.name for version in row.versions),
            first=row.first,
            last=row.last,
            reports=row.reports,
            terms=len(row.terms),
            changed=row.count("changed"),
            dropped=row.count("dropped"),
            added=row.count("added"),
            agreed=row.agreed("agreed"),
            contested=row.agreed("contested whether agreed"),
            parties=row.parties,
        )
        for row in rows
    )


def with_authors(row: PlanRow) -> str:
    """`peace plan (Halmere)`."""
    return f"{row.name} ({row.authors[0].name})" if row.authors else row.name


def narrowed(
    rows: Iterable[PlanRow], *, author: str | None = None, party: str | None = None, words: str | None = None
) -> tuple[PlanRow, ...]:
    """The plans of which an author's, and of which an answering party's, name contains these; and that have these
    words in a name or in a term. Case does not count; None: whichever."""

    def has(texts: Iterable[str], wanted: str | None) -> bool:
        return wanted is None or any(wanted.casefold() in text.casefold() for text in texts)

    return tuple(
        row
        for row in rows
        if has((one.name for one in row.authors), author)
        and has(row.parties, party)
        and has((*row.names, *(said.words for t in row.terms for c in t.cells for said in c.told)), words)
    )


def only_terms(row: PlanRow, issue: str | None, states: Sequence[str]) -> PlanRow:
    """The plan with those of its terms that are of an issue, and in one of these states in some version; None and
    no states: with all."""
    terms = tuple(
        term
        for term in row.terms
        if issue in {None, term.issue} and (not states or any(cell.state in states for cell in term.cells))
    )
    return msgspec.structs.replace(row, terms=terms)

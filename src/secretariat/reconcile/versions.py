"""Plans in their versions: what all reports tell of each, the terms of the versions side by side, who accepts what.

Everything follows from the records of the reports and the judgements on proposals: the order of arrival does not
matter, and nothing is stored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.reconcile.families import Family, families, in_order
from secretariat.reconcile.plan_answers import Answers, agreement
from secretariat.reconcile.plan_changes import Step, steps_of
from secretariat.reconcile.plan_drafts import Draft, drafts
from secretariat.reconcile.plan_gone import best_rows, gone_in, is_said_gone
from secretariat.reconcile.plan_likeness import rows_of
from secretariat.reconcile.plan_tellings import Tabling, Telling, day_of, name_stems, tellings
from secretariat.reconcile.plan_terms import Clause, clauses
from secretariat.records import Plan, PlanVersion, Term, TermCell

_PASSAGES = 40
"""Words that name a version, at most, of those that tell of it first."""


def plans(tabling: Tabling) -> tuple[Plan, ...]:
    """The plans of a dossier: those that are somebody's or are told of in versions, the first told first."""
    kept = [one for one in families(tellings(tabling), tabling.same) if _is_plan(one)]
    told = Counter(report for family in kept for report in {one.report for one in family.tellings})
    shared = {report for report, number in told.items() if number > 1}
    disputed: dict[str, list[Passage]] = defaultdict(list)
    for pair in tabling.disputed:
        for passage in pair:
            disputed[passage.report].append(passage)
    return tuple(_plan(family, tabling, shared, disputed) for family in kept)


def _is_plan(family: Family) -> bool:
    """Whether it is a plan of somebody or one in versions, and not the mere name of an accord; of offers, those that
    more than one report tells of."""
    telling = [one for one in family.tellings if one.proposal is not None]
    if any(not one.is_offer and (one.authors or one.points is not None or one.rank is not None) for one in telling):
        return True
    authored = any(one.authors for one in telling)
    return authored and len({one.report for one in telling}) > 1


def _plan(family: Family, tabling: Tabling, shared: Iterable[str], disputed: Mapping[str, Sequence[Passage]]) -> Plan:
    versions = drafts(family)
    found = [
        one
        for one in clauses(family, versions, tabling, shared)
        if not is_said_gone(one, tabling.reports[one.report].text)
    ]
    rows = rows_of(found)
    answers = Answers(tabling, versions, rows)
    gone = best_rows(gone_in(versions, tabling), rows)
    ids = [one.id for one in versions]
    made = [
        _term(
            sorted(row, key=lambda one: _place(one, tabling)),
            ids,
            steps_of(row, len(versions), gone.get(at, ()), tabling),
            (at, answers, disputed),
        )
        for at, row in enumerate(rows)
    ]
    firsts = [min(_place(one, tabling) for one in row) for row in rows]
    terms = [term for _, term in sorted(zip(firsts, made, strict=True), key=lambda pair: (pair[0], pair[1].id))]
    authors = _authors(family.tellings, family, tabling)
    return Plan(
        id=record_id("f", min(family.tellings, key=in_order).id),
        names=_names(family.tellings),
        authors=authors,
        versions=tuple(_version(one, at, family, tabling, answers) for at, one in enumerate(versions)),
        terms=tuple(terms),
    )


def _place(one: Clause, tabling: Tabling) -> tuple[int, bool, int, str, int]:
    """Sorts provisions by version, then by publication, unknown last."""
    day = day_of(tabling.reports[one.report])
    return one.draft, day is None, day or 0, one.report, one.record.passages[0].start


def _version(draft: Draft, at: int, family: Family, tabling: Tabling, answers: Answers) -> PlanVersion:
    told = sorted(draft.tellings, key=lambda one: _when(one))
    reports = tuple(dict.fromkeys(one.report for one in told))
    return PlanVersion(
        id=draft.id,
        names=_names(told),
        points=draft.points,
        rank=draft.rank,
        authors=_authors(told, family, tabling),
        proposals=tuple(one.id for one in told if one.proposal is not None),
        reports=reports,
        first=tabling.reports[reports[0]].published,
        passages=tuple(passage for one in told for passage in one.passages(tabling.reports[one.report]))[:_PASSAGES],
        why=tuple(dict.fromkeys(family.why[one.id] for one in told if one.id in family.why)),
        answers=answers.of_version(at),
    )


def _when(one: Telling) -> tuple[bool, int, str, int]:
    return one.day is None, one.day or 0, one.report, min(one.spans)[0]


def _authors(told: Sequence[Telling], family: Family, tabling: Tabling) -> tuple[str, ...]:
    """Actor ids of those whose it is, by the names that its tellings have as authors; who is named by far fewer
    reports than others is none."""
    counts = Counter(word for one in told for word in one.authors if tabling.reports[one.report].copy_of is None)
    counts = counts or Counter(word for one in told for word in one.authors)
    wanted = {word for word, number in counts.items() if 2 * number >= max(counts.values())}
    known = {
        actor
        for one in family.tellings
        if one.proposal is not None
        for actor in (*one.proposal.authors, *one.proposal.prepared_by)
    }
    return tuple(sorted(one for one in known if name_stems((one,), tabling.actors) & wanted))


def _names(told: Sequence[Telling]) -> tuple[str, ...]:
    """What it is called: names with words of their own first, of these the most usual."""
    counts = Counter(name for one in told if one.proposal is not None for name in one.proposal.names)
    return tuple(
        sorted(counts, key=lambda name: (_is_plain(name), _is_of_a_version(name), -counts[name], len(name), name))
    )


def _is_of_a_version(name: str) -> bool:
    """Whether a name has what tells a version from others: "the 28-point plan", "the new draft"."""
    return any(map(str.isdigit, name)) or not load_proposal_words()["version"].isdisjoint(name.lower().split())


def _is_plain(name: str) -> bool:
    """Whether a name has only words for plans and versions."""
    words = load_proposal_words()
    common = words["plan"] | words["offer"] | words["paper"] | words["accord"] | words["version"]
    return all(word in common for word in name.lower().split())


Around = tuple[int, Answers, Mapping[str, Sequence[Passage]]]


def _term(row: Sequence[Clause], versions: Sequence[str], steps: Sequence[Step], around: Around) -> Term:
    number, answers, disputed = around
    by_draft: dict[int, list[Clause]] = defaultdict(list)
    for one in row:
        by_draft[one.draft].append(one)
    issues = Counter(one.record.issue for one in row)
    first = min(by_draft)
    best = min(by_draft[first], key=lambda one: (not one.amounts, not one.obliged, len(one.text), one.record.id))
    cells = []
    for draft, step in enumerate(steps):
        own = by_draft.get(draft, [])
        said = answers.of_term(number, draft)
        cells.append(
            TermCell(
                version=versions[draft],
                state=step.state,
                against=None if step.against is None else versions[step.against],
                changes=step.changes,
                provisions=tuple(dict.fromkeys(one.record.id for one in own)),
                passages=tuple(dict.fromkeys(passage for one in own for passage in one.record.passages)),
                why=step.why,
                differing=step.differing,
                status=agreement(own, said, disputed),
                answers=said,
            )
        )
    return Term(
        id=record_id("w", row[0].record.id, str(row[0].draft)),
        issue=min(issues, key=lambda label: (-issues[label], label == "other", label)),
        words=" ".join(best.record.passages[0].quote.split()),
        cells=tuple(cells),
    )

"""What the commands show: each question is one function over an open store."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from secretariat.answer.dating import Dated, dated
from secretariat.answer.days import day_span
from secretariat.answer.finding import best_passage
from secretariat.answer.paging import Page
from secretariat.answer.rows import (
    ActorRow,
    Actors,
    Count,
    Hit,
    Hits,
    OpenPair,
    Overview,
    ReportRow,
    ReportStatements,
    StatementRow,
    Statements,
    Timeline,
)
from secretariat.answer.timeline import timeline_rows
from secretariat.evidence import Passage
from secretariat.groups import is_rules
from secretariat.problems import SecretariatError
from secretariat.records import Actor, ChainLink, Judgement, Report, Statement, When
from secretariat.store import choosing
from secretariat.store.actors import merge_actors
from secretariat.store.leading import led_back
from secretariat.store.scope import EVERYTHING, Scope, interval
from secretariat.store.sqlite import Found, Store

_MOST_SPEAKERS = 10
"""How many speakers an overview names."""


def overview(store: Store, scope: Scope = EVERYTHING) -> Overview:
    """How many reports, of which outlets and days, and who speaks most in them."""
    with store.snapshot():
        reports, said = choosing.published(store, scope), choosing.speakers(store, scope)
        named = choosing.naming(store, scope)
        same, problems, left_out = store.same(scope), store.problems(scope), store.undecided(scope)
        outlet_ids = {outlet for _, _, outlet in reports if outlet is not None}
        names = store.actor_names(scope, outlet_ids | {one for one in said if one is not None})
    spans = [day_span(When(earliest=first, latest=end)) for first, end, _ in reports]
    days = sorted(day for span in spans for day in span if day is not None)
    speakers, outlets = Counter[str](), Counter[str]()
    for speaker, number in said.items():
        if speaker is not None:
            speakers[_called(speaker, same, names)] += number
    outlets.update(_called(outlet, same, names) for _, _, outlet in reports if outlet is not None)
    return Overview(
        as_of=_iso(scope),
        left_out=left_out,
        reports=len(reports),
        undated=sum(span == (None, None) for span in spans),
        first=days[0].isoformat() if days else None,
        last=days[-1].isoformat() if days else None,
        outlets=_counts(outlets),
        outlet_unknown=sum(outlet is None for _, _, outlet in reports),
        statements=sum(said.values()),
        unresolved=said.get(None, 0),
        actors=len({same.get(one, one) for one in named}),
        speakers=_counts(speakers)[:_MOST_SPEAKERS],
        problems=problems,
    )


def _called(actor: str, same: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The name of an actor as a report has it."""
    head = same.get(actor, actor)
    return names.get(head, head)


def statements(store: Store, scope: Scope = EVERYTHING, speaker: str | None = None) -> Statements:
    """Who said what; with `speaker` (a name or a part of one), only what they said.

    Raises:
        SecretariatError: nobody in the dossier has the name `speaker`.
    """
    with store.snapshot():
        found, actors, left_out = _dated(store, scope), store.actors(scope), store.undecided(scope)
    reports, said = found.reports, found.statements
    wanted = None if speaker is None else set(actors_called(speaker, actors))
    names = {actor.id: actor.name for actor in actors}
    groups: dict[str, list[StatementRow]] = {}
    for statement in said:
        if wanted is None or statement.speaker in wanted:
            groups.setdefault(statement.report, []).append(statement_row(statement, names))
    rows = tuple(
        ReportStatements(report=report_row(report, names), statements=tuple(groups.get(report.id, ())))
        for report in sorted(reports, key=when_published)
        if wanted is None or report.id in groups
    )
    return Statements(as_of=_iso(scope), left_out=left_out, reports=rows)


def actors(store: Store, scope: Scope = EVERYTHING, page: Page | None = None) -> Actors:
    """Everyone named in the reports, those who speak most first, then those whom most reports name, then by name; with
    `page` some of them, and of the open pairs those in which one of them is."""
    with store.snapshot():
        same, left_out = store.same(scope), store.undecided(scope)
        counts, met = _occurrences(store, scope, same)
        names = store.actor_names(scope)
        order = sorted(names, key=lambda one: (-counts[one], -met[one], names[one].casefold(), one))
        if page is None:
            named, judged = store.actors(scope), store.judgements(scope)
        else:
            order, total = list(page.of(order)), len(order)
            named = _some_actors(store, scope, order, same)
            judged = store.judgements_on({one for one, head in same.items() if head in order} | set(order), scope)
    found = {actor.id: actor for actor in named}
    rows = tuple(_actor_row(found[one], counts[one], met[one], names) for one in order)
    answer = Actors(as_of=_iso(scope), left_out=left_out, actors=rows, open=_open_pairs(judged, same, names))
    return answer if page is None else msgspec.structs.replace(answer, total=total, skipped=page.span(total)[0])


def _occurrences(store: Store, scope: Scope, same: Mapping[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Actor → how many statements it makes, and how many reports name it; of each group all members together."""
    counts = Counter[str]()
    for speaker, number in choosing.speakers(store, scope).items():
        counts[same.get(speaker or "", speaker or "")] += number
    met = Counter({one: number for one, number in choosing.naming(store, scope).items() if one not in same})
    met.update(head for head, _ in {(same[one], report) for one, report in choosing.named_in(store, same, scope)})
    return counts, met


def _some_actors(store: Store, scope: Scope, actors: Sequence[str], same: Mapping[str, str]) -> tuple[Actor, ...]:
    """These actors with all members of their groups, with roles."""
    members = {one for one, head in same.items() if head in set(actors)} | set(actors)
    named = store.named_as(members, scope)
    return merge_actors(led_back(actor, same) for _, actor in named)


def _open_pairs(judged: Iterable[Judgement], same: Mapping[str, str], names: Mapping[str, str]) -> tuple[OpenPair, ...]:
    """Pairs of groups on which the verdict is `unsure`, each once; not those that somebody ruled to be different."""
    found: dict[tuple[str, str], OpenPair] = {}
    ruled: set[tuple[str, str]] = set()
    for one in judged:
        left, right = sorted((same.get(one.left, one.left), same.get(one.right, one.right)))
        if one.withdrawn is not None or left == right or not {left, right} <= names.keys():
            continue
        if one.verdict == "unsure":
            found.setdefault((left, right), OpenPair(left, right, (names[left], names[right]), one.why))
        elif one.verdict == "different" and not is_rules(one):
            ruled.add((left, right))
    pairs = (pair for key, pair in found.items() if key not in ruled)
    return tuple(sorted(pairs, key=lambda pair: (pair.names, pair.left, pair.right)))


def timeline(store: Store, scope: Scope = EVERYTHING) -> Timeline:
    """What the reports tell of times, the earliest first; see `answer.timeline`."""
    with store.snapshot():
        found, actors, left_out = _dated(store, scope), store.actors(scope), store.undecided(scope)
    names = {actor.id: actor.name for actor in actors}
    reports = {report.id: (report, report_row(report, names)) for report in found.reports}
    rows = timeline_rows(reports, found.statements, found.dates, names)
    return Timeline(as_of=_iso(scope), left_out=left_out, rows=rows)


def _dated(store: Store, scope: Scope) -> Dated:
    return dated(store.reports(scope), store.statements(scope), store.dates(scope))


def search(
    store: Store,
    words: str,
    scope: Scope = EVERYTHING,
    *,
    speaker: str | None = None,
    limit: int = 20,
    skip: int = 0,
) -> Hits:
    """Reports and statements with all the words; see `Store.search`. With `speaker`, only what they said.

    Raises:
        SecretariatError: nothing to search for, or nobody has the name `speaker`.
    """
    with store.snapshot():
        named, left_out, undated = store.actors(scope), store.undecided(scope), store.undated(scope)
        wanted = None if speaker is None else actors_called(speaker, named)
        found = store.search(words, scope, speakers=wanted, limit=limit, skip=skip)
        reports = store.some_reports([hit.report for hit in found])
    names = {actor.id: actor.name for actor in named}
    hits = tuple(hit_row(hit, reports[hit.report], names) for hit in found)
    return Hits(as_of=_iso(scope), left_out=left_out, undated=undated, words=words, hits=hits)


def actors_called(name: str, actors: Iterable[Actor], option: str = "--speaker") -> tuple[str, ...]:
    """Ids of the actors whose name or alias contains `name`; case and accents do not count. `option` is what asked.

    Raises:
        SecretariatError: there is none; the message offers the closest names.
    """
    wanted = _folded(name)
    forms = [(form, actor.id) for actor in actors for form in (actor.name, *actor.aliases)]
    called = {identity for form, identity in forms if wanted and wanted in _folded(form)}
    if called:
        return tuple(sorted(called))
    known = {_folded(word): form for form, _ in sorted(forms, reverse=True) for word in (form, *form.split())}
    close = dict.fromkeys(known[word] for word in difflib.get_close_matches(wanted, sorted(known), n=3))
    hint = f" Did you mean {' or '.join(close)}?" if close else " `secretariat show actors` lists those there are."
    raise SecretariatError(f"{option} is {name!r}: nobody in these reports has that name.{hint}")


def _counts(counted: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(name=n, count=c) for n, c in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _folded(name: str) -> str:
    split = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(mark for mark in split if not unicodedata.combining(mark)).split())


def _iso(scope: Scope) -> str | None:
    return None if scope.as_of is None else scope.as_of.isoformat()


def when_published(report: Report) -> tuple[bool, str, str, str]:
    """Sorts reports by publication, unknown last."""
    first, end = interval(report.published)
    return first is None and end is None, first or end or "", report.name, report.id


def _joined(passages: tuple[Passage, ...]) -> str | None:
    return " … ".join(passage.quote for passage in passages) or None


def report_row(report: Report, names: Mapping[str, str]) -> ReportRow:
    """A report as a line names it; `names` are those of actors by id."""
    return ReportRow(
        id=report.id,
        name=report.name,
        title=report.title,
        outlet=None if report.outlet is None else names.get(report.outlet, report.outlet),
        byline=report.byline,
        url=report.url,
        published=report.published,
    )


def statement_row(statement: Statement, names: Mapping[str, str]) -> StatementRow:
    """A statement as a line shows it; `names` are those of actors by id."""
    return StatementRow(
        id=statement.id,
        speaker=None if statement.speaker is None else names.get(statement.speaker, statement.speaker),
        unresolved=statement.unresolved,
        source=_joined(statement.source),
        cue=_joined(statement.cue),
        kind=statement.kind,
        manner=statement.manner,
        words=_joined(statement.content) or "",
        passages=statement.content,
        said=statement.said,
        act=statement.act,
        negated=statement.negated,
        addressee=statement.addressee,
        medium=statement.medium,
        through=ways(statement.chain, names),
    )


def ways(chain: Iterable[ChainLink], names: Mapping[str, str]) -> tuple[str, ...]:
    """`citing Radio Lunn`, each once: how words were passed on and by whom, in the report's words where that is not
    resolved."""
    return tuple(
        dict.fromkeys(
            f"{link.relation} {link.passage.quote if link.actor is None else names.get(link.actor, link.actor)}"
            for link in chain
        )
    )


def _actor_row(actor: Actor, statements: int, reports: int, names: Mapping[str, str]) -> ActorRow:
    roles = dict.fromkeys(
        f"{role.title} ({role.of})" if role.of and role.of not in role.title else role.title for role in actor.roles
    )
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=actor.aliases,
        roles=tuple(roles),
        statements=statements,
        party=None if actor.party is None else names.get(actor.party, actor.party),
        country=actor.country,
        reports=reports,
    )


def hit_row(found: Found, report: Report, names: Mapping[str, str]) -> Hit:
    """What was found in a report; `names` are those of actors by id."""
    passage, marks = (None, ()) if found.marked is None else best_passage(report, found.marked)
    if passage is not None and any(
        part.start < passage.end and passage.start < part.end for said in found.statements for part in said.content
    ):
        passage, marks = None, ()
    rows = tuple(statement_row(statement, names) for statement in found.statements)
    return Hit(report=report_row(report, names), statements=rows, passage=passage, marks=marks)

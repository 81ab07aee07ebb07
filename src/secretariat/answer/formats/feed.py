"""What changed since a day as a feed, RSS 2.0 or Atom: an entry for each claim, further origin, contradiction, moved
position, changed term, meeting and edited report."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from secretariat.answer.across_rows import Changes, ClaimRow, EditedReport, MeetingChange, ProvisionChange, SaidRow
from secretariat.answer.cleaning import clean
from secretariat.answer.counting import counted
from secretariat.answer.days import day_name, day_words
from secretariat.answer.excerpts import shortened
from secretariat.answer.formats.allowed import web_address, xml_text
from secretariat.answer.plan_names import change_words
from secretariat.answer.rows import ReportRow
from secretariat.store.scope import moment

_TITLE, _WORDS, _SENTENCES = 200, 1_000, 20
"""Characters of a title and of words, and sentences of an edited report, in an entry."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_HOME = "urn:secretariat:changes"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the feed."""

    id: str
    """Stays as long as the dossier tells the same."""
    kind: Literal["claim", "origin", "contradiction", "position", "provision", "meeting", "edited report"]
    title: str
    reports: tuple[ReportRow, ...]
    """Those that tell it; the entry is of the day of the latest, and leads to its address."""
    body: str
    """HTML, in which all words of reports are escaped."""

    def told(self) -> datetime | None:
        """When the latest report was published; None: of none is that known."""
        return newest(self.reports)


def newest(reports: Iterable[ReportRow]) -> datetime | None:
    """When the latest of the reports was published; None: of none is that known."""
    times = (moment(one.published.earliest) for one in reports if one.published is not None)
    return max((time for time in times if time is not None), default=None)


def feed_file(changes: Changes, *, atom: bool = False, text: bool = True) -> bytes:
    """The feed, as RSS 2.0 or Atom 1.0; the latest first, undated entries last.

    All times are of publication: that of an entry is of the latest report that tells it; of undated ones RSS has no
    time, and Atom, which needs one, the feed's. The feed's is that of the latest report. Without `text`, of an edited
    report it is told how many sentences changed, not which.
    """
    from feedgen.feed import FeedGenerator

    entries = list(feed_entries(changes, text=text))
    last = newest((*changes.reports, *(report for one in entries for report in one.reports))) or _NEVER
    feed = FeedGenerator()
    feed.id(_HOME)
    feed.title("Secretariat")
    feed.link(href=_HOME)
    feed.description(f"What became known since {day_name(date.fromisoformat(changes.since))}, by publication")
    feed.author({"name": "Secretariat"})
    feed.generator("Secretariat")
    feed.language("en")
    feed.updated(last)
    feed.lastBuildDate(last)
    for one in sorted(entries, key=lambda entry: (entry.told() or _NEVER, entry.id), reverse=True):
        told, address = one.told(), _address(one.reports)
        made = feed.add_entry(order="append")
        made.id(f"urn:secretariat:{one.id}")
        made.title(one.title)
        made.content(one.body, type="html")
        made.category({"term": one.kind})
        made.updated(told or last)
        if told is not None:
            made.published(told)
        if address is not None:
            made.link(href=address)
    written: bytes = feed.atom_str() if atom else feed.rss_str()
    return written


def feed_entries(changes: Changes, *, text: bool = True) -> Iterator[Entry]:
    """The entries, by kind; see `feed_file`."""
    for claim in changes.claims:
        yield _claim(claim, "claim", f"claim:{claim.id}", "New, denied" if claim.denied else "New")
    for claim in changes.confirmed:
        yield _claim(claim, "origin", f"origin:{claim.id}:{claim.independent}", "A further origin")
    for one in changes.contradictions:
        yield Entry(
            id=f"contradiction:{one.id}",
            kind="contradiction",
            title=_line(f"Contradiction ({one.type}): {_side(one.left)} / {_side(one.right)}"),
            reports=(one.left.report, one.right.report),
            body=_paragraph(one.why, *([f"Both are said by {one.one_side}."] if one.one_side else []))
            + _words(one.left, one.right),
        )
    for moved in changes.shifts:
        told = (moved.now,) if moved.before is None else (moved.before, moved.now)
        yield Entry(
            id=f"position:{moved.id}",
            kind="position",
            title=_line(f"{moved.party}, {moved.issue}: {moved.direction}"),
            reports=(moved.now.report,),
            body=_paragraph(moved.why) + _words(*told),
        )
    yield from map(_provision, changes.provisions)
    yield from map(_meeting, changes.meetings)
    for edited in changes.edited:
        yield _edited(edited, text)


def _claim(claim: ClaimRow, kind: Literal["claim", "origin"], identity: str, head: str) -> Entry:
    return Entry(
        id=identity,
        kind=kind,
        title=_line(f"{head}: {claim.gist}"),
        reports=tuple(one.report for one in claim.members),
        body=_paragraph(claim.summary) + _words(*claim.members),
    )


def _provision(one: ProvisionChange) -> Entry:
    told = (one.now,) if one.before is None else (one.before, one.now)
    changes = change_words(one.changes)
    return Entry(
        id=f"provision:{one.id}:{one.now.report.id}",
        kind="provision",
        title=_line(f"{one.name}, {one.version}: {one.issue} {one.state}{f' ({changes})' if changes else ''}"),
        reports=(one.now.report,),
        body=_paragraph(one.state, *([changes] if changes else [])) + _words(*told),
    )


def _meeting(one: MeetingChange) -> Entry:
    before = f" (before: {one.before})" if one.before else ""
    where = f" in {one.place}" if one.place else ""
    what = one.now if one.change in ("held", "told") else one.change
    return Entry(
        id=f"meeting:{one.told.id}:{one.now.replace(' ', '-')}",
        kind="meeting",
        title=_line(f"Meeting {what}: {', '.join(one.participants)}{where}"),
        reports=(one.told.report,),
        body=_paragraph(f"{one.now}{before}") + _words(one.told),
    )


def _edited(one: EditedReport, text: bool) -> Entry:
    changed = (("added", one.added), ("dropped", one.dropped))
    parts = [f"{counted(len(sentences), 'sentence')} {how}" for how, sentences in changed]
    body = _paragraph(f"{', '.join(parts)}; before: {_source(one.before)}")
    if text:
        body += "".join(_sentences(how, sentences) for how, sentences in changed if sentences)
    return Entry(
        id=f"edited:{one.report.id}",
        kind="edited report",
        title=_line(f"Edited: {one.report.title or one.report.name}"),
        reports=(one.report,),
        body=body,
    )


def _sentences(how: str, sentences: Sequence[str]) -> str:
    shown = "".join(f"<li>{_escaped(one)}</li>" for one in sentences[:_SENTENCES])
    more = len(sentences) - _SENTENCES
    rest = f"<li>and {counted(more, 'further sentence')}</li>" if more > 0 else ""
    return f"<p>{how.capitalize()}:</p><ul>{shown}{rest}</ul>"


def _side(told: SaidRow) -> str:
    return f"denied: {told.words}" if told.denied else told.words


def _words(*told: SaidRow) -> str:
    return "".join(f"<blockquote>{_escaped(one.words)}</blockquote>{_paragraph(_where(one))}" for one in told)


def _where(told: SaidRow) -> str:
    """`Ivo Marlen, who denies it, The Harbour Gazette, “Halmere drafts plan”, 4 Mar 2031, characters 10–20`."""
    who = told.who or ("the report" if told.denied else None)
    parts = [f"{shortened(who, _TITLE)}{', who denies it' if told.denied else ''}"] if who else []
    parts += [_source(told.report), f"characters {told.passage.start}–{told.passage.end}"]
    return ", ".join([*parts, f"a copy of {told.copy_of}"] if told.copy_of else parts)


def _source(report: ReportRow) -> str:
    """`The Harbour Gazette, “Halmere drafts plan”, 4 Mar 2031`."""
    title = f"“{shortened(report.title, _TITLE)}”, " if report.title else ""
    return f"{shortened(report.outlet or report.name, _TITLE)}, {title}{day_words(report.published)}"


def _address(reports: Sequence[ReportRow]) -> str | None:
    """Where the latest report that has an address on the web stands."""
    known = [(newest([one]) or _NEVER, one.id, found) for one in reports if (found := web_address(one.url)) is not None]
    return max(known)[2] if known else None


def _paragraph(*sentences: str) -> str:
    return f"<p>{' '.join(map(_escaped, sentences))}</p>"


def _escaped(words: str) -> str:
    return html.escape(shortened(xml_text(clean(words)), _WORDS))


def _line(words: str) -> str:
    return shortened(xml_text(clean(words)), _TITLE)

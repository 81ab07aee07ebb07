"""Reports without a day of publication: what can be known of their dates from their own text and from the dossier.

Nothing is counted from today. A day and a month without a year get the year that the dossier's dated reports are
nearest to,
and are marked so (`anchor` is `dossier`). The day of publication stays unknown: only that it was not before the latest
saying that the report itself tells of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from secretariat.answer.days import day_span
from secretariat.records import DateMention, Report, Statement, When

_PARTIAL = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?$")
_FAR = timedelta(days=183)
"""How far from the dated reports a day may lie, to get its year from them."""


class Dated(msgspec.Struct, frozen=True):
    """Reports, statements and time expressions with the dates that the dossier gives to undated reports."""

    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    dates: dict[str, tuple[DateMention, ...]]
    """Report id → its time expressions, in the order of the text."""


def dated(reports: Sequence[Report], statements: Sequence[Statement], dates: Sequence[DateMention]) -> Dated:
    """The same, those of undated reports with what the dossier tells of their dates.

    Args:
        reports: all of the dossier, or of a view of it.
        statements: theirs.
        dates: theirs.
    """
    around = _known_days(reports)
    undated = {report.id for report in reports if report.published is None}
    by_report: dict[str, list[DateMention]] = defaultdict(list)
    for mention in dates:
        by_report[mention.passage.report].append(
            _told(mention, around) if mention.passage.report in undated else mention
        )
    said = tuple(_said(one, by_report[one.report]) if one.report in undated else one for one in statements)
    latest: dict[str, When] = {}
    for one in said:
        if one.report in undated and one.said is not None and one.said.earliest is not None:
            before = latest.get(one.report)
            if before is None or (before.earliest or "") < (one.said.earliest or ""):
                latest[one.report] = one.said
    written = {
        report: When(earliest=when.earliest, words=when.words, anchor="dossier" if when.anchor == "dossier" else "text")
        for report, when in latest.items()
    }
    bounded = tuple(
        msgspec.structs.replace(report, written=written[report.id]) if report.id in written else report
        for report in reports
    )
    return Dated(bounded, said, {report: tuple(own) for report, own in by_report.items()})


def _known_days(reports: Sequence[Report]) -> tuple[date, date] | None:
    """First and last day on which dated reports were published; None: none is dated."""
    days = sorted(day for report in reports for day in day_span(report.published) if day is not None)
    return (days[0], days[-1]) if days else None


def _told(mention: DateMention, around: tuple[date, date] | None) -> DateMention:
    """A time expression without a year, with the year that is nearest to the dated reports, where one alone is."""
    match = _PARTIAL.fullmatch(mention.value)
    if match is None or around is None or mention.when is not None:
        return mention
    found = [
        (first, after)
        for year in range(around[0].year - 1, around[1].year + 2)
        if (period := _period(year, int(match["month"]), match["day"])) is not None
        for first, after in (period,)
    ]
    least = min((_distance(period, around) for period in found), default=_FAR)
    nearest = [period for period in found if _distance(period, around) == least]
    if len(nearest) != 1 or least > _FAR:
        return mention
    first, after = nearest[0]
    value = f"{first.year:04d}{mention.value[4:]}"
    when = When(earliest=first.isoformat(), latest=after.isoformat(), words=mention.passage.quote, anchor="dossier")
    return msgspec.structs.replace(mention, value=value, when=when)


def _period(year: int, month: int, day: str | None) -> tuple[date, date] | None:
    """A month, or a day of it, half-open; None: there is no such day that year."""
    try:
        if day is not None:
            first = date(year, month, int(day))
            return first, first + timedelta(days=1)
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None


def _distance(period: tuple[date, date], around: tuple[date, date]) -> timedelta:
    return max(around[0] - period[1], period[0] - around[1], timedelta(0))


def _said(statement: Statement, own: Sequence[DateMention]) -> Statement:
    """The statement with the bounds of the time expression that its time is, where it had none."""
    said = statement.said
    if said is None or said.words is None or said.earliest is not None or said.latest is not None:
        return statement
    words = said.words
    found = [d for d in own if d.when is not None and d.when.anchor == "dossier" and d.passage.quote in words]
    if len({(d.when.earliest, d.when.latest) for d in found if d.when is not None}) != 1 or found[0].when is None:
        return statement
    return msgspec.structs.replace(statement, said=msgspec.structs.replace(found[0].when, words=words))

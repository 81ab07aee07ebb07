"""Changes: what became known since a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, Response

from secretariat.answer.ages import newest
from secretariat.answer.chronicle import Chronicle
from secretariat.answer.days import days_before
from secretariat.answer.front import DAYS
from secretariat.answer.news import News, NewsKind, NewsLine, news, news_lines
from secretariat.answer.rows import Row
from secretariat.web.asking import asked
from secretariat.web.shared import report_list

pages = Blueprint("changes", __name__)

SHOWN = 8
"""How many of a kind stand on the page of all kinds."""
SPANS = (7, DAYS, 30, 90)
"""Days before the newest report that are offered."""


class Kind(Row, frozen=True):
    """A kind of change and all there are of it."""

    name: NewsKind
    title: str
    one: str
    """What a single one is called."""
    rows: tuple[Any, ...]


@pages.get("/changes")
def page() -> Response:
    """What became known on the day `since` or later; without it, in the last days before the newest report.

    `what` shows all changes of one kind, page by page.
    """
    ask = asked()
    last = ask.answer("newest", lambda _: newest(line.report for line in report_list(ask).rows), quick=True)
    since = ask.day_of("since") or _before(last, DAYS)
    if since is None:
        if ask.format != "html":
            return ask.table("changes.html", NewsLine, ())
        return ask.show("changes.html", title="Changes", answer=report_list(ask), since=None)
    answer = ask.answer("chronicle", lambda dossier: dossier.ask(Chronicle)).since(since)
    found = news(answer)
    kinds = _kinds(found)
    what = ask.choice("what", [one.name for one in kinds])
    alone = next((one for one in kinds if one.name == what), None)
    if ask.format != "html":
        return ask.table("changes.html", NewsLine, news_lines(found, None if alone is None else alone.name))
    return ask.table(
        "changes.html",
        Row,
        () if alone is None else alone.rows,
        title="Changes",
        answer=answer,
        since=since,
        last=last,
        kinds=kinds,
        alone=alone,
        shown=SHOWN,
        offered=[(days, _before(last, days)) for days in SPANS] if last is not None else [],
    )


def _before(last: date | None, days: int) -> date | None:
    """The first of so many days of which `last` is the last."""
    return None if last is None else days_before(last, days - 1)


def _kinds(found: News) -> Sequence[Kind]:
    told: Sequence[tuple[NewsKind, str, str, tuple[Any, ...]]] = (
        ("claim", "New claims", "claim", found.claims),
        ("origin", "Further independent origins", "claim", found.confirmed),
        ("position", "Positions that moved", "move", found.shifts),
        ("provision", "Terms of plans changed", "term", found.provisions),
        ("meeting", "Meetings", "meeting", found.meetings),
        ("contradiction", "Accounts that differ", "pair", found.contradictions),
        ("denial", "Denials", "denial", found.denials),
        ("edit", "Reports edited", "report", found.edited),
        ("report", "New reports", "report", found.reports),
    )
    return [Kind(name=name, title=title, one=one, rows=rows) for name, title, one, rows in told]

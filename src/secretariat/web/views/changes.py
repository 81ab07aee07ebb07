"""Changes: what became known since a day."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response

from secretariat.answer.across_rows import Changes
from secretariat.answer.front import DAYS
from secretariat.answer.news import NewsLine, news, news_lines
from secretariat.answer.standpoints import newest
from secretariat.web.asking import Ask, asked
from secretariat.web.shared import report_list

pages = Blueprint("changes", __name__)


@pages.get("/changes")
def page() -> Response:
    """What became known on the day `since` or later; without it, in the last days before the newest report."""
    ask = asked()
    last = ask.answer("newest", lambda _: newest(line.report for line in report_list(ask).rows))
    since = ask.day_of("since") or _default(last)
    if since is None:
        if ask.format != "html":
            return ask.table("changes.html", NewsLine, ())
        return ask.show("changes.html", title="Changes", answer=report_list(ask), since=None, last=None)
    answer = _changes(ask, since)
    found = ask.answer(("news", since), lambda _: news(answer))
    if ask.format != "html":
        return ask.table("changes.html", NewsLine, news_lines(found))
    return ask.show("changes.html", title="Changes", answer=answer, news=found, since=since, last=last, days=DAYS)


def _default(last: date | None) -> date | None:
    return None if last is None else last - timedelta(days=DAYS - 1)


def _changes(ask: Ask, since: date) -> Changes:
    return ask.answer(("changes", since), lambda dossier: dossier.changes(since))

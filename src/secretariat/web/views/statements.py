"""Statements: who said what, in which words."""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, Response

from secretariat.answer.report_rows import ReportLine, Said
from secretariat.answer.reports import counted_sayings, some_sayings
from secretariat.answer.rows import ReportRow
from secretariat.problems import SecretariatError
from secretariat.records import Act
from secretariat.store.browsing import Sayings
from secretariat.web.asking import Ask, asked
from secretariat.web.shared import names, published_within, report_list

pages = Blueprint("statements", __name__)

ACTS: tuple[Act, ...] = get_args(Act)


@pages.get("/statements")
def page() -> Response:
    """By publication; `speaker` (a name or a part of it), `act`, `since` and `until` narrow them."""
    ask = asked()
    speaker, act = ask.text("speaker"), ask.choice("act", ACTS)
    since, until = ask.day_of("since"), ask.day_of("until")
    why = None
    try:
        meant = Sayings(speakers=_speakers(ask, speaker), act=act)
    except SecretariatError as error:
        meant, why = Sayings(speakers=()), str(error)
    counted = _counted(ask, meant)
    if since is not None or until is not None:
        counted = tuple(one for one in counted if published_within(one[0], since, until))
    known = names(ask)
    paging, span = ask.window(sum(number for _, number in counted))
    rows = ask.dossier.ask(lambda store, _: some_sayings(store, counted, meant, known, span))
    if ask.format != "html":
        return ask.table("statements.html", Said, rows)
    return ask.show(
        "statements.html",
        title="Statements",
        rows=rows,
        paging=paging,
        answer=report_list(ask),
        acts=ACTS,
        why=why,
        speaker=speaker,
    )


def _speakers(ask: Ask, speaker: str | None) -> tuple[str, ...] | None:
    known = names(ask)
    return None if speaker is None else known.members(known.asked_for(speaker, "“speaker”"))


def _counted(ask: Ask, meant: Sayings) -> tuple[tuple[ReportRow, int], ...]:
    lines: tuple[ReportLine, ...] = report_list(ask).rows
    return ask.answer(
        ("sayings", meant),
        lambda dossier: dossier.ask(lambda store, _: counted_sayings(store, lines, meant)),
        quick=True,
    )

"""Search: over the texts and the records."""

from __future__ import annotations

import msgspec
from flask import Blueprint, Response

from secretariat.answer.report_rows import FoundRow, SearchPage
from secretariat.answer.searching import Wanted, search_page
from secretariat.problems import SecretariatError
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from secretariat.web.asking import Ask, asked, refuse
from secretariat.web.shared import names

pages = Blueprint("search", __name__)

HITS = 20
"""Reports on a page."""
DOWNLOADED = 500
"""Most reports in a download."""
_FARTHEST = 500
"""Pages."""


@pages.get("/search")
def page() -> Response:
    """What was found for `q`; `speaker` (a name or a part of it), `since` and `until` narrow it."""
    ask = asked()
    words = ask.text("q")
    found, why = None, None
    if words is not None:
        try:
            found = _found(ask, words)
        except SecretariatError as error:
            why = str(error)
            if error.__cause__ is not None:
                raise
    if ask.format != "html":
        return ask.table("search.html", FoundRow, () if found is None else found.rows)
    return ask.show("search.html", title="Search", words=words, found=found, why=why, answer=found)


def _found(ask: Ask, words: str) -> SearchPage:
    if ask.page > _FARTHEST:
        refuse(f"“page” is {ask.page}; the last one is {_FARTHEST}.")
    known, speaker = names(ask), ask.text("speaker")
    since, until = ask.day_of("since"), ask.day_of("until")
    wanted = Wanted(
        words=words,
        speakers=None if speaker is None else known.asked_for(speaker, "“speaker”"),
        skip=(ask.page - 1) * HITS if ask.format == "html" else 0,
        limit=HITS if ask.format == "html" else DOWNLOADED,
    )

    def make(store: Store, scope: Scope) -> SearchPage:
        return search_page(store, wanted, known, msgspec.structs.replace(scope, since=since, until=until))

    return ask.answer(("search", wanted, since, until), lambda dossier: dossier.ask(make), quick=True)

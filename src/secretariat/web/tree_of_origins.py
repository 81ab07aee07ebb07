"""Where a claim comes from, ready to be drawn: for the view of claims."""

from __future__ import annotations

from collections.abc import Mapping

from flask import url_for
from markupsafe import Markup

from secretariat.answer.across_rows import ClaimRow, OriginRow, SaidRow
from secretariat.answer.days import day_words
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.origin_tree import Origin, Telling, origin_tree
from secretariat.web.reading import cut_here, passage_url

WIDTHS = {"wide": 960.0, "middle": 690.0, "narrow": 348.0}
"""Pixels of the pictures, one of which the style sheet shows (in a `<figure class="picture pic-three">`)."""


def draw_tree(claim: ClaimRow) -> Mapping[str, Markup]:
    """The pictures by name of their widths."""
    members: dict[str, SaidRow] = {}
    for one in claim.members:
        members.setdefault(one.report.id, one)
    order = sorted(claim.origins, key=lambda one: not one.certain)
    origins = [_origin(one) for one in order]
    places = {report: at for at, report in enumerate(members)}
    tellings = [
        _telling(
            one,
            tuple(at for at, origin in enumerate(order) if one.report.id in origin.reports),
            places.get(one.copy_of_report or ""),
        )
        for one in members.values()
    ]
    return {
        name: origin_tree(origins, tellings, Room(wide, f"tree-{claim.id}-{name}")) for name, wide in WIDTHS.items()
    }


def _origin(one: OriginRow) -> Origin:
    via = one.via if one.kind in {"unnamed", "document"} else None
    name = one.name or ("An unnamed source" if one.kind == "unnamed" else "Not known")
    drawn = Origin(
        name, one.kind, via, one.certain, "", None if one.actor is None else url_for("who.actor", id=one.actor)
    )
    return Origin(name, one.kind, via, one.certain, f"{name}: {drawn.words}", drawn.address)


def _telling(one: SaidRow, origins: tuple[int, ...], copy_of: int | None) -> Telling:
    outlet, day = one.report.outlet or one.report.title or one.report.name, day_words(one.report.published)
    words = cut_here(one.words, 400)
    return Telling(
        outlet=outlet,
        day=day,
        words=f"“{words}”",
        origins=origins,
        copy_of=copy_of,
        told=f"{outlet}, {day}{', a reprint' if one.copy_of_report else ''}: “{words}”",
        address=passage_url(one.passage),
    )

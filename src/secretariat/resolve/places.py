"""Which place a name means: of the world's places of that name the one that the report is near to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from secretariat.identity import record_id
from secretariat.knowledge.places import Spot, spot_named, spots_named, state_spot
from secretariat.knowledge.states import load_nations, state_of
from secretariat.records import Place, PlaceKind, Report
from secretariat.resolve.nations import Nations

if TYPE_CHECKING:
    from spacy.tokens import Span

_REALMS = {"Republic", "Kingdom", "Commonwealth", "State", "Federation", "Emirate", "Sultanate", "Principality"}
"""What states call themselves in front of "of"."""
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Za-z.' -]{2,30}?)(?=\s*(?:,|\(|-|–|—|$))")


class Spots:
    """The places of the world as one report means them."""

    def __init__(self, nations: Nations) -> None:
        self._nations = nations
        counts = Counter(nations.named_states())
        spots = (state_spot(state) for state, _ in counts.most_common())
        self._near = tuple(spot.country for spot in spots if spot is not None)

    def place(self, name: str, state: str | None, *, house: bool = False, wider: str | None = None) -> Place:
        """The place that a name means.

        Args:
            name: as written, without an article.
            state: the state that the name is of, or stands for; None: of none.
            house: the name is of a house of that state's government.
            wider: ISO code of the country that stands behind the name ("Paris, Texas"); None: none does.
        """
        kind: PlaceKind = "other"
        spot: Spot | None = None
        country: str | None = None
        known = None if state is None else state_spot(state)
        if state is not None and house:
            kind, country = "house", None if known is None else known.country
        elif state is not None and wider is None and (city := _capital(name, known)) is not None:
            kind, spot = "city", city
        elif state is not None and wider is None:
            kind, spot, name = "other" if state in load_nations().continents else "state", known, state
        elif wider is not None:
            here = [one for one in spots_named(name) if one.country == wider]
            spot = max(here, key=lambda one: one.people, default=None)
        else:
            spot = spot_named(name, self._near)
        if spot is not None:
            kind, name, country = spot.kind, spot.name, spot.country
        identity = record_id("p", kind, name, country or "")
        geonames = None if spot is None else spot.geonames
        return Place(id=identity, name=name, kind=kind, country=country, geonames=geonames)

    def datelines(self, report: Report) -> Iterator[tuple[int, int, Place]]:
        """The places of datelines, which are not parsed ("GENEVA (Meridian Wire) -"): characters and place."""
        for block in report.blocks:
            match = _DATELINE.match(report.text, block.start, block.end) if block.kind == "dateline" else None
            if match is None:
                continue
            name = match["place"].title() if match["place"].isupper() else match["place"]
            place = self.place(name, self._nations.of(name))
            if place.kind != "other":
                yield *match.span("place"), place


def _capital(name: str, state: Spot | None) -> Spot | None:
    """The city, where a name that stands for a state is its capital's."""
    if state is None or name.casefold() == state.name.casefold():
        return None
    return next((s for s in spots_named(name) if s.kind == "city" and s.country == state.country), None)


def wider(span: Span) -> str | None:
    """ISO code of the country of the region or state that stands behind a town's name: "Paris, Texas"; None: none."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].pos_ != "PROPN":
        return None
    name = next((e.text for e in span.sent.ents if e.start == end + 1), doc[end + 1].text)
    regions = {spot.country for spot in spots_named(name) if spot.kind == "region"}
    country = next(iter(regions)) if len(regions) == 1 else None
    return country if country and any(spot.country == country for spot in spots_named(span.text)) else None


def realm_of(span: Span, nations: Nations) -> str | None:
    """The state of "Republic of Cyprus"; None: it is no such name."""
    return nations.of(span[-1].text) if span[0].text in _REALMS else None


def with_realm(span: Span) -> Span:
    """With what a state calls itself: "Republic of" in front of "Cyprus"."""
    doc, start = span.doc, span.start
    while start > 0 and doc[start - 1].lower_ in {"the", "of"}:
        start -= 1
    if start > 0 and doc[start].lower_ == "of" and doc[start - 1].text in _REALMS and state_of(span.text) is not None:
        return doc[start - 1 : span.end]
    return span

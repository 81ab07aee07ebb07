"""States, their capitals and the short names that news reports use for them."""

from __future__ import annotations

import functools
import json
from importlib import resources

_SHORT = {
    "us": "United States",
    "u.s": "United States",
    "u.s.": "United States",
    "usa": "United States",
    "u.s.a.": "United States",
    "america": "United States",
    "united states of america": "United States",
    "uk": "United Kingdom",
    "u.k.": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "uae": "United Arab Emirates",
    "türkiye": "Turkey",
    "washington": "United States",
    "kiev": "Ukraine",
}
"""Short and other names, lower case; GeoNames gives one name for each state and for each capital."""


_ARTICLE = ("United ", "Democratic Republic", "Republic of", "Central African", "Dominican Republic", "Gambia")
_ARTICLE_ENDINGS = ("Netherlands", "Philippines", "Bahamas", "Maldives", " Islands", "Emirates", "Comoros")
"""How names of states that take an article begin and end."""


@functools.cache
def _by_name() -> dict[str, str]:
    with resources.files(__package__).joinpath("states.json").open(encoding="utf-8") as file:
        states = json.load(file)["states"]
    capitals = {entry["capital"].lower(): name for name, entry in states.items() if entry["capital"]}
    return capitals | {name.lower(): name for name in states} | _SHORT


def state_of(name: str) -> str | None:
    """The state that a name stands for when it speaks: its own name, a short form, or its capital. None: no state."""
    folded = name.lower().removeprefix("the ").strip()
    return _by_name().get(folded)


def with_article(state: str) -> str:
    """The state's name as it stands in a sentence: "the United States", "France"."""
    return f"the {state}" if state.startswith(_ARTICLE) or state.endswith(_ARTICLE_ENDINGS) else state

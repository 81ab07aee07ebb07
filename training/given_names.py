"""Write `knowledge/given_names.txt`: given names of people in many countries, in Latin letters.

pip install faker==40.63.0 && python training/given_names.py
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as person  # type: ignore[import-not-found, import-untyped, unused-ignore]

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/secretariat/knowledge/given_names.txt"
NOTE = """\
# Given names of people, lower case, without accents; two words are two given names.
# Source: the providers of people's names of the package faker 40.63.0 (MIT licence), those in Latin letters, and, under
# the line "# transliterated", spellings that newspapers use, written for this project. Licence: MIT.
"""
_KINDS = ("first_names", "first_names_male", "first_names_female", "first_names_unisex", "first_names_nonbinary")
_LATIN = re.compile(r"[a-z][a-z'-]{1,14}(?: [a-z][a-z'-]{1,14})?")


def plain(name: str) -> str:
    """Lower case, without accents."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(mark for mark in folded if not unicodedata.combining(mark)).replace("’", "'").strip()


def names() -> Iterator[str]:
    """All given names of the package."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for kind in _KINDS:
            found = getattr(provider, kind, ())
            yield from map(plain, () if isinstance(found, property) else found)


def main() -> None:
    """Write the list."""
    lists = tomllib.loads(HERE.joinpath("given_names.toml").read_text(encoding="utf-8"))
    words, short, more = (set(lists[name].split()) for name in ("words", "short", "transliterated"))
    own = {n for n in names() if _LATIN.fullmatch(n) and (len(n) > 3 or n in short)} - words
    OUT.write_text(
        NOTE + "\n".join([*sorted(own), "# transliterated", *sorted(more - own - words)]) + "\n", encoding="utf-8"
    )
    print(f"{len(own)} and {len(more - own - words)} names")


if __name__ == "__main__":
    main()

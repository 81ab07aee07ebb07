"""The user's words as a full-text query that cannot break, whatever is in them."""

from __future__ import annotations

import re

from secretariat.problems import SecretariatError

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


def fts_query(words: str) -> str:
    """`words` as an FTS5 query: all of them have to occur; "in double quotes" they have to stand together.

    A star at the end of a word stands for any ending (`sanction*`). Nothing else is syntax.

    Raises:
        SecretariatError: there is no letter or digit in `words`.
    """
    terms = []
    for phrase, word in _TERM.findall(words):
        term = _searchable(phrase or word.rstrip("*"))
        if term:
            star = " *" if word.endswith("*") else ""
            terms.append(f'"{term}"{star}')
    if not terms:
        raise SecretariatError(f"There is nothing to search for in {words!r}. Give one or more words, e.g. ceasefire.")
    return " ".join(terms)


def _searchable(term: str) -> str:
    """The term without what is no character of a word; empty when nothing is left to look for."""
    cleaned = "".join(
        " " if mark < " " or 0xD800 <= ord(mark) <= 0xDFFF else mark for mark in term.replace('"', " ")
    ).strip()
    return cleaned if any(mark.isalnum() for mark in cleaned) else ""

"""Reads a text with the real model as far as those who are meant: what the tests of talks start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import Paragraph, Parsed, parse
from secretariat.records import Statement
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import read_names
from secretariat.resolve.parties import with_parties
from secretariat.resolve.speakers import Speakers
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def who_in(text: str, model: Language) -> tuple[Parsed, Who]:
    """The parsed text, and the answers for its phrases."""
    report = report_from_text(text, published="2031-05-04").report
    assert report is not None
    parsed = parse(report, model)
    found = [one for one in extract_statements(parsed)[0] if isinstance(one, Statement)]
    context = Context(parsed, found)
    speakers = Speakers(parsed, context)
    statements, speaking = speakers.read(found)
    names = read_names(context, statements, speaking)
    return parsed, Who(parsed, speakers, statements, names, with_parties(context, (*speaking, *names.actors), names))


def token_in(parsed: Parsed, word: str) -> tuple[Paragraph, Token]:
    """The last token of that word in a report, with its paragraph."""
    found = [(p, t) for p in parsed.paragraphs for t in p.doc if t.text == word]
    assert found, f"{word!r} does not stand in the text"
    return found[-1]

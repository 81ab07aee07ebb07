"""A brief as a file: Markdown, Word, a page, or JSON, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from secretariat.answer.briefing.brief_rows import Brief
from secretariat.answer.files import write_file
from secretariat.problems import SecretariatError


def _markdown(brief: Brief) -> bytes:
    from secretariat.answer.briefing.markdown import markdown

    return markdown(brief).encode("utf-8", errors="replace")


def _page(brief: Brief) -> bytes:
    from secretariat.answer.briefing.page import page

    return page(brief).encode("utf-8", errors="replace")


def _word(brief: Brief) -> bytes:
    from secretariat.answer.briefing.word import word

    return word(brief)


def brief_json(brief: Brief) -> bytes:
    """The whole brief, with every part of each sentence and the sentences left out; UTF-8, a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2) + b"\n"


WRITERS: Mapping[str, Callable[[Brief], bytes]] = {
    ".md": _markdown, ".docx": _word, ".html": _page, ".json": brief_json,
}  # fmt: skip
"""Ending of a file's name → what writes it."""


def check_ending(path: Path) -> None:
    """Refuse a name whose ending tells no kind of file.

    Raises:
        SecretariatError: it is none of those of `WRITERS`.
    """
    if path.suffix.lower() not in WRITERS:
        endings = ", ".join(WRITERS)
        raise SecretariatError(f"-o is {str(path)!r}; a brief is written to a file that ends in {endings}: -o brief.md")


def write_brief(brief: Brief, path: Path) -> None:
    """Write the brief to the file `path`, replacing it, as its ending says.

    Raises:
        SecretariatError: the ending tells no kind of file, or the file cannot be written.
    """
    check_ending(path)
    if path.is_dir():
        raise SecretariatError(f"{path} is a folder; a brief is one file. Give a file: -o {path / 'brief.md'}")
    write_file(path, WRITERS[path.suffix.lower()](brief))


def read_brief(data: bytes) -> Brief:
    """The brief that `brief_json` wrote.

    Raises:
        SecretariatError: it is no such file.
    """
    try:
        return msgspec.json.decode(data, type=Brief)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SecretariatError(
            f"This is no brief in JSON ({error}). Give a file written by `secretariat brief`."
        ) from error

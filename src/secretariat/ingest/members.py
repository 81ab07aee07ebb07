"""What a file is, by its content and its name, and the reports in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from secretariat.ingest.encodings import decode
from secretariat.ingest.exports import split_json, split_json_lines
from secretariat.ingest.feeds import looks_like_feed, split_feed
from secretariat.ingest.sources import Media, Source
from secretariat.problems import Problem
from secretariat.settings import Settings

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00 ftyp", "a film"),
)
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype\s+html|<(?:html|head|body|article)\b)", re.I | re.S
)
_MARKUP_START = re.compile(rb"\s*<(?:\?xml\b|!doctype\b|[a-z][\w:.-]*[\s>])", re.I)
_MHTML = re.compile(rb"^MIME-Version:.*?^Content-Type:\s*multipart/related", re.I | re.S | re.M)
_MEDIA: dict[str, Media] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
_MARKDOWN = frozenset({".md", ".markdown"})
_TABLES = frozenset({".csv", ".tsv", ".xls", ".ods"})
_KINDS_READ = "What can be read: text, Markdown, HTML, saved pages, MHTML, JSON, JSON Lines, feeds."


def split_members(place: str, data: bytes, settings: Settings, *, walked: bool = False) -> Iterator[Source | Problem]:
    """The reports in the bytes of one file.

    Args:
        place: its path or `-`.
        data: its bytes.
        settings: how much is read.
        walked: it was met in a folder, not given by name: our own export, and JSON of another shape than a
            report's, are passed over.
    """
    ending = PurePath(place).suffix.casefold()
    refusal = _refusal(data, ending)
    if refusal:
        yield _problem(place, refusal)
        return
    words: Media = "markdown" if ending in _MARKDOWN else "text"
    if ending in _MEDIA or _HTML_START.match(data[:4000]) or _is_wide_html(data):
        media: Media = "mhtml" if _MHTML.search(data[:4000]) else _MEDIA.get(ending, "html")
        yield Source(name=place, data=data, media=media)
    elif _MHTML.search(data[:4000]):
        yield Source(name=place, data=data, media="mhtml")
    elif looks_like_feed(data):
        yield from split_feed(place, data)
    elif ending in (".jsonl", ".ndjson"):
        yield from split_json_lines(place, data, walked=walked)
    elif ending == ".json" or data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        yield from split_json(place, data, otherwise=None if ending == ".json" else words, walked=walked)
    elif ending in (".xml", ".rss", ".atom", ".sgm", ".sgml") or (ending != ".txt" and _MARKUP_START.match(data[:500])):
        yield _problem(place, f"is XML or SGML, but neither a page nor a feed; it was left out. {_KINDS_READ}")
    else:
        yield Source(name=place, data=data, media=words)


def _refusal(data: bytes, ending: str) -> str | None:
    """Why the bytes hold no report at all; None where they may."""
    if not data:
        return "is an empty file; there is nothing to read."
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return f"is {kind}, not text; it was left out. {_KINDS_READ}"
    if ending in _TABLES:
        return f"is a table ({ending}); it was left out. {_KINDS_READ}"
    if not data.strip():
        return "holds white space only; there is nothing to read."
    head = data[:8000]
    if decode(head).encoding.startswith(("utf-16", "utf-32")):
        return None
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    if controls > 0.05 * len(head):
        share = f"{controls} of its first {len(head)} bytes are control characters"
        return f"is binary, not text ({share}); it was left out."
    return None


def _is_wide_html(data: bytes) -> bool:
    """A page in UTF-16 or UTF-32."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" not in data[:100]:
        return False
    return bool(_HTML_START.match(decode(data[:4000]).text.encode("utf-8", "replace")))


def _problem(place: str, message: str) -> Problem:
    return Problem(stage="ingest", place=place, message=message)

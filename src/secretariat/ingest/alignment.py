"""Where the paragraphs taken out of a page or a JSON record stand in its bytes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from secretariat.evidence import OffsetMap, Segment
from secretariat.ingest.encodings import Decoded, encodes_back

_IGNORED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")
_HTML = re.compile(
    r"(?P<skip><!--.*?(?:-->|\Z)|<(?P<raw>script|style|noscript|template|svg)\b.*?(?:</(?P=raw)|\Z)|<[A-Za-z/!?][^<>]*>?)"
    r"|(?P<entity>&#?\w{1,32};?)|(?P<plain>[^\s<&]+|[<&])",
    re.S | re.I,
)
_JSON = re.compile(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?P<code>\\u[0-9a-fA-F]{4})|(?P<escape>\\.)|(?P<plain>[^\\\s]+)"
)
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": " ", "\\f": " "}

Token = tuple[int, int, str]
"""(start, end) in the decoded characters, and the characters that a reader sees there."""


def html_tokens(html: str) -> Iterator[Token]:
    """The visible characters of a page: no tags, scripts or comments; entities resolved. Linear in its length."""
    for match in _HTML.finditer(html):
        if match["plain"]:
            yield match.start(), match.end(), match["plain"]
        elif match["entity"]:
            yield match.start(), match.end(), unescape(match["entity"])


def json_tokens(record: str) -> Iterator[Token]:
    """The characters of a JSON record with its escapes resolved."""
    for match in _JSON.finditer(record):
        words = match[0]
        if match["pair"]:
            high, low = int(words[2:6], 16), int(words[8:12], 16)
            words = chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        elif match["code"]:
            words = chr(int(words[2:], 16))
        elif match["escape"]:
            words = _ESCAPES.get(words, words[1:])
        yield match.start(), match.end(), words


def align(
    text: str, spans: Sequence[tuple[int, int]], tokens: Iterable[Token], decoded: Decoded, data: bytes
) -> OffsetMap:
    """The map from `data` to the paragraphs `text[start:end]` of `spans`, in order.

    A paragraph is looked for behind the one before it, then from the beginning, white space not counting. Exact where
    the decoded characters are the paragraph's; else the bytes around it; the whole of `data` for one not found.
    """
    stream, starts, firsts, lasts = _stream(tokens)
    places: list[tuple[int, int, int, int] | None] = []
    cursor = 0
    for start, end in spans:
        words = _IGNORED.sub("", text[start:end])
        at = stream.find(words, cursor)
        at = stream.find(words) if at < 0 else at
        if at < 0 or not words:
            places.append(None)
            continue
        cursor = at + len(words)
        places.append(
            (start, end, _source(at, starts, firsts, lasts)[0], _source(cursor - 1, starts, firsts, lasts)[1])
        )
    faithful = encodes_back(decoded, data)
    edges = sorted({edge for place in places if place for edge in place[2:]}) if faithful else []
    at_byte = _byte_offsets(decoded, edges)
    segments = []
    for (start, end), place in zip(spans, places, strict=True):
        if place is None or not faithful:
            segments.append(Segment(start, end, 0, len(data), False))
            continue
        exact = decoded.text[place[2] : place[3]] == text[start:end]
        segments.append(Segment(start, end, at_byte[place[2]], at_byte[place[3]], exact))
    return OffsetMap(decoded.encoding, tuple(segments))


def _stream(tokens: Iterable[Token]) -> tuple[str, array[int], array[int], array[int]]:
    """All visible characters without white space; where each token begins there; its span in the source."""
    parts: list[str] = []
    starts, firsts, lasts = array("q"), array("q"), array("q")
    length = 0
    for first, last, words in tokens:
        kept = _IGNORED.sub("", words)
        if not kept:
            continue
        parts.append(kept)
        starts.append(length)
        firsts.append(first)
        lasts.append(last)
        length += len(kept)
    return "".join(parts), starts, firsts, lasts


def _source(at: int, starts: array[int], firsts: array[int], lasts: array[int]) -> tuple[int, int]:
    """The source characters of the stream's character `at`: itself in a plain token, all of an entity's."""
    index = bisect_right(starts, at) - 1
    width = (starts[index + 1] if index + 1 < len(starts) else -1) - starts[index]
    if width == lasts[index] - firsts[index] or (width < 0 and at - starts[index] < lasts[index] - firsts[index]):
        here = firsts[index] + at - starts[index]
        return here, here + 1
    return firsts[index], lasts[index]


def _byte_offsets(decoded: Decoded, edges: Sequence[int]) -> dict[int, int]:
    byte, last, found = decoded.first_byte, 0, {}
    for edge in edges:
        byte += len(decoded.text[last:edge].encode(decoded.encoding))
        last = edge
        found[edge] = byte
    return found

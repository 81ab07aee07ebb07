"""Decoded characters become stored text, changed as little as possible, with the map back to the bytes."""

from __future__ import annotations

import itertools
import re

import msgspec

from secretariat.evidence import OffsetMap, Segment
from secretariat.ingest.encodings import Decoded, encodes_back
from secretariat.knowledge.agencies import is_agency

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\r": "\n"})
_REPLACED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK_MARKS = ("\r", "\x85")
_ODD = re.compile(r"\r\n|[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LIST_ITEM = re.compile(r"\s*(?:[-*•>|#]|\d{1,2}[.)]\s|={3})")
_STOP = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_MARKDOWN = re.compile(
    r"(?P<e>\*\*\*|\*\*|\*|___|__|_|~~|`)(?=\S)(?P<words>[^\n]{0,200}?\S)(?<!\\)(?P=e)(?!\w)"
    r"|!?\[(?P<label>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]{0,900}(?:\s\"[^\"\n]{0,300}\")?)\)"
)
NARROW, WIDE = 40, 110
"""Widths in characters between which lines count as hard-wrapped (Reuters-21578 has 64, mail 72)."""


class Stored(msgspec.Struct, frozen=True):
    """Stored text and where its characters came from."""

    text: str
    pieces: tuple[tuple[int, int, int, int, bool], ...]
    """(start, end) in `text`, (start, end) in the decoded characters, and whether the characters are the same."""
    replaced: int
    """How many control characters and lone surrogates were replaced."""


def clean_characters(text: str) -> tuple[str, int]:
    """`text` with control characters as spaces and lone surrogates as U+FFFD, one for one; and how many there were."""
    text = text.translate(_BREAKS) if _ODD.search(text) else text
    text, controls = _CONTROL.subn(" ", text)
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    return text, controls + surrogates


def store_text(decoded: str, *, markdown: bool = False) -> Stored:
    """The stored text of decoded characters.

    Line ends become LF, control characters spaces, lone surrogates U+FFFD; in hard-wrapped text the break inside a
    paragraph becomes one space; with `markdown` the marks of emphasis and the targets of links go. Everything else,
    white space at the ends included, stays as it is.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int, bool]] = []
    here = replaced = position = 0
    for start, end, new in _edits(decoded, markdown):
        for old_from, old_to, words, same in (
            (position, start, decoded[position:start], True),
            (start, end, new, False),
        ):
            if words:
                pieces.append((here, here + len(words), old_from, old_to, same))
                parts.append(words)
                here += len(words)
        replaced += decoded[start:end] not in _BREAK_MARKS and bool(_REPLACED.fullmatch(decoded, start, end))
        position = end
    if position < len(decoded):
        pieces.append((here, here + len(decoded) - position, position, len(decoded), True))
        parts.append(decoded[position:])
    return Stored("".join(parts), tuple(pieces), replaced)


def offsets_of(stored: Stored, decoded: Decoded, data: bytes) -> OffsetMap:
    """The map from `data` to the stored text: exact where characters were kept."""
    if not encodes_back(decoded, data):
        whole = (Segment(0, len(stored.text), decoded.first_byte, len(data), False),) if stored.text else ()
        return OffsetMap(decoded.encoding, whole)
    segments = []
    byte, old = decoded.first_byte, 0
    for start, end, old_from, old_to, same in stored.pieces:
        byte += len(decoded.text[old:old_from].encode(decoded.encoding))
        after = byte + len(decoded.text[old_from:old_to].encode(decoded.encoding))
        segments.append(Segment(start, end, byte, after, same))
        byte, old = after, old_to
    return OffsetMap(decoded.encoding, tuple(segments))


def wrapped_breaks(text: str) -> list[int]:
    """Offsets of the line breaks that only wrap a line.

    A break wraps when the next line's first word would not have fitted into the width of the text; the text as a
    whole is wrapped when most of the breaks between two lines with words are of this kind.
    """
    lines = _lines(text)
    pairs = [
        (here, after)
        for here, after in itertools.pairwise(lines)
        if here[2] and after[2] and not after[3] and not _stands_alone(text[after[0] : after[1]])
    ]
    if not pairs:
        return []
    lengths = sorted(here[2] for here, _ in pairs)
    width = max(here[2] for here, _ in pairs)
    if width > WIDE:
        width = lengths[int(len(lengths) * 0.9)]
    if not NARROW <= width <= WIDE:
        return []
    joined = [here[1] for here, after in pairs if _wraps(text, here, after, width)]
    enough = len(joined) >= 3 and len(joined) >= 0.6 * len(pairs) and _is_even(lengths, width)
    return joined if enough else [here[1] for here, after in pairs if _runs_on(text, here, after)]


def _stands_alone(line: str) -> bool:
    """An item of a list, or the name of the agency under a report."""
    return bool(_LIST_ITEM.match(line)) or is_agency(line.strip(" ."))


def _is_even(lengths: list[int], width: int) -> bool:
    """Half of the wrapped lines fill the width but for one long word."""
    return lengths[len(lengths) // 2] >= width - 18


def _wraps(text: str, here: tuple[int, int, int, bool], after: tuple[int, int, int, bool], width: int) -> bool:
    if here[2] > width + 15:
        return False
    line, following = text[here[0] : here[1]].rstrip(), text[after[0] : after[1]]
    fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width - 8
    return not fits or (not _STOP.search(line) and following[:1].islower())


def _runs_on(text: str, here: tuple[int, int, int, bool], after: tuple[int, int, int, bool]) -> bool:
    """Two lines of a text with few lines: a long one without a full stop, and one that begins in lower case."""
    line = text[here[0] : here[1]].rstrip()
    return NARROW <= len(line) <= WIDE and text[after[0]].islower() and not _STOP.search(line)


def _lines(text: str) -> list[tuple[int, int, int, bool]]:
    """(start, end without the break, length without trailing space, begins with white space) of each line."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line), len(line.rstrip()), line[:1].isspace()))
        start += len(line) + 1
    return lines


def _edits(decoded: str, markdown: bool) -> list[tuple[int, int, str]]:
    """(start, end, new characters) of each place that is changed, in order."""
    edits = {m.start(): (m.start(), m.end(), _replacement(m[0])) for m in _ODD.finditer(decoded)}
    unix = decoded.replace("\r\n", " \n").translate(_BREAKS) if edits else decoded
    for at in wrapped_breaks(unix):
        start = at - 1 if decoded[at - 1 : at + 1] == "\r\n" else at
        edits[start] = (start, at + 1, " ")
    if markdown:
        edits.update((start, (start, end, "")) for start, end in _marks(decoded, 0, len(decoded)))
    return sorted(edits.values())


def _marks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of the marks of emphasis and the targets of links in Markdown."""
    found: list[tuple[int, int]] = []
    for match in _MARKDOWN.finditer(text, start, end):
        group = "words" if match["e"] else "label"
        if match["e"] in ("_", "*") and match.start() and text[match.start() - 1].isalnum():
            continue
        found += [(match.start(), match.start(group)), (match.end(group), match.end())]
        found += _marks(text, match.start(group), match.end(group))
    return found


def _replacement(characters: str) -> str:
    if characters in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        return "\n"
    return "\ufffd" if "\ud800" <= characters <= "\udfff" else " "

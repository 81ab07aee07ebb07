"""Bytes become characters: byte order mark, UTF-8, the declared encoding, and only then a guess."""

from __future__ import annotations

import codecs
import re

import msgspec

SAMPLE = 200_000
"""Bytes that are looked at when the encoding has to be guessed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_NO_DECLARED = ("utf", "idna", "punycode", "unicode", "raw")
"""Codecs that a declaration cannot be right about: UTF-8 has been tried, the others are no encodings of documents."""
_OTHERS = (
    "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip


class Decoded(msgspec.Struct, frozen=True):
    """Characters and the codec that made them from the bytes."""

    text: str
    encoding: str
    """Name of a Python codec that writes no byte order mark (`utf-16-le`, not `utf-16`)."""
    first_byte: int
    """Where the text begins: the length of the byte order mark."""
    damaged: bool = False
    """Some bytes stand for no character in this encoding and became U+FFFD."""


def decode(data: bytes, *, markup: bool = False, declared: str | None = None) -> Decoded:
    """The characters of `data`. Never raises: bytes that fit no encoding become U+FFFD.

    Tried in this order: a byte order mark; UTF-8, which other encodings never look like by chance; the declared
    encoding (`declared`, or with `markup` the one named in the first 2,000 bytes) unless what it gives is no
    writing; windows-1252 for text that is mostly ASCII; charset-normalizer's guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return Decoded(text, encoding, len(mark), "\ufffd" in text)
    wide = _wide_without_mark(data[:2000])
    if wide:
        text = data.decode(wide, errors="replace")
        return Decoded(text, wide, 0, "\ufffd" in text)
    if b"\x1b$" not in data[:SAMPLE]:
        strict = _strictly(data, "utf-8")
        if strict is not None:
            return Decoded(strict, "utf-8", 0)
    if declared is None and markup:
        named = _DECLARED.search(data[:2000])
        declared = named[1].decode("ascii") if named else None
    for codec in (_codec(declared), _guess(data[:SAMPLE])):
        read = _strictly(data, codec) if codec else None
        if codec and read is not None and not _is_mojibake(read):
            return Decoded(read, codec, 0)
    fallback = "utf-8" if _mostly_utf8(data[:SAMPLE]) else "cp1252"
    return Decoded(data.decode(fallback, errors="replace"), fallback, 0, True)


def encodes_back(decoded: Decoded, data: bytes) -> bool:
    """Whether encoding the characters gives exactly the bytes they came from."""
    try:
        return decoded.text.encode(decoded.encoding) == data[decoded.first_byte :]
    except UnicodeEncodeError:
        return False


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _codec(name: str | None) -> str | None:
    """The text codec of that name; Latin-1 and ASCII mean windows-1252, as browsers have it."""
    if not name:
        return None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(_NO_DECLARED):
        return None
    return "cp1252" if info.name in ("ascii", "iso8859-1") else info.name


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is NUL."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _guess(sample: bytes) -> str | None:
    high = sum(byte > 127 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 128)
    if high <= 0.3 * letters and not _mostly_utf8(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best else None


def _mostly_utf8(sample: bytes) -> bool:
    """UTF-8 with a few broken bytes: at least ten good characters beyond ASCII for each bad one."""
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    return good >= 10 * bad


def _is_mojibake(text: str) -> bool:
    """Runs of Western accented letters and signs where a Cyrillic, Greek or other text was read as windows-1252."""
    accented = re.findall(r"[\u0080-\u024f]+", text[:SAMPLE])
    total = sum(map(len, accented))
    return total >= 4 and sum(len(run) for run in accented if len(run) >= 3) > total / 2

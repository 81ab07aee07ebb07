"""Words and addresses of reports as other formats allow them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MARK = "\ufffd"
"""Stands where a character was that a format cannot hold."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_IRI = re.compile(
    r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff0-\uffff]"
)


def xml_text(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 does not allow (most control characters)."""
    return _NO_XML.sub(MARK, text)


def web_address(url: str | None) -> str | None:
    """The address of a report where it can be followed: http or https, with a host, no blanks or control characters;
    None: it is none, or another one (`javascript:`)."""
    if url is None or _NO_IRI.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None

"""What reports and file names say, made safe for a terminal."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0\ufdd1]")
_SPACES = re.compile(r"[\s\u2028\u2029]+")


def clean(text: str) -> str:
    """`text` on one line, safe to print.

    Runs of white space become one space. Control characters (so every escape sequence), marks that turn the direction
    of writing and lone surrogates become U+FFFD.
    """
    return _UNSAFE.sub("\ufffd", _SPACES.sub(" ", text))

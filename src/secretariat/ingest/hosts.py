"""The host that an address names: by it the outlets of one site are known under any name."""

from __future__ import annotations

import re

_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>(?:[\w-]+\.)+[^\W\d_]{2,})(?=[:/?#]|$)", re.I)
_ARCHIVES = frozenset(
    {"web.archive.org", "archive.org", "archive.ph", "archive.is", "archive.today", "webcache.googleusercontent.com"}
)


def host_of(address: object) -> str | None:
    """The host in an address or a bare domain, without `www.`; None for other words, and for an archive of pages."""
    match = _HOST.match(address.strip()) if isinstance(address, str) else None
    host = match["host"].casefold() if match else None
    return None if host in _ARCHIVES else host

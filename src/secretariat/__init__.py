"""Secretariat keeps the record of a negotiation.

import secretariat
reading = secretariat.read(text, published="2025-11-20")
dossier = secretariat.open("talks.db")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secretariat.dossier import Dossier, open
    from secretariat.pipeline import read
    from secretariat.records import Reading
    from secretariat.settings import Settings

__all__ = ["Dossier", "Reading", "Settings", "open", "read"]

_HOMES = {"Dossier": "dossier", "open": "dossier", "read": "pipeline", "Reading": "records", "Settings": "settings"}


def __getattr__(name: str) -> Any:
    """Imports what is asked for when it is asked for: `secretariat --help` loads no parser."""
    if name not in _HOMES:
        raise AttributeError(f"module 'secretariat' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"secretariat.{_HOMES[name]}"), name)

"""Records with the actors that are the same led back to one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from secretariat.records import (
    Actor,
    Meeting,
    NameMention,
    Position,
    Proposal,
    Proposition,
    Provision,
    Report,
    Statement,
)

R = TypeVar("R", bound=msgspec.Struct)
_FIELDS: dict[type, tuple[str, ...]] = {
    Report: ("outlet",),
    Actor: ("id", "party", "member_of"),
    Statement: ("speaker",),
    Meeting: ("participants", "mediators"),
    Proposal: ("authors", "prepared_by", "consulted", "left_out", "approved_by"),
    Provision: ("obliged", "toward"),
    Position: ("party", "actor"),
    NameMention: ("actor",),
    Proposition: ("doers", "undergoers", "named"),
}
"""The fields that hold an actor id, or several."""


def led_back(record: R, same: Mapping[str, str]) -> R:
    """The record with the ids of actors replaced by those of their groups.

    Args:
        record: any record of a dossier.
        same: actor id → id of its group, for those that have one.
    """
    changed: dict[str, Any] = {}
    for name in _FIELDS.get(type(record), ()) if same else ():
        value = getattr(record, name)
        if isinstance(value, tuple):
            led: Any = tuple(sorted({same.get(one, one) for one in value}))
        else:
            led = same.get(value, value)
        if led != value:
            changed[name] = led
    if same and isinstance(record, Statement):
        chain = tuple(
            msgspec.structs.replace(link, actor=same.get(link.actor, link.actor)) if link.actor is not None else link
            for link in record.chain
        )
        if chain != record.chain:
            changed["chain"] = chain
    return msgspec.structs.replace(record, **changed) if changed else record

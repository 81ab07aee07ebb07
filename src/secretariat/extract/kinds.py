"""What the network for sayings can answer: the values of each kind, in the order of its weights."""

from __future__ import annotations

from typing import get_args

from secretariat.records import Act, Certainty, Manner, SourceType

ACTS: tuple[Act, ...] = get_args(Act)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
MANNERS: tuple[Manner, ...] = get_args(Manner)
SOURCES: tuple[SourceType, ...] = get_args(SourceType)

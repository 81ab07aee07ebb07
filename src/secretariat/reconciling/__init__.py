"""Reconciling a dossier: what is new in it is compared with what is there, and the judgements are kept.

A judgement on two reports, or on two of their points, depends on the two alone. So adding a report costs what is near
it, and the order of arrival does not matter. Actors are judged anew with those that share a key with them, and groups
are made anew of what hangs together with what changed.
"""

from __future__ import annotations

import functools
import hashlib
from itertools import chain
from pathlib import Path

from secretariat.reconciling.comparing import Comparing
from secretariat.reconciling.grouping import regroup
from secretariat.reconciling.naming import judge_actors_anew
from secretariat.store.sqlite import Store

__all__ = ["reconcile", "regroup"]

ROOMS = ("identity.py", "groups.py", "moments.py", "quotations.py", "knowledge", "reconcile", "reconciling")
"""What judgements are made by: a change in any file of these judges all anew."""


def reconcile(store: Store) -> None:
    """Judge what is not judged yet: the actors, and each new report against those near it; then group what is the same.
    Stopped at any moment, the next call goes on from there."""
    rules = _rules()
    judge_actors_anew(store, rules)
    store.forget_compared(rules)
    comparing = Comparing(store, rules)
    for report in store.uncompared():
        comparing.compare(report)
    regroup(store)


@functools.cache
def _rules() -> str:
    """Digits of the digest of the files that hold the rules."""
    home = Path(__file__).parent.parent
    digest = hashlib.sha256()
    files = chain.from_iterable((home / room).rglob("*") if (home / room).is_dir() else [home / room] for room in ROOMS)
    for file in sorted(files):
        if file.suffix in {".py", ".toml", ".json", ".npz"}:
            digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]

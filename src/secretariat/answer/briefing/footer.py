"""The footer in words: what the brief rests on. Every number comes from `Coverage`."""

from __future__ import annotations

from collections.abc import Iterator

from secretariat.answer.briefing.brief_rows import Brief, Coverage
from secretariat.answer.counting import counted
from secretariat.answer.rows import Count

_MOST_OUTLETS, _MOST_WHY = 15, 6


def footer(brief: Brief) -> Iterator[str]:
    """The lines."""
    found = brief.coverage
    yield from _reports(found)
    yield from _parties(found)
    told = f"Origins: of {counted(found.told, 'sentence')} and table entries, {found.one_origin:,} rest on a single "
    told += f"origin, or on none that is certain, and {found.several_origins:,} on two independent ones or more; of "
    told += f"{counted(found.claims, 'claim')} in the dossier {found.claims_one_origin:,} rest on one. "
    yield told + "Copies never count as confirmation."
    why = f" ({_listed(found.failed_why, _MOST_WHY)})" if found.failed_why else ""
    failed = counted(found.failed, "sentence")
    yield f"Left out because they failed the check: {failed}{why}; the JSON form has each with its reason."
    if found.not_told:
        yield f"Not told, for they do not stand alone: {_listed(found.not_told, len(found.not_told))}."


def _reports(found: Coverage) -> Iterator[str]:
    outlets = _listed(found.outlets, _MOST_OUTLETS)
    if found.outlet_unknown:
        outlets += f"{', ' if outlets else ''}outlet unknown ({found.outlet_unknown:,})"
    yield f"Reports: {found.reports:,}, of which {found.cited_reports:,} are cited. Outlets: {outlets or 'none'}."
    parts = ["1 copy" if found.copies == 1 else f"{found.copies:,} copies"]
    parts += [counted(found.edited, "edited version"), f"{found.undated:,} undated"]
    yield f"Of these: {', '.join(parts)}."
    if found.not_known_by_then:
        yield f"{counted(found.not_known_by_then, 'report')} left out: not known to have been published by then."


def _parties(found: Coverage) -> Iterator[str]:
    silent = [one.party for one in found.parties if one.statements == 0]
    yield f"Not heard themselves, in no statement: {', '.join(silent) or 'none of the parties'}."
    told = []
    for one in found.parties:
        if one.statements or one.newest:
            age = (
                "undated"
                if one.age is None
                else "the day of the brief"
                if one.age == 0
                else f"{counted(one.age, 'day')} old"
            )
            told.append(f"{one.party} {age}")
    if told:
        yield f"Newest evidence on each: {'; '.join(told)}."
    if found.more_parties:
        yield f"{found.more_parties:,} more of whom less is told are not listed."


def _listed(counts: tuple[Count, ...], most: int) -> str:
    told = [f"{one.name} ({one.count:,})" for one in counts[:most]]
    told += [f"and {len(counts) - most} more"] if len(counts) > most else []
    return ", ".join(told)

"""The plug point for extractors: what one is, how installed ones are found, wrapped and checked.

An extractor is a function from `Parsed` to records and problems. Packages offer theirs under the entry point group
`secretariat.extractors`; the built-in ones are found the same way.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from typing import Protocol

import msgspec

from secretariat.evidence import Passage
from secretariat.parse import Parsed
from secretariat.problems import Problem, SecretariatError
from secretariat.records import Meeting, Position, Proposal, Provision, Statement

GROUP = "secretariat.extractors"

Found = Statement | Meeting | Proposal | Provision | Position
"""What an extractor may return; who the sources are is resolved later."""
Extracted = tuple[Sequence[Found], Sequence[Problem]]


class Extractor(Protocol):
    """Reads records of one or more kinds from one parsed report.

    The same input must give the same output; the input must not be changed; every passage must quote the report.
    """

    def __call__(self, parsed: Parsed, /) -> Extracted:
        """Returns (records, problems)."""


@functools.cache
def installed_extractors() -> tuple[tuple[str, Extractor], ...]:
    """Name and function of every installed extractor, by name.

    Raises:
        SecretariatError: one of them cannot be imported.
    """
    found = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            found.append((entry.name, entry.load()))
        except Exception as error:
            raise SecretariatError(
                f"The extractor {entry.name!r} ({entry.value}) cannot be loaded: {error}. "
                "Mend or uninstall its package."
            ) from error
    return tuple(found)


@functools.cache
def version_of(name: str) -> str:
    """Version of the package that an installed extractor comes from; `unversioned` where no package says."""
    packages = (entry.dist for entry in entry_points(group=GROUP) if entry.name == name)
    return next((package.version for package in packages if package is not None), "unversioned")


def run(
    name: str, extractor: Extractor, parsed: Parsed, taken: Iterable[str] = ()
) -> tuple[list[Found], list[Problem]]:
    """What the extractor returns, with whatever breaks the contract left out and told as a problem.

    Args:
        name: the extractor's name, for the problems' `stage`.
        extractor: the function.
        parsed: the report to read.
        taken: ids of the records that other extractors have returned.
    """
    stage, place = f"extractor {name}", parsed.report.name
    try:
        records, problems = extractor(parsed)
        records, problems = list(records), list(problems)
    except (Exception, SystemExit) as error:
        message = f"failed with {type(error).__name__}: {error}. Its records of this report are missing."
        return [], [Problem(stage=stage, place=place, message=message)]
    good: list[Found] = []
    faults = [fault for problem in problems if (fault := _problem_fault(problem)) is not None]
    told = [problem for problem in problems if _problem_fault(problem) is None]
    seen = set(taken)
    for record in records:
        fault = _fault(record, parsed, seen)
        if fault is None:
            good.append(record)
            seen.add(record.id)
        else:
            faults.append(fault)
    told += [Problem(stage=stage, place=place, message=f"returned {fault}; it is left out.") for fault in faults]
    return good, told


def _fault(record: object, parsed: Parsed, seen: set[str]) -> str | None:
    """What breaks the contract in a record, in words; None: nothing. `seen` are the ids already returned."""
    if not isinstance(record, Found):
        return f"a {type(record).__name__}, which is no record an extractor may return"
    if not _is_sound(record):
        return f"a {type(record).__name__} ({record.id!r}) whose fields are not of the types that records have"
    if "" in (value for value in msgspec.structs.asdict(record).values() if isinstance(value, str)):
        return f"a {type(record).__name__} ({record.id!r}) with an empty text, where null means missing"
    if record.id in seen:
        return f"two records with the id {record.id}"
    if isinstance(record, Statement) and record.speaker is not None:
        return f"a record ({record.id}) with a speaker; speakers are resolved later"
    if isinstance(record, Statement) and record.report != parsed.report.id:
        return f"a record ({record.id}) of another report ({record.report})"
    if not (record.content if isinstance(record, Statement) else record.passages):
        return f"a record ({record.id}) without a passage to stand on"
    for passage in passages_of(record):
        if passage.report != parsed.report.id or not passage.holds_in(parsed.report.text):
            return f"a record ({record.id}) whose passage [{passage.start}:{passage.end}] does not quote the report"
    return None


def _problem_fault(problem: object) -> str | None:
    sound = isinstance(problem, Problem) and _is_sound(problem)
    return None if sound else f"a {type(problem).__name__} as a problem, which is none"


def _is_sound(record: Found | Problem) -> bool:
    """Whether it comes back the same from JSON: types as declared, tuples and no lists, text that is valid Unicode."""
    try:
        return msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError):
        return False


def passages_of(record: Found) -> tuple[Passage, ...]:
    """All passages a record stands on."""
    if isinstance(record, Statement):
        return (*record.source, *record.cue, *record.content, *(link.passage for link in record.chain))
    return record.passages


def check_extractor(extractor: Extractor, parsed: Parsed) -> None:
    """The contract test for authors of extractors: call it in your tests with reports of your own.

    Raises:
        AssertionError: the extractor raised, changed its mind on the same input, or returned something that is no
            record, has an id twice, or quotes words that are not in the report.
    """
    records, problems = _called(extractor, parsed)
    assert (records, problems) == _called(extractor, parsed), "the same report gave different records or problems"
    seen: set[str] = set()
    for record in records:
        fault = _fault(record, parsed, seen)
        assert fault is None, f"the extractor returned {fault}"
        seen.add(record.id)
    for problem in problems:
        fault = _problem_fault(problem)
        assert fault is None, f"the extractor returned {fault}"


def _called(extractor: Extractor, parsed: Parsed) -> tuple[list[Found], list[Problem]]:
    try:
        records, problems = extractor(parsed)
        return list(records), list(problems)
    except Exception as error:
        raise AssertionError(f"the extractor failed with {type(error).__name__}: {error}") from error


class ByKind(msgspec.Struct, frozen=True, kw_only=True):
    """Records sorted out by kind, each kind in the order in which it came."""

    statements: tuple[Statement, ...]
    meetings: tuple[Meeting, ...]
    proposals: tuple[Proposal, ...]
    provisions: tuple[Provision, ...]
    positions: tuple[Position, ...]


def by_kind(found: Sequence[Found]) -> ByKind:
    """The records of all extractors, sorted out by kind."""
    return ByKind(
        statements=tuple(record for record in found if isinstance(record, Statement)),
        meetings=tuple(record for record in found if isinstance(record, Meeting)),
        proposals=tuple(record for record in found if isinstance(record, Proposal)),
        provisions=tuple(record for record in found if isinstance(record, Provision)),
        positions=tuple(record for record in found if isinstance(record, Position)),
    )

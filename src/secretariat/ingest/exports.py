"""Reports that other programs have written as JSON: news-please, CC-NEWS, schema.org, feed items, our own export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from secretariat.ingest.fields import Fields, as_utf8, is_report, loads
from secretariat.ingest.sources import Source
from secretariat.problems import Problem

_LISTS = ("reports", "articles", "items", "news", "documents", "data", "results")


def split_json(place: str, data: bytes, *, certain: bool, walked: bool = False) -> Iterator[Source | Problem]:
    """The reports of a JSON file: one object, a list of them, or an object with a list of them.

    Args:
        place: name of the file.
        data: its bytes.
        certain: False where nothing but the first character says that it is JSON; what is no JSON is text then.
        walked: it was met in a folder: an object of another shape than a report's (settings, annotations) says
            nothing.
    """
    original, data = data, as_utf8(data)
    try:
        value = loads(data)
        if isinstance(value, list):
            yield from _members(place, _elements(data, value))
            return
    except (ValueError, RecursionError) as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) > 1 and _is_object(lines[0]):
            yield from split_json_lines(place, data)
        elif certain:
            yield _problem(place, f"is no complete JSON ({_reason(error)}); it was left out.")
        else:
            yield Source(name=place, data=original, media="text")
        return
    if isinstance(value, dict) and not is_report(value):
        inner = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        if inner is not None:
            yield from _members(place, _with_outlets(value, inner), whole=value)
            return
    if is_report(value):
        yield Source(name=place, data=original, media="json")
    elif not (walked and isinstance(value, dict)):
        yield _problem(place, _no_report(value))


def split_json_lines(place: str, data: bytes) -> Iterator[Source | Problem]:
    """The reports of a file with one JSON object on each line; a bad line is a Problem with its number."""
    data = as_utf8(data)
    if not _has_objects_on_lines(data):
        yield from split_json(place, data, certain=True)
        return
    start, number = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line, start, number = data[start:end].strip(), end + 1, number + 1
        if not line:
            continue
        member = f"{place}#{number}"
        try:
            value = loads(line)
        except (ValueError, RecursionError) as error:
            yield _problem(
                member, f"line {number} is no complete JSON ({_reason(error)}); it was left out, the others were read."
            )
            continue
        if is_report(value):
            yield Source(name=member, data=line, media="json")
        else:
            yield _problem(member, f"line {number} {_no_report(value)}")


def _members(place: str, elements: list[bytes], whole: Fields | None = None) -> Iterator[Source | Problem]:
    if not elements:
        yield _problem(place, "holds an empty list; there is nothing to read.")
    good = 0
    bad: list[Problem] = []
    for number, element in enumerate(elements, start=1):
        member = f"{place}#{number}"
        try:
            value = loads(element)
        except (ValueError, RecursionError) as error:
            bad.append(_problem(member, f"could not be decoded ({_reason(error)}); it was left out."))
            continue
        if is_report(value):
            good += 1
            yield Source(name=member, data=element, media="json")
        else:
            bad.append(_problem(member, _no_report(value)))
    if elements and not good and len(bad) == len(elements):
        yield _problem(place, _no_report(whole if whole is not None else []))
    else:
        yield from bad


def _elements(data: bytes, values: list[Any]) -> list[bytes]:
    """The bytes of each element of a list as they stand in `data`; written anew where msgspec refuses them."""
    try:
        return [bytes(element) for element in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (msgspec.DecodeError, ValueError, RecursionError):
        return [json.dumps(value, ensure_ascii=True, sort_keys=True).encode("ascii") for value in values]


def _with_outlets(export: Fields, reports: list[Any]) -> list[bytes]:
    """Elements as JSON of their own; those of our export with the name of their outlet beside its id."""
    actors = export.get("actors")
    names = {a.get("id"): a.get("name") for a in actors if isinstance(a, dict)} if isinstance(actors, list) else {}
    elements = []
    for report in reports:
        if isinstance(report, dict) and report.get("outlet") in names and "sha256" in report:
            report = {**report, "outlet_name": names[report["outlet"]]}
        elements.append(json.dumps(report, ensure_ascii=True, sort_keys=True).encode("ascii"))
    return elements


def _has_objects_on_lines(data: bytes) -> bool:
    """Whether lines are to be read one by one: False where the whole is one JSON value that is no single report."""
    first, _, rest = data.strip().partition(b"\n")
    if _is_object(first) and rest.strip():
        return True
    try:
        return is_report(loads(data))
    except (ValueError, RecursionError):
        return True


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    return re.sub(r"^JSON is malformed: ", "", str(error))


def _no_report(value: object) -> str:
    if isinstance(value, dict) and value:
        keys = ", ".join(repr(str(key)[:30]) for key in list(value)[:5])
        what = f"is a JSON object with {keys}{' …' if len(value) > 5 else ''}"
    else:
        what = f"is a JSON {type(value).__name__}".replace("dict", "object without fields").replace("NoneType", "null")
    needed = "a text in “maintext”, “plain_text” or “text”, with a title, address or date"
    return f"{what}, which is no report ({needed}); it was left out."


def _problem(place: str, message: str) -> Problem:
    return Problem(stage="ingest", place=place, message=message)

"""Reports that other programs have written as JSON: news-please, CC-NEWS, schema.org, feed items, our own export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from secretariat.ingest.fields import Fields, as_utf8, is_report, loads
from secretariat.ingest.sources import Media, Source
from secretariat.problems import Problem

_LISTS = ("reports", "articles", "items", "news", "documents", "data", "results")
_OURS = {"schema", "dossier", "reports"}
"""Keys by which an export of ours is known."""


def split_json(place: str, data: bytes, *, otherwise: Media | None, walked: bool = False) -> Iterator[Source | Problem]:
    """The reports of a JSON file: one object, a list of them, or an object with a list of them.

    Args:
        place: name of the file.
        data: its bytes.
        otherwise: what it is when it is no JSON, where nothing but the first character says so; None: it has to be.
        walked: it was met in a folder: our own export is passed over (its reports are somewhere else too), and an
            object of another shape than a report's (settings, annotations) says nothing.
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
            yield from split_json_lines(place, data, walked=walked)
        elif otherwise is None:
            yield _problem(place, f"is no complete JSON ({_reason(error)}); it was left out.")
        else:
            yield Source(name=place, data=original, media=otherwise)
        return
    if walked and isinstance(value, dict) and value.keys() >= _OURS:
        return
    if isinstance(value, dict) and not is_report(value):
        key = next((key for key in _LISTS if isinstance(value.get(key), list)), None)
        if key is not None:
            yield from _members(place, _with_outlets(value, value[key], _elements(data, value[key], key)), whole=value)
            return
    if is_report(value):
        yield Source(name=place, data=original, media="json")
    elif not (walked and isinstance(value, dict)):
        yield _problem(place, _no_report(value))


def split_json_lines(place: str, data: bytes, *, walked: bool = False) -> Iterator[Source | Problem]:
    """The reports of a file with one JSON object on each line; a bad line is a Problem with its number.

    `walked` as in `split_json`, for a file that is one JSON value after all.
    """
    data = as_utf8(data)
    if not _has_objects_on_lines(data):
        yield from split_json(place, data, otherwise=None, walked=walked)
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


def _elements(data: bytes, values: list[Any], key: str | None = None) -> list[bytes]:
    """The bytes of each element of a list, or of the list under `key`, as they stand in `data`.

    Written anew where msgspec refuses them.
    """
    try:
        inner = data if key is None else msgspec.json.decode(data, type=dict[str, msgspec.Raw])[key]
        return [bytes(element) for element in msgspec.json.decode(inner, type=list[msgspec.Raw])]
    except (msgspec.DecodeError, ValueError, RecursionError):
        return [_written(value) for value in values]


def _with_outlets(export: Fields, reports: list[Any], elements: list[bytes]) -> list[bytes]:
    """The elements; those that are reports of our own export written anew, with the name of their outlet."""
    actors = export.get("actors")
    listed = [actor for actor in actors if isinstance(actor, dict)] if isinstance(actors, list) else []
    names = {actor["id"]: actor.get("name") for actor in listed if isinstance(actor.get("id"), str)}
    return [
        _written({**report, "outlet_name": names[outlet]})
        if isinstance(report, dict)
        and "sha256" in report
        and isinstance(outlet := report.get("outlet"), str)
        and outlet in names
        else element
        for report, element in zip(reports, elements, strict=True)
    ]


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True).encode("ascii")


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

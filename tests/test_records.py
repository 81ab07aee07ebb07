"""The records are those of the contract, frozen down to the bottom, and each field says what it is."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from secretariat import evidence, problems, records

SHARED = Path(os.environ.get("SECRETARIAT_SHARED") or Path(__file__).parents[2] / "shared")
CONTRACT = SHARED / "design" / "RECORDS.md"
MODULES = (records, evidence, problems)
STRUCTS: dict[str, type[msgspec.Struct]] = {
    name: kind
    for module in MODULES
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in (msgspec.Struct, records.Record)
}
PLAIN = {
    "id", "title", "kind", "roles", "url", "start", "end", "passage", "passages", "report", "reports", "place",
    "when", "said", "status", "about", "condition", "names", "version", "categories", "consulted",
    "prepared_by", "left_out", "approved_by", "action", "quantity", "territory", "duration", "toward", "issue",
    "stance", "score", "made_by", "act", "negated", "certainty", "value", "unit", "bound", "left", "right",
    "type", "why", "party", "direction", "verdict", "dossier", "actors", "statements", "meetings", "proposals",
    "provisions", "positions", "claims", "contradictions", "shifts", "dates", "problems", "origins", "segments",
}  # fmt: skip
"""Fields that their name explains, or that another record explains."""


# -- the contract -----------------------------------------------------------------------------------------------------

ROW = re.compile(r"^\| \*\*(?P<record>\w+)\*\* \| (?P<fields>.*) \|$")
FIELD = re.compile(r"`(?P<name>[a-z_0-9]+)`(?: (?P<group>[(\[{]+[^)\]}]*[)\]}]+))?")
WORDS = re.compile(r"`([^`]+)`")


def contract() -> Iterator[tuple[str, str, str]]:
    """(record, field, what stands in brackets behind it) of the table in RECORDS."""
    if not CONTRACT.is_file():
        return
    for line in CONTRACT.read_text(encoding="utf-8").splitlines():
        if row := ROW.match(line):
            for field in FIELD.finditer(row["fields"]):
                yield row["record"], field["name"], field["group"] or ""


def fields_of(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def inner(kind: msgspec.inspect.Type) -> Iterator[msgspec.inspect.Type]:
    """A type and all the types inside it, but for the fields of records."""
    yield kind
    for name in ("types", "item_types"):
        for part in getattr(kind, name, ()):
            yield from inner(part)
    if isinstance(item := getattr(kind, "item_type", None), msgspec.inspect.Type):
        yield from inner(item)


def field_types(kind: type[msgspec.Struct], field: str) -> list[msgspec.inspect.Type]:
    described = msgspec.inspect.type_info(kind)
    assert isinstance(described, msgspec.inspect.StructType)
    return [part for f in described.fields if f.encode_name == field for part in inner(f.type)]


@pytest.mark.skipif(not CONTRACT.is_file(), reason=f"no {CONTRACT}; SECRETARIAT_SHARED says where it is")
def test_the_contract_is_read() -> None:
    named = {record for record, _, _ in contract()}
    assert {"Report", "Passage", "When", "Statement", "Shift", "Judgement", "Problem"} <= named
    assert ("Shift", "from", "") in set(contract())
    assert len(set(contract())) > 100


@pytest.mark.parametrize(("record", "field", "group"), list(contract()))
def test_each_field_of_the_contract_is_there(record: str, field: str, group: str) -> None:
    assert record in STRUCTS
    assert field in fields_of(STRUCTS[record])
    types = field_types(STRUCTS[record], field)
    allowed = {value for kind in types if isinstance(kind, msgspec.inspect.LiteralType) for value in kind.values}
    if allowed:
        assert set(WORDS.findall(group)) - {"null"} <= allowed
    structs = [kind.cls for kind in types if isinstance(kind, msgspec.inspect.StructType)]
    if group.startswith(("[", "{")):
        names = set(WORDS.findall(group.partition(":")[0]))
        assert any(names <= set(fields_of(kind)) for kind in structs)


def test_the_export_has_the_keys_of_the_contract() -> None:
    written = msgspec.json.decode(msgspec.json.encode(records.Export(dossier=records.DossierInfo())))
    assert list(written) == [
        "schema", "dossier", "as_of", "reports", "actors", "statements", "meetings", "proposals", "provisions",
        "positions", "claims", "contradictions", "shifts", "courses", "plans", "deadlines", "places",
        "judgements", "problems",
    ]  # fmt: skip
    assert written["schema"] == 1
    assert written["as_of"] is None


# -- what all records share -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", STRUCTS.values(), ids=STRUCTS)
def test_records_are_frozen_to_the_bottom(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen
    mutable = (msgspec.inspect.ListType, msgspec.inspect.DictType, msgspec.inspect.SetType, msgspec.inspect.AnyType)
    for field in fields_of(kind):
        assert not [part for part in field_types(kind, field) if isinstance(part, mutable)], field


@pytest.mark.parametrize(
    "kind", [k for k in STRUCTS.values() if issubclass(k, records.Record)], ids=lambda k: k.__name__
)
def test_records_are_written_with_keywords_and_refuse_what_they_do_not_know(kind: type[msgspec.Struct]) -> None:
    config = kind.__struct_config__
    assert config.forbid_unknown_fields
    assert not config.array_like
    with pytest.raises(TypeError):
        kind("by position")


def documented(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Field → the docstring under it; empty where there is none."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for here, after in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            text = after.value if isinstance(after, ast.Expr) else None
            found[here.target.id] = str(text.value) if isinstance(text, ast.Constant) else ""
    return found


@pytest.mark.parametrize("kind", STRUCTS.values(), ids=STRUCTS)
def test_each_field_says_what_it_is(kind: type[msgspec.Struct]) -> None:
    assert kind.__doc__
    undocumented = {name for name, words in documented(kind).items() if not words}
    assert undocumented <= PLAIN


def test_what_is_documented_is_read_from_the_source() -> None:
    assert documented(records.Block) == {"start": "", "end": "", "kind": ""}
    assert documented(records.DateMention)["value"].startswith("TIMEX3")


# -- the way through JSON ---------------------------------------------------------------------------------------------

QUOTE = evidence.Passage(report="r-1", start=3, end=5, quote="no")
WHEN = records.When(earliest="2031-03-05", latest="2031-03-06", words="on Wednesday", anchor="publication")
EXAMPLES: list[Any] = [
    QUOTE,
    WHEN,
    records.Role(title="envoy", of="the Treasury", when=WHEN, passage=QUOTE),
    records.Statement(
        id="s-1", report="r-1", content=(QUOTE,), kind="mixed", made_by="x/1", said=WHEN,
        chain=(records.ChainLink(actor=None, relation="told", passage=QUOTE),),
    ),
    records.Shift(id="x", party="a", issue="ports", from_=None, to="p-2", direction="new", why="first"),
    records.Quantity(value=5, unit="day", bound="at most"),
    problems.Problem(stage="ingest", place="a.txt", message="is empty."),
]  # fmt: skip


@pytest.mark.parametrize("record", EXAMPLES, ids=lambda record: type(record).__name__)
def test_records_are_values(record: Any) -> None:
    again = msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    assert again == record
    assert hash(again) == hash(record)
    with pytest.raises(AttributeError):
        setattr(record, record.__struct_fields__[0], None)


def test_a_field_may_be_called_from() -> None:
    shift = records.Shift(id="x", party="a", issue="ports", from_="p-1", to="p-2", direction="softened", why="")
    assert msgspec.to_builtins(shift)["from"] == "p-1"


@pytest.mark.parametrize(
    "wrong",
    [
        b'{"start": 0, "end": 1, "kind": "news"}',
        b'{"start": 0, "end": 1, "kind": "body", "more": 1}',
        b'{"start": "0", "end": 1, "kind": "body"}',
        b'{"start": 0, "end": 1}',
    ],
)
def test_what_is_no_record_is_refused(wrong: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=records.Block)


def test_a_problem_reads_as_a_line() -> None:
    assert str(problems.Problem(stage="ingest", place="a.txt", message="is empty.")) == "a.txt: is empty."

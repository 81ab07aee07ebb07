"""Imports run one way, as the design says: no room knows the rooms after it, and the stages do not know one another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "secretariat"

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(layer.split())
    for layer in (
        "problems",
        "about evidence pool settings",
        "records",
        "identity groups moments",
        "knowledge quotations",
        "ingest recognising",
        "parse",
        "plugins",
        "extract",
        "resolve",
        "talks",
        "reconcile",
        "store",
        "answer pipeline reconciling",
        "addition",
        "dossier",
        "watch",
        "web",
        "cli",
        "__main__",
    )
)
"""From first to last; a room may import from earlier layers only (and from itself)."""

STAGES = frozenset({"ingest", "parse", "extract", "resolve", "talks", "reconcile"})
"""They meet in `records` and `pipeline`."""

READS = {
    "extract": frozenset({"parse"}),
    "resolve": frozenset({"parse"}),
    "talks": frozenset({"parse", "extract", "resolve"}),
}
"""The exceptions: `Parsed`, what these stages are given, is defined in `parse`; whom a phrase means, which every record
of talks needs, is answered by `resolve`; and the network of `talks` reads the windows, word pieces and label chains of
those of `extract`."""

APART = {"store": STAGES | {"plugins"}, "answer": (STAGES - {"reconcile"}) | {"plugins"}}
"""`store` takes and returns records, `answer` asks the store: neither reads reports. Groups are derived from the stored
judgements when somebody asks, so `answer` derives them by the rules of `reconcile`."""

TOKENS = frozenset({"recognising", "parse", "plugins", "extract", "resolve", "talks"})
"""The rooms that see spaCy's types."""

WRITING_SQL = ("insert ", "update ", "delete ", "replace ", "create ", "drop ", "alter ", "vacuum", "pragma ")
WRITING_CALLS = frozenset({"execute", "executemany", "executescript", "commit"})


class Import(NamedTuple):
    """One import statement: where it stands and the dotted name it brings in."""

    path: Path
    line: int
    name: str


def room(path: Path, source: Path) -> str:
    """The top-level module or package that a file belongs to; "" for the package's own `__init__`."""
    first = path.relative_to(source).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports_of(path: Path, source: Path) -> Iterator[Import]:
    """Every import in a file, at any depth, also those for type checking only; relative ones made absolute."""
    package = [source.name, *path.relative_to(source).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(path, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(path, node.lineno, f"{module}.{alias.name}")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0] if node.args else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield Import(path, node.lineno, name.value)


def rank(name: str) -> int | None:
    """The number of a room's layer; None: it has none."""
    return next((number for number, layer in enumerate(LAYERS) if name in layer), None)


def why_not(here: str, there: str) -> str | None:
    """The rule that forbids room `here` to import from room `there`; None: it may."""
    if here in ("", there) or there == "":
        return None
    own, other = rank(here), rank(there)
    if own is None or other is None:
        return f"{here if own is None else there} has no layer: give it one in tests/test_layers.py and in DESIGN"
    if other >= own:
        return f"{there} comes after {here} (or stands beside it)"
    if here in STAGES and there in STAGES and there not in READS.get(here, frozenset()):
        return "stages never import one another"
    if there in APART.get(here, frozenset()):
        return f"{here} works on records, not on stages"
    return None


def is_module(path: Path) -> bool:
    """Whether a path without a suffix is a package or a module."""
    return path.is_dir() or path.with_suffix(".py").is_file()


def broken_rules(source: Path) -> list[str]:
    """Every import under `source` that breaks a rule, and every write in `answer`, as readable lines."""
    found = []
    for path in sorted(source.rglob("*.py")):
        here = room(path, source)
        if here and rank(here) is None:
            found.append(f"{path.relative_to(source)}: {here} has no layer")
        for entry in imports_of(path, source):
            parts = entry.name.split(".")
            place = f"{path.relative_to(source)}:{entry.line}"
            if parts[0] in ("spacy", "thinc") and here not in TOKENS:
                found.append(f"{place}: {here or 'the package'} imports {parts[0]}; only {sorted(TOKENS)} may")
            if here == "answer" and parts[0] == "sqlite3":
                found.append(f"{place}: answer imports sqlite3; it asks the store")
            there = parts[1] if parts[0] == source.name and len(parts) > 1 else ""
            reason = why_not(here, there) if is_module(source / there) else None
            if reason:
                found.append(f"{place}: {here} imports {entry.name}: {reason}")
        if here == "answer":
            name = path.relative_to(source)
            found += [f"{name}:{line}: answer never writes: {what}" for line, what in writes_in(path)]
    return found


def writes_in(path: Path) -> Iterator[tuple[int, str]]:
    """Calls that run SQL, and strings that look like writing SQL, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING_CALLS:
            yield node.lineno, f".{node.func.attr}(…)"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.lstrip().lower()
            if text.startswith(WRITING_SQL) and node.value.lstrip()[:6].isupper():
                yield node.lineno, repr(node.value[:30])


def test_imports_run_one_way() -> None:
    assert broken_rules(SOURCE) == []


def test_the_package_is_looked_at() -> None:
    files = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py")}
    assert {"records.py", "ingest/__init__.py", "parse.py"} <= files


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("records.py", "from secretariat import store", "records.py:1: records imports secretariat.store: store comes"),
        ("records.py", "def f():\n    import secretariat.store.sqlite", "records.py:2: records imports"),
        ("records.py", "from . import store", "records.py:1: records imports secretariat.store"),
        ("extract/cues.py", "from ..ingest import pages", "stages never import one another"),
        (
            "extract/cues.py",
            "import importlib\nimportlib.import_module('secretariat.ingest')",
            "cues.py:2: extract imports",
        ),
        ("resolve/speakers.py", "from secretariat.extract.cues import X", "stages never import one another"),
        ("parse.py", "from secretariat.ingest import Source", "stages never import one another"),
        ("store/sqlite.py", "from secretariat.parse import Parsed", "store works on records"),
        ("answer/queries.py", "from secretariat.pipeline import read", "pipeline comes after answer"),
        ("ingest/pages.py", "import spacy", "ingest imports spacy"),
        ("__init__.py", "from spacy.tokens import Doc", "the package imports spacy"),
        ("answer/queries.py", "import sqlite3", "answer imports sqlite3"),
        ("answer/queries.py", "def f(db):\n    db.execute('SELECT 1')", "queries.py:2: answer never writes: .execute"),
        ("answer/queries.py", "Q = 'DELETE FROM report'", "answer never writes: 'DELETE FROM report'"),
        ("attic.py", "", "attic has no layer"),
    ],
)
def test_a_wrong_import_is_found(tmp_path: Path, file: str, code: str, said: str) -> None:
    source = small_tree(tmp_path)
    assert broken_rules(source) == []
    (source / file).write_text(code, encoding="utf-8")
    found = broken_rules(source)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (
            "extract/cues.py",
            "from secretariat.parse import Parsed\nfrom secretariat.plugins import Extractor\nimport spacy",
        ),
        ("extract/cues.py", "from secretariat.extract import statements"),
        ("answer/queries.py", "from secretariat.store.sqlite import Store"),
        ("dossier.py", "from secretariat.pipeline import read\nfrom secretariat.answer import queries"),
        ("__init__.py", "from secretariat.pipeline import read"),
    ],
)
def test_a_right_import_passes(tmp_path: Path, file: str, code: str) -> None:
    source = small_tree(tmp_path)
    (source / file).write_text(code, encoding="utf-8")
    assert broken_rules(source) == []


def small_tree(tmp_path: Path) -> Path:
    """A package with the real one's rooms and nothing in them."""
    source = tmp_path / "secretariat"
    packages = ("ingest", "extract", "resolve", "store", "answer")
    modules = ("records", "parse", "plugins", "pipeline", "dossier")
    for package in packages:
        (source / package).mkdir(parents=True)
        (source / package / "__init__.py").touch()
    for module in modules:
        (source / f"{module}.py").touch()
    (source / "__init__.py").touch()
    return source

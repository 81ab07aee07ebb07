"""What the figures are measured on: where it lies, and the hash that pins it.

The corpora and the scorers lie outside the project, in the folder that `SECRETARIAT_SHARED` names (default: `shared`
beside the project). They are never copied into it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

PROJECT = Path(__file__).resolve().parents[2]
PINS = Path(__file__).with_name("corpora.sha256")

FILES: dict[str, tuple[str, ...]] = {
    "polnear": ("data/polnear/dev.jsonl.gz", "tools/score_attribution.py"),
    "seeds": ("seeds/*.txt", "seeds/facts.json", "tools/check_facts.py"),
    "wire": ("data/wire/texts/*.txt", "data/wire/facts/*.json", "tools/check_facts.py"),
    "examples": ("tools/check_facts.py",),
    "invented": (),
    "invented_reporting": (),
    "wikinews": ("data/wikinews/*.csv",),
    "wikinews_reporting": ("data/wikinews/*.csv",),
    "names": ("data/wikinews/*.csv", "data/wire/texts/*.txt"),
    "names_reporting": ("data/wikinews/*.csv",),
    "standing": (
        "data/wikinews/*.csv",
        "data/polnear/train.jsonl.gz",
        "data/reuters21578/reuters21578.tar.gz",
    ),
    "talks": ("tools/check_facts.py",),
    "talks_reporting": ("tools/check_facts.py",),
    "talks_held": ("tools/check_facts.py",),
    "talks_wire_reporting": ("data/reuters21578/reuters21578.tar.gz", "tools/check_facts.py"),
    "events": ("data/meantime/dates.jsonl", "data/meantime/intra-doc_annotation.tar.gz"),
    "events_reporting": ("data/meantime/dates.jsonl", "data/meantime/intra-doc_annotation.tar.gz"),
    "talks_real": ("data/wikinews/*.csv", "data/reuters21578/reuters21578.tar.gz", "tools/check_facts.py"),
    "across": (),
    "across_reporting": (),
    "proposals": ("tools/check_facts.py",),
    "proposals_reporting": ("tools/check_facts.py",),
    "reprints": ("data/reuters21578/reuters21578.tar.gz",),
    "reprints_reporting": ("data/reuters21578/reuters21578.tar.gz",),
    "points": ("data/reuters21578/reuters21578.tar.gz",),
    "points_reporting": ("data/reuters21578/reuters21578.tar.gz",),
    "spreading": (),
    "dates": ("data/meantime/dates.jsonl", "tools/score_dates.py"),
    "dates_reporting": ("data/meantime/dates.jsonl", "tools/score_dates.py"),
}
"""What each set of figures needs from the shared folder. The examples and our own gold are in the project."""


def shared() -> Path:
    """The folder of the corpora and scorers."""
    return Path(os.environ.get("SECRETARIAT_SHARED") or PROJECT.parent / "shared")


def digest(path: Path) -> str:
    """Hex SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found(patterns: Iterable[str], folder: Path) -> list[str]:
    """The files that match, as paths relative to `folder`, sorted."""
    return sorted({path.relative_to(folder).as_posix() for pattern in patterns for path in folder.glob(pattern)})


def read_pins(path: Path = PINS) -> dict[str, str]:
    """Path → hash, from lines as `sha256sum` writes them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: value for value, name in (line.split("  ", 1) for line in lines if line.strip())}


def write_pins(folder: Path, path: Path = PINS) -> None:
    """Pin every file of every set as it is now; `sha256sum --check` reads the result."""
    names = found({pattern for patterns in FILES.values() for pattern in patterns}, folder)
    path.write_text("".join(f"{digest(folder / name)}  {name}\n" for name in names), encoding="utf-8")


def changed(name: str, folder: Path, pins: dict[str, str]) -> list[str]:
    """In what the files of set `name` differ from the pinned ones, one sentence each; empty: in nothing."""
    here = set(found(FILES[name], folder))
    pinned = {path for path in pins if any(Path(path).match(pattern) for pattern in FILES[name])}
    return [
        *(f"{path} is pinned but not there" for path in sorted(pinned - here)),
        *(f"{path} is there but not pinned" for path in sorted(here - pinned)),
        *(f"{path} has changed" for path in sorted(here & pinned) if digest(folder / path) != pins[path]),
    ]


def tool(name: str, folder: Path) -> ModuleType:
    """A scorer, loaded from its path, so that a figure means the same everywhere."""
    path = folder / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"shared_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module

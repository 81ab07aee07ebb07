"""One measurement in a process of its own, so that memory is its own; prints one line of JSON.

    python -m bench.speed.once bare TEXTS.json
    python -m bench.speed.once read TEXTS.json --processes N
    python -m bench.speed.once add  DOSSIER FOLDER… --processes N

Clocks start before the libraries and the model are loaded: what a user waits for.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

MB = 1_000_000


def bare(texts: list[str]) -> dict[str, Any]:
    """The model alone over whole texts, as its makers load it."""
    from secretariat.settings import Settings

    model = importlib.import_module(Settings.from_environment().model).load()
    loaded = time.perf_counter()
    docs = list(model.pipe(texts))
    return {"reports": len(docs), "words": words(texts), "work": time.perf_counter() - loaded}


def read(texts: list[str], processes: int) -> dict[str, Any]:
    """The whole reader over the same texts, without a dossier."""
    import msgspec

    from secretariat.ingest import Source
    from secretariat.pipeline import read_sources
    from secretariat.settings import Settings

    settings = msgspec.structs.replace(Settings.from_environment(), processes=processes)
    sources = [Source(name=f"{i}.txt", data=text.encode(), media="text") for i, text in enumerate(texts)]
    began = time.perf_counter()
    first, statements, reports = 0.0, 0, 0
    for outcome in read_sources(sources, settings):
        first = first or time.perf_counter() - began
        reports += outcome.reading is not None
        statements += len(outcome.reading.statements) if outcome.reading else 0
    return {"reports": reports, "words": words(texts), "statements": statements, "to first report": first}


def add(dossier: Path, folders: list[str], processes: int) -> dict[str, Any]:
    """Reports into a dossier."""
    import msgspec

    from secretariat.dossier import Dossier
    from secretariat.settings import Settings

    settings = msgspec.structs.replace(Settings.from_environment(), processes=processes)
    added = Dossier(dossier, settings).add(folders)
    size = sum(path.stat().st_size for path in dossier.parent.glob(f"{dossier.name}*"))
    return {"reports": added.read, "known": added.known, "words": added.words, "file MB": size / MB}


def words(texts: list[str]) -> int:
    """Number of words, split at white space."""
    return sum(len(text.split()) for text in texts)


def peak(who: int) -> float:
    """Largest memory so far of this process or of the largest of its ended children, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / MB


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["bare", "read", "add"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    if options.what == "add":
        result = add(Path(options.paths[0]), options.paths[1:], options.processes)
    else:
        texts = json.loads(Path(options.paths[0]).read_text(encoding="utf-8"))
        result = bare(texts) if options.what == "bare" else read(texts, options.processes)
    result["seconds"] = time.perf_counter() - began
    result["own MB"], result["child MB"] = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

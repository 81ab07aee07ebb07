"""Which of the grammar's candidates are right, as `shared/tools/score_attribution.py` has it.

Right is a candidate whose cue overlaps with a marked one, with content of token Jaccard at least 0.5, and a source
likewise (or none on both sides).
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.selection import is_quoted_cue
from secretariat.parse import Parsed

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SECRETARIAT_SHARED", ROOT.parent / "shared"))

Seen = tuple[Candidate, bool]
"""A candidate, and whether it is right."""


def load_scorer() -> ModuleType:
    """`shared/tools/score_attribution.py`, as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", SHARED / "tools/score_attribution.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "tools/score_attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(parsed: Parsed, gold: list[dict[str, Any]], scorer: ModuleType) -> Iterable[Seen]:
    """Each candidate of a report, and whether a gold attribution says the same."""
    doc = scorer.Doc(parsed.report.text)
    wanted = [one for one in (scorer.norm_attr(doc, a) for a in gold) if one["con"]]
    for paragraph in parsed.paragraphs:
        own = parsed.quotations_in(paragraph.start, paragraph.end)
        for candidate in candidates(paragraph, own, parsed.report.text):
            if not is_quoted_cue(candidate, own):
                yield candidate, _is_right(doc, scorer, wanted, candidate)


def _is_right(doc: Any, scorer: ModuleType, wanted: list[dict[str, Any]], candidate: Candidate) -> bool:
    cue = doc.ids([list(candidate.cue)])
    content = doc.ids([list(piece) for piece in candidate.content])
    source = doc.words(doc.ids([list(candidate.source)])) if candidate.source else frozenset()
    return any(_same(doc, scorer, one, (cue, content, source)) for one in wanted)


def _same(doc: Any, scorer: ModuleType, gold: dict[str, Any], found: tuple[Any, Any, Any]) -> bool:
    cue, content, source = found
    if not gold["cue"] & cue or scorer.jac(gold["con"], content) < 0.5:
        return False
    named = doc.words(gold["src"])
    return (not named and not source) or bool(named and source and scorer.jac(named, source) >= 0.5)

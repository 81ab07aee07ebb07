"""Fits the odds of issues (`talks/issues.py`) and writes `knowledge/issues.npz`.

    python -m training.train_issues

The regression is fitted on sentences of our own (`bench/quality/gold/issues-sentences.jsonl`); how the odds of clause,
sentence, paragraph and report are weighed, on our own gold of talks (tuning part) and on the reports of Reuters, of
Wikinews and of the wire whose issues are marked. Printed is how often the issue is right, the weighing fitted on other
reports.
Deterministic; half a minute on two cores.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bench.quality import talks
from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from secretariat.ingest import Source, read_source
from secretariat.parse import load_model, parse_many
from secretariat.settings import Settings
from secretariat.talks.issues import Issues, Weights, counted, features, hits_in, labels, meaning

Json = dict[str, Any]
Floats = NDArray[np.float32]
OUT = Path(__file__).parent.parent / "src/secretariat/knowledge/issues.npz"
_FOLDS = 6
_KEEP = 0.001
"""L2 of the regression; the best of 0.0005, 0.001, 0.002, 0.004 on the gold of talks."""


def marked() -> Iterator[tuple[str, str, list[Json]]]:
    """Name, text and positions and provisions of every report whose issues are marked."""
    for part in ("tuning", "real"):
        for one in talks.items(part):
            yield one["id"], one["text"], [*one["positions"], *one["provisions"]]
    for path in sorted((shared() / "data/wire/facts").glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        text = (shared() / f"data/wire/texts/{path.stem}.txt").read_text(encoding="utf-8")
        yield path.stem, text, [*facts["positions"], *facts["provisions"]]


def softmax(inputs: Floats, answers: NDArray[np.int64], keep: float) -> tuple[Floats, Floats]:
    """Weights and bias of the regression."""
    torch.manual_seed(0)
    given, wanted = torch.from_numpy(inputs), torch.from_numpy(answers)
    layer = torch.nn.Linear(inputs.shape[1], len(labels()))
    torch.nn.init.zeros_(layer.weight)
    torch.nn.init.zeros_(layer.bias)
    step = torch.optim.LBFGS(layer.parameters(), max_iter=300)

    def loss() -> torch.Tensor:
        step.zero_grad()
        value = torch.nn.functional.cross_entropy(layer(given), wanted) + keep * (layer.weight**2).sum() / 2
        value.backward()  # type: ignore[no-untyped-call]
        return value

    step.step(loss)  # type: ignore[no-untyped-call]
    return layer.weight.detach().numpy(), layer.bias.detach().numpy()


def weigh(tables: Floats, answers: NDArray[np.int64]) -> Floats:
    """The weights of the features of `mixed`, the same for every label."""
    given, wanted = torch.from_numpy(tables), torch.from_numpy(answers)
    weights = torch.zeros(tables.shape[2], requires_grad=True)
    step = torch.optim.LBFGS([weights], max_iter=300)

    def loss() -> torch.Tensor:
        step.zero_grad()
        value = torch.nn.functional.cross_entropy(given @ weights, wanted) + 0.001 * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    step.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def main() -> None:
    """Fits, prints, writes."""
    model = load_model(Settings.from_environment().model)
    lines = (GOLD / "issues-sentences.jsonl").read_text(encoding="utf-8").splitlines()
    written = [json.loads(line) for line in lines]
    docs = model.pipe([one["text"] for one in written], batch_size=128)
    inputs = np.stack([features(meaning(doc), counted(hits_in(doc))) for doc in docs])
    weights, bias = softmax(inputs, np.array([labels().index(one["label"]) for one in written]), _KEEP)
    weights = weights.astype(np.float16)

    tables, answers, reports = [], [], []
    for name, text, facts in marked():
        ingested = read_source(Source(name=name, data=text.encode(), media="text"), Settings.from_environment())
        assert ingested.report is not None
        parsed = next(parse_many([ingested.report], model))
        issues = Issues(parsed, weights=Weights(weights.astype(np.float32), bias, bias))
        for fact in facts:
            found = re.search(r"\s+".join(map(re.escape, fact["words"].split())), ingested.report.text)
            if found is None or fact.get("issue") not in labels():
                continue
            paragraph = parsed.paragraph_at(found.start())
            assert paragraph is not None
            shift = paragraph.start
            words = paragraph.doc.char_span(
                found.start() - shift, min(found.end(), paragraph.end) - shift, alignment_mode="expand"
            )
            assert words is not None
            tables.append(issues.table(paragraph, words))
            answers.append(labels().index(fact["issue"]))
            reports.append(name)
    given, wanted = np.stack(tables), np.array(answers)
    names = sorted(set(reports))
    random.Random(0).shuffle(names)
    right = 0
    for fold in range(_FOLDS):
        held = np.array([names.index(name) % _FOLDS == fold for name in reports])
        mixing = weigh(given[~held], wanted[~held])
        right += int(((given[held] @ mixing).argmax(axis=1) == wanted[held]).sum())
    print(f"issue right: {100 * right / len(wanted):.1f} % of {len(wanted)}")
    np.savez(OUT, weights=weights, bias=bias, mixing=weigh(given, wanted), names=np.array(labels()))


if __name__ == "__main__":
    main()

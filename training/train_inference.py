"""Train what tells whether two points say the same, cannot both hold, or neither: our own gold → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_inference FOLDER [--epochs N] [--on]

Natural language inference with a cross-encoder that begins as MiniLM. Trained on groups of points written for it
(`gold/points-training.jsonl`), on the pairs of the clusters of `gold/across-training.jsonl`, on pairs of real reports
(`gold/points-real-training.jsonl`), and on points of reports of different matters; says how those of the parts for
tuning are read. FOLDER gets `inference.safetensors`. Seeds are fixed; twenty minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from bench.quality import points
from bench.quality.across import GOLD, Cluster, clusters, read
from bench.quality.corpora import shared
from secretariat.reconcile.claims import candidates, worthy
from secretariat.reconcile.inference import AGAINST, NEITHER, SAME
from training.descent import Descent
from training.tagger_model import Inference, in_halves, start_from
from training.train_claims import rows_of
from training.train_tagger import CLS, MASK, SEP, minilm

PIECES = 1400
"""Word pieces a step."""
RATE, DECAY, HEADS = 2e-4, 0.9, 5.0
"""Rate of the top layer; its share for each layer further down; how many times as fast what is new learns."""
AVERAGE = 0.995
MASKED = 0.05
MOST = 60
"""Word pieces of a point that count."""
DOUBT = 0.6
"""Weight of a contradiction of a point for another way to say the point: it may have left out what differs."""
EVERY = 4
"""One in so many pairs of a cluster that are neither is shown in an epoch."""
OFTEN = 2
"""How many times a pair of real reports is shown in an epoch."""
STRANGERS, FEW = 3000, 3
"""Pairs of points of different matters, and of two reports at most."""
ANSWERS = {"same": SAME, "against": AGAINST, "neither": NEITHER}

Shown = tuple[str, str, int, float]
"""Two texts, the answer, and what it weighs."""


def of_groups(path: Path) -> list[Shown]:
    """The pairs of the groups."""
    found: list[Shown] = []
    for line in path.read_text("utf-8").splitlines():
        group = json.loads(line)
        alike = [group["point"], *group["same"]]
        found += [(one, other, SAME, 1.0) for one, other in combinations(alike, 2)]
        found += [(one, other, NEITHER, 0.6) for one, other in product(alike, group["near"])]
        found += [(one, other, NEITHER, 0.4) for one, other in combinations(group["near"], 2)]
        found += [
            (one, other, AGAINST, 1.0 if at == 0 else DOUBT)
            for other in group["against"]
            for at, one in enumerate(alike)
        ]
    return found


def of_clusters(read_ones: Sequence[Cluster]) -> list[Shown]:
    """The pairs of points of some clusters that are compared."""
    return [
        (row.left.text, row.right.text, SAME if row.same else AGAINST if row.opposed else NEITHER, 1.0)
        for row in rows_of(read_ones)
    ]


def of_pairs(gold: Sequence[points.Pair], known: Mapping[str, points.Read]) -> list[Shown]:
    """The pairs of real reports that people have read; what they were in doubt of weighs half."""
    found = []
    for one in gold:
        left, right = (known[place[0]].point(place) for place in (one.left, one.right))
        if left is not None and right is not None:
            found.append((left.text, right.text, ANSWERS[one.answer], 0.5 if one.doubt else 1.0))
    return found


def of_strangers(gold: Sequence[points.Pair], known: Mapping[str, points.Read], count: int) -> list[Shown]:
    """Points of reports of different matters that a dossier would have the network read: none is like another."""
    chance, matters = random.Random(0), {place[0]: one.matter for one in gold for place in (one.left, one.right)}
    numbers, found = sorted(known), list[Shown]()
    while len(found) < count:
        left, right = chance.sample(numbers, 2)
        if matters[left] != matters[right]:
            pairs = list(worthy(candidates(known[left].told, known[right].told)))
            found += [(one.text, other.text, NEITHER, 1.0) for one, other, _, _ in pairs[:FEW]]
    return found


class Pieces:
    """Texts as word pieces."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_str(minilm()[1].decode("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        """The pieces of a text."""
        if text not in self._known:
            self._known[text] = self._tokenizer.encode(text, add_special_tokens=False).ids[:MOST]
        return self._known[text]


def tensors(batch: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, segments and mask, each [pairs, pieces]."""
    longest = 3 + max(len(one) + len(other) for one, other in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    segments, mask = torch.zeros_like(pieces), torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, (one, other) in enumerate(batch):
        whole = [CLS, *one, SEP, *other, SEP]
        pieces[row, : len(whole)] = torch.tensor(whole)
        segments[row, len(one) + 2 : len(whole)] = 1
        mask[row, : len(whole)] = True
    return pieces, segments, mask


def train(
    net: Inference, written: Sequence[Shown], real: Sequence[Shown], epochs: float, rate: float, pieces: Pieces
) -> None:
    """Trains in place and leaves the averaged weights in the network."""
    chance = random.Random(0)
    torch.manual_seed(0)
    depth = len(net.encoder.layers)
    groups = [
        {"params": list(layer.parameters()), "lr": rate * DECAY ** (depth - at)}
        for at, layer in enumerate(net.encoder.layers)
    ]
    old = [*net.positions.parameters(), *net.segments.parameters(), *net.encoder.norm.parameters()]
    groups.append({"params": old, "lr": rate * DECAY ** (depth + 1)})
    fresh = [*net.wide.parameters(), *net.out.parameters()]
    groups.append({"params": fresh, "lr": rate * HEADS})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    kept = [p for p in net.parameters() if p.requires_grad]

    def shown() -> list[list[Shown]]:
        drawn = [*written, *(one for one in real if one[2] != NEITHER or chance.random() < 1 / EVERY)]
        drawn.sort(key=lambda one: len(pieces.of(one[0])) + len(pieces.of(one[1])) + 8 * chance.random())
        found: list[list[Shown]] = [[]]
        for one in drawn:
            size = 3 + len(pieces.of(one[0])) + len(pieces.of(one[1]))
            if size * (len(found[-1]) + 1) > PIECES:
                found.append([])
            found[-1].append(one)
        chance.shuffle(found)
        return found

    total = int(epochs * len(shown()))
    descent, began = Descent(kept, optimizer, total, 1 / 15, AVERAGE), time.time()
    net.train()
    while descent.steps < total:
        for batch in shown():
            turned = [one if chance.random() < 0.5 else (one[1], one[0], one[2], one[3]) for one in batch]
            told_, segments, mask = tensors([(pieces.of(one), pieces.of(other)) for one, other, _, _ in turned])
            told_ = torch.where((torch.rand(told_.shape) < MASKED) & (told_ > MASK), MASK, told_)
            with in_halves():
                scores = net(told_, segments, mask).float()
            answers, weights = torch.tensor([one[2] for one in turned]), torch.tensor([one[3] for one in turned])
            lost = functional.cross_entropy(scores, answers, label_smoothing=0.05, reduction="none")
            descent.step((lost * weights).sum() / weights.sum())
            if descent.steps % 100 == 0:
                done = (lost * weights).sum() / weights.sum()
                print(f"step {descent.steps}/{total} loss {done.item():.3f} {time.time() - began:.0f} s", flush=True)
            if descent.steps >= total:
                break
    descent.finish()
    net.eval()


@torch.no_grad()
def measure(net: Inference, pairs: Sequence[Shown], pieces: Pieces) -> None:
    """Prints precision and recall of each answer, by threshold."""
    odds = []
    for at in range(0, len(pairs), 32):
        batch = [(pieces.of(one), pieces.of(other)) for one, other, _, _ in pairs[at : at + 32]]
        odds.append(net(*tensors(batch)).softmax(-1))
    every, answers = torch.cat(odds), torch.tensor([one[2] for one in pairs])
    for name, answer in (("same", SAME), ("against", AGAINST)):
        for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            made = every[:, answer] >= least
            right = int((made & (answers == answer)).sum())
            precision, recall = right / max(1, int(made.sum())), right / max(1, int((answers == answer).sum()))
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{name} from {least}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}", flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--on", action="store_true", help="go on from what FOLDER has, at two thirds of the rate")
    options = parser.parse_args(argv)
    real, tuning = (
        of_clusters([read(one) for one in clusters(GOLD / f"across-{part}.jsonl")]) for part in ("training", "tuning")
    )
    written = of_groups(GOLD / "points-training.jsonl")
    gold, aside = points.pairs("training"), points.pairs("tuning")
    known = points.reports(points.numbers([*gold, *aside]), shared())
    strange = {number: known[number] for number in points.numbers(gold)}
    written += [*of_pairs(gold, known), *of_strangers(gold, strange, STRANGERS)] * OFTEN
    net, pieces = Inference(), Pieces()
    start_from(net, minilm()[0])  # type: ignore[arg-type]
    path = options.folder / "inference.safetensors"
    if options.on:
        net.load_state_dict(load_file(path), strict=False)
    options.folder.mkdir(parents=True, exist_ok=True)
    print(len(written), "pairs written and of real reports,", len(real), "of clusters", flush=True)
    train(net, written, real, options.epochs, RATE * 2 / 3 if options.on else RATE, pieces)
    save_file({n: v.contiguous() for n, v in net.state_dict().items() if not n.startswith("words.")}, path)
    for name, pairs in {"clusters": tuning, "real reports": of_pairs(aside, known)}.items():
        print(name, len(pairs))
        measure(net, pairs, pieces)
    return 0


if __name__ == "__main__":
    sys.exit(main())

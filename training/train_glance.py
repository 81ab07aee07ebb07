"""Train the glance at a paragraph (`talks/glance.py`): what the packaged network spots in news of all kinds → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_glance FOLDER

Reads reports of Reuters-21578 of which there is no gold, of PolNeAR's training part, and of our own gold of talks;
FOLDER keeps what the network spots in each window, and gets `glance.safetensors`. Says which share of the work is saved
and of what is spotted is lost, by score. Seeds are fixed; ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import pickle
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

import secretariat
from bench.quality import talks
from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from bench.speed.reuters import read_reuters
from secretariat.extract.tagger import load_tagger
from secretariat.talks import reading
from secretariat.talks.glance import WIDTH, Glance, told_of
from secretariat.talks.scenes import Scene
from secretariat.talks.spotting import KINDS, Sight, Spotter
from training.descent import Fall
from training.tagger_data import load

WIRE, ARTICLES = 1_200, 100
"""Reports of Reuters and of PolNeAR."""
SKIPPED = 700
"""First reports of Reuters, which the benchmark of speed reads."""
TOGETHER, RATE, EPOCHS = 64, 2e-3, 8


@dataclass(frozen=True)
class Seen:
    """A window, and how many runs the network spots in it."""

    pieces: tuple[int, ...]
    told: tuple[float, ...]
    runs: int


class Watched(Spotter):
    """The network, which writes down what it spots."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Seen] = []

    def read(self, scenes: Iterable[Scene], glance: Glance | None = None) -> Sight:
        """What the scenes tell of, all of them read."""
        whole = list(scenes)
        sight = super().read(whole)
        starts = [run.span[0] for kind in KINDS for run in sight.of(kind)]
        for scene in whole:
            first, last = scene.window.spans[0][0], scene.window.spans[-1][1]
            told = tuple(float(one) for one in told_of(scene.window))
            self.seen.append(Seen(scene.window.pieces, told, sum(first <= start < last for start in starts)))
        return sight


def watched(texts: Sequence[str]) -> list[Seen]:
    """The windows of some reports."""
    watcher = Watched()
    with (
        mock.patch.object(reading, "load_spotter", return_value=watcher),
        mock.patch.object(reading, "load_glance", return_value=None),
    ):
        for text in texts:
            problems = [one for one in secretariat.read(text).problems if one.stage == "talks"]
            if problems:
                raise RuntimeError(problems[0].message)
    return watcher.seen


def texts() -> list[str]:
    """The reports."""
    chance = random.Random(5)
    marked = {json.loads(line).get("reuters") for path in GOLD.glob("*.jsonl") for line in path.open(encoding="utf-8")}
    wire = [
        text
        for number, text in itertools.islice(
            read_reuters(shared() / "data/reuters21578/reuters21578.tar.gz"), SKIPPED, None
        )
        if number not in marked
    ]
    articles = [row["text"] for row in load(shared() / "data/polnear/train.jsonl.gz")]
    own = [one["text"] for one in talks.items("training")]
    return [*chance.sample(wire, WIRE), *chance.sample(articles, ARTICLES), *chance.sample(own, len(own) // 4)]


def prepared(folder: Path) -> list[Seen]:
    """The windows, read once."""
    kept = folder / "glance.pkl"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        every = texts()
        with multiprocessing.Pool(2) as pool:
            parts = pool.map(watched, [every[at : at + 50] for at in range(0, len(every), 50)], chunksize=1)
        kept.write_bytes(pickle.dumps([one for part in parts for one in part]))
    found: list[Seen] = pickle.loads(kept.read_bytes())
    return found


class Network(nn.Module):
    """As `talks.glance.Glance` has it."""

    def __init__(self, size: int = 384, small: int = 48, wide: int = 64) -> None:
        super().__init__()
        words, scale = load_tagger().words
        self.words = torch.from_numpy(words.astype(np.float32) * scale[:, None])
        self.down, self.out = nn.Linear(size, small), nn.Linear(wide + 2, 1)
        self.conv = nn.Linear(WIDTH * small, wide)
        self.drop = nn.Dropout(0.2)

    def forward(self, pieces: Tensor, mask: Tensor, told: Tensor) -> Tensor:
        """Scores of the windows, [windows].

        Args:
            pieces: word pieces, [windows, pieces].
            mask: 1 where there is a piece, [windows, pieces].
            told: `told_of`, [windows, 2].
        """
        small = torch.relu(self.down(self.drop(self.words[pieces]))) * mask[..., None]
        padded = functional.pad(small, (0, 0, WIDTH // 2, WIDTH // 2))
        seen = torch.cat([padded[:, at : at + pieces.shape[1]] for at in range(WIDTH)], dim=2)
        found = (torch.relu(self.conv(seen)) * mask[..., None]).amax(1)
        scores: Tensor = self.out(torch.cat([self.drop(found), told], dim=1))[:, 0]
        return scores


def tensors(some: Sequence[Seen]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and what is told, as `Network` takes them."""
    longest = max(len(one.pieces) for one in some)
    pieces, mask = torch.zeros(len(some), longest, dtype=torch.long), torch.zeros(len(some), longest)
    for row, one in enumerate(some):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[row, : len(one.pieces)] = 1
    return pieces, mask, torch.tensor([one.told for one in some])


def train(net: Network, seen: Sequence[Seen]) -> None:
    """Trains in place."""
    chance = random.Random(0)
    torch.manual_seed(0)
    fall = Fall(net.parameters(), RATE, 0.01, EPOCHS * (len(seen) // TOGETHER + 1))
    net.train()
    for _ in range(EPOCHS):
        order = sorted(seen, key=lambda one: len(one.pieces) + chance.random() * 20)
        parts = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
        chance.shuffle(parts)
        for some in parts:
            wanted = torch.tensor([float(one.runs > 0) for one in some])
            given = net(*tensors(some))
            fall.step(functional.binary_cross_entropy_with_logits(given, wanted, pos_weight=torch.tensor(3.0)))
    net.eval()


@torch.no_grad()
def measure(net: Network, seen: Sequence[Seen]) -> None:
    """Prints, by least score, which share of the word pieces is not read and of the runs not spotted."""
    scores = torch.cat([net(*tensors(seen[at : at + 200])) for at in range(0, len(seen), 200)]).numpy()
    runs, sizes = (np.array([value(one) for one in seen]) for value in (lambda s: s.runs, lambda s: len(s.pieces)))
    for least in np.arange(-4, 1.5, 0.5):
        below = scores < least
        saved, lost = sizes[below].sum() / sizes.sum(), runs[below].sum() / runs.sum()
        print(f"least {least:4.1f}: saved {saved:.3f}, lost {lost:.3f}")


def main() -> int:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    seen = prepared(folder)
    random.Random(1).shuffle(seen)
    aside = len(seen) // 8
    net = Network()
    train(net, seen[aside:])
    measure(net, seen[:aside])
    state = {name: value.contiguous().clone() for name, value in net.state_dict().items()}
    save_file(state, folder / "glance.safetensors")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Train what reads sayings: our own gold, as the packaged tagger sees it → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_sayings FOLDER [--epochs N] [--aside]

The tagger stays as it is: sayings have layers of their own above its lower ones, and begin with the weights of its
upper ones. Writes `sayings.safetensors`. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from bench.quality.sayings import SETS, items
from secretariat.extract.kinds import ACTS
from secretariat.extract.scenes import FEATURES, ROLES
from secretariat.extract.tagger import load_tagger
from training.descent import Descent
from training.gold import Json, training_items
from training.packaged import PACKAGED, start_from_packaged
from training.sayings_data import Item, Spoken, in_parallel
from training.tagger_model import SHARED, Hearing, Tagger, chain_loss, in_halves
from training.train_tagger import OUTSIDE, sizes

WORDS = 2600
"""Words a step."""
RATE = 2.5e-4
"""Of the layers."""
FRESH = 1e-3
"""Of what is new."""
AVERAGE = 0.995
"""Share of the running average of the weights kept at each step."""
UNTOLD = 0.2
"""Share of statements of which nothing is told that the rules read."""
SMOOTH = 0.05
"""Share of an answer that is spread over all others."""
WEIGHTS = {"act": 1.0, "certainty": 0.3, "manner": 0.4, "unnamed": 0.5}
LABELS = 1.0
"""Weight of the words around, for each statement."""

Known = tuple[Tensor, Spoken]
"""The vectors of a passage's words, and a statement of it."""


def known(items: Sequence[Item]) -> list[Known]:
    """The statements of the items."""
    passages = ((torch.from_numpy(one.vectors), one.spoken) for one in items)
    return [(vectors, spoken) for vectors, statements in passages for spoken in statements]


def batches(found: Sequence[Known], chance: random.Random) -> Iterator[list[Known]]:
    """Scenes of about the same length together, in chance order."""
    order = sorted(found, key=lambda one: len(one[1].scene.words) + chance.random() * 12)
    every: list[list[Known]] = [[]]
    for one in order:
        if every[-1] and len(one[1].scene.words) * (len(every[-1]) + 1) > WORDS:
            every.append([])
        every[-1].append(one)
    chance.shuffle(every)
    yield from every


def tensors(batch: Sequence[Known], untold: Sequence[bool]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Vectors, features, what is told, and mask, as `Hearing` takes them."""
    longest = max(len(spoken.scene.words) for _, spoken in batch)
    words = torch.zeros(len(batch), longest, batch[0][0].shape[1])
    features = torch.zeros(len(batch), longest, len(FEATURES), dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    told = torch.tensor([spoken.scene.told for _, spoken in batch])
    for row, ((vectors, spoken), hidden) in enumerate(zip(batch, untold, strict=True)):
        scene = spoken.scene
        size = len(scene.words)
        words[row, :size] = vectors[torch.from_numpy(scene.words)].float()
        features[row, :size] = torch.from_numpy(scene.features)
        mask[row, :size] = True
        if hidden:
            features[row, :, FEATURES.index("rule")] = 0
            told[row] = 0
    return words, features, told, mask


def loss_of(hearing: Hearing, batch: Sequence[Known], chance: random.Random) -> Tensor:
    """Mean loss of a batch: kinds and words around, each by the statement."""
    words, features, told, mask = tensors(batch, [chance.random() < UNTOLD for _ in batch])
    with in_halves():
        hidden = hearing(words, features, told, mask)
    hidden = hidden.float()
    scores = hearing.kinds(hidden, features[..., 0], told, mask)
    total = hidden.sum() * 0
    for name, weight in WEIGHTS.items():
        targets = torch.tensor([getattr(spoken, name) for _, spoken in batch])
        asked = targets >= 0
        if asked.any():
            lost = functional.cross_entropy(
                scores[name][asked], targets[asked], label_smoothing=SMOOTH, reduction="sum"
            )
            total = total + weight * lost / len(batch)
    marked = [row for row, (_, spoken) in enumerate(batch) if spoken.labels is not None]
    if marked:
        labels = torch.zeros(len(marked), words.shape[1], dtype=torch.long)
        for at, row in enumerate(marked):
            own = batch[row][1].labels or ()
            labels[at, : len(own)] = torch.tensor(own)
        emitted = hearing.emit(hidden[marked, 1:])
        total = total + LABELS * chain_loss(hearing, emitted, labels, mask[marked].sum(1)) / len(batch)
    return total


def start(hearing: Hearing, tagger: Tagger) -> None:
    """The layers begin with the tagger's upper ones."""
    for own, above in zip(hearing.layers, tagger.encoder.layers[SHARED:], strict=True):
        own.load_state_dict(above.state_dict())


def train(hearing: Hearing, own: Sequence[Known], epochs: float, aside: Sequence[Known]) -> None:
    """Trains in place and leaves the averaged weights in the network."""
    chance = random.Random(0)
    torch.manual_seed(0)
    layers = list(hearing.layers.parameters())
    fresh = [p for n, p in hearing.named_parameters() if not n.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": fresh, "lr": FRESH}, {"params": layers, "lr": RATE}], weight_decay=0.02)
    total = int(epochs * sum(1 for _ in batches(own, random.Random(1))))
    descent, began = Descent([*fresh, *layers], optimizer, total, 1 / 20, AVERAGE), time.time()
    while descent.steps < total:
        hearing.train()
        for batch in batches(own, chance):
            descent.step(loss_of(hearing, batch, chance))
            if descent.steps >= total:
                break
        print(f"step {descent.steps}/{total}: {time.time() - began:.0f} s; {shown(hearing, aside)}", flush=True)
    descent.finish()
    print(f"averaged: {shown(hearing, aside)}", flush=True)


class Tally:
    """How often answers were right, by kind, and how often roles of words around were found, by role."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.both: Counter[str] = Counter()
        self.some: Counter[str] = Counter()

    def kind(self, name: str, target: int, answer: int) -> None:
        """One answer; nobody asked where the target is below 0."""
        self.asked[name] += target >= 0
        self.right[name] += target >= 0 and answer == target

    def roles(self, name: str, gold: set[str], read: set[str]) -> None:
        """The roles that a statement has words for."""
        self.both.update(f"{name}{role}" for role in gold & read)
        self.some.update(f"{name}{role}" for side in (gold, read) for role in side)

    def __str__(self) -> str:
        kinds = [f"{name} {100 * self.right[name] / max(1, n):.1f} of {n}" for name, n in self.asked.items()]
        f1 = {name: 200 * self.both[name] / n for name, n in self.some.items()}
        return ", ".join(
            [*kinds, *(f"{role} {f1.get(role, 0):.0f}/{f1.get(f'rules {role}', 0):.0f}" for role in ROLES)]
        )


@torch.no_grad()
def shown(hearing: Hearing, found: Sequence[Known]) -> str:
    """Share that is right of each kind, F1 of each role of words around, in percent, and what the rules alone have."""
    hearing.eval()
    tally = Tally()
    for batch in batches(found, random.Random(0)):
        words, features, told, mask = tensors(batch, [False] * len(batch))
        hidden = hearing(words, features, told, mask)
        scores = hearing.kinds(hidden, features[..., 0], told, mask)
        emitted = hearing.emit(hidden[:, 1:]).argmax(2)
        for row, (_, spoken) in enumerate(batch):
            for name in WEIGHTS:
                tally.kind(name, getattr(spoken, name), int(scores[name][row].argmax()))
            tally.kind("rules", spoken.act, int(torch.tensor(spoken.scene.told[: len(ACTS)]).argmax()))
            if spoken.labels is not None:
                gold = {ROLES[(label - 1) // 2] for label in spoken.labels if label}
                read = {ROLES[(label - 1) // 2] for label in emitted[row, : len(spoken.labels)].tolist() if label}
                tally.roles("", gold, read)
                tally.roles("rules ", gold, {ROLES[value - 1] for value in spoken.scene.features[:, 1] if value})
    return str(tally)


def main() -> int:
    """Trains and writes `sayings.safetensors`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="FOLDER")
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--aside", action="store_true", help="train on nothing of the tuning part")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    options.out.mkdir(parents=True, exist_ok=True)
    tuning = [item | {"id": f"tuning-{item['id']}"} for name in SETS for item in items(name, "tuning")]
    parts = [_seen(options.out / f"{name}.pkl", gold) for name, gold in (("own", training_items()), ("tuning", tuning))]
    torch.manual_seed(0)
    tagger, hearing = Tagger(sizes(load_tagger().labels)), Hearing()
    start_from_packaged(tagger, OUTSIDE, PACKAGED)
    start(hearing, tagger)
    own, shown_of = (known(part) for part in parts)
    train(hearing, own if options.aside else own + shown_of, options.epochs, shown_of)
    save_file({name: v.contiguous() for name, v in hearing.state_dict().items()}, options.out / "sayings.safetensors")
    return 0


def _seen(kept: Path, gold: Sequence[Json]) -> list[Item]:
    """The items as the program sees them, made once."""
    if not kept.exists():
        kept.write_bytes(pickle.dumps(in_parallel(gold)))
    found: list[Item] = pickle.loads(kept.read_bytes())
    return found


if __name__ == "__main__":
    sys.exit(main())

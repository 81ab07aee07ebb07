"""Train what the tagger reads around an attribution, and what kind of saying it is: our own gold → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_sayings FOLDER [--epochs N] [--aside SHARE]

Begins with what `training.train_tagger` left in FOLDER, else with the packaged tagger, which stays as it is: sayings
have layers of their own above the ones they share with attributions. Writes `sayings.safetensors`. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from secretariat.extract.links import between, bucket
from training.gold import training_items
from training.packaged import PACKAGED, start_from_packaged
from training.sayings_data import Framed, Item, in_parallel
from training.tagger_data import Example
from training.tagger_model import SHARED, Tagger, chain_loss, through
from training.train_tagger import OUTSIDE, PIECES, prepared, sizes, tensors, tokenizer, vectors

RATE = 1.5e-4
"""Of the layers of sayings."""
FRESH = 1e-3
"""Of the heads."""
AVERAGE = 0.995
"""Share of the running average of the weights kept at each step."""
UNTOLD = 0.15
"""Share of statements of which nothing is told that the rules read."""
SMOOTH = 0.05
"""Share of an answer that is spread over all others."""
WEIGHTS = {"act": 1.0, "certainty": 0.4, "manner": 0.4, "unnamed": 0.6}


@dataclass(frozen=True)
class Known:
    """An item with what the shared layers make of its windows."""

    item: Item
    shared: tuple[Tensor, ...]
    """For each window, [pieces, size], float16."""
    first: tuple[Tensor, ...]
    """For each window, the position of each word's first piece."""


def is_aside(name: str, share: float) -> bool:
    """Whether an item is kept aside to see how training goes; by its name alone."""
    return int(hashlib.sha1(name.encode()).hexdigest()[:8], 16) / 2**32 < share


@torch.no_grad()
def known(tagger: Tagger, own: Sequence[Item]) -> list[Known]:
    """The items, their windows through the shared layers."""
    found = []
    for one in own:
        shared, firsts = [], []
        for example in one.examples:
            pieces, segments, features, _, first = tensors([example], [False])
            shared.append(tagger.encoder.lower(tagger.embed(pieces, segments, features))[0].half())
            firsts.append(first[0])
        found.append(Known(one, tuple(shared), tuple(firsts)))
    return found


def batches(found: Sequence[Known], chance: random.Random) -> Iterator[list[Known]]:
    """Items together, about `PIECES` word pieces, in chance order."""
    order = list(found)
    chance.shuffle(order)
    batch: list[Known] = []
    size = 0
    for one in order:
        own = sum(len(window) for window in one.shared)
        if batch and size + own > PIECES:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += own
    yield batch


def word_vectors(tagger: Tagger, batch: Sequence[Known]) -> list[list[Tensor]]:
    """For each item, for each of its windows, [words, size]."""
    windows = [window for one in batch for window in one.shared]
    padded = torch.zeros(len(windows), max(map(len, windows)), windows[0].shape[1])
    mask = torch.zeros(padded.shape[:2], dtype=torch.bool)
    for row, window in enumerate(windows):
        padded[row, : len(window)] = window.float()
        mask[row, : len(window)] = True
    hidden = iter(through(tagger.branch, padded, mask[:, None, None, :]))
    return [[next(hidden)[first] for first in one.first] for one in batch]


def loss_of(tagger: Tagger, batch: Sequence[Known], chance: random.Random) -> Tensor:
    """Loss of a batch: frames where all statements of an item are marked, kinds of every statement.

    Our gold marks attributions by another convention than PolNeAR ("that" is no content): they are learnt from PolNeAR
    alone.
    """
    kinds: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    labels, links, words = [], [], 0
    for one, windows in zip(batch, word_vectors(tagger, batch), strict=True):
        if one.item.whole:
            for example, framed, hidden in zip(one.item.examples, one.item.framed, windows, strict=True):
                labels.append(_labels_loss(tagger, hidden, framed))
                words += len(framed.labels)
                links += _link_losses(tagger, hidden, example, framed)
        _kind_losses(tagger, one.item, torch.cat(windows), chance, kinds)
    total = torch.zeros(())
    if labels:
        total = torch.stack(labels).sum() / words
    if links:
        total = total + 0.1 * torch.stack(links).mean()
    return total + 0.5 * sum(WEIGHTS[name] * torch.stack(own).mean() for name, own in kinds.items() if own)


def _labels_loss(tagger: Tagger, hidden: Tensor, framed: Framed) -> Tensor:
    labels = torch.tensor([framed.labels])
    return chain_loss(tagger.frame, tagger.frame.emit(hidden)[None], labels, torch.tensor([labels.shape[1]]))


def _link_losses(tagger: Tagger, hidden: Tensor, example: Example, framed: Framed) -> Iterator[Tensor]:
    cues = sorted({cue for cue, _ in example.sources} | {cue for _, cue in framed.links})
    for run, cue in framed.links:
        apart = torch.tensor([bucket(run, other) for other in cues])
        amid = torch.tensor([between(run, other, cues) for other in cues])
        scores = tagger.frame.to_cue(vectors(hidden, [run])[0], vectors(hidden, cues), apart, amid)
        yield functional.cross_entropy(scores[None, 1:], torch.tensor([cues.index(cue)]))


def _kind_losses(
    tagger: Tagger, item: Item, words: Tensor, chance: random.Random, losses: dict[str, list[Tensor]]
) -> None:
    for spoken in item.spoken:
        told = torch.tensor(spoken.told) * float(chance.random() >= UNTOLD)
        parts = (words[list(part)] for part in (spoken.cue, spoken.source, spoken.content))
        for name, scores in tagger.kind(*parts, told).items():
            target = getattr(spoken, name)
            if target >= 0:
                answer = torch.tensor([target])
                losses[name].append(functional.cross_entropy(scores[None], answer, label_smoothing=SMOOTH))


def train(tagger: Tagger, own: Sequence[Known], epochs: int, aside: Sequence[Known]) -> None:
    """Trains in place and leaves the averaged weights in the tagger."""
    chance = random.Random(0)
    torch.manual_seed(0)
    heads = [*tagger.frame.parameters(), *tagger.kind.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": heads, "lr": FRESH}, {"params": list(tagger.branch.parameters()), "lr": RATE}], weight_decay=0.02
    )
    total = epochs * (2 + sum(1 for _ in batches(own, random.Random(1))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (total / 20), max(0.02, (total - step) / (total * 0.95)))
    )
    kept = [*heads, *tagger.branch.parameters()]
    average = [p.detach().clone() for p in kept]
    began, step = time.time(), 0
    for epoch in range(epochs):
        tagger.train()
        for batch in batches(own, chance):
            loss = loss_of(tagger, batch, chance)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(kept, 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            torch._foreach_lerp_(average, [p.detach() for p in kept], 1 - min(AVERAGE, step / (step + 10)))
        tagger.eval()
        print(f"epoch {epoch + 1}: {time.time() - began:.0f} s; {shown(tagger, aside)}", flush=True)
    for parameter, mean in zip(kept, average, strict=True):
        parameter.data.copy_(mean)
    print(f"averaged: {shown(tagger, aside)}", flush=True)


@torch.no_grad()
def shown(tagger: Tagger, found: Sequence[Known]) -> str:
    """Share that is right of each kind, in percent, and what the rules alone have of the acts."""
    right = {name: [0, 0] for name in (*WEIGHTS, "rules")}
    for one in found:
        words = torch.cat(word_vectors(tagger, [one])[0])
        for spoken in one.item.spoken:
            parts = (words[list(part)] for part in (spoken.cue, spoken.source, spoken.content))
            scores = tagger.kind(*parts, torch.tensor(spoken.told))
            asked = {name: getattr(spoken, name) for name in WEIGHTS}
            for name, target in asked.items():
                right[name][0] += target >= 0 and int(scores[name].argmax()) == target
                right[name][1] += target >= 0
            right["rules"][0] += asked["act"] >= 0 and spoken.told[asked["act"]] == 1
            right["rules"][1] += asked["act"] >= 0
    return ", ".join(f"{name} {100 * r / max(1, n):.1f} of {n}" for name, (r, n) in right.items())


def main() -> int:
    """Trains and writes `sayings.safetensors`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="FOLDER")
    parser.add_argument("--packaged", type=Path, default=PACKAGED, help="the tagger to begin with")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--aside", type=float, default=0.12)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    labels, _ = prepared(options.out)
    kept, trained = options.out / "own.pkl", options.out / "tagger.safetensors"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(in_parallel(training_items(), tokenizer(), labels)))
    torch.manual_seed(0)
    tagger = Tagger(sizes(labels))
    if trained.exists():
        tagger.load_state_dict(load_file(trained), strict=False)
    else:
        start_from_packaged(tagger, OUTSIDE, options.packaged)
    for own, above in zip(tagger.branch, tagger.encoder.layers[SHARED:], strict=True):
        own.load_state_dict(above.state_dict())
    tagger.eval()
    found = known(tagger, pickle.loads(kept.read_bytes()))
    aside = [one for one in found if is_aside(one.item.name, options.aside)]
    rest = [one for one in found if not is_aside(one.item.name, options.aside)]
    print(f"{len(rest)} items, {len(aside)} aside", flush=True)
    train(tagger, rest, options.epochs, aside)
    state = {name: value.contiguous() for name, value in tagger.state_dict().items()}
    save_file(state, options.out / "sayings.safetensors")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Train what the tagger reads around an attribution, and what kind of saying it is: PolNeAR and our own gold → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_sayings FOLDER [--epochs N] [--aside SHARE]

FOLDER holds what `training.train_tagger` left there; the encoder goes on learning from both, so that it forgets
neither. Writes `sayings.safetensors`. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from secretariat.extract.links import between, bucket
from secretariat.extract.words import Labels
from training.gold import training_items
from training.sayings_data import Framed, Item, in_parallel
from training.tagger_data import Example
from training.tagger_model import Tagger, chain_loss
from training.train_tagger import (
    BLIND,
    DECAY,
    PIECES,
    batches,
    link_loss,
    loss_of,
    prepared,
    sizes,
    tensors,
    tokenizer,
    vectors,
)

RATE = 1.2e-4
FRESH = 1e-3
"""Rate of the heads that are new."""
WORDS = 2e-5
UNTOLD = 0.3
"""Share of statements of which nothing is told that the rules read."""
WEIGHTS = {"act": 1.0, "certainty": 0.4, "manner": 0.4, "unnamed": 0.5}


def is_aside(name: str, share: float) -> bool:
    """Whether an item is kept aside to see how training goes; by its name alone."""
    return int(hashlib.sha1(name.encode()).hexdigest()[:8], 16) / 2**32 < share


def own_batches(found: Sequence[Item], chance: random.Random) -> Iterator[list[Item]]:
    """Items together, about `PIECES` word pieces."""
    order = list(found)
    chance.shuffle(order)
    batch: list[Item] = []
    size = 0
    for one in order:
        own = sum(len(e.window.pieces) + 2 for e in one.examples)
        if batch and size + own > PIECES:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += own
    if batch:
        yield batch


def own_loss(tagger: Tagger, batch: Sequence[Item], chance: random.Random) -> Tensor:
    """Loss of a batch of items: attributions and frames where all are marked, kinds of every statement."""
    examples = [e for one in batch for e in one.examples]
    pieces, segments, features, mask, first = tensors(examples, [chance.random() < BLIND for _ in examples])
    hidden = tagger.encoder(tagger.embed(pieces, segments, features), mask[:, None, None, :])
    words = hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))
    loss = hidden.sum() * 0
    whole = [row for row, one in enumerate(one for one in batch for _ in one.examples) if one.whole]
    if whole:
        loss = loss + _marked_loss(tagger, batch, examples, words, whole)
    return loss + _kind_loss(tagger, batch, words, chance)


def _marked_loss(
    tagger: Tagger, batch: Sequence[Item], examples: Sequence[Example], words: Tensor, whole: Sequence[int]
) -> Tensor:
    framed = [f for one in batch for f in one.framed]
    owner = [one for one in batch for _ in one.examples]
    ours = [row for row in whole if owner[row].attributed]
    loss = _labels_loss(tagger.frame, words, {row: framed[row].labels for row in whole})
    loss = loss + _labels_loss(tagger, words, {row: examples[row].labels for row in ours})
    for links in (
        [link_loss(tagger, words[row], examples[row]) for row in ours],
        [_frame_links(tagger, words[row], examples[row], framed[row]) for row in whole],
    ):
        number = sum(count for _, count in links)
        loss = loss + 0.1 * sum((one for one, _ in links), words.sum() * 0) / max(1, number)
    return loss


def _labels_loss(chain: Any, words: Tensor, marks: Mapping[int, Sequence[int]]) -> Tensor:
    """Loss by the word of a chain's labels; `marks` by the row of the window."""
    if not marks:
        return words.sum() * 0
    rows = list(marks)
    lengths = torch.tensor([len(marks[row]) for row in rows])
    some = words[rows][:, : int(lengths.max())]
    labels = torch.zeros(some.shape[:2], dtype=torch.long)
    for at, row in enumerate(rows):
        labels[at, : len(marks[row])] = torch.tensor(marks[row])
    return chain_loss(chain, chain.emit(some), labels, lengths) / lengths.sum()


def _frame_links(tagger: Tagger, hidden: Tensor, example: Example, framed: Framed) -> tuple[Tensor, int]:
    cues = sorted({cue for cue, _ in example.sources} | {cue for _, cue, _ in framed.links})
    if not framed.links:
        return hidden.sum() * 0, 0
    of_cues = vectors(hidden, cues)
    losses = []
    for run, cue, relation in framed.links:
        apart = torch.tensor([bucket(run, other) for other in cues])
        amid = torch.tensor([between(run, other, cues) for other in cues])
        scores = tagger.frame.to_cue(vectors(hidden, [run])[0], of_cues, apart, amid)
        losses.append(functional.cross_entropy(scores[None, 1:], torch.tensor([cues.index(cue)])))
        if relation >= 0:
            both = torch.cat([vectors(hidden, [run]), vectors(hidden, [cue])], 1)
            losses.append(functional.cross_entropy(tagger.frame.related(both), torch.tensor([relation])))
    return torch.stack(losses).sum(), len(losses)


def _kind_loss(tagger: Tagger, batch: Sequence[Item], words: Tensor, chance: random.Random) -> Tensor:
    losses: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    row = 0
    for one in batch:
        all_words = torch.cat([words[row + at, : len(e.labels)] for at, e in enumerate(one.examples)])
        row += len(one.examples)
        for statement in one.spoken:
            told = torch.tensor(statement.told) * float(chance.random() >= UNTOLD)
            cue, source, content = (
                all_words[list(part)] if part else all_words[:0]
                for part in (statement.cue, statement.source, statement.content)
            )
            for name, scores in tagger.kind(cue, source, content, told).items():
                target = getattr(statement, name)
                if target >= 0:
                    losses[name].append(functional.cross_entropy(scores[None], torch.tensor([target])))
    total = words.sum() * 0
    for name, own in losses.items():
        if own:
            total = total + WEIGHTS[name] * torch.stack(own).mean()
    return 0.5 * total


def optimiser(tagger: Tagger) -> torch.optim.Optimizer:
    """AdamW: the new heads fast, what was trained before slowly."""
    depth = len(tagger.encoder.layers)
    fresh = [*tagger.frame.parameters(), *tagger.kind.parameters()]
    old = [*tagger.positions.parameters(), *tagger.segments.parameters(), *tagger.encoder.norm.parameters()]
    heads = [*tagger.emit.parameters(), *tagger.to_cue.parameters(), *tagger.to_source.parameters()]
    groups = [
        {"params": fresh, "lr": FRESH},
        {"params": [*heads, tagger.begin, tagger.end, tagger.moves, *tagger.features.parameters()], "lr": RATE},
        {"params": [tagger.words.weight], "lr": WORDS},
        {"params": old, "lr": RATE * DECAY ** (depth + 1)},
    ]
    for at, layer in enumerate(tagger.encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": RATE * DECAY ** (depth - at)})
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(tagger: Tagger, corpus: Sequence[Example], own: Sequence[Item], epochs: float, aside: Sequence[Item]) -> None:
    """Trains in place and leaves the averaged weights in the tagger."""
    chance = random.Random(0)
    torch.manual_seed(0)
    total = int(epochs * sum(1 for _ in own_batches(own, random.Random(1))))
    optimizer = optimiser(tagger)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (total / 20), max(0.02, (total - step) / (total * 0.95)))
    )
    kept = [p for p in tagger.parameters() if p.requires_grad]
    average = [p.detach().clone() for p in kept]
    began, step = time.time(), 0
    ours: Iterator[list[Item]] = iter(())
    theirs = iter(())
    tagger.train()
    while step < total:
        batch = next(ours, None)
        if batch is None:
            ours = own_batches(own, chance)
            continue
        other = next(theirs, None)
        if other is None:
            theirs = batches(corpus, chance)
            continue
        loss = own_loss(tagger, batch, chance)
        loss.backward()
        more = loss_of(tagger, other, chance)
        more.backward()
        torch.nn.utils.clip_grad_norm_(kept, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        step += 1
        torch._foreach_lerp_(average, [p.detach() for p in kept], 1 - min(0.995, step / (step + 10)))
        if step % 50 == 0:
            print(
                f"step {step}/{total} own {loss.item():.3f} PolNeAR {more.item():.4f} {time.time() - began:.0f} s",
                flush=True,
            )
            if step % 200 == 0:
                report(tagger, aside)
    for parameter, mean in zip(kept, average, strict=True):
        parameter.data.copy_(mean)
    tagger.eval()
    report(tagger, aside)


@torch.no_grad()
def report(tagger: Tagger, aside: Sequence[Item]) -> None:
    """Prints how many kinds are right among the items kept aside, by the network and by the rules."""
    if not aside:
        return
    was = tagger.training
    tagger.eval()
    right: dict[str, list[int]] = {name: [0, 0] for name in (*WEIGHTS, "rules act")}
    for one in aside:
        pieces, segments, features, mask, first = tensors(one.examples, [False] * len(one.examples))
        hidden = tagger.encoder(tagger.embed(pieces, segments, features), mask[:, None, None, :])
        words = hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))
        flat = torch.cat([words[at, : len(e.labels)] for at, e in enumerate(one.examples)])
        for s in one.spoken:
            parts = (flat[list(p)] if p else flat[:0] for p in (s.cue, s.source, s.content))
            for name, scores in tagger.kind(*parts, torch.tensor(s.told)).items():
                target = getattr(s, name)
                if target >= 0:
                    right[name][0] += int(scores.argmax()) == target
                    right[name][1] += 1
            if s.act >= 0:
                right["rules act"][0] += s.told[s.act] == 1
                right["rules act"][1] += 1
    print("  aside:", ", ".join(f"{n} {100 * r / max(1, a):.1f} of {a}" for n, (r, a) in right.items()), flush=True)
    tagger.train(was)


def main() -> int:
    """Trains and writes `sayings.safetensors`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="FOLDER")
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--aside", type=float, default=0.12)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    labels, corpus = prepared(options.out)
    assert isinstance(labels, Labels)
    kept = options.out / "own.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(in_parallel(training_items(), tokenizer(), labels)))
    own: list[Item] = pickle.loads(kept.read_bytes())
    tagger = Tagger(sizes(labels))
    missing = tagger.load_state_dict(load_file(options.out / "tagger.safetensors"), strict=False)
    assert not missing.unexpected_keys, missing
    aside = [one for one in own if is_aside(one.name, options.aside)]
    rest = [one for one in own if not is_aside(one.name, options.aside)]
    print(f"{len(rest)} items, {len(aside)} aside, {sum(len(o.spoken) for o in own)} statements", flush=True)
    train(tagger, corpus, rest, options.epochs, aside)
    save_file(
        {name: value.contiguous() for name, value in tagger.state_dict().items()}, options.out / "sayings.safetensors"
    )
    (options.out / "sayings.json").write_text(json.dumps({"aside": sorted(o.name for o in aside)}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

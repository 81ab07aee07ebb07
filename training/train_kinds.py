"""Train the head for kinds to the end, on the vectors of the encoder as it is packaged.

    SECRETARIAT_SHARED=../shared python -m training.train_kinds FOLDER

Run behind `training.train_sayings`, whose encoder it leaves as it is; it replaces the head in `sayings.safetensors`.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from training.gold import training_items
from training.sayings_data import Item, Spoken, in_parallel
from training.tagger_model import Kind, Tagger
from training.train_sayings import WEIGHTS, is_aside
from training.train_tagger import prepared, sizes, tensors, tokenizer

RATE = 1e-3
EPOCHS = 12
BATCH = 64
DECAY = 0.02
UNTOLD = 0.15
"""Share of statements of which nothing is told that the rules read."""
SMOOTH = 0.1
"""Share of the answer that is spread over all others."""
ASIDE = 0.12

Known = tuple[Tensor, Tensor, Tensor, Spoken]
"""Vectors of a statement's cue, source and content, and what people said of it."""


@torch.no_grad()
def vectors_of(tagger: Tagger, own: Sequence[Item]) -> list[tuple[str, Known]]:
    """(item, statement) for every statement of the items."""
    found = []
    for one in own:
        rows = []
        for example in one.examples:
            pieces, segments, features, mask, first = tensors([example], [False])
            hidden = tagger.encoder(tagger.embed(pieces, segments, features), mask[:, None, None, :])
            rows.append(hidden[0][first[0]])
        words = torch.cat(rows)
        for statement in one.spoken:
            parts = (statement.cue, statement.source, statement.content)
            cue, source, content = (words[list(part)].clone() for part in parts)
            found.append((one.name, (cue, source, content, statement)))
    return found


def train(kind: Kind, known: Sequence[Known], aside: Sequence[Known]) -> None:
    """Trains in place."""
    chance = random.Random(0)
    torch.manual_seed(0)
    optimizer = torch.optim.AdamW(kind.parameters(), lr=RATE, weight_decay=DECAY)
    total = EPOCHS * (1 + len(known) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=total + 1, pct_start=0.1)
    for epoch in range(EPOCHS):
        kind.train()
        order = list(known)
        chance.shuffle(order)
        for at in range(0, len(order), BATCH):
            losses = [loss_of(kind, one, chance) for one in order[at : at + BATCH]]
            optimizer.zero_grad()
            torch.stack(losses).mean().backward()
            optimizer.step()
            schedule.step()
        kind.eval()
        print(f"epoch {epoch + 1}: {shown(kind, aside)}", flush=True)


def loss_of(kind: Kind, one: Known, chance: random.Random) -> Tensor:
    """Weighted loss of a statement."""
    cue, source, content, spoken = one
    told = torch.tensor(spoken.told) * float(chance.random() >= UNTOLD)
    loss = told.sum() * 0
    for name, scores in kind(cue, source, content, told).items():
        target = getattr(spoken, name)
        if target >= 0:
            answer = torch.tensor([target])
            loss = loss + WEIGHTS[name] * functional.cross_entropy(scores[None], answer, label_smoothing=SMOOTH)
    return loss


@torch.no_grad()
def shown(kind: Kind, known: Sequence[Known]) -> str:
    """Share that is right of each kind, in percent."""
    right = {name: [0, 0] for name in (*WEIGHTS, "rules")}
    for cue, source, content, spoken in known:
        for name, scores in kind(cue, source, content, torch.tensor(spoken.told)).items():
            target = getattr(spoken, name)
            if target >= 0:
                right[name][0] += int(scores.argmax()) == target
                right[name][1] += 1
        if spoken.act >= 0:
            right["rules"][0] += spoken.told[spoken.act] == 1
            right["rules"][1] += 1
    return ", ".join(f"{name} {100 * r / max(1, n):.1f} of {n}" for name, (r, n) in right.items())


def main() -> int:
    """Trains the head and writes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="FOLDER")
    out = parser.parse_args().out
    labels, _ = prepared(out)
    kept = out / "own.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(in_parallel(training_items(), tokenizer(), labels)))
    own: list[Item] = pickle.loads(kept.read_bytes())
    weights = load_file(out / "sayings.safetensors")
    tagger = Tagger(sizes(labels))
    tagger.load_state_dict({n: w for n, w in weights.items() if not n.startswith("kind.")}, strict=False)
    tagger.eval()
    known = vectors_of(tagger, own)
    aside = [one for name, one in known if is_aside(name, ASIDE)]
    torch.manual_seed(0)
    kind = Kind(weights["positions.weight"].shape[1])
    train(kind, [one for name, one in known if not is_aside(name, ASIDE)], aside)
    state = {name: w for name, w in weights.items() if not name.startswith("kind.")}
    save_file(state | {f"kind.{n}": w.contiguous() for n, w in kind.state_dict().items()}, out / "sayings.safetensors")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Train what says who plays the part in what was spotted: our own gold of talks, as the network sees it → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_roles FOLDER [--epochs N] [--aside PART …]

The network of `train_talks` stays as it is. Writes `roles.safetensors`. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from secretariat.talks.roles import FEATURES, SIZES
from training.descent import Fall
from training.tagger_model import Roles, Spotting
from training.talks_data import KINDS, Example
from training.train_talks import PARTS, network, prepared, tensors

TOGETHER = 64
"""Runs a step."""
RATE = 1e-3
RULE = FEATURES.index("rule")


@dataclass(frozen=True)
class Asked:
    """A run with its candidates."""

    kind: int
    run: Tensor
    words: Tensor
    features: Tensor
    right: Tensor


@torch.no_grad()
def asked(net: Spotting, examples: Sequence[Example]) -> list[Asked]:
    """The runs of which people say who plays the part, as the network sees them."""
    found = []
    for one in examples:
        runs = [run for run in one.runs if run.candidates]
        if not runs:
            continue
        pieces, features, first, _ = tensors([one])
        words = net(pieces, features, first, None)[0]
        for run in runs:
            own = words[run.start : run.end]
            found.append(
                Asked(
                    KINDS.index(run.kind),
                    torch.cat([own[0], own[-1], own.mean(0)]),
                    words[[at for at, _, _ in run.candidates]],
                    torch.tensor([told for _, told, _ in run.candidates]),
                    torch.tensor([right for _, _, right in run.candidates]),
                )
            )
    return found


def scores(roles: Roles, some: Sequence[Asked]) -> list[Tensor]:
    """The candidates' scores, run by run."""
    counts = [len(one.right) for one in some]
    given = roles(
        torch.cat([one.run[None].expand(n, -1) for one, n in zip(some, counts, strict=True)]),
        torch.cat([one.words for one in some]),
        torch.cat([one.features for one in some]),
        torch.cat([torch.full((n,), one.kind) for one, n in zip(some, counts, strict=True)]),
    )
    return list(given.split(counts))


def train(roles: Roles, runs: Sequence[Asked], epochs: int) -> None:
    """Trains in place."""
    chance = random.Random(0)
    torch.manual_seed(0)
    fall = Fall(roles.parameters(), RATE, 0.02, epochs * (len(runs) // TOGETHER + 1))
    roles.train()
    for _ in range(epochs):
        order = list(runs)
        chance.shuffle(order)
        for at in range(0, len(order), TOGETHER):
            some = order[at : at + TOGETHER]
            losses = []
            for one, given in zip(some, scores(roles, some), strict=True):
                losses.append(functional.binary_cross_entropy_with_logits(given, one.right.float()))
                if KINDS[one.kind] == "positions" and one.right.any():
                    losses.append(given.logsumexp(0) - given[one.right].logsumexp(0))
            fall.step(torch.stack(losses).sum() / len(some))
    roles.eval()


@torch.no_grad()
def measure(roles: Roles, runs: Sequence[Asked]) -> None:
    """Prints how often the best candidate is right, beside the rules, and how well the others are told apart."""
    for number, kind in enumerate(KINDS):
        own = [one for one in runs if one.kind == number]
        if not own:
            continue
        read = scores(roles, own)
        best = sum(bool(one.right[given.argmax()]) for one, given in zip(own, read, strict=True)) / len(own)
        reach = sum(bool(one.right.any()) for one in own) / len(own)
        rule = sum(bool(one.right[one.features[:, RULE] == 2].any()) for one in own) / len(own)
        flat, right = torch.cat(read) > 0, torch.cat([one.right for one in own])
        hit = int((flat & right).sum())
        print(
            f"{kind:11} {len(own)} runs, best right {best:.3f} (reachable {reach:.3f}, rules {rule:.3f}); "
            f"each P {hit / max(1, int(flat.sum())):.3f} R {hit / max(1, int(right.sum())):.3f}"
        )


def main() -> int:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--aside", nargs="*", default=["wire"])
    options = parser.parse_args()
    net = network()
    net.load_state_dict(load_file(options.folder / "spotting.safetensors"), strict=False)
    net.eval()
    read = {part: asked(net, prepared(options.folder, part)) for part in (*PARTS, *options.aside)}
    roles = Roles(SIZES, len(KINDS))
    train(roles, [run for part in PARTS for run in read[part]], options.epochs)
    save_file({n: v.contiguous().clone() for n, v in roles.state_dict().items()}, options.folder / "roles.safetensors")
    for part in options.aside:
        print(part)
        measure(roles, read[part])
    return 0


if __name__ == "__main__":
    sys.exit(main())

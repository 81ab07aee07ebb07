"""Train what spots stances, terms and meetings: our own gold of talks → weights.

    SECRETARIAT_SHARED=../shared python -m training.train_talks FOLDER [--epochs N] [--packaged] [--aside PART …]

The encoder begins as MiniLM. FOLDER keeps the reports as they are read, part by part, and gets
`spotting.safetensors`. The wire reports, the held and the reporting parts are never trained on. Says how the parts of
`--aside` are read. Seeds are fixed; forty minutes on two cores.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from secretariat.extract.chain import decode
from secretariat.extract.tagger import load_tagger
from secretariat.talks.issues import labels as issue_labels
from secretariat.talks.scenes import STANCES, TOLD_SIZES
from training.descent import Descent
from training.packaged import spotting_from_packaged
from training.tagger_model import Spotting, chain_loss, in_halves, start_from
from training.talks_data import KINDS, STATUSES, Example, Run, gold, in_parallel
from training.train_tagger import CLS, MASK, SEP, minilm, sizes

PIECES = 1400
"""Word pieces a step."""
RATE, DECAY, HEADS = 3e-4, 0.9, 4.0
"""Rate of the top layer; its share for each layer further down; how many times as fast what is new learns."""
AVERAGE = 0.995
MASKED = 0.06
"""Share of word pieces hidden."""
UNTOLD = 0.15
"""Share of windows of which the rules' marks are not told."""
WEIGHTS = {"positions": 1.0, "provisions": 1.0, "meetings": 0.7}
ASKED = {"stance": 0.3, "issue": 0.4, "status": 0.15}
PARTS = ("training", "tuning", "real", "stances", "issues")
"""What it is trained on (`talks_data.gold`)."""
ANSWERS = {"stance": len(STANCES), "issue": len(issue_labels()), "status": len(STATUSES)}


def network() -> Spotting:
    """The network before training."""
    made = Spotting([*sizes(load_tagger().labels), *TOLD_SIZES], KINDS, ANSWERS)
    start_from(made, minilm()[0])  # type: ignore[arg-type]
    return made


def prepared(folder: Path, part: str) -> list[Example]:
    """The windows of a part, read once."""
    kept = folder / f"{part}.pkl"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(in_parallel(gold(part))))
    found: list[Example] = pickle.loads(kept.read_bytes())
    return found


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, features, first pieces and mask, as `Spotting` takes them."""
    longest = 2 + max(len(one.window.pieces) for one in batch)
    words = max(len(one.window.first) for one in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    features = torch.zeros(len(batch), longest, len(batch[0].window.features[0]), dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for row, one in enumerate(batch):
        window = one.window
        size = len(window.pieces)
        pieces[row, : size + 2] = torch.tensor([CLS, *window.pieces, SEP])
        mask[row, : size + 2] = True
        first[row, : len(window.first)] = torch.tensor(window.first) + 1
        ends = [*window.first[1:], size]
        repeats = torch.tensor([end - start for start, end in zip(window.first, ends, strict=True)])
        features[row, 1 : size + 1] = torch.tensor(window.features).repeat_interleave(repeats, 0)
    return pieces, features, first, mask


def labels_of(one: Example, kind: str) -> list[int]:
    """For each word 0 outside, 1 where a run of the kind begins, 2 inside."""
    found = [0] * len(one.window.spans)
    runs = sorted((run for run in one.runs if run.kind == kind), key=lambda run: (run.start, -run.end))
    for run in runs:
        for at in range(run.start, run.end):
            found[at] = max(found[at], 2)
    for run in runs:
        found[run.start] = 1
    return found


def loss_of(net: Spotting, batch: Sequence[Example], chance: random.Random) -> Tensor:
    """Mean loss of a batch."""
    pieces, features, first, mask = tensors(batch)
    pieces = torch.where((torch.rand(pieces.shape) < MASKED) & (pieces > MASK), MASK, pieces)
    for row in range(len(batch)):
        if chance.random() < UNTOLD:
            features[row, :, -len(TOLD_SIZES) :][:, :2] = 0
    with in_halves():
        words = net(pieces, features, first, None if bool(mask.all()) else mask)
    words = words.float()
    total = words.sum() * 0
    rows = [row for row, one in enumerate(batch) if one.whole]
    if rows:
        lengths = torch.tensor([len(batch[row].window.spans) for row in rows])
        for kind in KINDS:
            labels = torch.zeros(len(rows), words.shape[1], dtype=torch.long)
            for at, row in enumerate(rows):
                own = labels_of(batch[row], kind)
                labels[at, : len(own)] = torch.tensor(own)
            chain = net.chains[kind]
            total = total + WEIGHTS[kind] * chain_loss(chain, chain.emit(words[rows]), labels, lengths) / lengths.sum()
    runs = [(row, run) for row, one in enumerate(batch) for run in one.runs]
    if runs:
        scores = net.asked(words, [(row, run.start, run.end) for row, run in runs])
        for name, weight in ASKED.items():
            wanted = torch.tensor([getattr(run, name) for _, run in runs])
            if (wanted >= 0).any():
                lost = functional.cross_entropy(scores[name][wanted >= 0], wanted[wanted >= 0], label_smoothing=0.05)
                total = total + weight * lost
    return total


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Windows of about the same length together, in chance order."""
    order = sorted(examples, key=lambda one: len(one.window.pieces) + chance.random() * 16)
    found: list[list[Example]] = [[]]
    for one in order:
        if found[-1] and (len(one.window.pieces) + 2) * (len(found[-1]) + 1) > PIECES:
            found.append([])
        found[-1].append(one)
    chance.shuffle(found)
    yield from found


def train(net: Spotting, examples: Sequence[Example], epochs: float, rate: float) -> None:
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
    fresh = [*net.features.parameters(), *net.chains.parameters(), *net.wide.parameters(), *net.answers.parameters()]
    groups.append({"params": fresh, "lr": rate * HEADS})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    total = int(epochs * sum(1 for _ in batches(examples, random.Random(1))))
    kept = [p for p in net.parameters() if p.requires_grad]
    descent, began = Descent(kept, optimizer, total, 1 / 15, AVERAGE), time.time()
    net.train()
    while descent.steps < total:
        for batch in batches(examples, chance):
            loss = loss_of(net, batch, chance)
            descent.step(loss)
            if descent.steps % 100 == 0:
                print(f"step {descent.steps}/{total} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
            if descent.steps >= total:
                break
    descent.finish()
    net.eval()


def matched(gold: Sequence[Run], found: Sequence[tuple[int, int]]) -> list[tuple[Run, int]]:
    """Gold runs with the number of the stretch found for each, as `check_facts.py` matches: half of its words."""
    pairs = sorted(
        (
            (
                max(0, min(run.end, end) - max(run.start, start)) / (run.end - run.start) + 0.1 / (1 + end - start),
                at,
                number,
            )
            for at, run in enumerate(gold)
            for number, (start, end) in enumerate(found)
        ),
        reverse=True,
    )
    met: dict[int, int] = {}
    for share, at, number in pairs:
        if share >= 0.5 and at not in met and number not in met.values():
            met[at] = number
    return [(gold[at], number) for at, number in met.items()]


@torch.no_grad()
def measure(net: Spotting, examples: Sequence[Example]) -> None:
    """Prints how the reports are read, beside the rules."""
    read = []
    for one in examples:
        pieces, features, first, _ = tensors([one])
        read.append(net(pieces, features, first, None))
    for kind in KINDS:
        chain = net.chains[kind]
        for outside in (0.0, -1.0, -2.0, -3.0):
            emitted = [chain.emit(words)[0] + torch.tensor([outside, 0, 0]) for words in read]
            marked = decode([e.numpy() for e in emitted], chain.begin.numpy(), chain.end.numpy(), chain.moves.numpy())
            count = {"gold": 0, "found": 0, "right": 0, "stance": 0, "issue": 0, "status": 0, "asked": 0, "loose": 0}
            for one, words, marks in zip(examples, read, marked, strict=True):
                gold = [run for run in one.runs if run.kind == kind]
                runs = marks.runs(0)
                pairs = matched(gold, runs)
                count["gold"] += len(gold)
                count["found"] += len(runs)
                count["right"] += len(pairs)
                if pairs:
                    scores = net.asked(words, [(0, *runs[number]) for _, number in pairs])
                    for name in ASKED:
                        best = scores[name].argmax(1).tolist()
                        count[name] += sum(b == getattr(run, name) for b, (run, _) in zip(best, pairs, strict=True))
            p, r = count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"])
            told = {name: round(count[name] / max(1, count["right"]), 3) for name in ASKED}
            print(f"{kind:11} outside {outside:4.1f}  P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f} {told}")
    gold_all = right = found = stance = 0
    for one in examples:
        gold = [run for run in one.runs if run.kind == "positions"]
        pairs = matched(gold, [(s, e) for s, e, _ in one.rules])
        gold_all, found, right = gold_all + len(gold), found + len(one.rules), right + len(pairs)
        stance += sum(run.stance == one.rules[number][2] for run, number in pairs)
    p, r = right / max(1, found), right / max(1, gold_all)
    f1 = 2 * p * r / max(1e-9, p + r)
    print(f"rules' positions  P {p:.3f} R {r:.3f} F {f1:.3f} stance {stance / max(1, right):.3f}")


def main() -> int:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument(
        "--packaged", action="store_true", help="go on from the packaged weights, at two thirds of the rate"
    )
    parser.add_argument("--aside", nargs="*", default=["wire"])
    options = parser.parse_args()
    examples = [one for part in PARTS for one in prepared(options.folder, part)]
    print(len(examples), "windows", sum(len(one.runs) for one in examples), "runs")
    net = network()
    if options.packaged:
        spotting_from_packaged(net)
    train(net, examples, options.epochs, RATE * 2 / 3 if options.packaged else RATE)
    state = {n: v.contiguous().clone() for n, v in net.state_dict().items() if n != "words.weight"}
    save_file(state, options.folder / "spotting.safetensors")
    for part in options.aside:
        print(part)
        measure(net, prepared(options.folder, part))
    return 0


if __name__ == "__main__":
    sys.exit(main())

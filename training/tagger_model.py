"""The tagger's network: MiniLM over word pieces with what the parse tells of each word, a chain of labels, two linkers.

The recipe and its measurements are in the design folder's TAGGER.md; `docs/tagger.md` says what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from secretariat.extract.frames import FRAMES
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS, SOURCES
from secretariat.extract.links import BETWEEN, DISTANCES
from secretariat.extract.told import TOLD
from secretariat.extract.words import FEATURES, ROLES

LABELS = 1 + 2 * len(ROLES)
SHARED = 4
"""Layers of the encoder that attributions and sayings share; above them each has its own."""
LINK = 128
"""Size of a run's vector in a linker."""


class ChannelDropout(nn.Module):
    """Drops whole channels of a sequence: as good as dropping single values, and fast without a GPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        """[windows, pieces, size] → the same."""
        if not self.training or not self.share:
            return hidden
        keep = torch.rand(hidden.shape[0], 1, hidden.shape[2]) >= self.share
        return hidden * keep / (1 - self.share)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, size: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.wide, self.narrow = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.drop = ChannelDropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """[windows, pieces, size] → the same; `mask` is false where there is no piece."""
        batch, length, size = hidden.shape
        q, k, v = (
            part(hidden).view(batch, length, self.heads, size // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        hidden = self.norm1(hidden + self.drop(self.out(mixed)))
        return self.norm2(hidden + self.drop(self.narrow(functional.gelu(self.wide(hidden)))))


class Encoder(nn.Module):
    """Summed embeddings → a vector for each word piece."""

    def __init__(self, size: int = 384, layers: int = 6, heads: int = 12, inner: int = 1536) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, heads, inner) for _ in range(layers))
        self.drop = ChannelDropout(0.1)

    def forward(self, summed: Tensor, mask: Tensor | None = None) -> Tensor:
        """[windows, pieces, size] → the same."""
        return through(self.layers[SHARED:], self.lower(summed, mask), mask)

    def lower(self, summed: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the layers give that attributions and sayings share."""
        return through(self.layers[:SHARED], self.drop(self.norm(summed)), mask)


def through(layers: Iterable[nn.Module], hidden: Tensor, mask: Tensor | None = None) -> Tensor:
    """[windows, pieces, size] → the same."""
    for layer in layers:
        hidden = layer(hidden, mask)
    return hidden


class Branched(nn.Module):
    """The encoder with its two ends, as it is packaged."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.norm, self.layers, self.branch = tagger.encoder.norm, tagger.encoder.layers, tagger.branch

    def forward(self, summed: Tensor) -> tuple[Tensor, Tensor]:
        """[windows, pieces, size] → vectors for attributions, and for sayings."""
        shared = through(self.layers[:SHARED], self.norm(summed))
        return through(self.layers[SHARED:], shared), through(self.branch, shared)


class Linker(nn.Module):
    """Scores a run against others: biaffine in the runs' vectors, and in their distance and the cues in between."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(2 * size, LINK), nn.Linear(2 * size, LINK)
        self.pair = nn.Parameter(torch.eye(LINK) / LINK**0.5)
        self.single = nn.Linear(LINK, 1)
        self.distance = nn.Parameter(torch.zeros(2 * len(DISTANCES) + 1))
        self.between = nn.Parameter(torch.zeros(BETWEEN))
        self.none = nn.Linear(LINK, 1)

    def forward(self, one: Tensor, others: Tensor, distance: Tensor, between: Tensor) -> Tensor:
        """Scores of `one` [2·size] against none and each of `others` [n, 2·size]; `distance`, `between` [n] buckets."""
        left = torch.relu(self.left(one))
        scores = self.none(left)
        if len(others):
            right = torch.relu(self.right(others))
            pairs = right @ (self.pair @ left) + self.single(right)[:, 0]
            scores = torch.cat([scores, pairs + self.distance[distance] + self.between[between]])
        return scores


class Tagger(nn.Module):
    """Everything that is trained."""

    def __init__(self, sizes: Sequence[int], vocabulary: int = 30522, positions: int = 512, size: int = 384) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(positions, size)
        self.segments = nn.Embedding(2, size)
        self.features = nn.ModuleList(nn.Embedding(count, size) for count in sizes)
        self.encoder = Encoder(size)
        self.emit = nn.Linear(size, LABELS)
        self.begin, self.end = nn.Parameter(torch.zeros(LABELS)), nn.Parameter(torch.zeros(LABELS))
        self.moves = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.to_cue, self.to_source = Linker(size), Linker(size)
        self.branch = nn.ModuleList(Layer(size, 12, 1536) for _ in self.encoder.layers[SHARED:])
        self.frame, self.kind = Frame(size), Kind(size)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.words.weight.requires_grad_(False)

    def embed(self, pieces: Tensor, segments: Tensor, features: Tensor) -> Tensor:
        """Sum of the embeddings, [batch, pieces, size]; `features` [batch, pieces, len(FEATURES)]."""
        assert features.shape[-1] == len(FEATURES)
        summed = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.segments(segments)
        for at, table in enumerate(self.features):
            summed = summed + table(features[..., at])
        return summed


class Chain(nn.Module):
    """Scores of labels for each word, and of a label behind another."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.emit = nn.Linear(size, labels)
        self.begin, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))
        self.moves = nn.Parameter(torch.zeros(labels, labels))


def chain_loss(chain: Any, emitted: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
    """Negative log likelihood of the labels, summed; [batch, words, labels], [batch, words], [batch].

    `chain` has `begin`, `end` and `moves`.
    """
    longest = emitted.shape[1]
    here = torch.arange(longest)[None] < lengths[:, None]
    gold = emitted.gather(2, labels[..., None])[..., 0] * here
    steps = chain.moves[labels[:, :-1], labels[:, 1:]] * here[:, 1:]
    last = labels.gather(1, (lengths - 1)[:, None])[:, 0]
    right = gold.sum(1) + steps.sum(1) + chain.begin[labels[:, 0]] + chain.end[last]
    alpha = chain.begin + emitted[:, 0]
    for at in range(1, longest):
        step = torch.logsumexp(alpha[:, :, None] + chain.moves, 1) + emitted[:, at]
        alpha = torch.where(here[:, at, None], step, alpha)
    return (torch.logsumexp(alpha + chain.end, 1) - right).sum()


class Frame(Chain):
    """What stands around a cue (`extract/frames.py`)."""

    def __init__(self, size: int) -> None:
        super().__init__(size, 1 + 2 * len(FRAMES))
        self.to_cue = Linker(size)


class Kind(nn.Module):
    """What kind of saying it is (`extract/kinds.py`)."""

    def __init__(self, size: int, inner: int = 256) -> None:
        super().__init__()
        self.weigh = nn.Parameter(torch.zeros(size))
        self.wide = nn.Linear(4 * size + TOLD, inner)
        self.act, self.certainty, self.manner = (
            nn.Linear(inner, len(values)) for values in (ACTS, CERTAINTIES, MANNERS)
        )
        self.who, self.unnamed = nn.Linear(4 * size, LINK), nn.Linear(LINK, 1 + len(SOURCES))
        self.drop = nn.Dropout(0.3)

    def forward(self, cue: Tensor, source: Tensor, content: Tensor, told: Tensor) -> dict[str, Tensor]:
        """Scores of each kind for one statement; vectors of its words [words, size], what the rules read [TOLD]."""
        none = content.new_zeros(content.shape[1])
        of_cue, of_source = (part.mean(0) if len(part) else none for part in (cue, source))
        weighed = torch.softmax(content @ self.weigh, 0) @ content
        pooled = self.drop(torch.cat([of_cue, of_source, content.mean(0), weighed]))
        inner = self.drop(torch.relu(self.wide(torch.cat([pooled, told]))))
        ends = torch.cat([source[0], source[-1]]) if len(source) else torch.cat([none, none])
        outer = torch.relu(self.who(self.drop(torch.cat([ends, of_source, of_cue]))))
        return {
            "act": self.act(inner),
            "certainty": self.certainty(inner),
            "manner": self.manner(inner),
            "unnamed": self.unnamed(outer),
        }


def start_from(tagger: Tagger, weights: dict[str, Tensor]) -> None:
    """Fills the tagger with MiniLM's weights (`model.safetensors` of sentence-transformers/all-MiniLM-L6-v2)."""

    def fill(module: Any, name: str) -> None:
        module.weight.data.copy_(weights[f"{name}.weight"])
        if hasattr(module, "bias"):
            module.bias.data.copy_(weights[f"{name}.bias"])

    fill(tagger.words, "embeddings.word_embeddings")
    fill(tagger.positions, "embeddings.position_embeddings")
    fill(tagger.segments, "embeddings.token_type_embeddings")
    fill(tagger.encoder.norm, "embeddings.LayerNorm")
    for at, layer in enumerate(tagger.encoder.layers):
        at_layer = f"encoder.layer.{at}"
        for part, name in (
            ("query", "attention.self.query"),
            ("key", "attention.self.key"),
            ("value", "attention.self.value"),
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("wide", "intermediate.dense"),
            ("narrow", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            fill(getattr(layer, part), f"{at_layer}.{name}")

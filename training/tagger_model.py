"""The tagger's network: MiniLM over word pieces with what the parse tells of each word, a chain of labels, two linkers.

The recipe and its measurements are in the design folder's TAGGER.md; `docs/tagger.md` says what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS, SOURCES
from secretariat.extract.links import BETWEEN, DISTANCES
from secretariat.extract.scenes import ROLES as AROUND
from secretariat.extract.scenes import SIZES as SCENE_SIZES
from secretariat.extract.told import TOLD
from secretariat.extract.words import FEATURES, ROLES

LABELS = 1 + 2 * len(ROLES)
SHARED = 3
"""Layers of the encoder from which what reads sayings goes on with layers of its own."""
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
        return through(self.layers, self.drop(self.norm(summed)), mask)


def through(layers: Iterable[nn.Module], hidden: Tensor, mask: Tensor | None = None) -> Tensor:
    """[windows, pieces, size] → the same."""
    for layer in layers:
        hidden = layer(hidden, mask)
    return hidden


class TwoEnds(nn.Module):
    """The encoder as it is packaged."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.norm, self.layers = encoder.norm, encoder.layers

    def forward(self, summed: Tensor) -> tuple[Tensor, Tensor]:
        """[windows, pieces, size] → vectors for attributions, and those of the layers that sayings go on from."""
        lower = through(self.layers[:SHARED], self.norm(summed))
        return through(self.layers[SHARED:], lower), lower


class Layers(nn.Module):
    """Layers alone, as those of sayings are packaged."""

    def __init__(self, layers: nn.ModuleList) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, scene: Tensor) -> Tensor:
        """[windows, words, size] → the same."""
        return through(self.layers, scene)


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


class Hearing(nn.Module):
    """What reads one saying in its scene (`extract/hearing.py`)."""

    def __init__(self, size: int = 384, layers: int = 3, inner: int = 256) -> None:
        super().__init__()
        labels = 1 + 2 * len(AROUND)
        self.features = nn.ModuleList(nn.Embedding(count, size) for count in SCENE_SIZES)
        self.front, self.told = nn.Parameter(torch.zeros(size)), nn.Linear(TOLD, size, bias=False)
        self.layers = nn.ModuleList(Layer(size, 12, 1536) for _ in range(layers))
        self.emit = nn.Linear(size, labels)
        self.begin, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))
        self.moves = nn.Parameter(torch.zeros(labels, labels))
        self.wide = nn.Linear(4 * size + TOLD, inner)
        self.act, self.certainty, self.manner = (
            nn.Linear(inner, len(values)) for values in (ACTS, CERTAINTIES, MANNERS)
        )
        self.who, self.unnamed = nn.Linear(4 * size, LINK), nn.Linear(LINK, 1 + len(SOURCES))
        self.drop = nn.Dropout(0.2)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, words: Tensor, features: Tensor, told: Tensor, mask: Tensor) -> Tensor:
        """Vectors [scenes, 1 + words, size], the first of each in front of its words.

        Args:
            words: the words' vectors, [scenes, words, size].
            features: [scenes, words, len(FEATURES)] of `scenes.py`.
            told: what the rules read, [scenes, TOLD].
            mask: false where there is no word, [scenes, words].
        """
        for column, table in enumerate(self.features):
            words = words + table(features[..., column])
        hidden = torch.cat([(self.front + self.told(told))[:, None], words], 1)
        every = torch.cat([mask.new_ones(len(mask), 1), mask], 1)
        return through(self.layers, hidden, every[:, None, None, :])

    def kinds(self, hidden: Tensor, part: Tensor, told: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Scores of each kind, [scenes, values]; `part` [scenes, words] is the first feature of `scenes.py`."""
        front, words = hidden[:, 0], hidden[:, 1:]
        cue, source, content = (_mean(words, (part == value) & mask) for value in (1, 2, 3))
        pooled = self.drop(torch.cat([front, cue, source, content], 1))
        inner = self.drop(torch.relu(self.wide(torch.cat([pooled, told], 1))))
        ends = _ends(words, (part == 2) & mask)
        outer = torch.relu(self.who(self.drop(torch.cat([ends, source, front], 1))))
        return {
            "act": self.act(inner),
            "certainty": self.certainty(inner),
            "manner": self.manner(inner),
            "unnamed": self.unnamed(outer),
        }


def _mean(words: Tensor, chosen: Tensor) -> Tensor:
    share = chosen.float() / chosen.sum(1, keepdim=True).clamp(min=1)
    return (words * share[..., None]).sum(1)


def _ends(words: Tensor, chosen: Tensor) -> Tensor:
    """The first and the last of the words chosen, or zeros, [scenes, 2·size]."""
    rows = torch.arange(len(words))
    first = chosen.float().argmax(1)
    last = chosen.shape[1] - 1 - chosen.flip(1).float().argmax(1)
    some = chosen.any(1, keepdim=True)
    return torch.cat([words[rows, first], words[rows, last]], 1) * some


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

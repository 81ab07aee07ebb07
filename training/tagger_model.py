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
        mixed = (_attended if self.training else functional.scaled_dot_product_attention)(q, k, v, mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        hidden = self.norm1(hidden + self.drop(self.out(mixed)))
        return self.norm2(hidden + self.drop(self.narrow(functional.gelu(self.wide(hidden)))))


def _attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention in single steps: without a GPU its gradient takes a third of the time that the fused one takes."""
    scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(-1, dtype=torch.float32).to(value.dtype) @ value


def in_halves() -> torch.autocast:
    """Layers run in bfloat16, three times as fast on processors that have it; the weights stay as they are."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


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


class Chain(nn.Module):
    """Labels over words: outside, the first of a run, a further one."""

    def __init__(self, size: int, labels: int = 3) -> None:
        super().__init__()
        self.emit = nn.Linear(size, labels)
        self.begin, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))
        self.moves = nn.Parameter(torch.zeros(labels, labels))


class Spotting(nn.Module):
    """What spots stances, terms and meetings (`talks/spotting.py`)."""

    def __init__(
        self,
        sizes: Sequence[int],
        kinds: Sequence[str],
        answers: dict[str, int],
        layers: int = 6,
        vocabulary: int = 30522,
        positions: int = 512,
        size: int = 384,
        inner: int = 256,
    ) -> None:
        """
        Args:
            sizes: number of values of each feature of a word.
            kinds: what is spotted, each with a chain of its own.
            answers: what is asked of a run, and how many answers each has.
            layers: of the encoder.
            vocabulary: word pieces.
            positions: longest window.
            size: of a vector.
            inner: of a run's vector.
        """
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions, self.segments = nn.Embedding(positions, size), nn.Embedding(2, size)
        self.features = nn.ModuleList(nn.Embedding(count, size) for count in sizes)
        self.encoder = Encoder(size, layers)
        self.chains = nn.ModuleDict({kind: Chain(size) for kind in kinds})
        self.wide = nn.Linear(3 * size, inner)
        self.answers = nn.ModuleDict({name: nn.Linear(inner, count) for name, count in answers.items()})
        self.drop = nn.Dropout(0.2)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors of the words, [windows, words, size].

        Args:
            pieces: word pieces, [windows, pieces].
            features: of each piece's word, [windows, pieces, len(sizes)].
            first: each word's first piece, [windows, words].
            mask: false where there is no piece; None: all are pieces.
        """
        summed = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.segments.weight[0]
        for at, table in enumerate(self.features):
            summed = summed + table(features[..., at])
        hidden = self.encoder(summed, None if mask is None else mask[:, None, None, :])
        return hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))

    def asked(self, words: Tensor, runs: Sequence[tuple[int, int, int]]) -> dict[str, Tensor]:
        """Scores of the answers for each run (window, first word, one past the last), [runs, answers]."""
        pooled = [torch.cat([words[w, s], words[w, e - 1], words[w, s:e].mean(0)]) for w, s, e in runs]
        inner = self.drop(torch.relu(self.wide(self.drop(torch.stack(pooled)))))
        return {name: layer(inner) for name, layer in self.answers.items()}


class Roles(nn.Module):
    """Scores who plays the part in what was spotted (`talks/roles.py`)."""

    def __init__(self, sizes: Sequence[int], kinds: int, size: int = 384, inner: int = 96) -> None:
        super().__init__()
        self.run, self.candidate = nn.Linear(3 * size, inner), nn.Linear(size, inner)
        self.features = nn.ModuleList(nn.Embedding(count * kinds, inner) for count in sizes)
        self.wide, self.out = nn.Linear(4 * inner, inner), nn.Linear(inner, kinds)
        self.drop = nn.Dropout(0.3)

    def forward(self, run: Tensor, words: Tensor, features: Tensor, kind: Tensor) -> Tensor:
        """Scores of the candidates, [candidates].

        Args:
            run: the vectors of each candidate's run, [candidates, 3 * size].
            words: the vector of each candidate's head, [candidates, size].
            features: [candidates, len(FEATURES)].
            kind: number of each run's kind, [candidates].
        """
        left, right = torch.relu(self.run(self.drop(run))), torch.relu(self.candidate(self.drop(words)))
        told = torch.stack(
            [
                table(features[:, at] + kind * (table.num_embeddings // self.out.out_features))
                for at, table in enumerate(self.features)
            ]
        ).sum(0)
        inner = torch.relu(self.wide(torch.cat([left, right, left * right, torch.relu(told)], 1)))
        return self.out(self.drop(inner)).gather(1, kind[:, None])[:, 0]


class Inference(nn.Module):
    """What tells whether two points say the same (`reconcile/inference.py`): both in one window, as BERT has pairs."""

    def __init__(
        self, layers: int = 6, vocabulary: int = 30522, positions: int = 512, size: int = 384, inner: int = 192
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions, self.segments = nn.Embedding(positions, size), nn.Embedding(2, size)
        self.encoder = Encoder(size, layers)
        self.wide, self.out = nn.Linear(4 * size, inner), nn.Linear(inner, 3)
        self.drop = nn.Dropout(0.2)
        self.words.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, segments: Tensor, mask: Tensor) -> Tensor:
        """Scores of the three answers, [pairs, 3].

        Args:
            pieces: word pieces, [pairs, pieces].
            segments: 0 for those of the first point, 1 for those of the second, [pairs, pieces].
            mask: false where there is no piece, [pairs, pieces].
        """
        summed = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.segments(segments)
        hidden = self.encoder(summed, None if bool(mask.all()) else mask[:, None, None, :])
        return self.answer(hidden, segments, mask)

    def answer(self, hidden: Tensor, segments: Tensor, mask: Tensor) -> Tensor:
        """Scores from the vectors of the pieces, [pairs, pieces, size]: of the first piece, of the means of both points
        and of how they differ."""
        one, other = _mean(hidden, mask & (segments == 0)), _mean(hidden, mask & (segments == 1))
        pooled = torch.cat([hidden[:, 0], one * other, (one - other).abs(), one + other], 1)
        return self.out(self.drop(torch.relu(self.wide(self.drop(pooled)))))

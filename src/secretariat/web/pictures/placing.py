"""Where the points of a graph stand on a plane: as far apart as there are steps between them, and never on one another.

The layout is that of least stress (Kamada and Kawai 1989), found by majorization (Gansner, Koren and North 2004).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from secretariat.web.pictures.arranging import arrange

Plane = NDArray[np.float64]
_ROUNDS, _PUSHES = 150, 400
_APART = 1.5
"""Steps between the nearest of two parts that nothing ties, beyond what they are wide."""


def place(
    names: Sequence[str],
    ties: Mapping[tuple[str, str], float],
    sizes: Sequence[tuple[float, float]],
    room: Sequence[float],
) -> list[tuple[float, float]] | None:
    """The middle of the box of each name; None: the boxes do not fit so.

    Args:
        names: each once.
        ties: pairs of them that are one step apart.
        sizes: width and height of each one's box.
        room: left, top, right and bottom that all boxes keep inside.
    """
    if not names:
        return []
    points = _turned(_least_stress(names, ties))
    half = np.array(sizes, dtype=float) / 2
    low = np.array(room[:2]) + half
    high = np.array(room[2:]) - half
    if (low > high + 1e-6).any():
        return None
    first, last = points.min(axis=0), points.max(axis=0)
    wide = np.where(last - first > 1e-6, last - first, 1.0)
    middle = np.where(last - first > 1e-6, (points - first) / wide, 0.5)
    return _parted(low + middle * (high - low), half, low, high)


def _least_stress(names: Sequence[str], ties: Mapping[tuple[str, str], float]) -> Plane:
    order = arrange(names, ties, round_=True)
    angle = {name: 2 * np.pi * at / len(order) for at, name in enumerate(order)}
    points = np.array([[np.cos(angle[name]), np.sin(angle[name])] for name in names])
    if len(names) < 3:
        return points
    apart = _steps(names, ties)
    points *= apart.max() / 2
    weights = np.where(apart > 0, 1 / np.maximum(apart, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(_ROUNDS):
        between = np.linalg.norm(points[:, None] - points[None, :], axis=2)
        pull = np.where(between > 1e-9, weights * apart / np.maximum(between, 1e-9), 0.0)
        points = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
    return points


def _steps(names: Sequence[str], ties: Mapping[tuple[str, str], float]) -> Plane:
    """How many steps it is from each to each."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(ties)
    lengths = {one: dict(nx.single_source_shortest_path_length(graph, one)) for one in names}
    far = {one: max(lengths[one].values()) for one in names}
    return np.array(
        [[float(lengths[a].get(b, (far[a] + far[b]) / 2 + _APART)) for b in names] for a in names], dtype=float
    )


def _turned(points: Plane) -> Plane:
    """Turned so that they are widest from left to right, the first one left of the middle and above it."""
    points = points - points.mean(axis=0)
    if len(points) > 1:
        _, _, axes = np.linalg.svd(points, full_matrices=False)
        points = points @ axes.T
    return points * np.where(points[0] > 1e-9, -1.0, 1.0)


def _parted(points: Plane, half: Plane, low: Plane, high: Plane) -> list[tuple[float, float]] | None:
    """Boxes that lie on one another pushed apart, the shorter way; None: they are still on one another at last."""
    count = len(points)
    for _ in range(_PUSHES):
        moved = False
        for a in range(count):
            for b in range(a + 1, count):
                gap = half[a] + half[b] - np.abs(points[a] - points[b])
                if (gap > 0.01).all():
                    moved = True
                    way = 0 if gap[0] < gap[1] else 1
                    sign = 1.0 if points[a][way] > points[b][way] or (points[a][way] == points[b][way]) else -1.0
                    push = sign * (gap[way] / 2 + 0.1)
                    points[a][way] += push
                    points[b][way] -= push
        if not moved:
            return [(float(x), float(y)) for x, y in points]
        points = np.clip(points, low, high)
    return None

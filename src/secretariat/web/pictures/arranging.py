"""In which order things stand on a circle or a line so that those that belong together stand near one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

_ROUNDS = 30


def arrange(names: Sequence[str], ties: Mapping[tuple[str, str], float], *, round_: bool) -> tuple[str, ...]:
    """The names in an order in which strong ties are short; the same names and ties give the same order.

    Args:
        names: each once, in an order that decides where nothing else does.
        ties: how strongly two of them belong together.
        round_: on a circle, where the last stands beside the first; else on a line.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((left, right, weight) for (left, right), weight in sorted(ties.items()))
    place = {name: at for at, name in enumerate(names)}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(place[one] for one in part)))
    order: list[str] = []
    for part in parts:
        first = min(part, key=lambda one: (graph.degree(one, "weight"), place[one]))
        order += nx.dfs_preorder_nodes(
            graph, first, sort_neighbors=lambda near: sorted(near, key=lambda one: (graph.degree(one), place[one]))
        )
    return tuple(_improved(order, graph, round_))


def _improved(order: list[str], graph: nx.Graph[str], round_: bool) -> list[str]:
    """With two of them swapped as long as that makes the ties shorter."""
    places = {name: at for at, name in enumerate(order)}
    size = len(order)

    def cost(name: str) -> float:
        total = 0.0
        for other, tie in graph[name].items():
            apart = abs(places[name] - places[other])
            total += tie["weight"] * (min(apart, size - apart) if round_ else apart)
        return total

    for _ in range(_ROUNDS):
        swapped = False
        for at in range(size):
            for to in range(at + 1, size):
                left, right = order[at], order[to]
                before = cost(left) + cost(right)
                places[left], places[right] = to, at
                if cost(left) + cost(right) < before - 1e-9:
                    order[at], order[to], swapped = right, left, True
                else:
                    places[left], places[right] = at, to
        if not swapped:
            break
    return order

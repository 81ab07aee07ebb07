"""The packaged networks as weights that can be trained on; runs where torch is installed."""

from __future__ import annotations

import importlib

import pytest

pytest.importorskip("torch", reason="torch is installed for training only")


def test_the_network_of_talks_is_filled_whole() -> None:
    packaged, train_talks = (importlib.import_module(f"training.{name}") for name in ("packaged", "train_talks"))
    net = train_talks.network()
    before = net.chains["positions"].emit.weight.detach().clone()
    packaged.spotting_from_packaged(net)
    assert not before.equal(net.chains["positions"].emit.weight)

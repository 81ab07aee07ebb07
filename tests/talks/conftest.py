"""What the tests of talks share."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from secretariat.talks.scenes import Scene
from secretariat.talks.spotting import KINDS, Sight


class _Blind:
    """A network that spots nothing and doubts nothing."""

    def read(self, scenes: Iterable[Scene], glance: None) -> Sight:
        assert all(scene.window.spans for scene in scenes)
        return Sight((), {kind: {} for kind in KINDS})


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read by the rules alone: what the network would say does not count."""
    monkeypatch.setattr("secretariat.talks.reading.load_spotter", _Blind)
    monkeypatch.setattr("secretariat.talks.reading.load_glance", lambda: None)

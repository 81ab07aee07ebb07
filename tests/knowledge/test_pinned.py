"""The networks' files that come with the package: whole, pinned, and small enough."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from secretariat.extract.hearing import Hearing
from secretariat.extract.tagger import Tagger
from secretariat.knowledge import pinned as module
from secretariat.knowledge.pinned import FILES, HOME
from secretariat.problems import SecretariatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(("name", "load"), [("labels.json", Tagger), ("sayings.npz", Hearing)])
def test_another_file_than_the_measured_one_is_refused(
    name: str, load: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in (*FILES, "SHA256SUMS"):
        (tmp_path / one).write_bytes(HOME.joinpath(one).read_bytes())
    (tmp_path / name).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(module, "HOME", tmp_path)
    with pytest.raises(SecretariatError, match=rf"{name} is not what it was"):
        load()


def test_every_file_is_pinned_and_nothing_else() -> None:
    pins = [line.split("  ") for line in HOME.joinpath("SHA256SUMS").read_text("ascii").splitlines()]
    assert sorted(name for _, name in pins) == sorted(FILES)
    assert {name: hashlib.sha256(HOME.joinpath(name).read_bytes()).hexdigest() for _, name in pins} == {
        name: digest for digest, name in pins
    }


def test_the_files_are_small_enough_to_ship() -> None:
    sizes = {name: len(HOME.joinpath(name).read_bytes()) for name in FILES}
    spotting = sum(size for name, size in sizes.items() if name.startswith("spotting"))
    inference = sum(size for name, size in sizes.items() if name.startswith("inference"))
    meanings, recogniser = sizes["meanings.npz"], sizes["recogniser.bin"]
    assert spotting < 13_000_000
    assert inference < 12_000_000
    assert meanings < 6_000_000
    assert recogniser < 7_000_000
    assert sum(sizes.values()) - spotting - inference - meanings - recogniser < 30_000_000

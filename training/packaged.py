"""The packaged networks as weights that can be trained on: their int8 matrices as floats again."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.tagger_model import Spotting, Tagger

PACKAGED = Path(str(resources.files("secretariat.knowledge").joinpath("tagger")))
_MATRICES = ("query", "key", "value", "out", "wide", "narrow")


def start_from_packaged(tagger: Tagger, outside: float, folder: Path = PACKAGED) -> None:
    """Fills everything.

    Args:
        tagger: the network to fill.
        outside: what `export_tagger` added to the score of the label `outside`.
        folder: holds `encoder.onnx` and `heads.npz`.
    """
    state = {f"encoder.{name}": value for name, value in _encoder(folder / "encoder.onnx").items()}
    with np.load(folder / "heads.npz") as heads:
        kept = {name: heads[name] for name in heads.files}
    words = kept.pop("words").astype(np.float32) * kept.pop("words.scale")[:, None]
    state["words.weight"] = torch.from_numpy(words)
    state["positions.weight"] = _lengthened(tagger.positions.weight, torch.from_numpy(kept.pop("positions")))
    state["segments.weight"] = torch.from_numpy(kept.pop("segments"))
    kept["emit.bias"][0] -= outside
    state |= {name: torch.from_numpy(np.asarray(value, dtype=np.float32)) for name, value in kept.items()}
    fits = tagger.load_state_dict(state, strict=False)
    assert not fits.unexpected_keys, fits
    assert not fits.missing_keys, fits


def spotting_from_packaged(net: Spotting, folder: Path = PACKAGED) -> None:
    """Fills everything but the word embeddings.

    Args:
        net: the network to fill.
        folder: holds `spotting.onnx` and `spotting.npz`.
    """
    state = {f"encoder.{name}": value for name, value in _encoder(folder / "spotting.onnx").items()}
    with np.load(folder / "spotting.npz") as kept:
        held = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in kept.files if "roles." not in name}
    state["positions.weight"] = _lengthened(net.positions.weight, held.pop("positions"))
    state |= {"segments.weight": held.pop("segments"), **held}
    fits = net.load_state_dict(state, strict=False)
    assert not fits.unexpected_keys, fits
    assert fits.missing_keys == ["words.weight"], fits


def _lengthened(table: Tensor, short: Tensor) -> Tensor:
    """A table whose first rows are those of a shorter one."""
    whole = table.detach().clone()
    whole[: len(short)] = short
    return whole


def _encoder(path: Path) -> dict[str, Tensor]:
    """The encoder's parameters by their names in `tagger_model.Encoder`."""
    model = onnx.load(path)
    held = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found = {n: value for n, value in held.items() if n.endswith((".weight", ".bias"))}
    for node in model.graph.node:
        parts = node.name.strip("/").split("/")
        if node.op_type == "MatMulInteger" and parts[-2] in _MATRICES:
            name = node.input[1].removesuffix("_quantized")
            zero, scale = held[f"{name}_zero_point"].astype(np.float32), held[f"{name}_scale"]
            found[f"{'.'.join(parts[:-1])}.weight"] = ((held[node.input[1]].astype(np.float32) - zero) * scale).T
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}

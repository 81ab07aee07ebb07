"""Write the trained networks as the package carries them: int8 ONNX encoders, the heads, the labels, the word pieces.

    python -m training.export_tagger FOLDER

FOLDER holds `tagger.safetensors` and `labels.json` (of `train_tagger`), or those of `train_sayings`, `train_talks` and
`train_roles`, `train_glance`, `train_inference` or `train_recogniser`, or several. What is there goes to
`src/secretariat/knowledge/tagger/`, with the hashes of all files there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from secretariat.extract.words import WINDOW, Labels
from secretariat.knowledge.pinned import FILES
from training.tagger_model import Hearing, Inference, Layers, Tagger, TwoEnds
from training.train_tagger import OUTSIDE, sizes, tokenizer
from training.train_talks import network

UNKNOWN = 100
"""The piece of words that have none."""
HOME = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/tagger"


def network_file(network: nn.Module, given: str, made: list[str], path: Path) -> None:
    """A network as ONNX; its weights in 7 bits, a scale for each column, its inputs quantised as they come.

    Seven bits: with eight, processors without VNNI saturate, and read differently from those that have it.
    """
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "network.onnx")
        axes = {0: "windows", 1: "pieces"}
        torch.onnx.export(
            network,
            (torch.zeros(1, 16, 384),),
            str(whole),
            input_names=[given],
            output_names=made,
            dynamic_axes=dict.fromkeys([given, *made], axes),
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = onnx.load(path)
    model.doc_string = ""
    onnx.save(model, path)


def heads(tagger: Tagger, foreign: Sequence[int]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """Everything but the encoder, in half floats: but word embeddings in 8 bits with a scale for each piece, those of
    `foreign` pieces as that of the unknown one, and the chain's scores as they are."""
    state = {name: value.numpy() for name, value in tagger.state_dict().items() if not name.startswith("encoder.")}
    words = state.pop("words.weight")
    words[list(foreign)] = words[UNKNOWN]
    scale = np.abs(words).max(axis=1) / 127
    scale[scale == 0] = 1
    state["positions"] = state.pop("positions.weight")[: WINDOW + 2]
    state["segments"] = state.pop("segments.weight")
    state["emit.bias"][0] += OUTSIDE
    whole = {name: state.pop(name) for name in ("begin", "end", "moves", "emit.weight", "emit.bias")}
    kept = {"words": np.round(words / scale[:, None]).astype(np.int8), "words.scale": scale.astype(np.float32)}
    return kept | whole | {name: value.astype(np.float16) for name, value in state.items()}


def foreign_pieces(vocabulary: dict[str, int]) -> list[int]:
    """Pieces that no word in Latin letters has: those of other scripts, and the ones BERT left unused."""

    def foreign(piece: str) -> bool:
        letters = [c for c in piece.removeprefix("##") if c.isalpha()]
        return piece.startswith("[unused") or any(not unicodedata.name(c, "").startswith("LATIN") for c in letters)

    return sorted(at for piece, at in vocabulary.items() if foreign(piece))


def halves(state: dict[str, Tensor]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """What is no layer, in half floats."""
    return {n: value.numpy().astype(np.float16) for n, value in state.items() if not n.startswith("layers.")}


def spotting_arrays(state: dict[str, Tensor]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """What is neither encoder nor word embedding, in half floats; positions and segments as `Tagger` has them."""
    kept = {n: v.numpy() for n, v in state.items() if not n.startswith(("encoder.", "words."))}
    kept["positions"] = kept.pop("positions.weight")[: WINDOW + 2]
    kept["segments"] = kept.pop("segments.weight")
    return {name: value.astype(np.float16) for name, value in kept.items()}


def main() -> int:
    """Writes the files and their hashes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    logging.disable(logging.INFO)
    HOME.mkdir(exist_ok=True)
    if (folder / "tagger.safetensors").exists():
        labels = (folder / "labels.json").read_text(encoding="utf-8")
        tagger = Tagger(sizes(Labels(**json.loads(labels))))
        tagger.load_state_dict(load_file(folder / "tagger.safetensors"))
        network_file(TwoEnds(tagger.encoder), "summed", ["hidden", "lower"], HOME / "encoder.onnx")
        np.savez_compressed(HOME / "heads.npz", **heads(tagger, foreign_pieces(tokenizer().get_vocab())))
        (HOME / "labels.json").write_text(labels, encoding="utf-8")
        (HOME / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    if (folder / "sayings.safetensors").exists():
        hearing = Hearing()
        hearing.load_state_dict(load_file(folder / "sayings.safetensors"))
        network_file(Layers(hearing.layers), "scene", ["hidden"], HOME / "sayings.onnx")
        np.savez_compressed(HOME / "sayings.npz", **halves(hearing.state_dict()))
    if (folder / "spotting.safetensors").exists():
        state = load_file(folder / "spotting.safetensors")
        spotting = network()
        spotting.load_state_dict(state, strict=False)
        network_file(spotting.encoder, "summed", ["hidden"], HOME / "spotting.onnx")
        parts = {f"roles.{name}": value for name, value in load_file(folder / "roles.safetensors").items()}
        np.savez_compressed(HOME / "spotting.npz", **spotting_arrays({**spotting.state_dict(), **parts}))
    if (folder / "inference.safetensors").exists():
        inference = Inference()
        inference.load_state_dict(load_file(folder / "inference.safetensors"), strict=False)
        network_file(inference.encoder, "summed", ["hidden"], HOME / "inference.onnx")
        np.savez_compressed(HOME / "inference.npz", **spotting_arrays(inference.state_dict()))
    if (folder / "glance.safetensors").exists():
        np.savez_compressed(HOME / "glance.npz", **halves(load_file(folder / "glance.safetensors")))
    for name in ("meanings.npz", "recogniser.bin"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, HOME / name)
    files = [path for path in (HOME / name for name in sorted(FILES)) if path.exists()]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (HOME / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    print(*(f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in files), sep="\n")
    missing = sorted(set(FILES) - {path.name for path in files})
    if missing:
        print(f"Still missing: {', '.join(missing)}.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

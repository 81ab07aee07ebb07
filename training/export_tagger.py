"""Write the trained tagger as the package carries it: an int8 ONNX encoder, the heads, the labels, the word pieces.

    python -m training.export_tagger FOLDER

FOLDER holds `sayings.safetensors` and `labels.json` (`train_tagger`, `train_sayings`). The files
go to `src/secretariat/knowledge/tagger/`, with their hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file

from secretariat.extract.tagger import FILES
from secretariat.extract.words import WINDOW, Labels
from training.tagger_model import Branched, Tagger
from training.train_tagger import OUTSIDE, sizes, tokenizer

HOME = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/tagger"


def encoder_file(tagger: Tagger, path: Path) -> None:
    """The encoder as ONNX; its weights in 7 bits, a scale for each column, its inputs quantised as they come.

    Seven bits: with eight, processors without VNNI saturate, and read differently from those that have it.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "encoder.onnx")
        axes = {0: "windows", 1: "pieces"}
        torch.onnx.export(
            Branched(tagger),
            (torch.zeros(1, 16, tagger.encoder.norm.weight.shape[0]),),
            str(whole),
            input_names=["summed"],
            output_names=["hidden", "told"],
            dynamic_axes={"summed": axes, "hidden": axes, "told": axes},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = onnx.load(path)
    model.doc_string = ""
    onnx.save(model, path)


def heads(tagger: Tagger) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """Everything but the encoder: word embeddings in 8 bits with a scale for each word, the rest as it is."""
    state = {
        name: value.numpy()
        for name, value in tagger.state_dict().items()
        if not name.startswith(("encoder.", "branch."))
    }
    words = state.pop("words.weight")
    scale = np.abs(words).max(axis=1) / 127
    scale[scale == 0] = 1
    kept = {"words": np.round(words / scale[:, None]).astype(np.int8), "words.scale": scale.astype(np.float32)}
    kept["positions"] = state.pop("positions.weight")[: WINDOW + 2]
    kept["segments"] = state.pop("segments.weight")
    state["emit.bias"][0] += OUTSIDE
    small = {
        name: value.astype(np.float16) for name, value in state.items() if name.startswith(("frame.", "kind.", "to_"))
    }
    return kept | dict(state) | small


def pieces_file(path: Path) -> None:
    """MiniLM's word pieces as the trainer used them."""
    path.write_text(tokenizer().to_str(), encoding="utf-8")


def main() -> int:
    """Writes the files and their hashes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    logging.disable(logging.INFO)
    labels = (folder / "labels.json").read_text(encoding="utf-8")
    tagger = Tagger(sizes(Labels(**json.loads(labels))))
    tagger.load_state_dict(load_file(folder / "sayings.safetensors"))
    tagger.eval()
    HOME.mkdir(exist_ok=True)
    encoder_file(tagger, HOME / "encoder.onnx")
    np.savez_compressed(HOME / "heads.npz", **heads(tagger))
    (HOME / "labels.json").write_text(labels, encoding="utf-8")
    pieces_file(HOME / "tokenizer.json")
    files = [HOME / name for name in sorted(FILES)]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (HOME / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    print(*(f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in files), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

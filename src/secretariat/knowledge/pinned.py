"""The networks' files that come with the package, checked against the hashes of those that were measured."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from secretariat.problems import SecretariatError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HOME = resources.files("secretariat.knowledge").joinpath("tagger")
FILES = (
    "encoder.onnx",
    "glance.npz",
    "heads.npz",
    "inference.npz",
    "inference.onnx",
    "labels.json",
    "meanings.npz",
    "recogniser.bin",
    "sayings.npz",
    "sayings.onnx",
    "spotting.npz",
    "spotting.onnx",
    "tokenizer.json",
)


def pinned(name: str) -> bytes:
    """A file's bytes.

    Raises:
        SecretariatError: it is not the one that was measured.
    """
    data = HOME.joinpath(name).read_bytes()
    pins = dict(line.split()[::-1] for line in HOME.joinpath("SHA256SUMS").read_text("ascii").splitlines())
    if hashlib.sha256(data).hexdigest() != pins.get(name):
        raise SecretariatError(f"The tagger's file {name} is not what it was. Install secretariat anew.")
    return data


def session(name: str) -> InferenceSession:
    """An ONNX network that runs on one core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(pinned(name), options, providers=["CPUExecutionProvider"])


def arrays(name: str) -> Mapping[str, Any]:
    """The arrays of a file by name; half floats as floats."""
    with np.load(io.BytesIO(pinned(name))) as kept:
        return {key: value.astype(np.float32) if value.dtype == np.float16 else value for key, value in kept.items()}

"""The graphs of trained weights: how they are run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@cache
def graph(path: Path) -> InferenceSession:
    """A graph on one thread, so that runs do not differ and processes do not fight; loaded once a process."""
    import onnxruntime as ort  # noqa: PLC0415 - only the trained readers pay for it

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

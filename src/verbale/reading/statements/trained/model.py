"""The two graphs that the trained reader runs: an encoder of windows, and a head for their cues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from verbale.reading.statements.trained.branches import branches
from verbale.reading.statements.trained.pieces import FEATURES, WEIGHTS, Pieces
from verbale.reading.statements.trained.tags import distances
from verbale.reading.statements.trained.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

MARGIN = 0
REACH = 96
"""How many pieces before and after a cue the head is shown."""
OPEN, CLOSE, MASK = 101, 102, 103
"""The vocabulary's marks that open and close a window, and the one that hides a piece."""


@cache
def _session(name: str) -> InferenceSession:
    """A graph on one thread, so that runs do not differ and processes do not fight."""
    import onnxruntime as ort  # noqa: PLC0415 - only the trained reader pays for it

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    return ort.InferenceSession(str(WEIGHTS / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])


class Encoded:
    """A batch of windows as the encoder sees them.

    Attributes:
        cues: for each window the probabilities of the cue tags of its pieces, (n, 3).
        hidden: the states of the pieces, (b, l, 384); the first piece stands after the opening mark.
    """

    def __init__(self, texts: Sequence[Pieces], windows: Sequence[Window]) -> None:
        self._texts, self._windows = texts, windows
        self._length = max(len(w) for w in windows) + 2
        ids = np.zeros((len(windows), self._length), np.int64)
        features = np.zeros((*ids.shape, len(FEATURES)), np.int64)
        for row, (pieces, window) in enumerate(zip(texts, windows, strict=True)):
            end = len(window) + 1
            ids[row, 0], ids[row, end] = OPEN, CLOSE
            ids[row, 1:end] = pieces.ids[window.low : window.high]
            features[row, 1:end] = pieces.features[window.low : window.high]
        self._padding = ids == 0
        self.hidden, cues = _session("encoder").run(None, {"ids": ids, "features": features})
        self.cues = [cues[row, 1 : len(window) + 1] for row, window in enumerate(windows)]

    def roles(self, row: int, cues: Sequence[slice]) -> tuple[list[tuple[int, Floats]], Floats]:
        """What the head says of the cues of one window.

        Args:
            row: the window's number.
            cues: the pieces of each cue.

        Returns:
            For each cue the first piece that the head was shown and the probabilities of roles from
            there on, (n, 3); and for each the probability of its being a cue.
        """
        pieces, window = self._texts[row], self._windows[row]
        seen = [seen_of(pieces, window, cue) for cue in cues]
        length = max(high - low for low, high in seen)
        hidden = np.zeros((len(cues), length, self.hidden.shape[-1]), np.float32)
        codes = np.zeros((2, len(cues), length), np.int64)
        padding = np.ones((len(cues), length), bool)
        for number, (cue, (low, high)) in enumerate(zip(cues, seen, strict=True)):
            size = high - low
            at = low - window.low + 1
            hidden[number, :size] = self.hidden[row, at : at + size]
            codes[0, number, :size] = branches(pieces, low, high, cue)
            codes[1, number, :size] = distances(low, high, cue)
            padding[number, :size] = False
        roles, valid = _session("head").run(
            None, {"hidden": hidden, "branches": codes[0], "distances": codes[1], "padding": padding}
        )
        return [(low, roles[n, : high - low]) for n, (low, high) in enumerate(seen)], valid


def seen_of(pieces: Pieces, window: Window, cue: slice) -> tuple[int, int]:
    """The pieces that the head is shown of a cue's window: those of its paragraph within reach."""
    number = pieces.paragraphs[cue.start]
    inside = pieces.paragraphs[window.low : window.high]
    first = window.low + int(np.searchsorted(inside, number, side="left"))
    last = window.low + int(np.searchsorted(inside, number, side="right"))
    low = max(window.low, first - MARGIN, cue.start - REACH)
    high = min(window.high, last + MARGIN, cue.stop + REACH)
    return low, high

"""The states of a text's pieces, each window seen once whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.reading.draft import Draft
from verbale.reading.encoder.graphs import graph
from verbale.reading.encoder.pieces import FEATURES, WEIGHTS, Pieces, pieces_of
from verbale.reading.encoder.windows import Window, windows

if TYPE_CHECKING:
    from onnxruntime import RunOptions

Floats = NDArray[np.float32]

OPEN, CLOSE, MASK = 101, 102, 103
"""The vocabulary's marks that open and close a window, and the one that hides a piece."""
MIDDLE_LAYERS = 4
"""After how many of the encoder's layers the states are taken that readers have layers of their own for."""
WIDTH = 384


class Seen(NamedTuple):
    """A window's pieces as the encoder sees them.

    Attributes:
        hidden: the states of its pieces after the last layer, (n, 384).
        cues: the probabilities of the tags of cues, (n, 3).
    """

    hidden: Floats
    cues: Floats


@dataclass(slots=True, eq=False)
class Encoding:
    """A text's pieces, the windows that it is cut into, and what the encoder has seen of them so far."""

    pieces: Pieces
    windows: list[Window]
    _middle: dict[int, Floats] = field(default_factory=dict, repr=False)

    def see(self, number: int) -> Seen:
        """What the whole encoder sees of a window."""
        seen, self._middle[number] = look(self.pieces, self.windows[number])
        return seen

    def middle(self, low: int, high: int) -> Floats:
        """The states of the pieces `[low, high)` after the middle layer, (n, 384).

        A window that nobody has looked at is seen by the lower layers alone.
        """
        parts = []
        for number, window in enumerate(self.windows):
            first, last = max(low, window.start), min(high, window.end)
            if first >= last:
                continue
            if number not in self._middle:
                self._middle[number] = _look_half(self.pieces, window)
            parts.append(self._middle[number][first - window.low : last - window.low])
        return np.concatenate(parts) if parts else np.zeros((0, WIDTH), np.float32)


def encoding_of(draft: Draft) -> Encoding:
    """The encoding of a draft whose sentences are parsed, made when it is first asked for."""
    if draft.encoding is None:
        pieces = pieces_of(draft)
        draft.encoding = Encoding(pieces, list(windows(pieces)))
    return draft.encoding


def look(pieces: Pieces, window: Window) -> tuple[Seen, Floats]:
    """A window as the whole encoder sees it, and the states after the middle layer."""
    hidden, cues, middle = graph(WEIGHTS / "encoder.onnx").run(
        ["hidden", "cues", "middle"], _given(pieces, window)
    )
    return Seen(hidden[0, 1:-1], cues[0, 1:-1]), middle[0, 1:-1]


def _look_half(pieces: Pieces, window: Window) -> Floats:
    given = _given(pieces, window)
    (middle,) = graph(WEIGHTS / "encoder.onnx").run(["middle"], given, _only_asked())
    states: Floats = middle[0, 1:-1]
    return states


def _only_asked() -> RunOptions:
    """To run no more of a graph than what is asked for needs."""
    import onnxruntime as ort  # noqa: PLC0415 - only the trained readers pay for it

    options = ort.RunOptions()
    options.only_execute_path_to_fetches = True
    return options


def _given(pieces: Pieces, window: Window) -> dict[str, NDArray[Any]]:
    ids = np.zeros((1, len(window) + 2), np.int64)
    features = np.zeros((*ids.shape, len(FEATURES)), np.int64)
    ids[0, 0], ids[0, -1] = OPEN, CLOSE
    ids[0, 1:-1] = pieces.ids[window.low : window.high]
    features[0, 1:-1] = pieces.features[window.low : window.high]
    return {"ids": ids, "features": features}

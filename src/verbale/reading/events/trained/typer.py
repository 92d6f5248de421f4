"""The beliefs of two trained layers, over the shared encoder's middle one, in each type of event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from verbale.reading.draft import Draft, Sentence
from verbale.reading.encoder import Pieces, encoding_of, touching
from verbale.reading.encoder.graphs import graph

if TYPE_CHECKING:
    from spacy.tokens import Token

Floats = NDArray[np.float32]

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "MOBILIZE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
    "NONE",
)
"""The order of the outputs: PLOVER's roots as PLV folds them, and no event at all."""
NONE = TYPES.index("NONE")
REACH = 60
"""How many pieces before and after a word the layers are shown of its sentence."""
GRAPH = Path(__file__).parent / "data" / "types.onnx"


def judge(draft: Draft, words: Sequence[tuple[Sentence, Token]]) -> list[Floats]:
    """How likely each word tells an act of each type.

    Args:
        draft: a draft whose sentences are parsed.
        words: verbs or nouns, each with its sentence.

    Returns:
        For each word the probabilities of `TYPES`, (16,). A word that the pieces leave out is none.
    """
    encoding = encoding_of(draft)
    found = [np.eye(len(TYPES), dtype=np.float32)[NONE] for _ in words]
    for low, high, places in _stretches(encoding.pieces, words):
        states = encoding.middle(low, high)
        acts = np.zeros((len(places), high - low), np.float32)
        for row, (_, at) in enumerate(places):
            acts[row, at.start - low : at.stop - low] = 1
        (beliefs,) = graph(GRAPH).run(None, {"states": states[np.newaxis], "acts": acts})
        for (number, _), belief in zip(places, beliefs, strict=True):
            found[number] = belief
    return found


def _stretches(
    pieces: Pieces, words: Sequence[tuple[Sentence, Token]]
) -> list[tuple[int, int, list[tuple[int, slice]]]]:
    """The pieces to be looked at together, and the words there: their numbers and pieces."""
    together: dict[tuple[int, int], list[tuple[int, slice]]] = defaultdict(list)
    for number, (sentence, token) in enumerate(words):
        at = touching(pieces, sentence.at(token))
        if at.start < at.stop:
            together[stretch_of(pieces, at)].append((number, at))
    return [(low, high, places) for (low, high), places in together.items()]


def stretch_of(pieces: Pieces, at: slice) -> tuple[int, int]:
    """The pieces of a word's sentence; of a very long one those around the word."""
    number = pieces.sentences[at.start]
    low = int(np.searchsorted(pieces.sentences, number, side="left"))
    high = int(np.searchsorted(pieces.sentences, number, side="right"))
    if high - low <= 2 * REACH:
        return low, high
    return max(low, at.start - REACH), min(high, at.stop + REACH)

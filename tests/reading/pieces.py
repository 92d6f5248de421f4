"""Texts parsed, and pieces made up, for the tests of what is built on the encoder."""

from __future__ import annotations

from functools import cache

import numpy as np

from verbale.reading.draft import Draft
from verbale.reading.encoder.pieces import FEATURES, Pieces
from verbale.reading.pipeline import Pipeline
from verbale.terms import Report


@cache
def _pipeline() -> Pipeline:
    return Pipeline(["sentences", "syntax"])


def parsed(text: str) -> Draft:
    """A draft with sentences and their parses."""
    return _pipeline().draft([Report(id="r", text=text)])[0]


def made_up(sentences: list[tuple[int, int]]) -> Pieces:
    """Pieces of sentences, each given by its number of pieces and that of its paragraph."""
    each = [n for n, (size, _) in enumerate(sentences) for _ in range(size)]
    paragraphs = [sentences[n][1] for n in each]
    total = len(each)
    row = np.arange(total, dtype=np.int32)
    ones = np.ones((total, len(FEATURES)), np.int32)
    spans = np.stack([row, row + 1], 1)
    array = np.array
    return Pieces(row, spans, array(each), array(paragraphs), row, ones, row, np.ones_like(row))

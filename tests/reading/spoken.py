"""What the tests of statements share: a reading up to them."""

from __future__ import annotations

from collections.abc import Callable

from verbale.reading import Draft, Pipeline
from verbale.terms import Report

NAMES = ("relevance", "sentences", "syntax", "actors", "places", "times", "statements")


def reader(way: str = "trained") -> Callable[[str], Draft]:
    """Reads a text of 15 March 2023 up to its statements, these in one of their ways."""
    pipeline = Pipeline(NAMES, {"statements": way})

    def read(text: str) -> Draft:
        return pipeline.draft([Report(id="r", text=text, published="2023-03-15", language="en")])[0]

    return read

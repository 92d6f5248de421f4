"""What the tests of tolls share: a reading up to them."""

from __future__ import annotations

from functools import cache

from verbale.reading import Pipeline
from verbale.terms import Reading, Report

NAMES = ("relevance", "sentences", "syntax", "actors", "places", "times", "statements", "events", "tolls")


@cache
def _pipeline() -> Pipeline:
    return Pipeline(NAMES)


def read(text: str) -> Reading:
    """Read a text of 14 June 2023 up to its tolls."""
    (reading,) = _pipeline().read([Report(id="r", text=text, published="2023-06-14", language="en")])
    return reading

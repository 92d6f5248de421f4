"""The events of sentences, each read as a report of its own."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading import Pipeline
from verbale.terms import Event, Report

READERS = ("relevance", "sentences", "syntax", "actors", "places", "times", "statements", "events")


def events_of(texts: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """The events of each text, all read at once."""
    reports = [
        Report(id=f"r{i}", text=text, published="2023-06-14", language="en") for i, text in enumerate(texts)
    ]
    return dict(zip(texts, (r.events for r in Pipeline(READERS).read(reports)), strict=True))

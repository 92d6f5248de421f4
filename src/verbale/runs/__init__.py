"""Wiring: sources, documents, reading and the record, on one machine."""

from __future__ import annotations

from verbale.runs.examples import example_dispatches
from verbale.runs.fetching import Pass, Tally
from verbale.runs.gathering import Means
from verbale.runs.reading_run import read_into
from verbale.runs.stories import group_stories
from verbale.runs.watching import Schedule, stop_on_signals, turns

__all__ = [
    "Means",
    "Pass",
    "Schedule",
    "Tally",
    "example_dispatches",
    "group_stories",
    "read_into",
    "stop_on_signals",
    "turns",
]

"""Wiring: sources, documents, reading and the record, on one machine."""

from __future__ import annotations

from verbale.runs.archive import Sum, run_archive
from verbale.runs.crews import Alone, Cluster, Crew, Pool
from verbale.runs.examples import example_dispatches
from verbale.runs.fetching import Pass, Tally
from verbale.runs.gathering import Means
from verbale.runs.labour import Orders
from verbale.runs.reading_run import read_into
from verbale.runs.stories import group_stories
from verbale.runs.watching import Schedule, stop_on_signals, turns

__all__ = [
    "Alone",
    "Cluster",
    "Crew",
    "Means",
    "Orders",
    "Pass",
    "Pool",
    "Schedule",
    "Sum",
    "Tally",
    "example_dispatches",
    "group_stories",
    "read_into",
    "run_archive",
    "stop_on_signals",
    "turns",
]

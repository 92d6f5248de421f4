"""Wiring: sources, documents, reading and the record, on one machine."""

from __future__ import annotations

from verbale.runs.examples import example_dispatches
from verbale.runs.reading_run import read_into
from verbale.runs.stories import group_stories

__all__ = ["example_dispatches", "group_stories", "read_into"]

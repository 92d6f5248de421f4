"""Wiring: sources, documents, reading and the record, on one machine."""

from __future__ import annotations

from verbale.runs.reading_run import Progress, Watcher, read_into, read_paths

__all__ = ["Progress", "Watcher", "read_into", "read_paths"]

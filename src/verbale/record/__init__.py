"""The append-only store of claims."""

from __future__ import annotations

from verbale.record.search import Hit
from verbale.record.store import Store
from verbale.record.view import Counts, View
from verbale.record.writer import Added, Writer

__all__ = ["Added", "Counts", "Hit", "Store", "View", "Writer"]

"""From a report to a reading: one reader a kind of record."""

from __future__ import annotations

from verbale.reading.draft import Draft, Sentence
from verbale.reading.pipeline import Pipeline, check_dossier, order, registered
from verbale.reading.reader import ListReader, Reader
from verbale.reading.relevance import can_be_relevant

__all__ = [
    "Draft",
    "ListReader",
    "Pipeline",
    "Reader",
    "Sentence",
    "can_be_relevant",
    "check_dossier",
    "order",
    "registered",
]

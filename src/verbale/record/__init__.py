"""The append-only store of claims."""

from __future__ import annotations

from verbale.record.backends import is_server, place_of
from verbale.record.fetching import Article, Capture, Ledger, Listed, Outcome
from verbale.record.judging import Bench
from verbale.record.kept import Keeper, Line, Making, Shelf
from verbale.record.paging import Sought, SoughtReports, Start
from verbale.record.rows import names_of, topic_of
from verbale.record.search import Hit
from verbale.record.slate import Chalked
from verbale.record.store import Store
from verbale.record.versions import Superseded, Version
from verbale.record.view import Counts, View
from verbale.record.writer import Added, Writer

__all__ = [
    "Added",
    "Article",
    "Bench",
    "Capture",
    "Chalked",
    "Counts",
    "Hit",
    "Keeper",
    "Ledger",
    "Line",
    "Listed",
    "Making",
    "Outcome",
    "Shelf",
    "Sought",
    "SoughtReports",
    "Start",
    "Store",
    "Superseded",
    "Version",
    "View",
    "Writer",
    "is_server",
    "names_of",
    "place_of",
    "topic_of",
]

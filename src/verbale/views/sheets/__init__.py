"""What pages show of the whole record: made from its claims where it is small, else from what is kept of it."""

from __future__ import annotations

from verbale.views.sheets.answers import (
    Cut,
    Extent,
    Filed,
    News,
    NotYetError,
    Sheets,
    Sieve,
    Slice,
    Spot,
    Spots,
    Steps,
    Taken,
    Track,
)
from verbale.views.sheets.direct import DirectSheets, extent, first_of_last_week, parties
from verbale.views.sheets.finding import Finder
from verbale.views.sheets.kept import KeptSheets
from verbale.views.sheets.latest import latest_lines
from verbale.views.sheets.making import gather_whole, keep_all, keep_wanted, way_of

__all__ = [
    "Cut",
    "DirectSheets",
    "Extent",
    "Filed",
    "Finder",
    "KeptSheets",
    "News",
    "NotYetError",
    "Sheets",
    "Sieve",
    "Slice",
    "Spot",
    "Spots",
    "Steps",
    "Taken",
    "Track",
    "extent",
    "first_of_last_week",
    "gather_whole",
    "keep_all",
    "keep_wanted",
    "latest_lines",
    "parties",
    "way_of",
]

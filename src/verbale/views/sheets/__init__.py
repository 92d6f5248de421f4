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
from verbale.views.sheets.direct import DirectSheets
from verbale.views.sheets.kept import KeptSheets
from verbale.views.sheets.making import gather_whole, keep_all, keep_wanted, way_of

__all__ = [
    "Cut",
    "DirectSheets",
    "Extent",
    "Filed",
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
    "gather_whole",
    "keep_all",
    "keep_wanted",
    "way_of",
]

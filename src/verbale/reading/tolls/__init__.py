"""How many people were harmed or moved, by whose count."""

from __future__ import annotations

from verbale.reading.tolls.reader import TollReader

__all__ = ["TollReader"]

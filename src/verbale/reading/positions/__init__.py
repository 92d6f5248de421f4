"""Where the parties stand: who wants, offers, accepts or refuses what."""

from __future__ import annotations

from verbale.reading.positions.reader import PositionReader

__all__ = ["PositionReader"]

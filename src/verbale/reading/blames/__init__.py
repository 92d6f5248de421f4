"""Who blames whom, and for what."""

from __future__ import annotations

from verbale.reading.blames.reader import BlameReader

__all__ = ["BlameReader"]

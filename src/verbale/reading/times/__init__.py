"""Expressions of time: found, typed and dated."""

from __future__ import annotations

from verbale.reading.times.modifier import day_of
from verbale.reading.times.reader import TimeReader

__all__ = ["TimeReader", "day_of"]

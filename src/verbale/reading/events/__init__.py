"""Who did what to whom: events in the types of PLOVER."""

from __future__ import annotations

from verbale.reading.events.reader import EventReader

__all__ = ["EventReader"]

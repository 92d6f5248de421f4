"""What is said to follow if something is agreed or done."""

from __future__ import annotations

from verbale.reading.unlocks.reader import UnlockReader

__all__ = ["UnlockReader"]

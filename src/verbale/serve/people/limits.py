"""How often something may be done, kept in memory: a bucket a key that fills again with time."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MAX_KEYS = 50_000


class Limit:
    """So many at once, and as many again over a time.

    Args:
        count: how many are free at first.
        over_s: in how many seconds as many become free again.
        clock: seconds, from any moment.
    """

    def __init__(self, count: int, over_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._count = count
        self._rate = count / over_s
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, key: str) -> int:
        """How many whole seconds until the next one is free, 0 for now; takes none."""
        with self._lock:
            left = self._left(key)
        return 0 if left >= 1 else math.ceil((1 - left) / self._rate)

    def take(self, key: str) -> int:
        """Take one; how many seconds to wait where none is free, else 0."""
        with self._lock:
            left = self._left(key)
            if left < 1:
                return math.ceil((1 - left) / self._rate)
            self._kept[key] = (left - 1, self._clock())
            self._kept.move_to_end(key)
            while len(self._kept) > MAX_KEYS:
                self._kept.popitem(last=False)
        return 0

    def forget(self, key: str) -> None:
        """Set a key free again."""
        with self._lock:
            self._kept.pop(key, None)

    def _left(self, key: str) -> float:
        left, at = self._kept.get(key, (float(self._count), self._clock()))
        return min(float(self._count), left + (self._clock() - at) * self._rate)

"""Keeping sources current: each card is asked on its schedule, until someone says stop."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import msgspec

from verbale.record import Ledger
from verbale.sources import SourceState
from verbale.terms import SourceCard, interval_s

LONGEST_SLEEP_S = 3600.0


class Schedule:
    """When each card is due, from what the record remembers; so a restart asks nobody too early."""

    def __init__(
        self, cards: Sequence[SourceCard], ledger: Ledger, clock: Callable[[], float] = time.time
    ) -> None:
        """`clock` gives seconds since 1970."""
        self._cards = cards
        self._ledger = ledger
        self._clock = clock
        self._looked: dict[str, float] = {}

    def due(self) -> list[SourceCard]:
        """The cards to ask now, those taken so waiting their turn from now."""
        now = self._clock()
        found = [card for card in self._cards if self._next(card) <= now]
        self._looked.update((card.where, now) for card in found)
        return found

    def sleep_s(self) -> float:
        """Seconds until the next card is due."""
        soonest = min((self._next(card) for card in self._cards), default=self._clock() + LONGEST_SLEEP_S)
        return min(max(0.0, soonest - self._clock()), LONGEST_SLEEP_S)

    def _next(self, card: SourceCard) -> float:
        saved = self._ledger.source(card.where)
        state = msgspec.json.decode(saved, type=SourceState) if saved else SourceState()
        last = max(state.checked, self._looked.get(card.where, 0.0))
        return max(last + (interval_s(card.every) or 0.0) if last else 0.0, state.wait_until)


def turns(schedule: Schedule, stop: threading.Event) -> Iterator[list[SourceCard]]:
    """The cards that are due, each time that any is, until `stop` is set."""
    while not stop.is_set():
        if found := schedule.due():
            yield found
        else:
            stop.wait(max(0.05, schedule.sleep_s()))


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and a termination signal set; a second Ctrl-C interrupts at once."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Finding lines of kept lists by what they bear, without reading the lines."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from verbale.record import Shelf
from verbale.record.kept import Numbers, Spread
from verbale.views.days import within
from verbale.views.sheets.answers import Cut, Slice

MAX_MEMORIES = 400
T = TypeVar("T")
Mask = npt.NDArray[np.bool_]


class Finder:
    """The lists of one making, with what was looked up remembered; used from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._lock = Lock()
        self._known: OrderedDict[Hashable, object] = OrderedDict()

    def _remember(self, key: Hashable, look: Callable[[], T]) -> T:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]  # type: ignore[return-value]
        found = look()
        with self._lock:
            self._known[key] = found
            while len(self._known) > MAX_MEMORIES:
                self._known.popitem(last=False)
        return found

    def total(self, name: str) -> int:
        """How many lines a list has."""
        return self._remember(("total", name), lambda: self.shelf.total(name))

    def totals(self, name: str, by: str) -> dict[str, int]:
        """Value -> how many lines bear it."""
        return self._remember(("totals", name, by), lambda: self.shelf.totals(name, by))

    def spread(self, name: str, by: str) -> Spread:
        """Of each line its one value."""
        return self._remember(("spread", name, by), lambda: self.shelf.spread(name, by))

    def bearing(self, name: str, by: str, value: str) -> Numbers:
        """The lines that bear a value."""
        found = self._remember(("bearing", name, by, value), lambda: self.shelf.lines_by(name, by, [value]))
        return found.get(value, _nothing())

    def holding(self, name: str, by: str, words: str) -> Numbers:
        """The lines that bear a value in which these words stand."""
        folded = words.casefold()
        values = [value for value in self.totals(name, by) if folded in value.casefold()]
        found = self._remember(("holding", name, by, folded), lambda: self.shelf.lines_by(name, by, values))
        return np.unique(np.concatenate([_nothing(), *found.values()]))

    def within(self, name: str, by: str, since: str | None, until: str | None) -> Mask:
        """Of each line whether its day lies in a period."""
        spread = self.spread(name, by)
        lies = np.array([within(value or None, since, until) for value in spread.values] + [False])
        return lies[spread.numbers]

    def among(
        self, name: str, sought: Iterable[Numbers | None], since: str | None, until: str | None
    ) -> Numbers:
        """The lines that are in all of these sets, None leaving all in, and whose day lies in a period."""
        found: Numbers | None = None
        for one in sought:
            if one is not None:
                found = one if found is None else np.intersect1d(found, one, assume_unique=True)
        if found is None:
            found = np.arange(self.total(name), dtype=np.int32)
        if since is not None or until is not None:
            found = found[self.within(name, "day", since, until)[found]]
        return found

    def read(self, name: str, ats: Iterable[int], kind: type[T]) -> list[T]:
        """Lines by their numbers."""
        bodies = self.shelf.bodies(name, [int(at) for at in ats])
        return [msgspec.json.decode(body, type=kind) for body in bodies]

    def slice(self, name: str, found: Numbers, cut: Cut, kind: type[T]) -> Slice[T]:
        """Some of the lines that were found."""
        return Slice(self.read(name, found[cut.start : cut.start + cut.size], kind), len(found))


def _nothing() -> Numbers:
    return np.empty(0, dtype=np.int32)

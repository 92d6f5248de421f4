"""From where pages take what they show: of a small record from its claims, of a large one from what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from verbale.fusion import review
from verbale.record import View
from verbale.terms import Dossier
from verbale.views import Material, edits_since
from verbale.views.corrections import Edits
from verbale.views.sheets import DirectSheets, Finder, KeptSheets, NotYetError, Sheets, way_of

FEW_REPORTS = 2000
"""Of so many reports all that pages show is made from the claims in a few seconds."""
Gather = Callable[[str | None, str | None], Material]


class RecordSheets:
    """Chooses the sheets of a record: those kept of it as it is, else from its claims, else those kept of it before.

    Args:
        view: the record.
        take: gives the claims that name a party and are on an issue.
        show_names: whether names of private persons are shown.
        few: so many reports are few; of more, nothing is made from the claims while somebody waits.
    """

    def __init__(self, view: View, take: Gather, *, show_names: bool = False, few: int = FEW_REPORTS) -> None:
        self._view = view
        self._take = take
        self._show_names = show_names
        self._few = few
        self._lock = Lock()
        self._chosen: tuple[str, Dossier | None, Sheets | None] | None = None
        self._finder: Finder | None = None

    def choose(self, stamp: str, dossier: Dossier | None) -> Sheets:
        """The sheets of the record as a stamp tells.

        Raises:
            NotYetError: the record is large, and nothing was kept of it yet.
        """
        with self._lock:
            if self._chosen is None or self._chosen[:2] != (stamp, dossier):
                self._chosen = (stamp, dossier, self._look(dossier))
            found = self._chosen[2]
        if found is None:
            raise NotYetError
        return found

    def _look(self, dossier: Dossier | None) -> Sheets | None:
        finder = self._last(way_of(dossier, show_names=self._show_names))
        if finder and finder.shelf.making.stamp == self._view.slate_stamp():
            return KeptSheets(self._view, finder, dossier)
        if self._view.size() <= self._few:
            return DirectSheets(self._take, self._edits, dossier)
        if finder is None:
            return None
        return KeptSheets(self._view, finder, dossier, since_then=review(self._view.judgements()))

    def _last(self, way: str) -> Finder | None:
        """What was kept last, with what was looked up in it."""
        shelf = self._view.shelf(way)
        if shelf is None:
            return None
        if self._finder is None or self._finder.shelf.making != shelf.making:
            self._finder = Finder(shelf)
        return self._finder

    def _edits(self, since: str) -> Edits | None:
        return edits_since(self._view, since, show_names=self._show_names)

"""The record as the pages see it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from threading import Lock

from verbale.cli.lists import RecordLists
from verbale.cli.sheets import FEW_REPORTS, RecordSheets
from verbale.record import View
from verbale.terms import Dossier, Problem
from verbale.views import (
    Asked,
    Changes,
    Hit,
    Material,
    Versions,
    asked_about,
    changes,
    edits_since,
    gather,
    gather_batches,
    gather_one,
    lines_of,
    next_claim,
    search,
    versions,
)
from verbale.views.sheets import Cut, Sheets, Slice

LOOK_S = 1.0
MAX_MATERIALS = 8
Key = tuple[str | None, str | None]


class RecordDesk(RecordLists):
    """Gives what a record holds; what was gathered is kept until the record changes.

    Args:
        view: the record.
        show_names: whether names of private persons are shown.
        look_s: for so many seconds the record is taken to be as it was.
        few: of so many reports pages are made from the claims; of more, from what is kept of them.
        want: notes a sheet that was asked for and is not kept.
    """

    def __init__(
        self,
        view: View,
        *,
        show_names: bool = False,
        look_s: float = LOOK_S,
        few: int = FEW_REPORTS,
        want: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(view, show_names=show_names)
        self._sheets = RecordSheets(view, self._take, show_names=show_names, few=few)
        self.want = want
        self._look_s = look_s
        self._lock = Lock()
        self._looking = Lock()
        self._looked = float("-inf")
        self._turn = 0
        self._stamp = ""
        self._kept: OrderedDict[Key, tuple[str, Material]] = OrderedDict()

    def stamp(self) -> str:
        """A word that changes whenever the record does."""
        now = time.monotonic()
        if now - self._looked <= self._look_s:
            return self._stamp
        turn = self._turn
        stamp = f"{self._view.stamp()}-{self._view.last_kept()}"
        with self._looking:
            if turn == self._turn:  # else it may be of before what was written
                self._stamp, self._looked = stamp, now
        return stamp

    def peek(self) -> str | None:
        """The stamp, if it was looked at a moment ago."""
        return self._stamp if time.monotonic() - self._looked <= self._look_s else None

    def look_anew(self) -> None:
        """Take the record to be no longer as it was, since something was written into it."""
        with self._looking:
            self._looked = float("-inf")
            self._turn += 1

    def sheets(self, dossier: Dossier | None) -> Sheets:
        """What pages show of the whole record."""
        return self._sheets.choose(self.stamp(), dossier)

    def _take(self, party: str | None, issue: str | None) -> Material:
        return self.material(party=party, issue=issue)

    def material(self, *, party: str | None = None, issue: str | None = None) -> Material:
        """The claims of all relevant reports, or those that name a party, or are on an issue."""
        stamp, key = self.stamp(), (party, issue)
        with self._lock:
            held, found = self._kept.get(key, ("", None))
            if found is None or held != stamp:
                found = gather(self._view, party=party, issue=issue, show_names=self._show_names)
                self._kept[key] = (stamp, found)
            self._kept.move_to_end(key)
            while len(self._kept) > MAX_MATERIALS:
                self._kept.popitem(last=False)
            return found

    def around(self, report_id: str) -> Material:
        """The claims of one report, by its id or the beginning of it."""
        full = self._view.report(report_id).id
        return gather_one(self._view, full, show_names=self._show_names)

    def report_of(self, claim_id: str) -> tuple[str, str]:
        """The full id of a claim, by the beginning of it, and the id of its report."""
        claim = self._view.claim(claim_id)
        return claim.id, claim.report_id

    def changes(self, material: Material, since: str) -> Changes:
        """What changed since a day, edited articles included."""
        edits = edits_since(self._view, since, show_names=self._show_names)
        return changes(material, since=since, edits=edits)

    def versions(self, report_id: str) -> Versions:
        """The versions of an article."""
        return versions(self._view, report_id, show_names=self._show_names)

    def search(self, words: str, limit: int) -> list[Hit]:
        """The reports that hold all of these words, best first."""
        return search(self._view, words, limit=limit, show_names=self._show_names)

    def problems(self) -> list[Problem]:
        """All that failed."""
        return list(self._view.problems())

    def latest_problems(self, cut: Cut) -> Slice[Problem]:
        """Some of what failed, the latest first."""
        found, total = self._view.latest_problems(cut.start, cut.size)
        return Slice(found, total)

    def batches(
        self,
        *,
        party: str | None,
        issue: str | None,
        kinds: Collection[str],
        since: str | None,
        until: str | None,
    ) -> Iterator[Material]:
        """The claims that these filters leave, so many reports at a time; rejected ones are among them."""
        yield from gather_batches(
            self._view,
            party=party,
            issue=issue,
            kinds=kinds,
            since=since,
            until=until,
            show_names=self._show_names,
        )

    def next_claim(self, *, kinds: Collection[str], again: bool, after: str) -> Asked | None:
        """The next claim to be judged behind the last one asked about, None where there is no more."""
        return next_claim(self._view, kinds=kinds, again=again, after=after, show_names=self._show_names)

    def asked_about(self, ids: Sequence[str]) -> Asked:
        """A claim, or two, by ids or beginnings of ids."""
        return asked_about(self._view, ids, show_names=self._show_names)

    def lines_of(self, ids: Collection[str]) -> dict[str, str]:
        """What claims state, by full id; those of reports that are not shown are left out."""
        return lines_of(self._view, ids, show_names=self._show_names)

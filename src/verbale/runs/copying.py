"""Which report republishes which, whatever order they come in."""

from __future__ import annotations

import msgspec

from verbale.documents import CopyIndex, Sketch
from verbale.record import View
from verbale.terms import Reading, Report


class Copies:
    """Tells of each report that comes in which earlier one it republishes.

    Of two reports with one text, the one published later is the copy; of the same day, or
    undated, the one that came later. So a report may turn one that came before it into its copy.
    """

    def __init__(self, view: View | None = None) -> None:
        self._index = CopyIndex()
        self._published: dict[str, str | None] = {}
        self._copy_of: dict[str, str] = {}
        self._older: dict[str, str] = {}
        if view is not None:
            self._learn(view)

    def place(self, report: Report, made: Sketch) -> tuple[str | None, str | None]:
        """Remember a report by its sketch.

        Returns:
            The report that it is a copy of, and the one known before that is now seen to be a
            copy of it; None where there is none.
        """
        found = self._index.add_sketch(report.id, made)
        self._published[report.id] = report.published
        if report.supersedes:
            self._older[report.id] = report.supersedes
        if found is not None and found in self._versions_before(report.id):
            # An edited article is no copy of what it was, but of what that was a copy of.
            found = self._copy_of.get(found)
        if report.id in self._copy_of:
            return self._copy_of[report.id], None
        if found is None:
            return None, None
        for other in (found, self._root(found)):
            if not _is_before(report.published, self._published.get(other)):
                self._copy_of[report.id] = other
                return other, None
        turned = self._root(found)
        self._copy_of[turned] = report.id
        return None, turned

    def _learn(self, view: View) -> None:
        for heading in view.reports():
            self._published[heading.id] = heading.published
            if heading.copy_of:
                self._copy_of[heading.id] = heading.copy_of
        for report_id, packed in view.sketches():
            self._index.seed(report_id, msgspec.msgpack.decode(packed, type=Sketch))

    def _versions_before(self, report_id: str) -> set[str]:
        before: set[str] = set()
        while (older := self._older.get(report_id)) is not None and older not in before:
            before.add(older)
            report_id = older
        return before

    def _root(self, report_id: str) -> str:
        passed = {report_id}
        while (above := self._copy_of.get(report_id)) is not None and above not in passed:
            passed.add(above)
            report_id = above
        return report_id


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether one date, an ISO prefix, is surely before another."""
    if not one or not other:
        return False
    length = min(len(one), len(other), len("2000-01-01"))
    return one[:length] < other[:length]


def as_copy(reading: Reading, copy_of: str) -> Reading:
    """A reading of a report that republishes another."""
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, copy_of=copy_of))

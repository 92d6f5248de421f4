"""The record as those see it who review it in the pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.terms import Judgement, Verdict
from verbale.views import judge, remaining_copies, take_back


class RecordBench:
    """Writes judgements into a record, and has the desks look at it anew.

    Args:
        store: the record.
        desks: those that give the pages what it holds.
    """

    def __init__(self, store: Store, desks: Collection[RecordDesk] = ()) -> None:
        self._view = store.view()
        self._bench = store.bench()
        self._desks = desks

    def judge(
        self,
        verdict: Verdict,
        targets: Sequence[str],
        *,
        reviewer: str,
        note: str | None = None,
        changes: Sequence[str] = (),
    ) -> Judgement:
        """Judge a claim, two claims, a person or a report; of an edit, `FIELD=VALUE` each."""
        made = judge(self._view, verdict, targets, reviewer=reviewer, note=note, changes=changes)
        self._add(made)
        return made

    def take_back(self, judgement_id: str, *, reviewer: str) -> Judgement:
        """Undo a judgement."""
        made, _ = take_back(self._view, judgement_id, reviewer=reviewer)
        self._add(made)
        return made

    def judgements(self) -> list[Judgement]:
        """All that was judged, in order."""
        return self._view.judgements()

    def remaining_copies(self, judgement: Judgement) -> list[str]:
        """Ids of the reports that republish one that was taken down."""
        return remaining_copies(self._view, judgement)

    def _add(self, made: Judgement) -> None:
        self._bench.add(made)
        for desk in self._desks:
            desk.look_anew()

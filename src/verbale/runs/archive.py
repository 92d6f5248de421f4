"""A run over an archive: from paths to the record, by as many workers as there are, going on where it was stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from verbale.documents import Sketch
from verbale.record import Store, View, Writer
from verbale.record.rows import digest_versions
from verbale.runs.copying import Copies, as_copy
from verbale.runs.crews import Crew, Handful
from verbale.runs.labour import Done, Orders, Read
from verbale.runs.readings import is_read
from verbale.terms import Problem, RawItem, identify

HANDFUL = 32
"""Documents that are handed to a worker at a time."""


@dataclass
class Sum:
    """What a run did: documents seen, known from an earlier run, reports kept and passed over, and what failed."""

    documents: int = 0
    known: int = 0
    reports: int = 0
    copies: int = 0
    passed: int = 0
    problems: list[Problem] = field(default_factory=list)


def run_archive(
    items: Iterable[RawItem | Problem],
    store: Store,
    crew: Crew,
    orders: Orders,
    *,
    on_progress: Callable[[int], None] | None = None,
) -> Sum:
    """Read an archive into a record, each document in one transaction with the line that it is done.

    Documents are stored in the order of the archive, whoever reads them and whenever the run was
    stopped before: so the record is the same in the end. What is not about a conflict leaves but that line.

    Args:
        items: what sources give, in an order that is the same each time.
        store: the record.
        crew: who reads.
        orders: how; with other orders, documents are read again.
        on_progress: called with the number of documents so far.

    Raises:
        RecordError: the record cannot be written.
    """
    total = Sum()
    with store.writer(batch_reports=2**31) as writer:
        keeper = _Keeper(store.view(), writer, orders, total)
        for handful, done in crew.labour(_handfuls(items, keeper)):
            keeper.keep(handful, done)
            if on_progress:
                on_progress(total.documents)
    return total


def _handfuls(items: Iterable[RawItem | Problem], keeper: _Keeper) -> Iterator[Handful]:
    coming = iter(items)
    while some := list(islice(coming, HANDFUL)):
        if fresh := keeper.sift(some):
            yield fresh


class _Keeper:
    """Knows what is done, and puts what comes into the record."""

    def __init__(self, view: View, writer: Writer, orders: Orders, total: Sum) -> None:
        self._view, self._writer, self._total = view, writer, total
        self._copies = Copies(view)
        self._versions = orders.pipeline().versions
        parts = (digest_versions(self._versions), orders.published, "all" if orders.keep_all else None)
        self._orders = identify("orders", parts)

    def sift(self, some: Sequence[RawItem | Problem]) -> list[RawItem]:
        """Those that no run was done with; what could not be fetched is noted."""
        keys = {self._key(item): item for item in some if isinstance(item, RawItem)}
        done = self._view.done(keys)
        for item in some:
            if isinstance(item, Problem):
                self._total.problems.append(item)
                self._writer.add_problem(item)
        self._writer.flush()
        self._total.documents += len(some)
        self._total.known += len(done)
        return [item for key, item in keys.items() if key not in done]

    def keep(self, handful: Handful, finished: Sequence[Done]) -> None:
        """Store what came of a handful, a document with reports in a transaction of its own."""
        for item, done in zip(handful, finished, strict=True):
            for one in done.read:
                self._keep(one)
            for problem in done.problems:
                self._total.problems.append(problem)
                self._writer.add_problem(problem)
            self._writer.add_done(self._key(item), reports=len(done.read), passed=done.passed)
            self._total.passed += done.passed
            if done.read:
                self._writer.flush()
        self._writer.flush()

    def _keep(self, one: Read) -> None:
        report, reading = one.report, one.reading
        if is_read(self._view, report, self._versions):
            self._total.reports += 1
            return
        copy_of, turned = self._copies.place(report, msgspec.msgpack.decode(one.sketch, type=Sketch))
        if copy_of is not None:
            self._total.copies += 1
            reading = as_copy(reading, copy_of)
        elif turned is not None:
            self._turn(turned, report.id)
        added = self._writer.add(report, reading, one.sketch)
        self._total.reports += added.stored
        self._total.problems += added.problems

    def _turn(self, earlier: str, copied: str) -> None:
        """Say of an earlier report that it is a copy of one that comes now."""
        self._writer.flush()
        self._total.copies += 1
        self._writer.add(self._view.report(earlier), as_copy(self._view.reading(earlier), copied))

    def _key(self, item: RawItem) -> str:
        digest = hashlib.sha256(item.data).hexdigest()
        return identify("done", (item.source, str(item.line), digest, self._orders))

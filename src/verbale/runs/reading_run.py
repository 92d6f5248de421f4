"""Reading on one machine: from paths to readings, and into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

import msgspec

from verbale.documents import CopyIndex, Sketch, read_items, sketch
from verbale.reading import Pipeline
from verbale.record import Store, View, Writer
from verbale.terms import Heading, Problem, RawItem, Reading, Report, head

BATCH_REPORTS = 16


def read_into(  # noqa: PLR0913 (each option stands alone)
    items: Iterable[RawItem | Report | Problem],
    store: Store | None,
    *,
    published: str | None = None,
    pipeline: Pipeline | None = None,
    problems: list[Problem] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[Reading]:
    """Read reports and keep what they yield, a batch at a time; memory holds a batch.

    A report that the record holds as these readers read it is taken from there. One that a
    reader fails on becomes a problem, and costs no other. `copy_of` is filled from the reports
    of this run and of the record.

    Args:
        items: what sources give, or reports made of it; problems pass through.
        store: the record to read into, None to keep nothing.
        published: ISO date prefix for reports that bear no date.
        pipeline: the readers, None for all that are registered.
        problems: what fails is added to this list, and to the record.
        on_progress: called with the number of reports read so far, after each batch.

    Yields:
        The reading of each report, in order; what is yielded is in the record.

    Raises:
        RecordError: the record cannot be written.
    """
    run = _Run(pipeline or Pipeline(), [] if problems is None else problems)
    reports = _as_reports(items, published)
    if store is None:
        yield from run.go(reports, on_progress)
        return
    with store.writer() as writer:
        run.keep_in(store.view(), writer)
        yield from run.go(reports, on_progress)


def _as_reports(
    items: Iterable[RawItem | Report | Problem], published: str | None
) -> Iterator[Report | Problem]:
    for item in items:
        if isinstance(item, RawItem):
            yield from read_items([item], published=published)
        else:
            yield item


class _Run:
    """What a run remembers from batch to batch."""

    def __init__(self, pipeline: Pipeline, problems: list[Problem]) -> None:
        self._pipeline = pipeline
        self._problems = problems
        self._copies = CopyIndex()
        self._view: View | None = None
        self._writer: Writer | None = None

    def keep_in(self, view: View, writer: Writer) -> None:
        """Keep what is read in a record, and know what it holds."""
        self._view, self._writer = view, writer
        for report_id, packed in view.sketches():
            self._copies.seed(report_id, msgspec.msgpack.decode(packed, type=Sketch))

    def go(
        self, items: Iterator[Report | Problem], on_progress: Callable[[int], None] | None
    ) -> Iterator[Reading]:
        done = 0
        while batch := list(islice(items, BATCH_REPORTS)):
            readings = self._take(batch)
            done += len(readings)
            if on_progress:
                on_progress(done)
            yield from readings

    def _take(self, batch: list[Report | Problem]) -> list[Reading]:
        reports = {item.id: item for item in batch if isinstance(item, Report)}
        done = {report.id: reading for report in reports.values() if (reading := self._recall(report))}
        fresh = [report for report in reports.values() if report.id not in done]
        for reading in self._read(fresh):
            done[reading.report.id] = self._keep(reports[reading.report.id], reading)
        for item in batch:
            if isinstance(item, Problem):
                self._note(item)
        if self._writer:
            self._writer.flush()
        return [done[item.id] for item in batch if isinstance(item, Report) and item.id in done]

    def _recall(self, report: Report) -> Reading | None:
        """A report's reading from the record, if it would be no other now."""
        if self._view is None or not self._view.has_report(report.id, self._pipeline.versions):
            return None
        reading = self._view.reading(report.id)
        return reading if _plain(reading.report) == head(report) else None

    def _read(self, reports: list[Report]) -> list[Reading]:
        """Read a batch at once, and one by one if that fails, so that each failure has its report."""
        try:
            return list(self._pipeline.read(reports))
        except Exception as error:  # noqa: BLE001 (whatever a reader raises, the other reports are still read)
            if len(reports) == 1:
                self._note(_failure(reports[0], error))
                return []
        return [reading for report in reports for reading in self._read([report])]

    def _keep(self, report: Report, reading: Reading) -> Reading:
        made = sketch(report)
        copy_of = self._copies.add_sketch(report.id, made)
        heading = msgspec.structs.replace(reading.report, copy_of=copy_of)
        reading = msgspec.structs.replace(reading, report=heading)
        if self._writer:
            self._writer.add(report, reading, msgspec.msgpack.encode(made))
        return reading

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        if self._writer:
            self._writer.add_problem(problem)


def _plain(heading: Heading) -> Heading:
    """A heading without what other reports add to it."""
    return msgspec.structs.replace(heading, copy_of=None, story=None)


def _failure(report: Report, error: Exception) -> Problem:
    return Problem(
        source=report.source or report.url or report.id,
        stage="read",
        reason=f"a reader failed on it: {type(error).__name__}: {error}",
        report_id=report.id,
        seen=datetime.now(UTC).isoformat(timespec="seconds"),
    )

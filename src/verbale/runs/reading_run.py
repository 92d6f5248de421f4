"""Reading on one machine: from paths to readings, and into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from verbale.documents import Sketch, read_items, sketch
from verbale.reading import Pipeline
from verbale.record import Store, View, Writer
from verbale.runs.copying import Copies, as_copy
from verbale.runs.readings import is_read, read_each
from verbale.terms import Problem, RawItem, Reading, Report

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
        self._copies: Copies | None = None
        self._view: View | None = None
        self._writer: Writer | None = None

    def keep_in(self, view: View, writer: Writer) -> None:
        """Keep what is read in a record, and know what it holds."""
        self._view, self._writer = view, writer

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
        for item in batch:
            if isinstance(item, Problem):
                self._note(item)
        reports = {item.id: item for item in batch if isinstance(item, Report)}
        recalled = {report.id: reading for report in reports.values() if (reading := self._recall(report))}
        fresh = self._read([report for report in reports.values() if report.id not in recalled])
        sketches = {reading.report.id: sketch(reports[reading.report.id]) for reading in fresh}
        done = recalled | {reading.report.id: reading for reading in fresh}
        for report_id, made in sketches.items():
            self._place(reports[report_id], made, done)
        self._note_versions(reports[report_id] for report_id in recalled)
        kept = {
            report_id
            for report_id, reading in done.items()
            if reading is recalled.get(report_id)
            or self._keep(reports[report_id], reading, sketches.get(report_id))
        }
        if self._writer:
            self._writer.flush()
        return [done[item.id] for item in batch if isinstance(item, Report) and item.id in kept]

    def _note_versions(self, recalled: Iterable[Report]) -> None:
        """Say of reports that the record has, and that stand again after an edit was taken back, that they do."""
        for report in recalled:
            if self._writer and report.supersedes:
                self._writer.add_version(report)

    def _place(self, report: Report, made: Sketch, done: dict[str, Reading]) -> None:
        """Say of a report what it is a copy of, or of an earlier one that it is a copy of this."""
        if (
            self._copies is None
        ):  # not before it is needed: a watch that finds nothing new need not know the record
            self._copies = Copies(self._view)
        copy_of, turned = self._copies.place(report, made)
        if copy_of is not None:
            done[report.id] = as_copy(done[report.id], copy_of)
        elif turned in done:
            done[turned] = as_copy(done[turned], report.id)
        elif turned is not None and self._view and self._writer:
            self._writer.add(self._view.report(turned), as_copy(self._view.reading(turned), report.id))

    def _recall(self, report: Report) -> Reading | None:
        """A report's reading from the record, if it would be no other now."""
        if self._view is None or not is_read(self._view, report, self._pipeline.versions):
            return None
        return self._view.reading(report.id)

    def _read(self, reports: list[Report]) -> list[Reading]:
        """The readings of those that no reader failed on; failures are noted."""
        made: list[Reading] = []
        for one in read_each(self._pipeline, reports):
            if isinstance(one, Problem):
                self._note(one)
            else:
                made.append(one)
        return made

    def _keep(self, report: Report, reading: Reading, made: Sketch | None) -> bool:
        """Store a reading; False if it could not be."""
        if self._writer is None:
            return True
        added = self._writer.add(report, reading, msgspec.msgpack.encode(made) if made else None)
        self._problems += added.problems
        return added.stored

    def _note(self, problem: Problem) -> None:
        self._problems.append(problem)
        if self._writer:
            self._writer.add_problem(problem)

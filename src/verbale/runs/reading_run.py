"""Reading on one machine: from paths to readings, and into the record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

import msgspec

from verbale.documents import CopyIndex, Sketch, read_items, sketch
from verbale.reading import Pipeline
from verbale.record import Store, View, Writer
from verbale.sources import read_sources
from verbale.terms import Heading, Problem, Reading, Report, head

BATCH_REPORTS = 16


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.

    Attributes:
        reports: readings given so far.
        known: how many of them came from the record, read before by the same readers.
        claims: how many claims were new to the record.
        problems: how many things failed.
        source: what was taken in last.
    """

    reports: int = 0
    known: int = 0
    claims: int = 0
    problems: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Whom a run tells of what it does; both are called on the run's own thread.

    Attributes:
        on_progress: called after each batch.
        on_problem: called for each thing that fails, as it fails.
    """

    on_progress: Callable[[Progress], None] = lambda _: None
    on_problem: Callable[[Problem], None] = lambda _: None


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    store: Store | None,
    *,
    published: str | None = None,
    pipeline: Pipeline | None = None,
    watcher: Watcher | None = None,
) -> Iterator[tuple[Report, Reading]]:
    """Read files, folders and standard input ("-"); see `read_into`.

    Args:
        paths: what to read.
        store: the record to read into, None to read only.
        published: ISO date prefix for reports that bear no date.
        pipeline: the readers, None for all that are registered.
        watcher: whom to tell.
    """
    items = read_items(read_sources(paths), published=published)
    return read_into(items, store, pipeline=pipeline, watcher=watcher)


def read_into(
    items: Iterable[Report | Problem],
    store: Store | None,
    *,
    pipeline: Pipeline | None = None,
    watcher: Watcher | None = None,
) -> Iterator[tuple[Report, Reading]]:
    """Read reports and keep what they yield, a batch at a time; memory holds a batch.

    A report that the record holds as these readers read it is taken from there. One that a
    reader fails on becomes a problem, and costs no other. `copy_of` is filled from the reports
    of this run and of the record.

    Yields:
        Each report with its reading, in order; what is yielded is in the record.

    Raises:
        RecordError: the record cannot be written.
    """
    pipeline = pipeline or Pipeline()
    watcher = watcher or Watcher()
    if store is None:
        yield from _Run(pipeline, watcher).go(items)
        return
    with store.writer() as writer:
        yield from _Run(pipeline, watcher, store.view(), writer).go(items)


class _Run:
    def __init__(
        self, pipeline: Pipeline, watcher: Watcher, view: View | None = None, writer: Writer | None = None
    ) -> None:
        self._pipeline = pipeline
        self._watcher = watcher
        self._view = view
        self._writer = writer
        self._progress = Progress()
        self._copies = CopyIndex()
        for report_id, packed in view.sketches() if view else ():
            self._copies.seed(report_id, msgspec.msgpack.decode(packed, type=Sketch))

    def go(self, items: Iterable[Report | Problem]) -> Iterator[tuple[Report, Reading]]:
        waiting = iter(items)
        while batch := list(islice(waiting, BATCH_REPORTS)):
            yield from self._take(batch)
            self._watcher.on_progress(self._progress)

    def _take(self, batch: list[Report | Problem]) -> list[tuple[Report, Reading]]:
        reports = [item for item in batch if isinstance(item, Report)]
        known = {report.id: reading for report in reports if (reading := self._recall(report))}
        fresh = {
            reading.report.id: reading for reading in self._read([r for r in reports if r.id not in known])
        }
        done = []
        for item in batch:
            if isinstance(item, Problem):
                self._note(item)
            elif item.id in known:
                done.append((item, known[item.id]))
                self._count(known=1, reports=1, source=item.source)
            elif item.id in fresh:
                done.append((item, self._keep(item, fresh[item.id])))
        if self._writer:
            self._writer.flush()
        return done

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
        reading = msgspec.structs.replace(
            reading, report=msgspec.structs.replace(reading.report, copy_of=copy_of)
        )
        added = self._writer.add(report, reading, msgspec.msgpack.encode(made)) if self._writer else None
        self._count(reports=1, claims=added.claims if added else 0, source=report.source)
        return reading

    def _note(self, problem: Problem) -> None:
        if self._writer:
            self._writer.add_problem(problem)
        self._watcher.on_problem(problem)
        self._count(problems=1, source=problem.source)

    def _count(self, *, source: str, **more: int) -> None:
        was = self._progress
        self._progress = replace(
            was, source=source, **{name: getattr(was, name) + n for name, n in more.items()}
        )


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

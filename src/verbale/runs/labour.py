"""What a worker does with a handful of documents; the same in this process, in another, or on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from verbale.documents import reports, sketch
from verbale.reading import Draft, Pipeline, Reader
from verbale.runs.readings import read_each
from verbale.runs.winnowing import is_chaff
from verbale.terms import Dossier, Problem, RawItem, Reading, Report, using


class Orders(msgspec.Struct, frozen=True, kw_only=True):
    """How documents are to be read.

    Attributes:
        readers: the readers to run, None for all that are registered.
        ways: by reader's name, the way in which it is to read.
        dossier: what is known of the conflict.
        published: ISO date prefix for reports that bear no date.
        keep_all: whether reports that are not about a conflict are read and kept as well.
    """

    readers: tuple[str, ...] | None = None
    ways: dict[str, str] = {}
    dossier: Dossier | None = None
    published: str | None = None
    keep_all: bool = False

    def pipeline(self) -> Pipeline:
        """The readers."""
        return Pipeline(self.readers, self.ways, dossier=self.dossier)


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its reading, and its sketch, packed."""

    report: Report
    reading: Reading
    sketch: bytes


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document.

    Attributes:
        read: its reports that were read.
        passed: how many reports of it are not about a conflict and were passed over; a document that
            was passed over unread counts as one.
        problems: what failed.
    """

    read: tuple[Read, ...] = ()
    passed: int = 0
    problems: tuple[Problem, ...] = ()


class Worker:
    """Reads documents by its orders; the models are loaded once, with the first report that needs them."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._pipeline = orders.pipeline()
        self._relevance = next((one for one in self._pipeline.readers if one.name == "relevance"), None)

    def work(self, items: Sequence[RawItem]) -> list[Done]:
        """What comes of each document, in order."""
        sorted_out = [self._sort_out(item) for item in items]
        wanted = {report.id: report for kept, _, _ in sorted_out for report in kept}
        read, failed = self._read(list(wanted.values()))
        return [
            Done(
                read=tuple(read[report.id] for report in kept if report.id in read),
                passed=passed,
                problems=(*problems, *(failed[report.id] for report in kept if report.id in failed)),
            )
            for kept, passed, problems in sorted_out
        ]

    def _sort_out(self, item: RawItem) -> tuple[list[Report], int, list[Problem]]:
        """The reports of a document that are to be read, how many are not, and what failed."""
        with using(self._orders.dossier):
            if self._relevance and not self._orders.keep_all and is_chaff(item):
                return [], 1, []
            found = list(reports(item, published=self._orders.published))
            given = [one for one in found if isinstance(one, Report)]
            kept = self._relevant(given)
        return kept, len(given) - len(kept), [one for one in found if isinstance(one, Problem)]

    def _relevant(self, given: list[Report]) -> list[Report]:
        reader: Reader[Any] | None = self._relevance
        if reader is None or self._orders.keep_all:
            return given
        answers = reader.predict([Draft(report=report) for report in given])
        return [report for report, answer in zip(given, answers, strict=True) if answer]

    def _read(self, wanted: list[Report]) -> tuple[dict[str, Read], dict[str, Problem]]:
        """By the report's id, its reading, or that a reader failed on it."""
        read: dict[str, Read] = {}
        failed: dict[str, Problem] = {}
        for report, one in zip(wanted, read_each(self._pipeline, wanted), strict=True):
            if isinstance(one, Problem):
                failed[report.id] = one
            else:
                packed = msgspec.msgpack.encode(sketch(report))
                read[report.id] = Read(report=report, reading=one, sketch=packed)
        return read, failed

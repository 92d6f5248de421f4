"""The reading of each report: as the record has it, or made so that one that fails costs no other."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from verbale.reading import Pipeline
from verbale.record import View
from verbale.terms import Heading, Problem, Reading, Report, head, now


def read_each(pipeline: Pipeline, reports: Sequence[Report]) -> list[Reading | Problem]:
    """The reading of each report, in order; in the place of one that a reader failed on, that it did.

    All are read at once, and one by one if that fails, so that each failure has its report.
    """
    try:
        return list(pipeline.read(reports))
    except Exception as error:  # noqa: BLE001 (whatever a reader raises, the other reports are still read)
        if len(reports) == 1:
            return [_failure(reports[0], error)]
    return [one for report in reports for one in read_each(pipeline, [report])]


def _failure(report: Report, error: Exception) -> Problem:
    return Problem(
        source=report.source or report.url or report.id,
        stage="read",
        reason=f"a reader failed on it: {type(error).__name__}: {error}",
        report_id=report.id,
        seen=now(),
    )


def is_read(view: View, report: Report, versions: dict[str, str]) -> bool:
    """Whether the record has a report read by these readers, under the heading that it comes with now."""
    if not view.has_report(report.id, versions):
        return False
    return any(_plain(bare.report) == head(report) for bare in view.bare_readings([report.id]))


def _plain(heading: Heading) -> Heading:
    """A heading without what other reports add to it."""
    return msgspec.structs.replace(heading, copy_of=None, story=None)

"""Readings with the label of their story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from verbale.fusion import stories
from verbale.record import View
from verbale.terms import Reading


def label_stories(readings: Iterable[Reading], view: View) -> Iterator[Reading]:
    """Group the reports of these readings by happening and fill `report.story`; all are read first."""
    kept = list(readings)
    texts = {r.report.id: (r.report.title, view.report(r.report.id).text, r.report.published) for r in kept}
    labels = stories(texts)
    for reading in kept:
        heading = msgspec.structs.replace(reading.report, story=labels[reading.report.id])
        yield msgspec.structs.replace(reading, report=heading)

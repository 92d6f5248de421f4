"""Readings made together, grouped by the happening they tell of."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from verbale.fusion import stories
from verbale.record import View
from verbale.terms import Reading


def group_stories(readings: Iterable[Reading], view: View) -> list[Reading]:
    """The same readings, `report.story` filled with the id of the first report of the same happening.

    Args:
        readings: what was read together; all of it is taken in before any is given.
        view: the record that holds their texts.
    """
    found = list(readings)
    labels = stories(view.report(reading.report.id) for reading in found)
    return [
        msgspec.structs.replace(
            reading, report=msgspec.structs.replace(reading.report, story=labels[reading.report.id])
        )
        for reading in found
    ]

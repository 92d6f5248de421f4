"""Claims across reports: pure functions, without a word of SQL."""

from __future__ import annotations

from verbale.fusion.counts import Figure, Tally, tally
from verbale.fusion.incidents import Incident, Join, incidents
from verbale.fusion.likeness import Occurrence, Reason, compare_occurrences
from verbale.fusion.origins import origins
from verbale.fusion.standing import Said, Standing, standing
from verbale.fusion.stories import stories

__all__ = [
    "Figure",
    "Incident",
    "Join",
    "Occurrence",
    "Reason",
    "Said",
    "Standing",
    "Tally",
    "compare_occurrences",
    "incidents",
    "origins",
    "standing",
    "stories",
    "tally",
]

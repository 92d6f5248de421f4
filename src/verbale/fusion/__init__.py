"""Claims across reports: pure functions, without a word of SQL."""

from __future__ import annotations

from verbale.fusion.compatibility import Compatibility, Fit, clashes, fit
from verbale.fusion.counts import Figure, Range, Tally, ranges, tally
from verbale.fusion.groups import Join
from verbale.fusion.incidents import Incident, incident_id, incidents
from verbale.fusion.judged import NOTHING_JUDGED, Judged
from verbale.fusion.likeness import Reason, compare_occurrences
from verbale.fusion.matter import ASKS, OTHER, asks_end, is_act, leaning, matter, same_matter, turns
from verbale.fusion.movement import Move, Step, movement, step
from verbale.fusion.occurrences import NOTHING_KNOWN, Known, Occurrence
from verbale.fusion.origins import origins
from verbale.fusion.passages import Passage, Seen, Stretch, passages
from verbale.fusion.sessions import sessions
from verbale.fusion.spellings import Alike, join_spellings
from verbale.fusion.standing import Said, Standing, standing
from verbale.fusion.sticking import Opposed, opposed
from verbale.fusion.stories import stories
from verbale.fusion.table import Table, table
from verbale.fusion.voices import WEIGHT, Voice

__all__ = [
    "ASKS",
    "NOTHING_JUDGED",
    "NOTHING_KNOWN",
    "OTHER",
    "WEIGHT",
    "Alike",
    "Compatibility",
    "Figure",
    "Fit",
    "Incident",
    "Join",
    "Judged",
    "Known",
    "Move",
    "Occurrence",
    "Opposed",
    "Passage",
    "Range",
    "Reason",
    "Said",
    "Seen",
    "Standing",
    "Step",
    "Stretch",
    "Table",
    "Tally",
    "Voice",
    "asks_end",
    "clashes",
    "compare_occurrences",
    "fit",
    "incident_id",
    "incidents",
    "is_act",
    "join_spellings",
    "leaning",
    "matter",
    "movement",
    "opposed",
    "origins",
    "passages",
    "ranges",
    "same_matter",
    "sessions",
    "standing",
    "step",
    "stories",
    "table",
    "tally",
    "turns",
]

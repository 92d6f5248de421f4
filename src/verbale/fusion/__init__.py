"""Claims across reports: pure functions, without a word of SQL."""

from __future__ import annotations

from verbale.fusion.compatibility import Compatibility, Fit, clashes, fit
from verbale.fusion.counts import Figure, Tally, tally
from verbale.fusion.incidents import Incident, Join, incidents
from verbale.fusion.likeness import Occurrence, Reason, compare_occurrences
from verbale.fusion.matter import ASKS, OTHER, asks_end, is_act, leaning, matter, same_matter, turns
from verbale.fusion.movement import Move, Step, movement, step
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
    "OTHER",
    "WEIGHT",
    "Alike",
    "Compatibility",
    "Figure",
    "Fit",
    "Incident",
    "Join",
    "Move",
    "Occurrence",
    "Opposed",
    "Passage",
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
    "incidents",
    "is_act",
    "join_spellings",
    "leaning",
    "matter",
    "movement",
    "opposed",
    "origins",
    "passages",
    "same_matter",
    "sessions",
    "standing",
    "step",
    "stories",
    "table",
    "tally",
    "turns",
]

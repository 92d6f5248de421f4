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
from verbale.fusion.occurrences import NO_BACKGROUND, Background, Occurrence
from verbale.fusion.origins import origins
from verbale.fusion.passages import Passage, PointState, Seen, SeenState, passages
from verbale.fusion.reviewed import NOTHING_REVIEWED, Reviewed, follow_copies, review, standing_judgements
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
    "NOTHING_REVIEWED",
    "NO_BACKGROUND",
    "OTHER",
    "WEIGHT",
    "Alike",
    "Background",
    "Compatibility",
    "Figure",
    "Fit",
    "Incident",
    "Join",
    "Judged",
    "Move",
    "Occurrence",
    "Opposed",
    "Passage",
    "PointState",
    "Range",
    "Reason",
    "Reviewed",
    "Said",
    "Seen",
    "SeenState",
    "Standing",
    "Step",
    "Table",
    "Tally",
    "Voice",
    "asks_end",
    "clashes",
    "compare_occurrences",
    "fit",
    "follow_copies",
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
    "review",
    "same_matter",
    "sessions",
    "standing",
    "standing_judgements",
    "step",
    "stories",
    "table",
    "tally",
    "turns",
]

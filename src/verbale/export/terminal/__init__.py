"""Views for a terminal: plain lines of at most `width` columns, colour only where it can be shown."""

from __future__ import annotations

from verbale.export.terminal.access import access_lines
from verbale.export.terminal.board import board_lines
from verbale.export.terminal.brief import brief_lines
from verbale.export.terminal.changes import changes_lines
from verbale.export.terminal.coverage import coverage_lines
from verbale.export.terminal.incidents import incident_lines, incidents_lines
from verbale.export.terminal.looking import hit_lines, shown_lines, timeline_lines
from verbale.export.terminal.over_time import movement_lines, sticking_lines
from verbale.export.terminal.package import package_lines
from verbale.export.terminal.review import judgement_lines, question_lines
from verbale.export.terminal.versions import versions_lines

__all__ = [
    "access_lines",
    "board_lines",
    "brief_lines",
    "changes_lines",
    "coverage_lines",
    "hit_lines",
    "incident_lines",
    "incidents_lines",
    "judgement_lines",
    "movement_lines",
    "package_lines",
    "question_lines",
    "shown_lines",
    "sticking_lines",
    "timeline_lines",
    "versions_lines",
]

"""Pure functions from claims to what a person looks at, as typed results."""

from __future__ import annotations

from verbale.fusion import standing_judgements
from verbale.record import Sought, SoughtReports, Start
from verbale.views.access import Point, Told, ToldState, access
from verbale.views.board import Board, Cell, Ground, Row, Stand, board
from verbale.views.brief import Brief, Line, Section, brief
from verbale.views.captions import caption, count_caption, issue_label
from verbale.views.cast import Cast, cast
from verbale.views.change import Change
from verbale.views.changes import Changes, changes
from verbale.views.coverage import Coverage, coverage
from verbale.views.deal import Deal, load_deal, read_deal
from verbale.views.fields import Field, changed, editable, restated
from verbale.views.gather import gather, gather_batches, gather_one
from verbale.views.incidents import (
    Counted,
    Happening,
    Joined,
    Shared,
    find_incident,
    list_incidents,
    show_incident,
)
from verbale.views.judging import (
    ANSWERS,
    ON_CLAIMS,
    ON_TWO,
    Answer,
    judge,
    remaining_copies,
    take_back,
)
from verbale.views.leaf import Leaf, Noted, Stretch, leaf
from verbale.views.listing import Run, is_told_of, list_claims, list_reports
from verbale.views.material import Citation, Material
from verbale.views.movement import Moved, Movement, show_movement
from verbale.views.package import Bears, Need, Package, package
from verbale.views.privacy import protected
from verbale.views.queue import Asked, asked_about, lines_of, next_claim, next_join
from verbale.views.review import Question, check_edit, questions, resolve
from verbale.views.rounds import Session, Telling, rounds
from verbale.views.search import Hit, search
from verbale.views.show import Shown, show
from verbale.views.slate import kept_board, lay_out
from verbale.views.statements import Utterance, statements
from verbale.views.sticking import Obstacle, Sticking, StickingPoints, sticking
from verbale.views.timeline import Entry, latest_entries, timeline
from verbale.views.versions import Edit, Piece, Versions, edits_by, edits_since, versions

__all__ = [
    "ANSWERS",
    "ON_CLAIMS",
    "ON_TWO",
    "Answer",
    "Asked",
    "Bears",
    "Board",
    "Brief",
    "Cast",
    "Cell",
    "Change",
    "Changes",
    "Citation",
    "Counted",
    "Coverage",
    "Deal",
    "Edit",
    "Entry",
    "Field",
    "Ground",
    "Happening",
    "Hit",
    "Joined",
    "Leaf",
    "Line",
    "Material",
    "Moved",
    "Movement",
    "Need",
    "Noted",
    "Obstacle",
    "Package",
    "Piece",
    "Point",
    "Question",
    "Row",
    "Run",
    "Section",
    "Session",
    "Shared",
    "Shown",
    "Sought",
    "SoughtReports",
    "Stand",
    "Start",
    "Sticking",
    "StickingPoints",
    "Stretch",
    "Telling",
    "Told",
    "ToldState",
    "Utterance",
    "Versions",
    "access",
    "asked_about",
    "board",
    "brief",
    "caption",
    "cast",
    "changed",
    "changes",
    "check_edit",
    "count_caption",
    "coverage",
    "editable",
    "edits_by",
    "edits_since",
    "find_incident",
    "gather",
    "gather_batches",
    "gather_one",
    "is_told_of",
    "issue_label",
    "judge",
    "kept_board",
    "latest_entries",
    "lay_out",
    "leaf",
    "lines_of",
    "list_claims",
    "list_incidents",
    "list_reports",
    "load_deal",
    "next_claim",
    "next_join",
    "package",
    "protected",
    "questions",
    "read_deal",
    "remaining_copies",
    "resolve",
    "restated",
    "rounds",
    "search",
    "show",
    "show_incident",
    "show_movement",
    "standing_judgements",
    "statements",
    "sticking",
    "take_back",
    "timeline",
    "versions",
]

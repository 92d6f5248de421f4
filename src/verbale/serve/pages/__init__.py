"""The pages, in the order of the menu."""

from __future__ import annotations

from verbale.serve.page import Page
from verbale.serve.pages.board import BOARD
from verbale.serve.pages.happened import ACCESS, ROUNDS, TIMELINE
from verbale.serve.pages.incidents import INCIDENTS
from verbale.serve.pages.map import MAP
from verbale.serve.pages.positions import MOVEMENT, STICKING
from verbale.serve.pages.record import CHANGES, COVERAGE, PROBLEMS
from verbale.serve.pages.report import REPORT
from verbale.serve.pages.said import REPORTS, SEARCH, STATEMENTS
from verbale.serve.pages.summary import BRIEF

PAGES: tuple[Page, ...] = (
    BRIEF,
    BOARD,
    MOVEMENT,
    STICKING,
    TIMELINE,
    ROUNDS,
    INCIDENTS,
    MAP,
    ACCESS,
    STATEMENTS,
    REPORTS,
    SEARCH,
    CHANGES,
    COVERAGE,
    PROBLEMS,
    REPORT,
)

__all__ = ["PAGES"]

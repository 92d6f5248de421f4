"""Movement and sticking points."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part_of
from verbale.views.movement import STEPS
from verbale.views.sheets import Slice

POINTS = 40


def _movement(ask: Ask) -> Context:
    made, total = ask.sheets.movement(ask.sieve, ask.cut())
    return {"movement": made, "moves": part_of(Slice(made.moves, total), ask.query), "steps": STEPS}


def _sticking(ask: Ask) -> Context:
    made, cut = ask.sheets.sticking(ask.sieve), ask.cut(POINTS)
    shown = Slice(made.points[cut.start : cut.start + cut.size], len(made.points))
    return {"sticking": made, "points": part_of(shown, ask.query, POINTS), "most": POINTS}


MOVEMENT = Page(
    path="/movement",
    title="Movement",
    says="What a party says now beside what it said before. To repeat is not to move.",
    template="movement",
    make=_movement,
    filters=("party", "issue", "step", "since", "until"),
    group="Positions",
)
STICKING = Page(
    path="/sticking",
    title="Sticking points",
    says="What the parties to the talks are opposed on, since when, and how often it is raised.",
    template="sticking",
    make=_sticking,
    filters=("issue",),
    group="Positions",
)

"""Movement and sticking points."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part
from verbale.views import show_movement, sticking
from verbale.views.movement import MOVED, STEPS


def _movement(ask: Ask) -> Context:
    query = ask.query
    wanted = tuple(step for step in STEPS if step == query["step"]) or MOVED
    made = show_movement(
        ask.material(), since=query["since"], until=query["until"], steps=wanted, dossier=ask.dossier
    )
    return {"movement": made, "moves": part(made.moves, query), "steps": STEPS}


def _sticking(ask: Ask) -> Context:
    return {"sticking": sticking(ask.material(), dossier=ask.dossier)}


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

"""Where parties stand, how that moved, and what they are opposed on."""

from __future__ import annotations

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.views import Board, Moved, StickingPoints, board, show_movement, sticking
from verbale.views.movement import MOVED

GROUP = "Positions"


def _board(call: Call) -> Board:
    return board(call.material(), dossier=call.dossier)


def _movement(call: Call) -> Listing[Moved]:
    steps = (call["step"],) if call["step"] else MOVED
    made = show_movement(
        call.material(), since=call["since"], until=call["until"], steps=steps, dossier=call.dossier
    )
    return call.cut(made.moves, _moved)


def _moved(one: Moved) -> Key:
    before = one.before.citation.claim_id if one.before else ""
    return one.after.date or "", one.after.citation.claim_id, before, one.step


def _sticking(call: Call) -> StickingPoints:
    return sticking(call.material(), dossier=call.dossier)


ENDPOINTS = (
    Endpoint(
        path="/board",
        title="The board",
        says="Parties by issues: each cell the latest public stance, its words, its age, its reports and origins; each row how the stances fit, and by which rule. A cell that is not there means: not reported.",
        gives=Board,
        answer=_board,
        params=("party", "issue"),
        group=GROUP,
    ),
    Endpoint(
        path="/movement",
        title="Steps that parties took",
        says="What a party says now beside what it said before, the latest first. To repeat is not to move.",
        gives=Listing[Moved],
        answer=_movement,
        params=("party", "issue", "step", "since", "until", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/sticking",
        title="Sticking points",
        says="What the parties to the talks are opposed on, since when, how often it is raised; and what is named as the obstacle, by whom.",
        gives=StickingPoints,
        answer=_sticking,
        params=("issue",),
        group=GROUP,
    ),
)

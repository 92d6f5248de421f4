"""Where parties stand, how that moved, and what they are opposed on."""

from __future__ import annotations

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.views import Board, Moved, StickingPoints
from verbale.views.sheets import Cut, Sieve, Slice

GROUP = "Positions"


def _board(call: Call) -> Board:
    return call.sheets.board(call.sieve)


def _movement(call: Call) -> Listing[Moved]:
    seated = call.sheets.movement(Sieve(step="withdrawn"), Cut(0, 0))[0].compared

    def fetch(sieve: Sieve, cut: Cut) -> Slice[Moved]:
        made, total = call.sheets.movement(sieve, cut)
        return Slice(made.moves, total)

    def key(one: Moved) -> Key:
        before = one.before.citation.claim_id if one.before else ""
        rank = "1" if one.party in seated else "0"
        return rank, one.after.date or "", one.after.citation.claim_id, before, one.step

    return call.list(fetch, key, falling=2)


def _sticking(call: Call) -> StickingPoints:
    return call.sheets.sticking(call.sieve)


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
        says="What a party says now beside what it said before: those of the parties to the talks first, the latest first. To repeat is not to move.",
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

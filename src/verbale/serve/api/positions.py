"""Where parties stand, how that moved, and what they are opposed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import asdict

from verbale.serve.api.endpoint import PAGED, Call, Endpoint, Fetch
from verbale.serve.api.listing import Key, Listing
from verbale.serve.api.types import BoardPage, StickingPage
from verbale.views import Moved, Obstacle, Row, Sticking
from verbale.views.sheets import Cut, Sieve, Slice

GROUP = "Positions"
T = TypeVar("T")


def _board(call: Call) -> BoardPage:
    whole = call.sheets.board(call.sieve)
    page = call.list(_cutting(whole.rows), _row_key, falling=0)
    return BoardPage(**{**asdict(whole), "rows": page.items, "next": page.next})


def _row_key(one: Row) -> Key:
    return (one.issue,)


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


def _sticking(call: Call) -> StickingPage:
    whole = call.sheets.sticking(call.sieve)
    lines: tuple[Sticking | Obstacle, ...] = (*whole.points, *whole.named)
    page = call.list(_cutting(lines), _sticking_key)
    points = tuple(one for one in page.items if isinstance(one, Sticking))
    named = tuple(one for one in page.items if isinstance(one, Obstacle))
    return StickingPage(**{**asdict(whole), "points": points, "named": named, "next": page.next})


def _sticking_key(one: Sticking | Obstacle) -> Key:
    """Points come before obstacles, and so have the higher rank."""
    if isinstance(one, Sticking):
        return "1", one.issue, *one.parties
    return "0", one.citation.claim_id, one.named_by or ""


def _cutting(lines: Sequence[T]) -> Fetch[T]:
    """Gives pages of a list that is narrowed already."""
    return lambda _, cut: Slice(lines[cut.start : cut.start + cut.size], len(lines))


ENDPOINTS = (
    Endpoint(
        path="/board",
        title="The board",
        says="Parties by issues: each cell the latest public stance, its words, its age, its reports and origins; each row how the stances fit, and by which rule. A cell that is not there means: not reported. Pages are of `rows`; `parties` are those of all of them.",
        gives=BoardPage,
        answer=_board,
        params=("party", "issue", *PAGED),
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
        says="What the parties to the talks are opposed on, since when, how often it is raised; and what is named as the obstacle, by whom. Pages go through `points`, and then through `named`.",
        gives=StickingPage,
        answer=_sticking,
        params=("issue", *PAGED),
        group=GROUP,
    ),
)

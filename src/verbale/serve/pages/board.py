"""The board: a column for each party to the talks, one for all others, a row for each issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from verbale.serve.page import Ask, Context, Page
from verbale.terms import issue_families
from verbale.views import Board, Cell, Moved, Row, board, show_movement
from verbale.views.days import within

MAX_COLUMNS = 4


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of the board and the last step that its party took on the issue, None for none."""

    cell: Cell
    moved: Moved | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An issue: what stands in each column, None where nothing is reported, and what others say."""

    row: Row
    seats: tuple[Seat | None, ...]
    others: tuple[Seat, ...]


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Issues that belong together."""

    label: str
    lines: tuple[Line, ...]


def columns(made: Board) -> tuple[str, ...]:
    """The parties that have a column: those to the talks, else those with most cells."""
    return (made.compared or made.parties)[:MAX_COLUMNS]


def families(made: Board, moved: Iterable[Moved], heads: Sequence[str]) -> tuple[Family, ...]:
    """The rows of a board under the families of their issues."""
    labels = {family.id: family.label for family in issue_families()}
    steps: dict[tuple[str, str], Moved] = {}
    for one in moved:
        steps.setdefault((one.party, one.issue), one)
    found = groupby(made.rows, lambda row: row.issue.split(".")[0])
    return tuple(
        Family(label=labels.get(name, name), lines=tuple(_line(row, heads, steps) for row in rows))
        for name, rows in found
    )


def _line(row: Row, heads: Sequence[str], steps: Mapping[tuple[str, str], Moved]) -> Line:
    seats = {cell.party: Seat(cell=cell, moved=steps.get((cell.party, row.issue))) for cell in row.cells}
    return Line(
        row=row,
        seats=tuple(seats.pop(party, None) for party in heads),
        others=tuple(seats.values()),
    )


def _context(ask: Ask) -> Context:
    material = ask.material()
    made = board(material, dossier=ask.dossier)
    since = ask.query["since"]
    moved = [
        one
        for one in show_movement(material, dossier=ask.dossier).moves
        if since is None or within(one.after.date, since, None)
    ]
    heads = columns(made)
    return {
        "board": made,
        "heads": heads,
        "families": families(made, moved, heads),
        "moved": len(moved),
    }


BOARD = Page(
    path="/",
    title="Board",
    says="Where each party publicly stands on each issue, with the words that it rests on.",
    template="board",
    make=_context,
    filters=("party", "issue", "since"),
    group="Positions",
)

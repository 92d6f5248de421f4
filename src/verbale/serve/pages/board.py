"""The board: a column for each party to the talks, one for all others, a row for each issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from verbale.serve.page import Ask, Context, Page
from verbale.terms import issue_families
from verbale.views import Board, Cell, Row
from verbale.views.sheets import Taken

MAX_COLUMNS = 4
MAX_OTHERS = 6


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of the board and the last step that its party took on the issue, None for none."""

    cell: Cell
    moved: Taken | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An issue: what stands in each column, None where nothing is reported, and what others say.

    Of very many others some are `left_out`.
    """

    row: Row
    seats: tuple[Seat | None, ...]
    others: tuple[Seat, ...]
    left_out: int


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Issues that belong together."""

    label: str
    lines: tuple[Line, ...]


def columns(made: Board) -> tuple[str, ...]:
    """The parties that have a column: those to the talks, else those with most cells."""
    return (made.compared or made.parties)[:MAX_COLUMNS]


def families(
    made: Board, steps: Mapping[tuple[str, str], Taken], heads: Sequence[str], most: int | None
) -> tuple[Family, ...]:
    """The rows of a board under the families of their issues, with so many others at most."""
    labels = {family.id: family.label for family in issue_families()}
    found = groupby(made.rows, lambda row: row.issue.split(".")[0])
    return tuple(
        Family(label=labels.get(name, name), lines=tuple(_line(row, heads, steps, most) for row in rows))
        for name, rows in found
    )


def _line(row: Row, heads: Sequence[str], steps: Mapping[tuple[str, str], Taken], most: int | None) -> Line:
    seats = {cell.party: Seat(cell=cell, moved=steps.get((cell.party, row.issue))) for cell in row.cells}
    mine = tuple(seats.pop(party, None) for party in heads)
    others = tuple(seats.values())
    return Line(row=row, seats=mine, others=others[:most], left_out=len(others) - len(others[:most]))


def _context(ask: Ask) -> Context:
    made, steps = ask.sheets.board(ask.sieve), ask.sheets.steps(ask.sieve)
    heads = columns(made)
    narrow = ask.sieve.party or ask.sieve.issue
    return {
        "board": made,
        "heads": heads,
        "has_others": not {*made.parties} <= {*heads},
        "families": families(made, steps.last, heads, None if narrow else MAX_OTHERS),
        "moved": steps.total,
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

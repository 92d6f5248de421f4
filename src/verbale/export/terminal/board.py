"""The board in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import DIM, HEAD, MARK, listed, plural, wrap
from verbale.export.terminal.over_time import say_compared, stand_words
from verbale.views import Board, Cell, Row, Stand
from verbale.views.captions import in_quotes, say_stance

GRID_CELL_CHARS = 11
MAX_CELLS = 8


def board_lines(board: Board, width: int) -> Iterator[Text]:
    """The board: a grid of parties and issues, then each cell with its words and sources."""
    as_of = f", as of {board.as_of}" if board.as_of else ""
    yield Text(f"Board{as_of}", style=HEAD)
    if not board.rows:
        yield Text("No party's position is reported.", style=DIM)
        return
    yield from _grid(board, width)
    yield from wrap(_compared(board), width, style=DIM)
    for row in board.rows:
        yield Text("")
        yield Text.assemble((row.label.upper(), HEAD), (f"  {row.compatibility}", MARK))
        if row.compatibility != "one-sided":
            yield from wrap(_rule(row), width, first="  ", rest="  ", style=DIM)
        cells = _grounds_first(row)
        for cell in cells[:MAX_CELLS]:
            yield from _cell_lines(cell, width)
        if rest := [cell.party for cell in cells[MAX_CELLS:]]:
            yield from listed(f"also, with --issue {row.issue}: {', '.join(rest)}", width, style=DIM)


def _compared(board: Board) -> str:
    beside = " Third parties' stances stand beside them." if board.compared else ""
    return say_compared(board.compared, board.compared_by) + beside


def _rule(row: Row) -> str:
    """The rule, with the ids of the stances that it rests on."""
    ids = [ground.stand.citation.claim_id[:SHORT_ID_CHARS] for ground in row.grounds]
    return f"{row.rule} [{', '.join(ids)}]" if ids else row.rule


def _grounds_first(row: Row) -> list[Cell]:
    """The cells, those that the verdict rests on first."""
    parties = {ground.party for ground in row.grounds}
    return sorted(row.cells, key=lambda cell: cell.party not in parties)


def _cell_lines(cell: Cell, width: int) -> Iterator[Text]:
    seen = f"{plural(cell.reports, 'report')}, {plural(cell.origins, 'origin')}"
    for stand in cell.stands:
        red = ", a red line" if stand.red_line else ""
        what = f"{say_stance(cell.party, stand.stance)}{red}{_said(cell, stand)}"
        when = f"{stand.date or 'no date'} · {seen} · {stand.citation.claim_id[:SHORT_ID_CHARS]}"
        yield from listed(f"{what} ({when})", width)
        yield from wrap(in_quotes(stand_words(stand)), width, first="    ", rest="    ", style=DIM)


def _said(cell: Cell, stand: Stand) -> str:
    """Who said it; whoever does not speak for the party gives an account of it."""
    if not stand.said_by or stand.said_by == cell.party:
        return ""
    return f", by the account of {stand.said_by}" if stand.voice == "other" else f", said {stand.said_by}"


def _grid(board: Board, width: int) -> Iterator[Text]:
    """Rows of issues; as many parties as fit, the others counted below."""
    label_width = min(22, max(len(row.label) for row in board.rows) + 1)
    most = max(1, (width - label_width) // (GRID_CELL_CHARS + 1))
    parties = board.parties[:most]
    heads = [textwrap.wrap(party, GRID_CELL_CHARS)[:3] for party in parties]
    for line in range(max(map(len, heads))):
        cells = [head[line] if line < len(head) else "" for head in heads]
        yield Text(_grid_row("", cells, label_width), style=HEAD)
    for row in board.rows:
        by_party = {cell.party: cell for cell in row.cells}
        cells = [_grid_cell(by_party.get(party)) for party in parties]
        if any(cells):
            yield Text(_grid_row(row.label, cells, label_width))
    yield from wrap("! red line; * more than one stance; empty: not reported", width, style=DIM)
    if rest := board.parties[most:]:
        yield from wrap(f"Below, not in the grid: {', '.join(rest)}", width, style=DIM)


def _grid_row(label: str, cells: list[str], label_width: int) -> str:
    shown = " ".join(f"{cell[:GRID_CELL_CHARS]:<{GRID_CELL_CHARS}}" for cell in cells)
    return f"{label[: label_width - 1]:<{label_width}}{shown}".rstrip()


def _grid_cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    first = cell.stands[0]
    mark = ("!" if any(s.red_line for s in cell.stands) else "") + ("*" if len(cell.stands) > 1 else "")
    return f"{first.stance}{mark}"

"""Views for a terminal: plain lines of at most `width` columns, colour only where it can be shown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS, describe_source, period, sources
from verbale.views import Board, Brief, Cell, Citation, Entry, Hit, Line, Shown, Stand
from verbale.views.captions import in_quotes, say_stance

DIM = "dim"
HEAD = "bold"
MARK = "cyan"
GRID_CELL_CHARS = 11
MAX_CELLS = 8
MIN_WORDING_WORDS = 4


def wrap(text: str, width: int, *, first: str = "", rest: str = "", style: str = "") -> Iterator[Text]:
    """Lines of at most `width` columns, with what stands before the first and before each further one."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=True,
        break_on_hyphens=False,
    )
    for line in lines or [first]:
        yield Text(line, style=style)


def plural(count: int, noun: str) -> str:
    """A count and its noun: "1 report", "2 reports"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _numbers(brief: Brief) -> dict[str, int]:
    return {report_id: n for n, report_id in enumerate(sources(brief), 1)}


def _marks(citations: Iterable[Citation], numbers: dict[str, int]) -> str:
    return "".join(f"[{n}]" for n in sorted({numbers[c.report_id] for c in citations}))


def _brief_line(line: Line, numbers: dict[str, int], width: int) -> Iterator[Text]:
    date = line.date or "no date"
    tail = f" {_marks(line.citations, numbers)} {line.citations[0].claim_id[:SHORT_ID_CHARS]}"
    yield from wrap(line.text + tail, width, first=f"  {date:<11}", rest=" " * 13)
    if line.quote:
        yield from wrap(in_quotes(line.quote), width, first=" " * 13, rest=" " * 13, style=DIM)


def brief_lines(brief: Brief, width: int) -> Iterator[Text]:
    """The brief, section by section, and its sources."""
    numbers = _numbers(brief)
    yield Text(brief.title, style=HEAD)
    known = f" · {', '.join(brief.publishers)}" if brief.publishers else ""
    counts = f"{period(brief)} · {plural(brief.reports, 'report')}, {plural(brief.origins, 'origin')}"
    yield from wrap(counts + known, width, style=DIM)
    for section in brief.sections:
        yield Text("")
        yield Text(section.title.upper(), style=HEAD)
        for line in section.lines:
            yield from _brief_line(line, numbers, width)
        if section.left_out:
            yield Text(f"{'':13}… and {section.left_out} more in the record", style=DIM)
    yield Text("")
    yield Text("SOURCES", style=HEAD)
    for report_id, citation in sources(brief).items():
        yield from wrap(describe_source(citation), width, first=f"  [{numbers[report_id]}] ", rest=" " * 6)


def timeline_lines(entries: Iterable[Entry], width: int) -> Iterator[Text]:
    """The timeline, one day after the other."""
    day: str | None = ""
    for entry in entries:
        if entry.date != day:
            day = entry.date
            yield Text("")
            yield Text(day or "No date given", style=HEAD)
        cited = entry.citations[0]
        many = (
            f" ({plural(len({c.report_id for c in entry.citations}), 'report')})"
            if len(entry.citations) > 1
            else ""
        )
        undated = " [day of the report]" if entry.dated_by == "report" else ""
        yield from wrap(
            f"{entry.line}{undated}{many} {cited.claim_id[:SHORT_ID_CHARS]}", width, first="  ", rest="    "
        )
        yield from wrap(
            f"{in_quotes(cited.quote)} {describe_source(cited)}", width, first="    ", rest="    ", style=DIM
        )


def shown_lines(shown: Shown, width: int) -> Iterator[Text]:
    """A claim, its words in context, and all that it states."""
    yield from wrap(shown.line, width, style=HEAD)
    yield from wrap(describe_source(shown.citation), width, style=DIM)
    if shown.citation.url:
        yield Text(shown.citation.url, style=DIM)
    if shown.copy_of:
        yield Text(f"This report republishes {shown.copy_of}.", style=DIM)
    yield Text("")
    words = " ".join(f"{shown.before}⟦{shown.words}⟧{shown.after}".split())
    yield from wrap(words, width, first="  ", rest="  ")
    for words in shown.support:
        yield from wrap(
            f"with: {in_quotes(' '.join(words.split()))}", width, first="  ", rest="  ", style=DIM
        )
    yield Text("")
    for name, value in shown.record.items():
        if name not in ("evidence", "support") and value not in (None, (), [], ""):
            yield from wrap(str(value), width, first=f"  {name:<13}", rest=" " * 15)
    where = f"{shown.citation.start}-{shown.citation.end} of report {shown.citation.report_id}"
    yield from wrap(f"claim {shown.claim_id}, characters {where}", width, first="  ", rest="  ", style=DIM)
    yield from wrap(f"reader {shown.reader}, version {shown.version}", width, first="  ", style=DIM)


def hit_lines(hits: Iterable[Hit], width: int) -> Iterator[Text]:
    """Search hits, the best first."""
    for hit in hits:
        yield from wrap(describe_source(hit.citation), width, style=HEAD)
        yield from wrap(hit.citation.quote, width, first="  ", rest="  ")
        yield Text(f"  report {hit.citation.report_id}", style=DIM)


def board_lines(board: Board, width: int) -> Iterator[Text]:
    """The board: a grid of parties and issues, then each cell with its words and sources."""
    as_of = f", as of {board.as_of}" if board.as_of else ""
    yield Text(f"Board{as_of}", style=HEAD)
    if not board.rows:
        yield Text("No party's position is reported.", style=DIM)
        return
    yield from _grid(board, width)
    for row in board.rows:
        yield Text("")
        yield Text.assemble((row.label.upper(), HEAD), (f"  {row.compatibility}", MARK))
        if row.compatibility != "one-sided":
            yield from wrap(row.rule, width, first="  ", rest="  ", style=DIM)
        for cell in row.cells[:MAX_CELLS]:
            yield from _cell_lines(cell, width)
        if rest := [cell.party for cell in row.cells[MAX_CELLS:]]:
            yield from wrap(
                f"also, with --issue {row.issue}: {', '.join(rest)}",
                width,
                first="  ",
                rest="    ",
                style=DIM,
            )


def _cell_lines(cell: Cell, width: int) -> Iterator[Text]:
    seen = f"{plural(cell.reports, 'report')}, {plural(cell.origins, 'origin')}"
    for stand in cell.stands:
        red = ", a red line" if stand.red_line else ""
        said = f", said {stand.said_by}" if stand.said_by and stand.said_by != cell.party else ""
        what = f"{say_stance(cell.party, stand.stance)}{red}{said}"
        when = f"{stand.date or 'no date'} · {seen} · {stand.citation.claim_id[:SHORT_ID_CHARS]}"
        yield from wrap(f"{what} ({when})", width, first="  ", rest="    ")
        yield from wrap(in_quotes(_words_of(stand)), width, first="    ", rest="    ", style=DIM)


def _words_of(stand: Stand) -> str:
    """The words that state a stance; the whole sentence where they are too few to be understood."""
    wording = stand.wording or ""
    return wording if len(wording.split()) >= MIN_WORDING_WORDS else stand.citation.quote


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

"""What is new, what is told again and what is corrected, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import DIM, HEAD, MARK, aside, heading, listed, plural, quoted, wrap
from verbale.views import Change, Changes

MAX_LINES = 10


def changes_lines(made: Changes, width: int, *, most: int | None = MAX_LINES) -> Iterator[Text]:
    """Three lists, each kind by kind; at most so many lines a kind, None for all."""
    yield Text(f"Changes since {made.since}", style=HEAD)
    counts = f"{plural(made.reports, 'report')} published since, {plural(made.origins, 'origin')}"
    undated = f"; {plural(made.undated, 'report')} without a date left out" if made.undated else ""
    yield from wrap(f"{counts}{undated}.", width, style=DIM)
    yield from _list("NEW FACTS", made.new, width, most)
    yield from _list("NEW REPORTS OF KNOWN FACTS", made.again, width, most)
    yield from _list("CORRECTIONS", made.corrections, width, most)


def _list(title: str, found: Sequence[Change], width: int, most: int | None) -> Iterator[Text]:
    yield from heading(title, width, f"{len(found):,}")
    kinds: dict[str, list[Change]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    for kind, changes in kinds.items():
        yield Text(f" {kind} ({len(changes)})", style=MARK)
        for change in changes[:most]:
            yield from _change_lines(change, width)
        if rest := len(changes[most:]) if most is not None else 0:
            yield from aside(f"… and {rest} more, with --kind {kind}", width, indent=2)
    if not found:
        yield from aside("None.", width, indent=2)


def _change_lines(change: Change, width: int) -> Iterator[Text]:
    note = f" [{change.note}]" if change.note else ""
    many = len({c.report_id for c in change.citations})
    told = f" ({plural(many, 'report')})" if many > 1 else ""
    date = change.date or "no date"
    undated = " [day of the report]" if change.date and change.dated_by == "report" else ""
    yield from listed(f"{date}  {change.line}{undated}{note}{told}", width)
    if change.citations:
        yield from quoted(change.citations[0], width)
    if change.before and (change.note or not change.citations):
        yield from quoted(change.before, width, lead="before: ")
    elif change.before:
        known = f"known since {change.before.published}: {change.before.claim_id[:SHORT_ID_CHARS]}"
        yield from wrap(known, width, first="    ", rest="    ", style=DIM)

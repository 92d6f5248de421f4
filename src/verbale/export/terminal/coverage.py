"""Whose reports and voices there are, and what is missing, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import HEAD, aside, heading, listed, plural
from verbale.views import Coverage
from verbale.views.captions import join_names

MAX_ROWS = 20


def coverage_lines(made: Coverage, width: int) -> Iterator[Text]:
    """Facts on what a record rests on; each voice with one of its statements to open."""
    days = f", {made.first} to {made.last}" if made.first else ""
    yield Text(f"Coverage{days}", style=HEAD)
    undated = f", {made.undated} without a date" if made.undated else ""
    yield from aside(f"{plural(made.reports, 'report')}{undated}, {plural(made.origins, 'origin')}", width)
    yield from heading("PUBLISHERS", width)
    for one in made.publishers[:MAX_ROWS]:
        counts = f"{plural(one.reports, 'report')}, {plural(one.origins, 'origin')}"
        days = f", {one.first} to {one.last}" if one.first else ""
        yield from listed(f"{one.name or 'publisher not known'}: {counts}{days}", width)
    yield from _more(len(made.publishers), width)
    yield from _voice_lines(made, width)
    yield from _missing_lines(made, width)


def _more(count: int, width: int) -> Iterator[Text]:
    if count > MAX_ROWS:
        yield from aside(f"… and {count - MAX_ROWS} more, with --format json", width, indent=2)


def _voice_lines(made: Coverage, width: int) -> Iterator[Text]:
    yield from heading(
        "VOICES", width, f"statements by side; in how many of {plural(made.origins, 'origin')}"
    )
    for one in made.voices[:MAX_ROWS]:
        who = one.party or "for nobody whom the report names"
        counts = f"{plural(one.statements, 'statement')}, {one.quoted} of them quoted; in {plural(one.origins, 'origin')}"
        yield from listed(f"{who}: {counts} ({one.example.claim_id[:SHORT_ID_CHARS]})", width)
    yield from _more(len(made.voices), width)


def _missing_lines(made: Coverage, width: int) -> Iterator[Text]:
    yield from heading("ON THE BOARD WITHOUT A WORD OF THEIR OWN", width)
    for one in made.unheard[:MAX_ROWS]:
        told = f"told of by {join_names(one.told_by)} ({one.example.claim_id[:SHORT_ID_CHARS]})"
        yield from listed(f"{one.party}: {plural(one.positions, 'position')}, {told}", width)
    yield from _more(len(made.unheard), width)
    yield from heading("MISSING", width)
    gaps = [first if first == last else f"{first} to {last}" for first, last in made.days_without]
    for label, missing in (
        ("Days without a report", gaps),
        ("Issues on which nobody is reported to take a stance", list(made.issues_without)),
        ("Parties to the talks without a reported stance", list(made.silent_parties)),
    ):
        yield from listed(f"{label}: {', '.join(missing) or 'none'}", width)

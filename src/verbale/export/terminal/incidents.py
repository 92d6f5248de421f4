"""Incidents in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import (
    DIM,
    HEAD,
    aside,
    heading,
    listed,
    plural,
    quoted,
    source_and_id,
    wrap,
)
from verbale.views import Counted, Happening, Joined, Shared

NOBODY = "counter not named"
MAX_SHOWN_CHARS = 60
_REASONS = {
    "type": "one type",
    "place": "one place",
    "near": "near one another",
    "date": "the day stated",
    "published": "the days told",
    "party": "a party",
    "harmed": "what was harmed",
    "toll": "one figure",
    "counted": "people counted",
    "words": "the very words",
    "origin": "one origin",
    "sentence": "one sentence",
    "beside": "told one after the other",
    "judged": "a reviewer's judgement",
}


def incidents_lines(found: Sequence[Happening], width: int) -> Iterator[Text]:
    """Each incident with its tolls side by side, in order of date."""
    yield Text("Incidents", style=HEAD)
    yield from wrap(
        "What reports tell of one act, joined. Rival counts stand side by side; none is added up.",
        width,
        style=DIM,
    )
    for one in found:
        yield from _head(one, width)
        yield from listed(one.line, width)
        yield from _tolls(one, width)
    if not found:
        yield from aside("No report tells of one.", width)


def incident_lines(one: Happening, width: int) -> Iterator[Text]:
    """One incident: its tolls over time, its reports, and why they stand together."""
    yield from _head(one, width)
    yield from listed(one.line, width)
    if one.parties:
        yield from listed(f"named: {', '.join(one.parties)}", width, style=DIM)
    yield from _tolls(one, width)
    yield from _history(one, width)
    yield from heading("REPORTS", width)
    for account in one.accounts:
        when = f", on {account.date}" if account.date else ""
        yield from listed(f"{account.line}{when}", width)
        copied = account.origin != account.citation.report_id
        yield from quoted(account.citation, width, lead="(a copy) " if copied else "")
    if one.joins:
        yield from heading("WHY THEY STAND TOGETHER", width)
        for join in one.joins:
            yield from _join(join, width)
    yield Text("")
    yield from wrap(f"incident {one.id}", width, style=DIM)


def _head(one: Happening, width: int) -> Iterator[Text]:
    day = one.date or "day not known"
    told = "" if one.dated_by == "text" else " (the report's day)"
    where = f"  {', '.join(one.places[:3])}" if one.places else ""
    counts = f"{plural(one.reports, 'report')}, {plural(one.origins, 'origin')} [{one.id[:SHORT_ID_CHARS]}]"
    yield from heading(f"{day}{told}{where}", width, counts)


def _tolls(one: Happening, width: int) -> Iterator[Text]:
    for spread in one.ranges:
        rows = [
            c
            for c in one.counts
            if (c.kind, (c.who or "").casefold()) == (spread.kind, (spread.who or "").casefold())
        ]
        who = f" ({spread.who})" if spread.who else ""
        by = f", {plural(spread.counters, 'counter')}" if spread.counters > 1 else ""
        yield from listed(f"{spread.kind}{who}: {spread.caption}{by}", width)
        for row in rows:
            yield from listed(
                f"{row.counted_by or NOBODY}: {', '.join(row.latest)}", width, indent=4, style=DIM
            )


def _history(one: Happening, width: int) -> Iterator[Text]:
    rows = [row for row in one.counts if row.history]
    if rows:
        yield from heading("COUNTS OVER TIME", width)
    for row in rows:
        yield from _row(row, width)


def _row(row: Counted, width: int) -> Iterator[Text]:
    who = f" ({row.who})" if row.who else ""
    yield from listed(
        f"{row.kind}{who} by {row.counted_by or NOBODY}, {plural(row.origins, 'origin')}", width
    )
    for count in row.history:
        beside = ", told right behind" if count.told == "beside" else ""
        day = count.published or "no date"
        yield from listed(
            f"{day}  {count.caption}{beside}: {source_and_id(count.citation)}", width, indent=4, style=DIM
        )


def _join(join: Joined, width: int) -> Iterator[Text]:
    unsure = ", a reviewer is unsure" if join.unsure else ""
    ids = f"{join.one[:SHORT_ID_CHARS]} and {join.other[:SHORT_ID_CHARS]}{unsure}"
    reasons = "; ".join(_reason(reason) for reason in join.reasons)
    yield from listed(f"{ids}: {reasons}", width)


def _reason(reason: Shared) -> str:
    name = _REASONS.get(reason.name, reason.name)
    if reason.name in ("type", "sentence", "words", "origin", "judged"):
        return name
    one, other = (_cut(words) for words in (reason.one, reason.other))
    return f"{name} ({one})" if one == other else f"{name} ({one} / {other})"


def _cut(words: str) -> str:
    return words if len(words) <= MAX_SHOWN_CHARS else words[: MAX_SHOWN_CHARS - 1] + "…"

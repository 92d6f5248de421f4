"""The history of roads and crossings in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from verbale.export.terminal.lines import DIM, HEAD, aside, heading, plural, quoted, wrap
from verbale.views import Point, Span, Told
from verbale.views.captions import in_quotes

MAX_TOLD = 3
_REASONS = {"form": "the same but for its form", "letter": "one letter apart"}


def access_lines(points: Sequence[Point], width: int) -> Iterator[Text]:
    """Each point with its states in order, those that are only described after those with a name."""
    yield Text("Access", style=HEAD)
    yield from wrap("What reports say of each point. It does not say that a road is safe.", width, style=DIM)
    for point in points:
        if point.named:
            yield from _point_lines(point, width)
    if described := [point for point in points if not point.named]:
        yield from heading("TOLD OF WITHOUT A NAME", width, "each as one report describes it")
        for point in described:
            for span in point.spans:
                yield from _span_lines(span, width, name=f"{point.point}: ")
    if not points:
        yield from aside("No report tells of one.", width)


def _point_lines(point: Point, width: int) -> Iterator[Text]:
    counts = f"{plural(point.reports, 'report')}, {plural(point.origins, 'origin')}"
    yield from heading(point.point, width, counts)
    for alike in point.spellings:
        yield from wrap(
            f"also {in_quotes(alike.other)}, {_REASONS[alike.reason]}",
            width,
            first="  ",
            rest="    ",
            style=DIM,
        )
    for span in point.spans:
        yield from _span_lines(span, width)


def _span_lines(span: Span, width: int, *, name: str = "") -> Iterator[Text]:
    to = f" to {span.traffic}" if span.traffic and span.status != "attacked" else ""
    by = f" by {span.by}" if span.by else ""
    also = " [the same day told otherwise]" if span.disputed else ""
    yield from wrap(f"{name}{span.status}{to}{by}, {_when(span)}{also}", width, first="  ", rest="    ")
    shown = span.told if len(span.told) <= MAX_TOLD else (*span.told[: MAX_TOLD - 1], span.told[-1])
    for told in shown:
        yield from quoted(told.citation, width, lead=_lead(told))
    if len(span.told) > len(shown):
        yield from aside(
            f"and {plural(len(span.told) - len(shown), 'other report')} between", width, indent=4
        )


def _when(span: Span) -> str:
    if span.first is None:
        return "day not known"
    if span.of_a_day or (span.first == span.last and span.until is None):
        return f"on {span.first}" if span.of_a_day else f"told of on {span.first}"
    last = f", last told of {span.last}" if span.last != span.first else ""
    until = f", until {span.until}" if span.until else ""
    return f"from {span.first}{last}{until}"


def _lead(told: Told) -> str:
    day = told.date or "no date"
    marked = day if told.dated_by == "text" else f"{day} (the report's day)"
    return f"{marked}, according to {told.according_to}: " if told.according_to else f"{marked}: "

"""The history of roads and crossings in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from verbale.export.terminal.lines import DIM, HEAD, aside, heading, listed, plural, quoted, wrap
from verbale.views import Point, Told, ToldState
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
            for state in point.spans:
                yield from _state_lines(state, width, name=f"{point.point}: ")
    if not points:
        yield from aside("No report tells of one.", width)


def _point_lines(point: Point, width: int) -> Iterator[Text]:
    counts = f"{plural(point.reports, 'report')}, {plural(point.origins, 'origin')}"
    yield from heading(point.point, width, counts)
    for alike in point.spellings:
        yield from listed(f"also {in_quotes(alike.other)}, {_REASONS[alike.reason]}", width, style=DIM)
    for state in point.spans:
        yield from _state_lines(state, width)


def _state_lines(state: ToldState, width: int, *, name: str = "") -> Iterator[Text]:
    to = f" to {state.traffic}" if state.traffic and state.status != "attacked" else ""
    by = f" by {state.by}" if state.by else ""
    also = " [the same day told otherwise]" if state.disputed else ""
    yield from listed(f"{name}{state.status}{to}{by}, {_when(state)}{also}", width)
    shown = state.told if len(state.told) <= MAX_TOLD else (*state.told[: MAX_TOLD - 1], state.told[-1])
    for told in shown:
        yield from quoted(told.citation, width, lead=_lead(told))
    if len(state.told) > len(shown):
        yield from aside(
            f"and {plural(len(state.told) - len(shown), 'other report')} between", width, indent=4
        )


def _when(state: ToldState) -> str:
    if state.first is None:
        return "day not known"
    if state.of_a_day or (state.first == state.last and state.until is None):
        return f"on {state.first}" if state.of_a_day else f"told of on {state.first}"
    last = f", last told of {state.last}" if state.last != state.first else ""
    until = f", until {state.until}" if state.until else ""
    return f"from {state.first}{last}{until}"


def _lead(told: Told) -> str:
    day = told.date or "no date"
    marked = day if told.dated_by == "text" else f"{day} (the report's day)"
    return f"{marked}, according to {told.according_to}: " if told.according_to else f"{marked}: "

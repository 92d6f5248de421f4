"""Timeline, rounds and access."""

from __future__ import annotations

from itertools import groupby

from verbale.serve.bars import draw
from verbale.serve.page import Ask, Context, Page, part_of

POINTS = 20
MOST_TOLD = 4


def _timeline(ask: Ask) -> Context:
    shown = part_of(ask.sheets.timeline(ask.sieve, ask.cut()), ask.query)
    return {"part": shown, "days": [(day, list(some)) for day, some in groupby(shown, lambda e: e.date)]}


def _rounds(ask: Ask) -> Context:
    return {"part": part_of(ask.sheets.rounds(ask.sieve, ask.cut()), ask.query)}


def _access(ask: Ask) -> Context:
    shown = part_of(ask.sheets.access(ask.sieve, ask.cut(POINTS)), ask.query, POINTS)
    chart = draw([track.point for track in shown])
    return {
        "part": shown,
        "chart": chart,
        "earlier": [track.earlier for track in shown],
        "most_told": MOST_TOLD,
    }


TIMELINE = Page(
    path="/timeline",
    title="Timeline",
    says="What happened, day by day, the latest first.",
    template="timeline",
    make=_timeline,
    filters=("party", "kind", "since", "until"),
    group="Events",
)
ROUNDS = Page(
    path="/rounds",
    title="Rounds of talks",
    says="Each session once, with what every report tells of it.",
    template="rounds",
    make=_rounds,
    filters=("party", "since", "until"),
    group="Events",
)
ACCESS = Page(
    path="/access",
    title="Access",
    says="Each crossing, road, port and besieged place: open or closed, since when, by whose word. It does not say that a road is safe.",
    template="access",
    make=_access,
    filters=("point", "since", "until"),
    group="Events",
)

"""Incidents, each with its tolls by counter."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part
from verbale.serve.tolls import draw
from verbale.views import list_incidents

SIZE = 40


def _context(ask: Ask) -> Context:
    query = ask.query
    found = list_incidents(
        ask.desk.material(),
        party=query["party"],
        place=query["place"],
        since=query["since"],
        until=query["until"],
    )
    found.reverse()
    shown = part(found, query, SIZE)
    return {"part": shown, "tolls": {one.id: draw(one) for one in shown}}


INCIDENTS = Page(
    path="/incidents",
    title="Incidents",
    says="Each happening once, with its reports and every count by its counter. Counts of different counters are never added up.",
    template="incidents",
    make=_context,
    filters=("party", "place", "since", "until"),
    group="Events",
)

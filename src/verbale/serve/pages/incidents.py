"""Incidents, each with its tolls by counter."""

from __future__ import annotations

from verbale.serve.page import Ask, Context, Page, part_of
from verbale.serve.tolls import draw

SIZE = 40
MOST_ACCOUNTS = 20


def _context(ask: Ask) -> Context:
    shown = part_of(ask.sheets.incidents(ask.sieve, ask.cut(SIZE)), ask.query, SIZE)
    return {"part": shown, "most": MOST_ACCOUNTS, "tolls": {one.id: draw(one) for one in shown}}


INCIDENTS = Page(
    path="/incidents",
    title="Incidents",
    says="Each happening once, with its reports and every count by its counter. Counts of different counters are never added up.",
    template="incidents",
    make=_context,
    filters=("party", "place", "since", "until"),
    group="Events",
)

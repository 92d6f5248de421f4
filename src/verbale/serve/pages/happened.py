"""Timeline, rounds and access."""

from __future__ import annotations

from itertools import groupby

from verbale.serve.bars import draw
from verbale.serve.page import Ask, Context, Page, part
from verbale.views import access, rounds, timeline
from verbale.views.timeline import KINDS


def _timeline(ask: Ask) -> Context:
    query = ask.query
    kinds = (query["kind"],) if query["kind"] else KINDS
    entries = timeline(ask.material(), since=query["since"], until=query["until"], kinds=kinds)
    entries.reverse()
    shown = part(entries, query)
    return {"part": shown, "days": [(day, list(some)) for day, some in groupby(shown, lambda e: e.date)]}


def _rounds(ask: Ask) -> Context:
    query = ask.query
    found = rounds(ask.desk.material(), party=query["party"], since=query["since"], until=query["until"])
    return {"part": part(found, query)}


def _access(ask: Ask) -> Context:
    query = ask.query
    found = access(ask.desk.material(), point=query["point"], since=query["since"], until=query["until"])
    found.sort(key=lambda point: (-point.reports, point.point))
    shown = part(found, query)
    return {"part": shown, "chart": draw(shown)}


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

"""The map of incidents, and its points as GeoJSON."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from verbale.serve.page import Ask, Context, Page
from verbale.serve.query import to
from verbale.views import Happening, list_incidents


def _found(ask: Ask) -> list[Happening]:
    query = ask.query
    return list_incidents(
        ask.desk.material(),
        party=query["party"],
        place=query["place"],
        since=query["since"],
        until=query["until"],
    )


def points(ask: Ask) -> dict[str, Any]:
    """The incidents that are on the map, as a GeoJSON collection; nothing in it is markup."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
            "properties": {
                "line": one.line,
                "date": one.date,
                "url": f"/reports/{cited.report_id}#c-{cited.claim_id}",
            },
        }
        for one in _found(ask)
        if one.lat is not None and one.lon is not None
        for cited in [one.accounts[0].citation]
    ]
    return {"type": "FeatureCollection", "features": features}


def _context(ask: Ask) -> Context:
    by_place: dict[str, list[Happening]] = defaultdict(list)
    nowhere = 0
    for one in _found(ask):
        if one.lat is None or not one.places:
            nowhere += 1
        else:
            by_place[one.places[0]].append(one)
    places = sorted(by_place.items(), key=lambda item: (-len(item[1]), item[0]))
    return {"places": places, "nowhere": nowhere, "points": to("/map.json", **ask.query.filters)}


MAP = Page(
    path="/map",
    title="Map",
    says="Where incidents are told to have happened, as near as a report names the place.",
    template="map",
    make=_context,
    filters=("party", "place", "since", "until"),
    group="Events",
)

"""The map of incidents, and its points as GeoJSON."""

from __future__ import annotations

from typing import Any

from verbale.serve.page import Ask, Context, Page
from verbale.serve.query import to

MAX_SPOTS = 200
MAX_POINTS = 1000


def points(ask: Ask) -> dict[str, Any]:
    """The latest incidents that are on the map, as a GeoJSON collection; nothing in it is markup."""
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
        for one in ask.sheets.placed(ask.sieve, MAX_POINTS).lines
        for cited in [one.accounts[0].citation]
    ]
    return {"type": "FeatureCollection", "features": features}


def _context(ask: Ask) -> Context:
    return {
        "spots": ask.sheets.spots(ask.sieve, MAX_SPOTS),
        "points": to("/map.json", **ask.query.filters),
        "most": MAX_POINTS,
    }


MAP = Page(
    path="/map",
    title="Map",
    says="Where incidents are told to have happened, as near as a report names the place.",
    template="map",
    make=_context,
    filters=("party", "place", "since", "until"),
    group="Events",
)

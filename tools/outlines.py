"""The world's outlines as GeoJSON, from the TopoJSON of world-atlas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

PLACES = 2
Point = tuple[float, float]


def outlines(topology: bytes) -> bytes:
    """Every country as polygons in degrees, with its name; small enough to be sent to a browser.

    Antarctica, which runs around the pole, is left out.
    """
    world = json.loads(topology)
    arcs = [list(_arc(arc, world["transform"])) for arc in world["arcs"]]
    features = [
        {
            "type": "Feature",
            "properties": {"name": one["properties"]["name"]},
            "geometry": {"type": "MultiPolygon", "coordinates": list(_polygons(one, arcs))},
        }
        for one in world["objects"]["countries"]["geometries"]
        if one["type"] in ("Polygon", "MultiPolygon") and one["properties"]["name"] != "Antarctica"
    ]
    made = {"type": "FeatureCollection", "features": features}
    return json.dumps(made, separators=(",", ":"), ensure_ascii=False).encode()


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """The points of an arc, each of which is told as a step from the one before."""
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    for x, y in zip(xs, ys, strict=True):
        yield round(x * by_x + from_x, PLACES), round(y * by_y + from_y, PLACES)


def _polygons(one: dict[str, Any], arcs: Sequence[list[Point]]) -> Iterator[list[list[Point]]]:
    for rings in [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]:
        yield [_ring(ring, arcs) for ring in rings]


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring of arcs; one with a negative number is walked from its end."""
    points: list[Point] = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return _unbroken([point for n, point in enumerate(points) if n == 0 or point != points[n - 1]])


def _unbroken(ring: list[Point]) -> list[Point]:
    """A ring that runs on past 180 degrees rather than back around the world."""
    turns = [round((x - before) / 360) for (before, _), (x, _) in pairwise(ring)]
    return [
        (round(x - 360 * turn, PLACES), y)
        for (x, y), turn in zip(ring, accumulate(turns, initial=0), strict=True)
    ]

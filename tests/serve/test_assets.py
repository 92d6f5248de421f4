"""What comes with the pages: pinned, noted, and made as the scripts say."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from tools.assets import FOLDER, PACKAGES, take
from tools.outlines import outlines

WORLD = {
    "transform": {"scale": [1, 1], "translate": [-10, -5]},
    "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
    "objects": {
        "countries": {
            "geometries": [{"type": "Polygon", "arcs": [[0, -2]], "properties": {"name": "Square"}}],
        }
    },
}


def test_every_file_is_there_and_in_the_note() -> None:
    note = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    for package in PACKAGES:
        assert f"{package.name} {package.version} ({package.licence})" in note
        assert all((FOLDER / name).is_file() for name in package.files.values())
        assert any(name.endswith(".LICENSE") for name in package.files.values())


def test_another_archive_than_the_pinned_one_is_refused() -> None:
    with pytest.raises(ValueError, match="not the archive that was pinned"):
        take(PACKAGES[0], b"another")


def test_arcs_are_walked_from_either_end() -> None:
    (square,) = json.loads(outlines(json.dumps(WORLD).encode()))["features"]
    assert square["properties"] == {"name": "Square"}
    assert square["geometry"]["coordinates"] == [[[[-10, -5], [-6, -5], [-6, -1], [-10, -1], [-10, -5]]]]


def test_no_outline_runs_back_around_the_world() -> None:
    world = json.loads((FOLDER / "outlines.json").read_bytes())
    for country in world["features"]:
        for polygon in country["geometry"]["coordinates"]:
            for ring in polygon:
                assert all(abs(x - before) < 180 for (before, _), (x, _) in pairwise(ring))


def test_the_outlines_are_of_the_whole_world() -> None:
    world = json.loads((FOLDER / "outlines.json").read_bytes())
    assert len(world["features"]) > 200

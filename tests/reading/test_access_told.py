"""Access told by phrases, parts of points, those kept there, and what is open only in part."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.access import AccessReader


def told(text: str) -> list[tuple[str, str]]:
    return [(r.point, r.status) for r in AccessReader().read(readied(text))]


@pytest.mark.parametrize(
    ("text", "point", "status"),
    [
        ("Haiti shut its side of the Belladere crossing.", "Belladere crossing", "closed"),
        ("Two of the three bridges into Marawi were closed on Friday.", "bridges into Marawi", "closed"),
        ("Abyei has received no relief since July.", "Abyei", "restricted"),
        ("Kharlachi and Ghulam Khan are working normally, customs officers said.", "Kharlachi", "open"),
        ("The town of Rann is out of reach for aid workers.", "Rann", "restricted"),
        ("The El Obeid road is passable only in armed convoys.", "El Obeid road", "restricted"),
        ("The port of Poti is working at half its strength.", "port of Poti", "restricted"),
        ("A bomb wrecked the bridge at Bambui.", "bridge", "attacked"),
    ],
)
def test_a_point_is_told_by_many_turns_of_phrase(text: str, point: str, status: str) -> None:
    assert any(point in name and status == found for name, found in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The jammed roads of the capital were deserted on Friday after the bombing.",
        "Army staff in Ankara said that the rebels kept people from leaving.",
        "Lorries carrying flour to Malakal came under fire.",
        "Gunmen stopped cars at Benisheik and killed ten people.",
    ],
)
def test_what_is_told_of_no_point_is_none(text: str) -> None:
    assert told(text) == []

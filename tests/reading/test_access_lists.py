"""Access of several points at once, of places by their bare names, and by what befalls the traffic to them."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.access import AccessReader


def told(text: str) -> set[tuple[str, str]]:
    return {(r.point, r.status) for r in AccessReader().read(readied(text))}


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The crossings at Busia and Malaba were closed on Friday.", {"Busia", "Malaba"}),
        ("Kenya shut the Busia and Lwakhakha crossings on Friday.", {"Busia", "Lwakhakha"}),
        ("Two other crossings, Busia and Lwakhakha, stayed shut.", {"Busia", "Lwakhakha"}),
    ],
)
def test_each_of_several_points_is_told(text: str, points: set[str]) -> None:
    assert {name for name, status in told(text) if status == "closed"} == points


@pytest.mark.parametrize(
    ("text", "point", "status"),
    [
        ("Lwakhakha was open on Friday for the wounded.", "Lwakhakha", "open"),
        ("The bridge into Malakal was under sniper fire.", "bridge into Malakal", "attacked"),
        (
            "The road between Nyala and Zalingei had not been safe for weeks.",
            "road between Nyala and Zalingei",
            "restricted",
        ),
        ("The rebels lifted a ban on lorries going through the town of Bria.", "Bria", "reopened"),
        ("International flights to Malakal stopped on Friday.", "Malakal", "closed"),
        ("Relief agencies suspended deliveries to four districts.", "four districts", "closed"),
        (
            "The railway between Jijiga and Dewele carries no cargo.",
            "railway between Jijiga and Dewele",
            "closed",
        ),
        ("Nobody used the road to Malakal.", "road to Malakal", "closed"),
        ("Troops stopped lawmakers from walking to Malakal.", "Malakal", "closed"),
        ("Convoys were held at the Melut checkpoint on Friday.", "Melut checkpoint", "closed"),
        ("Families fled the besieged port of Berbera.", "Berbera", "restricted"),
        ("The two sides failed to agree on reopening Malakal airport.", "Malakal airport", "closed"),
        ("Lorries could still reach the lakeside camps.", "lakeside camps", "open"),
        ("The gate at Lwakhakha was closed on Friday.", "gate at Lwakhakha", "closed"),
    ],
)
def test_a_point_is_told_by_what_befalls_its_traffic(text: str, point: str, status: str) -> None:
    assert (point, status) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Kampala kept their promises.",
        "The governor advised hauliers not to cross the border.",
    ],
)
def test_what_shuts_or_opens_nothing_is_none(text: str) -> None:
    assert told(text) == set()


def test_an_opening_that_is_awaited_has_not_come() -> None:
    found = told("Flights would start again when the bridge at Wau was reopened.")
    assert ("bridge at Wau", "reopened") not in found

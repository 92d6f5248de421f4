"""Visits of officials and delegations who fly somewhere, are sent, or are due there."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.rounds import RoundReader
from verbale.terms import Round


def read(text: str) -> list[Round]:
    return RoundReader().read(readied(text))


@pytest.mark.parametrize(
    ("text", "venue", "status"),
    [
        ("Iran's foreign minister, Abbas Araqchi, flew to Beirut on Friday.", "Beirut", "ended"),
        ("France's foreign minister was in Moscow to ask Russia for help.", "Moscow", "ended"),
        ("South Africa's foreign minister is expected in Abidjan on Thursday.", "Abidjan", "announced"),
        ("A Houthi delegation is due back in Muscat in May.", "Muscat", "announced"),
        ("Nepal's prime minister sent his negotiators back to Oslo in March.", "Oslo", "under_way"),
        ("A Hamas delegation left Cairo on Thursday without a deal.", "Cairo", "ended"),
        ("A government delegation left on Monday for Oslo.", "Oslo", "announced"),
    ],
)
def test_journeys_are_visits(text: str, venue: str, status: str) -> None:
    assert [(r.venue, r.status) for r in read(text)] == [(venue, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Germany's foreign minister flew home to Berlin on Monday.",
        "Thousands of civilians fled to Goma on Monday.",
        "Troops were sent to Goma on Monday.",
        "Former president Blaise Compaore went into exile in Ivory Coast.",
        "A French minister is expected in Agadez on an inspection of schools.",
        "Chancellor Angela Merkel turned her focus to Turkey this week.",
    ],
)
def test_what_is_no_visit(text: str) -> None:
    assert read(text) == []

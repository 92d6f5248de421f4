"""What a stance is on where its words only point back."""

from __future__ import annotations

import pytest
from tests.reading.taken import read

POINTING = {
    "The talks in Djibouti brought a truce of ten days. The clans said they accepted it.": "fighting.truce",
    "Oman put forward a peace treaty after talks in Muscat. The Houthis rejected the proposal.": "fighting.permanence",
    "Qatar drew up an agreement on the release of the captives. Chad welcomed the agreement.": "held.prisoners",
    "Kenya presented a plan to reopen the border crossings. Uganda accepted the plan.": "aid.crossings",
    "The truce took hold at dawn. Rwanda said it would abide by the agreement.": "fighting.truce",
}


@pytest.mark.parametrize("text", POINTING)
def test_a_deal_is_what_it_was_to_settle(text: str) -> None:
    assert POINTING[text] in {p.issue for p in read(text)[-1:]}


def test_the_deal_goes_before_the_talks_it_came_from() -> None:
    found = read("Talks in Kampala led to a peace treaty. The rebels said they would not accept it.")
    assert "process.participation" not in {p.issue for p in found if p.stance == "reject"}

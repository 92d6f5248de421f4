"""Deals: what two sides agree, renew or sign, and what is none."""

from __future__ import annotations

import pytest
from tests.reading.wartime import readied

from verbale.reading.rounds import RoundReader
from verbale.terms import Round


def read(text: str) -> list[Round]:
    return RoundReader().read(readied(text))


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Chad and Sudan had agreed that the convoy would be let through.", None),
        ("The two sides renewed their truce on Monday.", None),
        ("Both sides had accepted a ceasefire from Monday.", None),
        ("It rests on an accord that the two governments signed in Algiers last May.", "Algiers"),
        ("The deal was brokered by Qatar and signed in Doha last month.", "Doha"),
        ("The ceasefire agreed in Libreville in January collapsed within weeks.", "Libreville"),
        ("They appealed to the 2015 peace accord.", None),
        ("The truce was prolonged for two months on Monday.", None),
        ("Major powers agreed on Friday to a cessation of hostilities in Libya.", None),
        ("Ethiopia's envoys negotiated a truce with the rebels in Nairobi.", "Nairobi"),
    ],
)
def test_deals_are_told_by_many_verbs(text: str, venue: str | None) -> None:
    assert [(r.venue, r.status) for r in read(text)] == [(venue, "agreed")]


@pytest.mark.parametrize(
    "text",
    [
        "Georgian officials denied reports that the Abkhaz had agreed to a ceasefire.",
        "The rebels agreed to a truce on Monday.",
        "The crossing did not exist when the truce was signed.",
        "Inspectors could only come after a final agreement had been signed.",
        "The world struggled to reach a deal on Syria.",
        "Jordan and Britain agreed that the drought was a threat.",
        "Jordan and Britain agreed on Monday to expand their trade.",
        "Both men must agree to reforms before the rebels disarm.",
        "The two sides agreed on nothing.",
        "The government wants a joint ceasefire signed before May.",
    ],
)
def test_what_is_no_deal(text: str) -> None:
    assert read(text) == []

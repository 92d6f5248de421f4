"""What both sides of a deal are held to, and what a party's line, mood and terms are."""

from __future__ import annotations

import pytest
from tests.reading.taken import stances

TOLD = {
    "Colombia's government and the ELN announced a six-month ceasefire in Havana.": {
        ("Colombian government", "fighting.truce", "accept"),
        ("ELN", "fighting.truce", "accept"),
    },
    "A truce between the Houthis and the Saudi-led coalition took hold on Saturday.": {
        ("Houthis", "fighting.truce", "accept"),
        ("Saudi-led coalition", "fighting.truce", "accept"),
    },
    "M23 and Kinshasa signed an accord in Doha. It commits them to refrain from attacks. Each will release prisoners.": {
        ("M23", "fighting.operation", "accept"),
        ("Congolese government", "held.prisoners", "accept"),
    },
    "Israel and Hezbollah have accepted an American proposal to end their war. Hezbollah is to move its heavy weapons north.": {
        ("Hezbollah", "forces.arms", "accept"),
    },
    "Tehran's position is that sanctions come off first.": {("Iran", "holding.sanctions", "demand")},
    "The Taliban have shown little interest in laying down their arms.": {
        ("Taliban", "forces.disarmament", "reject")
    },
    "For the Houthis, the reopening of the port of Hodeidah must come first.": {
        ("Houthis", "aid.crossings", "demand")
    },
    "There can be no peace without punishment for the worst crimes, the Colombian government said.": {
        ("Colombian government", "justice.accountability", "condition")
    },
    "The Yemeni government signalled it could live with an all-for-all exchange of prisoners.": {
        ("Yemen", "held.prisoners", "accept")
    },
}


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    assert TOLD[text] <= stances(text)


def test_plans_announced_together_are_not_agreed() -> None:
    text = "Kenya and Uganda announced plans for a ceasefire in Sudan."
    assert not {stance for _, _, stance in stances(text)} & {"accept"}

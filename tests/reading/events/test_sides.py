"""Who does it and to whom: crowds, those behind what is protested, what is set on fire, who leaves and who is left."""

from __future__ import annotations

import pytest
from tests.reading.events.taken import events_of

from verbale.terms import Event

TOLD = {
    "Angry veterans staged rallies in Harare against opposition leader Nelson Chamisa, saying he must resign.": (
        "PROTEST",
        "angry veterans",
        "Nelson Chamisa",
    ),
    "Ahmed Radwan, Bahrain's best known dissident, staged a hunger strike in protest against abuses by Bahraini security forces.": (
        "PROTEST",
        "Ahmed Radwan",
        "Bahraini security forces",
    ),
    "Hundreds of Kenyans gathered in Nairobi to protest the killings of civilians by police.": (
        "PROTEST",
        "Kenyans",
        "police",
    ),
    "Militiamen set fire to the offices of the Congolese electoral commission overnight.": (
        "ASSAULT",
        "militiamen",
        "Democratic Republic of the Congo",
    ),
    "Cuban-led forces launched artillery, mortar, and rocket fire against Angolan guerrilla camps.": (
        "ASSAULT",
        "Cuban-led forces",
        "Angolan guerrilla camps",
    ),
    "Turkish tanks fired four shells at targets in Kobani, residents said.": ("ASSAULT", "Turkey", "Kobani"),
    "Armenia threatened to shell Azerbaijani towns in retaliation for an air raid.": (
        "THREATEN",
        "Armenia",
        "Azerbaijani",
    ),
    "France sped up the withdrawal of some troops from Niger on Wednesday.": ("RETREAT", "France", "Niger"),
    "Khartoum's police chief has warned that officers will no longer tolerate rallies by the Girifna group.": (
        "THREATEN",
        "Sudan",
        "Girifna group",
    ),
    "Both the Philippine military and the Moro Islamic Liberation Front are guilty of violating the ceasefire.": (
        "ASSAULT",
        "Armed Forces of the Philippines",
        "Moro Islamic Liberation Front",
    ),
    "Serbs and Kosovars failed to reach agreement on the fate of Serb schools in Mitrovica, despite hours of talks.": (
        "REJECT",
        "Serbs",
        "Kosovars",
    ),
    "Chad's president has refused to meet Sudan's visiting foreign minister.": ("REJECT", "Chad", "Sudan"),
    "Sudan said it would allow the return of U.N. arms inspectors.": ("AGREE", "Sudan", "United Nations"),
    "Recent US Predator attacks have killed at least eight top al-Qaeda leaders.": (
        "ASSAULT",
        "United States",
        "al Qaeda",
    ),
    "Buddhist hackers have defaced nearly 3,000 Dutch Web sites over the past month.": (
        "COERCE",
        "Buddhist hackers",
        "Netherlands",
    ),
    "Turkish police opened fire to disperse Alevi fundamentalist demonstrators on Monday night.": (
        "ASSAULT",
        "Turkish police",
        "Alevi fundamentalist demonstrators",
    ),
    "Nigerian authorities jailed 52 members of the banned Front for the Restoration of the Free State of Ogoni (FRFSO).": (
        "COERCE",
        "Nigeria",
        "Front for the Restoration of the Free State of Ogoni",
    ),
}
UNTOLD = (
    "A series of wolf attacks killed dozens of sheep in Colorado.",
    "Shark attacks killed two people in Sydney.",
)


@pytest.fixture(scope="module")
def events() -> dict[str, tuple[Event, ...]]:
    """The events of all these sentences, read at once."""
    return events_of([*TOLD, *UNTOLD])


@pytest.mark.parametrize("text", TOLD)
def test_sides(events: dict[str, tuple[Event, ...]], text: str) -> None:
    assert TOLD[text] in [(e.type, e.initiator, e.recipient) for e in events[text]]


@pytest.mark.parametrize("text", UNTOLD)
def test_beasts_are_no_party(events: dict[str, tuple[Event, ...]], text: str) -> None:
    assert events[text] == ()

"""Who is meant and for whom: names beside offices, kin, members of parties, aides, sides and half names of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.spoken import reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft

RUTO = "Kenyan President William Ruto flew to Rome. "
KERRY = "U.S. Secretary of State John Kerry met the envoys in Geneva. "


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader("rules")


@pytest.fixture(scope="module")
def read_trained() -> Callable[[str], Draft]:
    return reader()


SPEAKERS = [
    pytest.param(
        "Obama spokesman Josh Hart told reporters on Monday that the bill was dead.",
        "Josh Hart",
        id="not-whose-spokesman",
    ),
    pytest.param(
        "A Kenyatta aide said on Monday that the bill was dead.", None, id="aide-is-not-whose-aide-they-are"
    ),
    pytest.param(
        "Dolo Bank Chief Legal Officer Brad Dunn said it was wrong.", "Brad Dunn", id="office-is-no-name"
    ),
    pytest.param(
        "Russia's ambassador to the United Nations in Geneva, Oleg Borodin, said the talks were over.",
        "Oleg Borodin",
        id="name-after-comma",
    ),
    pytest.param(f"{KERRY}The top U.S. diplomat said it was late.", "John Kerry", id="top-diplomat"),
    pytest.param("Few in the council said it was wise.", None, id="few-are-no-body"),
    pytest.param(
        "An editorial in the Global Times said it was a threat.", "Global Times", id="editorial-in-outlet"
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker(read: Callable[[str], Draft], text: str, speaker: str | None) -> None:
    assert read(text).statements[-1].speaker == speaker


PARTIES = [
    pytest.param(
        "Kari Nolan, director of New America's Open Technology Institute, said the order was wrong.",
        "Open Technology Institute",
        id="new-america-is-no-state",
    ),
    pytest.param("Several South American countries said they would help.", None, id="south-american"),
    pytest.param("Five Iranian-American groups said they were afraid.", None, id="hyphened"),
    pytest.param("The two largest American trade groups said it was wrong.", None, id="groups-are-no-state"),
    pytest.param("Iranian conservatives said it was wrong.", None, id="camp-is-no-state"),
    pytest.param(
        "Olaf Berg, Director of the Dolo Peace Institute, said it was open.",
        "Dolo Peace Institute",
        id="office-is-no-part-of-a-body",
    ),
    pytest.param(
        "The United States is far. Republican Senator Kelly Brown said it was wrong.",
        "Republican",
        id="party-of-a-senator",
    ),
    pytest.param(f"{RUTO}An aide to Ruto said it was wrong.", "Kenya", id="aide-to"),
    pytest.param(f"{RUTO}Ruto's aides said it was wrong.", "Kenya", id="aides-of"),
    pytest.param(
        "Sudanese rebels called the attack the worst yet. One commander said the town was lost.",
        "Sudanese rebels",
        id="commander-of-who-spoke",
    ),
    pytest.param(
        "Two Sudanese rebel commanders said they needed arms.", "Sudanese rebels", id="rebel-commanders"
    ),
    pytest.param(
        "The release was right, said the guarantor countries Chad and Mali.", "Chad", id="guarantors-by-name"
    ),
    pytest.param(
        "China said it was concerned. The Foreign Ministry said it was wrong.",
        "China",
        id="ministry-of-the-state-that-spoke",
    ),
]


@pytest.mark.parametrize(("text", "party"), PARTIES)
def test_the_party(read: Callable[[str], Draft], text: str, party: str | None) -> None:
    assert read(text).statements[-1].party == party


def test_several_states_after_what_they_are_speak_together(read: Callable[[str], Draft]) -> None:
    told = read("The release was right, said the guarantor countries Chad and Mali.").statements[-1]
    assert (told.speaker, told.jointly) == ("Chad", ("Mali",))


def test_a_supreme_court_of_the_united_states_is_called_so(read: Callable[[str], Draft]) -> None:
    told = read("WASHINGTON - The United States waited. The Supreme Court said it was legal.").statements[-1]
    assert (told.speaker, told.party) == ("U.S. Supreme Court", "United States")


def test_kin_are_called_by_the_first_name_that_stands_after(read_trained: Callable[[str], Draft]) -> None:
    assert read_trained("Ruiz's widow, Marta, said she wept.").statements[-1].speaker == "Marta"

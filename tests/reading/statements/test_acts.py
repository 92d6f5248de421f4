"""What sort of act a statement is, and the hands it went through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.spoken import reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.reading.draft import Draft


@pytest.fixture(scope="module")
def read() -> Callable[[str], Draft]:
    return reader()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry said that the road to Goma was open.", "said"),
        ("The rebels claimed that they had taken the bridge at Kasese.", "claimed"),
        ("The army denied that its soldiers had burned the market.", "denied"),
        ("The governor rejected claims that the market had been burned.", "denied"),
        ("The ministry declined to comment.", "declined"),
        ("The rebels refused to leave the town.", "said"),
        ("It is unclear whether the talks in Juba will resume.", "unclear"),
        ("Reuters could not independently verify the report.", "unclear"),
        ("The envoy believes that the truce will hold.", "believed"),
        ("The rebels want to keep their arms.", "intended"),
        ("The envoy asked whether the road to Malakal was safe.", "asked"),
    ],
)
def test_the_act_is_told_by_the_cue(read: Callable[[str], Draft], text: str, act: str) -> None:
    assert [s.act for s in read(text).statements] == [act]


def test_an_outlet_that_is_told_is_addressee_and_relay(read: Callable[[str], Draft]) -> None:
    found = read("A commander told Reuters that the bridge at Kasese was open.").statements[0]
    assert (found.addressee, found.relayed_by) == ("Reuters", ("Reuters",))


def test_reporters_are_addressed_but_relay_nothing(read: Callable[[str], Draft]) -> None:
    found = read("The envoy told reporters in Juba that the truce would hold.").statements[0]
    assert (found.addressee, found.relayed_by) == ("reporters", ())


def test_the_newspaper_is_the_one_named_before(read: Callable[[str], Draft]) -> None:
    draft = read("The Washington Post visited Juba. “We are safe,” Mayor John Deng told the newspaper.")
    assert draft.statements[-1].relayed_by == ("The Washington Post",)


def test_a_source_that_cites_another_says_so(read: Callable[[str], Draft]) -> None:
    found = read("State television quoted a commander as saying that the bridge was open.").statements[0]
    assert found.cites == ("a commander",)


def test_he_may_be_who_was_cited(read: Callable[[str], Draft]) -> None:
    draft = read(
        "State television quoted General John Deng as saying that the bridge was open. "
        "He said the army would hold it."
    )
    assert draft.statements[-1].speaker == "John Deng"


def test_a_place_that_follows_what_is_said_is_no_setting(read: Callable[[str], Draft]) -> None:
    found = read("Aid groups have warned of hunger in Malakal.").statements[0]
    assert found.setting is None

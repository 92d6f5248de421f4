"""A drafted deal beside what parties say in public."""

from pathlib import Path

import pytest
from tests.told import Minutes, position, talks

from verbale.errors import DealError
from verbale.views import Package, load_deal, package, read_deal

DEAL = """
title = "A draft"
[[item]]
issue = "fighting.truce"
text = "Both sides keep a ceasefire."
gives_to = ["rebels"]
asks_of = ["rebels", "army"]
[[item]]
issue = "forces.disarmament"
text = "The rebels hand in their rifles."
asks_of = ["rebels"]
[[item]]
issue = "held.prisoners"
text = "All prisoners are freed."
gives_to = ["rebels"]
asks_of = ["army"]
"""


@pytest.fixture
def made() -> Package:
    minutes = Minutes()
    minutes.report(
        "2021-03-05",
        "Talks ended. The rebels want a truce. The army offers a truce. The rebels will never disarm. "
        "The army would free prisoners if soldiers return. The rebels want the blockade lifted. "
        "The army rejects a longer truce.",
        talks("Talks ended", "rebels", "army"),
        position("rebels", "fighting.truce", "demand", "want a truce"),
        position("army", "fighting.truce", "offer", "offers a truce"),
        position("rebels", "forces.disarmament", "reject", "will never disarm", red_line=True),
        position("army", "held.prisoners", "condition", "free prisoners if soldiers return"),
        position("rebels", "rebuilding.blockade", "demand", "want the blockade lifted"),
    )
    minutes.report(
        "2021-03-05",
        "The junta wants a truce.",
        position("junta", "fighting.truce", "demand", "wants a truce"),
    )
    return package(minutes.material(), read_deal(DEAL, "draft.toml"))


def test_it_lists_the_demands_that_are_met(made: Package) -> None:
    assert [(one.item, one.party, one.stand.stance) for one in made.meets] == [
        (1, "rebels", "demand"),
        (3, "army", "condition"),
    ]


def test_it_lists_what_a_party_has_offered_itself(made: Package) -> None:
    assert [(one.item, one.party) for one in made.agreed] == [(1, "army")]


def test_it_lists_the_red_lines_it_crosses_with_their_words(made: Package) -> None:
    (crossed,) = made.crosses
    assert (crossed.item, crossed.party) == (2, "rebels")
    assert crossed.stand.citation.quote == "The rebels will never disarm."


def test_it_lists_what_it_is_silent_on(made: Package) -> None:
    assert [(one.party, one.issue) for one in made.silent] == [("rebels", "rebuilding.blockade")]


def test_it_lists_whose_movement_each_term_needs(made: Package) -> None:
    assert [(need.item, need.party, need.why) for need in made.needs] == [
        (2, "rebels", "red line"),
        (3, "army", "sets a condition"),
    ]


def test_parties_of_another_conflict_are_left_out(made: Package) -> None:
    assert made.considered == ("army", "rebels")


def test_a_party_without_a_stance_is_said_to_be_unreported() -> None:
    made = package(Minutes().material(), read_deal(DEAL, "draft.toml"))
    assert made.unknown == ("rebels", "army")
    assert {need.why for need in made.needs} == {"not reported"}


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("title = ", "not TOML"),
        ('title = "A"', "at least one [[item]]"),
        ('[[item]]\nissue = "fighting.truce"\ntext = "A truce."', "needs a title"),
        ('title = "A"\n[[item]]\nissue = "fighting.truces"\ntext = "x"', "did you mean fighting.truce"),
        ('title = "A"\n[[item]]\nissue = "fighting.truce"', "item 1: needs text"),
        ('title = "A"\n[[item]]\nissue = "aid.entry"\ntext = "x"\nasks = ["B"]', "'asks' is not known"),
        (
            'title = "A"\n[[item]]\nissue = "aid.entry"\ntext = "x"\nasks_of = "B"',
            "asks_of is a list of parties",
        ),
        ('title = "A"\nitem = "x"', "at least one [[item]]"),
        ('title = "A"\nitem = ["x"]', "item 1: is no table"),
        ('colour = 1\ntitle = "A"\n[[item]]\nissue = "aid.entry"\ntext = "x"', "'colour' is not known"),
    ],
)
def test_a_wrong_deal_is_refused_with_its_reason(raw: str, fault: str) -> None:
    with pytest.raises(DealError) as caught:
        read_deal(raw, "draft.toml")
    assert any(fault in one for one in caught.value.faults)
    assert str(caught.value).startswith("draft.toml: ")


def test_all_that_is_wrong_is_listed_at_once() -> None:
    with pytest.raises(DealError) as caught:
        read_deal('[[item]]\nissue = "aid.entri"\n[[item]]\ntext = "x"', "draft.toml")
    assert [fault.split(";")[0] for fault in caught.value.faults] == [
        'it needs a title: title = "…"',
        'item 1: needs text = "…"',
        "item 1: no issue is called 'aid.entri'",
        'item 2: needs issue = "…"',
    ]


def test_a_deal_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DealError, match="cannot be read"):
        load_deal(tmp_path / "absent.toml")


def test_a_deal_may_be_checked_as_of_a_day() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "The army rejects a truce.",
        position("army", "fighting.truce", "reject", "rejects a truce"),
    )
    minutes.report(
        "2021-03-05",
        "The army offers a truce.",
        position("army", "fighting.truce", "offer", "offers a truce"),
    )
    deal = read_deal(DEAL, "draft.toml")
    assert [one.party for one in package(minutes.material().as_of("2021-03-04"), deal).refused] == ["army"]
    assert package(minutes.material().as_of(None), deal).refused == ()

"""What sticks: opposed pairs with their age, and obstacles by others' word."""

from tests.told import Minutes, position, said, talks

from verbale.views import sticking

TRUCE = "fighting.truce"


def stalled() -> Minutes:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "Talks ended. The rebels want a truce. The army offers a truce.",
        talks("Talks ended", "rebels", "army", mediators=("Norway",)),
        position("rebels", TRUCE, "demand", "want a truce"),
        position("army", TRUCE, "offer", "offers a truce"),
    )
    first = minutes.report(
        "2021-03-05", "The army rejects a truce.", position("army", TRUCE, "reject", "rejects a truce")
    )
    told = position("army", TRUCE, "reject", "rejects a truce")
    minutes.report("2021-03-06", "The army rejects a truce.", told, copy_of=first)
    minutes.report(
        "2021-03-10", "The army rejects a truce.", position("army", TRUCE, "reject", "rejects a truce")
    )
    return minutes


def test_a_point_is_as_old_as_the_later_sides_turn() -> None:
    (point,) = sticking(stalled().material(), as_of="2021-03-11").points
    assert (point.parties, point.since, point.days) == (("rebels", "army"), "2021-03-05", 6)
    assert [stand.date for stand in point.first] == ["2021-03-01", "2021-03-05"]


def test_when_it_was_last_raised_is_told() -> None:
    (point,) = sticking(stalled().material(), as_of="2021-03-15").points
    assert (point.last, point.quiet_days) == ("2021-03-10", 5)


def test_parties_that_met_since_over_whether_to_meet_are_told_to_have() -> None:
    issue = "process.participation"
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "Talks ended. The rebels want talks. The army rejects talks.",
        talks("Talks ended", "rebels", "army"),
        position("rebels", issue, "demand", "want talks"),
        position("army", issue, "reject", "rejects talks"),
    )
    assert sticking(minutes.material()).points[0].met is None
    minutes.report("2021-03-09", "Both met in Juba.", talks("Both met", "army", "rebels"))
    met = sticking(minutes.material()).points[0].met
    assert met is not None
    assert met.quote == "Both met in Juba."


def test_copies_raise_nothing() -> None:
    (point,) = sticking(stalled().material()).points
    assert (point.reports, point.origins) == (4, 3)


def test_what_only_an_enemy_says_is_no_sticking_point() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "Talks ended. The army offers a truce. The rebels reject a truce, the army said.",
        talks("Talks ended", "rebels", "army"),
        position("army", TRUCE, "offer", "offers a truce"),
        position("rebels", TRUCE, "reject", "reject a truce", said_by="army"),
    )
    assert sticking(minutes.material()).points == ()


def test_a_reporter_and_a_mediator_name_obstacles_and_a_party_does_not() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "Talks ended over prisoners, the main sticking point. Land is the last hurdle, Eva Holm said. "
        "The army is the main obstacle, the rebels said.",
        talks("Talks ended", "rebels", "army", mediators=("Norway",)),
        said("Land is the last hurdle", "Eva Holm", "Norway"),
        said("The army is the main obstacle", "Ali Noor", "rebels"),
    )
    named = sticking(minutes.material()).named
    assert [(one.by, one.named_by) for one in named] == [("reporter", None), ("mediator", "Eva Holm")]
    assert "the main sticking point" in named[0].citation.quote


def test_an_obstacle_has_the_issue_of_the_position_beside_it() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-01",
        "The army accepts a vote, the last obstacle.",
        position("army", "governance.elections", "accept", "accepts a vote"),
    )
    assert sticking(minutes.material()).named[0].issues == ("governance.elections",)

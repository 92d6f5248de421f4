"""How stances on an issue stand to one another, among the parties to the talks."""

from tests.told import Minutes, position, talks

from verbale.views import Row, board

TRUCE = "fighting.truce"


def row(minutes: Minutes, issue: str = TRUCE) -> Row:
    return next(one for one in board(minutes.material()).rows if one.issue == issue)


def meeting(text: str, *told: object) -> Minutes:
    """A report of talks between rebels and army, with stances in it."""
    minutes = Minutes()
    minutes.report(
        "2021-03-05", f"Talks ended in Juba. {text}", talks("Talks ended", "rebels", "army"), *told
    )  # type: ignore[arg-type]
    return minutes


def test_for_and_against_one_matter_is_opposed_and_both_are_quoted() -> None:
    found = row(
        meeting(
            "The rebels want a truce. The army will not hear of a ceasefire.",
            position("rebels", TRUCE, "demand", "want a truce"),
            position("army", TRUCE, "reject", "hear of a ceasefire"),
        )
    )
    assert found.compatibility == "opposed"
    assert found.rule == "rebels demand; army rejects."
    assert [ground.stand.citation.quote for ground in found.grounds] == [
        "The rebels want a truce.",
        "The army will not hear of a ceasefire.",
    ]


def test_a_condition_without_refusal_is_conditional() -> None:
    found = row(
        meeting(
            "The rebels offer a truce. The army would keep a truce if they do.",
            position("rebels", TRUCE, "offer", "offer a truce"),
            position("army", TRUCE, "condition", "keep a truce if they do"),
        )
    )
    assert (found.compatibility, found.grounds[0].party) == ("conditional", "army")


def test_a_condition_that_is_refused_is_opposed() -> None:
    found = row(
        meeting(
            "The rebels will talk if prisoners are freed. The army will free no prisoners.",
            position("rebels", "held.prisoners", "condition", "if prisoners are freed"),
            position("army", "held.prisoners", "reject", "will free no prisoners"),
        ),
        "held.prisoners",
    )
    assert found.compatibility == "opposed"


def test_an_offer_that_answers_a_demand_is_compatible() -> None:
    found = row(
        meeting(
            "The rebels want a truce. The army offers a ceasefire.",
            position("rebels", TRUCE, "demand", "want a truce"),
            position("army", TRUCE, "offer", "offers a ceasefire"),
        )
    )
    assert found.compatibility == "compatible"


def test_stances_on_other_things_are_not_set_against_one_another() -> None:
    found = row(
        meeting(
            "The rebels want their river patrols back. The army refuses to give up its helicopters.",
            position("rebels", "forces.arms", "demand", "want their river patrols back"),
            position("army", "forces.arms", "reject", "give up its helicopters"),
        ),
        "forces.arms",
    )
    assert found.compatibility == "unknown"
    assert "no matter in common" in found.rule


def test_a_third_partys_stance_is_not_one_of_the_parties() -> None:
    minutes = meeting(
        "The rebels want a truce. The army agrees to a truce. Norway opposes a truce.",
        position("rebels", TRUCE, "demand", "want a truce"),
        position("army", TRUCE, "accept", "agrees to a truce"),
        position("Norway", TRUCE, "oppose", "opposes a truce"),
    )
    found = row(minutes)
    assert found.compatibility == "compatible"
    assert {cell.party for cell in found.cells} == {"rebels", "army", "Norway"}
    assert board(minutes.material()).compared == ("army", "rebels")


def test_the_user_may_name_the_parties() -> None:
    minutes = meeting(
        "The rebels want a truce. Norway opposes a truce.",
        position("rebels", TRUCE, "demand", "want a truce"),
        position("Norway", TRUCE, "oppose", "opposes a truce"),
    )
    made = board(minutes.material(), between=("rebels", "Norway"))
    assert (made.compared_by, made.rows[0].compatibility) == ("named", "opposed")


def test_a_state_that_is_named_in_few_rounds_has_no_seat() -> None:
    minutes = Minutes()
    for day in range(1, 6):
        minutes.report(f"2021-03-0{day}", "Talks ended.", talks("Talks", "rebels", "army"))
    minutes.report("2021-03-06", "Talks ended.", talks("Talks", "army", "Norway"))
    assert board(minutes.material()).compared == ("army", "rebels")


def test_parties_of_two_conflicts_do_not_answer_one_another() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-05",
        "Talks ended. The rebels want peace talks.",
        talks("Talks ended", "rebels", "army"),
        position("rebels", "process.participation", "demand", "want peace talks"),
    )
    minutes.report(
        "2021-03-05",
        "Talks ended. The junta rejects peace talks.",
        talks("Talks ended", "junta", "league"),
        position("junta", "process.participation", "reject", "rejects peace talks"),
    )
    assert row(minutes, "process.participation").compatibility == "unknown"


def test_what_an_enemy_says_of_a_party_is_marked_in_the_rule() -> None:
    found = row(
        meeting(
            "The army offers a truce. The rebels reject any truce, the army said.",
            position("army", TRUCE, "offer", "offers a truce"),
            position("rebels", TRUCE, "reject", "reject any truce", said_by="army"),
        )
    )
    assert found.rule == "army offers; rebels reject (by the account of army)."


def test_what_is_on_no_issue_of_the_list_is_not_compared() -> None:
    found = row(
        meeting(
            "The rebels want land reform. The army rejects land reform.",
            position("rebels", "other", "demand", "want land reform"),
            position("army", "other", "reject", "rejects land reform"),
        ),
        "other",
    )
    assert (found.compatibility, found.grounds) == ("unknown", ())

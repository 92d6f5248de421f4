"""What is no stance of whoever is named: guesses about others, demands on oneself, how a place fares."""

from __future__ import annotations

from tests.reading.taken import read, stances


def test_what_others_are_expected_to_do_is_not_their_stance() -> None:
    text = "The envoy said he anticipated that Kenya and Uganda would talk soon to complete the ceasefire agreement."
    assert not {party for party, _, _ in stances(text)} & {"Kenya", "Uganda"}


def test_nobody_demands_of_himself_by_name() -> None:
    text = "Carter's visit came a day after France rebuked Washington, demanding that Washington end the war."
    assert ("United States", "fighting.permanence", "demand") not in stances(text)


def test_how_a_town_fares_is_not_what_is_approved() -> None:
    text = "The Yemeni government approved a U.N. request for aid deliveries to the town of Taiz, under siege by the Houthis."
    issues = {issue for party, issue, _ in stances(text) if party != "United Nations"}
    assert issues == {"aid.entry"}


def test_images_of_a_checkpoint_set_no_condition() -> None:
    text = "Images of a checkpoint taken in October show a buildup that could be used for moving in troops, Russia said."
    assert not [p for p in read(text) if p.stance == "condition"]


def test_starvation_as_a_weapon_is_a_siege() -> None:
    text = 'The U.S. envoy has denounced "surrender or starve" tactics in Sudan.'
    assert stances(text) == {("United States", "aid.sieges", "oppose")}


def test_who_is_behind_an_attack_takes_no_side() -> None:
    assert stances("Islamic State said it was behind an attack by gunmen in the heart of Mosul.") == set()


def test_what_comes_ahead_of_a_truce_is_not_on_the_truce() -> None:
    text = (
        "Russia is pressing ahead with its air campaign in Syria ahead of a ceasefire agreed by major powers."
    )
    assert ("Russia", "fighting.truce", "support") not in stances(text)


def test_what_is_done_in_stages_is_not_the_format_of_the_talks() -> None:
    text = "The Moro Islamic Liberation Front said its fighters would be decommissioned in stages once the law was ratified."
    assert "process.preconditions" not in {issue for _, issue, _ in stances(text)}


def test_declaring_martial_law_offers_no_transition() -> None:
    assert (
        stances("President Rodrigo Duterte declared martial law in Mindanao, the Philippines, on Tuesday.")
        == set()
    )


def test_who_is_called_on_is_not_what_is_called_for() -> None:
    text = "Norway on Tuesday called on the Malian government and the rebels to meet at once for talks on a truce."
    assert not [issue for party, issue, _ in stances(text) if party == "Norway" and issue == "other"]


def test_a_spokesman_of_nobody_known_is_no_party() -> None:
    assert not stances("A deputy ambassador asked for aid to be let in.")


def test_a_man_in_the_street_is_no_party() -> None:
    assert not stances("Khaled Darwish, a baker in Gaza, demanded a truce and the release of prisoners.")


def test_diplomats_of_nobody_are_no_party() -> None:
    assert not stances("Diplomats want an end to the siege.")


def test_bodies_without_a_name_are_parties() -> None:
    assert stances("Aid agencies called for an end to the siege.") == {
        ("Aid agencies", "aid.sieges", "demand")
    }

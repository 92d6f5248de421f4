"""The two sides of a report, the groups and armies it only describes."""

from __future__ import annotations

import pytest
from tests.reading.mentions import mention, names, read, words_of

from verbale.reading.actors import actors_of_verb

SUDAN = "The army and the paramilitary Rapid Support Forces fight over Sudan. Sudan's capital is in ruins. "


def test_mediators_named_together_are_not_the_sides() -> None:
    draft = read(
        "Morocco and the Polisario Front met in Geneva. Algeria and Mauritania took part. Both sides spoke of goodwill."
    )
    assert names(draft, "Both sides") == ["Morocco", "Polisario Front"]


def test_states_of_a_longer_list_are_not_the_sides() -> None:
    draft = read(
        "Russian and Ukrainian negotiators met. Guarantees should come from states including Turkey and Poland. "
        "Each side stayed cautious."
    )
    assert names(draft, "Each side") == ["Russia", "Ukraine"]


def test_leaders_named_together_set_the_sides() -> None:
    draft = read(
        "South Sudan's President Salva Kiir and rebel leader Riek Machar signed. The government spoke of a victory. The two sides broke the truce.",
        "2018-09-12",
    )
    assert names(draft, "The two sides") == ["South Sudan", "SPLM-IO"]


def test_two_leaders_are_the_persons_named_together() -> None:
    draft = read(
        "Presidents Vladimir Putin and Tayyip Erdogan met in Sochi. The two leaders spoke for hours.",
        "2019-10-22",
    )
    assert names(draft, "The two leaders") == ["Vladimir Putin", "Tayyip Erdogan"]


@pytest.mark.parametrize("words", ["the two countries", "the neighbours"])
def test_two_countries_are_the_states_named_together(words: str) -> None:
    draft = read(f"India and Pakistan agreed to a truce. Officials of {words} spoke by telephone.")
    assert names(draft, words) == ["India", "Pakistan"]


def test_sides_not_named_together_are_the_army_and_the_only_group() -> None:
    draft = read(
        "Sudan's army left the talks. The RSF shelled Omdurman. Sudan's army shelled it too. Both parties lied."
    )
    assert names(draft, "Both parties") == ["Sudanese Armed Forces", "Rapid Support Forces"]


def test_guarantors_are_the_states_listed_after_and_later_the_same() -> None:
    draft = read("The guarantor countries, Cuba and Norway, read it out. Later the guarantors left.")
    assert names(draft, "guarantor countries") == ["Cuba", "Norway"]
    assert names(draft, "guarantors") == ["Cuba", "Norway"]


def test_group_is_the_armed_group_and_not_the_monitor_that_speaks() -> None:
    draft = read("Boko Haram raided Mubi in Nigeria. Human Rights Watch said the group had taken women.")
    assert mention(draft, "group").name == "Boko Haram"


def test_group_is_whom_the_spokesman_speaks_for() -> None:
    draft = read(
        "Islamic State Khorasan struck. Taliban spokesman Zabihullah Mujahid said the group condemned it.",
        "2021-08-26",
    )
    assert mention(draft, "group").name == "Taliban"


def test_relief_group_is_the_group_where_no_other_is_named() -> None:
    draft = read("The White Helmets said help came late. Raed Saleh, the group's head, was angry.")
    assert mention(draft, "group").name == "White Helmets"


def test_guerrillas_are_the_one_group_of_the_conflict() -> None:
    draft = read(
        "Colombia's government met the ELN. Colombia hopes for peace. The guerrillas will defend themselves."
    )
    assert mention(draft, "guerrillas").name == "ELN"


def test_fighters_of_a_group_are_the_group() -> None:
    assert (
        mention(read("In Arauca, gunmen of the EMC killed two policemen."), "gunmen").name
        == "Estado Mayor Central"
    )


def test_other_rebels_are_not_the_group_named() -> None:
    draft = read("M23 rebels hold Goma in Congo. Other rebels hold the hills of Congo.")
    assert mention(draft, "rebels").name != "M23"


def test_paramilitaries_of_sudan_are_named() -> None:
    draft = read(SUDAN + "Gunmen looted a clinic. Doctors fled. The paramilitaries denied it.")
    assert mention(draft, "paramilitaries").name == "Rapid Support Forces"


def test_army_is_no_coalition() -> None:
    draft = read(
        "Iraq's government thanked the U.S.-led coalition. Iraq said only the army would enter the city."
    )
    assert mention(draft, "army").name == "Iraqi army"


def test_army_in_gaza_is_israels() -> None:
    draft = read(
        "Hamas freed hostages in Gaza and Palestinians went home. Hamas said the army had opened fire."
    )
    assert mention(draft, "army").name == "Israel Defense Forces"


def test_troops_of_a_regime_are_the_governments() -> None:
    draft = read("Myanmar's junta lost a town. Myanmar is at war. The regime's troops shelled Paletwa.")
    assert mention(draft, "regime's troops").name == "Myanmar government"


def test_authorities_in_a_country_are_its_government() -> None:
    assert "Pakistan" in names(read("Authorities in Pakistan have imposed a curfew."), "Authorities")


def test_government_of_a_region_is_its_own() -> None:
    assert names(read("The Sindh government refused to pay."), "Sindh government") == ["Sindh government"]


def test_council_of_another_body_is_not_the_united_nations() -> None:
    assert "United Nations Security Council" not in [
        a.name for a in read("Aziz Karim, head of the Kurdish Security Council, said so.").actors
    ]


def test_ambiguous_name_is_the_group_of_the_states_named() -> None:
    assert names(read("The National Liberation Army left Macedonia."), "National Liberation Army") == [
        "National Liberation Army of Macedonia"
    ]
    assert names(read("Colombia and the National Liberation Army met."), "National Liberation Army") == [
        "ELN"
    ]


def test_peoples_keep_their_own_names() -> None:
    assert names(read("Serbs in the north blocked roads."), "Serbs") == ["Serbs"]


def test_forces_as_such_are_nobody() -> None:
    assert "Forces" not in words_of(read("Forces clashed near the river."))


def test_verb_before_a_count_is_no_part_of_a_people() -> None:
    assert "people" in words_of(read("A bomb wounded six people in Narathiwat."))


def test_the_north_is_the_state_in_a_report_on_a_parted_country() -> None:
    draft = read(
        "North Korea called off the talks. The North cut the line. South Korea's army asked the North to answer."
    )
    assert names(draft, "North") == ["North Korea", "North Korea"]


def test_the_north_of_another_country_is_a_place() -> None:
    assert not names(read("Mali sent troops. The North is dry."), "North")


def test_two_ministries_are_the_states_named_together() -> None:
    draft = read("Armenia and Azerbaijan traded fire. The two foreign ministries announced a truce.")
    assert names(draft, "The two foreign ministries") == ["Armenia", "Azerbaijan"]


def test_two_states_named_in_passing_are_not_the_sides_of_a_conflict_within_a_third() -> None:
    draft = read(
        "The Yemeni government and the Houthis met. The Houthis will free Saudi and Sudanese soldiers. Yemeni officials agreed. "
        "The two sides will meet in May."
    )
    assert "Sudan" not in names(draft, "The two sides")


def test_all_take_those_before_them_together() -> None:
    draft = read("The OSCE, EU and UN all called for a halt.")
    sentence = draft.sentences[0]
    head = next(t for t in sentence.doc if t.lower_ == "called")
    assert [a.name for a in actors_of_verb(draft, sentence, head)] == [
        "OSCE",
        "European Union",
        "United Nations",
    ]

"""Descriptions: whom "the group", "the rebels" and "both sides" stand for."""

from __future__ import annotations

from tests.reading.mentions import read

from verbale.reading.draft import Draft


def meant(draft: Draft, words: str) -> list[str]:
    return [a.name for a in draft.actors if a.span.of(draft.text) == words]


def test_the_group_is_the_group_named_last() -> None:
    draft = read("Boko Haram attacked a village. The terrorist group killed a chief.")
    assert meant(draft, "terrorist group") == ["Boko Haram"]


def test_the_rebels_are_the_group_called_so() -> None:
    draft = read("M23 rebels took the town from the Congolese army. The rebels then fired into the air.")
    assert meant(draft, "rebels") == ["M23"]


def test_rebels_without_a_name_are_those_of_the_state_in_conflict() -> None:
    draft = read("The Chadian government sent troops. Chadian leaders said rebels had crossed the desert.")
    assert meant(draft, "rebels") == ["Chadian rebels"]


def test_the_government_is_that_of_the_state_in_conflict() -> None:
    draft = read("Colombian negotiators met the ELN. The ELN said the government had broken its word.")
    assert meant(draft, "government") == ["Colombian government"]


def test_the_army_is_the_one_named_last() -> None:
    draft = read("The Ethiopian army entered Lalibela, where Fano had dug in. The army met no resistance.")
    assert meant(draft, "army") == ["Ethiopian National Defense Force"]


def test_a_body_is_found_by_its_noun() -> None:
    draft = read("The Southern Transitional Council met on Friday. The council rejected the plan.")
    assert meant(draft, "council") == ["Southern Transitional Council"]


def test_apposition_stands_for_the_name_before_it() -> None:
    draft = read("The MILF spoke first. The NPA, the country's oldest rebel group, kept silent.")
    assert meant(draft, "rebel group") == ["New People's Army"]


def test_both_sides_are_the_parties_set_against_each_other() -> None:
    draft = read(
        "The Philippine government and the MILF signed in Kuala Lumpur. Both sides thanked Malaysia."
    )
    assert meant(draft, "Both sides") == ["Philippine government", "Moro Islamic Liberation Front"]


def test_both_sides_of_nobody_is_nobody() -> None:
    assert meant(read("Both sides lost. Nobody won."), "Both sides") == []


def test_it_of_a_said_clause_is_the_speaker() -> None:
    draft = read("The RSF said it would withdraw from the town.")
    assert meant(draft, "it") == ["Rapid Support Forces"]


def test_empty_it_is_nobody() -> None:
    assert meant(read("The RSF said it was unclear who fired."), "it") == []


def test_rebel_commander_speaks_for_the_rebels() -> None:
    draft = read("Libyan rebels took Brega from the Libyan army. A rebel commander said five had died.")
    actor = next(a for a in draft.actors if a.span.of(draft.text) == "rebel commander")
    assert actor.affiliation == "Libyan rebels"


def test_qualifying_words_are_no_persons() -> None:
    assert meant(read("The army regretted civilian deaths in rebel-held areas."), "civilian") == []


def test_adjectives_do_not_hide_that_a_group_is_the_one_spoken_of() -> None:
    draft = read("The ELN freed a mayor. The outlawed insurgent group said it would free two more.")
    assert meant(draft, "insurgent group") == ["ELN"]


def test_one_of_the_few_groups_is_no_group_spoken_of() -> None:
    draft = read("The ELN freed a mayor. The guard is one of the few groups that villagers trust.")
    assert "ELN" not in meant(draft, "groups")


def test_a_group_is_told_by_its_creed() -> None:
    draft = read("The Taliban spoke first. The hardline Islamist movement wants foreign troops out.")
    assert meant(draft, "Islamist movement") == ["Taliban"]


def test_a_group_is_told_by_the_name_behind_it() -> None:
    draft = read("The largest opposition party, the Nepali Congress, asked for a ceasefire.")
    assert meant(draft, "opposition party") == ["Nepali Congress"]


def test_the_first_lines_describe_the_group_named_further_on() -> None:
    draft = read(
        "Thailand and the main rebel group in its south agreed on a truce. The Barisan Revolusi Nasional signed it. "
        "The BRN will hold its fire. Thai officials welcomed that."
    )
    assert meant(draft, "main rebel group") == ["Barisan Revolusi Nasional"]


def test_a_longer_name_is_another_group() -> None:
    draft = read("Fatah al-Qadim said it had stopped firing.")
    assert meant(draft, "Fatah al-Qadim") == ["Fatah al-Qadim"]


def test_its_envoy_is_the_envoy_of_whom_it_stands_for() -> None:
    draft = read("Norway praised the truce but said its envoy was worried.")
    assert meant(draft, "its") == ["Norway"]
    assert not meant(draft, "envoy")


def test_the_country_that_decides_is_the_state_spoken_of() -> None:
    draft = read("North Korea tested a rocket. The isolated state rejected the offer.")
    assert meant(draft, "state") == ["North Korea"]


def test_a_country_where_things_happen_is_nobody() -> None:
    assert not meant(read("Rwanda sent troops. The country has seen much rain."), "country")


def test_he_is_the_man_before_the_answer_of_others() -> None:
    draft = read(
        "Omar Saleh of Hamas asked for observers. The Israeli side turned that down. He also named a day."
    )
    assert meant(draft, "He") == ["Omar Saleh"]


def test_a_group_is_told_by_the_name_it_is_known_by() -> None:
    draft = read("Boko Haram fled. The group, known as the High Negotiations Committee, agreed.")
    assert meant(draft, "group") == ["High Negotiations Committee"]


def test_a_group_is_told_by_what_it_is_called() -> None:
    draft = read("A rebel group called the New Dawn Front, which holds the town, agreed.")
    assert meant(draft, "rebel group") == ["New Dawn Front"]

"""Whose ministers, envoys and spokespersons are meant, and whom their pronouns stand for."""

from __future__ import annotations

import pytest
from tests.reading.mentions import mention, names, read, words_of


def affiliation(text: str, words: str, published: str | None = "2024-03-12") -> str | None:
    return mention(read(text, published), words).affiliation


def test_minister_without_a_state_is_of_the_conflicts_government() -> None:
    text = "Mozambique's government and the insurgents fought near Palma. Interior Minister Joao Pestana said 12 had died."
    assert affiliation(text, "Interior Minister Joao Pestana") == "Mozambican government"


def test_minister_is_of_the_state_that_the_sentence_before_is_about() -> None:
    text = (
        "Sudan's army and the RSF accepted. Sudan had asked for it. Norway said it would help. "
        "Foreign Minister Kari Nordmann flew to Port Sudan."
    )
    assert affiliation(text, "Foreign Minister Kari Nordmann") == "Norway"


def test_minister_who_tells_of_a_capitals_plans_is_its_own() -> None:
    text = "Talks between Ukraine and Russia went on. Deputy Foreign Minister Oleg Petrov said Moscow would wait."
    assert affiliation(text, "Deputy Foreign Minister Oleg Petrov") == "Russia"


def test_former_president_speaks_for_no_government() -> None:
    text = "Mali's junta met the Tuareg rebels. Mali wants peace. Former president Amadou Keita was absent."
    assert affiliation(text, "Former president Amadou Keita") is None


def test_envoy_to_a_country_is_not_of_it() -> None:
    draft = read("U.N. Yemen envoy Anna Lindqvist met Yemen's government and the Houthis. Yemen agreed.")
    assert mention(draft, "U.N. Yemen envoy Anna Lindqvist").affiliation == "United Nations"


def test_adjective_of_a_sender_stays_the_senders() -> None:
    assert affiliation("U.S. envoy Mark Hollis met the rebels.", "U.S. envoy Mark Hollis") == "United States"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Kenya's Monica Wanjiru opened the talks.", "Monica Wanjiru", "Kenya"),
        ("The African Union's Pierre Nkomo urged calm.", "Pierre Nkomo", "African Union"),
        (
            "Jean Bokassi's UPC left the town.",
            "Jean Bokassi",
            "Union for Peace in the Central African Republic",
        ),
        ("The MNLF of Karim Usman stayed away.", "Karim Usman", "Moro National Liberation Front"),
        ("Ali Hamadi, who leads the Polisario delegation, said so.", "Ali Hamadi", "Polisario Front"),
        ("Ivan Sidorov leads the Russian side.", "Ivan Sidorov", "Russia"),
    ],
)
def test_words_around_a_name_say_whose_a_person_is(text: str, words: str, party: str) -> None:
    assert affiliation(text, words) == party


def test_president_elect_is_of_the_state() -> None:
    assert (
        affiliation("Kenyan President-elect John Otieno flew in.", "Kenyan President-elect John Otieno")
        == "Kenya"
    )


def test_one_name_after_a_personal_title_is_a_persons() -> None:
    actor = mention(read("General Tariku said the front had been broken."), "General Tariku")
    assert (actor.name, actor.kind) == ("Tariku", "person")


def test_name_the_model_takes_for_a_body_is_a_persons() -> None:
    draft = read("Festo Mwangi, head of the ceasefire monitors, said both had signed.")
    assert mention(draft, "Festo Mwangi").kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Thousands fled to Hinche and Boucan Carre on Monday.",
        "Aid was limited to Bab al-Salam on the border.",
        "The army told villagers not to approach Khiam and Kfar Kila.",
        "Fighters must leave Manbij and Tel Rifaat by noon.",
        "Kerem Shalom reopened on Tuesday.",
    ],
)
def test_places_are_neither_persons_nor_bodies(text: str) -> None:
    kinds = {a.kind for a in read(text).actors}
    assert kinds.isdisjoint({"person", "organisation"})


def test_dateline_alone_names_nobody() -> None:
    assert read("PORT-AU-PRINCE - \nGangs attacked a prison on Sunday.").actors[0].name != "AU-PRINCE"


def test_prime_minister_later_is_not_a_foreign_minister() -> None:
    draft = read(
        "Armenian Prime Minister Nikol Pashinyan met generals. Turkish Foreign Minister Hakan Fidan praised Baku. "
        "The prime minister said he would sign."
    )
    assert mention(draft, "prime minister").name == "Nikol Pashinyan"


def test_leader_of_a_state_is_its_president_named_before() -> None:
    draft = read("President Petro Poroshenko flew to Minsk. The Ukrainian leader met envoys.", "2015-02-12")
    assert mention(draft, "Ukrainian leader").name == "Petro Poroshenko"


def test_office_of_a_state_is_its_holder_of_that_day() -> None:
    assert mention(
        read("Qatar's prime minister announced a truce.", "2025-01-15"), "Qatar's prime minister"
    ).name == ("Mohammed bin Abdulrahman al-Thani")


def test_she_is_no_man_named_before() -> None:
    draft = read(
        "Dmitry Peskov spoke first. Angela Merkel met Vladimir Putin. She said the talks were hard.",
        "2015-02-12",
    )
    assert mention(draft, "She").name == "Angela Merkel"


def test_pronoun_stands_for_the_speaker_named_after() -> None:
    draft = read("Peter Maurer met the rebels. He was hopeful, said Carlos Ruiz, the governor of Arauca.")
    assert mention(draft, "He").name == "Carlos Ruiz"


def test_him_is_not_the_subject_of_its_own_clause() -> None:
    draft = read("President Gustavo Petro went to Havana. Antonio Garcia met him there.", "2023-06-09")
    assert mention(draft, "him").name == "Gustavo Petro"


def test_its_of_something_else_is_nobodys() -> None:
    assert "its" not in words_of(read("Islamic State claimed the raid. The firm wants to restart its plant."))


def test_spokesman_of_someone_described_speaks_for_them() -> None:
    draft = read(
        "The Congolese army fought M23 near Sake. The army's spokesman in the province denied losses."
    )
    assert mention(draft, "army's spokesman").affiliation == "Congolese army"


def test_bare_last_name_without_a_date_is_the_only_holder_ever() -> None:
    assert names(read("Erdogan rejected the plan.", None), "Erdogan") == ["Tayyip Erdogan"]


def test_description_beside_a_name_says_whose_the_person_is() -> None:
    text = (
        "Hamas fired rockets. The militant movement's leader, Omar Darwish, rejected the truce. Darwish left."
    )
    assert affiliation(text, "Omar Darwish") == "Hamas"


def test_ambassador_to_a_body_is_not_of_it() -> None:
    text = "Russia's ambassador to the United Nations, Pavel Sorokin, voted against."
    assert affiliation(text, "Pavel Sorokin") == "Russia"


def test_spokesman_for_those_described_speaks_for_them() -> None:
    assert (
        affiliation("The FARC struck. A spokesman for the rebels rejected the truce.", "spokesman") == "FARC"
    )


def test_ministrys_spokesman_in_a_capital_is_its_states() -> None:
    assert (
        affiliation(
            "A foreign ministry spokesman in Chisinau said it was late.", "foreign ministry spokesman"
        )
        == "Moldova"
    )


def test_officials_in_a_capital_are_its_government() -> None:
    assert names(read("Officials in Kyiv said they would come."), "Officials") == ["Ukraine"]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Yerevan is ready to open the road.", "Yerevan"),
        ("Yerevan is against any new road.", "Yerevan"),
        ("Yerevan is to open the road in May.", "Yerevan"),
    ],
)
def test_capital_that_wants_something_is_its_government(text: str, city: str) -> None:
    assert names(read(text), city) == ["Armenia"]


def test_capital_that_is_quiet_is_a_place() -> None:
    assert not names(read("Yerevan was quiet after the blast."), "Yerevan")

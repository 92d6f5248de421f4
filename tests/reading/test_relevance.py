"""Whether a report is about an armed conflict or its negotiation."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.draft import Draft
from verbale.reading.relevance import RelevanceReader, relevance, weights
from verbale.terms import Report

ABOUT = [
    "Colombia's government and the ELN rebels agreed in Quito to extend their ceasefire, the guarantor countries said.",
    "M23 rebels seized a town on Friday after days of fighting with Congolese troops, residents said.",
    "Talks between the Philippine government and the MILF resumed in Kuala Lumpur with the Malaysian facilitator.",
    "A drone strike on a market in Sudan's Kordofan region killed 23 civilians, a doctors' network said.",
    "THE GUERRILLAS ATTACKED AN ARMY BARRACKS WITH MORTARS AND KILLED FOUR SOLDIERS, THE MILITARY SAID.",
    "The Houthis said they would let aid convoys into the besieged city if the air strikes stopped.",
    "Gangs in Port-au-Prince stormed a second police station on Friday and set barricades alight, Haitian police said.",
    "The fourth round of talks between Jakarta and the exiles of GAM opened in Helsinki; both sides spoke of Aceh's autonomy.",
    "Aid trucks could pass Bab al-Salam again after Damascus extended its consent for the crossing, the U.N. said.",
    "Serbs removed the barricades at a crossing in northern Kosovo after NATO's mediation, Pristina said.",
    "Russian and Ukrainian delegations agreed in Istanbul to exchange prisoners but not on security guarantees.",
    "North Korea called off its talks with the South at Panmunjom over a military drill and said the Koreas were still at war.",
    "Turkish Cypriot and Greek Cypriot leaders failed to agree on the guarantor powers' troops, the U.N. envoy said.",
]
OTHER = [
    "The striker scored twice as United won the cup final in extra time; the coach praised their fighting spirit.",
    "A gunman opened fire at a shopping mall in Ohio, killing three people before police shot him.",
    "A magnitude 6.8 earthquake struck the province, killing dozens and leaving thousands homeless.",
    "The company's shares fell after quarterly earnings missed what analysts had expected.",
    "The candidate won the primary with half of the ballots counted, her campaign said.",
    "Negotiators for the railroads and two unions agreed a truce in their pay talks and called off the strike.",
    "Veterans of the Normandy invasion laid wreaths on the anniversary of the landings under German artillery.",
    "Hackers attacked hospitals in forty countries, locking files with malware until a ransom was paid.",
    "Rebels in the Conservative Party plan to seize control of the Brexit talks from the prime minister.",
    "",
]


@pytest.mark.parametrize("text", ABOUT)
def test_conflict_and_its_talks_are_relevant(text: str) -> None:
    assert relevance("", text) >= 1.0


@pytest.mark.parametrize("text", OTHER)
def test_other_news_is_not(text: str) -> None:
    assert relevance("", text) < 1.0


def test_the_title_speaks_too() -> None:
    text = "Officials met on Monday."
    assert relevance("Ceasefire talks with rebels resume", text) > relevance("", text)


def test_reader_answers_for_each_draft() -> None:
    drafts = [Draft(report=Report(id=str(i), text=t)) for i, t in enumerate((ABOUT[0], OTHER[0]))]
    assert RelevanceReader().predict(drafts) == [True, False]


def test_answer_is_written_into_the_draft() -> None:
    draft = Draft(report=Report(id="r", text=ABOUT[1]))
    RelevanceReader().annotate(draft, prediction=True)
    assert draft.relevant


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_an_answer(text: str, title: str) -> None:
    assert isinstance(relevance(title, text), float)


def test_no_word_is_weighed_twice() -> None:
    weighed = Counter(word for words in weights().measures.weights.values() for word in words)
    assert [word for word, times in weighed.items() if times > 1] == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Guyana, Venezuela pledge not to use force",
            (
                "The presidents of Guyana and Venezuela agreed not to threaten or use force against each other in their "
                "quarrel over the Essequibo region. A joint commission of foreign ministers will report on the dispute."
            ),
        ),
        (
            "India, China agree on patrols",
            (
                "India and China have reached an understanding on patrols along their disputed Himalayan frontier. Both "
                "sides will go back to where they stood. Beijing confirmed the arrangement."
            ),
        ),
        (
            "Senegal, Casamance group sign deal",
            (
                "Senegal and a wing of the MFDC movement have initialled an agreement that lets people go back to their "
                "villages in Casamance. The leader of the movement's northern front did not attend."
            ),
        ),
    ],
)
def test_talks_without_a_word_of_war(title: str, text: str) -> None:
    assert relevance(title, text) >= 1.0

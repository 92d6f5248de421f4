from __future__ import annotations

from functools import cache

import pytest

from verbale.reading import Pipeline
from verbale.reading.citation import keep_cited
from verbale.reading.positions.lexicon import lexicon
from verbale.terms import Position, Report

BEFORE = "The war goes on and peace talks are under way between the parties to the conflict.\n"
STATED = {
    "Ukraine will never cede Crimea, President Volodymyr Zelensky said.": [
        ("Ukraine", "forces.territory", "reject"),
    ],
    "Russia demands that Ukraine withdraw its troops from four regions.": [
        ("Russia", "forces.withdrawal", "demand"),
    ],
    "The Kremlin rejected a European proposal to deploy peacekeepers in Ukraine.": [
        ("Russia", "holding.monitoring", "reject"),
    ],
    "Moscow said the presence of NATO troops in Ukraine was unacceptable.": [
        ("Russia", "forces.foreign", "reject"),
    ],
    "France and Britain offered to send troops to Ukraine once the fighting stops.": [
        ("France", "forces.foreign", "offer"),
        ("United Kingdom", "forces.foreign", "offer"),
    ],
    "The Rapid Support Forces said they had accepted a seven-day humanitarian truce.": [
        ("Rapid Support Forces", "fighting.truce", "accept"),
    ],
    "The African Union called for an end to the siege of El Fasher and unhindered access for aid agencies.": [
        ("African Union", "aid.sieges", "demand"),
        ("African Union", "aid.entry", "demand"),
    ],
    "The United States urged both sides to return to the negotiating table in Jeddah.": [
        ("United States", "process.participation", "demand"),
    ],
    "Egypt opposes any parallel government in Sudan.": [("Egypt", "governance.transition", "oppose")],
    "The Houthis demanded the reopening of Sanaa airport and the payment of public sector salaries.": [
        ("Houthis", "aid.crossings", "demand"),
        ("Houthis", "rebuilding.blockade", "demand"),
    ],
    "The Houthis said they would not release the detainees unless the coalition lifts its blockade of Hodeidah port.": [
        ("Houthis", "held.prisoners", "reject"),
        ("Houthis", "rebuilding.blockade", "condition"),
    ],
    "Oman welcomed the prisoner swap.": [("Oman", "held.prisoners", "support")],
    "The Moro Islamic Liberation Front agreed to decommission its weapons in phases.": [
        ("Moro Islamic Liberation Front", "forces.disarmament", "accept"),
    ],
    "The Philippine government said it was open to autonomy for the Bangsamoro but would not accept independence.": [
        ("Philippine government", "governance.status", "offer"),
        ("Philippine government", "governance.status", "reject"),
    ],
    "Malaysia offered to host a new round of talks in Kuala Lumpur.": [
        ("Malaysia", "process.format", "offer")
    ],
    "M23 rebels called for direct negotiations with the government in Kinshasa.": [
        ("M23", "process.format", "demand"),
    ],
    "Angola urged Rwanda to withdraw its forces and asked Congo to hold direct talks with the rebels.": [
        ("Angola", "forces.withdrawal", "demand"),
        ("Angola", "process.format", "demand"),
    ],
    "Rwanda said it would lift its defensive measures only if Kinshasa dismantled the FDLR militia.": [
        ("Rwanda", "forces.disarmament", "condition"),
    ],
    "The Arakan Army declared a unilateral ceasefire after the earthquake.": [
        ("Arakan Army", "fighting.truce", "offer"),
    ],
    "Azerbaijan insists that Armenia change its constitution before a peace treaty can be signed.": [
        ("Azerbaijan", "governance.constitution", "demand"),
    ],
    "The European Union supports the territorial integrity of Armenia.": [
        ("European Union", "forces.territory", "support"),
    ],
    "The Taliban demanded the release of 5,000 prisoners before intra-Afghan talks begin.": [
        ("Taliban", "held.prisoners", "demand"),
        ("Taliban", "process.preconditions", "condition"),
    ],
    "Turkey does not support the creation of an autonomous Kurdish region in Syria.": [
        ("Turkey", "governance.status", "oppose"),
    ],
    "Kyiv has ruled out territorial concessions.": [("Ukraine", "forces.territory", "reject")],
    "Hezbollah rejected calls to disarm, its leader Naim Qassem said.": [
        ("Hezbollah", "forces.disarmament", "reject"),
    ],
}
UNSTATED = [
    "Analysts asked whether Russia would accept a ceasefire.",
    "If Russia accepted a ceasefire, prices would fall.",
    "Ukraine and Russia exchanged 200 prisoners on Friday.",
    "The Houthis fired three missiles at a tanker in the Red Sea.",
]


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def read(text: str) -> list[Position]:
    drafts = pipeline().draft([Report(id="r", text=BEFORE + text, published="2024-05-06", language="en")])
    return keep_cited(drafts[0]).positions


@pytest.mark.parametrize("text", STATED)
def test_positions_are_read(text: str) -> None:
    found = {(p.party, p.issue, p.stance) for p in read(text)}
    assert set(STATED[text]) <= found


@pytest.mark.parametrize("text", UNSTATED)
def test_events_and_suppositions_are_no_positions(text: str) -> None:
    assert read(text) == []


def test_a_refusal_for_ever_is_a_red_line() -> None:
    assert [p.red_line for p in read("Ukraine will never cede Crimea, Kyiv said.")] == [True]


def test_a_refusal_of_what_another_asks_is_not_the_others_refusal() -> None:
    found = read("Ukraine urged Russia to accept a ceasefire.")
    assert [(p.party, p.stance) for p in found] == [("Ukraine", "demand")]


def test_the_wording_stands_in_the_text() -> None:
    text = "The Houthis demanded the reopening of Sanaa airport and the payment of salaries."
    assert "the reopening of Sanaa airport" in [p.wording for p in read(text)]


def test_a_list_in_a_quotation_is_split() -> None:
    text = "The Taliban reiterated their demand for “an agreement that ends the occupation, the release of prisoners and the lifting of sanctions.”"
    assert {"held.prisoners", "holding.sanctions"} <= {p.issue for p in read(text)}


def test_evidence_is_the_sentence() -> None:
    text = BEFORE + "Oman welcomed the prisoner swap. It rained."
    position = read("Oman welcomed the prisoner swap. It rained.")[0]
    assert position.evidence.of(text) == "Oman welcomed the prisoner swap."


def test_an_irrelevant_report_gives_none() -> None:
    report = Report(
        id="r", text="The coach demanded the release of the player from his contract.", language="en"
    )
    assert pipeline().draft([report])[0].positions == []


def test_the_lexicon_has_no_stance_without_a_negation() -> None:
    stances = {s for senses in lexicon().verbs.values() for s in senses.values()}
    assert stances <= set(lexicon().negated)


def stances(text: str) -> set[tuple[str, str, str]]:
    return {(p.party, p.issue, p.stance) for p in read(text)}


def test_a_dropped_demand_is_none() -> None:
    text = "The Moro Islamic Liberation Front dropped its demand for independence."
    assert ("Moro Islamic Liberation Front", "governance.status", "demand") not in stances(text)


def test_defiance_is_a_red_line() -> None:
    found = read("No pressure will stop Armenia from defending itself, the Armenian government said.")
    assert [(p.issue, p.stance, p.red_line) for p in found] == [("fighting.operation", "reject", True)]


def test_it_being_time_is_a_demand() -> None:
    text = "The African Union said it was time for the generals to end the war."
    assert ("African Union", "fighting.permanence", "demand") in stances(text)


def test_what_there_will_not_be_is_refused() -> None:
    text = "Ethiopia said there would be no amnesty for commanders of the rebellion."
    assert {(i, s) for _, i, s in stances(text)} == {("justice.amnesty", "reject")}


def test_a_refusal_points_back_to_the_proposal() -> None:
    text = "Malaysia proposed a prisoner swap. Serbia rejected the proposal."
    assert ("Serbia", "held.prisoners", "reject") in stances(text)


def test_the_deal_is_the_one_last_spoken_of() -> None:
    text = "Mediators hoped for a lasting peace agreement. Uganda welcomed the deal."
    assert ("Uganda", "fighting.permanence", "support") in stances(text)


def test_a_relative_clause_gives_another_party_its_refusal() -> None:
    text = "Armenia repeated its demand for prisoners to be released, which is a non-starter for Azerbaijan."
    found = {(p.party, p.issue, p.stance, p.red_line) for p in read(text)}
    assert ("Azerbaijan", "held.prisoners", "reject", True) in found


def test_military_backing_is_no_position() -> None:
    assert read("The army, backed by Russian air strikes, advanced on the town.") == []


def test_what_a_party_is_only_expected_to_do_is_not_its_stance() -> None:
    assert ("Russia", "fighting.truce", "accept") not in stances(
        "Ukraine does not expect Russia to accept a ceasefire."
    )


def test_a_person_stands_in_said_by() -> None:
    found = read("Ukraine's President Volodymyr Zelensky demanded the return of deported children.")
    assert [(p.party, p.said_by) for p in found] == [("Ukraine", "Volodymyr Zelensky")]


def test_readiness_for_talks_is_to_accept_them() -> None:
    assert ("Armenia", "process.participation", "accept") in stances(
        "Armenia is ready for talks with Azerbaijan."
    )


def test_what_is_not_ruled_out_is_not_accepted() -> None:
    assert read("The Kremlin did not rule out a ceasefire.") == []

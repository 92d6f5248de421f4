"""Who takes which side on which issue."""

from __future__ import annotations

import pytest
from tests.reading.taken import read, stances
from tests.reading.wartime import pipeline

from verbale.reading.positions.lexicon import lexicon
from verbale.terms import Report

STATED = {
    "The Houthis called off the truce on Monday.": [("Houthis", "fighting.truce", "reject")],
    "The Taliban suspended its ceasefire in response.": [("Taliban", "fighting.truce", "reject")],
    "President Felix Tshisekedi ordered a halt to air strikes on M23 positions.": [
        ("Congolese government", "fighting.operation", "offer"),
    ],
    "Under the deal M23 will hand over its weapons and Rwanda will withdraw its troops.": [
        ("M23", "forces.disarmament", "accept"),
        ("Rwanda", "forces.withdrawal", "accept"),
    ],
    '"Military operations will continue," Russian Foreign Minister Sergei Lavrov said.': [
        ("Russia", "fighting.operation", "support"),
    ],
    "A truce would only come with the release of all hostages, Israel said.": [
        ("Israel", "held.hostages", "condition"),
    ],
    "Kinshasa blamed Rwanda for refusing a ceasefire.": [("Rwanda", "fighting.truce", "reject")],
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


@pytest.mark.parametrize("text", STATED)
def test_positions_are_read(text: str) -> None:
    found = {(p.party, p.issue, p.stance) for p in read(text)}
    assert set(STATED[text]) <= found


@pytest.mark.parametrize("text", UNSTATED)
def test_events_and_suppositions_are_no_positions(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 12,000 displaced people in Goma depend on aid.",
        "Rwanda and the Democratic Republic of Congo signed a peace agreement in Washington on Friday.",
        "If the truce is respected, more people could be evacuated, the Red Cross said.",
        "M23 leader Bertrand Bisimwa said he wanted to study the text.",
        "Rwanda rejected charges that its jets were bombing civilians.",
        "Both sides agreed there had been progress in the delivery of aid.",
        "Burundi and Rwanda would have to agree to the release of prisoners.",
        "An assault by the Rwandan army torpedoed the talks.",
        "If its forces retake Goma, Rwanda would deal a blow to the militia.",
        "Rwanda shot down a drone over Goma.",
        "Uganda put pressure on the rebels to attend the talks.",
        "The army of Burundi committed a massacre of civilians.",
        "Burundi declined comment on the ceasefire.",
        "As many as 40,000 refugees could arrive in Uganda if the bombing campaign goes on, Uganda said.",
        '"Rwanda has no interest in a ceasefire," said Paul Mugisha, an analyst at the Great Lakes Institute.',
    ],
)
def test_what_takes_no_side_on_an_issue_is_no_position(sentence: str) -> None:
    assert read(sentence) == []


def test_doing_the_same_is_what_was_told_before() -> None:
    found = read("M23 declared a ceasefire. It called on the army of Congo to do the same.")
    assert [(p.issue, p.stance) for p in found] == [("fighting.truce", "offer"), ("fighting.truce", "demand")]


def test_a_refusal_for_ever_is_a_red_line() -> None:
    assert [p.red_line for p in read("Ukraine will never cede Crimea, Kyiv said.")] == [True]


def test_a_refusal_of_what_another_asks_is_not_the_others_refusal() -> None:
    found = read("Ukraine urged Russia to accept a ceasefire.")
    assert [(p.party, p.stance) for p in found] == [("Ukraine", "demand")]


def test_an_irrelevant_report_gives_none() -> None:
    report = Report(
        id="r", text="The coach demanded the release of the player from his contract.", language="en"
    )
    assert pipeline().draft([report])[0].positions == []


def test_the_lexicon_has_no_stance_without_a_negation() -> None:
    stances = {s for senses in lexicon().verbs.values() for s in senses.values()}
    assert stances <= set(lexicon().negated)


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Rwanda said it would lift its measures only after the FDLR militia was disarmed.",
        "Rwanda promised to withdraw its troops once the FDLR militia was disarmed.",
    ],
)
def test_what_must_come_first_is_a_condition(sentence: str) -> None:
    assert ("Rwanda", "forces.disarmament", "condition") in stances(sentence)


def test_what_was_not_managed_is_not_accepted() -> None:
    assert not read("The Sudanese army failed to agree on a truce.")


def test_what_another_must_do_is_not_its_own_stance() -> None:
    found = stances('"Ukraine must accept neutrality," the Kremlin said.')
    assert ("Ukraine", "governance.status", "accept") not in found


def test_a_passive_wish_after_insist_is_a_demand() -> None:
    found = stances(
        "Thailand insists that autonomy be ruled out of the talks and that weapons be surrendered."
    )
    assert any(party.startswith("Thai") and stance == "demand" for party, _, stance in found)


def test_going_to_is_a_will() -> None:
    found = stances('"We are not going to lay down our weapons," ELN commander Antonio Garcia said.')
    assert ("ELN", "forces.disarmament", "reject") in found


def test_what_is_called_a_red_line_is_refused_by_who_calls_it_so() -> None:
    found = read("The Iranian government has called any enrichment a red line.")
    assert [(p.stance, p.red_line) for p in found if p.issue == "forces.arms"] == [("reject", True)]


def test_a_communique_speaks_for_who_it_names() -> None:
    found = stances("We, the ELN, speak for the poor. We demand the release of all political prisoners.")
    assert ("ELN", "held.prisoners", "demand") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "France called for the prisoners to be freed.",
        "France demanded that Serbia free the prisoners.",
        "France asked that the prisoners be freed.",
    ],
)
def test_a_demand_may_be_a_clause(sentence: str) -> None:
    assert ("France", "held.prisoners", "demand") in stances(sentence)


def test_to_keep_weapons_is_to_refuse_disarmament() -> None:
    found = stances("Hezbollah said it would keep its weapons until the occupation ended.")
    assert ("Hezbollah", "forces.disarmament", "reject") in found


def test_a_truce_to_come_is_offered_by_who_will_keep_it() -> None:
    found = read("M23 will observe a ceasefire from Friday.")
    assert [(p.party, p.issue, p.stance) for p in found] == [("M23", "fighting.truce", "offer")]


def test_a_condition_may_go_on_past_and() -> None:
    found = read(
        "M23 said it is willing to accept a truce, but only if Burundi halts its air strikes and the army "
        "of Congo ends its offensive near Goma."
    )
    assert {p.party for p in found} == {"M23"}


def test_what_goes_on_meanwhile_is_not_refused() -> None:
    found = read("M23 refused to negotiate while Burundi was bombing Goma.")
    assert {p.issue for p in found} == {"process.participation"}


def test_military_aid_is_no_relief() -> None:
    found = read("Uganda offered military aid to the Congolese army.")
    assert not {p.issue for p in found} & {"aid.entry", "aid.funding"}

"""Constructions of plain reports in which a stance is told: who takes it, and which one."""

from __future__ import annotations

import pytest
from tests.reading.taken import read, stances

STATED = {
    # Several who speak as one.
    "The European Union, Kenya and Uganda all warned against the war, calling for an immediate ceasefire in Sudan.": {
        ("European Union", "fighting.truce", "demand"),
        ("Kenya", "fighting.truce", "demand"),
        ("Uganda", "fighting.truce", "demand"),
    },
    "The Turkish foreign minister said he and his Iranian counterpart had agreed on a ceasefire in Libya.": {
        ("Turkey", "fighting.truce", "accept"),
        ("Iran", "fighting.truce", "accept"),
    },
    '"We call on all parties to reopen the roads," the Kenyan foreign minister said.': {
        ("Kenya", "aid.crossings", "demand"),
    },
    "Kenya and Uganda undertook to stop fighting within two days.": {
        ("Kenya", "fighting.truce", "accept"),
        ("Uganda", "fighting.truce", "accept"),
    },
    # What must be, and what is given time for.
    "The Kenyan envoy said that more peacekeepers were needed in Haiti.": {
        ("Kenya", "holding.monitoring", "demand"),
    },
    "Kenya said that Eritrea needed to withdraw its troops from Ethiopia.": {
        ("Kenya", "forces.withdrawal", "demand"),
    },
    "The Colombian envoy said the solution was to release the hostages.": {
        ("Colombia", "held.hostages", "demand"),
    },
    "Among the demands of M23 are the release of prisoners and direct talks.": {
        ("M23", "held.prisoners", "demand"),
        ("M23", "process.format", "demand"),
    },
    "The ELN has given Colombia's government a week to release its prisoners.": {
        ("ELN", "held.prisoners", "demand"),
    },
    "For Armenia, the return of its prisoners remains a precondition.": {
        ("Armenia", "held.prisoners", "demand"),
    },
    "Kenya says President Conde must step down as part of any settlement.": {
        ("Kenya", "governance.leader", "demand"),
    },
    "Uganda would like observers at the border.": {("Uganda", "holding.monitoring", "demand")},
    # Refusals.
    "Serbia has vowed never to recognise Kosovo's independence.": {("Serbia", "governance.status", "reject")},
    "Tehran said its missile programme was non-negotiable.": {("Iran", "forces.arms", "reject")},
    "Uganda does not want foreign observers at the border.": {("Uganda", "holding.monitoring", "oppose")},
    "M23 is not bound by the truce.": {("M23", "fighting.truce", "reject")},
    "North Korea called off peace talks with South Korea on Wednesday.": {
        ("North Korea", "process.participation", "reject"),
    },
    "Rwanda's envoy said his country would agree to no other ceasefire than its own.": {
        ("Rwanda", "fighting.truce", "reject"),
    },
    "Kenya said that Uganda had not been prepared to accept a truce.": {
        ("Uganda", "fighting.truce", "reject")
    },
    "The Indian army warned people not to return to their homes.": {
        ("Indian army", "civilians.return", "oppose")
    },
    '"There is nothing to negotiate," Rwanda\'s envoy said.': {("Rwanda", "process.participation", "reject")},
    "Eritrea said there were no plans to release the prisoners.": {("Eritrea", "held.prisoners", "reject")},
    # Conditions.
    "Uganda said it wanted to keep the truce, but only if Rwanda released its prisoners.": {
        ("Uganda", "fighting.truce", "demand"),
        ("Uganda", "held.prisoners", "condition"),
    },
    "Colombia said that observers could only come after the hostages had been released.": {
        ("Colombia", "held.hostages", "condition"),
    },
    "Kenya said that sanctions would stay until Eritrea had released its prisoners.": {
        ("Kenya", "holding.sanctions", "condition"),
        ("Kenya", "held.prisoners", "condition"),
    },
    # What is announced.
    "Pakistan said the crossing would be reopened on Monday.": {("Pakistan", "aid.crossings", "offer")},
    "Ethiopia said the road would stay shut.": {("Ethiopia", "aid.crossings", "reject")},
    "The Burundian army said its operations would go on until the spring.": {
        ("Burundian army", "fighting.operation", "support"),
    },
    # Offers that are renewed, and those in drafts.
    "Georgia also reiterated offers of wide autonomy for South Ossetia.": {
        ("Georgia", "governance.status", "offer")
    },
    "Russia vetoed a text by Brazil that would have kept the border crossing open.": {
        ("Russia", "aid.crossings", "reject"),
        ("Brazil", "aid.crossings", "offer"),
    },
    "Turkey rejected Iraqi demands on Wednesday that it withdraw its troops.": {
        ("Turkey", "forces.withdrawal", "reject"),
        ("Iraq", "forces.withdrawal", "demand"),
    },
}


@pytest.mark.parametrize("text", list(STATED))
def test_a_construction_tells_its_stances(text: str) -> None:
    assert stances(text) >= STATED[text]


@pytest.mark.parametrize(
    "text",
    [
        '"Let\'s be clear about what this truce does," the Kenyan ambassador said.',
        "Kenya was wary of how Eritrea would behave, despite agreeing to a truce.",
        "Sergei Lavrov, asked at a conference to assess the chances of a truce, replied that he did not know.",
        "Armenia and Azerbaijan accused each other on Sunday of breaking a ceasefire.",
        "A spokesman called for a ceasefire.",
    ],
)
def test_words_without_a_stance_tell_none(text: str) -> None:
    assert stances(text) == set()


def test_what_somebody_went_on_to_call_for_is_not_the_stance_of_whom_he_spoke_of() -> None:
    text = "Kenya said the rebels had broken the truce, and called for sanctions."
    assert ("Kenya", "holding.sanctions", "demand") in stances(text)


def test_what_was_said_next_is_no_part_of_what_was_asked() -> None:
    text = "Uganda asked the rebels to release the hostages and was ready to negotiate."
    assert {("Uganda", "held.hostages", "demand"), ("Uganda", "process.participation", "accept")} <= stances(
        text
    )


def test_even_if_sets_no_condition() -> None:
    text = "Russia said it would not stop its air strikes even if there was a truce."
    assert [p for p in read(text) if p.stance == "condition"] == []


def test_a_refusal_for_ever_is_a_red_line() -> None:
    assert [p.red_line for p in read("Serbia has vowed never to recognise Kosovo's independence.")] == [True]


def test_consent_to_only_one_thing_is_a_condition() -> None:
    text = "Eritrea said it would hold talks only with Kenya."
    assert {p.stance for p in read(text)} == {"condition"}


def test_what_both_sides_are_due_binds_both() -> None:
    text = (
        "Kenya and M23 signed a ceasefire on Monday. "
        "In return both sides will free their prisoners. U.N. monitors will be sent."
    )
    due = {(party, issue) for party, issue, stance in stances(text) if stance == "accept"}
    assert {("Kenya", "held.prisoners"), ("M23", "held.prisoners"), ("M23", "holding.monitoring")} <= due


def test_what_is_set_against_consent_is_refused() -> None:
    text = "Ukraine said it could accept a ceasefire but not recognition of the annexation."
    assert stances(text) == {
        ("Ukraine", "fighting.truce", "accept"),
        ("Ukraine", "governance.status", "reject"),
    }


def test_what_is_wanted_in_return_is_apart_from_what_is_offered() -> None:
    text = "Ethiopia said it was ready to lift the siege of Mekelle in return for the release of prisoners."
    assert stances(text) == {("Ethiopia", "aid.sieges", "offer"), ("Ethiopia", "held.prisoners", "condition")}


def test_what_is_made_a_condition_is_not_what_it_is_made_for() -> None:
    text = "Rwanda made the release of prisoners a condition for talks."
    assert stances(text) == {("Rwanda", "held.prisoners", "condition")}


def test_those_who_are_urged_are_not_what_is_wanted() -> None:
    assert stances("Chad urged the army and M23 to stop fighting.") == {("Chad", "fighting.truce", "demand")}


def test_an_unnamed_spokesman_stands_for_the_body_spoken_of() -> None:
    text = "The United Nations welcomed the truce in Gaza. A spokeswoman called for an end to the siege."
    assert ("United Nations", "aid.sieges", "demand") in stances(text)


def test_what_acts_will_do_is_no_will() -> None:
    text = "Norway's minister said Russia's air strikes will not help Assad stay in power."
    assert not {party for party, _, _ in stances(text)} & {"Russia"}


def test_a_fight_against_a_group_is_an_operation() -> None:
    text = "Saudi Arabia said it was ready to take part in ground operations against Islamic State."
    assert ("Saudi Arabia", "fighting.operation", "offer") in stances(text)


def test_who_is_asked_to_comment_demands_nothing() -> None:
    text = "Asked on Friday to comment on the talks in Geneva, Norway's minister Kari Nordmann was silent."
    assert not stances(text)


def test_what_would_be_good_is_supported() -> None:
    text = "Norway said it would be helpful if a truce could be reached."
    assert stances(text) == {("Norway", "fighting.truce", "support")}

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reading.issues import OTHER, best_hits, find_issues, issue_of, segments
from verbale.reading.syntax import load_model
from verbale.terms import issue_labels

WORDINGS = {
    "a permanent ceasefire": "fighting.permanence",
    "a seven-day humanitarian truce": "fighting.truce",
    "a halt to the shelling of Kharkiv": "fighting.operation",
    "UN peacekeepers along the front": "holding.monitoring",
    "written guarantees from the mediators": "holding.guarantees",
    "the lifting of sanctions": "holding.sanctions",
    "the withdrawal of Rwandan troops from Goma": "forces.withdrawal",
    "sending troops to Ukraine": "forces.foreign",
    "lay down their arms": "forces.disarmament",
    "recapture the city of Khartoum": "forces.territory",
    "stop supplying weapons to the separatists": "forces.arms",
    "the release of the hostages": "held.hostages",
    "a prisoner exchange": "held.prisoners",
    "the fate of the missing persons": "held.missing",
    "the return of refugees to their homes": "civilians.return",
    "a halt to attacks on hospitals": "civilians.protection",
    "the evacuation of the wounded": "civilians.evacuation",
    "unhindered humanitarian access": "aid.entry",
    "lift the siege of El Fasher": "aid.sieges",
    "reopen the border crossing at Adre": "aid.crossings",
    "the reconstruction of Mosul": "rebuilding.reconstruction",
    "the payment of public sector salaries": "rebuilding.blockade",
    "a transitional government": "governance.transition",
    "President Salva Kiir must step down": "governance.leader",
    "free and fair elections": "governance.elections",
    "a new constitution": "governance.constitution",
    "autonomy for the Bangsamoro": "governance.status",
    "a truth commission": "justice.accountability",
    "an amnesty for the fighters": "justice.amnesty",
    "a seat at the table": "process.participation",
    "preconditions": "process.preconditions",
    "direct talks": "process.format",
    "the negotiations should resume in June": "process.timing",
    "let the guns fall silent": "fighting.truce",
    "renounce the armed struggle": "fighting.permanence",
    "blue helmets on the bridge": "holding.monitoring",
    "the release of frozen reserves": "holding.sanctions",
    "fold its brigades into the national army": "forces.disarmament",
    "take down the watchtowers on the ridge": "forces.withdrawal",
    "no ransom": "held.hostages",
    "the bones of the fallen": "held.missing",
    "airdrops of rice": "aid.entry",
    "lift the cordon around the town": "aid.sieges",
    "repair the bridges and the power grid": "rebuilding.reconstruction",
    "the sharing of ministries": "governance.transition",
    "immunity from prosecution": "justice.amnesty",
    "clemency for the mutineers": "justice.amnesty",
    "a neutral venue": "process.format",
    "give up the armed struggle for good": "fighting.permanence",
    "settle the quarrel with Ankara peacefully": "fighting.permanence",
    "a lasting solution": "fighting.permanence",
    "that the shooting must stop": "fighting.truce",
    "a hudna of ten years": "fighting.truce",
    "break the spiral of violence": "fighting.truce",
    "keep the truce": "fighting.truce",
    "stop the war from spreading to Chad": "fighting.area",
    "go on hunting the separatists": "fighting.operation",
    "to fight to the last man": "fighting.operation",
    "an end to the assassinations": "fighting.operation",
    "a violation of its airspace": "fighting.operation",
    "check that the ceasefire is respected": "holding.monitoring",
    "a hotline between the generals": "holding.monitoring",
    "renew the mandate of the observers": "holding.monitoring",
    "a pledge not to attack Kigali": "holding.guarantees",
    "bodyguards for its negotiators": "holding.guarantees",
    "recall its ambassador from Asmara": "holding.sanctions",
    "strike the movement from the list": "holding.sanctions",
    "sabotage the accord": "holding.violations",
    "the soldiers will stay in Goma": "forces.withdrawal",
    "a date for the withdrawal of the army": "forces.withdrawal",
    "the gunmen must be gone": "forces.withdrawal",
    "meddling in Lebanon": "forces.foreign",
    "rebels who attack from its soil": "forces.foreign",
    "get rid of its arsenal": "forces.disarmament",
    "put its weapons beyond use": "forces.disarmament",
    "change the borders": "forces.territory",
    "inch of land": "forces.territory",
    "acquire a nuclear bomb": "forces.arms",
    "the smuggling of rockets": "forces.arms",
    "stop taking captives": "held.hostages",
    "let him go or free the others": "held.prisoners",
    "proof that he is alive": "held.missing",
    "the villagers go home": "civilians.return",
    "the use of live ammunition against the crowd": "civilians.protection",
    "take the wounded out of Homs": "civilians.evacuation",
    "visas for aid workers": "aid.entry",
    "let relief agencies operate in Kachin": "aid.entry",
    "safe passage for relief convoys": "aid.entry",
    "the curfew be lifted": "aid.sieges",
    "take down the barricades": "aid.crossings",
    "secure the road to Bangui": "aid.crossings",
    "a loan to rebuild the harbour": "rebuilding.reconstruction",
    "restore telephones and banks": "rebuilding.blockade",
    "the ban on fuel imports": "rebuilding.blockade",
    "the post of defence minister": "governance.transition",
    "leave Gaddafi in power": "governance.leader",
    "grant the general asylum": "governance.leader",
    "annul the vote": "governance.elections",
    "recognise the Rohingya as citizens": "governance.status",
    "establish diplomatic ties": "governance.status",
    "put the plotters behind bars": "justice.accountability",
    "look into the killing of the priests": "justice.accountability",
    "drop the charges against the bishop": "justice.amnesty",
    "listen to the grievances of the north": "process.participation",
    "be at the table with Juba": "process.participation",
    "no talks while the bombing goes on": "process.preconditions",
    "an emergency session of the council": "process.format",
    "arbitration by a panel of bishops": "process.format",
    "finish the negotiations before the end of the year": "process.timing",
    "a second round": "process.timing",
    "vote against the budget": OTHER,
    "a longer holiday": OTHER,
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_wording_tells_its_issue(wording: str) -> None:
    doc = load_model()(wording)
    assert issue_of(doc, list(doc)) == WORDINGS[wording]


IDIOMS = {
    "a general strike over pay": "fighting.operation",
    "strike a deal with the union": "fighting.operation",
    "an election campaign": "fighting.operation",
    "a rescue operation in the valley": "fighting.operation",
    "drivers on strike": "fighting.operation",
    "under attack over the budget": "fighting.operation",
    "harsh living conditions": "process.preconditions",
    "a press conference": "process.format",
    "words as weapons": "forces.arms",
    "bridge the gap between them": "aid.crossings",
    "the justice minister": "justice.accountability",
    "monitor the situation": "holding.monitoring",
    "release a statement": "held.prisoners",
}


@pytest.mark.parametrize("wording", IDIOMS)
def test_an_idiom_tells_no_issue_by_its_words(wording: str) -> None:
    assert IDIOMS[wording] not in {hit.issue for hit in find_issues(load_model()(wording))}


def test_an_idiom_leaves_what_else_is_told() -> None:
    doc = load_model()("strike a deal on the prisoners and halt the strikes on Taiz")
    assert {"held.prisoners", "fighting.operation"} <= {hit.issue for hit in find_issues(doc)}


def test_of_two_that_weigh_alike_the_earlier_of_the_list_is_meant() -> None:
    doc = load_model()("leave the military bases on the island")
    found = [hit for hit in find_issues(doc) if hit.first == 0]
    assert [hit.issue for hit in found] == sorted(
        (hit.issue for hit in found), key=list(issue_labels()).index
    )


def test_members_of_a_list_share_their_verb() -> None:
    doc = load_model()("an end to air strikes and blockades")
    found = [hit.issue for hit in best_hits(find_issues(doc), list(doc))]
    assert found == ["fighting.operation", "aid.sieges"]


def test_hits_outside_the_content_do_not_count() -> None:
    doc = load_model()("The army wants elections and an amnesty")
    assert [h.issue for h in best_hits(find_issues(doc), list(doc[3:4]))] == ["governance.elections"]


def test_a_hyphenated_and_is_no_list() -> None:
    doc = load_model()("amnesty for rank-and-file fighters")
    assert len(segments(doc)) == 1


def test_every_issue_of_the_lexicon_is_known() -> None:
    doc = load_model()("ceasefire prisoners aid talks sanctions elections withdrawal")
    assert {h.issue for h in find_issues(doc)} <= set(issue_labels())


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["stop", "the", "strikes", "and", "aid", "to", "prisoners", ",", "talks"]),
        max_size=12,
    )
)
def test_hits_lie_within_their_words(words: list[str]) -> None:
    doc = load_model().make_doc(" ".join(words))
    for hit in find_issues(doc):
        assert 0 <= hit.first <= hit.key <= hit.last < len(doc)

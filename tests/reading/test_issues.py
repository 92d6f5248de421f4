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
    "vote against the budget": OTHER,
    "a longer holiday": OTHER,
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_wording_tells_its_issue(wording: str) -> None:
    doc = load_model()(wording)
    assert issue_of(doc, list(doc)) == WORDINGS[wording]


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

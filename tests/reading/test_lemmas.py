"""Base forms of verbs that the parser's rules miss."""

from __future__ import annotations

import pytest

from verbale.reading.syntax import load_model

FORMS = {
    "Rebels raped them.": "rape",
    "They rapped the plan.": "rap",
    "Rivals waged a campaign.": "wage",
    "Students were staging a march.": "stage",
    "Envoys hoped for calm.": "hope",
    "The army is planning a raid.": "plan",
    "Looters stripped the clinic.": "strip",
    "Planes resupplied the garrison.": "resupply",
    "Soldiers cordoned off the bridge.": "cordon",
    "Pilots airdropped flour.": "airdrop",
    "Guards readied their rifles.": "ready",
}


@pytest.mark.parametrize(("text", "base"), FORMS.items())
def test_base_form(text: str, base: str) -> None:
    assert base in [token.lemma_ for token in load_model()(text)]

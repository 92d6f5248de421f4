"""In which countries a report plays by the dossier in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from verbale.reading.places.gazetteer import look_up
from verbale.terms import Actor, dossier_in_use, per_dossier

_TIMES = 3
"""As how many words of the report a party counts that it names."""


def told_cues(actors: Iterable[Actor]) -> Counter[str]:
    """Country -> how much speaks for it: that of the states of the dossier's parties that a report names."""
    homes = _homes()
    if not homes:
        return Counter()
    named = {homes[actor.name] for actor in actors if actor.name in homes}
    return Counter(dict.fromkeys(named, _TIMES))


@per_dossier
def _homes() -> dict[str, str]:
    """Each party of the dossier in use that is said to be of a state -> the state's country code."""
    dossier = dossier_in_use()
    found: dict[str, str] = {}
    for party in dossier.parties if dossier else ():
        row = next((r for r, _ in look_up(party.state or "") if r.feature == "country"), None)
        if row is not None and row.country:
            found[party.name] = row.country
    return found

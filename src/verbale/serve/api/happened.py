"""What happened: timeline, incidents, rounds and access."""

from __future__ import annotations

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.views import Entry, Happening, Session
from verbale.views.sheets import Track

GROUP = "Events"


def _timeline(call: Call) -> Listing[Entry]:
    return call.list(call.sheets.timeline, _entry)


def _entry(one: Entry) -> Key:
    return one.date or "", one.kind, one.line, one.dated_by


def _incidents(call: Call) -> Listing[Happening]:
    return call.list(call.sheets.incidents, _happening)


def _happening(one: Happening) -> Key:
    return one.date or "", one.id


def _incident(call: Call) -> Happening:
    return call.sheets.incident(call.wanted)


def _rounds(call: Call) -> Listing[Session]:
    return call.list(call.sheets.rounds, _session)


def _session(one: Session) -> Key:
    return one.date or "", one.told[0].citation.claim_id


def _access(call: Call) -> Listing[Track]:
    return call.list(call.sheets.access, _track, falling=0)


def _track(one: Track) -> Key:
    return (one.point.point,)


ENDPOINTS = (
    Endpoint(
        path="/timeline",
        title="The timeline",
        says="What happened, the latest day first. The same line of several reports is one.",
        gives=Listing[Entry],
        answer=_timeline,
        params=("party", "what", "since", "until", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/incidents",
        title="Incidents",
        says="Each happening once, the latest day first, with its reports and origins and every count by its counter. Counts of different counters are never added up.",
        gives=Listing[Happening],
        answer=_incidents,
        params=("party", "place", "since", "until", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/incidents/{id}",
        title="One incident",
        says="By its id or an alias of it; of a record that is not large, the beginning or the id of a claim of it will do.",
        gives=Happening,
        answer=_incident,
        group=GROUP,
    ),
    Endpoint(
        path="/rounds",
        title="Rounds of talks",
        says="Each session once, the latest first, with what every report tells of it.",
        gives=Listing[Session],
        answer=_rounds,
        params=("party", "since", "until", *PAGED),
        group=GROUP,
    ),
    Endpoint(
        path="/access",
        title="Access",
        says="Each crossing, road, port and besieged place, those of most reports first, with its latest states: open or closed, since when, by whose word. All states are given of a point that is asked for alone. It does not say that a road is safe.",
        gives=Listing[Track],
        answer=_access,
        params=("point", "since", "until", *PAGED),
        group=GROUP,
    ),
)

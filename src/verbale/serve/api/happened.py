"""What happened: timeline, incidents, rounds and access."""

from __future__ import annotations

from verbale.serve.api.endpoint import PAGED, Call, Endpoint
from verbale.serve.api.listing import Key, Listing
from verbale.views import (
    Entry,
    Happening,
    Point,
    Session,
    access,
    find_incident,
    list_incidents,
    rounds,
    timeline,
)
from verbale.views.timeline import KINDS

GROUP = "Events"


def _timeline(call: Call) -> Listing[Entry]:
    kinds = (call["what"],) if call["what"] else KINDS
    found = timeline(call.material(), since=call["since"], until=call["until"], kinds=kinds)
    return call.cut(found, _entry)


def _entry(one: Entry) -> Key:
    return one.date or "", one.kind, one.line, one.dated_by


def _incidents(call: Call) -> Listing[Happening]:
    found = list_incidents(
        call.desk.material(),
        party=call["party"],
        place=call["place"],
        since=call["since"],
        until=call["until"],
    )
    return call.cut(found, _happening)


def _happening(one: Happening) -> Key:
    return one.date or "", one.id


def _incident(call: Call) -> Happening:
    return find_incident(call.desk.material(), call.wanted)


def _rounds(call: Call) -> Listing[Session]:
    found = rounds(call.desk.material(), party=call.party(), since=call["since"], until=call["until"])
    return call.cut(found, _session)


def _session(one: Session) -> Key:
    return one.date or "", one.told[0].citation.claim_id


def _access(call: Call) -> Listing[Point]:
    found = access(call.desk.material(), point=call["point"], since=call["since"], until=call["until"])
    return call.cut(found, _point, latest=False)


def _point(one: Point) -> Key:
    return one.point, one.spans[0].told[0].citation.claim_id


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
        says="By its id, an alias of it or the id of a claim of it; the beginning is enough.",
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
        says="Each crossing, road, port and besieged place by name, with its history: open or closed, since when, by whose word. It does not say that a road is safe.",
        gives=Listing[Point],
        answer=_access,
        params=("point", "since", "until", *PAGED),
        group=GROUP,
    ),
)

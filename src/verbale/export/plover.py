"""PLOVER: events as JSON lines, with the field names of its manual."""

from __future__ import annotations

from typing import Any

import msgspec

from verbale.export.countries import country
from verbale.export.exporter import Exporter
from verbale.export.rows import Cited
from verbale.terms import DATES, Event, Toll, event_types

_TOOK_PLACE = ("happened", "alleged")
_SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
_RESOLUTION = {"country": 1, "region": 2, "county": 3, "city": 4, "capital": 4, "town": 4}
_SITE = 5
_CODE_CHARS = 3


class PloverExporter(Exporter):
    """Event records by the field names of the PLOVER manual (Halterman and others 2023), one a line.

    Only what is told as having happened; what is planned or denied is no event there. `status`,
    `according_to` and `tolls` are fields beyond the manual's.
    """

    title = "PLOVER JSON"
    file_name = "plover.jsonl"
    media_type = "application/jsonl"

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def feed(self, cited: Cited) -> None:
        """Write one claim, if it is an event that took place."""
        event = cited.claim.record
        if not isinstance(event, Event):
            return
        if not _took_place(event):
            self.left_out["planned, threatened or denied"] += 1
        elif not (event.date or cited.row.published):
            self.left_out["neither the event nor its report is dated"] += 1
        else:
            self._file.write(msgspec.json.encode(_event(cited, event)).decode() + "\n")
            self.written += 1


def _took_place(event: Event) -> bool:
    """Whether it happened, as told; a threat is an event of its own once it is uttered."""
    return event.status in _TOOK_PLACE or (event.type == "THREATEN" and event.status == "threatened")


def _event(cited: Cited, event: Event) -> dict[str, Any]:
    record, row = cited.row.record, cited.row
    date = event.date or row.published or ""
    known = event_types().get(event.type)
    made = {
        "id": row.id,
        **_days(date),
        "actor": [_entity(cited, event.initiator, record["initiator"])],
        "recipient": [_entity(cited, event.recipient, record["recipient"])] if event.recipient else [],
        "event": [event.type],
        "event_loc": _location(cited),
        "quad_code": known.quad if known else None,
        "size": _size(cited.tolls),
        "text_info": {"start": row.start, "end": row.end},
        "cite_info": _cite(cited),
        "coder": f"verbale {row.reader} {row.version}",
        "comment": None if event.date else "The day is the report's: the report gives none for the event.",
        "status": event.status,
        "according_to": record["according_to"],
        "tolls": [_toll(cited, toll) for toll in cited.tolls],
    }
    return {name: value for name, value in made.items() if value not in (None, {}, [])}


def _days(date: str) -> dict[str, str]:
    """The first day that a date can mean and, where it is less than a day, the last."""
    days = {"date": DATES.first(date).isoformat()}
    return days if DATES.precision(date) == "day" else days | {"enddate": DATES.last(date).isoformat()}


def _entity(cited: Cited, name: str | None, shown: str | None) -> dict[str, str]:
    """An actor by its code and sector; one that the report does not name is PLOVER's UNK."""
    if not name or not shown:
        return {"sector": "UNK"}
    actor = cited.actor(name)
    parts = actor.code.split() if actor else []
    is_country = bool(parts) and len(parts[0]) == _CODE_CHARS and parts[0] not in _SECTORS
    code, sectors = (parts[0], parts[1:]) if is_country else ("", parts)
    made = {"code": code, "sector": "".join(sectors[:1]), "entity_text": shown}
    return {field: value for field, value in made.items() if value}


_SECTORS = frozenset(
    [
        "AGR",
        "BUS",
        "COP",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "GOV",
        "JRN",
        "JUD",
        "LAB",
        "LEG",
        "MED",
        "MIL",
        "OPP",
        "PRE",
        "PRM",
        "PTY",
        "REB",
        "REF",
        "REL",
        "SOC",
        "SPY",
        "UAF",
        "UNK",
    ]
)


def _location(cited: Cited) -> dict[str, Any]:
    place = cited.place
    if place is None:
        return {}
    land = country(place.country)
    made = {
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": land.name if land else None,
        "country_code": land.iso3 if land else None,
        "resolution": _RESOLUTION.get(place.feature or "", None if place.feature == "continent" else _SITE),
    }
    return {name: value for name, value in made.items() if value is not None}


def _size(tolls: tuple[Toll, ...]) -> dict[str, int]:
    """The numbers of which the report gives just one; rival ones stand under `tolls` alone."""
    found: dict[str, int] = {}
    for kind, field in _SIZES.items():
        counts = [toll for toll in tolls if toll.kind == kind]
        if len(counts) == 1 and counts[0].low is not None and counts[0].low == counts[0].high:
            found[field] = counts[0].low
    return found


def _toll(cited: Cited, toll: Toll) -> dict[str, Any]:
    hide = cited.material.withheld
    named = {
        name: hide(cited.claim.report_id, words) if (words := getattr(toll, name)) else None
        for name in ("wording", "who", "counted_by")
    }
    return {"kind": toll.kind, "low": toll.low, "high": toll.high, **named}


def _cite(cited: Cited) -> dict[str, Any]:
    row = cited.row
    made = {
        "title": row.report_title,
        "publication": row.publisher,
        "url": row.url,
        "language": row.language,
        "citation": f"urn:verbale:report:{row.report_id}",
        "codebook": "plover",
    }
    return {name: value for name, value in made.items() if value}

"""Events in the shape of ACLED, the Armed Conflict Location & Event Data."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from verbale.export.coding import deaths, side, sort_of
from verbale.export.countries import country
from verbale.export.rows import Cited
from verbale.export.tables import TableExporter
from verbale.terms import DATES, Event
from verbale.terms.vocabulary import load_data

_AREAS = frozenset(("country", "region", "county"))
_TIME_PRECISION = {"day": 1, "month": 3}
_FORCES = frozenset(("state", "armed"))


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """How events of a PLOVER type are labelled; data/acled_types.toml says what its conditions mean."""

    type: str
    words: tuple[str, ...] = ()
    toll: str | None = None
    sides: str | None = None
    by: str | None = None
    disorder: str
    event: str | None = None
    sub: str | None = None

    def fits(self, cited: Cited, event: Event, sorts: tuple[str, str]) -> bool:
        """Whether all that it asks for holds of an event."""
        return (
            self.type == event.type
            and (not self.words or (cited.is_alone and _has_words(cited.row.quote, self.words)))
            and (self.by is None or sorts[0] in (self.by, ""))
            and (self.toll is None or any(toll.kind == self.toll for toll in cited.tolls))
            and (self.sides != "civilians" or sorts[1] == "civilians")
            and (self.sides != "force" or _FORCES.issuperset(sorts))
        )


class _Rules(msgspec.Struct):
    rule: tuple[Rule, ...]


class AcledExporter(TableExporter):
    """Events as CSV in the columns of ACLED.

    The shape only: a row is one report's account, not a coded incident. Rows must not be
    counted, nor fatalities added up.
    """

    title = "ACLED-shaped CSV"
    file_name = "acled.csv"

    def feed(self, cited: Cited) -> None:
        """Write one claim, if it is an event of a sort that ACLED lists."""
        event = cited.claim.record
        if not isinstance(event, Event):
            return
        sorts = sort_of(cited, event.initiator), sort_of(cited, event.recipient)
        rule = next((rule for rule in _rules() if rule.fits(cited, event, sorts)), None)
        if event.status != "happened":
            self.left_out["not told as having happened"] += 1
        elif cited.row.copy_of:
            self.left_out["told by republished copies"] += 1
        elif rule is None:
            self.left_out["of a type that ACLED does not list"] += 1
        else:
            self._table.add(
                _labels(rule) | _actors(cited, sorts) | _when(event) | _where(cited) | _told(cited)
            )
            self.written += 1


@cache
def _rules() -> tuple[Rule, ...]:
    return load_data("export", "acled_types", _Rules).rule


def _has_words(quote: str, words: tuple[str, ...]) -> bool:
    return re.search(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", quote, re.IGNORECASE) is not None


def _labels(rule: Rule) -> dict[str, Any]:
    return {"disorder_type": rule.disorder, "event_type": rule.event, "sub_event_type": rule.sub}


def _actors(cited: Cited, sorts: tuple[str, str]) -> dict[str, Any]:
    event, record = cited.claim.record, cited.row.record
    first = _inter(cited, getattr(event, "initiator", None), sorts[0])
    second = _inter(cited, getattr(event, "recipient", None), sorts[1])
    return {
        "actor1": side(cited, record["initiator"]),
        "inter1": first,
        "actor2": side(cited, record["recipient"]),
        "inter2": second,
        "interaction": f"{first}-{second}" if first and second else None,
        "civilian_targeting": "Civilian targeting" if sorts[1] == "civilians" else None,
    }


def _inter(cited: Cited, name: str | None, sort: str) -> str | None:
    """ACLED's sort of actor; a state's forces are external where the place is in another country."""
    if sort == "civilians":
        return "Civilians"
    actor = cited.actor(name)
    if actor is None:
        return None
    if sort == "armed":
        return "Rebel group" if "REB" in actor.code else None
    land = country(cited.place.country) if cited.place else None
    if sort != "state" or land is None or not actor.code:
        return None
    return "State forces" if actor.code.startswith(land.iso3) else "External/Other forces"


def _when(event: Event) -> dict[str, Any]:
    if not event.date:
        return {}
    precision = DATES.precision(event.date)
    if precision == "year":
        return {"year": event.date}
    return {
        "event_date": DATES.first(event.date).strftime("%d %B %Y"),
        "year": event.date[:4],
        "time_precision": _TIME_PRECISION[precision],
    }


def _where(cited: Cited) -> dict[str, Any]:
    place, row = cited.place, cited.row
    if place is None:
        return {"event_id_cnty": row.id, "location": row.record["place"]}
    land = country(place.country)
    return {
        "event_id_cnty": f"{land.iso3}{row.id}" if land else row.id,
        "iso": land.number if land else None,
        "country": land.name if land else None,
        "admin1": place.name if place.feature == "region" else None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": 3 if place.feature in _AREAS else None if place.feature == "continent" else 1,
    }


def _told(cited: Cited) -> dict[str, Any]:
    row = cited.row
    return {
        "source": row.publisher,
        "notes": f"{row.line} “{row.quote}”",
        "fatalities": deaths(cited.tolls).low,
    }

"""Deadly events in the shape of the UCDP's Georeferenced Event Dataset."""

from __future__ import annotations

from math import floor
from typing import Any

from verbale.export.coding import deaths, number_of, side, sort_of
from verbale.export.countries import country
from verbale.export.rows import Cited
from verbale.export.tables import TableExporter
from verbale.terms import DATES, Event

_DATE_PREC = {"day": 1, "month": 4, "year": 5}
_WHERE_PREC = {"country": 6, "region": 4, "county": 3}
_GRID_COLUMNS = 720
_HAPPENED = "happened"


class GedExporter(TableExporter):
    """Attacks with deaths as CSV in the columns of the UCDP GED.

    The shape only: a row is one report's account, not a coded incident. Rows must not be
    counted, nor deaths added up.
    """

    title = "UCDP GED-shaped CSV"
    file_name = "ged.csv"

    def feed(self, cited: Cited) -> None:
        """Write one claim, if it is an attack that cost lives."""
        event = cited.claim.record
        if not isinstance(event, Event) or event.type != "ASSAULT":
            return
        if event.status != _HAPPENED:
            self.left_out["attacks not told as having happened"] += 1
        elif cited.row.copy_of:
            self.left_out["attacks told by republished copies"] += 1
        elif not deaths(cited.tolls).counted:
            self.left_out["attacks without a count of the dead"] += 1
        else:
            self._table.add(_who(cited) | _when(event) | _where(cited) | _told(cited))
            self.written += 1


def _who(cited: Cited) -> dict[str, Any]:
    record = cited.row.record
    names = {key: side(cited, record[key]) for key in ("initiator", "recipient")}
    first, second = names["initiator"], names["recipient"]
    sorts = sort_of(cited, first), sort_of(cited, second)
    if sorts[1] == "civilians":
        second = "Civilians"
    elif sorts == ("armed", "state"):
        first, second = second, first
    return {
        "side_a": first,
        "side_b": second,
        "dyad_name": f"{first} - {second}" if first and second else None,
        "type_of_violence": _violence(*sorts),
    }


def _violence(one: str, other: str) -> int | None:
    if other == "civilians":
        return 3
    if not (one and other) or one == "civilians":
        return None
    return 1 if "state" in (one, other) else 2


def _when(event: Event) -> dict[str, Any]:
    if not event.date:
        return {}
    precision = DATES.precision(event.date)
    return {
        "year": event.date[:4],
        "event_clarity": 1 if precision == "day" else 2,
        "date_prec": _DATE_PREC[precision],
        "date_start": DATES.first(event.date).isoformat(),
        "date_end": DATES.last(event.date).isoformat(),
    }


def _where(cited: Cited) -> dict[str, Any]:
    place, stated = cited.place, cited.row.record["place"]
    if place is None or place.lat is None or place.lon is None:
        return {"where_description": stated}
    land = country(place.country)
    return {
        "where_prec": _WHERE_PREC.get(place.feature or "", None if place.feature == "continent" else 1),
        "where_coordinates": place.name,
        "where_description": stated,
        "adm_1": place.name if place.feature == "region" else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "priogrid_gid": grid_cell(place.lat, place.lon),
        "country": land.name if land else None,
        "region": land.region if land else None,
    }


def grid_cell(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree wide, numbered from the south-west, row by row.

    Source: Tollefsen, Strand and Buhaug (2012), PRIO-GRID: A unified spatial data structure.
    """
    return floor((lat + 90) * 2) * _GRID_COLUMNS + floor((lon + 180) * 2) + 1


def _told(cited: Cited) -> dict[str, Any]:
    row, dead = cited.row, deaths(cited.tolls)
    known = (row.publisher, f"“{row.report_title}”" if row.report_title else None, row.published)
    return {
        "id": number_of(row.id),
        "relid": row.id,
        "code_status": "Unverified",
        "number_of_sources": 1,
        "source_article": ", ".join(part for part in known if part),
        "source_office": row.publisher,
        "source_date": row.published,
        "source_headline": row.report_title,
        "source_original": row.record["according_to"],
        "deaths_civilians": dead.civilians,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }

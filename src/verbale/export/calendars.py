"""Days to come and days gone by as a calendar.

Source: RFC 5545, iCalendar; RFC 7986 for its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec
from icalendar import Calendar, Event

from verbale.terms import DATES


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """What is on a day, or on all days of a month or a year.

    Attributes:
        id: by what it is known again.
        first: its first day, an ISO prefix.
        last: its last day, an ISO prefix.
        summary: what it is.
        description: more of it.
        category: what sort of thing it is.
        stamp: when it was last told of, an ISO prefix: of the record, not of the clock, so that the same
            record gives the same calendar.
        tentative: whether it is only announced or planned; None where nothing is said of that.
        place: where.
        lat: degrees, None where the place is on no map.
        lon: degrees, as above.
        url: where it is told.
    """

    id: str
    first: str
    last: str
    summary: str
    description: str
    category: str
    stamp: str
    tentative: bool | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    url: str | None = None


def calendar_text(title: str, appointments: Iterable[Appointment]) -> str:
    """A calendar of appointments in the order given."""
    calendar = Calendar()
    calendar.add("prodid", "-//Verbale//Minutes of the news//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", title)
    for one in appointments:
        calendar.add_component(_event(one))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(one: Appointment) -> Event:
    stamp = DATES.first(one.stamp)
    made = Event()
    made.add("uid", f"{one.id}@verbale")
    made.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    made.add("dtstart", DATES.first(one.first))
    made.add("dtend", DATES.last(one.last) + timedelta(days=1))
    made.add("summary", one.summary)
    made.add("description", one.description)
    if one.tentative is not None:
        made.add("status", "TENTATIVE" if one.tentative else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("categories", [one.category])
    if one.place:
        made.add("location", one.place)
    if one.lat is not None and one.lon is not None:
        made.add("geo", (one.lat, one.lon))
    if one.url:
        made.add("url", one.url)
    return made

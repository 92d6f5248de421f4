"""iCalendar: rounds that are announced, and what is planned or threatened for a day."""

from __future__ import annotations

from typing import NamedTuple

from verbale.export.calendars import Appointment, calendar_text
from verbale.export.entries import web_address
from verbale.export.exporter import Exporter
from verbale.export.rows import Cited, Row
from verbale.terms import DATES, Event, Place, Record, Round, identify

TITLE = "Talks and deadlines"
_ROUNDS = ("announced", "postponed")
_AHEAD = ("planned", "threatened")


class _Day(NamedTuple):
    kind: str
    date: str
    line: str


class _Told(NamedTuple):
    row: Row
    place: Place | None


class CalendarExporter(Exporter):
    """A calendar (RFC 5545) of announced rounds, and of deadlines: acts planned or threatened for a day.

    What several reports say alike is one appointment that names them all. A date that is only
    a month lasts the month; one that is only a year is left out.
    """

    title = "iCalendar"
    file_name = "calendar.ics"
    media_type = "text/calendar"

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()
        self._days: dict[_Day, list[_Told]] = {}

    def feed(self, cited: Cited) -> None:
        """Keep a claim that says what is to come."""
        if not _is_ahead(cited.claim.record):
            return
        date = cited.row.record["date"]
        if not date or DATES.precision(date) == "year":
            self.left_out["no day or month of its own"] += 1
        elif _is_past(date, cited.row.published):
            self.left_out["gone by when the report came out"] += 1
        else:
            day = _Day(cited.row.kind, date, cited.row.line)
            self._days.setdefault(day, []).append(_Told(cited.row, cited.place))

    def finish(self) -> None:
        """Write the appointments in order of their days."""
        days = sorted(self._days.items(), key=lambda one: (one[0].date, one[0]))
        self.written += len(days)
        self._file.write(calendar_text(TITLE, (_appointment(day, told) for day, told in days)))


def _is_ahead(record: Record) -> bool:
    """Whether a record tells of talks or acts to come; a threat that was uttered is none."""
    if isinstance(record, Round):
        return record.status in _ROUNDS
    return isinstance(record, Event) and record.status in _AHEAD and record.type != "THREATEN"


def _is_past(date: str, published: str | None) -> bool:
    return published is not None and DATES.last(date) < DATES.first(published)


def _appointment(day: _Day, told: list[_Told]) -> Appointment:
    place = next((t.place for t in told if t.place), None)
    return Appointment(
        id=identify("appointment", day),
        first=day.date,
        last=day.date,
        summary=day.line,
        description="\n\n".join(_source(t.row) for t in told),
        category="Talks" if day.kind == "rounds" else "Deadline",
        tentative=True,
        stamp=max((t.row.published for t in told if t.row.published), default=day.date),
        place=place.name if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        url=next((url for t in told if (url := web_address(t.row.url))), None),
    )


def _source(row: Row) -> str:
    where = ", ".join(part for part in (row.publisher, row.report_title, row.published) if part)
    return f"“{row.quote}” ({where or row.report_id}; claim {row.id})"

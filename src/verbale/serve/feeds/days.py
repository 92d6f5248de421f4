"""What each page's calendar has: lines on their own days; where nothing else is told of them, those of its feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from verbale.export.calendars import Appointment
from verbale.export.entries import MAX_ENTRIES
from verbale.serve.feeds.entries import News, clean
from verbale.serve.page import Ask
from verbale.terms import DATES
from verbale.terms.ids import identify
from verbale.views import Citation
from verbale.views.sheets import Cut

MOST = Cut(0, MAX_ENTRIES)
MAX_QUOTED = 8
ShowAt = Callable[[Citation], str]


def _timeline(ask: Ask, show_at: ShowAt) -> Iterator[Appointment]:
    for one in ask.sheets.timeline(ask.sieve, MOST).lines:
        if one.dated_by == "text" and one.date:
            yield _appointment(
                (one.date, one.date), one.line, one.citations, show_at, key=(one.kind, one.date, one.line)
            )


def _rounds(ask: Ask, show_at: ShowAt) -> Iterator[Appointment]:
    for one in ask.sheets.rounds(ask.sieve, MOST).lines:
        if one.dated_by == "text" and one.date:
            told = [telling.citation for telling in one.told]
            yield _appointment((one.date, one.date), one.told[0].line, told, show_at, place=one.venue)


def _incidents(ask: Ask, show_at: ShowAt) -> Iterator[Appointment]:
    for one in ask.sheets.incidents(ask.sieve, MOST).lines:
        if one.dated_by == "text" and one.date:
            told = [account.citation for account in one.accounts]
            place = one.places[0] if one.places else None
            yield _appointment((one.date, one.date), one.line, told, show_at, place=place)


def _access(ask: Ask, show_at: ShowAt) -> Iterator[Appointment]:
    for track in ask.sheets.access(ask.sieve, MOST).lines:
        for span in track.point.spans:
            if span.first and span.last and any(told.dated_by == "text" for told in span.told):
                told = [one.citation for one in span.told]
                line = f"{track.point.point}: {span.status}"
                yield _appointment((span.first, span.last), line, told, show_at, place=track.point.point)


def of_news(news: Iterable[News], show_at: ShowAt) -> Iterator[Appointment]:
    """The lines of a feed that have a day."""
    for one in news:
        if one.date:
            key = (one.sort, *(part or "" for part in one.key))
            yield _appointment((one.date, one.date), one.title, one.citations, show_at, key=key)


def _appointment(  # noqa: PLR0913 - an appointment has so many parts
    days: tuple[str, str],
    line: str,
    citations: Iterable[Citation],
    show_at: ShowAt,
    *,
    key: tuple[str, ...] = (),
    place: str | None = None,
) -> Appointment:
    told = list(citations)
    return Appointment(
        id=identify("appointment", key or (told[0].claim_id,)),
        first=days[0],
        last=days[1],
        summary=clean(line),
        description="\n\n".join(_quote(one, show_at) for one in told[:MAX_QUOTED]),
        category="Reported",
        stamp=max((one.published for one in told if one.published), default=days[0]),
        place=clean(place) if place else None,
        url=show_at(told[0]),
    )


def _quote(one: Citation, show_at: ShowAt) -> str:
    where = ", ".join(part for part in (one.publisher, one.title, one.published) if part)
    return clean(f"“{one.quote}” ({where or one.report_id}) {show_at(one)}")


def in_order(appointments: Iterable[Appointment]) -> list[Appointment]:
    """Appointments by their days; those that are only of a year are on no day."""
    known = {one.id: one for one in appointments if "year" not in _precisions(one)}
    return sorted(known.values(), key=lambda one: (one.first, one.id))


def _precisions(one: Appointment) -> set[str]:
    return {DATES.precision(one.first), DATES.precision(one.last)}


DAYS: Mapping[str, Callable[[Ask, ShowAt], Iterator[Appointment]]] = {
    "/timeline": _timeline,
    "/rounds": _rounds,
    "/incidents": _incidents,
    "/access": _access,
}
"""A page's address -> what its calendar has, where that is more than the lines of its feed."""

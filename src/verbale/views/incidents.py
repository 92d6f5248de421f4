"""Incidents: one a real-world event, with its reports, origins and rival tolls over time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import msgspec

from verbale.errors import AmbiguousIdError, UnknownIdError
from verbale.fusion import Figure, Incident, Join, Judged, Occurrence, Tally, incidents, ranges
from verbale.fusion.judged import pair
from verbale.fusion.occurrences import MIN_TOTAL, size
from verbale.views.captions import count_caption
from verbale.views.days import within
from verbale.views.material import Citation, Material

TYPES = frozenset({"AID", "ASSAULT", "COERCE", "CRIME", "MOBILIZE", "PROTEST", "RETREAT"})
"""Acts on the ground; words and deals stand among positions, rounds and statements."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of it; `origin` is the report that it copies, or itself."""

    line: str
    type: str | None
    status: str
    date: str | None
    place: str | None
    according_to: str | None
    origin: str
    citation: Citation


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One figure, as one report gives it.

    `told` is "hangs" where the report gives it with the event, "beside" where it stands right behind.
    """

    low: int | None
    high: int | None
    caption: str
    wording: str
    published: str | None
    told: Literal["hangs", "beside"]
    citation: Citation


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One counter's figures of one kind of harm to one sort of people: the latest ones, and all, in order."""

    kind: str
    who: str | None
    counted_by: str | None
    latest: tuple[str, ...]
    history: tuple[Count, ...]
    origins: int


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """From the lowest to the highest of the counters' latest figures; nothing is added up."""

    kind: str
    who: str | None
    low: int | None
    high: int | None
    caption: str
    counters: int


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that two accounts have in common, as each states it."""

    name: str
    one: str
    other: str


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims stand together; `unsure` where a reviewer could not tell."""

    one: str
    other: str
    unsure: bool
    reasons: tuple[Shared, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One incident.

    Attributes:
        id: lasts as long as no earlier report of it comes in; `aliases` are what it may be called too.
        type: type of event, None where only counts are told.
        line: what happened, as the first report has it.
        date: the first day that is stated, else that on which it was first published.
        dated_by: whether the text or the report gives that day.
        dates: every date that is stated.
        places: every place that is named.
        lat: degrees of the first place that is on the map, None where none is.
        lon: degrees, as above.
        parties: all that are named as doing it or suffering it.
        reports: how many tell of it.
        origins: how many of them are no copies, nor tell of it in the very words of another.
        ranges: the spread of tolls.
        counts: tolls, counter by counter.
        accounts: what each report says.
        joins: why they stand together.
    """

    id: str
    aliases: tuple[str, ...]
    type: str | None
    line: str
    date: str | None
    dated_by: Literal["text", "report"]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    lat: float | None
    lon: float | None
    parties: tuple[str, ...]
    reports: int
    origins: int
    ranges: tuple[Spread, ...]
    counts: tuple[Counted, ...]
    accounts: tuple[Account, ...]
    joins: tuple[Joined, ...]


def list_incidents(  # noqa: PLR0913 - each option narrows on its own
    material: Material,
    *,
    since: str | None = None,
    until: str | None = None,
    party: str | None = None,
    place: str | None = None,
    types: Collection[str] = TYPES,
    undated: bool = False,
) -> list[Happening]:
    """What happened, one line an act, in order of date.

    Args:
        material: the claims.
        since: ISO date prefix; incidents before it are left out.
        until: ISO date prefix; incidents after it are left out.
        party: only those that name a party so, or by these words.
        place: only those at a place whose name holds these words.
        types: only these types of event; acts of which only a count is told are always among them.
        undated: also acts of which no report states the day, with a place or who did what to whom, or
            counts people harmed in a place: what goes on, or is told as background.
    """
    found = incidents(material.claims, material.headings.values(), material.background)
    shown = (show_incident(material, one) for one in found if _is_listed(one, types, undated=undated))
    return [
        one
        for one in shown
        if within(one.date, since, until) and _names(one.parties, party) and _names(one.places, place)
    ]


def find_incident(material: Material, wanted: str) -> Happening:
    """One incident by its id, by one of its aliases or by a claim of it; the beginning is enough.

    Raises:
        UnknownIdError: there is none.
        AmbiguousIdError: there are several.
    """
    found = [
        one
        for one in incidents(material.claims, material.headings.values(), material.background)
        if wanted and any(known.startswith(wanted) for known in _ids(one))
    ]
    exact = [one for one in found if wanted in _ids(one)] or found
    if not exact:
        raise UnknownIdError(wanted)
    if len(exact) > 1:
        raise AmbiguousIdError(wanted, [one.id for one in exact[:5]])
    return show_incident(material, exact[0])


def _ids(one: Incident) -> tuple[str, ...]:
    return (one.id, *one.aliases, *(o.claim.id for o in one.occurrences))


def _is_listed(one: Incident, types: Collection[str], *, undated: bool) -> bool:
    if one.type is not None and one.type not in types:
        return False
    told = bool(one.places or one.tallies or any(len(o.parties) > 1 for o in one.occurrences))
    return undated or (told and any(o.day for o in one.occurrences)) or _is_counted(one)


def _is_counted(one: Incident) -> bool:
    """Whether people are counted who were harmed in one place, not over a whole war."""
    placed = any(o.place and o.breadth != "country" for o in one.occurrences)
    return placed and any(0 < size(f.toll) < MIN_TOTAL for t in one.tallies for f in t.history)


def _names(known: Sequence[str], words: str | None) -> bool:
    return words is None or any(words.casefold() in name.casefold() for name in known)


def show_incident(material: Material, one: Incident) -> Happening:
    """An incident fit to be shown, names of private persons withheld."""
    stated = [o for o in one.occurrences if o.day] or [o for o in one.occurrences if o.date]
    first = min(stated, key=lambda o: o.date or "", default=one.occurrences[0])
    on_map = next((o for o in one.occurrences if o.lat is not None), first)
    parties = (material.withheld(o.claim.report_id, name) for o in one.occurrences for name in o.parties)
    return Happening(
        id=one.id,
        aliases=one.aliases,
        type=one.type,
        line=material.line(one.occurrences[0].claim),
        date=first.date if stated else one.occurrences[0].published,
        dated_by="text" if stated else "report",
        dates=one.dates,
        places=one.places,
        lat=on_map.lat,
        lon=on_map.lon,
        parties=tuple(dict.fromkeys(parties)),
        reports=one.reports,
        origins=one.origins,
        ranges=tuple(_spread(material, one)),
        counts=tuple(_counted(material, tally) for tally in one.tallies),
        accounts=tuple(_account(material, o) for o in one.occurrences),
        joins=tuple(_joined(material, one, join, material.reviewed.judged) for join in one.joins),
    )


def _account(material: Material, told: Occurrence) -> Account:
    stated = material.stated(told.claim)
    return Account(
        line=material.line(told.claim),
        type=told.type,
        status=told.status,
        date=told.date,
        place=told.place,
        according_to=stated.get("according_to") or stated.get("counted_by"),
        origin=told.origin,
        citation=material.cite(told.claim),
    )


def _spread(material: Material, one: Incident) -> Iterator[Spread]:
    who = {
        tally.who: material.withheld(tally.history[0].claim.report_id, tally.who or "")
        for tally in one.tallies
    }
    for found in ranges(one.tallies):
        yield Spread(
            kind=found.kind,
            who=who.get(found.who) or None,
            low=found.low,
            high=found.high,
            caption=count_caption(found.low, found.high),
            counters=found.counters,
        )


def _counted(material: Material, tally: Tally) -> Counted:
    newest = tally.history[0].claim.report_id
    latest = (count_caption(figure.toll.low, figure.toll.high) for figure in tally.latest)
    return Counted(
        kind=tally.kind,
        who=material.withheld(newest, tally.who) if tally.who else None,
        counted_by=material.withheld(newest, tally.counted_by) if tally.counted_by else None,
        latest=tuple(latest),
        history=tuple(_count(material, figure) for figure in reversed(tally.history)),
        origins=tally.origins,
    )


def _count(material: Material, figure: Figure) -> Count:
    toll = figure.toll
    return Count(
        low=toll.low,
        high=toll.high,
        caption=count_caption(toll.low, toll.high),
        wording=material.withheld(figure.claim.report_id, toll.wording),
        published=figure.published,
        told=figure.because,
        citation=material.cite(figure.claim),
    )


def _joined(material: Material, one: Incident, join: Join, judged: Judged) -> Joined:
    report_of = {o.claim.id: o.claim.report_id for o in one.occurrences}
    first, second = report_of[join.one], report_of[join.other]
    reasons = (
        Shared(
            name=reason.name,
            one=material.withheld(first, reason.one),
            other=material.withheld(second, reason.other),
        )
        for reason in join.reasons
    )
    unsure = pair(join.one, join.other) in judged.unsure
    return Joined(one=join.one, other=join.other, unsure=unsure, reasons=tuple(reasons))

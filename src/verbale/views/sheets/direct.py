"""Sheets made from the claims themselves, as the command line makes its views: for records that are not large."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from verbale.terms import DATES, Dossier, Position, Statement
from verbale.views.access import Point, access
from verbale.views.board import Board, board
from verbale.views.brief import Brief, brief
from verbale.views.changes import Changes, changes
from verbale.views.corrections import Edits
from verbale.views.coverage import Coverage, coverage
from verbale.views.days import within
from verbale.views.incidents import Happening, find_incident, list_incidents
from verbale.views.material import Material
from verbale.views.movement import MOVED, STEPS, Movement, show_movement
from verbale.views.rounds import Session, rounds
from verbale.views.sheets.answers import (
    MAX_CHANGES,
    MAX_CHOICES,
    MAX_SPANS,
    MAX_SPANS_OF_ONE,
    Cut,
    Extent,
    Filed,
    News,
    Sieve,
    Slice,
    Spot,
    Spots,
    Steps,
    Taken,
    Track,
)
from verbale.views.statements import Utterance, statements
from verbale.views.sticking import StickingPoints, sticking
from verbale.views.timeline import KINDS, Entry, timeline

WEEK = dt.timedelta(days=7)
T = TypeVar("T")
Take = Callable[[str | None, str | None], Material]


class DirectSheets:
    """What a record that is gathered into memory holds.

    Args:
        take: gives the claims that name a party and are on an issue, None leaving all in.
        edits: gives the articles that were edited since a day.
        dossier: names the parties to the talks.
    """

    def __init__(self, take: Take, edits: Callable[[str], Edits | None], dossier: Dossier | None) -> None:
        self._take = take
        self._edits = edits
        self._dossier = dossier
        self.as_of: str | None = None
        self.forbidden: tuple[str, ...] = ()

    @property
    def _all(self) -> Material:
        return self._take(None, None)

    def _of(self, sieve: Sieve) -> Material:
        return self._take(sieve.party, sieve.issue)

    def extent(self) -> Extent:
        """How much there is."""
        return extent(self._all)

    def parties(self) -> list[str]:
        """Who takes a position or is spoken for."""
        return parties(self._all)

    def speakers(self) -> list[str]:
        """Who says most."""
        return most(Counter(one.speaker for one in statements(self._all) if one.speaker))

    def publishers(self) -> list[str]:
        """Who publishes."""
        return publishers(self._all)

    def board(self, sieve: Sieve) -> Board:
        """The board."""
        return board(self._of(sieve), dossier=self._dossier)

    def steps(self, sieve: Sieve) -> Steps:
        """What moved."""
        moves = [
            one
            for one in show_movement(self._of(sieve), dossier=self._dossier).moves
            if sieve.since is None or within(one.after.date, sieve.since, None)
        ]
        last: dict[tuple[str, str], Taken] = {}
        for one in moves:
            last.setdefault((one.party, one.issue), Taken(step=one.step, date=one.after.date))
        return Steps(len(moves), last)

    def movement(self, sieve: Sieve, cut: Cut) -> tuple[Movement, int]:
        """Movement."""
        wanted = tuple(step for step in STEPS if step == sieve.step) or MOVED
        made = show_movement(
            self._of(sieve), since=sieve.since, until=sieve.until, steps=wanted, dossier=self._dossier
        )
        part = sliced(made.moves, cut)
        return msgspec.structs.replace(made, moves=tuple(part.lines)), part.total

    def sticking(self, sieve: Sieve) -> StickingPoints:
        """The sticking points."""
        return sticking(self._take(None, sieve.issue), dossier=self._dossier)

    def timeline(self, sieve: Sieve, cut: Cut) -> Slice[Entry]:
        """The timeline."""
        kinds = (sieve.kind,) if sieve.kind else KINDS
        entries = timeline(self._take(sieve.party, None), since=sieve.since, until=sieve.until, kinds=kinds)
        return sliced(entries[::-1], cut)

    def rounds(self, sieve: Sieve, cut: Cut) -> Slice[Session]:
        """The sessions."""
        return sliced(rounds(self._all, party=sieve.party, since=sieve.since, until=sieve.until), cut)

    def incidents(self, sieve: Sieve, cut: Cut) -> Slice[Happening]:
        """The incidents."""
        return sliced(self._incidents(sieve), cut)

    def _incidents(self, sieve: Sieve) -> list[Happening]:
        found = list_incidents(
            self._all, party=sieve.party, place=sieve.place, since=sieve.since, until=sieve.until
        )
        return found[::-1]

    def incident(self, wanted: str) -> Happening:
        """One incident."""
        return find_incident(self._all, wanted)

    def spots(self, sieve: Sieve, most: int) -> Spots:
        """The places of incidents."""
        by_place: dict[str, list[Happening]] = defaultdict(list)
        found = self._incidents(sieve)
        for one in found:
            if place := spot_of(one):
                by_place[place].append(one)
        places = sorted(by_place.items(), key=lambda item: (-len(item[1]), item[0]))
        shown = [Spot(name=name, incidents=len(some), latest=some[0]) for name, some in places[:most]]
        placed = sum(len(some) for some in by_place.values())
        return Spots(shown, len(places), placed, len(found) - placed)

    def placed(self, sieve: Sieve, most: int) -> Slice[Happening]:
        """The latest incidents that are on the map."""
        return sliced([one for one in self._incidents(sieve) if one.lat is not None], Cut(0, most))

    def access(self, sieve: Sieve, cut: Cut) -> Slice[Track]:
        """The points."""
        found = by_reports(access(self._all, point=sieve.point, since=sieve.since, until=sieve.until))
        part = sliced(found, cut)
        return Slice([track(one, part.total) for one in part.lines], part.total)

    def statements(self, sieve: Sieve, cut: Cut) -> Slice[Utterance]:
        """The statements."""
        found = statements(
            self._take(sieve.party, None),
            speaker=sieve.speaker,
            issue=sieve.issue,
            since=sieve.since,
            until=sieve.until,
        )
        return sliced(found, cut)

    def reports(self, sieve: Sieve, cut: Cut) -> Slice[Filed]:
        """The reports."""
        found = [
            one
            for one in filed(self._all)
            if within(one.heading.published, sieve.since, sieve.until)
            and sieve.publisher in (None, one.heading.publisher)
        ]
        return sliced(found, cut)

    def changes(self, sieve: Sieve) -> News | None:
        """What changed."""
        material = self._of(sieve)
        since = sieve.since or first_of_last_week(extent(material))
        return None if since is None else news(changes(material, since=since, edits=self._edits(since)))

    def coverage(self) -> Coverage:
        """What is covered."""
        return coverage(self._all)

    def brief(self, sieve: Sieve, title: str) -> Brief:
        """The brief."""
        return brief(self._of(sieve), title=title)


def sliced(lines: Sequence[T], cut: Cut) -> Slice[T]:
    """The lines that are wanted."""
    return Slice(lines[cut.start : cut.start + cut.size], len(lines))


def most(counts: Mapping[str, int], size: int = MAX_CHOICES) -> list[str]:
    """The values that most lines have, most first."""
    return [value for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]]


def extent(material: Material) -> Extent:
    """How many reports a material is of, and of which days."""
    days = [h.published for h in material.headings.values() if h.published]
    return Extent(reports=len(material.headings), first=min(days, default=None), last=max(days, default=None))


def first_of_last_week(of: Extent) -> str | None:
    """A week before the latest report; None where none is dated."""
    last = of.last
    return (DATES.first(last) - WEEK).isoformat() if last and DATES.clean(last) == last else None


def parties(material: Material, size: int = MAX_CHOICES) -> list[str]:
    """Who takes a position or is spoken for, by name; of very many those who do so most."""
    counts: Counter[str] = Counter()
    for claim in material.whole:
        record = claim.record
        hidden = material.private_names.get(claim.report_id, ())
        if isinstance(record, Position | Statement) and record.party and record.party not in hidden:
            counts[record.party] += 1
    return sorted(most(counts, size))


def publishers(material: Material) -> list[str]:
    """Who publishes, by name."""
    return sorted(most(Counter(h.publisher for h in material.headings.values() if h.publisher)))


def filed(material: Material) -> list[Filed]:
    """The reports of a material, the latest first."""
    claims = Counter(claim.report_id for claim in material.whole)
    headings = sorted(material.headings.values(), key=lambda h: (h.published or "", h.id), reverse=True)
    return [Filed(heading=h, title=material.title(h.id), claims=claims[h.id]) for h in headings]


def spot_of(one: Happening) -> str | None:
    """The place on the map where an incident stands, None where it is at none."""
    return one.places[0] if one.lat is not None and one.places else None


def by_reports(found: Iterable[Point]) -> list[Point]:
    """Points, those with most reports first."""
    return sorted(found, key=lambda point: (-point.reports, point.point))


def track(point: Point, points: int) -> Track:
    """A point with its latest states; fewer where it is one of several."""
    spans = point.spans[-spans_shown(points) :]
    return Track(point=msgspec.structs.replace(point, spans=spans), earlier=len(point.spans) - len(spans))


def spans_shown(points: int) -> int:
    """How many states of each of so many points are shown."""
    return MAX_SPANS_OF_ONE if points == 1 else MAX_SPANS


def news(made: Changes) -> News:
    """The first of each list of changes."""
    return News(
        changes=msgspec.structs.replace(
            made,
            new=made.new[:MAX_CHANGES],
            again=made.again[:MAX_CHANGES],
            corrections=made.corrections[:MAX_CHANGES],
        ),
        new=len(made.new),
        again=len(made.again),
        corrections=len(made.corrections),
    )

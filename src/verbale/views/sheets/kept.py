"""Sheets out of what was worked out of the whole record and kept: as quick on a record of any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec
import numpy as np

from verbale.errors import UnknownIdError
from verbale.fusion import Reviewed
from verbale.record import View
from verbale.record.kept import Numbers
from verbale.terms import Dossier
from verbale.views.access import Point, ToldState
from verbale.views.board import Board
from verbale.views.brief import Brief
from verbale.views.coverage import Coverage
from verbale.views.incidents import Happening
from verbale.views.movement import MOVED, STEPS, Moved, Movement
from verbale.views.rounds import Session
from verbale.views.sheets.answers import (
    Cut,
    Extent,
    Filed,
    News,
    NotYetError,
    Sieve,
    Slice,
    Spot,
    Spots,
    Steps,
    Taken,
    Track,
)
from verbale.views.sheets.direct import first_of_last_week, most, spans_shown
from verbale.views.sheets.finding import Finder
from verbale.views.sheets.lines import Facts, Told, name_of
from verbale.views.slate import kept_board
from verbale.views.statements import Utterance
from verbale.views.sticking import StickingPoints
from verbale.views.timeline import Entry

T = TypeVar("T", bound=msgspec.Struct)


class KeptSheets:
    """What was kept of a record.

    Args:
        view: the record.
        find: looks into what was kept.
        dossier: names the parties to the talks, as it did when all this was worked out.
        since_then: what reviewers have judged, where the record has changed since; None where it has not.
    """

    def __init__(
        self, view: View, find: Finder, dossier: Dossier | None, since_then: Reviewed | None = None
    ) -> None:
        self._view = view
        self._dossier = dossier
        self._find = find
        self.facts = self._only("facts", Facts)
        self.as_of = find.shelf.making.made if since_then else None
        self.forbidden = () if since_then is None else tuple(_forbidden(self.facts, since_then))

    def _only(self, name: str, kind: type[T]) -> T:
        """The one line of a list."""
        return self._find.read(name, [0], kind)[0]

    def extent(self) -> Extent:
        """How much there is."""
        return self.facts.extent

    def parties(self) -> list[str]:
        """Who takes a position or is spoken for."""
        return list(self.facts.parties)

    def speakers(self) -> list[str]:
        """Who says most."""
        return most(self._find.totals("statements", "named"))

    def publishers(self) -> list[str]:
        """Who publishes."""
        return list(self.facts.publishers)

    def board(self, sieve: Sieve) -> Board:
        """The board."""
        if self.facts.show_names:
            return self._wanted("boards", name_of(sieve.party, sieve.issue), Board)
        made = kept_board(self._view, party=sieve.party, issue=sieve.issue, dossier=self._dossier, old=True)
        if made is None:
            raise NotYetError
        return made

    def _bears(self, name: str, by: str, value: str | None) -> Numbers | None:
        return None if value is None else self._find.bearing(name, by, value)

    def _holds(self, name: str, by: str, words: str | None) -> Numbers | None:
        return None if words is None else self._find.holding(name, by, words)

    def _moves(self, sieve: Sieve) -> Numbers:
        sought = [self._bears("movement", by, getattr(sieve, by)) for by in ("party", "issue")]
        return self._find.among("movement", sought, sieve.since, sieve.until)

    def _listed(self, found: Numbers, steps: Sequence[str]) -> Numbers:
        taken = self._find.spread("movement", "step")
        wanted = np.array([value in steps for value in taken.values] + [False])
        listed: Numbers = found[wanted[taken.numbers[found]]]
        return listed

    def steps(self, sieve: Sieve) -> Steps:
        """What moved."""
        find = self._find
        found = self._listed(self._moves(replace(sieve, until=None)), MOVED)
        cell, step, day = (find.spread("movement", by) for by in ("cell", "step", "day"))
        _, firsts = np.unique(cell.numbers[found], return_index=True)
        last = {}
        for at in found[firsts]:
            party, issue, _ = msgspec.json.decode(cell.values[cell.numbers[at]], type=tuple[str, str, None])
            taken = {"step": step.values[step.numbers[at]], "date": day.values[day.numbers[at]] or None}
            last[party, issue] = msgspec.convert(taken, Taken)
        return Steps(len(found), last)

    def movement(self, sieve: Sieve, cut: Cut) -> tuple[Movement, int]:
        """Movement."""
        found = self._moves(sieve)
        taken = self._find.spread("movement", "step")
        each = np.bincount(taken.numbers[found], minlength=len(taken.values))
        counted = {value: int(each[n]) for n, value in enumerate(taken.values)}
        listed = self._listed(found, (sieve.step,) if sieve.step else MOVED)
        part = self._find.slice("movement", listed, cut, Moved)
        made = Movement(
            compared=self.facts.compared,
            since=sieve.since,
            until=sieve.until,
            moves=tuple(part.lines),
            counts={step: counted.get(step, 0) for step in STEPS},
        )
        return made, part.total

    def sticking(self, sieve: Sieve) -> StickingPoints:
        """The sticking points."""
        made = self._only("sticking", StickingPoints)
        kept = (
            one for one in made.points if sieve.issue is None or f"{one.issue}.".startswith(f"{sieve.issue}.")
        )
        return msgspec.structs.replace(made, points=tuple(kept))

    def timeline(self, sieve: Sieve, cut: Cut) -> Slice[Entry]:
        """The timeline."""
        sought = [self._bears("timeline", by, getattr(sieve, by)) for by in ("party", "kind")]
        found = self._find.among("timeline", sought, sieve.since, sieve.until)
        part = self._find.slice("timeline", found, cut, Told)
        return Slice([_of_party(told, sieve.party) for told in part.lines], part.total)

    def rounds(self, sieve: Sieve, cut: Cut) -> Slice[Session]:
        """The sessions."""
        sought = [self._bears("rounds", "party", sieve.party)]
        found = self._find.among("rounds", sought, sieve.since, sieve.until)
        return self._find.slice("rounds", found, cut, Session)

    def _incidents(self, sieve: Sieve) -> Numbers:
        sought = [self._holds("incidents", by, getattr(sieve, by)) for by in ("party", "place")]
        return self._find.among("incidents", sought, sieve.since, sieve.until)

    def incidents(self, sieve: Sieve, cut: Cut) -> Slice[Happening]:
        """The incidents."""
        return self._find.slice("incidents", self._incidents(sieve), cut, Happening)

    def incident(self, wanted: str) -> Happening:
        """One incident, by its id or an alias."""
        found = self._find.bearing("incidents", "id", wanted)
        if not len(found):
            raise UnknownIdError(wanted)
        return self._find.read("incidents", found[:1], Happening)[0]

    def spots(self, sieve: Sieve, most: int) -> Spots:
        """The places of incidents."""
        found = self._incidents(sieve)
        spread = self._find.spread("incidents", "spot")
        placed = found[spread.numbers[found] >= 0]
        spots, firsts, counts = np.unique(spread.numbers[placed], return_index=True, return_counts=True)
        named = [
            (spread.values[spot], int(placed[first]), int(count))
            for spot, first, count in zip(spots, firsts, counts, strict=True)
        ]
        named.sort(key=lambda one: (-one[2], one[0]))
        latest = self._find.read("incidents", [at for _, at, _ in named[:most]], Happening)
        shown = [
            Spot(name=name, incidents=count, latest=one)
            for (name, _, count), one in zip(named, latest, strict=False)
        ]
        return Spots(shown, len(named), len(placed), len(found) - len(placed))

    def placed(self, sieve: Sieve, most: int) -> Slice[Happening]:
        """The latest incidents that are on the map."""
        sought = [self._holds("incidents", by, getattr(sieve, by)) for by in ("party", "place")]
        sought.append(self._find.bearing("incidents", "placed", ""))
        found = self._find.among("incidents", sought, sieve.since, sieve.until)
        return self._find.slice("incidents", found, Cut(0, most), Happening)

    def access(self, sieve: Sieve, cut: Cut) -> Slice[Track]:
        """The points."""
        find = self._find
        spread = find.spread("states", "point")
        lies = find.within("states", "last", sieve.since, None)
        lies &= find.within("states", "first", None, sieve.until)
        point_of = np.array([int(value) for value in spread.values], dtype=np.int32)[spread.numbers]
        found = np.unique(point_of[lies])
        if sieve.point is not None:
            found = np.intersect1d(found, find.holding("points", "called", sieve.point))
        part = find.slice("points", found, cut, Point)
        tracks = []
        for at, point in zip(found[cut.start : cut.start + cut.size], part.lines, strict=True):
            states = find.bearing("states", "point", str(at))
            states = states[lies[states]]
            shown = states[-spans_shown(part.total) :]
            spans = tuple(find.read("states", shown, ToldState))
            whole = msgspec.structs.replace(point, spans=spans)
            tracks.append(Track(point=whole, earlier=len(states) - len(shown)))
        return Slice(tracks, part.total)

    def statements(self, sieve: Sieve, cut: Cut) -> Slice[Utterance]:
        """The statements."""
        sought = [self._bears("statements", by, getattr(sieve, by)) for by in ("party", "issue")]
        sought.append(self._holds("statements", "speaker", sieve.speaker))
        found = self._find.among("statements", sought, sieve.since, sieve.until)
        return self._find.slice("statements", found, cut, Utterance)

    def reports(self, sieve: Sieve, cut: Cut) -> Slice[Filed]:
        """The reports."""
        sought = [self._bears("reports", "publisher", sieve.publisher)]
        found = self._find.among("reports", sought, sieve.since, sieve.until)
        return self._find.slice("reports", found, cut, Filed)

    def changes(self, sieve: Sieve) -> News | None:
        """What changed."""
        usual = sieve.since == first_of_last_week(self.facts.extent)
        wanted = name_of(sieve.party, sieve.issue, None if usual else sieve.since)
        return self._wanted("changes", wanted, News | None)  # type: ignore[arg-type]

    def coverage(self) -> Coverage:
        """What is covered."""
        return self._only("coverage", Coverage)

    def brief(self, sieve: Sieve, title: str) -> Brief:
        """The brief."""
        made = self._wanted("briefs", name_of(sieve.party, sieve.issue), Brief)
        return msgspec.structs.replace(made, title=title)

    def _wanted(self, name: str, wanted: str, kind: type[T]) -> T:
        """A sheet made beforehand, or made because it was asked for."""
        found = self._find.bearing(name, "of", wanted)
        if len(found):
            return self._find.read(name, found, kind)[0]
        alone = f"{name} {wanted}"
        if not self._find.shelf.total(alone):
            raise NotYetError(alone)
        return self._find.read(alone, [0], kind)[0]


def _forbidden(facts: Facts, now: Reviewed) -> Iterator[str]:
    """What was hidden or taken down since: ids of reports, and names, the last word of each alone too."""
    yield from now.taken_down.keys() - set(facts.taken_down)
    for name in set(now.hidden) - set(facts.hidden):
        yield from {name, name.split()[-1]}


def _of_party(told: Told, party: str | None) -> Entry:
    """A line as one sees it who asks for a party."""
    left = told.partly.get(party) if party is not None else None
    if left is None:
        return told.entry
    return msgspec.structs.replace(told.entry, citations=tuple(told.entry.citations[n] for n in left))

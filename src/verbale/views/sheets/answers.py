"""What a page asks of the whole record, and what it is answered: lists cut to what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import msgspec

from verbale.fusion import Step
from verbale.terms import Heading
from verbale.views.access import Point
from verbale.views.board import Board
from verbale.views.brief import Brief
from verbale.views.changes import Changes
from verbale.views.coverage import Coverage
from verbale.views.incidents import Happening
from verbale.views.movement import Moved, Movement
from verbale.views.rounds import Session
from verbale.views.statements import Utterance
from verbale.views.sticking import StickingPoints
from verbale.views.timeline import Entry

T = TypeVar("T")
MAX_CHANGES = 40
MAX_CHOICES = 300
MAX_SPANS = 12
MAX_SPANS_OF_ONE = 200


class NotYetError(Exception):
    """What is asked for is being worked out; `wanted` says what it is, None for all that is kept."""

    def __init__(self, wanted: str | None = None) -> None:
        self.wanted = wanted
        super().__init__(wanted or "everything")


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """What a list is narrowed to; each list knows some of these, and None leaves all in."""

    party: str | None = None
    issue: str | None = None
    speaker: str | None = None
    publisher: str | None = None
    point: str | None = None
    place: str | None = None
    kind: str | None = None
    step: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Cut:
    """Which lines of a list are wanted: so many from a number on, which counts from 0."""

    start: int
    size: int


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Some lines of a list, and how many there are."""

    lines: Sequence[T]
    total: int


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """How many relevant reports there are, and from which day to which."""

    reports: int
    first: str | None
    last: str | None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The last step that a party took on an issue."""

    step: Step
    date: str | None


@dataclass(frozen=True)
class Steps:
    """How many steps were taken, and the last one of each party on each issue."""

    total: int
    last: Mapping[tuple[str, str], Taken]


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its latest states; `earlier` ones are left out."""

    point: Point
    earlier: int


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map, how many incidents there are, and the latest of them."""

    name: str
    incidents: int
    latest: Happening


@dataclass(frozen=True)
class Spots:
    """Places with most incidents first; `nowhere` incidents are at no place that the gazetteer knows.

    `incidents` are at `places`, of which some may be left out of `shown`.
    """

    shown: Sequence[Spot]
    places: int
    incidents: int
    nowhere: int


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """A report in the list of reports: its heading, its title fit to be shown, and how many claims it has."""

    heading: Heading
    title: str
    claims: int


class News(msgspec.Struct, frozen=True, kw_only=True):
    """Changes, of each list the first `MAX_CHANGES`, and how many each has."""

    changes: Changes
    new: int
    again: int
    corrections: int


class Sheets(Protocol):
    """What the whole record holds, as pages show it.

    Each method may raise `NotYetError`.

    Attributes:
        as_of: when all this was worked out, if the record has changed since; None where it stands.
        forbidden: words that no page may show any more: what was hidden or taken down since.
    """

    as_of: str | None
    forbidden: tuple[str, ...]

    def extent(self) -> Extent:
        """How much there is."""

    def parties(self) -> list[str]:
        """Who takes a position or is spoken for, by name; of very many those who do so most."""

    def speakers(self) -> list[str]:
        """Who says most, most first."""

    def publishers(self) -> list[str]:
        """Who publishes, by name; of very many those who publish most."""

    def board(self, sieve: Sieve) -> Board:
        """The board, by party and issue."""

    def steps(self, sieve: Sieve) -> Steps:
        """What moved since a day, by party and issue."""

    def movement(self, sieve: Sieve, cut: Cut) -> tuple[Movement, int]:
        """Movement with some of its steps, by party, issue, step and day; and how many of them there are."""

    def sticking(self, sieve: Sieve) -> StickingPoints:
        """The sticking points, by issue."""

    def timeline(self, sieve: Sieve, cut: Cut) -> Slice[Entry]:
        """The timeline, the latest first, by party, kind and day."""

    def rounds(self, sieve: Sieve, cut: Cut) -> Slice[Session]:
        """The sessions, the latest first, by party and day."""

    def incidents(self, sieve: Sieve, cut: Cut) -> Slice[Happening]:
        """The incidents, the latest first, by party, place and day."""

    def incident(self, wanted: str) -> Happening:
        """One incident by its id or an alias; where all is made from the claims, the beginning of it or a claim's id will do.

        Raises:
            UnknownIdError: there is none.
            AmbiguousIdError: there are several.
        """

    def spots(self, sieve: Sieve, most: int) -> Spots:
        """The places of incidents, by party, place and day."""

    def placed(self, sieve: Sieve, most: int) -> Slice[Happening]:
        """The latest incidents that are on the map, by party, place and day."""

    def access(self, sieve: Sieve, cut: Cut) -> Slice[Track]:
        """The points with most reports first, by their name and by day."""

    def statements(self, sieve: Sieve, cut: Cut) -> Slice[Utterance]:
        """The statements, the latest first, by speaker, party, issue and day."""

    def reports(self, sieve: Sieve, cut: Cut) -> Slice[Filed]:
        """The reports, the latest first, by publisher and day."""

    def changes(self, sieve: Sieve) -> News | None:
        """What changed since a day, else in the last week; by party and issue. None where no report is dated."""

    def coverage(self) -> Coverage:
        """What is covered."""

    def brief(self, sieve: Sieve, title: str) -> Brief:
        """The brief, by party and issue."""


def movement_of(made: Movement, moves: Sequence[Moved], counts: dict[str, int], sieve: Sieve) -> Movement:
    """Movement with other steps and counts."""
    return msgspec.structs.replace(
        made, moves=tuple(moves), counts=counts, since=sieve.since, until=sieve.until
    )

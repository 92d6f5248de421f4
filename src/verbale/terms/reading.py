"""A reading: all that one report yielded, in the wire format `verbale.reading/1`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from verbale.terms.records import (
    Access,
    Actor,
    Blame,
    Event,
    Place,
    Position,
    Record,
    Round,
    Statement,
    Time,
    Toll,
    Unlock,
)
from verbale.terms.report import Report
from verbale.terms.span import Span

FORMAT = "verbale.reading/1"

KINDS: dict[str, type[Record]] = {
    "statements": Statement,
    "rounds": Round,
    "positions": Position,
    "events": Event,
    "tolls": Toll,
    "access": Access,
    "unlocks": Unlock,
    "blames": Blame,
}
"""Every kind of record that becomes a claim, by its field of a `Reading`."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading says of its report; `copy_of` and `story` are report ids or labels.

    `republished_from` is the publisher or agency whose text it says that it is.
    """

    id: str
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str = ""
    copy_of: str | None = None
    story: str | None = None
    republished_from: str | None = None
    boilerplate: tuple[Span, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One report's records; `readers` says which version of which reader gave them."""

    format: str = FORMAT
    report: Heading
    relevant: bool
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    access: tuple[Access, ...] = ()
    unlocks: tuple[Unlock, ...] = ()
    blames: tuple[Blame, ...] = ()
    readers: dict[str, str] = {}

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record that cites evidence, with the name of its kind."""
        for kind in KINDS:
            for record in getattr(self, kind):
                yield kind, record


def head(report: Report) -> Heading:
    """The heading of a report's reading."""
    return Heading(
        id=report.id,
        title=report.title,
        published=report.published,
        publisher=report.publisher,
        url=report.url,
        language=report.language,
        sha256=report.sha256,
        republished_from=report.republished_from,
        boilerplate=report.boilerplate,
    )

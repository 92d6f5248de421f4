"""One report's account of one act: its event, with what its counts say of place and day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 (a field is called `date`)
from typing import Literal

import msgspec

from verbale.fusion.counts import Figure
from verbale.fusion.judged import NOTHING_JUDGED, Judged
from verbale.fusion.origins import origins
from verbale.fusion.spellings import fold_point
from verbale.terms import Claim, Event, Heading, Toll
from verbale.terms.dates import read_day

Breadth = Literal["site", "region", "country"]

HARM = frozenset({"killed", "wounded", "missing", "abducted"})
MIN_TOTAL = 1000
MIN_WORDS = 8

_TAKEN = ("happened", "alleged")
_WIDE = frozenset({"country", "continent", "water"})
_MIDDLING = frozenset({"region", "area"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Background:
    """What is known beside the claims.

    Attributes:
        texts: report id -> its text; where there is none, words are not compared.
        features: name of a place -> the gazetteer's class of it (`country`, `region`, `city`, …).
        judged: what reviewers have said of which claims tell of one event.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    features: Mapping[str, str] = field(default_factory=dict)
    judged: Judged = NOTHING_JUDGED


NO_BACKGROUND = Background()


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One report's claim of an act, with what is known of its report.

    Attributes:
        claim: the claim of the event; of a count that no event is told with, the claim of the count.
        type: type of event, None where only a count is told.
        status: `happened` or `alleged`.
        initiator: who did it, None where the report does not say.
        recipient: to whom, None where the report does not say.
        place: where: the event's place, else that of a count of it.
        geonames_id: of the event's place.
        lat: degrees, None where they are not known.
        lon: degrees, None where they are not known.
        breadth: whether the place is a town or smaller, a region, or a country and wider.
        date: when, as stated of the event, else of a count of it: an ISO prefix.
        published: the report's day of publication, None if unknown.
        origin: the report at the root of the copies that the claim's report is one of.
        figures: the counts that hang on it.
        words: the words cited, folded; "" where they are not known or too few to be told from others.
    """

    claim: Claim
    type: str | None
    status: str
    initiator: str | None = None
    recipient: str | None = None
    place: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    breadth: Breadth = "site"
    date: str | None = None
    published: str | None = None
    origin: str
    figures: tuple[Figure, ...] = ()
    words: str = ""

    @property
    def day(self) -> Day | None:
        """The day the act is said to have happened; None where it is not stated to the day."""
        return read_day(self.date)

    @property
    def told(self) -> Day | None:
        """The day of publication."""
        return read_day(self.published)

    @property
    def parties(self) -> tuple[str, ...]:
        """Who acts and who is acted upon, as far as the report says; the place itself is nobody."""
        where = (self.place or "").casefold()
        return tuple(n for n in (self.initiator, self.recipient) if n and n.casefold() != where)

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The counts that hang on it."""
        return tuple(figure.toll for figure in self.figures)


def find_occurrences(
    claims: Iterable[Claim], reports: Iterable[Heading], background: Background
) -> list[Occurrence]:
    """Every act that is told to have happened, in order of publication.

    A count of people harmed that hangs on no event is an act of its own where it has a place and a day.
    """
    headings = {report.id: report for report in reports}
    roots = origins(headings.values())
    acts: list[Claim] = []
    counted: dict[str, list[Figure]] = defaultdict(list)
    for claim in claims:
        heading = headings.get(claim.report_id)
        if heading is None:
            continue
        record = claim.record
        if isinstance(record, Event) and record.status in _TAKEN:
            acts.append(claim)
        elif isinstance(record, Toll):
            figure = Figure(
                claim=claim, toll=record, published=heading.published, origin=roots[claim.report_id]
            )
            counted[claim.about or ""].append(figure)
    found = []
    apart = [figure for figure in counted[""] if stands_alone(figure.toll)]
    for claim in acts:
        here = [f for f in counted[claim.id] if not _is_elsewhere(f.toll, claim, background)]
        apart += [f for f in counted[claim.id] if f not in here and _can_stand(f.toll)]
        found.append(_of_event(claim, headings[claim.report_id], roots, here, background))
    return sorted([*found, *(_of_count(figure, background) for figure in apart)], key=order_told)


def order_told(occurrence: Occurrence) -> tuple[str, str, int, int, str]:
    """The order in which acts were told."""
    claim = occurrence.claim
    return occurrence.published or "9", claim.report_id, *claim.evidence, claim.id


def _of_event(
    claim: Claim, heading: Heading, roots: Mapping[str, str], figures: list[Figure], background: Background
) -> Occurrence:
    event = claim.record
    assert isinstance(event, Event)  # noqa: S101 (the caller chose it so)
    place, day = event.place, event.date
    if place is None:
        place = next((f.toll.place for f in figures if f.toll.place), None)
    if day is None:
        day = next((f.toll.date for f in figures if read_day(f.toll.date)), None)
    return Occurrence(
        claim=claim,
        type=event.type,
        status=event.status,
        initiator=event.initiator,
        recipient=event.recipient,
        place=place,
        geonames_id=event.geonames_id,
        lat=event.lat,
        lon=event.lon,
        breadth=_breadth(place, background),
        date=day,
        published=heading.published,
        origin=roots[heading.id],
        figures=tuple(figures),
        words=_fold(claim, background),
    )


def _of_count(figure: Figure, background: Background) -> Occurrence:
    toll = figure.toll
    return Occurrence(
        claim=figure.claim,
        type=None,
        status="happened",
        place=toll.place,
        breadth=_breadth(toll.place, background),
        date=toll.date,
        published=figure.published,
        origin=figure.origin,
        figures=(figure,),
        words=_fold(figure.claim, background),
    )


def stands_alone(toll: Toll) -> bool:
    """Whether a count of harm tells of an act by itself: it has a place and a day."""
    return _can_stand(toll) and read_day(toll.date) is not None


def _can_stand(toll: Toll) -> bool:
    return toll.kind in HARM and toll.place is not None and size(toll) < MIN_TOTAL


def _is_elsewhere(toll: Toll, act: Claim, background: Background) -> bool:
    """Whether a count names another town than the act that the report tells it with."""
    event = act.record
    assert isinstance(event, Event)  # noqa: S101 (the caller chose it so)
    if not event.place or not toll.place or fold_point(event.place) == fold_point(toll.place):
        return False
    return _breadth(event.place, background) == _breadth(toll.place, background) == "site"


def size(toll: Toll) -> int:
    """The least number that a count speaks of."""
    return toll.low or toll.high or 0


def _breadth(place: str | None, background: Background) -> Breadth:
    feature = background.features.get(place or "", "")
    return "country" if feature in _WIDE else "region" if feature in _MIDDLING else "site"


def _fold(claim: Claim, background: Background) -> str:
    """The words cited without case and marks; "" for few, which stand in many a report."""
    text = background.texts.get(claim.report_id)
    words = _WORD.findall(claim.evidence.of(text).casefold()) if text else []
    return " ".join(words) if len(words) >= MIN_WORDS else ""

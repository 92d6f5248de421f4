"""What an exporter is fed: one cited claim, as a flat row and with all that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from verbale.terms import Access, Actor, Claim, Event, Heading, Place, Round, Span, Toll
from verbale.views import Material

QUOTE_CHARS = 10_000
CONTEXT_CHARS = 32


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a flat row, as JSON lines have it; data/columns.toml says what each field means."""

    id: str
    kind: str
    report_id: str
    report_title: str
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    copy_of: str | None
    start: int
    end: int
    quote: str
    about: str | None
    country: str | None
    feature: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    located_by: str | None
    reader: str
    version: str
    review: str | None
    line: str
    record: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """One claim on its way into files.

    Attributes:
        row: the claim as a flat row, names of private persons withheld.
        claim: the claim itself; what is taken from it by an exporter must hold no names.
        place: where it is, if the report names a place that the gazetteer knows.
        tolls: of an event, the counts that hang on it.
        is_alone: of an event, whether no other is cited to any of the same words.
        material: the claims and reports around it.
    """

    row: Row
    claim: Claim
    place: Place | None
    tolls: tuple[Toll, ...] = ()
    is_alone: bool = True
    material: Material

    @property
    def heading(self) -> Heading:
        """The heading of the report."""
        return self.material.headings[self.claim.report_id]

    def actor(self, name: str | None) -> Actor | None:
        """The mention of an actor of this name in the report."""
        return self.material.actors.get(self.claim.report_id, {}).get(name or "")

    def surroundings(self) -> tuple[str, str, str] | None:
        """The words before, the words cited and the words after, exactly as they stand in the text.

        None where the name of a private person is among them.
        """
        text, (start, end) = self.material.texts[self.claim.report_id], self.claim.evidence
        around = Span(max(0, start - CONTEXT_CHARS), min(len(text), end + CONTEXT_CHARS))
        hidden = () if self.material.show_names else self.material.private.get(self.claim.report_id, ())
        words = around.of(text)
        if any(span.overlaps(around) for span in hidden):
            return None
        if self.material.withheld(self.claim.report_id, words) != words:
            return None
        return text[around.start : start], text[start:end], text[end : around.end]


def rows(material: Material) -> Iterator[Cited]:
    """Every claim with its own fields, those of its report, and the words it cites."""
    events = {claim.id: claim for claim in material.whole if isinstance(claim.record, Event)}
    others: dict[str, list[Claim]] = defaultdict(list)
    for claim in events.values():
        others[claim.report_id].append(claim)
    hanging: dict[str, list[Toll]] = defaultdict(list)
    for claim in material.whole:
        rejected = material.reviewed.verdict(claim.id) == "reject"
        if isinstance(claim.record, Toll) and claim.about and not rejected:
            hanging[claim.about].append(claim.record)
    for claim in material.claims:
        place, located_by = _locate(material, claim, events)
        row = _row(material, claim, place, located_by)
        tolls = tuple(hanging.get(claim.id, ()))
        is_alone = claim.id in events and _is_alone(claim, others[claim.report_id])
        yield Cited(row=row, claim=claim, place=place, tolls=tolls, is_alone=is_alone, material=material)


def _is_alone(claim: Claim, events: list[Claim]) -> bool:
    return not any(other.id != claim.id and other.evidence.overlaps(claim.evidence) for other in events)


def _row(material: Material, claim: Claim, place: Place | None, located_by: str | None) -> Row:
    heading = material.headings[claim.report_id]
    quote = material.quote(claim.report_id, claim.evidence, max_chars=QUOTE_CHARS)
    return Row(
        id=claim.id,
        kind=claim.kind,
        report_id=claim.report_id,
        report_title=material.title(claim.report_id),
        publisher=heading.publisher,
        published=heading.published,
        language=heading.language,
        url=heading.url,
        copy_of=heading.copy_of,
        start=claim.evidence.start,
        end=claim.evidence.end,
        quote=material.withheld(claim.report_id, quote),
        about=claim.about,
        country=place.country if place else None,
        feature=place.feature if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        geonames_id=place.geonames_id if place else None,
        located_by=located_by,
        reader=claim.reader,
        version=claim.version,
        review=material.reviewed.verdict(claim.id),
        line=material.line(claim),
        record=material.stated(claim),
    )


def _locate(material: Material, claim: Claim, events: dict[str, Claim]) -> tuple[Place | None, str | None]:
    """Where a claim is: at the place that it states, else a count's where its event is."""
    record = claim.record
    if place := _place(material, claim):
        return place, "own"
    event = events.get(claim.about or "")
    if isinstance(record, Toll) and not record.place and event and (place := _place(material, event)):
        return place, "event"
    return None, None


def _place(material: Material, claim: Claim) -> Place | None:
    """The gazetteer's entry of the place that a claim names, only where the report names it as a place."""
    record = claim.record
    name = _place_name(record)
    if not name:
        return None
    named = [place for place in material.places.get(claim.report_id, ()) if place.name == name]
    if isinstance(record, Event) and record.geonames_id is not None:
        named = [place for place in named if place.geonames_id == record.geonames_id] or named
    return named[0] if named else None


def _place_name(record: object) -> str | None:
    if isinstance(record, Event | Toll):
        return record.place
    if isinstance(record, Access):
        return record.point
    return record.venue if isinstance(record, Round) else None

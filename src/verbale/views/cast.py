"""Who and what a folder of reports is about, counted: what a dossier is drafted from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import msgspec

from verbale.terms import Actor, Heading, Place, Position, Reading, Round
from verbale.terms.vocabulary import load_data
from verbale.views.material import Material
from verbale.views.privacy import is_private

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
PARTY_KINDS = frozenset({"state", "government", "armed_group", "opposition", "organisation"})
_SHORT = re.compile(r"\s*\(([A-Z][A-Za-z]*(?:-[A-Z]+)?)\)")
_AREAS = frozenset({"country", "continent", "water"})


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """The first report of something, by its day."""

    title: str
    published: str | None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A person who acts or speaks for somebody; `role` is the commonest wording."""

    name: str
    role: str
    reports: int


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An actor met.

    Attributes:
        name: what the readers call it.
        kind: what sort of actor it is.
        code: its code, "" where none is known.
        met_as: other words for it in the texts, with how often they stand there.
        mentions: how often it is named.
        reports: in how many reports; copies are not counted.
        positions: how many positions it is said to take.
        rounds: in how many rounds it takes part.
        mediates: in how many rounds it mediates.
        people: who speaks for it.
        example: the first report that names it.
    """

    name: str
    kind: str
    code: str
    met_as: tuple[tuple[str, int], ...]
    mentions: int
    reports: int
    positions: int
    rounds: int
    mediates: int
    people: tuple[Voice, ...]
    example: Example


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place met; without coordinates it is not in the gazetteer."""

    name: str
    feature: str | None
    lat: float | None
    lon: float | None
    country: str | None
    geonames_id: int | None
    mentions: int
    reports: int
    example: Example


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports are about, the most frequent first.

    Attributes:
        reports: how many reports, copies left out.
        first: the first day of publication, None if no report is dated.
        last: the last one.
        figures: the actors.
        spots: the places.
        issues: issue id -> how many positions on it, and of how many parties.
        others: words of positions on no issue of the vocabulary.
        publishers: publisher -> reports and the language of most.
    """

    reports: int
    first: str | None
    last: str | None
    figures: tuple[Figure, ...]
    spots: tuple[Spot, ...]
    issues: tuple[tuple[str, int, int], ...]
    others: tuple[str, ...]
    publishers: tuple[tuple[str, int, str], ...]


class _Offices(msgspec.Struct):
    words: frozenset[str]


@dataclass(slots=True)
class _Met:
    """What is counted of one name."""

    mentions: int = 0
    reports: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)

    def note(self, report_id: str) -> None:
        self.mentions += 1
        self.reports.add(report_id)


def cast(material: Material, readings: Iterable[Reading]) -> Cast:
    """Count what relevant reports are about.

    Args:
        material: their claims, headings and texts.
        readings: the same reports' mentions.
    """
    own = [r for r in readings if r.report.id in material.headings and r.report.copy_of is None]
    actors, people, places = _mentions(own, material)
    days = sorted(r.report.published for r in own if r.report.published)
    issues, others = _issues(material)
    return Cast(
        reports=len(own),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        figures=tuple(_figures(material, actors, people)),
        spots=tuple(_spots(material, places)),
        issues=issues,
        others=others,
        publishers=_publishers(r.report for r in own),
    )


def _mentions(
    readings: Iterable[Reading], material: Material
) -> tuple[dict[str, _Met], dict[tuple[str, str], _Met], dict[str, _Met]]:
    actors: dict[str, _Met] = defaultdict(_Met)
    people: dict[tuple[str, str], _Met] = defaultdict(_Met)
    places: dict[str, _Met] = defaultdict(_Met)
    for reading in readings:
        text, report_id = material.texts[reading.report.id], reading.report.id
        for actor in reading.actors:
            if actor.kind == "person":
                _note_person(people, actor, report_id)
            elif actor.via == "name" and actor.kind in PARTY_KINDS:
                _note_actor(actors[actor.name], actor, text, report_id)
        for place in reading.places:
            if place.use == "name" and place.feature not in _AREAS:
                places[place.name].note(report_id)
                places[place.name].places.append(place)
    return actors, people, places


def _note_person(people: dict[tuple[str, str], _Met], actor: Actor, report_id: str) -> None:
    """Count a person who speaks for somebody; private persons are no part of a dossier."""
    if actor.via != "name" or not actor.affiliation or is_private(actor) or " " not in actor.name:
        return
    met = people[actor.affiliation, actor.name]
    met.note(report_id)
    if actor.role:
        met.roles[" ".join(actor.role.split())] += 1


def _note_actor(met: _Met, actor: Actor, text: str, report_id: str) -> None:
    met.note(report_id)
    met.kinds[actor.kind] += 1
    met.codes[actor.code] += 1
    met.words[" ".join(actor.span.of(text).split())] += 1
    if short := _SHORT.match(text, actor.span.end):
        met.words[short[1]] += 1


def _figures(
    material: Material, actors: dict[str, _Met], people: dict[tuple[str, str], _Met]
) -> Iterable[Figure]:
    positions = Counter(c.record.party for c in material.claims if isinstance(c.record, Position))
    rounds = [c.record for c in material.claims if isinstance(c.record, Round)]
    taking = Counter(name for one in rounds for name in one.parties)
    mediating = Counter(name for one in rounds for name in one.mediators)
    order = sorted(actors, key=lambda n: (-(positions[n] + 2 * taking[n] + len(actors[n].reports)), n))
    for name in order:
        met = actors[name]
        yield Figure(
            name=name,
            kind=met.kinds.most_common(1)[0][0],
            code=met.codes.most_common(1)[0][0],
            met_as=tuple((words, n) for words, n in met.words.most_common() if words != name),
            mentions=met.mentions,
            reports=len(met.reports),
            positions=positions[name],
            rounds=taking[name],
            mediates=mediating[name],
            people=tuple(_voices(name, people)),
            example=_example(material, met),
        )


def _voices(party: str, people: dict[tuple[str, str], _Met]) -> Iterable[Voice]:
    own = [(person, met) for (whose, person), met in people.items() if whose == party]
    for person, met in sorted(own, key=lambda item: (-len(item[1].reports), item[0])):
        role = next((words for words, _ in met.roles.most_common()), "")
        if len(met.reports) > 1 or _speaks(role):
            yield Voice(name=person, role=role, reports=len(met.reports))


@cache
def _offices() -> frozenset[str]:
    return load_data("views", "offices", _Offices).words


def _speaks(role: str) -> bool:
    """Whether a role is an office in whose name one speaks: others are not to be listed for being named once."""
    return not _offices().isdisjoint(_WORD.findall(role.lower()))


def _spots(material: Material, places: dict[str, _Met]) -> Iterable[Spot]:
    for name in sorted(places, key=lambda n: (-len(places[n].reports), -places[n].mentions, n)):
        met = places[name]
        best = next((p for p in met.places if p.lat is not None), met.places[0])
        yield Spot(
            name=name,
            feature=best.feature,
            lat=best.lat,
            lon=best.lon,
            country=best.country,
            geonames_id=best.geonames_id,
            mentions=met.mentions,
            reports=len(met.reports),
            example=_example(material, met),
        )


def _issues(material: Material) -> tuple[tuple[tuple[str, int, int], ...], tuple[str, ...]]:
    counts: Counter[str] = Counter()
    parties: dict[str, set[str]] = defaultdict(set)
    others: dict[str, None] = {}
    for claim in material.claims:
        if not isinstance(claim.record, Position):
            continue
        counts[claim.record.issue] += 1
        parties[claim.record.issue].add(claim.record.party)
        if claim.record.issue == "other":
            quote = material.quote(claim.report_id, claim.evidence, max_chars=120)
            others[f"{claim.record.party}: {quote}"] = None
    listed = tuple((issue, count, len(parties[issue])) for issue, count in counts.most_common())
    return listed, tuple(others)


def _publishers(headings: Iterable[Heading]) -> tuple[tuple[str, int, str], ...]:
    counts: Counter[str] = Counter()
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for heading in headings:
        if heading.publisher:
            counts[heading.publisher] += 1
            languages[heading.publisher][heading.language or "en"] += 1
    return tuple((name, count, languages[name].most_common(1)[0][0]) for name, count in counts.most_common())


def _example(material: Material, met: _Met) -> Example:
    first = min((material.headings[r] for r in met.reports), key=lambda h: (h.published or "9", h.id))
    return Example(title=first.title, published=first.published)

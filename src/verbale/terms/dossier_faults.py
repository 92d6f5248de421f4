"""What is wrong with a dossier that is well formed: names twice, dates, coordinates, ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verbale.terms.cards import card_faults, repeated
from verbale.terms.dates import DATES
from verbale.terms.dossier import Body, Dossier, ExtraIssue, KnownPlace, SourceCard
from verbale.terms.vocabulary import base_families

_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_ISSUE = re.compile(r"([a-z]+)\.([a-z][a-z0-9_]*)")


def faults(dossier: Dossier) -> Iterator[str]:
    """Each thing that is wrong, as a line for a person; nothing where all is well."""
    if not dossier.title.strip():
        yield "title: it is empty"
    yield from _dates("", dossier.since, dossier.until)
    yield from _bodies(dossier)
    yield from _twice("place", ((p.name, p.names) for p in dossier.places))
    for place in dossier.places:
        yield from _place(place)
    seen: set[str] = set()
    for issue in dossier.issues:
        if issue.id in seen:
            yield f"issue {issue.id!r}: it is there twice"
        seen.add(issue.id)
        yield from _issue(issue)
    for source in dossier.sources:
        yield from _source(source, dossier)
    yield from repeated(dossier.sources)


def _dates(where: str, since: str, until: str) -> Iterator[str]:
    for key, value in (("since", since), ("until", until)):
        if value and DATES.clean(value) != value:
            yield f"{where}{key}: {value!r} is no date such as 2016-02-12, 2016-02 or 2016"
            return
    if since and until and until[: len(since)] < since[: len(until)]:
        yield f"{where}until: {until} is before since, {since}"


def _bodies(dossier: Dossier) -> Iterator[str]:
    lists = (
        ("party", dossier.parties),
        ("mediator", dossier.mediators),
        ("guarantor", dossier.guarantors),
    )
    for key, bodies in lists:
        names = [body.name for body in bodies]
        yield from (f"{key} {name!r}: it is there twice" for name in _repeated(names))
        for body in bodies:
            yield from _body(key, body)
    every = [(body.name, body.names) for _, bodies in lists for body in bodies]
    yield from _twice("party, mediator or guarantor", every)
    known = {party.name for party in dossier.parties}
    for party in dossier.parties:
        for name in party.backs:
            if name not in known or name == party.name:
                yield f"party {party.name!r}: backs: {name!r} is no other party; there are {_listed(known)}"


def _body(key: str, body: Body) -> Iterator[str]:
    where = f"{key} {body.name!r}: "
    for name in (*body.names, *body.short, *body.offices):
        if not name.strip():
            yield f"{where}one of its names is empty"
    if body.code and not re.fullmatch(r"[A-Z0-9]{2,3}( [A-Z0-9]{2,3})*", body.code):
        yield f"{where}code: {body.code!r} is no code such as COL GOV: parts of three capitals, blanks between"
    for person in body.people:
        if not person.name.strip() or not person.role.strip():
            yield f"{where}person {person.name!r}: name and role cannot be empty"
        yield from _dates(f"{where}person {person.name!r}: ", person.since, person.until)


def _twice(what: str, named: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """Names that two things of different names share."""
    owner: dict[str, str] = {}
    for name, names in named:
        for alias in names:
            first = owner.setdefault(_folded(alias), name)
            if first != name:
                yield f"{what}: {alias!r} is a name of {first!r} and of {name!r}; it can mean but one"


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())


def _place(place: KnownPlace) -> Iterator[str]:
    where = f"place {place.name!r}: "
    for key, value, most in (("lat", place.lat, 90), ("lon", place.lon, 180)):
        if not -most <= value <= most:
            turned = "; are lat and lon the wrong way round?" if key == "lat" and abs(value) <= 180 else ""
            yield f"{where}{key}: {value} is not between -{most} and {most} degrees{turned}"
    if place.country is not None and not _COUNTRY.fullmatch(place.country):
        yield f"{where}country: {place.country!r} is no ISO code of two capitals such as CO"
    if place.wikidata is not None and not _WIKIDATA.fullmatch(place.wikidata):
        yield f"{where}wikidata: {place.wikidata!r} is no id such as Q2841"
    if place.geonames is not None and place.geonames < 1:
        yield f"{where}geonames: {place.geonames} is no id"


def _issue(issue: ExtraIssue) -> Iterator[str]:
    where = f"issue {issue.id!r}: "
    families = {family.id: {child.id for child in family.issue} for family in base_families()}
    parts = _ISSUE.fullmatch(issue.id)
    if parts is None or parts[1] not in families or not families[parts[1]]:
        tagged = (family for family, children in families.items() if children)
        yield f"{where}an id is family.child, of small letters; families are {_listed(tagged)}"
        return
    known = parts[2] in families[parts[1]]
    if known and issue.label:
        yield f"{where}the vocabulary has this issue; leave its label out to add phrases, or take another id"
    if not known and not issue.label.strip():
        yield f"{where}label: an issue that the vocabulary lacks needs one"
    if not issue.phrases:
        yield f"{where}phrases: without any it is never found"
    if any(not phrase.strip(" .*|") for phrase in issue.phrases):
        yield f"{where}phrases: one of them is empty"


def _source(source: SourceCard, dossier: Dossier) -> Iterator[str]:
    where = f"source {source.publisher!r}: "
    yield from (f"{where}{fault}" for fault in card_faults(source))
    known = {body.name for body in dossier.bodies}
    if source.voice and source.voice not in known:
        yield f"{where}voice: {source.voice!r} is no party, mediator or guarantor; there are {_listed(known)}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"

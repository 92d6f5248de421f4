"""From the record to what a view is made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from verbale.errors import TakenDownError
from verbale.fusion import Reviewed, follow_copies, review
from verbale.record import View
from verbale.terms import Actor, Claim, Heading, Place, Reading, Span, Statement
from verbale.views.material import Material
from verbale.views.privacy import named_spans, withheld

BATCH_REPORTS = 200
Private = tuple[tuple[Span, ...], frozenset[str]]


def gather(
    view: View,
    *,
    report_ids: Collection[str] | None = None,
    party: str | None = None,
    issue: str | None = None,
    show_names: bool = False,
) -> Material:
    """The current claims of the relevant reports, with their headings, texts and private names.

    Args:
        view: the record.
        report_ids: only these reports; of an edited article, an older version is given only so.
        party: only claims that name this party.
        issue: only claims on this issue or family, or of this type of event.
        show_names: whether names of private persons are shown.
    """
    reviewed = review(view.judgements())
    headings = follow_copies(
        (
            heading
            for heading in view.reports(
                relevant=True, superseded=report_ids is not None, report_ids=report_ids
            )
        ),
        reviewed,
    )
    around = tuple(reviewed.apply(view.claims(report_ids=headings))) if headings else ()
    found = around
    if headings and not (party is None and issue is None):
        found = tuple(reviewed.apply(view.claims(party=party, issue=issue, report_ids=headings)))
    material = _material(view, headings, reviewed, claims=found, around=around, show_names=show_names)
    return _without_private(material, party)


def gather_batches(  # noqa: PLR0913 - each option narrows on its own
    view: View,
    *,
    party: str | None = None,
    issue: str | None = None,
    kinds: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    show_names: bool = False,
    size: int = BATCH_REPORTS,
) -> Iterator[Material]:
    """The same as `gather`, so many reports at a time, so that a record of any size fits into memory.

    Claims that a reviewer rejected are among them; `Material.reviewed` tells which.

    Args:
        view: the record.
        party: only claims that name this party.
        issue: only claims on this issue or family, or of this type of event.
        kinds: only claims of these kinds; none for all.
        since: ISO date prefix, the first day; a claim without a day of its own has its report's.
        until: ISO date prefix, the last day, as above.
        show_names: whether names of private persons are shown.
        size: reports in a batch.
    """
    narrowed = bool(party or issue or kinds or since or until)
    reviewed = review(view.judgements())
    headings = iter(view.reports(relevant=True))
    while batch := tuple(islice(headings, size)):
        some = follow_copies(batch, reviewed)
        around = tuple(reviewed.apply(view.claims(report_ids=some), rejected=True))
        found: Sequence[Claim] = around
        if narrowed:
            named = view.claims(party=party, issue=issue, since=since, until=until, report_ids=some)
            kept = (claim for claim in named if not kinds or claim.kind in kinds)
            found = tuple(reviewed.apply(kept, rejected=True))
        material = _material(view, some, reviewed, claims=found, around=around, show_names=show_names)
        yield _without_private(material, party)


def _without_private(material: Material, party: str | None) -> Material:
    """The same without claims that are found by a name which is withheld: that they are found would tell it."""
    if party is None:
        return material
    kept = tuple(claim for claim in material.claims if not _is_withheld(material, claim, party))
    return replace(material, claims=kept)


def _is_withheld(material: Material, claim: Claim, party: str) -> bool:
    names = material.private_names.get(claim.report_id, ())
    return any(name.casefold() == party.casefold() for name in names)


def _material(  # noqa: PLR0913 - all that a material is made from
    view: View,
    headings: Mapping[str, Heading],
    reviewed: Reviewed,
    *,
    claims: Sequence[Claim],
    around: Sequence[Claim],
    show_names: bool,
) -> Material:
    texts = view.texts(headings)
    readings = list(view.bare_readings(headings))
    said = _statements(around)
    private = {
        r.report.id: (
            ((), frozenset())
            if show_names
            else withheld(r.actors, said.get(r.report.id, ()), texts[r.report.id])
        )
        for r in readings
    }
    if reviewed.hidden:
        private = {
            r.report.id: _hide_more(private[r.report.id], r, texts[r.report.id], reviewed) for r in readings
        }
    return Material(
        claims=claims,
        headings=headings,
        texts=texts,
        private={report_id: spans for report_id, (spans, _) in private.items()},
        private_names={report_id: names for report_id, (_, names) in private.items()},
        show_names=show_names and not reviewed.hidden,
        reviewed=reviewed,
        around=around,
        kinds=_kinds(readings),
        actors={r.report.id: _actors(r) for r in readings},
        places={r.report.id: _places(r) for r in readings},
    )


def gather_one(view: View, report_id: str, *, show_names: bool = False) -> Material:
    """The claims of one report, by its full id.

    Raises:
        TakenDownError: a reviewer took it down.
    """
    material = gather(view, report_ids=[report_id], show_names=show_names)
    if judgement := material.reviewed.taken_down.get(report_id):
        raise TakenDownError(report_id, made=judgement.made, reviewer=judgement.reviewer, note=judgement.note)
    return material


def _hide_more(private: Private, reading: Reading, text: str, reviewed: Reviewed) -> Private:
    """What is withheld in a report, with the persons whom a reviewer has hidden."""
    told = f"{reading.report.title}\n{text}"
    spoken = {actor.name for actor in reading.actors}
    names = {name for name in reviewed.hidden if name in spoken or name in told}
    spans = (*named_spans(names, text), *(a.span for a in reading.actors if a.name in names))
    return (*private[0], *spans), private[1] | names | {span.of(text) for span in spans}


def _actors(reading: Reading) -> dict[str, Actor]:
    """Name -> a mention of it, one with a code if there is one."""
    found: dict[str, Actor] = {}
    for actor in reading.actors:
        if actor.name not in found or (actor.code and not found[actor.name].code):
            found[actor.name] = actor
    return found


def _places(reading: Reading) -> tuple[Place, ...]:
    """Each place that is named and known to the gazetteer, once."""
    found = {
        (place.name, place.geonames_id): place
        for place in reversed(reading.places)
        if place.use == "name" and place.lat is not None and place.lon is not None
    }
    return tuple(reversed(found.values()))


def _kinds(readings: Iterable[Reading]) -> dict[str, str]:
    """Name -> the kind of actor that most mentions of it have."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for actor in reading.actors:
            counts[actor.name][actor.kind] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in counts.items()}


def _statements(claims: Iterable[Claim]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for claim in claims:
        if isinstance(claim.record, Statement):
            found.setdefault(claim.report_id, []).append(claim.record)
    return found

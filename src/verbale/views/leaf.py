"""A report with every record beside the words that it was taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from verbale.terms import Claim, Heading, Span
from verbale.views.material import Citation, Material
from verbale.views.privacy import hide


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a report that the same records cite.

    Attributes:
        words: the words; names of private persons are withheld.
        claims: ids of the claims whose evidence they belong to, those of the shortest evidence first.
        begins: ids of the claims whose evidence begins with them.
        boilerplate: whether they are no news: a republishing line, a newsletter's tail.
    """

    words: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    boilerplate: bool


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a report, with all that it states."""

    claim_id: str
    kind: str
    line: str
    record: dict[str, Any]
    reader: str
    version: str
    citation: Citation


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """A report: its heading with a title fit to be shown, its text in stretches, its records in order of the text."""

    heading: Heading
    stretches: tuple[Stretch, ...]
    records: tuple[Noted, ...]


def leaf(material: Material, report_id: str) -> Leaf:
    """A report of a material with its records."""
    own = [claim for claim in material.whole if claim.report_id == report_id]
    claims = sorted(own, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    heading = material.headings[report_id]
    return Leaf(
        heading=msgspec.structs.replace(heading, title=material.title(report_id)),
        stretches=tuple(_stretches(material, heading, claims)),
        records=tuple(note(material, claim) for claim in claims),
    )


def note(material: Material, claim: Claim) -> Noted:
    """A claim as a list of records shows it."""
    return Noted(
        claim_id=claim.id,
        kind=claim.kind,
        line=material.line(claim),
        record=material.stated(claim),
        reader=claim.reader,
        version=claim.version,
        citation=material.cite(claim),
    )


def _stretches(material: Material, heading: Heading, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """The text cut wherever evidence or boilerplate begins or ends, never within a name that is withheld."""
    text = material.texts[heading.id]
    hidden = () if material.show_names else material.private.get(heading.id, ())
    edges = {0, len(text)}
    for span in (*(claim.evidence for claim in claims), *heading.boilerplate):
        edges.update(span)
    cuts = sorted(cut for cut in edges if not any(name.start < cut < name.end for name in hidden))
    open_claims: list[Claim] = []
    rest = list(claims)
    for start, end in pairwise(cuts):
        begun = []
        while rest and rest[0].evidence.start < end:
            begun.append(rest.pop(0))
        open_claims = [claim for claim in (*open_claims, *begun) if claim.evidence.end > start]
        shortest = sorted(open_claims, key=lambda c: (c.evidence.end - c.evidence.start, c.id))
        yield Stretch(
            words=hide(text, Span(start, end), hidden),
            claims=tuple(claim.id for claim in shortest),
            begins=tuple(claim.id for claim in begun),
            boilerplate=any(span.start <= start < span.end for span in heading.boilerplate),
        )

"""The brief: the record in short, every line cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from verbale.terms import Claim, Event, Position, Statement, Toll
from verbale.views.acts import acts
from verbale.views.captions import record_date
from verbale.views.material import Citation, Material

MAX_LINES = 12
MAX_STATEMENTS = 8
_AHEAD = frozenset({"planned", "threatened"})


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a brief; `date` is the day it tells of, `quote` the words it rests on first."""

    text: str
    date: str | None
    quote: str | None
    citations: tuple[Citation, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A titled list of lines; `left_out` more were found than are shown."""

    title: str
    lines: tuple[Line, ...]
    left_out: int = 0


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief over a period; reports that copy an earlier one count once among `origins`."""

    title: str
    first: str | None
    last: str | None
    reports: int
    origins: int
    publishers: tuple[str, ...]
    sections: tuple[Section, ...]


def _day(material: Material, claim: Claim) -> str:
    return record_date(claim.record) or material.published(claim.report_id) or ""


class _Found(NamedTuple):
    """The first lines of a section, and how many there are."""

    lines: list[Line]
    total: int


def _lines(material: Material, claims: Iterable[Claim], *, quoted: bool = False) -> _Found:
    """Claims that say the same of the same day become one line; the latest first."""
    same: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        same.setdefault((_day(material, claim), material.line(claim)), []).append(claim)
    latest = sorted(same.items(), key=lambda item: item[0][0], reverse=True)[:MAX_LINES]
    return _Found([_line(material, told, group, quoted=quoted) for told, group in latest], len(same))


def _line(material: Material, told: tuple[str, str], group: list[Claim], *, quoted: bool) -> Line:
    """What several claims say of one day, the earliest published cited first."""
    day, text = told
    group.sort(key=lambda c: (material.headings[c.report_id].published or "9999", c.report_id))
    cited = tuple(material.cite(claim) for claim in group)
    return Line(text=text, date=day or None, quote=cited[0].quote if quoted else None, citations=cited)


def _section(title: str, found: _Found) -> Section:
    """A section; words quoted by the line before are not quoted again."""
    lines = tuple(
        msgspec.structs.replace(line, quote=None) if n and line.quote == found.lines[n - 1].quote else line
        for n, line in enumerate(found.lines)
    )
    return Section(title=title, lines=lines, left_out=found.total - len(lines))


def _latest_positions(material: Material) -> list[Claim]:
    """The latest claim of each party, issue and stance."""
    latest: dict[tuple[str, str, str], Claim] = {}
    for claim in sorted(material.of("positions"), key=lambda c: _day(material, c)):
        record = claim.record
        if isinstance(record, Position):
            latest[record.party, record.issue, record.stance] = claim
    return list(latest.values())


def _acts(material: Material, *, ahead: bool) -> list[Claim]:
    found = [(claim, claim.record) for claim in acts(material) if isinstance(claim.record, Event)]
    return [
        claim
        for claim, event in found
        if (event.status in _AHEAD) is ahead and (event.initiator or event.recipient or event.place)
    ]


def _quotations(material: Material) -> _Found:
    """Statements in quotation marks by a named speaker, with the words they quote."""
    found = [
        (claim, record)
        for claim in material.of("statements")
        if isinstance(record := claim.record, Statement) and record.speaker and record.kind != "indirect"
    ]
    latest = sorted(found, key=lambda told: _day(material, told[0]), reverse=True)[:MAX_STATEMENTS]
    lines = [
        Line(
            text=material.line(claim),
            date=_day(material, claim) or None,
            quote=" … ".join(material.quote(claim.report_id, span) for span in record.content),
            citations=(material.cite(claim),),
        )
        for claim, record in latest
    ]
    return _Found(lines, len(found))


def brief(material: Material, *, title: str = "Minutes") -> Brief:
    """The brief of all claims given: talks, positions, what would follow, acts, counts, access, blame, words."""
    days = sorted(h.published for h in material.headings.values() if h.published)
    tolls = [c for c in material.of("tolls") if isinstance(c.record, Toll)]
    sections = (
        _section("Talks", _lines(material, material.of("rounds"), quoted=True)),
        _section("Positions", _lines(material, _latest_positions(material))),
        _section("What is said to follow", _lines(material, material.of("unlocks"))),
        _section("Announced and threatened", _lines(material, _acts(material, ahead=True), quoted=True)),
        _section("What happened", _lines(material, _acts(material, ahead=False), quoted=True)),
        _section("Counts, each by its counter", _lines(material, tolls, quoted=True)),
        _section("Access", _lines(material, material.of("access"), quoted=True)),
        _section("Who blames whom", _lines(material, material.of("blames"), quoted=True)),
        _section("In their words", _quotations(material)),
    )
    return Brief(
        title=title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=len(material.headings),
        origins=sum(1 for h in material.headings.values() if h.copy_of is None),
        publishers=tuple(sorted({h.publisher for h in material.headings.values() if h.publisher})),
        sections=tuple(section for section in sections if section.lines),
    )

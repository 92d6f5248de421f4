"""A claim: one record of one report, as it is kept."""

from __future__ import annotations

import msgspec

from verbale.terms.ids import identify
from verbale.terms.reading import Reading
from verbale.terms.records import Record, Toll
from verbale.terms.span import Span

_WHERE = ("evidence", "support", "date_from", "place_from")
_ADDED = frozenset({"act", "role", "body", "description", "jointly", "addressee", "relayed_by", "cites"})
"""Fields of statements that came later: where they say nothing, a claim keeps the id it had without them."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """The smallest fact that is kept: what one reader took from one span of one report.

    Attributes:
        id: hash of report, kind and every stated field; a reading made twice gives the same ids.
        kind: a field of `Reading`: "positions", "tolls", …
        report_id: the report it is cited to.
        evidence: span of the report's text that bears it out.
        reader: name of the reader that gave it first.
        version: that reader's version.
        record: the record itself.
        about: id of the claim of the same report that this one hangs on: a toll's event, the event
            that an event answers; None where there is none. Use it, not the indices in `record`:
            those count in one reading only, and a claim out of the record has none.
    """

    id: str
    kind: str
    report_id: str
    evidence: Span
    reader: str
    version: str
    record: Record
    about: str | None = None


def claim_id(kind: str, report_id: str, record: Record) -> str:
    """The lasting id of a record: its report, its kind, where it stands and all that it states.

    Indices into the same reading (`event`, `answers`) are left out: they say where in a list
    another record stood, not what was stated. So is whence a day or a place was taken, and so are fields of a later date that say nothing.
    """
    stated = msgspec.to_builtins(record)
    parts: list[str | int | None] = [report_id, kind, record.evidence.start, record.evidence.end]
    for name in sorted(stated):
        if name in _WHERE or name in ("event", "answers"):
            continue
        value = stated[name]
        if name in _ADDED and value in (None, [], "said"):
            continue
        parts += [name, None if value is None else msgspec.json.encode(value).decode()]
    return identify("claim", parts)


def claims(reading: Reading) -> list[Claim]:
    """Every record of a reading as a claim, in the wire's order."""
    found = []
    events = [claim_id("events", reading.report.id, event) for event in reading.events]
    for kind, record in reading.records():
        index = record.event if isinstance(record, Toll) else getattr(record, "answers", None)
        found.append(
            Claim(
                id=claim_id(kind, reading.report.id, record),
                kind=kind,
                report_id=reading.report.id,
                evidence=record.evidence,
                reader=kind,
                version=reading.readers.get(kind, ""),
                record=record,
                about=events[index] if index is not None and 0 <= index < len(events) else None,
            )
        )
    return found

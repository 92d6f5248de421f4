"""From rows back to structs."""

from __future__ import annotations

from typing import Any

import msgspec

from verbale.record.rows import read_record
from verbale.terms import KINDS, Claim, Event, Reading, Record, Span, Toll


def restore_bare(body: str) -> Reading:
    """A reading without its claims."""
    return msgspec.json.decode(body, type=Reading)


def restore_claim(row: Any) -> Claim:
    """A claim from a row of `queries.all_claims`."""
    return Claim(
        id=row.id,
        kind=row.kind,
        report_id=row.report_id,
        evidence=Span(row.start_char, row.end_char),
        reader=row.reader,
        version=row.version,
        record=read_record(row.kind, row.body, row.support),
        about=row.about_id,
    )


def restore_records(claims: list[Claim]) -> dict[str, tuple[Record, ...]]:
    """The lists of records of a reading from its claims in order, indices among them set anew."""
    events = [claim.id for claim in claims if claim.kind == "events"]
    number = {claim_id: index for index, claim_id in enumerate(events)}
    found: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for claim in claims:
        found[claim.kind].append(_point(claim.record, number.get(claim.about or "")))
    return {kind: tuple(records) for kind, records in found.items()}


def _point(record: Record, index: int | None) -> Record:
    if index is None:
        return record
    if isinstance(record, Toll):
        return msgspec.structs.replace(record, event=index)
    return msgspec.structs.replace(record, answers=index) if isinstance(record, Event) else record

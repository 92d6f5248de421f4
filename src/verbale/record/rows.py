"""From structs to rows: what of a reading may be kept, and under which columns it is found."""

from __future__ import annotations

from typing import Any

import msgspec

from verbale.terms import KINDS, Claim, Problem, Reading, Record, Report, Span, claims, identify

_OUT_OF_BODY = ("support", "event", "answers")
_ROLES = {
    "statements": ("speaker", "party"),
    "rounds": ("parties", "mediators"),
    "positions": ("party",),
    "events": ("initiator", "recipient"),
    "tolls": ("counted_by",),
    "access": ("by",),
    "blames": ("accuser", "accused"),
}
_TOPIC = {
    "statements": "kind",
    "rounds": "status",
    "positions": "issue",
    "events": "type",
    "tolls": "kind",
    "access": "status",
    "unlocks": "issue",
}
_PLACE = {"rounds": "venue", "events": "place", "tolls": "place", "access": "point"}
_DATE = {"statements": "said", "rounds": "date", "events": "date", "tolls": "date", "access": "date"}


def digest_versions(versions: dict[str, str]) -> str:
    """One digest for a set of readers and their versions."""
    return identify("versions", [part for pair in sorted(versions.items()) for part in pair])


def admit(report: Report, reading: Reading) -> tuple[list[Claim], list[Problem]]:
    """The claims of a reading that cite the report's text, each once, and why others were refused."""
    kept: dict[str, Claim] = {}
    refused: dict[str, Problem] = {}
    for claim in claims(reading):
        bad = _first_bad_span(claim.record, report.text)
        if bad is None:
            kept.setdefault(claim.id, claim)
        else:
            refused[claim.id] = _refusal(report, claim, bad)
    firm = [
        claim if claim.about is None or claim.about in kept else msgspec.structs.replace(claim, about=None)
        for claim in kept.values()
    ]
    return firm, list(refused.values())


def _first_bad_span(record: Record, text: str) -> Span | None:
    parts = [getattr(record, name, ()) for name in ("source", "cue", "content")]
    spans = [record.evidence, *record.support, *(span for part in parts for span in part)]
    for start, end in spans:
        if not (0 <= start < end <= len(text)) or not text[start:end].strip():
            return Span(start, end)
    return None


def _refusal(report: Report, claim: Claim, bad: Span) -> Problem:
    return Problem(
        source=report.source or report.url or report.id,
        stage="store",
        reason=(
            f"one of the {claim.kind} was not kept: it cites characters {bad.start} to {bad.end}, "
            f"where the text of {len(report.text)} has no words"
        ),
        report_id=report.id,
    )


def names(claim: Claim) -> dict[tuple[str, str], None]:
    """The (role, name) pairs of a claim, in order, each once."""
    found: dict[tuple[str, str], None] = {}
    for role in _ROLES.get(claim.kind, ()):
        value = getattr(claim.record, role)
        for name in (value,) if isinstance(value, str) else value or ():
            found[role, name] = None
    return found


def names_of(claim: Claim) -> frozenset[str]:
    """The parties that a claim names as its own."""
    return frozenset(name for _, name in names(claim))


def topic_of(claim: Claim) -> str | None:
    """A claim's issue, type of event, kind of toll or status, None if it has none of these."""
    return _facet(claim, _TOPIC)


def words(claim: Claim, text: str) -> str:
    """What a claim is found by: the words it cites, and the names it resolves them to."""
    record = claim.record
    cited = [span.of(text) for span in (record.evidence, *record.support)]
    return "\n".join([*cited, *(name for _, name in names(claim)), _facet(claim, _PLACE) or ""])


def claim_row(claim: Claim) -> dict[str, Any]:
    """The columns of a claim, its report's and its own number left out."""
    stated = msgspec.to_builtins(claim.record)
    body = {name: value for name, value in stated.items() if name not in _OUT_OF_BODY}
    return {
        "id": claim.id,
        "kind": claim.kind,
        "start_char": claim.evidence.start,
        "end_char": claim.evidence.end,
        "reader": claim.reader,
        "version": claim.version,
        "topic": _facet(claim, _TOPIC),
        "place": _facet(claim, _PLACE),
        "date": _facet(claim, _DATE),
        "body": msgspec.json.encode(body).decode(),
    }


def _facet(claim: Claim, fields: dict[str, str]) -> str | None:
    field = fields.get(claim.kind)
    return getattr(claim.record, field) if field else None


def read_record(kind: str, body: str, support: str | None) -> Record:
    """A record from its claim's body and the support its reading gave it."""
    record = msgspec.json.decode(body, type=KINDS[kind])
    if support is None:
        return record
    return msgspec.structs.replace(record, support=msgspec.json.decode(support, type=tuple[Span, ...]))


def support_json(claim: Claim) -> str | None:
    """A claim's further spans as JSON, None if it has none."""
    return msgspec.json.encode(claim.record.support).decode() if claim.record.support else None


def reading_body(reading: Reading) -> str:
    """A reading without its claims, in the wire format."""
    bare = msgspec.structs.replace(reading, **dict.fromkeys(KINDS, ()))
    stated = msgspec.to_builtins(bare)
    return msgspec.json.encode({k: v for k, v in stated.items() if k not in KINDS}).decode()


def reading_digest(reading: Reading, kept: list[Claim]) -> str:
    """What tells a reading from another of the same report: every word that is kept of it."""
    parts: list[str | None] = [reading_body(reading)]
    for claim in kept:
        parts += [claim.id, claim.about, support_json(claim)]
    return identify("reading", parts)

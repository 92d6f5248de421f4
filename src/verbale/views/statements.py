"""Statements: who said what, when, in whose words; narrowed by speaker, side, issue and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from verbale.terms import Claim, Position, Span, Statement
from verbale.views.days import within
from verbale.views.material import Citation, Material


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as a list shows it.

    Attributes:
        line: who said it, for whom, to whom, where; in neutral words.
        speaker: who said it, None where the text names nobody.
        party: whom they speak for.
        kind: "direct" where its words are quoted, "indirect" where they are told, "mixed" where both.
        words: what was said, as the report has it.
        issues: on which issues a position of a party was taken from it, by full id.
        date: the day it was said, else that of its report.
        dated_by: "text" where the text gives the day, "report" else.
        citation: its source.
    """

    line: str
    speaker: str | None
    party: str | None
    kind: str
    words: str
    issues: tuple[str, ...]
    date: str | None
    dated_by: str
    citation: Citation


def statements(
    material: Material,
    *,
    speaker: str | None = None,
    issue: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Utterance]:
    """The statements of a material, the latest first; what copies repeat stands under its origin alone.

    Args:
        material: the claims.
        speaker: only of speakers, named or described, in whose name these words stand.
        issue: only those from which a position on this issue, or family of issues, was taken.
        since: ISO date prefix, first day.
        until: ISO date prefix, last day.
    """
    taken = _positions(material)
    found = [
        _show(material, claim, record, issues)
        for claim, record in _own(material)
        if _is_on(issues := _issues(claim, taken), issue)
        and within(record.said or material.published(claim.report_id), since, until)
    ]
    named = [one for one in found if speaker is None or _names(one, speaker)]
    return sorted(named, key=lambda one: one.date or "", reverse=True)


def _own(material: Material) -> Iterator[tuple[Claim, Statement]]:
    for claim in material.of("statements"):
        copied = material.headings[claim.report_id].copy_of in material.headings
        if isinstance(claim.record, Statement) and not copied:
            yield claim, claim.record


def _positions(material: Material) -> Mapping[str, list[tuple[Span, str]]]:
    """Report id -> the words from which positions were taken, with their issues."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in material.whole:
        if isinstance(claim.record, Position):
            found[claim.report_id].append((claim.evidence, claim.record.issue))
    return found


def _issues(claim: Claim, taken: Mapping[str, list[tuple[Span, str]]]) -> tuple[str, ...]:
    spans = taken.get(claim.report_id, ())
    return tuple(sorted({issue for span, issue in spans if span.overlaps(claim.evidence)}))


def _is_on(issues: tuple[str, ...], wanted: str | None) -> bool:
    return wanted is None or any(issue == wanted or issue.startswith(f"{wanted}.") for issue in issues)


def _names(one: Utterance, speaker: str) -> bool:
    return speaker.casefold() in (one.speaker or one.line).casefold()


def _show(material: Material, claim: Claim, record: Statement, issues: tuple[str, ...]) -> Utterance:
    stated = material.stated(claim)
    words = " … ".join(material.quote(claim.report_id, span) for span in record.content)
    return Utterance(
        line=material.line(claim),
        speaker=stated["speaker"],
        party=stated["for"],
        kind=record.kind,
        words=words,
        issues=issues,
        date=record.said or material.published(claim.report_id),
        dated_by="text" if record.said else "report",
        citation=material.cite(claim),
    )

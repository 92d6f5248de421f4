"""One claim in context."""

from __future__ import annotations

from typing import Any

import msgspec

from verbale.terms import Claim, Judgement, Span
from verbale.views.material import Citation, Material
from verbale.views.privacy import hide

CONTEXT_CHARS = 240


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the words it came from, and those around them.

    `before` and `after` are up to `CONTEXT_CHARS` of the report's text on either side. `review` is the
    latest judgement on the claim, None where nobody judged it; `edit` is its latest edit, which stands whatever
    was said of the claim since: `record` is as edited.
    """

    claim_id: str
    kind: str
    line: str
    reader: str
    version: str
    record: dict[str, Any]
    before: str
    words: str
    after: str
    support: tuple[str, ...]
    citation: Citation
    copy_of: str | None
    review: Judgement | None = None
    edit: Judgement | None = None


def show(material: Material, claim: Claim) -> Shown:
    """A claim with its sentence, in context."""
    claim = next(material.reviewed.apply([claim], rejected=True))
    text = material.texts[claim.report_id]
    hidden = () if material.show_names else material.private.get(claim.report_id, ())
    start, end = claim.evidence
    low, high = max(0, start - CONTEXT_CHARS), min(len(text), end + CONTEXT_CHARS)
    return Shown(
        claim_id=claim.id,
        kind=claim.kind,
        line=material.line(claim),
        reader=claim.reader,
        version=claim.version,
        record=material.stated(claim),
        before=_from_word(hide(text, Span(low, start), hidden), cut=low > 0),
        words=hide(text, claim.evidence, hidden),
        after=_to_word(hide(text, Span(end, high), hidden), cut=high < len(text)),
        support=tuple(hide(text, span, hidden) for span in claim.record.support),
        citation=material.cite(claim),
        copy_of=material.headings[claim.report_id].copy_of,
        review=material.reviewed.claims.get(claim.id),
        edit=material.reviewed.edits.get(claim.id),
    )


def _from_word(words: str, *, cut: bool) -> str:
    return "… " + words.split(" ", 1)[-1] if cut else words


def _to_word(words: str, *, cut: bool) -> str:
    return words.rsplit(" ", 1)[0] + " …" if cut else words

"""The access reader: findings in each sentence, resolved, dated, and merged over the report."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.reading.access.acts import find_acts
from verbale.reading.access.finding import Finding
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.merging import merge
from verbale.reading.access.naming import Names
from verbale.reading.circumstances import date_near, party_on, speaker_of
from verbale.reading.clauses import lemma
from verbale.reading.draft import Draft, Sentence
from verbale.reading.reader import ConflictReader
from verbale.terms import Access
from verbale.terms.records import Traffic

HISTORY_YEARS = 20
_POINT_TRAFFIC: dict[str, Traffic] = {
    "supply": "goods",
    "humanitarian": "aid",
    "aid": "aid",
    "evacuation": "people",
}


class AccessReader(ConflictReader[Access]):
    """Reads what a report says of points and besieged areas; one record a point and status."""

    name = "access"
    version = "4"
    requires = ("relevant", "syntax", "actors", "places", "times", "statements")
    assigns = ("access",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Access]:
        """The records of one draft."""
        names = Names()
        found: list[Access] = []
        for sentence in draft.sentences:
            found += self._read_sentence(draft, sentence, names)
        return merge(found)

    def _read_sentence(self, draft: Draft, sentence: Sentence, names: Names) -> Iterator[Access]:
        people = {a.name for a in draft.actors if a.kind == "people"}
        findings = [] if _is_history(draft, sentence) else list(find_acts(draft, sentence))
        names.note(draft, sentence)
        for finding in findings:
            point = names.resolve(sentence, finding.point)
            if point is None:
                continue
            names.tell(sentence, point)
            support = list(point.support)
            by = party_on(draft, sentence, finding.by, support)
            if by in people:
                by = None
            yield Access(
                point=point.name,
                status=finding.status,
                by=by,
                traffic=_traffic(sentence, finding),
                date=date_near(draft, sentence, finding.trigger),
                according_to=speaker_of(draft, sentence, finding.trigger, support),
                evidence=sentence.span,
                support=tuple(support),
            )


def _is_history(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence tells of a time long before the report: another war's siege."""
    if "world war" in draft.text[sentence.start : sentence.end].lower():
        return True
    published = draft.report.published
    years = [int(t.value[:4]) for t in draft.times_in(sentence.span) if t.value[:4].isdigit()]
    return bool(published and years) and max(years) < int(str(published)[:4]) - HISTORY_YEARS


def _traffic(sentence: Sentence, finding: Finding) -> Traffic | None:
    """The traffic told by the act, by the point's name, or by the rest of the sentence."""
    if finding.traffic is not None:
        return finding.traffic
    for word in finding.point.name.lower().split():
        if word in _POINT_TRAFFIC:
            return _POINT_TRAFFIC[word]
    kinds = {lexicon().movement.traffic(lemma(t)) for t in sentence.doc if t.pos_ in ("NOUN", "ADJ")}
    return "aid" if "aid" in kinds else None

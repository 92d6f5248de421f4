"""What a view is made from: claims, the headings and texts they are cited to, and whom to protect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from verbale.fusion import NOTHING_REVIEWED, Background, Reviewed
from verbale.terms import Actor, Claim, Heading, Place, Position, Span
from verbale.views.captions import caption
from verbale.views.privacy import hide, named_spans, withhold

MAX_QUOTE_CHARS = 320


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a line comes from: the claim, its report and the words themselves.

    `quote` is the report's own text over `[start, end)`, its line breaks as blanks; names of
    private persons are withheld in it, and a long one is cut at a word, with "…".
    """

    claim_id: str
    report_id: str
    title: str
    publisher: str | None
    published: str | None
    republished_from: str | None = None
    url: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Material:
    """The claims of a view and all that is needed to cite them.

    Attributes:
        claims: current claims, in the record's order.
        headings: report id -> its heading, `copy_of` filled.
        texts: report id -> its text.
        private: report id -> mentions of persons whose names are withheld.
        private_names: report id -> those names, in full and as they stand in the text.
        show_names: whether they are shown all the same.
        around: all claims of these reports, where `claims` are only some of them.
        kinds: name of an actor -> what kind of actor it is, as most mentions have it.
        actors: report id -> name -> a mention of that actor.
        places: report id -> the places that it names and that the gazetteer knows, each once.
        reviewed: what reviewers have judged; the claims are given as they left them.
    """

    claims: Sequence[Claim]
    headings: Mapping[str, Heading]
    texts: Mapping[str, str]
    private: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    private_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    show_names: bool = False
    around: Sequence[Claim] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, Mapping[str, Actor]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    reviewed: Reviewed = NOTHING_REVIEWED

    @property
    def background(self) -> Background:
        """What fusion may know beside the claims."""
        features = {p.name: p.feature for places in self.places.values() for p in places if p.feature}
        return Background(texts=self.texts, features=features, judged=self.reviewed.judged)

    @property
    def whole(self) -> Sequence[Claim]:
        """All claims of these reports, whatever the view is narrowed to."""
        return self.around or self.claims

    def as_of(self, day: str | None) -> Material:
        """The same without what was published later than a day (an ISO prefix); None leaves nothing out."""
        if day is None:
            return self
        seen = {i: h for i, h in self.headings.items() if h.published and h.published[: len(day)] <= day}
        return replace(
            self,
            headings=seen,
            claims=tuple(c for c in self.claims if c.report_id in seen),
            around=tuple(c for c in self.around if c.report_id in seen),
        )

    def of(self, kind: str) -> list[Claim]:
        """The claims of one kind."""
        return [claim for claim in self.claims if claim.kind == kind]

    def positions(self) -> list[Claim]:
        """The positions of parties; what a private person wants is no party's position."""
        return [
            claim
            for claim in self.of("positions")
            if isinstance(claim.record, Position)
            and claim.record.party not in self.private_names.get(claim.report_id, ())
        ]

    def published(self, report_id: str) -> str | None:
        """The day of publication of a report, a copy's being that of what it republishes if that is here."""
        heading, seen = self.headings[report_id], {report_id}
        while (origin := self.headings.get(heading.copy_of or "")) and origin.id not in seen:
            seen.add(origin.id)
            heading = origin
        return heading.published

    def quote(self, report_id: str, span: Span, *, max_chars: int = MAX_QUOTE_CHARS) -> str:
        """The words of a report over a span, fit to be shown."""
        hidden = () if self.show_names else self.private.get(report_id, ())
        words = " ".join(hide(self.texts[report_id], span, hidden).split())
        if len(words) <= max_chars:
            return words
        return words[:max_chars].rsplit(" ", 1)[0].rstrip(",;:") + " …"

    def title(self, report_id: str) -> str:
        """The headline of a report; a private person is not named there by the family name either."""
        title = self.headings[report_id].title
        hidden = named_spans(filter(str.strip, self._names(report_id)), title)
        return hide(title, Span(0, len(title)), hidden)

    def withheld(self, report_id: str, words: str) -> str:
        """Any words about a report, names of its private persons withheld."""
        return withhold(words, self._names(report_id))

    def cite(self, claim: Claim) -> Citation:
        """The citation of a claim."""
        heading = self.headings[claim.report_id]
        return Citation(
            claim_id=claim.id,
            report_id=claim.report_id,
            title=self.title(claim.report_id),
            publisher=heading.publisher,
            published=heading.published,
            republished_from=heading.republished_from,
            url=heading.url,
            start=claim.evidence.start,
            end=claim.evidence.end,
            quote=self.quote(claim.report_id, claim.evidence),
        )

    def line(self, claim: Claim) -> str:
        """One line that says what a claim states, names of private persons withheld."""
        names = self._names(claim.report_id)
        if not names:
            return caption(claim.record)
        try:
            # Of the record, not of the line: a name may be a word of a label ("Foreign forces").
            return caption(
                msgspec.convert(withhold(msgspec.to_builtins(claim.record), names), type(claim.record))
            )
        except msgspec.ValidationError:
            return withhold(caption(claim.record), names)

    def stated(self, claim: Claim) -> dict[str, Any]:
        """All that a claim's record states, as on the wire, names of private persons withheld."""
        plain: dict[str, Any] = msgspec.to_builtins(claim.record)
        return withhold(plain, self._names(claim.report_id))

    def _names(self, report_id: str) -> frozenset[str]:
        return frozenset() if self.show_names else self.private_names.get(report_id, frozenset())

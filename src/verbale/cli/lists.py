"""Long lists of the record, page by page, as the API sees them."""

from __future__ import annotations

import msgspec

from verbale.errors import UnknownIdError
from verbale.record import View
from verbale.terms import Heading, Judgement, Problem
from verbale.views import (
    Material,
    Noted,
    Run,
    Shown,
    Sought,
    SoughtReports,
    Start,
    gather_one,
    is_told_of,
    list_claims,
    list_reports,
    show,
)
from verbale.views.privacy import withhold


class RecordLists:
    """Gives parts of long lists of a record.

    Args:
        view: the record.
        show_names: whether names of private persons are shown.
    """

    def __init__(self, view: View, *, show_names: bool = False) -> None:
        self._view = view
        self._show_names = show_names

    def list_claims(self, sought: Sought, start: Start) -> Run[Noted]:
        """A page of the claims; of a report, the beginning of its id is enough."""
        if sought.report is not None:
            sought = msgspec.structs.replace(sought, report=self._view.report(sought.report).id)
        return list_claims(self._view, sought, start, show_names=self._show_names)

    def list_reports(self, sought: SoughtReports, start: Start) -> Run[Heading]:
        """A page of the reports' headings."""
        return list_reports(self._view, sought, start, show_names=self._show_names)

    def list_problems(self, start: Start) -> Run[Problem]:
        """A page of what failed."""
        found = self._view.problem_page(start)
        following = found[-1][0] if len(found) == start.limit else None
        return Run([problem for _, problem in found], following)

    def show(self, claim_id: str) -> Shown:
        """A claim in context, by its id or the beginning of it."""
        claim = self._view.claim(claim_id)
        material = gather_one(self._view, claim.report_id, show_names=self._show_names)
        if claim.report_id not in material.headings:
            raise UnknownIdError(claim_id)
        shown = show(material, claim)
        review, edit = (_fit(one, material, claim.report_id) for one in (shown.review, shown.edit))
        return msgspec.structs.replace(shown, review=review, edit=edit)

    def is_told_of(self, party: str) -> bool:
        """Whether some report names a party so, other than as a private person."""
        return is_told_of(self._view, party, show_names=self._show_names)


def _fit(review: Judgement | None, material: Material, report_id: str) -> Judgement | None:
    """A judgement fit to be shown: what it states and its note name no private person of the report."""
    if review is None or material.show_names:
        return review
    names = material.private_names.get(report_id, frozenset())
    return msgspec.structs.replace(
        review, changes=withhold(review.changes, names), note=withhold(review.note, names)
    )

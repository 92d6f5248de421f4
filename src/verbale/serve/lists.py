"""What the API needs of a record beside what pages do: long lists page by page, and one claim."""

from __future__ import annotations

from typing import Protocol

from verbale.terms import Heading, Problem
from verbale.views import Noted, Run, Shown, Sought, SoughtReports, Start


class Lists(Protocol):
    """Gives parts of long lists; none of them takes the whole of the record."""

    def list_claims(self, sought: Sought, start: Start) -> Run[Noted]:
        """A page of the claims."""

    def list_reports(self, sought: SoughtReports, start: Start) -> Run[Heading]:
        """A page of the reports' headings."""

    def list_problems(self, start: Start) -> Run[Problem]:
        """A page of what failed."""

    def show(self, claim_id: str) -> Shown:
        """A claim in context, by its id or the beginning of it.

        Raises:
            UnknownIdError: there is no such claim.
            AmbiguousIdError: there are several.
        """

    def is_told_of(self, party: str) -> bool:
        """Whether some report names a party so, other than as a private person."""

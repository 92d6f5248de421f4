"""What the pages need of a record; the command line hands one in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from verbale.serve.bench import Questions
from verbale.serve.lists import Lists
from verbale.terms import Dossier, Problem
from verbale.views import Changes, Hit, Material, Versions
from verbale.views.sheets import Cut, Sheets, Slice


class Desk(Lists, Questions, Protocol):
    """Gives what a record holds, as it stands at the time of each call; used from several threads."""

    def stamp(self) -> str:
        """A word that changes whenever the record does."""

    def peek(self) -> str | None:
        """The stamp, if it was looked at a moment ago; looks at no database."""

    def sheets(self, dossier: Dossier | None) -> Sheets:
        """What pages show of the whole record.

        Raises:
            NotYetError: the record is large, and nothing was worked out of it yet.
        """

    def want(self, wanted: str, /) -> None:
        """Note a sheet that was asked for and is not kept, so that it is worked out next."""

    def material(self, *, party: str | None = None, issue: str | None = None) -> Material:
        """The claims of all relevant reports, or those that name a party, or are on an issue."""

    def batches(
        self,
        *,
        party: str | None,
        issue: str | None,
        kinds: Collection[str],
        since: str | None,
        until: str | None,
    ) -> Iterator[Material]:
        """The claims that these filters leave, so many reports at a time; rejected ones are among them."""

    def around(self, report_id: str) -> Material:
        """The claims of one report, by its id or the beginning of it; empty where it is not relevant.

        Raises:
            UnknownIdError: there is no such report.
            AmbiguousIdError: there are several.
        """

    def report_of(self, claim_id: str) -> tuple[str, str]:
        """The full id of a claim, by the beginning of it, and the id of its report.

        Raises:
            UnknownIdError: there is no such claim.
            AmbiguousIdError: there are several.
        """

    def changes(self, material: Material, since: str) -> Changes:
        """What changed since a day, edited articles included."""

    def versions(self, report_id: str) -> Versions:
        """The versions of an article."""

    def search(self, words: str, limit: int) -> list[Hit]:
        """The reports that hold all of these words, best first."""

    def problems(self) -> list[Problem]:
        """All that failed."""

    def latest_problems(self, cut: Cut) -> Slice[Problem]:
        """Some of what failed, the latest first."""

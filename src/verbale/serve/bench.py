"""What reviewing in the pages needs of a record; the command line hands it in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from verbale.terms import Judgement, Verdict
from verbale.views import Asked


class Questions(Protocol):
    """Says what a reviewer is asked; names of private persons are withheld as in all that is shown."""

    def next_claim(self, *, kinds: Collection[str], again: bool, after: str) -> Asked | None:
        """The next claim to be judged behind the last one asked about, None where there is no more."""

    def asked_about(self, ids: Sequence[str]) -> Asked:
        """A claim, or two, by ids or beginnings of ids.

        Raises:
            UnknownIdError: there is no such claim, or nothing of its report is shown.
            AmbiguousIdError: there are several.
        """

    def lines_of(self, ids: Collection[str]) -> dict[str, str]:
        """What claims state, by full id; those of reports that are not shown are left out."""


class Bench(Protocol):
    """Writes down what reviewers judge, and reads it back; used from several threads.

    What it raises is a `VerbaleError` whose words are for a person.
    """

    def judge(
        self,
        verdict: Verdict,
        targets: Sequence[str],
        *,
        reviewer: str,
        note: str | None = None,
        changes: Sequence[str] = (),
    ) -> Judgement:
        """Judge a claim, two claims, a person or a report; of an edit, `FIELD=VALUE` each."""

    def take_back(self, judgement_id: str, *, reviewer: str) -> Judgement:
        """Undo a judgement."""

    def judgements(self) -> list[Judgement]:
        """All that was judged, in order."""

    def remaining_copies(self, judgement: Judgement) -> list[str]:
        """Ids of the reports that republish one that was taken down."""

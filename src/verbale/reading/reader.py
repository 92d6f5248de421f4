"""What a reader is: a name, what it needs, what it gives, and two steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from verbale.errors import PipelineError
from verbale.reading.draft import Draft

P = TypeVar("P")


def _choice(ways: tuple[str, ...]) -> str:
    return f"there are {', '.join(ways)}" if ways else "it has but one way"


class Reader(ABC, Generic[P]):
    """Reads one kind of record.

    Class attributes:
        name: what it is registered as, the field of `Draft` it is known for.
        version: raised whenever its output may change; cited by every claim.
        requires: fields of `Draft` that readers before it must have assigned.
        assigns: fields of `Draft` that it fills.
        scorer: the scorer its gate uses, None where its output is only an aid to others.
        ways: the ways in which it can read, where there are several; the first is taken by default.

    Args:
        way: one of its ways, None for the first.

    Raises:
        PipelineError: it has no such way.
    """

    name: ClassVar[str]
    version: ClassVar[str] = "1"
    requires: ClassVar[tuple[str, ...]] = ()
    assigns: ClassVar[tuple[str, ...]] = ()
    scorer: ClassVar[str | None] = None
    ways: ClassVar[tuple[str, ...]] = ()

    def __init__(self, way: str | None = None) -> None:
        if way is not None and way not in self.ways:
            raise PipelineError(f"the reader of {self.name} does not read by {way!r}; {_choice(self.ways)}")
        self.way = way or next(iter(self.ways), None)

    @property
    def signature(self) -> str:
        """Its version, with its way where that is not the first."""
        return self.version if self.way in (None, *self.ways[:1]) else f"{self.version}-{self.way}"

    @abstractmethod
    def predict(self, drafts: Sequence[Draft]) -> list[P]:
        """Read a batch, without changing it; one prediction a draft, in order."""

    @abstractmethod
    def annotate(self, draft: Draft, prediction: P) -> None:
        """Write a prediction into its draft."""


class ListReader(Reader[list[P]]):
    """A reader that reads one draft at a time and fills the one list it is named for."""

    @abstractmethod
    def read(self, draft: Draft) -> list[P]:
        """The records of one draft."""

    def predict(self, drafts: Sequence[Draft]) -> list[list[P]]:
        """Read a batch, without changing it; one list a draft."""
        return [self.read(draft) for draft in drafts]

    def annotate(self, draft: Draft, prediction: list[P]) -> None:
        """Write the records into the draft's list of this reader's name."""
        getattr(draft, self.assigns[0]).extend(prediction)


class ConflictReader(ListReader[P]):
    """A list reader that finds nothing in a report that is not about a conflict."""

    def predict(self, drafts: Sequence[Draft]) -> list[list[P]]:
        """Read a batch, without changing it; one list a draft."""
        return [self.read(draft) if draft.relevant else [] for draft in drafts]

"""What a reader is: a name, what it needs, what it gives, and two steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from verbale.reading.draft import Draft

P = TypeVar("P")


class Reader(ABC, Generic[P]):
    """Reads one kind of record.

    Class attributes:
        name: what it is registered as, the field of `Draft` it is known for.
        version: raised whenever its output may change; cited by every claim.
        requires: fields of `Draft` that readers before it must have assigned.
        assigns: fields of `Draft` that it fills.
        scorer: the scorer its gate uses, None where its output is only an aid to others.
    """

    name: ClassVar[str]
    version: ClassVar[str] = "1"
    requires: ClassVar[tuple[str, ...]] = ()
    assigns: ClassVar[tuple[str, ...]] = ()
    scorer: ClassVar[str | None] = None

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

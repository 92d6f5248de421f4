"""A page: what it is called, which filters it knows, and what it puts before its template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from verbale.serve.desk import Desk
from verbale.serve.query import Query
from verbale.terms import Dossier
from verbale.views.sheets import Cut, Sheets, Sieve, Slice

PAGE_LINES = 100
T = TypeVar("T")
_SIEVES = frozenset(one.name for one in fields(Sieve))
Context = dict[str, Any]


@dataclass(frozen=True)
class Ask:
    """What a page is asked for: of which record, by which filters, of which thing."""

    desk: Desk
    query: Query
    dossier: Dossier | None = None
    wanted: str = ""

    @cached_property
    def sheets(self) -> Sheets:
        """What the whole record holds.

        Raises:
            NotYetError: it is still to be worked out.
        """
        return self.desk.sheets(self.dossier)

    @property
    def sieve(self) -> Sieve:
        """The filters."""
        return Sieve(**{name: value for name, value in self.query.filters.items() if name in _SIEVES})

    def cut(self, size: int = PAGE_LINES) -> Cut:
        """The lines of the page that is asked for, so many on each."""
        return Cut((self.query.page - 1) * size, size)


@dataclass(frozen=True)
class Page:
    """A page of the site.

    Attributes:
        path: its address.
        title: what it is called.
        says: one sentence on what it shows.
        template: the template's name without its ending.
        make: what the template is given.
        filters: names of the filters that it knows, in the order of its form.
        group: under which heading the menu lists it, "" for nowhere.
    """

    path: str
    title: str
    says: str
    template: str
    make: Callable[[Ask], Context]
    filters: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Part(Sequence[T]):
    """A page of a long list: `first` is the number of its first line, from 1; `total` of them are there."""

    lines: Sequence[T]
    total: int
    number: int
    size: int = field(default=PAGE_LINES)

    def __getitem__(self, index: Any) -> Any:
        return self.lines[index]

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def first(self) -> int:
        """The number of its first line."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.first + len(self.lines) - 1

    @property
    def before(self) -> int | None:
        """The page before it, None for the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after it, None for the last."""
        return self.number + 1 if self.last < self.total else None


def part_of(found: Slice[T], query: Query, size: int = PAGE_LINES) -> Part[T]:
    """The lines of the page that is asked for, as they were found."""
    return Part(found.lines, found.total, query.page, size)

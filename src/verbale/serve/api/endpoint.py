"""An endpoint: its address, what it can be asked for, what it gives, in which type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from verbale.serve.api.listing import Key, Listing, Ordered, Place, page_of, read_number, write_cursor
from verbale.serve.api.params import BadParamError
from verbale.serve.desk import Desk
from verbale.serve.site import Site
from verbale.terms import Dossier
from verbale.views import Run, Start
from verbale.views.sheets import Cut, Sheets, Sieve, Slice

T = TypeVar("T")
BASE = "/api/v1"
PAGED = ("limit", "cursor")
_SIEVES = frozenset(one.name for one in fields(Sieve))
Fetch = Callable[[Sieve, Cut], Slice[T]]


@dataclass(frozen=True)
class Call:
    """What is asked of an endpoint: by which parameters, of which thing."""

    site: Site
    endpoint: Endpoint
    given: Mapping[str, Any]
    wanted: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.given[name]

    @property
    def desk(self) -> Desk:
        """Gives what the record holds."""
        return self.site.desk

    @property
    def dossier(self) -> Dossier | None:
        """The dossier in use."""
        return self.site.dossier

    @cached_property
    def sheets(self) -> Sheets:
        """What the whole record holds.

        Raises:
            NotYetError: it is still to be worked out.
        """
        return self.desk.sheets(self.dossier)

    @property
    def sieve(self) -> Sieve:
        """What a list is narrowed to; the party is looked up first."""
        given = {name: value for name, value in self.given.items() if name in _SIEVES}
        if "what" in self.given:
            given["kind"] = self["what"]
        return Sieve(**{**given, **({"party": self.party()} if "party" in given else {})})

    def party(self) -> str | None:
        """The party that is asked for.

        Raises:
            BadParamError: no report names it, or only as a private person.
        """
        party: str | None = self.given.get("party")
        if party is not None and not self.desk.is_told_of(party):
            raise BadParamError(
                "party", f"No report names a party “{party}”. {BASE}/parties lists those that stand out."
            )
        return party

    def start(self) -> Start:
        """Where a page of a list by numbers begins."""
        after = read_number(self._place)
        return Start(limit=self["limit"], after=after, latest=self.given.get("order", "latest") == "latest")

    def page(self, run: Run[T]) -> Listing[T]:
        """A page of a list by numbers."""
        following = None if run.following is None else write_cursor(self._place, run.following)
        return Listing(items=tuple(run.lines), next=following)

    def list(self, fetch: Fetch[T], key: Callable[[T], Key], *, falling: int = 1) -> Listing[T]:
        """A page of a list of the whole record."""
        sieve = self.sieve
        return page_of(self._place, Ordered(lambda cut: fetch(sieve, cut), key, falling))

    @property
    def _place(self) -> Place:
        return Place(path=self.endpoint.path, filters=self.given)


@dataclass(frozen=True)
class Endpoint:
    """A route that is read from.

    Attributes:
        path: its address below `/api/v1`; `{id}` stands for the thing asked for.
        title: what it gives, in a few words.
        says: a sentence or two more.
        gives: the type of its answer.
        answer: makes the answer.
        params: names of its parameters.
        group: under which heading it is described.
    """

    path: str
    title: str
    says: str
    gives: Any
    answer: Callable[[Call], Any]
    params: tuple[str, ...] = ()
    group: str = field(default="")

    @property
    def has_id(self) -> bool:
        """Whether it is asked for one thing."""
        return "{id}" in self.path

    @property
    def address(self) -> str:
        """Its whole address."""
        return BASE + self.path

"""Makes pages: from what is asked, through the views and a template, to what is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import groupby
from typing import Any

from anyio import CapacityLimiter, sleep, to_thread
from markupsafe import escape

from verbale.serve.bench import Bench
from verbale.serve.desk import Desk
from verbale.serve.page import Ask, Page
from verbale.serve.pages import PAGES
from verbale.serve.people.person import Asked, Person, Role, person_of
from verbale.serve.query import Query
from verbale.serve.shelf import Kept, Shelf
from verbale.serve.wording import templates
from verbale.terms import Dossier, issue_families, using
from verbale.views.sheets import NotYetError

ANYBODY = Person("", Role.READER)
MAKERS = 2
"""So many pages are made at a time: more would only take the processor from one another."""
FEW_WAIT = 1
ROOM_S = 0.02
LONGEST_S = 0.1
"""For each that waits for a page to be made, others wait so long for one that is at hand; at most so long."""
LABELS: Mapping[str, str] = {
    "party": "Party",
    "issue": "Issue",
    "speaker": "Speaker",
    "publisher": "Publisher",
    "point": "Place",
    "place": "Place",
    "kind": "Kind",
    "step": "Step",
    "since": "From",
    "until": "To",
    "q": "Words",
}


class Site:
    """The pages over one record."""

    def __init__(self, desk: Desk, dossier: Dossier | None, bench: Bench | None = None) -> None:
        self.desk = desk
        self.bench = bench
        self.dossier = dossier
        self.sends_mail = False
        self.makers = CapacityLimiter(MAKERS)
        self._leafing = CapacityLimiter(1)
        self._shelf = Shelf()

    def _turn(self, query: Query) -> CapacityLimiter:
        """Whose turn a page waits for: to leaf through a whole list takes little, and waits for nothing that takes more."""
        return self._leafing if query.page > 1 and not query.filters else self.makers

    async def give(self, page: Page, query: Query, wanted: str = "", person: Person = ANYBODY) -> Kept:
        """A page, from the shelf if it was made for this person since the record last changed."""
        make = partial(self._make, page, query, wanted, person)
        return await self.keep(address_of(query.path, query, person), make, turn=self._turn(query))

    async def keep(
        self,
        address: str,
        make: Callable[[], bytes],
        *,
        turn: CapacityLimiter | None = None,
        packed: bool = True,
    ) -> Kept:
        """What lies on the shelf under an address, at once; else it is made when its turn has come.

        Args:
            address: says all that makes it differ, as `address_of` does.
            make: makes it, in a thread.
            turn: whose turn it waits for; None for that of the pages.
            packed: whether it is kept compressed, too.
        """
        stamp = self.desk.peek()
        if stamp is None:  # not behind those that wait for a page to be made
            stamp = await to_thread.run_sync(self.desk.stamp)
        if found := self._shelf.get(stamp, address):
            await self._make_room()
            return found
        take = partial(self._take, address, make, packed=packed)
        return await to_thread.run_sync(take, limiter=turn or self.makers)

    async def _make_room(self) -> None:
        """Wait a little where many wait for pages to be made, which get the processor meanwhile."""
        waiting = self.makers.statistics().tasks_waiting
        if waiting > FEW_WAIT:
            await sleep(min(LONGEST_S, waiting * ROOM_S))

    def _take(self, address: str, make: Callable[[], bytes], *, packed: bool) -> Kept:
        stamp = self.desk.stamp()
        found = self._shelf.get(stamp, address)  # it may have been made while this waited
        return found or self._shelf.put(stamp, address, make(), packed=packed)

    def _make(self, page: Page, query: Query, wanted: str, person: Person) -> bytes:
        with using(self.dossier):
            ask = Ask(self.desk, query, self.dossier, wanted)
            context = page.make(ask)
            known = _known(ask) if page.filters else {}
            body = self._render(page.template, page=page, query=query, person=person, **known, **context)
        if "sheets" in vars(ask) and any(word in body.decode() for word in map(escape, ask.sheets.forbidden)):
            raise NotYetError
        return body

    def draw(self, page: Page, query: Query, person: Person, **context: Any) -> bytes:
        """A page that is made for one request, as one that answers a form."""
        with using(self.dossier):
            return self._render(page.template, page=page, query=query, person=person, **context)

    def sorry(self, title: str, says: str, person: Person = ANYBODY) -> bytes:
        """A page that says why there is none."""
        with using(self.dossier):
            page = Page(path="", title=title, says=says, template="sorry", make=lambda _: {})
            return self._render("sorry", page=page, query=Query("", (), ()), person=person)

    def _render(self, template: str, **context: Any) -> bytes:
        template_found = templates().get_template(f"{template}.html.j2")
        shared = {"site": self, "menu": menu(), "labels": LABELS, "version": assets_version()}
        return template_found.render(**shared, **context).encode("utf-8", "replace")


def address_of(path: str, query: Query, person: Person) -> str:
    """Under what a page lies on the shelf: all that is told of whoever asks keeps theirs from others'."""
    return f"{person!r} {path!r} {sorted(query.given.items())!r}"


@dataclass(frozen=True)
class Sites:
    """The pages as most see them, and as those do who may see the names of private persons."""

    hidden: Site
    named: Site


def site_of(request: Asked) -> Site:
    """The pages as they are shown to whoever asks: every route takes them from here alone."""
    sites: Sites = request.app.state.sites
    return sites.named if person_of(request).names else sites.hidden


def known_of(request: Asked) -> dict[str, Any]:
    """What can be chosen from where it goes out of the house: names of private persons are not among it."""
    site: Site = request.app.state.sites.hidden
    with using(site.dossier):
        return _known(Ask(site.desk, Query("", (), ()), site.dossier))


def _known(ask: Ask) -> dict[str, Any]:
    """What filters can be chosen from, and what is said of the whole record; nothing where it is still worked out."""
    known: dict[str, Any] = {"issue_groups": issue_families(), "parties": [], "extent": None, "as_of": None}
    try:
        sheets = ask.sheets
    except NotYetError:
        return known
    return {**known, "parties": sheets.parties(), "extent": sheets.extent(), "as_of": sheets.as_of}


@cache
def menu() -> tuple[tuple[str, tuple[Page, ...]], ...]:
    """The pages of the menu under their headings."""
    listed = [page for page in PAGES if page.group]
    return tuple((group, tuple(some)) for group, some in groupby(listed, lambda page: page.group))


@cache
def assets_version() -> str:
    """A word that changes with the style sheet and the scripts, so that a browser takes them anew."""
    folder = files("verbale.serve") / "static"
    digest = hashlib.sha256()
    for name in ("site.css", "site.js", "map.js", "review.js"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]

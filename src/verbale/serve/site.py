"""Makes pages: from what is asked, through the views and a template, to what is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from anyio import CapacityLimiter
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

    def at_hand(self, query: Query, person: Person) -> Kept | None:
        """A page that lies on the shelf and surely stands; looks at no database."""
        stamp = self.desk.peek()
        return self._shelf.get(stamp, _address(query, person)) if stamp is not None else None

    def turn(self, query: Query) -> CapacityLimiter:
        """Whose turn a page waits for: to leaf through a whole list takes little, and waits for nothing that takes more."""
        return self._leafing if query.page > 1 and not query.filters else self.makers

    def give(self, page: Page, query: Query, wanted: str = "", person: Person = ANYBODY) -> Kept:
        """A page, from the shelf if it was made for this person since the record last changed."""
        stamp, address = self.desk.stamp(), _address(query, person)
        found = self._shelf.get(stamp, address)
        return found or self._shelf.put(stamp, address, self._make(page, query, wanted, person))

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
        """A page that is made for one request and not kept, as one with a form that changes something."""
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


def _address(query: Query, person: Person) -> str:
    return f"{person.role.label} {person.name!r} {query.path}?{sorted(query.given.items())}"


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

"""Makes pages: from what is asked, through the views and a template, to what is sent."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from verbale.serve.desk import Desk
from verbale.serve.page import Ask, Page
from verbale.serve.pages import PAGES
from verbale.serve.people.person import Asked, Person, Role, person_of
from verbale.serve.query import Query
from verbale.serve.shelf import Kept, Shelf
from verbale.serve.wording import templates
from verbale.terms import Dossier, Position, Statement, issue_families, using
from verbale.views import Material

MAX_PARTIES = 300
ANYBODY = Person("", Role.READER)
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

    def __init__(self, desk: Desk, dossier: Dossier | None) -> None:
        self.desk = desk
        self.dossier = dossier
        self._shelf = Shelf()

    def give(self, page: Page, query: Query, wanted: str = "", person: Person = ANYBODY) -> Kept:
        """A page, from the shelf if it was made for this person since the record last changed."""
        stamp = self.desk.stamp()
        address = f"{person.role.label} {person.name!r} {query.path}?{sorted(query.given.items())}"
        found = self._shelf.get(stamp, address)
        return found or self._shelf.put(stamp, address, self._make(page, query, wanted, person))

    def _make(self, page: Page, query: Query, wanted: str, person: Person) -> bytes:
        with using(self.dossier):
            ask = Ask(self.desk, query, self.dossier, wanted)
            context = page.make(ask)
            known = self._known() if page.filters else {}
            return self._render(page.template, page=page, query=query, person=person, **known, **context)

    def sorry(self, title: str, says: str, person: Person = ANYBODY) -> bytes:
        """A page that says why there is none."""
        with using(self.dossier):
            page = Page(path="", title=title, says=says, template="sorry", make=lambda _: {})
            return self._render("sorry", page=page, query=Query("", (), ()), person=person)

    def _render(self, template: str, **context: Any) -> bytes:
        template_found = templates().get_template(f"{template}.html.j2")
        shared = {"site": self, "menu": menu(), "labels": LABELS, "version": assets_version()}
        return template_found.render(**shared, **context).encode("utf-8", "replace")

    def _known(self) -> dict[str, Any]:
        """What filters can be chosen from."""
        whole = self.desk.material()
        return {"parties": parties(whole), "issue_groups": issue_families(), "heads_up": _standing(whole)}


@dataclass(frozen=True)
class Sites:
    """The pages as most see them, and as those do who may see the names of private persons."""

    hidden: Site
    named: Site


def site_of(request: Asked) -> Site:
    """The pages as they are shown to whoever asks: every route takes them from here alone."""
    sites: Sites = request.app.state.sites
    return sites.named if person_of(request).names else sites.hidden


def _standing(material: Material) -> dict[str, Any]:
    days = sorted(h.published for h in material.headings.values() if h.published)
    return {
        "reports": len(material.headings),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }


def parties(material: Material) -> list[str]:
    """Who takes a position or is spoken for, by name; of very many those who do so most."""
    counts: Counter[str] = Counter()
    for claim in material.whole:
        record = claim.record
        hidden = material.private_names.get(claim.report_id, ())
        if isinstance(record, Position | Statement) and record.party and record.party not in hidden:
            counts[record.party] += 1
    return sorted(name for name, _ in counts.most_common(MAX_PARTIES))


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
    for name in ("site.css", "site.js", "map.js"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]

"""The routes of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from verbale.export.calendars import calendar_text
from verbale.export.syndication import Feed, atom_text, json_feed_text
from verbale.serve.answering import send_kept
from verbale.serve.feeds.days import DAYS, in_order
from verbale.serve.feeds.entries import Maker, latest
from verbale.serve.feeds.news import NEWS
from verbale.serve.following import ATOM, CALENDAR, FEEDS, Form
from verbale.serve.page import Ask, Page
from verbale.serve.pages import PAGES
from verbale.serve.query import Query, to
from verbale.serve.shelf import Shelf
from verbale.serve.site import Site, site_of
from verbale.serve.withholding import check_shown
from verbale.serve.wording import harmless
from verbale.terms import using
from verbale.terms.ids import identify

MAX_KEPT_BYTES = 32 * 2**20
Asked = Request[Any, Any, Any]


def feed_routes() -> Iterator[HTTPRouteHandler]:
    """A route each feed in each form."""
    shelf = Shelf(MAX_KEPT_BYTES)
    for page in PAGES:
        path, forms = FEEDS.get(page.path, ("", ()))
        for form in forms:
            yield _route(shelf, page, f"{path}.{form.ending}", form)


def _route(shelf: Shelf, page: Page, path: str, form: Form) -> HTTPRouteHandler:
    def handle(request: Asked) -> Response[bytes]:
        site = site_of(request)
        query = Query(path, request.query_params.multi_items(), page.filters)
        base = str(request.base_url)
        address = f"{id(site)} {base} {query.url()}"
        kept = shelf.get(site.desk.stamp(), address)
        if kept is None:
            stamp = site.desk.stamp()
            with using(site.dossier):
                made = _make(site, page, query, form, base)
            kept = shelf.put(stamp, address, made.encode("utf-8", "replace"))
        return send_kept(request, kept, _typed(form))

    return get(path, sync_to_thread=True)(handle)


def _typed(form: Form) -> str:
    """The media type with the encoding; Litestar adds it to those of text by itself."""
    return form.media_type if form.media_type.startswith("text/") else f"{form.media_type}; charset=utf-8"


def _make(site: Site, page: Page, query: Query, form: Form, base: str) -> str:
    """The text of a feed."""
    ask, make = Ask(site.desk, query, site.dossier), Maker(base)
    title = title_of(site, page, query)
    if form is CALENDAR:
        days = in_order(DAYS[page.path](ask, make.page))
        _check(ask, days)
        return calendar_text(title, days)
    feed = Feed(
        id=f"urn:verbale:feed:{identify('feed', (page.path, *map(str, sorted(query.filters.items()))))}",
        title=title,
        entries=latest(map(make.entry, NEWS[page.path](ask))),
        address=base.rstrip("/") + query.url(),
        home=base.rstrip("/") + to(page.path, **query.filters),
    )
    _check(ask, feed)
    return atom_text(feed) if form is ATOM else json_feed_text(feed)


def _check(ask: Ask, made: Any) -> None:
    if "sheets" in vars(ask):
        words = ask.sheets.forbidden
        check_shown(made, (*words, *map(escape, words)))


def title_of(site: Site, page: Page, query: Query) -> str:
    """What a feed is called: the conflict, the page, the filters."""
    told = [site.dossier.title if site.dossier else "Verbale", page.title, *query.filters.values()]
    return str(harmless(" · ".join(told)))

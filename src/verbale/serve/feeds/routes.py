"""The routes of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from anyio import to_thread
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from verbale.export.calendars import calendar_text
from verbale.export.syndication import Feed, atom_text, json_feed_text
from verbale.serve.answering import ALREADY_PACKED, send_kept
from verbale.serve.feeds.days import DAYS, in_order, of_news
from verbale.serve.feeds.entries import Maker, latest
from verbale.serve.feeds.news import NEWS
from verbale.serve.following import ATOM, CALENDAR, FEEDS, FORMS, Form
from verbale.serve.page import Ask, Page
from verbale.serve.pages import PAGES
from verbale.serve.query import Query, to
from verbale.serve.shelf import Kept, Shelf
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
        for form in FORMS if page.path in FEEDS else ():
            yield _route(shelf, page, f"{FEEDS[page.path]}.{form.ending}", form)


def _route(shelf: Shelf, page: Page, path: str, form: Form) -> HTTPRouteHandler:
    async def handle(request: Asked) -> Response[bytes]:
        site = site_of(request)
        query = Query(path, request.query_params.multi_items(), page.filters)
        asked = _Asked(shelf, site, page, query, form, str(request.base_url))
        kept = await to_thread.run_sync(_kept, asked, limiter=site.makers)
        return send_kept(request, kept, _typed(form), packed=True)

    return get(path, opt={ALREADY_PACKED: True})(handle)


class _Asked(NamedTuple):
    shelf: Shelf
    site: Site
    page: Page
    query: Query
    form: Form
    base: str


def _kept(asked: _Asked) -> Kept:
    """A feed, from the shelf if it was made since the record last changed."""
    stamp, address = asked.site.desk.stamp(), f"{id(asked.site)} {asked.base} {asked.query.url()}"
    found = asked.shelf.get(stamp, address)
    if found is not None:
        return found
    with using(asked.site.dossier):
        text = _make(asked)
    return asked.shelf.put(stamp, address, text.encode("utf-8", "replace"))


def _typed(form: Form) -> str:
    """The media type with the encoding; Litestar adds it to those of text by itself."""
    return form.media_type if form.media_type.startswith("text/") else f"{form.media_type}; charset=utf-8"


def _make(asked: _Asked) -> str:
    """The text of a feed."""
    _, site, page, query, form, base = asked
    ask, make = Ask(site.desk, query, site.dossier), Maker(base)
    title = title_of(site, page, query)
    if form is CALENDAR:
        special = DAYS.get(page.path)
        days = in_order(special(ask, make.page) if special else of_news(NEWS[page.path](ask), make.page))
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

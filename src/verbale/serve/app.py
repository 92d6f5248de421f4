"""The site: its routes, and what it answers where a page cannot be given."""

from __future__ import annotations

import logging
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router, get
from litestar.config.compression import CompressionConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect
from litestar.static_files import create_static_files_router

from verbale.errors import AmbiguousIdError, ExportError, TakenDownError, UnknownIdError
from verbale.export import brief_markdown, brief_pdf
from verbale.serve.alerts import PostOffice
from verbale.serve.alerts.routes import ALERT_ROUTES, Wicket
from verbale.serve.answering import ALREADY_PACKED, send_kept
from verbale.serve.api import API, answer_fault, api_routes, is_api
from verbale.serve.bench import Bench
from verbale.serve.desk import Desk
from verbale.serve.exporting import EXPORTING, BusyError
from verbale.serve.feeds import feed_routes
from verbale.serve.guard import App, Guard, Hosts
from verbale.serve.heading import Heads
from verbale.serve.page import Ask, Page
from verbale.serve.pages import PAGES
from verbale.serve.pages.judgements import REVIEWING
from verbale.serve.pages.map import MAP, points
from verbale.serve.pages.review import WrongFormError
from verbale.serve.pages.summary import BRIEF, make_brief
from verbale.serve.people import Door, Gate, Person, Single, person_of
from verbale.serve.people.person import KEY
from verbale.serve.people.refusal import door_page
from verbale.serve.people.routes import PEOPLE
from verbale.serve.query import BadQueryError, Query
from verbale.serve.shelf import LEVEL, MIN_COMPRESSED
from verbale.serve.site import Site, Sites, address_of, site_of
from verbale.serve.withholding import check_shown
from verbale.terms import Dossier, using
from verbale.views.sheets import NotYetError

HTML = "text/html; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
PDF = "application/pdf"
GEOJSON = "application/geo+json"
STATIC_SECONDS = 3600
NOT_YET_SECONDS = "60"
Asked = Request[Any, Any, Any]
Answer = Response[bytes]
_LOG = logging.getLogger(__name__)
_NOWHERE = (
    "There is no such page",
    "The address leads nowhere. It may have been cut off when it was copied.",
)
_ONLY_LOOK = ("That cannot be done here", "Pages can only be looked at.")
_LOG_IN = ("Log in first", "It is not known who asks.")
_TOLD = (
    (BadQueryError, 400, "This cannot be looked for"),
    (BusyError, 503, "This has to wait"),
    (WrongFormError, 422, "This cannot be done"),
    (TakenDownError, 410, "This report was taken down"),
    (ExportError, 501, "This cannot be made here"),
)
"""Errors whose words are for whoever asks, with their status and title."""
_NOT_YET = (
    "This is being worked out",
    "The record is large, and what this page shows is worked out of the whole of it. Load the page again in some minutes.",
)
_BROKEN = ("This page could not be made", "The fault is Verbale's; the server's log has the details.")


def make_app(  # noqa: PLR0913 - whatever a site is made of
    desk: Desk,
    *,
    dossier: Dossier | None = None,
    hosts: Hosts | None = None,
    door: Door | None = None,
    named: Desk | None = None,
    bench: Bench | None = None,
    alerts: PostOffice | None = None,
) -> App:
    """The site over a record, as an ASGI application.

    Args:
        desk: gives what the record holds.
        dossier: names the conflict, its parties and their order.
        hosts: the names under which pages are given; else those of this machine alone.
        door: tells who comes in; else all are the machine's user.
        named: gives the same with the names of private persons, for those who may see them.
        bench: writes down what reviewers judge; without it the record is only looked at.
        alerts: sends news by mail; without it none is offered.
    """
    site = Site(desk, dossier, bench)
    door = door or Single()
    sites = Sites(site, Site(named, dossier, bench) if named else site)
    sites.hidden.sends_mail = sites.named.sends_mail = alerts is not None
    app = Litestar(
        route_handlers=[
            _static(),
            _claim,
            _markdown,
            _pdf,
            _points,
            *api_routes(),
            *feed_routes(),
            *PEOPLE,
            *ALERT_ROUTES,
            *REVIEWING,
            *EXPORTING,
            *(_route(page) for page in (*PAGES, API)),
        ],
        state=State({"sites": sites, "door": door, "alerts": Wicket(alerts) if alerts else None}),
        openapi_config=None,
        logging_config=None,
        compression_config=CompressionConfig(
            backend="gzip",
            minimum_size=MIN_COMPRESSED,
            gzip_compress_level=LEVEL,
            exclude_opt_key=ALREADY_PACKED,
        ),
        exception_handlers={Exception: _fail},
    )
    return Guard(Gate(Heads(app), door), hosts or Hosts())


def _static() -> Router:
    folder = Path(str(files("verbale.serve") / "static"))
    return create_static_files_router(
        path="/static", directories=[folder], cache_control=CacheControlHeader(max_age=STATIC_SECONDS)
    )


def _route(page: Page) -> HTTPRouteHandler:
    """The handler of a page: what lies on the shelf is sent at once, and few pages are made at a time."""

    async def handle(request: Asked) -> Answer:
        site, query, person = site_of(request), _query(request, page), person_of(request)
        kept = await site.give(page, query, request.path_params.get("wanted", ""), person)
        return send_kept(request, kept, HTML, packed=True)

    return get(page.path, name=page.template, opt={ALREADY_PACKED: True})(handle)


@get("/claims/{wanted:str}", sync_to_thread=True)
def _claim(request: Asked) -> Redirect:
    """A claim stands in its report."""
    claim_id, report_id = site_of(request).desk.report_of(request.path_params["wanted"])
    return Redirect(f"/reports/{report_id}#c-{claim_id}")


@get("/brief.md", sync_to_thread=True)
def _markdown(request: Asked) -> Answer:
    """The brief in Markdown."""
    site = site_of(request)
    with using(site.dossier):
        text = brief_markdown(make_brief(Ask(site.desk, _query(request, BRIEF), site.dossier)))
    headers = {"content-disposition": 'inline; filename="brief.md"'}
    return Response(text.encode("utf-8", "replace"), media_type=MARKDOWN, headers=headers)


@get("/brief.pdf", sync_to_thread=True)
def _pdf(request: Asked) -> Answer:
    """The brief as PDF."""
    site = site_of(request)
    with using(site.dossier):
        made = brief_pdf(make_brief(Ask(site.desk, _query(request, BRIEF), site.dossier)))
    headers = {"content-disposition": 'inline; filename="brief.pdf"'}
    return Response(made, media_type=PDF, headers=headers)


@get("/map.json", opt={ALREADY_PACKED: True})
async def _points(request: Asked) -> Answer:
    """The points of the map."""
    site, query = site_of(request), _query(request, MAP)
    make = partial(_make_points, site, query)
    kept = await site.keep(address_of(query.path, query, person_of(request)), make)
    return send_kept(request, kept, GEOJSON, packed=True)


def _make_points(site: Site, query: Query) -> bytes:
    with using(site.dossier):
        ask = Ask(site.desk, query, site.dossier)
        found = points(ask)
        check_shown(found, ask.sheets.forbidden)
    return msgspec.json.encode(found)


def _query(request: Asked, page: Page) -> Query:
    return Query(request.url.path, request.query_params.multi_items(), page.filters)


def _fail(request: Asked, error: Exception) -> Answer:
    """A page that says what is wrong; to a program, a problem."""
    if is_api(request.url.path):
        return answer_fault(request, error)
    status, title, says = _explain(error)
    if status == 500:
        _LOG.error("%s could not be given", request.url.path, exc_info=error)
    headers = {"cache-control": "no-store"}
    if isinstance(error, NotYetError):
        headers["retry-after"] = NOT_YET_SECONDS
        if error.wanted:
            site_of(request).desk.want(error.wanted)
    body = _sorry(request, title, says)
    return Response(body, status_code=status, media_type=HTML, headers=headers)


def _sorry(request: Asked, title: str, says: str) -> bytes:
    """A page that says why there is none; to somebody not known it tells nothing of the record."""
    person = request.scope.get(KEY)
    if not isinstance(person, Person):
        return door_page(title, says)
    return site_of(request).sorry(title, says, person)


def _explain(error: Exception) -> tuple[int, str, str]:
    for kind, status, title in _TOLD:
        if isinstance(error, kind):
            says = str(error)
            return (status, title, says[:1].upper() + says[1:])
    if isinstance(error, NotYetError):
        return (503, *_NOT_YET)
    if isinstance(error, UnknownIdError):
        return (404, "There is no such page", "Nothing in the record has this id.")
    if isinstance(error, AmbiguousIdError):
        return (404, "Several begin so", f"Give more of the id: {', '.join(error.candidates)}.")
    if isinstance(error, HTTPException):
        status = error.status_code
        refused = {401: _LOG_IN, 403: ("This is not for you", error.detail)}
        return (status, *{404: _NOWHERE, 405: _ONLY_LOOK, **refused}.get(status, _BROKEN))
    return (500, *_BROKEN)

"""The routes of the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from anyio import to_thread
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from verbale.serve.answering import ALREADY_PACKED, send_kept
from verbale.serve.api.endpoint import BASE, Call, Endpoint
from verbale.serve.api.judging import judge
from verbale.serve.api.openapi import describe
from verbale.serve.api.params import read_params
from verbale.serve.api.table import ENDPOINTS
from verbale.serve.shelf import Kept, Shelf
from verbale.serve.site import Site, site_of
from verbale.serve.withholding import check_shown
from verbale.terms import using

JSON = "application/json"
ROOT = "/api"
PACKED = {ALREADY_PACKED: True}
MAX_KEPT_BYTES = 32 * 2**20
Asked = Request[Any, Any, Any]
Answer = Response[bytes]


def is_api(path: str) -> bool:
    """Whether an address is of the API, where faults are told as JSON."""
    return path == ROOT or path.startswith(f"{ROOT}/")


def api_routes() -> list[HTTPRouteHandler]:
    """A route each endpoint, and the description of all."""
    shelf = Shelf(MAX_KEPT_BYTES)
    return [_description(shelf), judge, *(_route(endpoint, shelf) for endpoint in ENDPOINTS)]


def _description(shelf: Shelf) -> HTTPRouteHandler:
    async def handle(request: Asked) -> Answer:
        read_params(request.query_params.multi_items(), ())
        return await _send(request, lambda site: _described(shelf, site))

    return get(f"{BASE}/openapi.json", opt=PACKED)(handle)


def _described(shelf: Shelf, site: Site) -> Kept:
    stamp, address = site.desk.stamp(), "openapi"
    with using(site.dossier):
        return shelf.get(stamp, address) or shelf.put(stamp, address, encode(describe(ENDPOINTS)))


def _route(endpoint: Endpoint, shelf: Shelf) -> HTTPRouteHandler:
    async def handle(request: Asked) -> Answer:
        asked, wanted = request.query_params.multi_items(), request.path_params.get("wanted", "")

        def make(site: Site) -> Kept:
            with using(site.dossier):
                given = read_params(asked, endpoint.params)
                return _kept(shelf, Call(site, endpoint, given, wanted))

        return await _send(request, make)

    return get(endpoint.address.replace("{id}", "{wanted:str}"), opt=PACKED)(handle)


async def _send(request: Asked, make: Callable[[Site], Kept]) -> Answer:
    """An answer that is made in a thread, no more of them at a time than pages are."""
    site = site_of(request)
    kept = await to_thread.run_sync(make, site, limiter=site.makers)
    return send_kept(request, kept, JSON, packed=True)


def _kept(shelf: Shelf, call: Call) -> Kept:
    """An answer, from the shelf if it was made since the record last changed."""
    stamp = call.desk.stamp()
    address = f"{id(call.site)} {call.endpoint.path} {call.wanted} {sorted(call.given.items())}"
    return shelf.get(stamp, address) or shelf.put(stamp, address, encode(_answer(call)))


def _answer(call: Call) -> Any:
    answer = call.endpoint.answer(call)
    if "sheets" in vars(call):
        check_shown(answer, call.sheets.forbidden)
    return answer


def encode(answer: Any) -> bytes:
    """An answer as JSON; half characters, which a text may hold but UTF-8 cannot, are told by a question mark."""
    try:
        return msgspec.json.encode(answer)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(answer)))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(name): _whole(one) for name, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list | tuple) else value

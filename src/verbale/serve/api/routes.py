"""The routes of the API."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from verbale.serve.answering import send_kept
from verbale.serve.api.endpoint import BASE, Call, Endpoint
from verbale.serve.api.judging import judge
from verbale.serve.api.openapi import describe
from verbale.serve.api.params import read_params
from verbale.serve.api.table import ENDPOINTS
from verbale.serve.shelf import Kept, Shelf
from verbale.serve.site import site_of
from verbale.serve.withholding import check_shown
from verbale.terms import using

JSON = "application/json"
ROOT = "/api"
MAX_KEPT_BYTES = 32 * 2**20
Asked = Request[Any, Any, Any]
Answer = Response[bytes]


def is_api(path: str) -> bool:
    """Whether an address is of the API, where all that is answered is JSON, faults too."""
    return path.startswith(f"{ROOT}/")


def api_routes() -> list[HTTPRouteHandler]:
    """A route each endpoint, and the description of all."""
    shelf = Shelf(MAX_KEPT_BYTES)
    return [_description(shelf), judge, *(_route(endpoint, shelf) for endpoint in ENDPOINTS)]


def _description(shelf: Shelf) -> HTTPRouteHandler:
    def handle(request: Asked) -> Answer:
        site = site_of(request)
        read_params(request.query_params.multi_items(), ())
        found = shelf.get(site.desk.stamp(), "openapi")
        if found is None:
            with using(site.dossier):
                found = shelf.put(site.desk.stamp(), "openapi", encode(describe(ENDPOINTS)))
        return send_kept(request, found, JSON)

    return get(f"{BASE}/openapi.json", sync_to_thread=True)(handle)


def _route(endpoint: Endpoint, shelf: Shelf) -> HTTPRouteHandler:
    def handle(request: Asked) -> Answer:
        site = site_of(request)
        with using(site.dossier):
            given = read_params(request.query_params.multi_items(), endpoint.params)
            call = Call(site, endpoint, given, request.path_params.get("wanted", ""))
            return send_kept(request, _kept(shelf, call), JSON)

    path = endpoint.address.replace("{id}", "{wanted:str}")
    return get(path, sync_to_thread=True)(handle)


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

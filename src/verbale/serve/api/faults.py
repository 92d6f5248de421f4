"""What is answered where something is wrong: `application/problem+json`.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from verbale.errors import (
    AmbiguousIdError,
    ExportError,
    RecordError,
    TakenDownError,
    UnknownIdError,
    VerbaleError,
)
from verbale.serve.api.params import BadParamError
from verbale.serve.query import BadQueryError
from verbale.serve.site import site_of
from verbale.views.sheets import NotYetError

PROBLEM = "application/problem+json"
NOT_YET_SECONDS = "60"
Asked = Request[Any, Any, Any]
_LOG = logging.getLogger(__name__)
_SAYS: Mapping[int, str] = {
    404: "Nothing is here: there is no such address, or nothing in the record has this id.",
    405: "This address does not take this method.",
    410: "This report was taken down.",
    413: "What was sent is too long.",
    415: "Send JSON: Content-Type: application/json.",
    503: "The record is large, and this is being worked out of the whole of it. Ask again in some minutes.",
    500: "The fault is Verbale's; the server's log has the details.",
}
_STATUS: Mapping[type[Exception], int] = {
    BadQueryError: 400,
    TakenDownError: 410,
    UnknownIdError: 404,
    ExportError: 501,
    RecordError: 500,
    VerbaleError: 422,
    NotYetError: 503,
}


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wrong with a request (RFC 9457).

    Attributes:
        type: always `about:blank`: the status says what sort of problem it is.
        title: the status in words.
        status: the HTTP status.
        detail: what is wrong, for a person.
        parameter: the parameter that is wrong.
        candidates: the first ids that begin as the one asked for does.
    """

    title: str
    status: int
    detail: str
    type: str = msgspec.field(default="about:blank")
    parameter: str | None = None
    candidates: list[str] = []


def answer_fault(request: Asked, error: Exception) -> Response[bytes]:
    """The answer to a request that cannot be met."""
    status, detail, more = explain(error)
    headers = {"cache-control": "no-store", **(getattr(error, "headers", None) or {})}
    if isinstance(error, NotYetError):
        headers["retry-after"] = NOT_YET_SECONDS
        if error.wanted:
            site_of(request).desk.want(error.wanted)
    elif status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s could not be given", request.url.path, exc_info=error)
    fault = Fault(title=HTTPStatus(status).phrase, status=status, detail=detail, **more)
    body = msgspec.json.encode({"type": fault.type, **msgspec.to_builtins(fault)})
    return Response(body, status_code=status, media_type=PROBLEM, headers=headers)


def explain(error: Exception) -> tuple[int, str, dict[str, Any]]:
    """The status of an error, what it says, and what else there is to say."""
    if isinstance(error, BadParamError):
        return 400, str(error), {"parameter": clean(error.name)}
    if isinstance(error, AmbiguousIdError):
        return 404, "Several ids begin so; give more of it.", {"candidates": error.candidates}
    if isinstance(error, HTTPException):
        return error.status_code, _SAYS.get(error.status_code) or error.detail, {}
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    return status, _SAYS.get(status) or str(error), {}


def clean(words: str) -> str:
    """Words that can be sent, whatever they hold."""
    return words.encode("utf-8", "replace").decode()[:100]

"""Pages with forms that change something: kept as others are, with blanks for the token of whoever asks for them.

A token binds a form to one browser and one session, and is another at each time, so it is put in when the page is
answered. What is kept holds nobody's; whoever makes it is not given the request, and so has none to put there.
"""

from __future__ import annotations

import gzip
import secrets
from collections.abc import Callable

from litestar import Response
from markupsafe import Markup

from verbale.serve.answering import ALREADY_PACKED
from verbale.serve.people.csrf import FIELD, TOKEN_BYTES, csrf_token
from verbale.serve.people.person import Asked, person_of
from verbale.serve.query import Query
from verbale.serve.shelf import LEVEL
from verbale.serve.site import address_of, site_of

HTML = "text/html; charset=utf-8"
NOT_KEPT = {"cache-control": "no-store"}
PACKED_HERE = {ALREADY_PACKED: True}
"""The options of a route whose answers come from `answer_with_forms`."""
_BLANK = secrets.token_hex(TOKEN_BYTES)
"""Drawn by chance, so that no report can hold it; it never leaves the server."""
BLANK_FIELD = Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, _BLANK)
"""The hidden field of a form on a page that is kept."""


async def answer_with_forms(
    request: Asked, query: Query, make: Callable[[], bytes], *, path: str
) -> Response[bytes]:
    """A page with forms, from the shelf if it was made for this person since the record last changed.

    Args:
        request: what is asked.
        query: its filters.
        make: makes the page, with `BLANK_FIELD` in its forms, of nothing but the record, the person, the filters and the path.
        path: what else the page is of.
    """
    address = address_of(path, query, person_of(request))
    kept = await site_of(request).keep(address, make, packed=False)
    return _send(request, kept.body.replace(_BLANK.encode(), csrf_token(request).encode()))


def _send(request: Asked, body: bytes) -> Response[bytes]:
    headers = {**NOT_KEPT, "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", "").lower():
        headers["content-encoding"] = "gzip"
        body = gzip.compress(body, LEVEL, mtime=0)
    return Response(body, media_type=HTML, headers=headers)

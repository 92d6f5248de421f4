"""What is answered at the gate where nobody is let in."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from verbale.serve.guard import Send
from verbale.serve.people.headers import head
from verbale.serve.wording import templates

PLAIN = "text/html; charset=utf-8"
PROBLEM = "application/problem+json"


class RefusedError(Exception):
    """A request that is not let through; the words are for a person.

    Args:
        status: of the answer.
        title: what is wrong.
        says: what can be done.
        to: where to go instead.
        wait_s: after how many seconds to try again.
    """

    def __init__(self, status: int, title: str, says: str, *, to: str = "", wait_s: int = 0) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.says = says
        self.to = to
        self.wait_s = wait_s


async def refuse(scope: Any, send: Send, refusal: RefusedError) -> None:
    """Answer a request that is not let through, as a page, or for the API as a problem."""
    for_api = scope["path"].startswith("/api") or bool(head(scope, "authorization"))
    body = _problem(refusal) if for_api else door_page(refusal.title, refusal.says, to=refusal.to)
    headers = {
        "content-type": PROBLEM if for_api else PLAIN,
        "content-length": str(len(body)),
        "cache-control": "no-store",
    }
    if refusal.status == HTTPStatus.SEE_OTHER:
        headers["location"] = refusal.to
    if refusal.status == HTTPStatus.UNAUTHORIZED and for_api:
        headers["www-authenticate"] = "Bearer"
    if refusal.wait_s:
        headers["retry-after"] = str(refusal.wait_s)
    told = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": told})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def door_page(title: str, says: str, template: str = "refused", **context: Any) -> bytes:
    """A page for somebody who is not let in: it tells nothing of the record, not even which it is."""
    told = {"page": {"title": title, "says": says}, "to": "", **context}
    made: str = templates().get_template(f"{template}.html.j2").render(**told)
    return made.encode("utf-8", "replace")


def _problem(refusal: RefusedError) -> bytes:
    told = {"type": "about:blank", "status": refusal.status, "title": refusal.title, "detail": refusal.says}
    return json.dumps(told).encode()

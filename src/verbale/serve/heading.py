"""Requests for the head of an answer alone: answered as a whole one would be, without its body."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from verbale.serve.guard import App, Message, Receive, Send


class Heads:
    """Answers HEAD on every route that answers GET.

    Source: RFC 9110, section 9.3.2.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self._app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
        elif message["type"] == "http.response.body" and not message.get("more_body"):
            await send({"type": "http.response.body", "body": b""})

    return put

"""What every answer is guarded by: whose name it is asked under, and what a browser may do with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
_REFUSED = b"This address is not served here. Name it with --allow-host to have it served.\n"


def loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    return host in LOOPBACK or host == "::1" or host.startswith("127.")


class Hosts:
    """The names under which pages are given.

    A page of another site that has its own name point to this machine is asked for under that name,
    and gets nothing.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(name.lower() for name in (*LOOPBACK, *names))

    def admits(self, header: str) -> bool:
        """Whether a `Host` header, with or without a port, is one of them."""
        name, colon, port = header.lower().rpartition(":")
        if not colon or not port.isdigit():
            name = header.lower()
        return name in self.names


class Guard:
    """Refuses names that are not served, and puts the guarding headers on every answer."""

    def __init__(self, app: App, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(told) == 1 and self._hosts.admits(told[0]):
            await self._app(scope, receive, _guarded(send))
        else:
            await _refuse(_guarded(send))


def _guarded(send: Send) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(name.encode(), value.encode()) for name, value in HEADERS]
            message["headers"] = [*message.get("headers", ()), *added]
        await send(message)

    return put


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(_REFUSED)).encode()),
    ]
    await send({"type": "http.response.start", "status": 421, "headers": headers})
    await send({"type": "http.response.body", "body": _REFUSED})

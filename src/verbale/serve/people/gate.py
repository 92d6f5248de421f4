"""The gate before all routes: who asks, whether they may come in, and whether a change is meant."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qs, quote

from anyio import to_thread

from verbale.serve.guard import App, Message, Receive, Send
from verbale.serve.people import csrf, feedkeys
from verbale.serve.people.headers import head
from verbale.serve.people.person import BY_TOKEN, FORM_KEY, KEY, Door, Person
from verbale.serve.people.refusal import RefusedError, refuse

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/login",)
OPEN_UNDER = ("/static/", "/alerts/confirm/", "/alerts/stop/")
ONE_CLICK = "/alerts/stop/"
MAX_BODY = 64 * 2**10
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MAX_FIELDS = 100
Scope = MutableMapping[str, Any]


class Gate:
    """Lets in whom its door admits, and only those changes that a page of ours asks for.

    All is shut but what `OPEN` and `OPEN_UNDER` name, so that a new page is never open by oversight. A request that
    changes something has to bear a token, whatever its route; one with an API token has none, as no
    browser sends such along by itself, nor has JSON for the API, which no form can send.
    """

    def __init__(self, app: App, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        feedkeys.take_out(scope)
        seal = scope[csrf.KEY] = csrf.Seal(scope)
        try:
            scope[KEY] = await self._admit(scope)
            _check_open(scope)
            receive = await _check_change(scope, receive, seal)
        except RefusedError as refusal:
            await refuse(scope, send, refusal)
            return
        await self._app(scope, receive, _sealed(send, seal))

    async def _admit(self, scope: Scope) -> Person | None:
        """Who asks; where nothing has to be looked up for that, no other thread is waited for."""
        if not self._door.has_accounts:
            return self._door.admit(scope)
        return await to_thread.run_sync(self._door.admit, scope)


def _check_open(scope: Scope) -> None:
    path = scope["path"]
    if scope[KEY] is not None or path in OPEN or path.startswith(OPEN_UNDER):
        return
    if path.startswith("/api") or head(scope, "authorization"):
        raise RefusedError(401, "Who are you?", "An API token is needed: Authorization: Bearer TOKEN.")
    if scope["method"] not in SAFE:
        raise RefusedError(401, "You are logged out", "Log in, go back, and send it again.", to="/login")
    query = scope["query_string"].decode("latin-1")
    wanted = path + (f"?{query}" if query else "")
    raise RefusedError(303, "Log in first", "", to=f"/login?next={quote(wanted)}")


async def _check_change(scope: Scope, receive: Receive, seal: csrf.Seal) -> Receive:
    """The body to be read, if the request changes nothing or is meant to."""
    if scope["method"] in SAFE:
        return receive
    body = await _read(receive)
    scope[FORM_KEY] = form = _form(scope, body)
    if scope.get(BY_TOKEN) or scope["path"].startswith(ONE_CLICK):
        return _again(body)
    if not csrf.is_own(scope):
        raise RefusedError(403, "This came from another site", "Nothing was changed.")
    if _by_program(scope):
        return _again(body)
    if not seal.holds(head(scope, csrf.HEADER) or form.get(csrf.FIELD, "")):
        raise RefusedError(
            403,
            "This form is too old",
            "Nothing was changed. Go back, load the page again, and send it once more.",
        )
    return _again(body)


def _by_program(scope: Scope) -> bool:
    """Whether JSON is sent to the API: no page of another site can do so, as it would have to be allowed to first.

    Source: Fetch Standard, CORS-safelisted request-header; a form sends no JSON, and nothing here answers preflights.
    """
    told = head(scope, "content-type").split(";")[0].strip().lower()
    return bool(scope["path"].startswith("/api/")) and told == JSON


def _form(scope: Scope, body: bytes) -> dict[str, str]:
    """The fields of a form, empty ones too; of a repeated one the values with line breaks between."""
    if head(scope, "content-type").split(";")[0].strip().lower() != FORM:
        return {}
    try:
        found = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        return {}
    return {name: "\n".join(values) for name, values in found.items()}


async def _read(receive: Receive) -> bytes:
    """The whole body, of forms that a person fills in; no more is taken."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400, "This was cut off", "Nothing was changed.")
        part: bytes = message.get("body", b"")
        body += part
        if len(body) > MAX_BODY:
            raise RefusedError(413, "This is too long", "Nothing was changed.")
        if not message.get("more_body"):
            return body


def _again(body: bytes) -> Receive:
    """Gives a body that was read already."""
    told: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return told.pop() if told else {"type": "http.disconnect"}

    return receive


def _sealed(send: Send, seal: csrf.Seal) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start" and (made := seal.set_cookie()):
            message["headers"] = [*message.get("headers", ()), (b"set-cookie", made.encode("latin-1"))]
        await send(message)

    return put

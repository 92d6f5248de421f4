"""Subscribing by mail: asking, confirming from the mail, stopping."""

from __future__ import annotations

import logging

from litestar import Response, get, post, route
from litestar.background_tasks import BackgroundTask
from litestar.handlers import HTTPRouteHandler

from verbale.errors import AccountError
from verbale.serve.alerts.office import PostOffice
from verbale.serve.alerts.subscriptions import CONFIRM, STOP
from verbale.serve.alerts.wish import KIND_LABELS, PACES, Wish
from verbale.serve.page import Page
from verbale.serve.people import csrf_field, form_of, note_act, person_of
from verbale.serve.people.headers import address
from verbale.serve.people.limits import Limit
from verbale.serve.people.person import Asked
from verbale.serve.people.refusal import PLAIN, RefusedError, door_page
from verbale.serve.query import BadQueryError, Query
from verbale.serve.site import known_of, site_of
from verbale.serve.wording import harmless

NOT_KEPT = {"cache-control": "no-store"}
WRONG_FORM = 422
EACH_HOUR, ALL_HOUR, HOUR_S = 10, 200, 3600.0
FILTERS = ("party", "issue")
ALERTS = Page(
    path="/alerts",
    title="News by mail",
    says="What comes into the record, each line with its sources. Nothing is told twice.",
    template="alerts",
    make=lambda _: {},
    filters=(),
)
Answer = Response[bytes]
_LOG = logging.getLogger(__name__)
_ASKED = "If this address may get mail, one is on its way to it. Open it and confirm within two days; without that nothing is sent."
_NO_LONGER = (
    "This link holds no more",
    "It was used already, or is older than two days. You can ask for another mail.",
)


class Wicket:
    """Where mails that ask to confirm are asked for: so often by whoever asks, so often by all together.

    Args:
        office: sends them.
    """

    def __init__(self, office: PostOffice) -> None:
        self.office = office
        self._each = Limit(EACH_HOUR, HOUR_S, office.kept.clock)
        self._all = Limit(ALL_HOUR, HOUR_S, office.kept.clock)

    def count(self, whom: str) -> None:
        """Count one.

        Raises:
            RefusedError: there were too many.
        """
        if wait_s := self._each.take(whom) or self._all.take(""):
            says = f"Wait {wait_s // 60 + 1} minutes."
            raise RefusedError(429, "Too many were asked for", says, wait_s=wait_s)


@get("/alerts", sync_to_thread=True)
def _form(request: Asked) -> Answer:
    """The page on which one asks for news by mail."""
    return _show(request, _query(request))


@post("/alerts/ask", sync_to_thread=True)
def _ask(request: Asked) -> Answer:
    """Have an address asked whether it wants news."""
    wicket, form, person = _wicket(request), form_of(request), person_of(request)
    if wicket is None:
        return _show(request, _query(request))
    try:
        wish = _wish(request, form)
        wicket.count(f"person {person.name}" if person.account else f"address {address(request.scope)}")
        account = person.name if person.account else None
        wicket.office.kept.ask(form.get("address", ""), wish, account)
        note_act(request, "asked for news by mail", form.get("address", "").strip())
    except (AccountError, BadQueryError) as error:
        said = str(error)
        return _show(request, _query(request), wrong=said[:1].upper() + said[1:])
    except RefusedError as refusal:
        return _show(
            request, _query(request), wrong=f"{refusal.title}. {refusal.says}", status=refusal.status
        )
    task = BackgroundTask(_send, wicket.office)
    return _show(request, _query(request), done=_ASKED, task=task)


@route("/alerts/confirm/{key:str}", http_method=["GET", "POST"], sync_to_thread=True)
def _confirm(request: Asked) -> Answer:
    """Confirm, from the mail: a look shows a button, as programs follow links of mails by themselves."""
    wicket, key = _wicket(request), request.path_params["key"]
    kept = wicket.office.kept if wicket else None
    found = kept.find(key, CONFIRM) if kept else None
    if kept is None or wicket is None or found is None:
        return _door(*_NO_LONGER, status=404)
    wish = str(harmless(found.wish.says))
    if request.method == "GET":
        says = f"News of {wish} will be sent to {found.address}."
        return _door("Confirm", says, button="Confirm", field=csrf_field(request))
    if kept.confirm(key, wicket.office.newsroom.position()) is None:
        return _door(*_NO_LONGER, status=404)
    return _door("It is confirmed", f"News of {wish} is sent to {found.address} from now on.")


@route("/alerts/stop/{key:str}", http_method=["GET", "POST"], sync_to_thread=True)
def _stop(request: Asked) -> Answer:
    """Stop, by one click in the mail program or by the page's button; a look stops nothing.

    Source: RFC 8058.
    """
    wicket, key = _wicket(request), request.path_params["key"]
    if request.method == "POST":
        if wicket:
            wicket.office.kept.stop(key)
        return _door("You get no more of these mails", "The address is forgotten.")
    found = wicket.office.kept.find(key, STOP) if wicket else None
    if found is None:
        return _door("You get no more of these mails", "This subscription has ended already.")
    says = f"News of {harmless(found.wish.says)} will no longer be sent to {found.address}."
    return _door("Stop these mails", says, button="Stop them", field=csrf_field(request))


def _wish(request: Asked, form: dict[str, str]) -> Wish:
    """What a form asks for: of what can be chosen alone, as the mail goes to whoever is named.

    Raises:
        BadQueryError: it cannot be chosen.
    """
    query = Query("/alerts", form.items(), FILTERS)
    if query["party"] and query["party"] not in known_of(request)["parties"]:
        raise BadQueryError("No party is called so.")
    kinds = tuple(kind for kind in KIND_LABELS if kind in form.get("kinds", "").split("\n"))
    pace = form.get("pace", PACES[0])
    if pace not in PACES:
        raise BadQueryError("Mails come daily or at once.")
    every = len(kinds) == len(KIND_LABELS)
    return Wish(
        party=query["party"],
        issue=query["issue"],
        kinds=() if every else kinds,
        pace="once" if pace == "once" else "daily",
    )


def _query(request: Asked) -> Query:
    return Query("/alerts", request.query_params.multi_items(), FILTERS)


def _show(  # noqa: PLR0913 - one a part of the page
    request: Asked,
    query: Query,
    *,
    wrong: str = "",
    done: str = "",
    status: int = 200,
    task: BackgroundTask | None = None,
) -> Answer:
    form = form_of(request)
    chosen = {name: form.get(name) or query[name] or "" for name in FILTERS}
    body = site_of(request).draw(
        ALERTS,
        query,
        person_of(request),
        field=csrf_field(request),
        kinds=KIND_LABELS,
        chosen=chosen,
        form=form,
        wrong=wrong,
        done=done,
        offered=_wicket(request) is not None,
        **known_of(request),
    )
    code = status if status != 200 or not wrong else WRONG_FORM
    return Response(body, status_code=code, media_type=PLAIN, headers=NOT_KEPT, background=task)


def _door(title: str, says: str, *, status: int = 200, button: str = "", field: str = "") -> Answer:
    body = door_page(title, says, "by_mail", button=button, field=field)
    return Response(body, status_code=status, media_type=PLAIN, headers=NOT_KEPT)


def _wicket(request: Asked) -> Wicket | None:
    found: Wicket | None = request.app.state.alerts
    return found


def _send(office: PostOffice) -> None:
    for problem in office.send_confirmations().problems:
        _LOG.warning("a mail could not be handed over: %s", problem)


ALERT_ROUTES: tuple[HTTPRouteHandler, ...] = (_form, _ask, _confirm, _stop)

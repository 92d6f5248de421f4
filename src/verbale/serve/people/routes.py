"""Logging in and out, and what a person can do about their own account."""

from __future__ import annotations

from urllib.parse import urlsplit

from litestar import Response, get, post, route
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from verbale.errors import AccountError
from verbale.serve.page import Page
from verbale.serve.people.csrf import csrf_field
from verbale.serve.people.feedkeys import FIELD
from verbale.serve.people.person import KEY, Asked, Person, form_of, person_of
from verbale.serve.people.refusal import PLAIN, RefusedError, door_page
from verbale.serve.people.team import Team
from verbale.serve.query import Query
from verbale.serve.site import site_of

NOT_KEPT = {"cache-control": "no-store"}
SEE_OTHER = 303
WRONG_FORM = 422
EXAMPLES = ("/changes.atom", "/statements.json", "/rounds.ics")
Answer = Response[bytes]
ME = Page(
    path="/me", title="Your account", says="Who you are to this server.", template="me", make=lambda _: {}
)
_WRONG = "Name and password do not belong together."
_REPEATED = "The new password was not repeated as it was given."
_CHANGED = "The password is changed. You were logged out everywhere else."


# One handler for both methods: two on one path would each be made to run in a thread twice over.
@route("/login", http_method=["GET", "POST"], sync_to_thread=True)
def _login(request: Asked) -> Answer:
    """The page on which a person logs in."""
    team = _team(request)
    if request.method == "POST":
        return _log_in(request, team)
    if isinstance(request.scope.get(KEY), Person):
        return to("/")
    return _ask(request, request.query_params.get("next", ""))


def _log_in(request: Asked, team: Team) -> Answer:
    """Log in, and go to where one wanted to."""
    form = form_of(request)
    name, wanted = form.get("name", ""), form.get("next", "")
    try:
        cookie = team.log_in(request.scope, name, form.get("password", ""))
    except RefusedError as refusal:
        said = f"{refusal.title}. {refusal.says}"
        return _ask(request, wanted, said, status=refusal.status, wait_s=refusal.wait_s)
    if cookie is None:
        return _ask(request, wanted, _WRONG, status=WRONG_FORM)
    return to(own_path(wanted), cookie)


@post("/logout", sync_to_thread=True)
def _log_out(request: Asked) -> Answer:
    """Log out, here or everywhere."""
    team, everywhere = _team(request), form_of(request).get("everywhere") == "yes"
    answer = to("/login", team.log_out(request.scope, _owner(request), everywhere=everywhere))
    answer.set_header(
        "clear-site-data", '"cache"'
    )  # whoever sits here next does not look at what was looked at
    return answer


@get("/me", sync_to_thread=True)
def _me(request: Asked) -> Answer:
    """Who one is."""
    _team(request)
    return _show_me(request)


@post("/me/password", sync_to_thread=True)
def _password(request: Asked) -> Answer:
    """Change one's password."""
    team, person, form = _team(request), _owner(request), form_of(request)
    if form.get("new", "") != form.get("again", ""):
        return _show_me(request, wrong=_REPEATED)
    try:
        cookie = team.change_password(request.scope, person, form.get("old", ""), form.get("new", ""))
    except AccountError as error:
        return _show_me(request, wrong=f"{str(error).capitalize()}.")
    except RefusedError as refusal:
        return _show_me(request, wrong=f"{refusal.title}. {refusal.says}")
    return to("/me?changed=yes", cookie)


@post("/me/feeds", sync_to_thread=True)
def _feeds(request: Asked) -> Answer:
    """Make a token for one's feeds, which is shown this once; the one before ends."""
    team, person = _team(request), _owner(request)
    return _show_me(request, feed_token=team.feed_keys.make(person.name))


@post("/me/feeds/revoke", sync_to_thread=True)
def _no_feeds(request: Asked) -> Answer:
    """Take the token of one's feeds away."""
    team, person = _team(request), _owner(request)
    team.feed_keys.revoke(person.name)
    return to("/me#feeds")


def to(path: str, cookie: str = "") -> Answer:
    """Lead on to another page, setting a cookie."""
    headers = {**NOT_KEPT, "location": path, **({"set-cookie": cookie} if cookie else {})}
    return Response(b"", status_code=SEE_OTHER, media_type=PLAIN, headers=headers)


def own_path(wanted: str) -> str:
    """Where to go after the login: a page of ours, never another site's."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    is_own = wanted.startswith("/") and not parts.scheme and not parts.netloc
    is_plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted and "//" not in wanted
    return wanted if is_own and is_plain else "/"


def _team(request: Asked) -> Team:
    """The team's door.

    Raises:
        NotFoundException: there are no accounts here.
    """
    door = request.app.state.door
    if not isinstance(door, Team):
        raise NotFoundException
    return door


def _owner(request: Asked) -> Person:
    """Who is logged in; a token cannot do what its owner does about the account."""
    person = person_of(request)
    if request.headers.get("authorization"):
        raise NotFoundException
    return person


def _ask(request: Asked, wanted: str, wrong: str = "", *, status: int = 200, wait_s: int = 0) -> Answer:
    body = door_page("Log in", "", "login", field=csrf_field(request), next=own_path(wanted), wrong=wrong)
    headers = {**NOT_KEPT, **({"retry-after": str(wait_s)} if wait_s else {})}
    return Response(body, status_code=status, media_type=PLAIN, headers=headers)


def _show_me(request: Asked, *, wrong: str = "", feed_token: str = "") -> Answer:
    person = person_of(request)
    base = str(request.base_url).rstrip("/")
    examples = [f"{base}{path}?{FIELD}={feed_token}" for path in EXAMPLES] if feed_token else []
    done = _CHANGED if request.query_params.get("changed") == "yes" and not wrong else ""
    body = site_of(request).draw(
        ME,
        Query("/me", (), ()),
        person,
        field=csrf_field(request),
        wrong=wrong,
        done=done,
        feed_key=_team(request).feed_keys.of(person.name),
        feed_token=feed_token,
        examples=examples,
    )
    status = WRONG_FORM if wrong else 200
    return Response(body, status_code=status, media_type=PLAIN, headers=NOT_KEPT)


PEOPLE: tuple[HTTPRouteHandler, ...] = (_login, _log_out, _me, _password, _feeds, _no_feeds)

"""Tokens in the addresses of feeds: they open feeds and calendars alone, show no names, and are told nowhere."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serve.conftest import ids
from tests.serve.people.conftest import Client, Office, form

from verbale.serve import Role
from verbale.serve.people import feedkeys
from verbale.serve.people.gate import Gate
from verbale.serve.people.single import Single

TOKEN = re.compile(r"vbf_[\w-]{43}")
FEEDS = sorted(feedkeys.PATHS)
NOT_FEEDS = ["/", "/me", "/review", "/judgements", "/export/jsonl", "/map.json", "/brief.md", "/api/v1/board"]
NAME = "Yusuf"


def make(client: Client) -> str:
    """A new token of whoever is logged in."""
    answer = client.post("/me/feeds", headers={"x-csrf-token": form(client, "/me")})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    (token,) = set(TOKEN.findall(answer.text))
    return token


def get(client: Client, token: str, path: str, **more: str) -> Any:
    """What is answered to it."""
    return client.get(path, params={**more, "feed_token": token})


@pytest.fixture
def token(office: Office) -> str:
    """That of an editor, who sees names."""
    return make(office.logged_in("ann.editor"))


def test_it_opens_every_feed_and_calendar_without_a_login(office: Office, token: str) -> None:
    for path in FEEDS:
        answer = get(office.browser(), token, path, q="truce")
        assert answer.status_code == 200, path
        assert "set-cookie" not in answer.headers


def test_filters_and_tags_hold_as_ever(office: Office, token: str) -> None:
    client = office.browser()
    all_, some = (get(client, token, "/timeline.json", **more) for more in ({}, {"until": "2021-03-02"}))
    assert len(some.json()["items"]) < len(all_.json()["items"])
    again = client.get(
        "/timeline.json", params={"feed_token": token}, headers={"if-none-match": all_.headers["etag"]}
    )
    assert again.status_code == 304
    assert client.head("/timeline.json", params={"feed_token": token}).status_code == 200


@pytest.mark.parametrize("path", NOT_FEEDS)
def test_it_opens_nothing_else(office: Office, token: str, path: str) -> None:
    answer = get(office.browser(), token, path)
    assert answer.status_code in (303, 401)
    assert token not in answer.headers.get("location", "")
    bearing = office.browser().get(path, headers={"authorization": f"Bearer {token}"})
    assert bearing.status_code == 401


@pytest.mark.parametrize(
    "path", ["/timeline.json", "/me/feeds", "/hide", "/review/undo", "/api/v1/judgements"]
)
def test_it_changes_nothing(office: Office, token: str, path: str) -> None:
    answer = office.browser().post(path, params={"feed_token": token}, json={"verdict": "hide"})
    assert answer.status_code in (401, 403)


def test_no_name_is_shown_whatever_its_owner_sees(office: Office, token: str) -> None:
    editor = office.logged_in("ann.editor")
    assert NAME in editor.get(f"/reports/{ids()[0]}").text
    for path in FEEDS:
        assert NAME not in get(office.browser(), token, path, q="resident").text, path


@pytest.mark.parametrize("wrong", ["", "vbf_", "vbf_" + "0" * 43, "é", "vbl_" + "0" * 43])
def test_a_wrong_one_opens_nothing_not_even_with_a_login(office: Office, wrong: str) -> None:
    answer = get(office.logged_in("ann.editor"), wrong, "/changes.atom")
    assert answer.status_code == 401


def test_trying_tokens_is_slowed_down(office: Office) -> None:
    client = office.browser()
    codes = [get(client, f"vbf_{n}", "/changes.atom").status_code for n in range(30)]
    assert codes[0] == 401
    assert codes[-1] == 429


def test_a_new_one_ends_the_one_before_and_a_revoked_one_ends_at_once(office: Office) -> None:
    client = office.logged_in("ann.reader")
    first, second = make(client), make(client)
    assert [get(office.browser(), one, "/changes.atom").status_code for one in (first, second)] == [401, 200]
    assert "last used" in client.get("/me").text
    client.post("/me/feeds/revoke", headers={"x-csrf-token": form(client, "/me")})
    assert get(office.browser(), second, "/changes.atom").status_code == 401
    assert "You have one" not in client.get("/me").text
    acts = [act.act for act in office.accounts.log(who="ann.reader") if "feed" in act.act]
    assert acts == ["feed token made", "feed token made", "feed token revoked"]


def test_it_ends_with_its_account(office: Office, token: str) -> None:
    office.accounts.remove("ann.editor", by="test")
    assert get(office.browser(), token, "/changes.atom").status_code == 401


def test_each_account_has_its_own(office: Office) -> None:
    editor, reader = office.logged_in("ann.editor"), office.logged_in("ann.reader")
    theirs, mine = make(editor), make(reader)
    editor.post("/me/feeds/revoke", headers={"x-csrf-token": form(editor, "/me")})
    codes = [get(office.browser(), one, "/changes.atom").status_code for one in (theirs, mine)]
    assert codes == [401, 200]


def test_an_api_token_makes_none(office: Office) -> None:
    key = office.team.keys.add_token("ann.editor", "script", days=1, role=None, by="test")
    answer = office.browser().post("/me/feeds", headers={"authorization": f"Bearer {key}"})
    assert answer.status_code == 404
    assert office.team.feed_keys.of("ann.editor") is None


def test_it_is_shown_once_and_told_nowhere(
    office: Office, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    editor = office.logged_in("ann.editor")
    assert TOKEN.findall(editor.get("/me").text) == []
    for path in FEEDS:
        answer = get(office.browser(), token, path)
        assert token not in answer.text
        assert token not in str(answer.headers)
    get(office.browser(), token, "/search.atom", q="x" * 500)  # refused
    told = [one.getMessage() for one in caplog.records if one.name != "httpx"]  # the one who asks
    assert token not in f"{told} {office.accounts.log()}"
    with office.accounts.cabinet.reading() as connection:
        kept = connection.connection.dbapi_connection
        assert kept is not None
        assert token not in "\n".join(kept.iterdump())  # type: ignore[attr-defined] # of SQLite


def test_a_session_goes_on_where_no_token_is_given(office: Office) -> None:
    assert office.logged_in("ann.reader").get("/changes.atom").status_code == 200


def seen(query: bytes) -> dict[str, Any]:
    """The request as all behind the gate see it."""
    found: list[dict[str, Any]] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        found.append(scope)

    scope = {"type": "http", "method": "GET", "path": "/changes.atom", "query_string": query, "headers": []}
    asyncio.run(Gate(app, Single())(scope, None, None))  # type: ignore[arg-type] # nothing is read or sent
    return found[0]


@pytest.mark.parametrize("name", [b"feed_token", b"feed%5Ftoken", b"%66eed_token"])
def test_nothing_behind_the_gate_sees_it(name: bytes) -> None:
    scope = seen(b"party=A%26B&" + name + b"=vbf_one&since=2021&" + name + b"=vbf_two")
    assert scope["query_string"] == b"party=A%26B&since=2021"
    assert scope[feedkeys.KEY] == "vbf_one"


@given(st.binary(max_size=40).filter(lambda query: b"token" not in query and b"%" not in query))
def test_other_addresses_stay_as_they_are(query: bytes) -> None:
    assert seen(query)["query_string"] == query


def test_names_stay_hidden_even_where_readers_see_them(office: Office, token: str) -> None:
    office.team._names_for = Role.READER
    for path in FEEDS:
        assert NAME not in get(office.browser(), token, path, q="resident").text, path

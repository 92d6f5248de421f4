"""Nothing is changed by a page of another site, with accounts or without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import Site, truce
from tests.serve.people.conftest import PASSWORD, Office, form

TO = {"new": "four larger boats", "again": "four larger boats", "old": PASSWORD}


def _change(client: TestClient[Any], csrf: str, headers: Mapping[str, str] | None = None) -> int:
    return client.post("/me/password", data={**TO, "csrf": csrf}, headers=dict(headers or {})).status_code


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_a_form_without_its_token_changes_nothing(office: Office, csrf: str) -> None:
    assert _change(office.logged_in("ann.reader"), csrf) == 403


def test_the_token_of_another_person_or_of_before_the_login_does_not_hold(office: Office) -> None:
    client, other = office.logged_in("ann.reader"), office.logged_in("ann.editor")
    assert _change(client, form(other, "/me")) == 403
    early = office.browser()
    token = form(early, "/login")
    data = {"csrf": token, "name": "ann.reader", "password": PASSWORD}
    assert early.post("/login", data=data).status_code == 303
    assert _change(early, token) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://localhost.local:3000"},
        {"origin": "https://localhost.local.evil.example"},
    ],
)
def test_a_form_of_another_site_changes_nothing_even_with_a_token(
    office: Office, headers: Mapping[str, str]
) -> None:
    client = office.logged_in("ann.reader")
    assert _change(client, form(client, "/me"), headers) == 403


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "https://localhost.local"}, {}]
)
def test_a_form_of_our_own_does(office: Office, headers: Mapping[str, str]) -> None:
    client = office.logged_in("ann.reader")
    assert _change(client, form(client, "/me"), headers) == 303


def test_the_token_of_a_script_stands_in_a_header(office: Office) -> None:
    client = office.logged_in("ann.reader")
    headers = {"x-csrf-token": form(client, "/me")}
    assert client.post("/logout", headers=headers).status_code == 303


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_a_body_of_another_kind_bears_no_token(office: Office, kind: str) -> None:
    client = office.logged_in("ann.reader")
    body = f"csrf={form(client, '/me')}"
    assert client.post("/logout", content=body, headers={"content-type": kind}).status_code == 403


def test_a_body_without_end_is_cut_off(office: Office) -> None:
    client = office.browser()
    answer = client.post("/login", content=b"x" * 70_000)
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_on_a_laptop_no_page_of_another_site_changes_anything_either(site: Site, method: str) -> None:
    client = site(truce())
    assert getattr(client, method)("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert getattr(client, method)("/").status_code == 403


def test_there_is_no_login_without_accounts(site: Site) -> None:
    client = site(truce())
    assert client.get("/login").status_code == 404
    assert client.get("/me").status_code == 404

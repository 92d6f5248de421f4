"""Who is let in, and what somebody gets who is not."""

from __future__ import annotations

import time

import pytest
from tests.serve.conftest import ids
from tests.serve.people.conftest import FIELD, PASSWORD, Office, form, log_in

from verbale.serve import Role
from verbale.serve.pages import PAGES

PATHS = [page.path for page in PAGES if page.group]
NAME = "Amina Yusuf"


@pytest.mark.parametrize(
    "path", [*PATHS, "/me", "/brief.md", "/map.json", "/claims/a", "/nowhere", "/login/x", "/loginx"]
)
def test_without_a_login_nothing_of_the_record_is_shown(office: Office, path: str) -> None:
    answer = office.browser().get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")
    assert answer.headers["cache-control"] == "no-store"
    assert "Rebels" not in answer.text


def test_a_page_that_is_open_tells_nothing_of_the_record_where_it_fails(office: Office) -> None:
    text = office.browser().get("/static/none.css").text
    assert "menu" not in text
    assert "no such page" in text


def test_after_the_login_one_is_where_one_wanted_to_be(office: Office) -> None:
    client = office.browser()
    answer = log_in(client, "ann.reader", next="/timeline?party=Army")
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline?party=Army")
    assert "ann.reader" in client.get("/timeline?party=Army").text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a//b",
        "\r\nX: y",
        "/\r\nX: y",
    ],
)
def test_a_login_never_leads_to_another_site(office: Office, elsewhere: str) -> None:
    answer = log_in(office.browser(), "ann.reader", next=elsewhere)
    assert answer.headers["location"] == "/"
    assert "x" not in answer.headers


def test_a_wrong_password_and_a_wrong_name_are_answered_alike(office: Office) -> None:
    answers = [
        log_in(office.browser(), *pair) for pair in (("ann.reader", "wrong word here"), ("nobody", PASSWORD))
    ]
    assert {answer.status_code for answer in answers} == {422}
    bodies = {FIELD.sub("", answer.text) for answer in answers}
    assert len(bodies) == 1
    assert all(
        "set-cookie" not in answer.headers or "session" not in answer.headers["set-cookie"]
        for answer in answers
    )


def test_a_wrong_name_takes_as_long_as_a_wrong_password(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verbale.serve.people import passwords

    slow = passwords.PasswordHasher(time_cost=8, memory_cost=8192, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", slow)
    passwords.dummy_hash.cache_clear()
    passwords.dummy_hash()
    office.accounts.set_password("ann.reader", PASSWORD, by="test")

    def least_s(name: str) -> float:
        took = []
        for _ in range(3):
            start = time.perf_counter()
            assert office.team.keys.log_in(name, "a wrong password") is None
            took.append(time.perf_counter() - start)
        return min(took)

    known, unknown = least_s("ann.reader"), least_s("nobody")
    assert 0.5 < known / unknown < 2


def test_the_session_is_new_at_each_login_and_the_one_before_ends(office: Office) -> None:
    client = office.logged_in("ann.reader")
    before = dict(client.cookies)
    client.post("/logout", data={"csrf": form(client, "/me")})
    assert client.get("/").status_code == 303
    assert log_in(client, "ann.reader").status_code == 303
    kept = [value for name, value in client.cookies.items() if name.endswith("session")]
    assert kept[0] not in before.values()


def test_logging_out_ends_the_session_on_the_server(office: Office) -> None:
    client = office.logged_in("ann.reader")
    session = dict(client.cookies)
    assert client.post("/logout", data={"csrf": form(client, "/me")}).status_code == 303
    thief = office.browser()
    thief.cookies.update(session)
    assert thief.get("/").status_code == 303


def test_logging_out_everywhere_ends_all_sessions_of_a_person_alone(office: Office) -> None:
    one, two, other = (office.logged_in(name) for name in ("ann.reader", "ann.reader", "ann.editor"))
    one.post("/logout", data={"csrf": form(one, "/me"), "everywhere": "yes"})
    assert two.get("/").status_code == 303
    assert other.get("/").status_code == 200


def test_a_session_ends_when_it_is_not_used_and_in_any_case_after_a_week(office: Office) -> None:
    idle, busy = office.logged_in("ann.reader"), office.logged_in("ann.editor")
    for _ in range(15):
        office.clock.now += 11.5 * 3600
        last = busy.get("/").status_code
    assert last == 303
    assert idle.get("/").status_code == 303


def test_the_cookie_is_kept_from_scripts_other_sites_and_open_wires(office: Office) -> None:
    for base, secure in (("https://localhost.local", True), ("http://127.0.0.1:8765", False)):
        answer = log_in(office.browser(base), "ann.reader")
        told = next(line for line in answer.headers.get_list("set-cookie") if "session" in line)
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(told.split("; "))
        assert ("Secure" in told.split("; ")) is secure
        assert told.startswith("__Host-") is secure


def test_a_role_holds_from_the_next_request_on_and_a_removed_account_is_out(office: Office) -> None:
    client = office.logged_in("ann.reader")
    office.accounts.set_role("ann.reader", Role.EDITOR, by="test")
    assert "editor" in client.get("/me").text
    office.accounts.remove("ann.reader", by="test")
    assert client.get("/me").status_code == 303


def test_names_are_shown_to_those_alone_who_may_see_them(office: Office) -> None:
    path = f"/reports/{ids()[0]}"
    shown = {
        role: NAME in office.logged_in(f"ann.{role.label}").get(path).text for role in (Role.EDITOR, *Role)
    }
    assert shown == {Role.READER: False, Role.REVIEWER: False, Role.EDITOR: True}


def test_a_page_kept_for_one_who_sees_names_is_not_given_to_another(office: Office) -> None:
    path = f"/reports/{ids()[0]}"
    tag = office.logged_in("ann.editor").get(path).headers["etag"]
    answer = office.logged_in("ann.reader").get(path, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert NAME not in answer.text
    assert "ann.editor" not in answer.text
    assert "private" in answer.headers["cache-control"]


def test_too_many_tries_on_an_account_are_refused_wherever_they_come_from(office: Office) -> None:
    client = office.browser()
    tries = [log_in(client, "ann.reader", "wrong word here").status_code for _ in range(6)]
    assert tries == [422] * 5 + [429]
    assert log_in(client, "ann.reader").status_code == 429
    office.clock.now += 900
    assert log_in(client, "ann.reader").status_code == 303


def test_too_many_tries_from_an_address_are_refused_whatever_the_account(office: Office) -> None:
    client = office.browser()
    tries = [log_in(client, f"someone{n}", "wrong word here").status_code for n in range(21)]
    assert tries == [422] * 20 + [429]


def test_too_many_requests_have_to_wait(office: Office) -> None:
    client = office.logged_in("ann.reader")
    answers = [client.get("/problems").status_code for _ in range(301)]
    assert answers[-1] == 429
    assert office.logged_in("ann.editor").get("/problems").status_code in (200, 429)
    office.clock.now += 10
    assert client.get("/problems").status_code == 200


def test_a_password_is_changed_by_who_knows_the_old_one(office: Office) -> None:
    client, elsewhere = office.logged_in("ann.reader"), office.logged_in("ann.reader")
    told = {"old": "wrong", "new": "four larger boats", "again": "four larger boats"}
    assert client.post("/me/password", data={**told, "csrf": form(client, "/me")}).status_code == 422
    told["old"] = PASSWORD
    assert client.post("/me/password", data={**told, "csrf": form(client, "/me")}).status_code == 303
    assert client.get("/me?changed=yes").status_code == 200
    assert elsewhere.get("/").status_code == 303
    assert log_in(office.browser(), "ann.reader").status_code == 422

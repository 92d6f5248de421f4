"""Asking for news, confirming from the mail, stopping by one click."""

from __future__ import annotations

import pytest
from tests.serve.alerts.conftest import DAY, READER, Post

from verbale.terms import Reading, Report

Later = tuple[Report, Reading]


def test_the_board_and_the_changes_lead_to_the_form_with_their_filters(post: Post) -> None:
    for path in ("/?party=Rebels", "/changes?party=Rebels"):
        assert 'href="/alerts?party=Rebels"' in post.client.get(path).text
    assert '<option value="Rebels" selected>' in post.client.get("/alerts?party=Rebels").text


def test_an_address_that_did_not_confirm_gets_nothing_else(post: Post, later: Later) -> None:
    post.ask()
    assert len(post.box.mails) == 1
    post.add(later)
    assert post.send().handed_over == 0
    assert len(post.box.mails) == 1


def test_a_look_at_the_link_confirms_nothing(post: Post) -> None:
    post.ask()
    answer = post.client.get(post.box.link())
    assert answer.status_code == 200
    assert READER in answer.text
    assert post.office.kept.all()[0].confirmed is None


def test_a_link_confirms_once_and_for_two_days(post: Post) -> None:
    post.ask()
    path = post.box.link()
    data = {"csrf": post.field(path)}
    assert "confirmed" in post.client.post(path, data=data).text
    assert post.client.post(path, data=data).status_code == 404
    post.ask("other@example.org")
    post.clock.now += 2 * DAY + 1
    assert post.client.get(post.box.link()).status_code == 404
    assert [one.address for one in post.office.kept.all()] == [READER]


def test_keys_are_not_in_the_database(post: Post) -> None:
    post.ask()
    key = post.box.link().rpartition("/")[2]
    held = b"".join(path.read_bytes() for path in post.folder.glob("alerts.db*"))
    assert key.encode() not in held
    assert (post.folder / "alerts.db").stat().st_mode & 0o077 == 0


def test_one_click_stops_and_forgets_the_address(post: Post, later: Later) -> None:
    post.subscribe()
    post.add(later)
    post.send()
    mail = post.box.mails[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = mail["List-Unsubscribe"].strip("<>").removeprefix("https://localhost.local")
    assert path == post.box.link()
    assert post.client.get(path).status_code == 200
    assert post.office.kept.all()
    headers = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site"}
    answer = post.client.post(path, content="List-Unsubscribe=One-Click", headers=headers)
    assert answer.status_code < 300
    assert post.office.kept.all() == []
    held = b"".join(path.read_bytes() for path in post.folder.glob("alerts.db*"))
    assert READER.encode() not in held
    assert post.client.post(path, content="List-Unsubscribe=One-Click").status_code < 300


def test_the_headers_that_stop_stand_on_a_line_each_as_mail_programs_read_them(
    post: Post, later: Later
) -> None:
    post.subscribe()
    post.add(later)
    post.send()
    head = post.box.raw[-1].split(b"\r\n\r\n")[0].split(b"\r\n")
    path = post.box.link()
    assert f"List-Unsubscribe: <https://localhost.local{path}>".encode() in head
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in head
    assert all(len(line) <= 998 for line in post.box.raw[-1].split(b"\r\n"))
    assert post.box.raw[-1].isascii()


def test_a_key_to_confirm_does_not_stop_and_one_to_stop_does_not_confirm(post: Post, later: Later) -> None:
    post.ask()
    confirm = post.box.link()
    post.client.post(confirm.replace("confirm", "stop"))
    assert post.office.kept.all()
    post.client.post(confirm, data={"csrf": post.field(confirm)})
    post.add(later)
    post.send()
    assert post.client.get(post.box.link().replace("stop", "confirm")).status_code == 404


def test_nobody_learns_who_has_a_subscription(post: Post) -> None:
    post.subscribe()
    answers = [post.ask(address).text for address in (READER, "stranger@example.org")]
    assert answers[0] == answers[1]
    assert len(post.box.mails) == 2


def test_an_address_is_not_asked_often(post: Post) -> None:
    for _ in range(5):
        assert post.ask().status_code == 200
    assert len(post.box.mails) == 3
    post.clock.now += DAY + 1
    post.ask()
    assert len(post.box.mails) == 4


def test_nobody_has_many_addresses_asked(post: Post) -> None:
    answers = [post.ask(f"someone{n}@example.org").status_code for n in range(11)]
    assert answers == [200] * 10 + [429]
    assert len(post.box.mails) == 10


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b",
        "a b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org,b@example.org",
        "<a@example.org>",
        "a@-.org",
        ".a@example.org",
        "a" * 65 + "@example.org",
    ],
)
def test_what_is_no_address_is_refused(post: Post, address: str) -> None:
    assert post.ask(address).status_code == 422
    assert post.box.mails == []


@pytest.mark.parametrize(
    "wish", [{"party": "Buy now at evil.example"}, {"issue": "nothing"}, {"pace": "hourly"}]
)
def test_nothing_is_asked_for_that_cannot_be_chosen(post: Post, wish: dict[str, str]) -> None:
    assert post.ask(**wish).status_code == 422
    assert post.box.mails == []


def test_a_form_of_another_site_asks_for_nothing(post: Post) -> None:
    data = {"csrf": post.field("/alerts"), "address": READER}
    assert (
        post.client.post("/alerts/ask", data=data, headers={"sec-fetch-site": "cross-site"}).status_code
        == 403
    )
    assert post.client.post("/alerts/ask", data={"address": READER}).status_code == 403
    assert post.box.mails == []


def test_without_a_post_office_the_form_says_so(two: object) -> None:
    text = two.get("/alerts").text  # type: ignore[attr-defined]
    assert "No mail goes out from here" in text
    assert '<form class="entries"' not in text

"""How the API answers: cursors, tags, problems, heads."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import Site, ids, reading, refused, report, truce

from verbale.serve.api.endpoint import BASE

Client = TestClient[Any]


def many(count: int, first: int = 0) -> list[Any]:
    """So many reports."""
    made = []
    for n in range(first, first + count):
        told = report(f"Report {n} of many.", title=f"Title {n}", published="2021-03-01")
        made.append((told, reading(told)))
    return made


def walk(client: Client, path: str, **params: Any) -> list[Any]:
    """All lines of a list, page by page."""
    found, cursor = [], None
    while True:
        given = {**params, **({"cursor": cursor} if cursor else {})}
        page = client.get(BASE + path, params=given).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize(
    "path", ["/reports", "/claims", "/timeline", "/incidents", "/statements", "/access", "/movement"]
)
def test_pages_of_one_line_hold_what_one_long_page_holds(two: Client, path: str) -> None:
    params = {"step": "new"} if path == "/movement" else {}
    whole = walk(two, path, limit=200, **params)
    assert whole
    assert walk(two, path, limit=1, **params) == whole


def test_a_cursor_stays_good_while_the_record_grows(site: Site) -> None:
    client = site(*many(5))
    first = client.get(f"{BASE}/reports?limit=2").json()
    site(*many(3, first=5))
    rest = walk(client, "/reports", limit=2)
    second = client.get(f"{BASE}/reports", params={"limit": 2, "cursor": first["next"]}).json()
    titles = [one["title"] for one in (*first["items"], *second["items"])]
    assert titles == ["Title 4", "Title 3", "Title 2", "Title 1"]
    assert len(rest) == 8


@pytest.mark.parametrize("cursor", ["x", "e30", "bm90anNvbg", "WyJhYWFhYWFhYSIsLTFd", "é", "A" * 1999])
def test_a_bad_cursor_is_told(two: Client, cursor: str) -> None:
    for path in ("/reports", "/timeline"):
        answer = two.get(BASE + path, params={"cursor": cursor})
        assert answer.status_code == 400
        assert answer.json()["parameter"] == "cursor"


def test_a_cursor_of_another_list_is_told(two: Client) -> None:
    cursor = two.get(f"{BASE}/reports?limit=1").json()["next"]
    answer = two.get(f"{BASE}/reports", params={"cursor": cursor, "publisher": "Daily"})
    assert answer.status_code == 400
    assert "another list" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("since=yesterday", "since"),
        ("since=2021-02-30", "since"),
        ("since=2021/02/03", "since"),
        ("since=", "since"),
        ("until=2021-13", "until"),
        ("issue=nothing", "issue"),
        ("party=Nobody", "party"),
        ("party=a%00b", "party"),
        ("party=" + "x" * 301, "party"),
        ("step=up", "step"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=1.0", "limit"),
        ("limit=1e1", "limit"),
        ("since=2021&since=2022", "since"),
        ("colour=red", "colour"),
    ],
)
def test_a_parameter_that_cannot_be_is_told_with_its_name(two: Client, query: str, parameter: str) -> None:
    answer = two.get(f"{BASE}/movement?{query}")
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, told["status"], told["parameter"]) == (400, 400, parameter)
    assert told["type"] == "about:blank"
    assert told["title"] == "Bad Request"


def test_what_has_to_be_asked_for_is_told(two: Client) -> None:
    assert two.get(f"{BASE}/search").json()["parameter"] == "q"


@pytest.mark.parametrize(
    "path", ["/nothing", "/reports/ffff", "/claims/zz", "/incidents/ffff", "/reports/ffff/text", "/../x"]
)
def test_an_address_that_leads_nowhere_is_a_problem(two: Client, path: str) -> None:
    answer = two.get(BASE + path)
    if path != "/../x":
        assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 404


def test_ids_that_begin_alike_are_told(site: Site) -> None:
    client = site(*many(40))
    letters = {one["id"][0] for one in walk(client, "/reports")}
    answers = [client.get(f"{BASE}/reports/{letter}").json() for letter in letters]
    told = [one for one in answers if one.get("candidates")]
    assert told
    assert told[0]["status"] == 404


def test_a_method_that_is_not_taken_is_a_problem(two: Client) -> None:
    answer = two.delete(f"{BASE}/board")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code in (403, 405)


@pytest.mark.parametrize("path", ["/board", "/openapi.json", "/timeline", "/nothing"])
def test_heads_are_answered_as_the_whole_would_be(two: Client, path: str) -> None:
    whole, head = two.get(BASE + path), two.head(BASE + path)
    assert head.content == b""
    assert head.status_code == whole.status_code
    for name in ("etag", "content-type"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    client = site(truce())
    first = client.get(f"{BASE}/board")
    assert first.headers["etag"].startswith('"')
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*"):
        same = client.get(f"{BASE}/board", headers={"if-none-match": known})
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["etag"] == first.headers["etag"]
    site(refused())
    other = client.get(f"{BASE}/board", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]


def test_the_compressed_answer_has_a_tag_of_its_own(two: Client) -> None:
    plain = two.get(f"{BASE}/board", headers={"accept-encoding": "identity"})
    zipped = two.get(f"{BASE}/board", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] != zipped.headers["etag"]
    assert plain.content == zipped.content
    small = two.get(f"{BASE}/search?q=nothing", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in small.headers
    assert not small.headers["etag"].endswith('-gzip"')


def test_a_report_that_was_taken_down_is_gone(site: Site, tmp_path: Any) -> None:
    from verbale.record import Store
    from verbale.terms import make_judgement

    client = site(truce(), refused())
    first = ids()[0]
    with Store.open(tmp_path / "record.db") as store:
        made = "2024-01-01T00:00:00+00:00"
        store.bench().add(make_judgement("takedown", first, reviewer="Ada", made=made, note="By order"))
    answer = client.get(f"{BASE}/reports/{first}")
    assert answer.status_code == 410
    assert "Ada" not in answer.text
    assert [one["title"] for one in walk(client, "/reports")] == ["Truce refused"]
    assert len(walk(client, "/claims")) == 3

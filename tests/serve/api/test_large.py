"""The API over a record that is taken to be large: out of what is kept of it, the same as out of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import pytest
from benchmarks.million import fill
from litestar.testing import TestClient
from tests.serve.conftest import BASE as ORIGIN
from tests.serve.conftest import HOSTS, Site, at, reading, report

from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.serve.api import ENDPOINTS
from verbale.serve.api.endpoint import BASE
from verbale.serve.feeds import FEEDS
from verbale.terms import Position, Reading, Report
from verbale.views.sheets import keep_all
from verbale.views.slate import lay_out

CLAIMS = 400
STUCK = (
    "The rebels demand a truce, the main sticking point. The army rejects a truce. "
    "The rebels demand a vote. The army rejects a vote, the last obstacle."
)
LISTS = ["/timeline", "/incidents", "/rounds", "/access", "/statements", "/movement"]
PLAIN = [one.path for one in ENDPOINTS if not one.has_id and one.path != "/search"]
Client = TestClient[Any]


class Both(NamedTuple):
    """The same record, as a small one and as a large one is served."""

    small: Client
    large: Client


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A made-up record, kept."""
    with Store.open(tmp_path_factory.mktemp("large") / "record.db") as store:
        fill(store, CLAIMS)
        view = store.view()
        store.chalk(view.slate_stamp(), lay_out(view))
        keep_all(view, store.keeper(), None)
        # Small is what nothing is kept of: another way, with the names that no report of ours has.
        small, large = RecordDesk(view, show_names=True), RecordDesk(view, few=0)
        with (
            TestClient(make_app(small, hosts=Hosts(HOSTS)), base_url=ORIGIN) as one,
            TestClient(make_app(large, hosts=Hosts(HOSTS)), base_url=ORIGIN) as other,
        ):
            yield Both(one, other)


def stuck() -> tuple[Report, Reading]:
    """A report of two issues that parties are opposed on, and of two obstacles."""
    told = report(STUCK, title="Stuck", published="2021-03-01")
    words = (sentence if sentence.endswith(".") else f"{sentence}." for sentence in STUCK.split(". "))
    stances = (("Rebels", "demand"), ("Army", "reject"))
    sides = [(issue, *side) for issue in ("fighting.truce", "governance.elections") for side in stances]
    positions = tuple(
        Position(party=party, issue=issue, stance=stance, evidence=at(STUCK, said))
        for said, (issue, party, stance) in zip(words, sides, strict=True)
    )
    return told, reading(told, positions=positions)


def walk(client: Client, path: str, **params: Any) -> list[Any]:
    """All lines of a list, page by page."""
    found: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        answer = client.get(BASE + path, params={**params, **cursor})
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        if answer.json()["next"] is None:
            return found
        cursor = {"cursor": answer.json()["next"]}


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_every_line_once(both: Both, path: str) -> None:
    step = {"step": "new"} if path == "/movement" else {}
    whole = walk(both.large, path, limit=200, **step)
    assert len(whole) > 5
    assert walk(both.large, path, limit=3, **step) == whole


def gather(client: Client, path: str, lists: list[str], limit: int) -> dict[str, Any]:
    """An answer of several lists, put together page by page."""
    page = client.get(f"{BASE}{path}?limit={limit}").json()
    whole = page
    while page["next"]:
        assert sum(len(page[name]) for name in lists) == limit
        page = client.get(BASE + path, params={"limit": limit, "cursor": page["next"]}).json()
        whole = {**page, **{name: [*whole[name], *page[name]] for name in lists}}
    return whole


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_of_the_board_hold_every_row_once_and_all_parties(both: Both, limit: int) -> None:
    whole = both.large.get(f"{BASE}/board?limit=200").json()
    assert len(whole["rows"]) > limit
    assert gather(both.large, "/board", ["rows"], limit) == whole
    assert both.large.get(f"{BASE}/board?limit={limit}").json()["parties"] == whole["parties"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_of_sticking_points_go_through_points_and_then_obstacles(site: Site, limit: int) -> None:
    client = site(stuck())
    whole = client.get(f"{BASE}/sticking").json()
    assert [one["issue"] for one in whole["points"]] == ["fighting.truce", "governance.elections"]
    assert len(whole["named"]) == 2
    assert gather(client, "/sticking", ["points", "named"], limit) == whole


def test_a_cursor_of_the_board_is_of_its_filters(both: Both) -> None:
    cursor = both.large.get(f"{BASE}/board?limit=1").json()["next"]
    assert both.large.get(f"{BASE}/board", params={"cursor": cursor, "issue": "aid"}).status_code == 400
    assert both.large.get(f"{BASE}/sticking", params={"cursor": cursor}).status_code == 400


@pytest.mark.parametrize("path", PLAIN)
def test_every_endpoint_is_answered(both: Both, path: str) -> None:
    assert both.large.get(BASE + path).status_code == 200


@pytest.mark.parametrize("days", [{}, {"since": "2021", "until": "2022-06"}])
def test_lists_narrow_in_what_is_kept_as_in_the_claims(both: Both, days: dict[str, str]) -> None:
    party = both.large.get(f"{BASE}/parties").json()[0]
    for path in ("/timeline", "/rounds", "/incidents"):
        one, other = (walk(client, path, party=party, **days) for client in both)
        assert [line["date"] for line in one] == [line["date"] for line in other], path


def test_an_incident_is_found_by_its_id(both: Both) -> None:
    listed = both.large.get(f"{BASE}/incidents?limit=1").json()["items"][0]
    assert both.large.get(f"{BASE}/incidents/{listed['id']}").json() == listed
    assert both.large.get(f"{BASE}/incidents/ffff").status_code == 404


@pytest.mark.parametrize("path", [path for path in FEEDS.values() if path != "/search"])
def test_feeds_are_given_of_a_large_record(both: Both, path: str) -> None:
    answer = both.large.get(f"{path}.atom")
    assert answer.status_code == 200
    assert feedparser.parse(answer.content).entries or path == "/movement"


def test_what_is_still_worked_out_is_told_with_when_to_ask_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        fill(store, 50)
        desk = RecordDesk(store.view(), few=0)
        with TestClient(make_app(desk, hosts=Hosts(HOSTS)), base_url=ORIGIN) as client:
            answer = client.get(f"{BASE}/timeline")
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "application/problem+json"
            assert int(answer.headers["retry-after"]) > 0
            assert client.get(f"{BASE}/claims").status_code == 200


def test_changes_that_are_not_kept_are_noted_to_be_worked_out(both: Both) -> None:
    assert both.large.get(f"{BASE}/changes?since=2021-05-05").status_code == 503

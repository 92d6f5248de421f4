"""Judgements by way of the API: who may, what is refused, what it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import BASE as ORIGIN
from tests.serve.conftest import HOSTS, Site, ids, refused, truce

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, Person, Role, make_app
from verbale.serve.api.endpoint import BASE
from verbale.serve.people import Single

Client = TestClient[Any]
JUDGEMENTS = f"{BASE}/judgements"


@pytest.fixture
def client(site: Site) -> Client:
    """The site over two reports."""
    return site(truce(), refused())


@pytest.fixture
def reviewing(tmp_path: Path) -> Iterator[Client]:
    """The site over two reports as a reviewer sees it."""

    class Reviewer(Single):
        def admit(self, scope: Any) -> Person:
            return Person("Ada", Role.REVIEWER)

    with Store.open(tmp_path / "record.db") as store:
        with store.writer() as writer:
            for told in (truce(), refused()):
                writer.add(*told)
        desk = RecordDesk(store.view(), look_s=0)
        app = make_app(desk, hosts=Hosts(HOSTS), bench=RecordBench(store, [desk]), door=Reviewer())
        with TestClient(app, base_url=ORIGIN, raise_server_exceptions=False) as opened:
            yield opened


def first(client: Client, kind: str) -> str:
    """The id of the latest claim of a kind."""
    found: str = client.get(f"{BASE}/claims", params={"kind": kind}).json()["items"][0]["claim_id"]
    return found


def judge(client: Client, verdict: str, *targets: str, **more: Any) -> Any:
    """The answer to a judgement."""
    return client.post(JUDGEMENTS, json={"verdict": verdict, "targets": targets, **more})


def test_a_rejected_claim_is_given_no_more_until_that_is_undone(client: Client) -> None:
    claim = first(client, "tolls")
    made = judge(client, "reject", claim[:10], note="Another count")
    assert made.status_code == 201
    assert made.json()["subject"] == claim
    assert first(client, "tolls") != claim
    assert client.get(f"{BASE}/claims/{claim}").json()["review"]["verdict"] == "reject"
    assert judge(client, "undo", made.json()["id"][:8]).status_code == 201
    assert first(client, "tolls") == claim


def test_an_edit_states_something_else(client: Client) -> None:
    claim = first(client, "tolls")
    made = judge(client, "edit", claim, changes={"low": 19, "place": "Wau", "counted_by": None})
    assert made.status_code == 201, made.text
    record = client.get(f"{BASE}/claims/{claim}").json()["record"]
    assert (record["low"], record["place"], record["counted_by"]) == (19, "Wau", None)


def test_a_judgement_that_is_shown_names_no_private_person(client: Client) -> None:
    claim = client.get(f"{BASE}/claims", params={"kind": "rounds"}).json()["items"][0]["claim_id"]
    changes = {"according_to": "Amina Yusuf"}
    assert judge(client, "edit", claim, changes=changes, note="Amina Yusuf said so").status_code == 201
    shown = client.get(f"{BASE}/claims/{claim}")
    assert shown.json()["review"]["verdict"] == "edit"
    assert "Amina" not in shown.text


def test_a_text_of_digits_stays_a_text(client: Client) -> None:
    claim = first(client, "positions")
    assert judge(client, "edit", claim, changes={"wording": "2021"}).status_code == 201
    assert client.get(f"{BASE}/claims/{claim}").json()["record"]["wording"] == "2021"


def test_a_report_that_is_taken_down_is_gone_at_once(client: Client) -> None:
    assert judge(client, "takedown", ids()[0]).status_code == 201
    assert client.get(f"{BASE}/reports/{ids()[0]}").status_code == 410


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"verdict": "reject", "targets": ["ffff"]}, 404),
        ({"verdict": "undo", "targets": ["ffff"]}, 404),
        ({"verdict": "reject", "targets": []}, 422),
        ({"verdict": "perhaps", "targets": ["ffff"]}, 422),
        ({"verdict": "reject"}, 422),
        ({"verdict": "reject", "targets": ["a"], "colour": 1}, 422),
        ({"verdict": "same", "targets": ["ffff"]}, 422),
        ({"verdict": "edit", "targets": ["ffff"]}, 422),
        ([], 422),
    ],
)
def test_what_cannot_be_judged_is_a_problem(client: Client, body: Any, status: int) -> None:
    answer = client.post(JUDGEMENTS, json=body)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_what_is_no_json_is_a_problem(client: Client) -> None:
    headers = {"content-type": "application/json"}
    assert client.post(JUDGEMENTS, content=b"{", headers=headers).status_code == 400
    assert client.post(JUDGEMENTS, content=b"\xff", headers=headers).status_code == 400
    assert client.post(JUDGEMENTS, content=b'"' + b"x" * 70_000, headers=headers).status_code == 413


def test_a_page_of_another_site_can_judge_nothing(client: Client) -> None:
    body = b'{"verdict": "takedown", "targets": ["%s"]}' % ids()[0].encode()
    for headers in (
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/json", "origin": "https://evil.example"},
        {"content-type": "application/json", "sec-fetch-site": "cross-site"},
    ):
        answer = client.post(JUDGEMENTS, content=body, headers=headers)
        assert answer.status_code == 403, headers
        assert answer.headers["content-type"] == "application/problem+json"
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    preflight = client.options(
        JUDGEMENTS, headers={**asked, "access-control-request-headers": "content-type"}
    )
    assert not [name for name in preflight.headers if name.startswith("access-control")]
    assert client.get(f"{BASE}/reports/{ids()[0]}").status_code == 200


def test_a_reviewer_may_reject_but_neither_hide_nor_take_down(reviewing: Client) -> None:
    assert judge(reviewing, "reject", first(reviewing, "tolls")).json()["reviewer"] == "Ada"
    for verdict, target in (("hide", "Musa Hilal"), ("takedown", ids()[0])):
        answer = judge(reviewing, verdict, target)
        assert answer.status_code == 403
        assert "role of editor" in answer.json()["detail"]


def test_whoever_only_looks_judges_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        desk = RecordDesk(store.view())
        app = make_app(
            desk, hosts=Hosts(HOSTS), bench=RecordBench(store, [desk]), door=Single(look_only=True)
        )
        with TestClient(app, base_url=ORIGIN) as client:
            answer = judge(client, "reject", "ffff")
    assert answer.status_code == 403
    assert "role of reviewer" in answer.json()["detail"]

"""What a role may not do is refused, by every route that changes something."""

from __future__ import annotations

from typing import Any

import pytest
from tests.serve.conftest import ids
from tests.serve.people.conftest import Office, form

from verbale.serve.pages.judgements import REVIEWING

JUDGEMENTS = "/api/v1/judgements"
FORMS = sorted(
    path.replace("{wanted:str}", ids()[0])
    for one in REVIEWING
    if "POST" in one.http_methods
    for path in one.paths
)
OF_EDITORS = ["/hide", f"/reports/{ids()[0]}/takedown"]


def _send(office: Office, whose: str, path: str, **data: Any) -> int:
    client = office.logged_in(whose)
    return client.post(path, data=data, headers={"x-csrf-token": form(client, "/me")}).status_code


@pytest.mark.parametrize("path", FORMS)
def test_a_reader_changes_nothing_by_any_form(office: Office, path: str) -> None:
    assert len(FORMS) >= 5
    assert _send(office, "ann.reader", path, name="Amina Yusuf", verdict="reject") == 403
    assert office.browser().post(path).status_code == 401


@pytest.mark.parametrize("path", OF_EDITORS)
def test_a_reviewer_neither_hides_persons_nor_takes_reports_down(office: Office, path: str) -> None:
    assert _send(office, "ann.reviewer", path, name="Amina Yusuf") == 403
    assert _send(office, "ann.editor", path, name="Amina Yusuf") == 303


@pytest.mark.parametrize("name", ["ann.reader", "ann.reviewer"])
def test_the_api_keeps_to_the_same_roles(office: Office, name: str) -> None:
    wanted = {"verdict": "takedown", "targets": [ids()[0]]}
    key = office.team.keys.add_token(name, "test", days=1, role=None, by="test")
    answer = office.browser().post(JUDGEMENTS, json=wanted, headers={"authorization": f"Bearer {key}"})
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "content-type": "application/json"},
        {"origin": "https://evil.example", "content-type": "application/json"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
    ],
)
def test_a_page_of_another_site_judges_nothing_by_the_api(office: Office, headers: dict[str, str]) -> None:
    client = office.logged_in("ann.editor")
    body = f'{{"verdict": "takedown", "targets": ["{ids()[0]}"]}}'
    assert client.post(JUDGEMENTS, content=body, headers=headers).status_code == 403
    assert client.get(f"/reports/{ids()[0]}").status_code == 200

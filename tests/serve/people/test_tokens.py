"""Programs that ask with a token."""

from __future__ import annotations

from tests.serve.conftest import ids
from tests.serve.people.conftest import Office

from verbale.serve import Role

NAME = "Amina Yusuf"


def _head(office: Office, name: str, role: Role | None = None) -> dict[str, str]:
    key = office.team.keys.add_token(name, "test", days=1, role=role, by="test")
    return {"authorization": f"Bearer {key}"}


def test_without_a_token_the_api_says_what_it_needs(office: Office) -> None:
    answer = office.browser().get("/api/v1/reports")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 401


def test_a_token_opens_the_api_and_the_pages_alike(office: Office) -> None:
    head = _head(office, "ann.reader")
    for path in ("/api/v1/reports", "/timeline"):
        assert office.browser().get(path, headers=head).status_code == 200


def test_a_wrong_token_is_no_better_than_none_even_with_a_session(office: Office) -> None:
    client = office.logged_in("ann.reader")
    assert client.get("/api/v1/reports").status_code == 200
    for wrong in ("Bearer x", "Bearer ", "Basic YW5uOnBhc3M=", "x"):
        assert client.get("/api/v1/reports", headers={"authorization": wrong}).status_code == 401


def test_wrong_tokens_from_one_address_are_refused_after_a_while(office: Office) -> None:
    client = office.browser()
    answers = [client.get("/api/v1/reports", headers={"authorization": f"Bearer {n}"}) for n in range(22)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


def test_names_are_withheld_from_a_token_that_may_do_less_than_its_account(office: Office) -> None:
    paths = (f"/reports/{ids()[0]}", f"/api/v1/reports/{ids()[0]}/text")
    for path in paths:
        shown = {
            role: NAME in office.browser().get(path, headers=_head(office, "ann.editor", role)).text
            for role in (None, Role.READER)
        }
        assert shown == {None: True, Role.READER: False}, path


def test_no_answer_of_the_api_names_private_persons_to_a_reader(office: Office) -> None:
    client = office.logged_in("ann.reader")
    office.logged_in("ann.editor").get("/api/v1/search", params={"q": "resident"})
    paths = [
        "statements",
        "claims",
        "reports",
        "search?q=resident",
        "board",
        "timeline",
        f"reports/{ids()[0]}",
        f"reports/{ids()[0]}/text",
    ]
    for path in paths:
        answer = client.get(f"/api/v1/{path}")
        assert "Yusuf" not in answer.text, path


def test_a_token_does_nothing_about_the_account(office: Office) -> None:
    head = _head(office, "ann.editor")
    client = office.browser()
    assert client.post("/logout", headers=head).status_code == 404
    data = {"old": "three small boats", "new": "four larger boats", "again": "four larger boats"}
    assert client.post("/me/password", headers=head, data=data).status_code == 404

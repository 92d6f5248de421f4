"""Every endpoint over an empty record and over two reports that contradict one another."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import TRUCE, Site, ids, reading, refused, report, truce

from verbale.serve.api import ENDPOINTS
from verbale.serve.api.endpoint import BASE
from verbale.serve.api.routes import encode

Client = TestClient[Any]
PLAIN = [one for one in ENDPOINTS if not one.has_id and "q" not in one.params]


def ask(client: Client, path: str, **params: Any) -> Any:
    """The answer of an endpoint."""
    answer = client.get(BASE + path, params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


@pytest.mark.parametrize("endpoint", PLAIN, ids=lambda one: one.path)
def test_an_empty_record_is_answered_for(site: Site, endpoint: Any) -> None:
    answer = site().get(endpoint.address)
    assert answer.status_code == (400 if endpoint.path.startswith("/changes") else 200), answer.text


def test_the_board_has_both_stances_with_their_words(two: Client) -> None:
    board = ask(two, "/board")
    (row,) = board["rows"]
    assert row["compatibility"] == "opposed"
    quotes = {cell["party"]: cell["stands"][0]["citation"]["quote"] for cell in row["cells"]}
    assert quotes == {"Rebels": "The rebels demand a truce.", "Army": "The army rejects a truce."}


def test_the_board_narrows_by_party_and_issue(two: Client) -> None:
    (row,) = ask(two, "/board", party="Army", issue="fighting")["rows"]
    assert [cell["party"] for cell in row["cells"]] == ["Army"]
    assert ask(two, "/board", issue="aid")["rows"] == []


def test_claims_narrow_by_kind_party_issue_report_and_day(two: Client) -> None:
    first, second = ids()
    assert len(ask(two, "/claims")["items"]) == 9
    assert {one["kind"] for one in ask(two, "/claims", kind="tolls")["items"]} == {"tolls"}
    (claim,) = ask(two, "/claims", party="Rebels", issue="fighting.truce")["items"]
    assert claim["line"] == "Truce: Rebels demands “a truce”"
    assert {one["citation"]["report_id"] for one in ask(two, "/claims", report=first[:9])["items"]} == {first}
    late = ask(two, "/claims", since="2021-03-05")["items"]
    assert {one["citation"]["report_id"] for one in late} == {second}


def test_a_claim_is_shown_in_context_by_the_beginning_of_its_id(two: Client) -> None:
    (listed,) = ask(two, "/claims", kind="rounds")["items"]
    shown = ask(two, f"/claims/{listed['claim_id'][:8]}")
    assert shown["words"] == "Talks opened in Juba on Monday."
    assert shown["record"]["venue"] == "Juba"
    assert shown["before"].endswith("Musa Hilal. ")


def test_reports_come_latest_first_unless_asked_otherwise(two: Client) -> None:
    titles = [one["title"] for one in ask(two, "/reports")["items"]]
    assert titles == ["Truce refused", "Truce wanted"]
    assert [one["title"] for one in ask(two, "/reports", order="earliest")["items"]] == titles[::-1]
    assert [one["title"] for one in ask(two, "/reports", publisher="Daily")["items"]] == titles[:1]


def test_a_report_has_its_text_in_stretches_with_the_claims_that_cite_them(two: Client) -> None:
    found = ask(two, f"/reports/{ids()[0]}")
    cited = {claim for one in found["stretches"] for claim in one["claims"]}
    assert cited == {one["claim_id"] for one in found["records"]}


def test_a_text_says_whether_anything_is_withheld(two: Client) -> None:
    first, second = (ask(two, f"/reports/{one}/text") for one in ids())
    assert first["text"] == TRUCE.replace("Amina Yusuf", "[name withheld]")
    assert (first["whole"], second["whole"]) == (False, True)


def test_the_timeline_is_latest_first(two: Client) -> None:
    days = [one["date"] for one in ask(two, "/timeline")["items"]]
    assert days == sorted(days, reverse=True)
    assert {one["kind"] for one in ask(two, "/timeline", kind="access")["items"]} == {"access"}


def test_an_incident_has_a_page_of_its_own(two: Client) -> None:
    listed = ask(two, "/incidents")["items"]
    assert ask(two, f"/incidents/{listed[0]['id'][:10]}") == listed[0]


@pytest.mark.parametrize(
    ("path", "params", "wanted"),
    [
        ("/rounds", {"party": "Norway"}, "Juba"),
        ("/access", {"point": "wau"}, "Wau road"),
        ("/statements", {"speaker": "hilal", "party": "Rebels"}, "We want peace"),
        ("/sticking", {"issue": "fighting.truce"}, "red_line"),
        ("/coverage", {}, "Daily"),
        ("/search", {"q": "truce army"}, "matches"),
        ("/changes", {"since": "2021-03-05"}, "The army rejects a truce."),
        ("/issues", {}, "fighting"),
        ("/parties", {}, "Rebels"),
        ("/movement", {"step": "new"}, "Truce"),
    ],
)
def test_other_views_are_given(two: Client, path: str, params: dict[str, str], wanted: str) -> None:
    answer = two.get(BASE + path, params=params)
    assert answer.status_code == 200, answer.text
    assert wanted in answer.text


def test_changes_are_three_lists_and_counted(two: Client) -> None:
    found = ask(two, "/changes", since="2021-03-05")
    for name in ("new", "again", "corrections"):
        assert found[name] == len(found["changes"][name]), name


def test_a_report_that_is_not_on_the_conflict_is_not_given(site: Site) -> None:
    told = report("Amina Yusuf won the match.", title="Amina Yusuf wins", published="2021-03-01")
    client = site((told, reading(told, relevant=False)))
    for path in (f"/reports/{told.id}", f"/reports/{told.id}/text"):
        assert client.get(BASE + path).status_code == 404
    assert ask(client, "/reports")["items"] == []


def test_half_characters_are_sent_as_question_marks() -> None:
    assert encode(("a \ud800 b", {"\ud800": 1})) == b'["a ? b",{"?":1}]'


def test_no_answer_names_a_private_person(two: Client) -> None:
    paths = [one.address for one in PLAIN]
    paths += [f"{BASE}/reports/{ids()[0]}", f"{BASE}/reports/{ids()[0]}/text", f"{BASE}/search?q=resident"]
    for path in paths:
        assert "Amina" not in two.get(path).text, path


def test_a_private_person_cannot_be_found_by_name(site: Site) -> None:
    from verbale.terms import Event

    told, read = truce()
    by = Event(type="ASSAULT", initiator="Army", recipient="Amina Yusuf", evidence=read.events[0].evidence)
    client = site((told, reading(told, actors=read.actors, events=(by,))), refused())
    for path in ("/claims", "/timeline", "/board", "/statements"):
        unknown = client.get(BASE + path, params={"party": "Nobody"})
        hidden = client.get(BASE + path, params={"party": "Amina Yusuf"})
        assert (hidden.status_code, unknown.status_code) == (400, 400), path
        assert hidden.json()["detail"].replace("Amina Yusuf", "Nobody") == unknown.json()["detail"]

"""Incidents and review on the command line, over a real record."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.record.conftest import TEXT, make_reading, make_report

from verbale.cli import main
from verbale.record import Store

NAMED = "A farmer, Deng Majok, saw it."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two reports of one day, and of one thing."""
    path = tmp_path / "record.db"
    with Store.open(path) as store, store.writer() as writer:
        for title in ("Talks open", "Talks begin"):
            report = make_report(f"{TEXT} {NAMED}", title=title)
            writer.add(report, make_reading(report))
    return path


def run(record: Path, *words: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, [*words, "--record", str(record)], input=keys)


def ok(record: Path, *words: str, keys: str = "") -> str:
    done = run(record, *words, keys=keys)
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(record: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ok(record, *words, "--format", "json").splitlines()]


def claim_ids(record: Path, kind: str) -> list[str]:
    with Store.open(record) as store:
        return [claim.id for claim in store.view().claims(kind)]


def test_incidents_have_their_tolls_reports_and_reasons(record: Path) -> None:
    (one,) = listed(record, "incidents")
    assert (one["reports"], one["origins"], one["places"]) == (2, 1, ["Malakal"])
    assert [(r["kind"], r["caption"]) for r in one["ranges"]] == [("killed", "12")]
    assert [r["name"] for r in one["joins"][0]["reasons"]][:2] == ["type", "place"]
    shown = ok(record, "incident", one["id"][:8])
    assert "2 reports, 1 origin" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize("option", ["--place=Juba", "--party=Nobody", "--since=2014-02", "--until=2013-12"])
def test_incidents_are_narrowed(record: Path, option: str) -> None:
    assert listed(record, "incidents", option) == []


def test_an_incident_is_found_by_a_claim_of_it(record: Path) -> None:
    (one,) = listed(record, "incidents")
    claim = one["accounts"][1]["citation"]["claim_id"]
    assert listed(record, "incident", claim)[0]["id"] == one["id"]
    assert run(record, "incident", "ffff").exit_code == 2


def test_a_rejected_claim_vanishes_from_views_and_is_marked_in_exports(record: Path, tmp_path: Path) -> None:
    demand = claim_ids(record, "positions")[0]
    ok(record, "judge", "reject", demand[:12], "--reviewer", "R. Viewer", "--note", "the rebels deny it")
    assert "Review: reject by R. Viewer" in ok(record, "show", demand)
    out = tmp_path / "out"
    out.mkdir()
    done = CliRunner().invoke(
        main, ["export", str(out), "--format", "jsonl", "--format", "csl", "--record", str(record)]
    )
    assert done.exit_code == 0
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["review"] for row in rows if row["id"] == demand] == ["reject"]
    assert "1 left out: rejected by a reviewer" in done.stdout
    board = json.loads(ok(record, "board", "--format", "json"))
    assert demand not in json.dumps(board)


def test_an_undo_brings_it_back(record: Path) -> None:
    event = claim_ids(record, "events")[1]
    ok(record, "judge", "reject", event)
    assert listed(record, "incidents")[0]["reports"] == 1
    made = listed(record, "judgements")[0]["id"]
    ok(record, "undo", made[:10])
    assert listed(record, "incidents")[0]["reports"] == 2
    assert listed(record, "judgements") == []
    assert [j["verdict"] for j in listed(record, "judgements", "--all")] == ["reject", "undo"]


def test_an_edit_changes_what_views_show_and_names_wrong_fields(record: Path) -> None:
    toll = claim_ids(record, "tolls")[0]
    ok(record, "judge", "edit", toll, "--set", "low=14", "--set", "high=")
    assert listed(record, "incidents")[0]["ranges"][0]["caption"] == "12 or more"
    ok(record, "judge", "accept", toll)
    assert listed(record, "incidents")[0]["ranges"][0]["caption"] == "12 or more"
    told = ok(record, "show", toll)
    assert "Review: accept by" in told
    assert "As edited by" in told
    assert "these fields" in run(record, "judge", "edit", toll, "--set", "lowest=3").output
    assert "does not hold" in run(record, "judge", "edit", toll, "--set", "kind=annoyed").output


def test_different_parts_what_rules_joined(record: Path) -> None:
    one, other = (i for i in claim_ids(record, "tolls"))
    ok(record, "judge", "different", one, other)
    assert len(listed(record, "incidents")) == 2


def test_a_hidden_person_is_withheld_everywhere(record: Path) -> None:
    assert "Deng Majok" in ok(record, "search", "farmer")
    ok(record, "judge", "hide", "Deng Majok")
    for words in (("search", "farmer"), ("brief",), ("timeline",)):
        assert "Majok" not in ok(record, *words)


def test_of_a_report_that_was_taken_down_only_a_tombstone_stands(record: Path) -> None:
    with Store.open(record) as store:
        first, second = (heading.id for heading in store.view().reports())
    ok(record, "judge", "takedown", first, "--note", "a court order", "--reviewer", "R. Viewer")
    claim = claim_ids(record, "positions")[0]
    gone = run(record, "show", claim)
    assert gone.exit_code == 2
    assert f"report {first} was taken down on" in gone.output
    assert "by R. Viewer: a court order" in gone.output
    assert first not in ok(record, "search", "farmer")
    assert {c["citation"]["report_id"] for c in listed(record, "incidents")[0]["accounts"]} == {second}
    with Store.open(record) as store:
        assert store.view().report(first).text


def test_review_goes_through_claims_by_keys(record: Path) -> None:
    assert "2 judged." in ok(record, "review", "--kind", "positions", keys="ar")
    assert [j["verdict"] for j in listed(record, "judgements")] == ["accept", "reject"]
    assert "0 judged." in ok(record, "review", "--kind", "positions", keys="a")


def test_review_can_take_the_last_back_and_stop(record: Path) -> None:
    assert "0 judged." in ok(record, "review", keys="abq")
    assert listed(record, "judgements") == []


def test_review_goes_through_joins(record: Path) -> None:
    assert "joined by: type, place" in ok(record, "review", "--joins", keys="d" * 9)
    assert {j["verdict"] for j in listed(record, "judgements")} == {"different"}
    assert len(listed(record, "incidents")) == 2


def test_two_ids_are_needed_to_part(record: Path) -> None:
    one = claim_ids(record, "tolls")[0]
    assert "two ids" in run(record, "judge", "different", one).output
    assert "two different" in run(record, "judge", "same", one, one).output

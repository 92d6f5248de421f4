"""Downloads of the claims behind a page, as it is filtered."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from litestar.testing import TestClient
from lxml import html
from tests.serve.conftest import Site, refused, truce
from tests.serve.test_review import claim_of, send

from verbale.export import EXPORTERS
from verbale.serve.exporting import _FREE, AT_ONCE

Client = TestClient[Any]


def lines(client: Client, query: str) -> list[dict[str, Any]]:
    """The claims of a download as JSON lines."""
    return [json.loads(line) for line in client.get(f"/export/jsonl?{query}").text.splitlines()]


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_format_is_a_file(two: Client, form: str) -> None:
    answer = two.get(f"/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/?since=2021",
        "/timeline?kind=access",
        "/rounds?since=2021",
        "/incidents",
        "/access",
        "/statements?party=Army",
    ],
)
def test_the_downloads_of_a_page_lead_somewhere(two: Client, path: str) -> None:
    links = html.fromstring(two.get(path).content).xpath("//a[starts-with(@href, '/export/')]/@href")
    assert len(links) == len([kind for kind in EXPORTERS.values() if kind.lacks() is None])
    assert two.get(links[0]).status_code == 200


@pytest.mark.parametrize("path", ["/statements?speaker=hilal", "/access?point=Wau", "/coverage", "/brief"])
def test_a_page_that_no_download_answers_offers_none(two: Client, path: str) -> None:
    assert "/export/" not in two.get(path).text


def test_a_download_holds_what_the_page_is_filtered_to(two: Client) -> None:
    assert {row["kind"] for row in lines(two, "of=board")} == {"positions"}
    assert {row["kind"] for row in lines(two, "of=timeline")} == {"rounds", "events", "tolls", "access"}
    assert [row["kind"] for row in lines(two, "of=timeline&kind=rounds")] == ["rounds"]
    assert [row["record"]["party"] for row in lines(two, "of=board&party=Army")] == ["Army"]
    assert lines(two, "of=board&issue=aid") == []
    assert lines(two, "since=2022") == []


def test_tables_come_as_an_archive_with_their_dictionary(two: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(two.get("/export/csv?of=board").content)) as archive:
        assert "dictionary.md" in archive.namelist()
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("positions.csv"), "utf-8")))
    assert [row["party"] for row in rows] == ["Rebels", "Army"]


def test_private_names_are_withheld_and_not_told_by_a_filter(two: Client) -> None:
    assert "Amina" not in two.get("/export/jsonl").text
    assert lines(two, "party=Amina Yusuf") == []


def test_a_download_is_as_reviewers_left_it(site: Site) -> None:
    client = site(truce(), refused())
    claim = claim_of(client, "demands")
    send(client, f"/review/{claim}", "/review/edit", **{"f-stance": "offer"})
    (row,) = (row for row in lines(client, "of=board") if row["id"] == claim)
    assert (row["record"]["stance"], row["review"]) == ("offer", "edit")


@pytest.mark.parametrize(
    ("query", "status"),
    [("exe", 404), ("csv?of=nothing", 400), ("csv?since=yesterday", 400), ("csv?kind=none", 400)],
)
def test_what_is_no_download_is_refused(two: Client, query: str, status: int) -> None:
    assert two.get(f"/export/{query}").status_code == status


def test_only_so_many_are_made_at_once(two: Client) -> None:
    taken = [_FREE.acquire(blocking=False) for _ in range(AT_ONCE)]
    try:
        assert two.get("/export/jsonl").status_code == 503
    finally:
        for _ in filter(None, taken):
            _FREE.release()
    assert two.get("/export/jsonl").status_code == 200

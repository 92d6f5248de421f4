"""Pages of long lists: each line once, in order, whatever comes in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale.record import Sought, SoughtReports, Start, Store, paging
from verbale.terms import Problem, Reading, Report

Build = Callable[..., tuple[Report, Reading]]


@pytest.fixture
def store(place: str | Path, build: Build) -> Iterator[Store]:
    with Store.open(place) as opened:
        with opened.writer() as writer:
            for number in range(1, 6):
                writer.add(
                    *build(f" Number {number}.", title=f"Report {number}", published=f"2014-01-0{number}")
                )
        yield opened


def walk(store: Store, sought: Sought, *, limit: int, latest: bool) -> list[str]:
    """The ids of all claims, page by page."""
    found: list[str] = []
    after: int | None = None
    while True:
        page = store.view().claim_page(sought, Start(limit=limit, after=after, latest=latest))
        found += [claim.id for _, claim in page]
        if len(page) < limit:
            return found
        after = page[-1][0]


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_pages_hold_every_claim_once(store: Store, limit: int) -> None:
    whole = [claim.id for claim in store.view().claims()]
    assert sorted(walk(store, Sought(), limit=limit, latest=False)) == sorted(whole)
    assert walk(store, Sought(), limit=limit, latest=True)[::-1] == walk(
        store, Sought(), limit=limit, latest=False
    )


@pytest.mark.parametrize(
    "sought",
    [
        Sought(kind="positions"),
        Sought(party="SPLM-IO"),
        Sought(issue="forces"),
        Sought(since="2014-01-03", until="2014-01-04"),
    ],
)
def test_pages_narrow_as_claims_do(store: Store, sought: Sought) -> None:
    whole = store.view().claims(
        sought.kind, party=sought.party, issue=sought.issue, since=sought.since, until=sought.until
    )
    wanted = sorted(claim.id for claim in whole)
    assert wanted
    assert sorted(walk(store, sought, limit=2, latest=True)) == wanted


def test_windows_hold_what_one_query_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sought = [Sought(party="SPLM-IO"), Sought(since="2014-01-02", until="2014-01-04"), Sought(until="2014")]
    whole = [walk(store, one, limit=100, latest=True) for one in sought]
    monkeypatch.setattr(paging, "FIRST_WINDOW", 2)
    monkeypatch.setattr(paging, "GROWTH", 2)
    monkeypatch.setattr(paging, "MANY", 1)
    for limit in (1, 3, 100):
        for one, wanted in zip(sought, whole, strict=True):
            assert walk(store, one, limit=limit, latest=True) == wanted
            assert walk(store, one, limit=limit, latest=False) == wanted[::-1]


def test_a_page_of_one_report(store: Store) -> None:
    (first, *_) = store.view().reports()
    found = store.view().claim_page(Sought(report=first.id), Start(limit=100))
    assert {claim.report_id for _, claim in found} == {first.id}


def test_what_comes_in_meanwhile_moves_nothing(store: Store, build: Build) -> None:
    first = store.view().report_page(SoughtReports(), Start(limit=2))
    with store.writer() as writer:
        writer.add(*build(" New.", title="Report 6", published="2014-01-06"))
    second = store.view().report_page(SoughtReports(), Start(limit=2, after=first[-1][0]))
    assert [heading.title for _, heading in (*first, *second)] == [f"Report {n}" for n in (5, 4, 3, 2)]


def test_reports_narrow_by_publisher_and_day(store: Store) -> None:
    view = store.view()
    assert not view.report_page(SoughtReports(publisher="Nobody"), Start(limit=9))
    found = view.report_page(SoughtReports(since="2014-01-02", until="2014-01-03"), Start(limit=9))
    assert [heading.title for _, heading in found] == ["Report 3", "Report 2"]


def test_problems_come_page_by_page(store: Store) -> None:
    with store.writer() as writer:
        for n in range(3):
            writer.add_problem(Problem(source=f"{n}.pdf", stage="read", reason="no text", seen="2024-01-01"))
    (number, latest), *_ = store.view().problem_page(Start(limit=1))
    assert latest.source == "2.pdf"
    rest = store.view().problem_page(Start(limit=9, after=number))
    assert [problem.source for _, problem in rest] == ["1.pdf", "0.pdf"]

"""A record goes to another database and back, and is the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.errors import RecordError
from verbale.record import Store
from verbale.terms import Problem, Reading, Report

Build = Callable[..., tuple[Report, Reading]]


def fill(store: Store, build: Build) -> None:
    with store.writer() as writer:
        writer.add(*build(), b"sketch")
        writer.add(*build(version="2"), b"sketch")
        writer.add(*build(" Rebels withdrew.", title="Later"))
        writer.add_problem(Problem(source="a.bin", stage="document", reason="binary", seen="2024-01-01"))
        writer.add_done("key", reports=1, passed=2)


def told(store: Store) -> list[object]:
    view = store.view()
    found: list[object] = [*view.reports(), *view.claims(), *view.problems(), *view.sketches(), view.counts()]
    found += [view.report(heading.id) for heading in view.reports()]
    return [*found, view.search("rebel"), view.search_claims("rebels"), view.done(["key", "none"])]


def test_a_record_goes_to_a_server_and_back(
    tmp_path: Path, new_database: Callable[[], str], build: Build
) -> None:
    places = [tmp_path / "first.db", new_database(), tmp_path / "back.db"]
    with Store.open(places[0]) as first, Store.open(places[1]) as server, Store.open(places[2]) as back:
        fill(first, build)
        assert first.copy_to(server) == server.copy_to(back) > 0
        before = told(first)
        assert told(server) == before
        assert told(back) == before


def test_a_copied_record_goes_on(tmp_path: Path, new_database: Callable[[], str], build: Build) -> None:
    with Store.open(tmp_path / "first.db") as first, Store.open(new_database()) as server:
        fill(first, build)
        first.copy_to(server)
        with server.writer() as writer:
            assert writer.add(*build(" And more.", title="Last")).stored
        assert [heading.title for heading in server.view().reports()] == ["Talks open", "Later", "Last"]


def test_nothing_is_copied_over_a_record(tmp_path: Path, build: Build) -> None:
    with Store.open(tmp_path / "first.db") as first, Store.open(tmp_path / "other.db") as other:
        fill(first, build)
        fill(other, build)
        with pytest.raises(RecordError, match="not empty"):
            first.copy_to(other)

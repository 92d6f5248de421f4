from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from verbale.errors import RecordError
from verbale.record import Store, sqlite
from verbale.terms import Reading, Report, Span, Toll

Build = Callable[..., tuple[Report, Reading]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.db") as opened:
        yield opened


def dump(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    script = "\n".join(connection.iterdump()).encode()
    connection.close()
    return script


def test_reading_twice_adds_nothing(tmp_path: Path, build: Build) -> None:
    path = tmp_path / "record.db"
    dumps = []
    for _ in range(2):
        with Store.open(path) as store, store.writer() as writer:
            for number in range(5):
                writer.add(*build(f" Update {number}."), b"sketch")
        dumps.append(dump(path))
    assert dumps[0] == dumps[1]


def test_going_back_to_older_readers_makes_their_reading_current(store: Store, build: Build) -> None:
    old, new = build(), build(version="2")
    with store.writer() as writer:
        assert [writer.add(*pair).reading for pair in (old, new, old, old)] == [True, True, True, False]
    assert store.view().reading(old[0].id) == old[1]


@pytest.mark.parametrize("bad", [Span(0, 0), Span(9, 3), Span(-2, 4), Span(10, 9999), Span(57, 58)])
def test_a_claim_that_does_not_cite_is_refused_and_the_rest_kept(
    store: Store, build: Build, bad: Span
) -> None:
    report, reading = build()
    wrong = msgspec.structs.replace(reading.positions[0], evidence=bad)
    reading = msgspec.structs.replace(reading, positions=(*reading.positions, wrong))
    with store.writer() as writer:
        added = writer.add(report, reading)
    assert added.claims == 5
    (problem,) = store.view().problems()
    assert added.problems[0].reason == problem.reason
    assert (problem.stage, problem.report_id) == ("store", report.id)


def test_a_toll_of_a_refused_event_stands_alone(store: Store, build: Build) -> None:
    report, reading = build()
    wrong = msgspec.structs.replace(reading.events[1], evidence=Span(0, 0))
    with store.writer() as writer:
        writer.add(report, msgspec.structs.replace(reading, events=(reading.events[0], wrong)))
    (toll,) = store.view().claims("tolls")
    assert toll.about is None
    assert isinstance(toll.record, Toll)


def test_one_claim_made_twice_in_a_reading_is_kept_once(store: Store, build: Build) -> None:
    report, reading = build()
    with store.writer() as writer:
        added = writer.add(report, msgspec.structs.replace(reading, tolls=reading.tolls * 2))
    assert added.claims == 5
    assert store.view().reading(report.id) == reading


def test_a_report_that_cannot_be_stored_is_a_problem_and_leaves_no_part(store: Store, build: Build) -> None:
    half, reading = build(" \ud800 half a character")
    with store.writer() as writer:
        assert not writer.add(half, reading).stored
        writer.add(*build())
    counts = store.view().counts()
    assert (counts.reports, counts.readings, counts.claims, counts.problems) == (1, 1, 5, 1)


def test_what_was_added_before_an_error_is_kept(store: Store, build: Build) -> None:
    def add_and_fail() -> None:
        with store.writer() as writer:
            writer.add(*build())
            raise KeyError

    with pytest.raises(KeyError):
        add_and_fail()
    assert store.view().counts().reports == 1


def test_two_writers_take_turns(store: Store, build: Build) -> None:
    with store.writer() as first, store.writer() as second:
        first.add(*build(" One."))
        first.flush()
        second.add(*build(" Two."))
        second.flush()
    assert store.view().counts().reports == 2


def test_a_lock_held_too_long_is_an_error_of_its_own(
    tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_S", 0.05)
    with Store.open(tmp_path / "record.db") as store:
        other = sqlite3.connect(tmp_path / "record.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with store.writer() as writer, pytest.raises(RecordError, match="locked"):
            writer.add(*build())
        other.close()
        with store.writer() as writer:
            assert writer.add(*build()).report

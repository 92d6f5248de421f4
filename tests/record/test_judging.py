"""Judgements in a real record: appended, never changed, and undone by another."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from verbale.record import Store
from verbale.terms import Judgement, make_judgement


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "record.db")


def judgement(verdict: str = "reject", subject: str = "ab12", **more: object) -> Judgement:
    known = {"reviewer": "R. Viewer", "made": "2024-05-06T10:00:00+00:00"}
    return make_judgement(verdict, subject, **{**known, **more})  # type: ignore[arg-type]


def test_a_judgement_comes_back_as_it_was_made(store: Store) -> None:
    made = judgement("edit", changes={"place": "Bor", "low": 3}, note="the second sentence says so")
    assert store.bench().add(made)
    assert store.view().judgements() == [made]


def test_the_same_judgement_is_kept_once(store: Store) -> None:
    assert store.bench().add(judgement())
    assert not store.bench().add(judgement())
    assert len(store.view().judgements()) == 1


def test_of_two_things_the_order_does_not_matter() -> None:
    one = judgement("same", "ab", other="cd")
    assert one.id == judgement("same", "cd", other="ab").id
    assert (one.subject, one.other) == ("ab", "cd")


def test_a_judgement_changes_the_records_stamp(store: Store) -> None:
    before = store.view().stamp()
    store.bench().add(judgement())
    assert store.view().stamp() != before


@pytest.mark.parametrize("act", ["UPDATE judgements SET verdict = 'accept'", "DELETE FROM judgements"])
def test_nobody_changes_what_was_judged(store: Store, tmp_path: Path, act: str) -> None:
    store.bench().add(judgement())
    with sqlite3.connect(tmp_path / "record.db") as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute(act)
    assert store.view().judgements() == [judgement()]

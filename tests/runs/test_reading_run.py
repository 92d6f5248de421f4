from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from verbale.reading import Pipeline
from verbale.reading.draft import Draft
from verbale.reading.reader import ListReader
from verbale.record import Store
from verbale.runs import group_stories, read_into
from verbale.terms import Problem, RawItem, Reading, Report, digest_text, report_id

TALKS = "Rebel and government envoys met in Addis Ababa on Friday. Twelve people were killed in Malakal, the UN said."


class Fragile(ListReader[Any]):
    """Fails on any text that speaks of thunder."""

    name = "fragile"
    assigns = ("blames",)

    def read(self, draft: Draft) -> list[Any]:
        if "thunder" in draft.text:
            raise ZeroDivisionError("no counting in thunder")
        return []


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def fragile() -> Pipeline:
    made = Pipeline(["sentences"])
    made.readers.append(Fragile())
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.db") as opened:
        yield opened


def make_report(text: str, published: str | None = "2014-01-03") -> Report:
    sha256 = digest_text(text)
    return Report(
        id=report_id(url=None, title="", published=published, sha256=sha256),
        text=text,
        published=published,
        sha256=sha256,
        source=f"{sha256[:6]}.txt",
    )


def dump(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    script = "\n".join(connection.iterdump()).encode()
    connection.close()
    return script


def test_raw_items_become_readings_in_order(pipeline: Pipeline) -> None:
    items = [
        RawItem(source=f"{n}.txt", data=f"{TALKS} Update {n}.".encode(), media="text", retrieved="")
        for n in range(20)
    ]
    readings = list(read_into(items, None, published="2014-01-03", pipeline=pipeline))
    assert len({reading.report.id for reading in readings}) == 20
    assert {reading.report.published for reading in readings} == {"2014-01-03"}
    assert all(reading.tolls for reading in readings)


def test_what_is_given_is_in_the_record(store: Store, pipeline: Pipeline) -> None:
    (reading,) = read_into([make_report(TALKS)], store, pipeline=pipeline)
    assert store.view().reading(reading.report.id) == reading


def test_a_second_run_reads_nothing_again_and_gives_the_same(
    tmp_path: Path, store: Store, pipeline: Pipeline, fragile: Pipeline
) -> None:
    items = [make_report(TALKS), make_report(f"ADDIS ABABA (Wire) - {TALKS}", "2014-01-04")]
    first = list(read_into(items, store, pipeline=pipeline))
    before = dump(tmp_path / "record.db")
    fragile.versions = pipeline.versions
    fragile.readers.clear()
    assert list(read_into(items, store, pipeline=fragile)) == first
    assert dump(tmp_path / "record.db") == before


def test_other_versions_read_again(store: Store, pipeline: Pipeline, fragile: Pipeline) -> None:
    list(read_into([make_report(TALKS)], store, pipeline=fragile))
    (reading,) = read_into([make_report(TALKS)], store, pipeline=pipeline)
    assert reading.readers == pipeline.versions
    assert store.view().counts().readings == 2


def test_a_reader_that_fails_on_one_report_costs_only_that(store: Store, fragile: Pipeline) -> None:
    texts = [f"Day {n} was quiet." if n != 7 else "Day 7 brought thunder." for n in range(20)]
    problems: list[Problem] = []
    readings = list(
        read_into([make_report(text) for text in texts], store, pipeline=fragile, problems=problems)
    )
    assert len(readings) == 19
    assert [(p.stage, p.report_id) for p in problems] == [("read", make_report(texts[7]).id)]
    assert "ZeroDivisionError" in next(store.view().problems()).reason


def test_problems_pass_through_to_the_record_and_the_list(store: Store, fragile: Pipeline) -> None:
    problem = Problem(source="a.bin", stage="document", reason="it is binary", seen="2024-01-01T00:00:00Z")
    problems: list[Problem] = []
    assert not list(read_into([problem], store, pipeline=fragile, problems=problems))
    assert problems == [problem] == list(store.view().problems())


def test_what_cannot_be_stored_is_a_problem_and_not_given(store: Store, fragile: Pipeline) -> None:
    half = Report(id="0" * 20, text="Half a character: \ud800.", sha256="0", source="half.jsonl:1")
    problems: list[Problem] = []
    assert not list(read_into([half], store, pipeline=fragile, problems=problems))
    assert [p.stage for p in problems] == ["store"]


def test_a_copy_names_its_original_of_an_earlier_run(store: Store, fragile: Pipeline) -> None:
    original, copy = make_report(TALKS), make_report(f"ADDIS ABABA (Wire) - {TALKS}", "2014-01-04")
    list(read_into([original], store, pipeline=fragile))
    (reading,) = read_into([copy], store, pipeline=fragile)
    assert reading.report.copy_of == original.id


def test_an_original_that_comes_later_is_told_by_its_date(store: Store, fragile: Pipeline) -> None:
    original, copy = make_report(TALKS), make_report(f"ADDIS ABABA (Wire) - {TALKS}", "2014-01-04")
    list(read_into([copy], store, pipeline=fragile))
    list(read_into([original], store, pipeline=fragile))
    found = {heading.id: heading.copy_of for heading in store.view().reports()}
    assert found == {original.id: None, copy.id: original.id}


def test_progress_counts_reports(fragile: Pipeline) -> None:
    seen: list[int] = []
    list(
        read_into(
            [make_report(f"Day {n}.") for n in range(20)], None, pipeline=fragile, on_progress=seen.append
        )
    )
    assert seen == [16, 20]


def test_a_reader_that_stops_early_leaves_what_it_got(store: Store, fragile: Pipeline) -> None:
    readings: Iterator[Reading] = read_into(
        (make_report(f"Day {n}.") for n in range(100)), store, pipeline=fragile
    )
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert store.view().counts().reports == 16


def test_stories_are_labelled_by_their_first_report(store: Store, fragile: Pipeline) -> None:
    attack = (
        "Gunmen killed nine soldiers near Bentiu in Unity state, the army said. The gunmen fled towards Leer."
    )
    other = "Voters in Monrovia queued for hours in the rain as Liberia chose a president. Counting began at night."
    items = [
        make_report(attack),
        make_report(other),
        make_report(f"{attack} Three trucks burned near Bentiu."),
    ]
    labelled = group_stories(read_into(items, store, pipeline=fragile), store.view())
    assert [reading.report.story for reading in labelled] == [items[0].id, items[1].id, items[0].id]

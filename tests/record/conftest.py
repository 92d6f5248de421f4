"""Reports and readings to store, and the script that every backend of the store must pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from verbale.record import Store
from verbale.terms import (
    Actor,
    Event,
    Position,
    Problem,
    Reading,
    Report,
    Span,
    Statement,
    Toll,
    digest_text,
    head,
    make_judgement,
    report_id,
)

TEXT = (
    "Rebel and government envoys met in Addis Ababa on Friday. The rebels demand that foreign troops "
    "withdraw from Bor. Twelve people were killed in Malakal, the hospital said."
)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_report(
    text: str = TEXT, *, title: str = "Talks open", published: str | None = "2014-01-03"
) -> Report:
    sha256 = digest_text(text)
    return Report(
        id=report_id(url=None, title=title, published=published, sha256=sha256),
        text=text,
        title=title,
        published=published,
        publisher="Example Wire",
        language="en",
        sha256=sha256,
        raw_sha256=digest_text(text + title),
        source="example.txt",
        retrieved="2024-01-01T00:00:00+00:00",
    )


def make_reading(report: Report, *, version: str = "1") -> Reading:
    """A reading of a report that begins with `TEXT`."""
    demand = span_of(TEXT, "The rebels demand that foreign troops withdraw from Bor.")
    killing = span_of(TEXT, "Twelve people were killed in Malakal, the hospital said.")
    rebels = span_of(TEXT, "The rebels")
    return Reading(
        report=head(report),
        relevant=True,
        actors=(Actor(span=rebels, name="SPLM-IO", kind="armed_group", via="description"),),
        statements=(Statement(source=(rebels,), speaker="SPLM-IO", party="SPLM-IO", evidence=demand),),
        positions=(
            Position(
                party="SPLM-IO",
                issue="forces.foreign",
                stance="demand",
                evidence=demand,
                support=(Span(0, 5),),
            ),
        ),
        events=(
            Event(type="CONSULT", place="Addis Ababa", date="2014-01-03", evidence=Span(0, 57)),
            Event(type="ASSAULT", place="Malakal", answers=0, evidence=killing),
        ),
        tolls=(
            Toll(
                kind="killed",
                low=12,
                high=12,
                wording="Twelve people",
                counted_by="hospital",
                event=1,
                evidence=killing,
            ),
        ),
        readers={"actors": "1", "events": "1", "positions": version, "tolls": "1"},
    )


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def reading(report: Report) -> Reading:
    return make_reading(report)


@pytest.fixture
def build() -> Callable[..., tuple[Report, Reading]]:
    """Builds a report of `TEXT` with words of one's own after it, and its reading."""

    def make(tail: str = "", *, version: str = "1", **known: str | None) -> tuple[Report, Reading]:
        report = make_report(TEXT + tail, **known)
        return report, make_reading(report, version=version)

    return make


@pytest.fixture
def store_script() -> Callable[[Store], None]:
    """What any backend must do with one report, told twice and then corrected."""
    return run_script


def run_script(store: Store) -> None:
    report = make_report()
    reading = make_reading(report)
    view = store.view()
    with store.writer() as writer:
        first = writer.add(report, reading, b"sketch")
        again = writer.add(report, reading, b"sketch")
        assert writer.add_problem(Problem(source="a.bin", stage="document", reason="binary"))
        assert not writer.add_problem(Problem(source="a.bin", stage="document", reason="binary"))
    assert (first.report, first.reading, first.claims, first.unchanged) == (True, True, 5, 0)
    assert (again.report, again.reading, again.claims, again.unchanged) == (False, False, 0, 5)
    assert view.report(report.id) == report
    assert view.reading(report.id) == reading
    assert view.has_report(report.id, reading.readers)
    assert [problem.reason for problem in view.problems()] == ["binary"]
    assert list(view.sketches()) == [(report.id, b"sketch")]
    toll = next(view.claims("tolls"))
    assert view.claim(toll.id[:10]) == toll
    assert view.claim(toll.about or "").record == msgspec.structs.replace(reading.events[1], answers=None)
    _correct(store, report, reading)
    _judge(store, toll.id)


def _correct(store: Store, report: Report, reading: Reading) -> None:
    view = store.view()
    softer = msgspec.structs.replace(reading.positions[0], stance="condition")
    readers = {**reading.readers, "positions": "2"}
    corrected = msgspec.structs.replace(reading, positions=(softer,), readers=readers)
    with store.writer() as writer:
        added = writer.add(report, corrected)
    assert (added.report, added.reading, added.claims, added.unchanged) == (False, True, 1, 4)
    assert view.reading(report.id) == corrected
    assert [claim.version for claim in view.claims("positions")] == ["2"]
    assert not view.has_report(report.id, reading.readers)
    assert view.counts().claims == 5


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a record may be made, on each backend in turn."""
    if request.param == "sqlite":
        return tmp_path / "new" / "record.db"
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return make()


def _judge(store: Store, claim_id: str) -> None:
    made = make_judgement(
        "edit", claim_id, changes={"low": 13}, reviewer="R", made="2024-01-02T00:00:00+00:00"
    )
    before = store.view().stamp()
    assert store.bench().add(made)
    assert not store.bench().add(made)
    assert store.view().judgements() == [made]
    assert store.view().stamp() != before

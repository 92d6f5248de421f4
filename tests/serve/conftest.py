"""A site over records that are written without any reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve import Hosts, make_app
from verbale.terms import (
    Access,
    Actor,
    Event,
    Heading,
    Position,
    Problem,
    Reading,
    Report,
    Round,
    Span,
    Statement,
    Toll,
    digest_text,
    report_id,
)

BASE = "https://localhost.local"
HOSTS = ("localhost.local",)
Site = Callable[..., TestClient[Any]]
READERS = {"positions": "1", "statements": "1", "rounds": "1", "access": "1", "tolls": "1", "events": "1"}

TRUCE = (
    "The rebels demand a truce. “We want peace,” said their leader Musa Hilal. "
    "Talks opened in Juba on Monday. The Wau road was closed by the army. 12 people were killed, "
    "the army said. Amina Yusuf, a resident, fled."
)
REFUSED = (
    "The army rejects a truce. The Wau road was reopened on 9 March. 20 people were killed, the army said."
)


def at(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str, *, title: str, published: str | None, **more: str | None) -> Report:
    """A report of this text."""
    sha = digest_text(text)
    url = more.get("url")
    return Report(
        id=report_id(url=url, title=title, published=published, sha256=sha),
        text=text,
        title=title,
        published=published,
        publisher=more.get("publisher", "Wire"),
        author=more.get("author"),
        url=url,
        language=more.get("language", "en"),
        sha256=sha,
        raw_sha256=sha,
        source="a file",
        retrieved="2021-03-09T00:00:00Z",
    )


def reading(told: Report, **records: Any) -> Reading:
    """A reading of a report with these records."""
    heading = Heading(
        id=told.id,
        title=told.title,
        published=told.published,
        publisher=told.publisher,
        url=told.url,
        language=told.language,
        sha256=told.sha256,
        boilerplate=records.pop("boilerplate", ()),
    )
    return Reading(report=heading, relevant=records.pop("relevant", True), readers=READERS, **records)


def truce() -> tuple[Report, Reading]:
    """A report in which rebels demand a truce."""
    told = report(TRUCE, title="Truce wanted", published="2021-03-01", url="https://wire.example/1")
    return told, reading(
        told,
        actors=(
            Actor(span=at(TRUCE, "Amina Yusuf"), name="Amina Yusuf", kind="person", role="resident"),
            Actor(span=at(TRUCE, "Musa Hilal"), name="Musa Hilal", kind="person", affiliation="Rebels"),
        ),
        positions=(
            Position(
                party="Rebels",
                issue="fighting.truce",
                stance="demand",
                wording="a truce",
                evidence=at(TRUCE, "The rebels demand a truce."),
            ),
        ),
        statements=(
            Statement(
                source=(at(TRUCE, "their leader Musa Hilal"),),
                content=(at(TRUCE, "“We want peace,”"),),
                kind="direct",
                speaker="Musa Hilal",
                party="Rebels",
                evidence=at(TRUCE, "“We want peace,” said their leader Musa Hilal."),
            ),
        ),
        **_told_of_talks(),
        **_told_of_killing(),
    )


def _told_of_talks() -> dict[str, Any]:
    """The rounds and the access of that report."""
    return {
        "rounds": (
            Round(
                venue="Juba",
                date="2021-03-01",
                parties=("Rebels", "Army"),
                mediators=("Norway",),
                status="opened",
                evidence=at(TRUCE, "Talks opened in Juba on Monday."),
            ),
        ),
        "access": (
            Access(
                point="Wau road",
                status="closed",
                by="Army",
                evidence=at(TRUCE, "The Wau road was closed by the army."),
            ),
        ),
    }


def _told_of_killing() -> dict[str, Any]:
    """Its events and their counts."""
    return {
        "events": (
            Event(
                type="ASSAULT",
                initiator="Army",
                place="Wau",
                lat=7.7,
                lon=28.0,
                evidence=at(TRUCE, "12 people were killed, the army said."),
            ),
        ),
        "tolls": (
            Toll(
                kind="killed",
                low=12,
                high=12,
                wording="12 people",
                counted_by="Army",
                event=0,
                evidence=at(TRUCE, "12 people were killed, the army said."),
            ),
        ),
    }


def refused() -> tuple[Report, Reading]:
    """A later report in which the army rejects it."""
    told = report(REFUSED, title="Truce refused", published="2021-03-09", publisher="Daily")
    return told, reading(
        told,
        positions=(
            Position(
                party="Army",
                issue="fighting.truce",
                stance="reject",
                red_line=True,
                wording="a truce",
                evidence=at(REFUSED, "The army rejects a truce."),
            ),
        ),
        access=(
            Access(
                point="Wau road",
                status="reopened",
                date="2021-03-09",
                evidence=at(REFUSED, "The Wau road was reopened on 9 March."),
            ),
        ),
        tolls=(
            Toll(
                kind="killed",
                low=20,
                high=20,
                wording="20 people",
                counted_by="Army",
                evidence=at(REFUSED, "20 people were killed, the army said."),
            ),
        ),
    )


def ids() -> tuple[str, str]:
    """The ids of the two reports."""
    return truce()[0].id, refused()[0].id


@contextmanager
def sites(folder: Path) -> Iterator[Site]:
    """Opens the site over these reports."""
    with ExitStack() as stack:

        def open_site(*told: tuple[Report, Reading], problems: tuple[Problem, ...] = ()) -> TestClient[Any]:
            store = stack.enter_context(Store.open(folder / "record.db"))
            with store.writer() as writer:
                for one, read in told:
                    writer.add(one, read)
                for problem in problems:
                    writer.add_problem(problem)
            desk = RecordDesk(store.view(), look_s=0)
            app = make_app(desk, hosts=Hosts(HOSTS), bench=RecordBench(store, [desk]))
            return stack.enter_context(TestClient(app, base_url=BASE, raise_server_exceptions=False))

        yield open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Opens the site over these reports."""
    with sites(tmp_path) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record of two reports that contradict one another."""
    with Store.open(tmp_path / "record.db") as opened:
        with opened.writer() as writer:
            for told in (truce(), refused()):
                writer.add(*told)
        yield opened


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Any]]:
    """The site over two reports that contradict one another."""
    with sites(tmp_path_factory.mktemp("two")) as opened:
        yield opened(truce(), refused())

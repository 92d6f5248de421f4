"""Passes that are killed, with no time to say good-bye, lose nothing and tell nothing twice."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serving import Site, rss, serving

from verbale.reading import Pipeline
from verbale.record import Store
from verbale.runs import Means, Pass
from verbale.sources import Client, Manners
from verbale.terms import SourceCard

ARTICLES = 32
KILLS = 8


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(["sentences"])


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.put("/feed", rss(*(f"<guid>{n}</guid><link>/{n}</link>" for n in range(ARTICLES))))
        publish(found, "Twelve")
        yield found


def publish(site: Site, count: str) -> None:
    for number in range(ARTICLES):
        words = f"In town number {number} envoys of both sides met on Friday, and {count} people were freed by noon."
        site.put(f"/{number}", f"<html><body><article><p>{words}</p></article></body></html>")


def fetch(site: Site, path: Path, pipeline: Pipeline, now: float) -> None:
    manners = Manners(allowed=frozenset({site.host}), pace_s=0)
    card = SourceCard(publisher="Wire", url=f"{site.url}/feed", recheck_days=30)
    with Store.open(path) as store, Client(manners) as client:
        for _ in Pass(store, Means(client=client, clock=lambda: now), pipeline=pipeline).run([card]):
            pass


def fetch_and_be_killed(site: Site, path: Path, pipeline: Pipeline, now: float, after_s: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            fetch(site, path, pipeline, now)
        finally:
            os._exit(0)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def held(path: Path) -> tuple[list[tuple[str, bool]], int]:
    """Every report with whether it stands, and how many edits there are."""
    with Store.open(path) as store:
        view = store.view()
        standing = {heading.id for heading in view.reports()}
        every = [heading.id for heading in view.reports(superseded=True)]
        return sorted((report_id, report_id in standing) for report_id in every), len(view.edits())


def test_killed_passes_lose_nothing(site: Site, pipeline: Pipeline, tmp_path: Path) -> None:
    killed, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    chance = random.Random(7)  # noqa: S311 (moments, not secrets)
    now = 1_900_000_000.0
    for count in ("Twelve", "Fourteen"):
        publish(site, count)
        for _ in range(KILLS // 2):
            fetch_and_be_killed(site, killed, pipeline, now, chance.uniform(0.02, 0.4))
        fetch(site, killed, pipeline, now)
        fetch(site, undisturbed, pipeline, now)
        now += 4000
    reports, edits = held(undisturbed)
    assert (len(reports), edits) == (2 * ARTICLES, ARTICLES)
    assert held(killed) == (reports, edits)

"""A run over an archive that is killed again and again makes the record of one that never was."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from verbale.export import EXPORTERS, publish
from verbale.record import Store
from verbale.views import gather_batches

KILLS = 5
RUN = """
import sys
from importlib.resources import as_file, files
import msgspec
from verbale.record import Store
from verbale.runs import Alone, Orders, run_archive
from verbale.sources import read_sources

orders = Orders(readers=("relevance", "sentences", "syntax", "actors", "places", "times", "statements"), ways={"statements": "rules"})
with as_file(files("verbale") / "examples") as folder, Store.open(sys.argv[1]) as store:
    names = sorted(folder.glob("*/*.txt"))[:60]
    items = (msgspec.structs.replace(item, retrieved="2024-01-01T00:00:00Z") for item in read_sources(names))
    run_archive(items, store, Alone(orders), orders)
"""
FORMATS = ("csv", "jsonl", "geojson", "prov")


def start(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(path)])


def done(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return connection.execute("SELECT count(*) FROM done_items").fetchone()[0]
        except sqlite3.OperationalError:
            return 0


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    with Store.open(path) as store:
        publish(gather_batches(store.view()), {name: EXPORTERS[name] for name in FORMATS}, folder)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("seed", [7])
def test_a_run_killed_at_random_moments_is_completed(tmp_path: Path, seed: int) -> None:
    with start(tmp_path / "whole.db") as process:
        assert process.wait(timeout=240) == 0
    total = done(tmp_path / "whole.db")
    moments = sorted(random.Random(seed).sample(range(1, total), KILLS))  # noqa: S311
    path = tmp_path / "killed.db"
    for moment in moments:
        with start(path) as process:
            while process.poll() is None and done(path) < moment:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
    assert 0 < done(path) <= total
    with start(path) as process:
        assert process.wait(timeout=240) == 0
    assert exported(path, tmp_path / "one") == exported(tmp_path / "whole.db", tmp_path / "two")

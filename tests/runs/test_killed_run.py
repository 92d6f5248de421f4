"""A run killed at any moment and run again leaves the record of a run that was never killed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

READ = """
import sys
from verbale.reading import Pipeline
from verbale.record import Store
from verbale.runs import read_into
from verbale.terms import Problem, Report, digest_text

def items():
    for number in range(96):
        text = f"Envoy number {number} arrived in Geneva. Talks begin on day {number}, the mediator said."
        yield Report(id=digest_text(text)[:20], text=text, published="2016-02-01", source=str(number))
    yield Problem(source="a.bin", stage="document", reason="it is binary", seen="2016-02-01T00:00:00Z")

pipeline = Pipeline(["sentences"])
print("begin", flush=True)
with Store.open(sys.argv[1]) as store:
    for _ in read_into(items(), store, pipeline=pipeline):
        print("read", flush=True)
"""


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", READ, str(path)], stdout=subprocess.PIPE, text=True)


def complete(path: Path) -> bytes:
    with start(path) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    connection = sqlite3.connect(path)
    script = "\n".join(connection.iterdump()).encode()
    connection.close()
    return script


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return complete(tmp_path_factory.mktemp("unharmed") / "record.db")


@pytest.mark.parametrize(("lines", "wait_s"), [(2, 0.0), (18, 0.002)])
def test_a_killed_run_is_completed_by_the_next(
    tmp_path: Path, unharmed: bytes, lines: int, wait_s: float
) -> None:
    path = tmp_path / "record.db"
    with start(path) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        time.sleep(wait_s)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert complete(path) == unharmed

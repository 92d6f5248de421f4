"""A process killed at any moment leaves a record that opens, and a second run completes it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from verbale.record import Store

REPORTS = 120

WRITE = """
import sys
from verbale.record import Store
from verbale.terms import Position, Reading, Report, Span, digest_text, head

def pairs(number):
    for index in range(number):
        text = f"Envoys met for the {index}th time. " * 40
        report = Report(id=digest_text(text)[:20], text=text, title=str(index))
        positions = tuple(
            Position(party="Envoys", issue="process.format", stance="demand", evidence=Span(i, i + 9)) for i in range(25)
        )
        yield report, Reading(report=head(report), relevant=True, positions=positions, readers={"positions": "1"})

print("begin", flush=True)
with Store.open(sys.argv[1]) as store, store.writer(batch_reports=3) as writer:
    for pair in pairs(int(sys.argv[2])):
        writer.add(*pair, b"sketch")
        print("added", flush=True)
"""


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(path), str(REPORTS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("lines", "wait_s"), [(1, 0.0), (1, 0.1), (2, 0.0), (4, 0.001), (30, 0.003)])
def test_a_killed_run_leaves_whole_reports_and_can_be_completed(
    tmp_path: Path, lines: int, wait_s: float
) -> None:
    path = tmp_path / "record.db"
    with start(path) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        time.sleep(wait_s)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        counts = store.view().counts()
        assert counts.reports < REPORTS
        assert counts.claims == 25 * counts.reports == 25 * counts.readings
        assert len(list(store.view().sketches())) == counts.reports
    with start(path) as process:
        process.communicate(timeout=60)
    with Store.open(path) as store:
        assert store.view().counts().claims == 25 * REPORTS


def test_two_processes_may_make_and_fill_one_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with start(path) as first, start(path) as second:
        first.communicate(timeout=60)
        second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    with Store.open(path) as store:
        counts = store.view().counts()
        assert (counts.reports, counts.readings, counts.claims) == (REPORTS, REPORTS, 25 * REPORTS)

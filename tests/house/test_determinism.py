"""The same reports give the same readings, whatever order Python's sets come in."""

import os
import subprocess
import sys
from pathlib import Path

from verbale.runs import example_dispatches


def readings(seed: str, folder: Path) -> bytes:
    """What `verbale read` prints of the dispatches on Havana with this hash seed."""
    command = [
        sys.executable,
        "-m",
        "verbale",
        "read",
        str(folder / "havana"),
        "--no-record",
        "--format",
        "json",
    ]
    environ = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environ, capture_output=True, check=True, timeout=120).stdout


def test_a_reading_does_not_hang_on_the_hash_seed() -> None:
    with example_dispatches() as folder:
        first = readings("1", folder)
        assert first.count(b"\n") == 20
        assert readings("2", folder) == first

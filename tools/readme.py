"""Writes the README's sample of a board from what the demonstration prints: `python -m tools.readme`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FILE = Path(__file__).resolve().parents[1] / "README.md"
OPENING = "Board, as of"
END = "\n\nOPERATION"
FENCE = "```\n"


def sample() -> str:
    """The board of the demonstration, its grid and the first issues below it."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "verbale", "demo"]
        printed = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    board = OPENING + printed.stdout.decode().partition(OPENING)[2]
    return board.partition(END)[0] + "\n"


def renewed(page: str, board: str) -> str:
    """A page with this board for its sample."""
    before, _, rest = page.partition(FENCE + OPENING)
    return before + FENCE + board + FENCE + rest.partition(FENCE)[2]


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8"), sample()), encoding="utf-8")

"""The command line: `verbale COMMAND`, one module a kind of command."""

from verbale.cli import (
    dossier,
    fetching,
    giving,
    looking,
    over_time,
    reading,
    running,
    serving,
)
from verbale.cli.group import main

__all__ = [
    "dossier",
    "fetching",
    "giving",
    "looking",
    "main",
    "over_time",
    "reading",
    "running",
    "serving",
]

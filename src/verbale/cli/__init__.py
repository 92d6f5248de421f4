"""The command line: `verbale COMMAND`, one module a kind of command."""

from verbale.cli import (
    accounts,
    dossier,
    fetching,
    giving,
    incidents,
    looking,
    keeping,
    mcp,
    over_time,
    reading,
    review,
    running,
    serving,
)
from verbale.cli.group import main

__all__ = [
    "accounts",
    "dossier",
    "fetching",
    "giving",
    "incidents",
    "looking",
    "main",
    "keeping",
    "mcp",
    "over_time",
    "reading",
    "review",
    "running",
    "serving",
]

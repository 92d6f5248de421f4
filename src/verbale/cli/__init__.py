"""The command line: `verbale COMMAND`, one module a kind of command."""

from verbale.cli import (
    accounts,
    alerts,
    dossier,
    fetching,
    giving,
    incidents,
    keeping,
    looking,
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
    "alerts",
    "dossier",
    "fetching",
    "giving",
    "incidents",
    "keeping",
    "looking",
    "main",
    "mcp",
    "over_time",
    "reading",
    "review",
    "running",
    "serving",
]

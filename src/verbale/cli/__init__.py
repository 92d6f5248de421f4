"""The command line: `verbale COMMAND`, one module a kind of command."""

from verbale.cli import dossier, giving, looking, over_time, reading
from verbale.cli.group import main

__all__ = ["dossier", "giving", "looking", "main", "over_time", "reading"]

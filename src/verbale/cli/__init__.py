"""The command line: `verbale COMMAND`, one module a kind of command."""

from verbale.cli import dossier, giving, looking, reading
from verbale.cli.group import main

__all__ = ["dossier", "giving", "looking", "main", "reading"]

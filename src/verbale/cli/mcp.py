"""The command that opens the record to language models."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.desk import RecordDesk
from verbale.cli.group import main, opened
from verbale.cli.options import dossier_option, record_option
from verbale.errors import VerbaleError
from verbale.settings import Settings
from verbale.terms import dossier_in_use


@main.command("mcp", short_help="Open the record to language models, to be looked at alone.")
@record_option
@dossier_option
@click.pass_obj
def mcp_command(settings: Settings, *, record: Path | None) -> None:
    """Serve the record by the Model Context Protocol on standard input and output.

    Its tools are board, timeline, search and show; each line that they give is cited, and none of them
    changes anything. It takes the extra `mcp`: pip install 'verbale[mcp]'.
    """
    try:
        # Half a second, and a library of an extra, that no other command needs.
        from verbale.serve.mcp import make_server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise VerbaleError(f"{error.name} is not installed: pip install 'verbale[mcp]'") from error
    with opened(settings, record) as view:
        make_server(RecordDesk(view, show_names=settings.show_names), dossier_in_use()).run()

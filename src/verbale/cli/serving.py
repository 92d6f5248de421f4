"""The command that opens the record in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.desk import RecordDesk
from verbale.cli.group import main, opened
from verbale.cli.options import dossier_option, record_option
from verbale.errors import VerbaleError
from verbale.settings import Settings
from verbale.terms import dossier_in_use

PORT = 8765


@main.command("serve", short_help="Open the record in a browser.")
@record_option
@dossier_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address that is listened on.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes one that is free."
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name under which pages are given, as minutes.example.org; may be repeated.",
)
@click.pass_obj
def serve_command(
    settings: Settings, *, record: Path | None, host: str, port: int, names: tuple[str, ...]
) -> None:
    """Open the record in a browser, on this machine alone, without a login.

    Pages are given under the names of this machine, and under those of --allow-host; any other
    name is refused. To listen on another address, name what it is reached by: there is no login.
    """
    # Half a second that no other command needs.
    import uvicorn  # noqa: PLC0415

    from verbale.serve import Hosts, Single, loopback, make_app  # noqa: PLC0415

    if not loopback(host) and not names:
        raise VerbaleError(
            f"{host} can be reached from other machines, and there is no login. "
            "If that is meant, name what it is reached by: --allow-host NAME"
        )
    with opened(settings, record) as view:
        app = make_app(
            RecordDesk(view, show_names=settings.show_names),
            dossier=dossier_in_use(),
            hosts=Hosts(names),
            door=Single(look_only=bool(names)),
        )
        server = uvicorn.Server(
            uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
        )
        with server.config.bind_socket() as bound:
            bound.listen()
            shown = f"[{host}]" if ":" in host else host
            console.complain(f"the record is at http://{shown}:{bound.getsockname()[1]}/ (Ctrl-C ends it)")
            server.run(sockets=[bound])

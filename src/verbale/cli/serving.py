"""The command that opens the record in a browser."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli import console
from verbale.cli.accounts import ROLES
from verbale.cli.alerts import post_office
from verbale.cli.bench import RecordBench
from verbale.cli.desk import RecordDesk
from verbale.cli.group import main
from verbale.cli.keeping import keeping_up
from verbale.cli.options import Place, dossier_option, record_option
from verbale.cli.review import writing
from verbale.errors import VerbaleError
from verbale.record import Store
from verbale.settings import Settings
from verbale.terms import dossier_in_use
from verbale.views.sheets import way_of

if TYPE_CHECKING:
    from verbale.serve import Door, Hosts
    from verbale.serve.alerts import PostOffice
    from verbale.serve.guard import App

PORT = 8765
SWITCH_S = 0.001


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
@click.option(
    "--accounts",
    type=Place(),
    metavar="PLACE",
    help="Where the accounts of a team are; all have to log in then. Else VERBALE_ACCOUNTS.",
)
@click.option(
    "--names-for",
    type=click.Choice(ROLES),
    help="With accounts: from which role on names of private persons are shown; else to nobody.",
)
@click.option(
    "--proxy",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="A proxy whose word is taken on where a request comes from.",
)
@click.pass_obj
def serve_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    accounts: str | Path | None,
    names_for: str | None,
    proxy: str,
) -> None:
    """Open the record in a browser: on this machine without a login, for a team with accounts.

    Pages are given under the names of this machine, and under those of --allow-host; any other
    name is refused. To listen on another address, name what it is reached by. Without accounts
    whoever reaches it under such a name looks, and cannot change anything.
    """
    # Half a second that no other command needs.
    import uvicorn  # noqa: PLC0415

    from verbale.serve import Hosts, loopback  # noqa: PLC0415

    team = accounts or settings.accounts
    if not loopback(host) and not names:
        lacks = "" if team else ", and there is no login"
        raise VerbaleError(
            f"{host} can be reached from other machines{lacks}. "
            "If that is meant, name what it is reached by: --allow-host NAME"
        )
    if names_for and not team:
        raise VerbaleError("--names-for goes with --accounts; without them the setting show_names decides")
    with (
        writing(settings, record) as store,
        _door(team, names, names_for) as door,
        post_office(store.view(), settings, address=f"http://127.0.0.1:{port}") as office,
    ):
        app = _app(store, settings, door=door, hosts=Hosts(names), alerts=office)
        config = uvicorn.Config(
            app, host=host, port=port, log_level="warning", server_header=False, forwarded_allow_ips=proxy
        )
        server = uvicorn.Server(config)
        with server.config.bind_socket() as bound:
            # Else the body of each answer waits for the reader to acknowledge its head: 40 ms.
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            bound.listen()
            # A page at hand does not wait long for the processor while others are made.
            sys.setswitchinterval(SWITCH_S)
            shown = f"[{host}]" if ":" in host else host
            console.complain(f"the record is at http://{shown}:{bound.getsockname()[1]}/ (Ctrl-C ends it)")
            ways = (True, False) if door.has_accounts else (settings.show_names,)
            with keeping_up(store, record or settings.record, dossier_in_use(), ways):
                server.run(sockets=[bound])


def _app(store: Store, settings: Settings, *, door: Door, hosts: Hosts, alerts: PostOffice | None) -> App:
    """The site over a record; with accounts names are withheld but from those who may see them."""
    from verbale.serve import make_app  # noqa: PLC0415

    view = store.view()
    shown = settings.show_names and not door.has_accounts
    desk = RecordDesk(view, show_names=shown, want=_note(store, show_names=shown))
    named = (
        RecordDesk(view, show_names=True, want=_note(store, show_names=True)) if door.has_accounts else None
    )
    return make_app(
        desk,
        dossier=dossier_in_use(),
        hosts=hosts,
        door=door,
        named=named,
        alerts=alerts,
        bench=RecordBench(store, [desk, *([named] if named else [])]),
    )


def _note(store: Store, *, show_names: bool) -> Callable[[str], None]:
    """Notes what was asked for and is not kept."""
    return partial(store.keeper().ask, way_of(dossier_in_use(), show_names=show_names))


@contextmanager
def _door(team: str | Path | None, names: tuple[str, ...], names_for: str | None) -> Iterator[Door]:
    """Who is let in: a team's members, or whoever asks."""
    from verbale.serve import Single  # noqa: PLC0415
    from verbale.serve.people import Accounts, Role, Team  # noqa: PLC0415

    if team is None:
        yield Single(look_only=bool(names))
        return
    with closing(Accounts(team, create=False)) as accounts:
        if not accounts.all():
            raise VerbaleError(
                f"nobody has an account yet: verbale accounts add NAME --accounts {accounts.cabinet.shown}"
            )
        yield Team(accounts, names_for=Role[names_for.upper()] if names_for else None)

"""Commands on the accounts of a team."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli import console
from verbale.cli.group import main
from verbale.cli.options import DAY, Place, format_option
from verbale.errors import AccountError
from verbale.settings import Settings

if TYPE_CHECKING:  # half a second that no other command needs
    from verbale.serve.people import Accounts, Keys, Role

ROLES = ("reader", "reviewer", "editor")
TOKEN_DAYS = 90
accounts_option = click.option(
    "--accounts",
    "place",
    type=Place(),
    metavar="PLACE",
    help="The accounts' own file, or postgresql://…. Else VERBALE_ACCOUNTS.",
)
role_argument = click.argument("role", type=click.Choice(ROLES))


@main.group("accounts", short_help="Who may log in, and what they did.")
def accounts_group() -> None:
    """Who may log in to `verbale serve`, with which role, and what they did.

    Accounts are kept in a database of their own, apart from the record. A reader looks, a reviewer
    judges too, an editor also hides persons and takes reports down.
    """


@accounts_group.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What it may do.")
@accounts_option
@click.pass_obj
def add_command(settings: Settings, name: str, *, role: str, place: str | Path | None) -> None:
    """Add an account; the password is asked for, or read from the first line of standard input."""
    with _opened(settings, place, create=True) as (accounts, _):
        kept = accounts.add(name, _role(role), _password(), by=_by())
    console.put(f"{kept} may log in as {role}")


@accounts_group.command("list")
@accounts_option
@format_option
@click.pass_obj
def list_command(settings: Settings, *, place: str | Path | None, form: str) -> None:
    """All accounts with their roles."""
    with _opened(settings, place) as (accounts, _):
        for one in accounts.all():
            if form == "json":
                console.put_json(one)
            else:
                console.put(f"{one.name:<30} {one.role:<9} since {one.made[:10]}")


@accounts_group.command("role")
@click.argument("name")
@role_argument
@accounts_option
@click.pass_obj
def role_command(settings: Settings, name: str, role: str, *, place: str | Path | None) -> None:
    """Give an account another role; it holds at once."""
    with _opened(settings, place) as (accounts, _):
        accounts.set_role(name, _role(role), by=_by())
    console.put(f"{name} is {role} now")


@accounts_group.command("password")
@click.argument("name")
@accounts_option
@click.pass_obj
def password_command(settings: Settings, name: str, *, place: str | Path | None) -> None:
    """Give an account another password; whoever is logged in with it is logged out."""
    with _opened(settings, place) as (accounts, _):
        accounts.set_password(name, _password(), by=_by())
    console.put(f"{name} has a new password, and is logged out everywhere")


@accounts_group.command("remove")
@click.argument("name")
@accounts_option
@click.pass_obj
def remove_command(settings: Settings, name: str, *, place: str | Path | None) -> None:
    """Take an account away with its sessions and tokens; what it did stays in the log."""
    with _opened(settings, place) as (accounts, _):
        accounts.remove(name, by=_by())
    console.put(f"{name} can no longer log in")


@accounts_group.command("token")
@click.argument("name")
@click.option("--label", required=True, metavar="TEXT", help="What it is for.")
@click.option("--days", type=int, default=TOKEN_DAYS, show_default=True, help="For how long it holds.")
@click.option(
    "--role", type=click.Choice(ROLES), help="The most that it may do; else all that its account may."
)
@accounts_option
@click.pass_obj
def token_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings, name: str, *, label: str, days: int, role: str | None, place: str | Path | None
) -> None:
    """Make a token by which a program asks the API in an account's name; it is shown this once."""
    with _opened(settings, place) as (_, keys):
        made = keys.add_token(name, label, days=days, role=_role(role) if role else None, by=_by())
    console.complain("this token is not shown again; send it as: Authorization: Bearer TOKEN")
    console.put(made)


@accounts_group.command("tokens")
@click.argument("name", required=False)
@accounts_option
@format_option
@click.pass_obj
def tokens_command(settings: Settings, name: str | None, *, place: str | Path | None, form: str) -> None:
    """All tokens, or those of an account, by number."""
    with _opened(settings, place) as (_, keys):
        for one in keys.tokens(name):
            if form == "json":
                console.put_json(one)
                continue
            used = f"used {_day(one.used)}" if one.used else "never used"
            console.put(
                f"{one.number:>4}  {one.account:<20} {one.role:<9} until {_day(one.until)}, {used}  {one.label}"
            )


@accounts_group.command("revoke")
@click.argument("number", type=int)
@accounts_option
@click.pass_obj
def revoke_command(settings: Settings, number: int, *, place: str | Path | None) -> None:
    """Take the token of this NUMBER away, at once."""
    with _opened(settings, place) as (_, keys):
        keys.revoke(number, by=_by())
    console.put(f"token {number} no longer holds")


@accounts_group.command("log")
@click.option("--who", metavar="NAME", help="Only what this account did.")
@click.option("--since", type=DAY, metavar="DATE", help="On this day or later.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last lines.")
@accounts_option
@format_option
@click.pass_obj
def log_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    who: str | None,
    since: str | None,
    last: int | None,
    place: str | Path | None,
    form: str,
) -> None:
    """Who did what when: logins and failures, judgements, roles, tokens. Nothing can be taken out of it."""
    with _opened(settings, place) as (accounts, _):
        for one in accounts.log(who=who, since=since, limit=last):
            if form == "json":
                console.put_json(one)
            else:
                console.put(f"{one.at}  {one.who:<20} {one.act}: {one.about}  {one.origin}".rstrip(" :"))


@contextmanager
def _opened(
    settings: Settings, place: str | Path | None, *, create: bool = False
) -> Iterator[tuple[Accounts, Keys]]:
    """The accounts and their keys."""
    from verbale.serve.people import Accounts, Keys  # noqa: PLC0415

    where = place or settings.accounts
    if where is None:
        raise AccountError("say where the accounts are: --accounts PLACE, or VERBALE_ACCOUNTS")
    accounts = Accounts(where, create=create)
    try:
        yield accounts, Keys(accounts.cabinet)
    finally:
        accounts.close()


def _password() -> str:
    """A password that was typed in twice, or the first line of standard input; never an argument."""
    if sys.stdin.isatty():
        told: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return told
    return sys.stdin.readline().rstrip("\r\n")


def _role(name: str) -> Role:
    from verbale.serve.people import Role  # noqa: PLC0415

    return Role[name.upper()]


def _by() -> str:
    """Who gives a command, as the log has it."""
    try:
        return f"{getpass.getuser()} at the command line"
    except (KeyError, OSError):
        return "somebody at the command line"


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()

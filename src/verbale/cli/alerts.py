"""Commands on news by mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import Place, dossier_option, format_option, record_option
from verbale.errors import AccountError, MailError
from verbale.record import View
from verbale.settings import Settings
from verbale.terms import dossier_in_use

if TYPE_CHECKING:  # half a second that no other command needs
    from verbale.serve.alerts import PostOffice, Subscriptions

ADDRESS = "http://127.0.0.1:8765"
SOME_FAILED = 1
alerts_option = click.option(
    "--alerts",
    "place",
    type=Place(),
    metavar="PLACE",
    help="The subscriptions' own file, or postgresql://…. Else VERBALE_ALERTS.",
)


@main.group("alerts", short_help="News by mail.")
def alerts_group() -> None:
    """News by mail to those who asked for it in `verbale serve` and confirmed.

    Subscriptions are kept in a database of their own, apart from the record.
    """


@alerts_group.command("send", short_help="Send what is due, once.")
@record_option
@dossier_option
@alerts_option
@click.option(
    "--accounts",
    type=Place(),
    metavar="PLACE",
    help="Where the accounts of a team are. Else VERBALE_ACCOUNTS.",
)
@click.pass_obj
def send_command(
    settings: Settings,
    *,
    record: str | Path | None,
    place: str | Path | None,
    accounts: str | Path | None,
) -> None:
    """Send what is due, once: for a timer such as cron, as often as "at once" is to mean.

    Each subscription gets what came into the record since it was last told; nothing is told twice. What
    cannot be handed over is tried again at the next call, and makes this one exit with 1.
    """
    with opened(settings, record) as view, post_office(view, settings, place) as office:
        if office is None:
            raise AccountError("say where subscriptions are kept: --alerts PLACE, or VERBALE_ALERTS")
        tally = office.send_all(_members(accounts or settings.accounts))
    for problem in tally.problems:
        console.complain(problem)
    left_out = f", {tally.left_out} subscriptions ended" if tally.left_out else ""
    console.put(f"{tally.handed_over} mails handed over{left_out}")
    if tally.problems:
        click.get_current_context().exit(SOME_FAILED)


@alerts_group.command("list")
@alerts_option
@format_option
@click.pass_obj
def list_command(settings: Settings, *, place: str | Path | None, form: str) -> None:
    """All subscriptions, and whether they are confirmed."""
    with _opened(settings, place) as kept:
        for one in kept.all():
            if form == "json":
                console.put_json(one)
                continue
            since = f"since {_day(one.confirmed)}" if one.confirmed else "not confirmed yet"
            console.put(f"{one.address:<32} {one.wish.pace:<6} {since:<18} {one.wish.says}")


@alerts_group.command("remove")
@click.argument("address")
@alerts_option
@click.pass_obj
def remove_command(settings: Settings, address: str, *, place: str | Path | None) -> None:
    """End all subscriptions of an address, and forget it."""
    with _opened(settings, place) as kept:
        console.put(f"{kept.remove(address)} subscriptions ended")


@contextmanager
def post_office(
    view: View, settings: Settings, place: str | Path | None = None, address: str = ADDRESS
) -> Iterator[PostOffice | None]:
    """The post office of the settings, None where they name no place for subscriptions.

    Raises:
        MailError: it is not said by which server mail goes, or from which address.
    """
    where = place or settings.alerts
    if where is None:
        yield None
        return
    from verbale.cli.newsroom import RecordNewsroom  # noqa: PLC0415
    from verbale.serve.alerts import PostOffice, Sender, SmtpMailer, Subscriptions  # noqa: PLC0415

    if not settings.mail_host or not settings.mail_from:
        raise MailError("say by which server mail goes, and from whom: VERBALE_MAIL_HOST, VERBALE_MAIL_FROM")
    mailer = SmtpMailer(
        settings.mail_host,
        settings.mail_port,
        security=settings.mail_security,
        user=settings.mail_user,
        password=settings.mail_password or "",
    )
    dossier = dossier_in_use()
    sender = Sender(
        settings.mail_from, settings.address or address, dossier.title if dossier else "the record"
    )
    with closing(Subscriptions(where)) as kept:
        yield PostOffice(kept, RecordNewsroom(view), mailer, sender)


def _members(place: str | Path | None) -> list[str] | None:
    """The accounts that there are, None where it is not said where they are kept."""
    if place is None:
        return None
    from verbale.serve.people import Accounts  # noqa: PLC0415

    with closing(Accounts(place, create=False)) as accounts:
        return [one.name for one in accounts.all()]


@contextmanager
def _opened(settings: Settings, place: str | Path | None) -> Iterator[Subscriptions]:
    from verbale.serve.alerts import Subscriptions  # noqa: PLC0415

    where = place or settings.alerts
    if where is None:
        raise AccountError("say where subscriptions are kept: --alerts PLACE, or VERBALE_ALERTS")
    with closing(Subscriptions(where, create=False)) as kept:
        yield kept


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()

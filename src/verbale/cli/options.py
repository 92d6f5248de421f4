"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.errors import RecordError
from verbale.record import place_of
from verbale.settings import WAYS, Settings
from verbale.terms import DATES, KINDS, load_dossier, using


class Day(click.ParamType[str]):
    """A day, month or year as an ISO prefix; anything else is refused."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The cleaned date."""
        cleaned = DATES.clean(value)
        if cleaned is None:
            self.fail(f"{value!r} is no date such as 2016-02-12 or 2016-02", param, ctx)
        return cleaned


class Place(click.ParamType[str | Path]):
    """Where a record is: a file's path, or the address of a database on a server."""

    name = "record"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | Path:
        """The place; an address that no record can be at is refused."""
        try:
            return place_of(str(value))
        except RecordError as error:
            self.fail(str(error), param, ctx)


DAY = Day()
record_option = click.option(
    "--record",
    type=Place(),
    metavar="PLACE",
    help="The record's file, or postgresql://…. Else VERBALE_RECORD, else ./verbale.db.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
since_option = click.option("--since", type=DAY, metavar="DATE", help="First day, as 2016-02-12 or 2016-02.")
until_option = click.option("--until", type=DAY, metavar="DATE", help="Last day.")
party_option = click.option("--party", metavar="NAME", help="Only what names this party.")
kinds_option = click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Only this kind; may be repeated."
)
as_of_option = click.option("--as-of", type=DAY, metavar="DATE", help="Only reports up to this day.")
issue_option = click.option(
    "--issue", metavar="ISSUE", help="Only this issue or family, as held.hostages or aid."
)


def _use_dossier(ctx: click.Context, _param: click.Parameter, named: str | None) -> None:
    """Read and look by the dossier named, else by that of the settings, until the command ends."""
    settings = ctx.find_object(Settings) or Settings()
    if chosen := named or settings.dossier:
        ctx.with_resource(using(load_dossier(chosen)))


dossier_option = click.option(
    "--dossier",
    callback=_use_dossier,
    expose_value=False,
    metavar="FILE",
    help="What is known of the conflict: a file, or a name of `verbale dossier list`. Else VERBALE_DOSSIER.",
)
publish_option = click.option(
    "--published", type=DAY, metavar="DATE", help="Date of reports that bear none, as 2016-02-12."
)
statements_option = click.option(
    "--statements",
    type=click.Choice(WAYS),
    help="Who said what: by the trained network, or by rules alone. Else VERBALE_STATEMENTS, else trained.",
)
events_option = click.option(
    "--events",
    type=click.Choice(WAYS),
    help="What happened: typed by lexicon and network, or by the lexicon alone. Else VERBALE_EVENTS, else trained.",
)
between_option = click.option(
    "--between",
    multiple=True,
    metavar="NAME",
    help="A party to the talks, may be repeated; else the dossier's, else those that rounds name.",
)

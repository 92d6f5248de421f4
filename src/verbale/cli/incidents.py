"""Commands that show incidents."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import (
    dossier_option,
    format_option,
    party_option,
    record_option,
    since_option,
    until_option,
)
from verbale.export.terminal import incident_lines, incidents_lines
from verbale.settings import Settings
from verbale.terms import event_types
from verbale.views import find_incident, gather, list_incidents
from verbale.views.incidents import TYPES


@main.command("incidents", short_help="What happened, one act over all its reports, with rival tolls.")
@record_option
@since_option
@until_option
@party_option
@click.option("--place", metavar="NAME", help="Only at a place whose name holds this.")
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice(sorted(event_types()), case_sensitive=False),
    help="Only this type of event, may be repeated; else acts on the ground.",
)
@click.option(
    "--all", "undated", is_flag=True, help="Also what no report gives a day, or a place with a toll."
)
@dossier_option
@format_option
@click.pass_obj
def incidents_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | str | None,
    since: str | None,
    until: str | None,
    party: str | None,
    place: str | None,
    types: tuple[str, ...],
    undated: bool,
    form: str,
) -> None:
    """What happened: each act once, over all the reports of it, with every counter's toll.

    An act is listed if a report states its day, or counts people harmed at a place.
    """
    with opened(settings, record) as view:
        material = gather(view, show_names=settings.show_names)
    found = list_incidents(
        material,
        since=since,
        until=until,
        party=party,
        place=place,
        types=frozenset(types) or TYPES,
        undated=undated,
    )
    console.put_view(found, incidents_lines, form)


@main.command("incident", short_help="One act: its reports, origins and tolls over time.")
@click.argument("incident_id", metavar="ID")
@record_option
@dossier_option
@format_option
@click.pass_obj
def incident_command(settings: Settings, incident_id: str, *, record: Path | str | None, form: str) -> None:
    """One act by its ID, or by that of a claim of it: every report, every count, why they stand together."""
    with opened(settings, record) as view:
        found = find_incident(gather(view, show_names=settings.show_names), incident_id)
    console.put_view(found, incident_lines, form)

"""Commands that look at the record over time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import (
    DAY,
    as_of_option,
    between_option,
    dossier_option,
    format_option,
    issue_option,
    party_option,
    record_option,
    since_option,
    until_option,
)
from verbale.export.terminal import (
    access_lines,
    changes_lines,
    coverage_lines,
    movement_lines,
    package_lines,
    sticking_lines,
)
from verbale.fusion import Step
from verbale.settings import Settings
from verbale.terms import dossier_in_use
from verbale.views import (
    access,
    changes,
    coverage,
    edits_since,
    gather,
    load_deal,
    package,
    show_movement,
    sticking,
)
from verbale.views.change import KINDS
from verbale.views.movement import MOVED, STEPS


@main.command("sticking", short_help="What the parties to the talks are opposed on, and since when.")
@record_option
@issue_option
@between_option
@as_of_option
@dossier_option
@format_option
@click.pass_obj
def sticking_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    issue: str | None,
    between: tuple[str, ...],
    as_of: str | None,
    form: str,
) -> None:
    """What the parties to the talks are opposed on: since when, how often it is raised, in how many origins.

    Apart from that, what mediators and reporters name as the obstacle.
    """
    with opened(settings, record) as view:
        material = gather(view, issue=issue, show_names=settings.show_names).as_of(as_of)
    made = sticking(material, as_of=as_of, between=between, dossier=dossier_in_use())
    console.put_view(made, sticking_lines, form)


@main.command("movement", short_help="Who softened, hardened or withdrew a stance, both quoted.")
@record_option
@party_option
@issue_option
@since_option
@until_option
@click.option(
    "--step", "steps", multiple=True, type=click.Choice(STEPS), help="Only this step; may be repeated."
)
@dossier_option
@format_option
@click.pass_obj
def movement_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    party: str | None,
    issue: str | None,
    since: str | None,
    until: str | None,
    steps: tuple[Step, ...],
    form: str,
) -> None:
    """Each party's steps on each issue: withdrawn, contradicted within, softened, hardened; with both its words.

    New and repeated stances are counted, and listed with --step new or --step repeated.
    """
    with opened(settings, record) as view:
        material = gather(view, party=party, issue=issue, show_names=settings.show_names)
    made = show_movement(material, since=since, until=until, steps=steps or MOVED, dossier=dossier_in_use())
    console.put_view(made, movement_lines, form)


@main.command("access", short_help="Each crossing, road and besieged place: open or closed, since when.")
@record_option
@click.option("--point", metavar="NAME", help="Only points whose name holds these words.")
@since_option
@until_option
@dossier_option
@format_option
@click.pass_obj
def access_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    point: str | None,
    since: str | None,
    until: str | None,
    form: str,
) -> None:
    """The history of each crossing, road, port and besieged place: by whom, from when until when, by whose word."""
    with opened(settings, record) as view:
        material = gather(view, show_names=settings.show_names)
    found = access(material, point=point, since=since, until=until)
    console.put_view(found, access_lines, form)


@main.command("package", short_help="A drafted deal beside what parties say in public.")
@click.argument("deal", type=click.Path(path_type=Path))
@record_option
@as_of_option
@dossier_option
@format_option
@click.pass_obj
def package_command(
    settings: Settings, deal: Path, *, record: Path | None, as_of: str | None, form: str
) -> None:
    """Which public demands a drafted DEAL meets, which red lines it crosses, what it leaves silent.

    DEAL is a TOML file: a title and [[item]] tables, each with issue, text, gives_to and asks_of;
    examples/deals/havana.toml is one. It gives lists, never a chance or a score.
    """
    drafted = load_deal(deal)
    with opened(settings, record) as view:
        material = gather(view, show_names=settings.show_names).as_of(as_of)
    made = package(material, drafted)
    console.put_view(made, package_lines, form)


@main.command("changes", short_help="New facts, new reports of known facts, corrections, since a day.")
@record_option
@click.option("--since", type=DAY, metavar="DATE", required=True, help="First day of publication.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind, every line of it."
)
@party_option
@issue_option
@dossier_option
@format_option
@click.pass_obj
def changes_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    since: str,
    kinds: tuple[str, ...],
    party: str | None,
    issue: str | None,
    form: str,
) -> None:
    """What reports published since a day bring: new facts, new reports of known facts, corrections; three lists."""
    with opened(settings, record) as view:
        material = gather(view, party=party, issue=issue, show_names=settings.show_names)
        edits = edits_since(view, since, show_names=settings.show_names)
    made = changes(material, since=since, kinds=kinds or KINDS, edits=edits)
    console.put_view(made, partial(changes_lines, most=None) if kinds else changes_lines, form)


@main.command("coverage", short_help="Whose reports and whose voices there are, and what is missing.")
@record_option
@dossier_option
@format_option
@click.pass_obj
def coverage_command(settings: Settings, *, record: Path | None, form: str) -> None:
    """Publishers, the sides' voices, and what is missing: days, issues, parties without a word of their own."""
    with opened(settings, record) as view:
        made = coverage(gather(view, show_names=settings.show_names))
    console.put_view(made, coverage_lines, form)

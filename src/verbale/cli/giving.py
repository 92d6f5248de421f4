"""Commands that give the record away."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import (
    dossier_option,
    issue_option,
    kinds_option,
    party_option,
    record_option,
    since_option,
    until_option,
)
from verbale.errors import ExportError
from verbale.export import EXPORTERS, Exporter, Written, publish
from verbale.settings import Settings
from verbale.views import gather_batches

ALL = "all"
FIRST = ("jsonl", "csv")


@main.command("export", short_help="Write claims to files: tables, maps, feeds, calendars, citations.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@record_option
@dossier_option
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice([*EXPORTERS, ALL]),
    default=FIRST,
    show_default=True,
    help="May be repeated.",
)
@since_option
@until_option
@party_option
@issue_option
@kinds_option
@click.option(
    "--summary",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is printed of what was written.",
)
@click.pass_obj
def export_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    folder: Path,
    *,
    record: Path | None,
    forms: tuple[str, ...],
    since: str | None,
    until: str | None,
    party: str | None,
    issue: str | None,
    kinds: tuple[str, ...],
    summary: str,
) -> None:
    """Write claims to files in FOLDER, in any of the field's formats, in one pass.

    A claim without a day of its own has its report's. Files appear when all of them are whole.
    """
    chosen = _choose(forms)
    with opened(settings, record) as view:
        batches = gather_batches(
            view,
            party=party,
            issue=issue,
            kinds=kinds,
            since=since,
            until=until,
            show_names=settings.show_names,
        )
        folder.mkdir(parents=True, exist_ok=True)
        count, written = publish(batches, chosen, folder)
    if summary == "json":
        console.put_json({"folder": str(folder), "claims": count, "formats": written})
    else:
        _tell(folder, count, written)


def _choose(forms: tuple[str, ...]) -> dict[str, type[Exporter]]:
    """The exporters named; with `all`, one that lacks a library is left out and said so.

    Raises:
        ExportError: one that is named lacks a library.
    """
    chosen = {}
    for name in EXPORTERS if ALL in forms else dict.fromkeys(forms):
        lack = EXPORTERS[name].lacks()
        if lack is None:
            chosen[name] = EXPORTERS[name]
        elif name in forms:
            raise ExportError(lack)
        else:
            console.complain(f"{name} is left out. {lack}")
    return chosen


def _tell(folder: Path, count: int, written: list[Written]) -> None:
    console.put(f"{count:,} claims walked; files in {folder}:")
    for one in written:
        console.put(f"  {one.format}: {one.written:,} in {', '.join(one.files)}")
        for reason, number in one.left_out.items():
            console.put(f"    {number:,} left out: {reason}")

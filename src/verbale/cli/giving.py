"""Commands that give the record away."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import dossier_option, record_option
from verbale.export import EXPORTERS, export
from verbale.settings import Settings
from verbale.views import gather


@main.command("export", short_help="Write all claims to files: JSON lines, CSV tables.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@record_option
@dossier_option
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(list(EXPORTERS)),
    default=tuple(EXPORTERS),
    show_default=True,
    help="May be repeated.",
)
@click.pass_obj
def export_command(settings: Settings, folder: Path, *, record: Path | None, forms: tuple[str, ...]) -> None:
    """Write all claims to files in FOLDER: JSON lines, CSV tables with a data dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    with opened(settings, record) as view:
        material = gather(view, show_names=settings.show_names)
        count = export(material, [EXPORTERS[form](folder) for form in forms])
    names = ", ".join(EXPORTERS[form].file_name for form in forms)
    console.put(f"{count} claims written to {folder} ({names})")

"""Commands about dossiers: draft one, check one, see those that come with the package."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from verbale.cli import console
from verbale.cli.group import NOTHING_READ, main
from verbale.cli.options import dossier_option, publish_option
from verbale.cli.reading import make_pipeline
from verbale.errors import DossierError, VerbaleError
from verbale.export.dossiers import dossier_lines, draft_lines
from verbale.reading import check_dossier
from verbale.record import Store
from verbale.runs import read_into
from verbale.settings import Settings
from verbale.sources import read_sources
from verbale.terms import Dossier, Problem, load_dossier, shipped_dossiers
from verbale.views import Cast, cast, gather


@main.group("dossier")
def dossier_group() -> None:
    """Draft, check and show dossiers: what a person knows of a conflict."""


@dossier_group.command("init", short_help="Draft a dossier from a folder of reports.")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to write it.")
@click.option("--title", default="A conflict", show_default=True, help="What the conflict is called.")
@publish_option
@dossier_option
@click.pass_obj
def init(
    settings: Settings, folders: tuple[str, ...], *, output: Path | None, title: str, published: str | None
) -> None:
    """Draft a dossier from reports, for a person to edit.

    Reads the reports of each FOLDER (or file), counts who acts and speaks, who mediates, which
    places and issues come up and who publishes, and writes it as TOML, every guess with its count
    and its first report as a comment. Nothing is kept in a record. A file that is there already is
    not overwritten.
    """
    if output is not None and output.exists():
        raise VerbaleError(f"{output} is there already; take another name, or move it away")
    found = _read_cast(settings, folders, published)
    if found is None:
        console.complain("none of it is a report on an armed conflict or its negotiation")
        sys.exit(NOTHING_READ)
    text = "\n".join(draft_lines(found, title=title, folders=folders)) + "\n"
    if output is None:
        console.put_text(text)
        return
    output.write_text(text, encoding="utf-8")
    console.put(
        f"Drafted from {found.reports} reports: {output}. Edit it, then: verbale dossier check {output}"
    )


def _read_cast(settings: Settings, folders: tuple[str, ...], published: str | None) -> Cast | None:
    """Who and what the reports are about, None where none is relevant."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "draft.db") as store:
        items = read_sources(folders, max_bytes=settings.max_bytes)
        with console.progress("Reading", show=True) as step:
            pipeline = make_pipeline(settings)
            for _ in read_into(
                items, store, published=published, pipeline=pipeline, problems=problems, on_progress=step
            ):
                pass
        console.list_problems(problems)
        view = store.view()
        material = gather(view, show_names=settings.show_names)
        return cast(material, view.bare_readings(material.headings)) if material.headings else None


@dossier_group.command("check", short_help="Say what is wrong with a dossier, or what is in it.")
@click.argument("file", metavar="FILE")
def check(file: str) -> None:
    """Say what is wrong with the dossier FILE, a line each; else what is in it.

    The exit status is 2 if anything is wrong.
    """
    dossier = load_dossier(file)
    try:
        check_dossier(dossier)
    except DossierError as error:
        raise DossierError(file, error.faults) from error
    _show(dossier)


@dossier_group.command("list", short_help="The dossiers that come with Verbale.")
def list_command() -> None:
    """The dossiers that come with Verbale, of past processes."""
    for name in shipped_dossiers():
        console.put(f"{name:<12}{load_dossier(name).title}")


@dossier_group.command("show", short_help="What is in a dossier.")
@click.argument("name", metavar="NAME")
def show(name: str) -> None:
    """What is in a dossier: a file, or one that comes with Verbale."""
    _show(load_dossier(name))


def _show(dossier: Dossier) -> None:
    for line in dossier_lines(dossier):
        indent = " " * (len(line) - len(line.lstrip()))
        console.put(textwrap.fill(line, console.width(), subsequent_indent=indent + "    "))

"""Commands for much at once: an archive into a record, a record into another database."""

from __future__ import annotations

import os
from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main
from verbale.cli.keeping import keep_standings
from verbale.cli.options import (
    Place,
    dossier_option,
    events_option,
    format_option,
    publish_option,
    record_option,
    statements_option,
)
from verbale.errors import ExportError
from verbale.export import EXPORTERS, publish
from verbale.record import Store
from verbale.runs import Alone, Cluster, Crew, Orders, Pool, Sum, run_archive
from verbale.settings import Settings
from verbale.sources import read_sources
from verbale.terms import dossier_in_use
from verbale.views import gather_batches

TABLES = "parquet"


@main.command("run", short_help="Read an archive, of any size, with several workers.")
@click.argument("archives", nargs=-1, required=True)
@record_option
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    default=os.cpu_count() or 1,
    show_default="the cores of this machine",
    help="Processes that read.",
)
@click.option("--ray", is_flag=True, help="Read on a Ray cluster: that of RAY_ADDRESS, else one made here.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="A folder for tables in Parquet."
)
@click.option("--keep-all", is_flag=True, help="Keep reports that are not about a conflict as well.")
@publish_option
@dossier_option
@statements_option
@events_option
@format_option
@click.pass_obj
def run_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    archives: tuple[str, ...],
    *,
    record: str | Path | None,
    workers: int,
    ray: bool,
    out: Path | None,
    keep_all: bool,
    published: str | None,
    statements: str | None,
    events: str | None,
    form: str,
) -> None:
    """Read an archive into the record: folders, files of one report a line, anything that `read` takes.

    Stopped at any moment, it goes on where it was when it is started again. What is not about a
    conflict is passed over, mostly before it is read at all, and not kept.
    """
    ways = {"statements": statements or settings.statements, "events": events or settings.events}
    orders = Orders(ways=ways, dossier=dossier_in_use(), published=published, keep_all=keep_all)
    if out and (lack := EXPORTERS[TABLES].lacks()):
        raise ExportError(lack)
    with Store.open(record or settings.record) as store:
        items = read_sources(archives, max_bytes=settings.max_bytes)
        with console.progress("Reading", show=True) as step:
            done = run_archive(items, store, _crew(orders, workers, ray=ray), orders, on_progress=step)
        if done.reports:
            keep_standings(store, dossier_in_use())
        if out:
            out.mkdir(parents=True, exist_ok=True)
            batches = gather_batches(store.view(), show_names=settings.show_names)
            publish(batches, {TABLES: EXPORTERS[TABLES]}, out)
    console.list_problems(done.problems)
    _tell(done, form)


def _crew(orders: Orders, workers: int, *, ray: bool) -> Crew:
    if ray:
        return Cluster(orders, workers)
    return Pool(orders, workers) if workers > 1 else Alone(orders)


def _tell(done: Sum, form: str) -> None:
    counts = {
        "documents": done.documents,
        "known": done.known,
        "reports": done.reports,
        "copies": done.copies,
        "passed": done.passed,
        "problems": len(done.problems),
    }
    if form == "json":
        console.put_json(counts)
        return
    console.put(f"{done.documents:,} documents, {done.known:,} of them done before.")
    console.put(f"{done.reports:,} reports kept, {done.copies:,} of them copies of others.")
    console.put(f"{done.passed:,} passed over: not about an armed conflict or its negotiation.")
    if done.problems:
        console.put(f"{len(done.problems):,} problems; see: verbale problems")


@main.command("copy", short_help="Copy a record to another database.")
@click.argument("source", metavar="FROM", type=Place())
@click.argument("target", metavar="TO", type=Place())
@click.pass_obj
def copy_command(_settings: Settings, source: str | Path, target: str | Path) -> None:
    """Copy a whole record into an empty one: from a file to a server, or back.

    FROM and TO are files or postgresql://… addresses. All of it arrives, or nothing.
    """
    with (
        Store.open(source, create=False) as old,
        Store.open(target) as new,
        console.progress("Copying", show=True) as step,
    ):
        count = old.copy_to(new, step)
    console.put(f"{count:,} rows copied.")

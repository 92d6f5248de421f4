"""Commands that read reports."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from verbale.cli import console
from verbale.cli.group import NOTHING_READ, main
from verbale.cli.options import (
    dossier_option,
    events_option,
    format_option,
    publish_option,
    record_option,
    statements_option,
)
from verbale.documents import clean_text, read_items
from verbale.export.terminal import board_lines, brief_lines
from verbale.reading import Pipeline
from verbale.record import Store, View
from verbale.runs import example_dispatches, group_stories, read_into
from verbale.settings import Settings
from verbale.sources import read_sources
from verbale.terms import Problem, Reading, Report, dossier_in_use, load_dossier, shipped_dossiers, using
from verbale.views import Material, board, brief, gather, protected

DEMO_COMMANDS = (
    ("board --dossier havana --dossier-parties", ""),
    ("timeline --since 2015", ""),
    ("search ceasefire", ""),
    ("brief --format html", " > brief.html"),
)


def make_pipeline(settings: Settings, statements: str | None = None, events: str | None = None) -> Pipeline:
    """The readers as settings and options have them, by the dossier in use."""
    ways = {"statements": statements or settings.statements, "events": events or settings.events}
    return Pipeline(ways=ways, dossier=dossier_in_use())


@main.command()
@click.argument("paths", nargs=-1, required=True)
@record_option
@click.option("--no-record", is_flag=True, help="Only print; keep nothing.")
@publish_option
@click.option("--stories", is_flag=True, help="Group the reports read together by happening.")
@dossier_option
@statements_option
@events_option
@format_option
@click.pass_obj
def read(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    paths: tuple[str, ...],
    *,
    record: Path | None,
    no_record: bool,
    published: str | None,
    stories: bool,
    statements: str | None,
    events: str | None,
    form: str,
) -> None:
    """Read reports and keep their minutes.

    PATH is a file (plain text, HTML, Markdown, JSON, JSONL), a folder of them, or - for standard
    input. Prints the brief and the board of what was read, or with --format json one object a
    report in the format verbale.reading/1. What could not be read is listed on standard error;
    the exit status is 2 if nothing could.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reading.db" if no_record else record or settings.record
        with Store.open(path) as store:
            problems: list[Problem] = []
            ids = []
            items = read_sources(paths, max_bytes=settings.max_bytes)
            with console.progress("Reading", show=form == "text" or not sys.stdout.isatty()) as step:
                readings = read_into(
                    items,
                    store,
                    published=published,
                    pipeline=make_pipeline(settings, statements, events),
                    problems=problems,
                    on_progress=step,
                )
                for reading in group_stories(readings, store.view()) if stories else readings:
                    ids.append(reading.report.id)
                    if form == "json":
                        put_reading(settings, store.view(), reading)
            console.list_problems(problems)
            if form == "text" and ids:
                _show_minutes(
                    gather(store.view(), report_ids=ids, show_names=settings.show_names), read=len(ids)
                )
    if not ids:
        sys.exit(NOTHING_READ)


def put_reading(settings: Settings, view: View, reading: Reading) -> None:
    """Print a reading in the wire format, private persons' names withheld unless they are to be shown."""
    hidden = not settings.show_names
    console.put_json(protected(reading, view.report(reading.report.id).text) if hidden else reading)


def _show_minutes(material: Material, *, read: int) -> None:
    if not material.headings:
        console.put(f"{read} read; none of it is about an armed conflict or its negotiation.")
        return
    width = console.width()
    console.put_lines(brief_lines(brief(material), width))
    console.put("")
    console.put_lines(board_lines(board(material), width))
    console.put("")
    if read > len(material.headings):
        left = read - len(material.headings)
        console.put(f"{left} of {read} reports are not about an armed conflict and are left out here.")
    console.put("Open any line with its id: verbale show ID")


@main.command(short_help="Print the clean main text of reports.")
@click.argument("paths", nargs=-1, required=True)
@publish_option
@format_option
@click.pass_obj
def text(settings: Settings, paths: tuple[str, ...], *, published: str | None, form: str) -> None:
    """Print the clean main text of reports, without what is not news."""
    problems: list[Problem] = []
    count = 0
    for report in read_items(read_sources(paths, max_bytes=settings.max_bytes), published=published):
        if isinstance(report, Problem):
            problems.append(report)
            continue
        count += 1
        if form == "json":
            console.put_json(_article(report))
        else:
            console.put_text(clean_text(report))
    console.list_problems(problems)
    if not count:
        sys.exit(NOTHING_READ)


def _article(report: Report) -> dict[str, str | None]:
    return {
        "title": report.title,
        "author": report.author,
        "published": report.published,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "text": clean_text(report),
    }


@main.command(short_help="Read the example dispatches and show what comes of it.")
@format_option
@click.pass_obj
def demo(settings: Settings, *, form: str) -> None:
    """Read the example dispatches into a fresh record and show what comes of it.

    Each peace process is read by the dossier that comes with Verbale for it.
    """
    path = Path("demo.db")
    for old in ("", "-wal", "-shm"):
        Path(f"{path}{old}").unlink(missing_ok=True)
    with Store.open(path) as store, example_dispatches() as folder:
        problems: list[Problem] = []
        readings: list[Reading] = []
        with console.progress("Reading", show=True) as step:
            for name in shipped_dossiers():
                with using(load_dossier(name)):
                    files = [str(file) for file in sorted(folder.glob(f"{name}/*.txt"))]
                    items = read_sources(files, max_bytes=settings.max_bytes)
                    readings += read_into(items, store, pipeline=make_pipeline(settings), problems=problems)
                step(len(readings))
        console.list_problems(problems)
        view = store.view()
        if form == "json":
            for reading in readings:
                put_reading(settings, view, reading)
            return
        ids = [r.report.id for r in readings if "/havana/" in view.report(r.report.id).source]
        material = gather(view, report_ids=ids, show_names=settings.show_names)
    havana = load_dossier("havana")
    with using(havana):
        console.put_lines(brief_lines(brief(material, title=havana.title), console.width()))
        console.put("")
        console.put_lines(board_lines(board(material, dossier=havana), console.width()))
    console.put("")
    console.put(f"{len(readings)} dispatches on three peace processes are in {path}. To look further:")
    for command, into in DEMO_COMMANDS:
        console.put(f"  .venv/bin/verbale {command} --record {path}{into}")

"""The command line: `verbale COMMAND`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from verbale import console
from verbale.documents import clean_text, read_items
from verbale.errors import VerbaleError
from verbale.export import EXPORTERS, brief_html, brief_markdown, export
from verbale.export.terminal import board_lines, brief_lines, hit_lines, shown_lines, timeline_lines
from verbale.options import (
    DAY,
    events_option,
    format_option,
    issue_option,
    party_option,
    publish_option,
    record_option,
    since_option,
    statements_option,
    until_option,
)
from verbale.reading import Pipeline
from verbale.record import Store, View
from verbale.runs import example_dispatches, group_stories, read_into
from verbale.settings import Settings, load_settings
from verbale.sources import read_sources
from verbale.terms import KINDS, Problem, Reading, Report
from verbale.views import Material, board, brief, gather, protected, search, show, timeline
from verbale.views.timeline import KINDS as TIMELINE_KINDS

NOTHING_READ = 2
DEMO_COMMANDS = (
    ("board", ""),
    ("timeline --since 2015", ""),
    ("search ceasefire", ""),
    ("brief --format html", " > brief.html"),
)


class Commands(click.Group):
    """Shows an error that Verbale raises as one line, and exits with 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except VerbaleError as error:
            console.complain(str(error))
            ctx.exit(NOTHING_READ)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="verbale", prog_name="verbale")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Keep the minutes of a conflict from the news of it, every line cited.

    Read reports into a record, then look at the record: `verbale read FOLDER`, `verbale board`.
    """
    settings = load_settings(os.environ, Path.cwd())
    if settings.cache:
        os.environ["VERBALE_CACHE"] = str(settings.cache)
    ctx.obj = settings


@contextmanager
def _opened(settings: Settings, record: Path | None) -> Iterator[View]:
    path = record or settings.record
    if not path.is_file():
        raise VerbaleError(
            f"There is no record at {path}. Read some reports first: verbale read PATH --record {path}"
        )
    with Store.open(path, create=False) as store:
        yield store.view()


def _pipeline(settings: Settings, statements: str | None = None, events: str | None = None) -> Pipeline:
    return Pipeline(
        ways={"statements": statements or settings.statements, "events": events or settings.events}
    )


@main.command()
@click.argument("paths", nargs=-1, required=True)
@record_option
@click.option("--no-record", is_flag=True, help="Only print; keep nothing.")
@publish_option
@click.option("--stories", is_flag=True, help="Group the reports read together by happening.")
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
                    pipeline=_pipeline(settings, statements, events),
                    problems=problems,
                    on_progress=step,
                )
                for reading in group_stories(readings, store.view()) if stories else readings:
                    ids.append(reading.report.id)
                    if form == "json":
                        _put_reading(settings, store.view(), reading)
            console.list_problems(problems)
            if form == "text" and ids:
                _show_minutes(
                    gather(store.view(), report_ids=ids, show_names=settings.show_names), read=len(ids)
                )
    if not ids:
        sys.exit(NOTHING_READ)


def _put_reading(settings: Settings, view: View, reading: Reading) -> None:
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
    """Read the example dispatches into a fresh record and show what comes of it."""
    path = Path("demo.db")
    for old in ("", "-wal", "-shm"):
        Path(f"{path}{old}").unlink(missing_ok=True)
    with Store.open(path) as store, example_dispatches() as folder:
        files = [str(file) for file in sorted(folder.glob("*/*.txt"))]
        problems: list[Problem] = []
        items = read_sources(files, max_bytes=settings.max_bytes)
        with console.progress("Reading", show=True) as step:
            pipeline = _pipeline(settings)
            readings = list(read_into(items, store, pipeline=pipeline, problems=problems, on_progress=step))
        console.list_problems(problems)
        view = store.view()
        if form == "json":
            for reading in readings:
                _put_reading(settings, view, reading)
            return
        havana = [r.report.id for r in readings if "/havana/" in view.report(r.report.id).source]
        material = gather(view, report_ids=havana, show_names=settings.show_names)
    console.put_lines(brief_lines(brief(material, title="Havana, 2012-2016"), console.width()))
    console.put("")
    console.put_lines(board_lines(board(material), console.width()))
    console.put("")
    console.put(f"{len(readings)} dispatches on three peace processes are in {path}. To look further:")
    for command, into in DEMO_COMMANDS:
        console.put(f"  .venv/bin/verbale {command} --record {path}{into}")


@main.command("brief")
@record_option
@party_option
@issue_option
@click.option("--title", default="Minutes", show_default=True, help="The brief's heading.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.pass_obj
def brief_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings, *, record: Path | None, party: str | None, issue: str | None, title: str, form: str
) -> None:
    """One or two pages on the whole record, every line cited."""
    with _opened(settings, record) as view:
        made = brief(gather(view, party=party, issue=issue, show_names=settings.show_names), title=title)
    if form == "json":
        console.put_json(made)
    elif form == "text":
        console.put_lines(brief_lines(made, console.width()))
    else:
        console.put_text(brief_markdown(made) if form == "markdown" else brief_html(made))


@main.command("board", short_help="Parties by issues: the latest stance, with its words.")
@record_option
@party_option
@issue_option
@click.option(
    "--as-of", type=DAY, metavar="DATE", help="The day from which ages count; else the latest report's."
)
@format_option
@click.pass_obj
def board_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    party: str | None,
    issue: str | None,
    as_of: str | None,
    form: str,
) -> None:
    """Where each party publicly stands on each issue, with the words it rests on."""
    with _opened(settings, record) as view:
        made = board(gather(view, party=party, issue=issue, show_names=settings.show_names), as_of=as_of)
    console.put_json(made) if form == "json" else console.put_lines(board_lines(made, console.width()))


@main.command("timeline")
@record_option
@since_option
@until_option
@party_option
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Only this kind; may be repeated."
)
@format_option
@click.pass_obj
def timeline_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    since: str | None,
    until: str | None,
    party: str | None,
    kinds: tuple[str, ...],
    form: str,
) -> None:
    """What happened, day by day."""
    with _opened(settings, record) as view:
        material = gather(view, party=party, show_names=settings.show_names)
        entries = timeline(material, since=since, until=until, kinds=kinds or TIMELINE_KINDS)
    if form == "json":
        for entry in entries:
            console.put_json(entry)
    else:
        console.put_lines(timeline_lines(entries, console.width()))


@main.command("show", short_help="A claim with its words in context.")
@click.argument("claim_id", metavar="ID")
@record_option
@format_option
@click.pass_obj
def show_command(settings: Settings, claim_id: str, *, record: Path | None, form: str) -> None:
    """A claim with its words in context; the beginning of its ID is enough."""
    with _opened(settings, record) as view:
        claim = view.claim(claim_id)
        shown = show(gather(view, report_ids=[claim.report_id], show_names=settings.show_names), claim)
    console.put_json(shown) if form == "json" else console.put_lines(shown_lines(shown, console.width()))


@main.command("search", short_help="Find the reports that hold all of these words.")
@click.argument("words", nargs=-1, required=True)
@record_option
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="At most so many reports."
)
@format_option
@click.pass_obj
def search_command(
    settings: Settings, words: tuple[str, ...], *, record: Path | None, limit: int, form: str
) -> None:
    """Find reports that hold all of these words; quotation marks make a phrase."""
    with _opened(settings, record) as view:
        hits = search(view, " ".join(words), limit=limit, show_names=settings.show_names)
    if form == "json":
        for hit in hits:
            console.put_json(hit)
    elif hits:
        console.put_lines(hit_lines(hits, console.width()))
    else:
        console.put("No report holds these words.")


@main.command("problems")
@record_option
@format_option
@click.pass_obj
def problems_command(settings: Settings, *, record: Path | None, form: str) -> None:
    """What could not be fetched, read or stored, and why."""
    with _opened(settings, record) as view:
        problems = list(view.problems())
    if form == "json":
        for problem in problems:
            console.put_json(problem)
    elif problems:
        for problem in problems:
            console.put(f"{problem.source} ({problem.stage}): {problem.reason}")
    else:
        console.put("Nothing failed.")


@main.command("export", short_help="Write all claims to files: JSON lines, CSV tables.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@record_option
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
    with _opened(settings, record) as view:
        material = gather(view, show_names=settings.show_names)
        count = export(material, [EXPORTERS[form](folder) for form in forms])
    names = ", ".join(EXPORTERS[form].file_name for form in forms)
    console.put(f"{count} claims written to {folder} ({names})")

"""Commands that look at the record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import (
    DAY,
    between_option,
    dossier_option,
    format_option,
    issue_option,
    kinds_option,
    party_option,
    record_option,
    since_option,
    until_option,
)
from verbale.errors import VerbaleError
from verbale.export import brief_html, brief_markdown, brief_pdf
from verbale.export.terminal import board_lines, brief_lines, hit_lines, shown_lines, timeline_lines
from verbale.settings import Settings
from verbale.terms import dossier_in_use
from verbale.views import (
    Brief,
    board,
    brief,
    gather,
    gather_one,
    kept_board,
    search,
    show,
    timeline,
)
from verbale.views.sheets import latest_lines
from verbale.views.timeline import KINDS as TIMELINE_KINDS

BRIEF_FILES: dict[str, Callable[[Brief], bytes]] = {
    "markdown": lambda made: brief_markdown(made).encode("utf-8", "replace"),
    "html": lambda made: brief_html(made).encode("utf-8", "replace"),
    "pdf": brief_pdf,
}


@main.command("brief")
@record_option
@party_option
@issue_option
@dossier_option
@click.option("--title", help="The brief's heading; else the dossier's title, else Minutes.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "pdf", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where Markdown, HTML or PDF is written to instead; a PDF else goes into a pipe.",
)
@click.pass_obj
def brief_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    party: str | None,
    issue: str | None,
    title: str | None,
    form: str,
    output: Path | None,
) -> None:
    """The whole record in short, every line cited."""
    if output and form not in BRIEF_FILES:
        raise VerbaleError(f"--output goes with --format {', '.join(BRIEF_FILES)}")
    dossier = dossier_in_use()
    heading = title or (dossier.title if dossier else "Minutes")
    with opened(settings, record) as view:
        made = brief(gather(view, party=party, issue=issue, show_names=settings.show_names), title=heading)
    if form not in BRIEF_FILES:
        console.put_view(made, brief_lines, form)
    elif output:
        output.write_bytes(BRIEF_FILES[form](made))
    else:
        console.put_bytes(BRIEF_FILES[form](made), text=form != "pdf")


@main.command("board", short_help="Parties by issues: the latest stance, with its words.")
@record_option
@party_option
@issue_option
@click.option(
    "--as-of", type=DAY, metavar="DATE", help="The day from which ages count; else the latest report's."
)
@between_option
@dossier_option
@click.option("--dossier-parties", "only", is_flag=True, help="Only the parties that the dossier names.")
@format_option
@click.pass_obj
def board_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    party: str | None,
    issue: str | None,
    as_of: str | None,
    between: tuple[str, ...],
    only: bool,
    form: str,
) -> None:
    """Where each party publicly stands on each issue, with the words it rests on."""
    dossier = dossier_in_use()
    with opened(settings, record) as view:
        made = None
        if not settings.show_names:
            made = kept_board(
                view, party=party, issue=issue, as_of=as_of, dossier=dossier, only=only, between=between
            )
        if made is None:
            material = gather(view, party=party, issue=issue, show_names=settings.show_names)
            made = board(material, as_of=as_of, dossier=dossier, only=only, between=between)
    console.put_view(made, board_lines, form)


@main.command("timeline")
@record_option
@since_option
@until_option
@party_option
@dossier_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    help="At most so many lines, the latest that bear a day; quick on any record.",
)
@kinds_option
@format_option
@click.pass_obj
def timeline_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    record: Path | None,
    since: str | None,
    until: str | None,
    party: str | None,
    limit: int | None,
    kinds: tuple[str, ...],
    form: str,
) -> None:
    """What happened, day by day."""
    with opened(settings, record) as view:
        chosen = kinds or TIMELINE_KINDS
        if limit is not None and party is None:
            entries = latest_lines(
                view, since=since, until=until, kinds=chosen, limit=limit, show_names=settings.show_names
            )
        else:
            material = gather(view, party=party, show_names=settings.show_names)
            entries = timeline(material, since=since, until=until, kinds=chosen)
            entries = entries if limit is None else entries[-limit:]
    console.put_view(entries, timeline_lines, form)


@main.command("show", short_help="A claim with its words in context.")
@click.argument("claim_id", metavar="ID")
@record_option
@dossier_option
@format_option
@click.pass_obj
def show_command(settings: Settings, claim_id: str, *, record: Path | None, form: str) -> None:
    """A claim with its words in context; the beginning of its ID is enough."""
    with opened(settings, record) as view:
        claim = view.claim(claim_id)
        shown = show(gather_one(view, claim.report_id, show_names=settings.show_names), claim)
    console.put_view(shown, shown_lines, form)


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
    with opened(settings, record) as view:
        hits = search(view, " ".join(words), limit=limit, show_names=settings.show_names)
    console.put_view(hits, hit_lines, form)


@main.command("problems")
@record_option
@format_option
@click.pass_obj
def problems_command(settings: Settings, *, record: Path | None, form: str) -> None:
    """What could not be fetched, read or stored, and why."""
    with opened(settings, record) as view:
        problems = list(view.problems())
    if form == "json":
        for problem in problems:
            console.put_json(problem)
    elif problems:
        for problem in problems:
            console.put(f"{problem.source} ({problem.stage}): {problem.reason}")
    else:
        console.put("Nothing failed.")

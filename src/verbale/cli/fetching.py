"""Commands that take reports in from where they are, and keep them current."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from threading import Event

import click
import msgspec

from verbale.cli import console
from verbale.cli.group import NOTHING_READ, main, opened
from verbale.cli.options import dossier_option, format_option, record_option
from verbale.cli.reading import make_pipeline, put_reading
from verbale.errors import SourceError, UnknownIdError
from verbale.export.terminal import versions_lines
from verbale.record import Store, View
from verbale.runs import Means, Pass, Schedule, Tally, stop_on_signals, turns
from verbale.settings import Settings
from verbale.sources import Client, Manners, WarcKeeper
from verbale.terms import SourceCard, dossier_in_use, interval_s, load_cards, load_dossier
from verbale.views import versions

targets_argument = click.argument("targets", nargs=-1, metavar="[CARD | URL | PATH]...")
warc_option = click.option(
    "--warc",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Keep every answer as WARC in FOLDER, rather than its bytes in the record.",
)


def _interval(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not interval_s(value):
        raise click.BadParameter(f"{value!r} is no time such as 15m, 1h or 1d", ctx, param)
    return value


every_option = click.option(
    "--every",
    callback=_interval,
    metavar="TIME",
    help="Ask every source so often, as 15m or 1h, whatever its card says.",
)


@main.command("fetch", short_help="Fetch what is new from sources and read it.")
@targets_argument
@record_option
@dossier_option
@warc_option
@format_option
@click.pass_obj
def fetch_command(
    settings: Settings, targets: tuple[str, ...], *, record: Path | None, warc: Path | None, form: str
) -> None:
    """Fetch what is new or edited from sources, once, read it and keep its minutes.

    A source is a CARD (a TOML file, see docs/sources.md), the URL of a feed, a sitemap or a page, or
    the PATH of a folder or an archive; without any, those of the dossier. What could not be fetched
    is listed on standard error; the exit status is 2 if nothing could.
    """
    cards = cards_of(targets)
    with stop_on_signals() as stop, _passing(settings, record, warc, stop) as (store, means):
        one = Pass(store, means, pipeline=make_pipeline(settings))
        _run(settings, store.view(), one, cards, form)
    console.list_problems(one.problems)
    if not any(tally.answered for tally in one.tallies.values()):
        sys.exit(NOTHING_READ)


@main.command("watch", short_help="Keep sources current, each on its schedule.")
@targets_argument
@record_option
@dossier_option
@warc_option
@every_option
@format_option
@click.pass_obj
def watch_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    targets: tuple[str, ...],
    *,
    record: Path | None,
    warc: Path | None,
    every: str | None,
    form: str,
) -> None:
    """Keep sources current, each on its schedule, until Ctrl-C.

    When it starts again it goes on where it stopped. An edited article becomes a new version, whose
    difference `verbale versions` shows.
    """
    cards = [msgspec.structs.replace(card, every=every) if every else card for card in cards_of(targets)]
    with stop_on_signals() as stop, _passing(settings, record, warc, stop) as (store, means):
        schedule = Schedule(cards, store.ledger())
        told: set[tuple[str, str]] = set()
        pipeline = make_pipeline(settings)
        for due in turns(schedule, stop):
            one = Pass(store, means, pipeline=pipeline)
            _run(settings, store.view(), one, due, form)
            fresh = {(p.source, p.reason): p for p in one.problems if (p.source, p.reason) not in told}
            told.update(fresh)
            console.list_problems(list(fresh.values()))
    console.complain("stopped; start it again to go on")


@main.command("versions", short_help="How an article was edited.")
@click.argument("wanted", metavar="ID")
@record_option
@format_option
@click.pass_obj
def versions_command(settings: Settings, wanted: str, *, record: Path | None, form: str) -> None:
    """How an article was edited: words gone and new, claims gone and new.

    ID is that of a report or of a claim of it, or the beginning of one.
    """
    with opened(settings, record) as view:
        made = versions(view, _report_of(view, wanted), show_names=settings.show_names)
    console.put_view(made, versions_lines, form)


def _report_of(view: View, wanted: str) -> str:
    try:
        return view.report(wanted).id
    except UnknownIdError:
        return view.claim(wanted).report_id


def cards_of(targets: Iterable[str]) -> list[SourceCard]:
    """The cards that a command line names, those of the dossier in use where it names none.

    Raises:
        SourceError: there are none.
        DossierError: a file of them is wrong.
    """
    cards = [card for target in targets for card in _cards_of(target)]
    dossier = dossier_in_use()
    found = cards or (list(dossier.sources) if dossier else [])
    if not found:
        raise SourceError(
            "name a source: a card, an address, a folder, or a --dossier that has [[source]] tables"
        )
    return list({card.where: card for card in found}.values())


def _cards_of(target: str) -> Sequence[SourceCard]:
    if target.startswith(("http://", "https://")):
        return [SourceCard(publisher="", url=target)]
    path = Path(target).expanduser()
    if path.suffix.lower() != ".toml":
        return [SourceCard(publisher="", folder=target)]
    is_dossier = path.is_file() and b"\ntitle" in b"\n" + path.read_bytes()[: 2**20]
    return load_dossier(target).sources if is_dossier else load_cards(path)


@contextmanager
def _passing(
    settings: Settings, record: Path | None, warc: Path | None, stop: Event
) -> Iterator[tuple[Store, Means]]:
    """The record, open, and what is needed to fetch into it."""
    agent = f"verbale/{version('verbale')}" + (f" (+{settings.contact})" if settings.contact else "")
    manners = Manners(
        agent=agent,
        allowed=frozenset(settings.allow_private_hosts),
        max_bytes=settings.max_bytes,
        pace_s=settings.pace_s,
    )
    with ExitStack() as stack:
        keeper = stack.enter_context(WarcKeeper(warc, agent)) if warc else None
        client = stack.enter_context(
            Client(manners, wait=stop.wait, on_answer=keeper.keep if keeper else None)
        )
        store = stack.enter_context(Store.open(record or settings.record))
        place_of = keeper.place_of if keeper else (lambda _: None)
        yield (
            store,
            Means(client=client, max_bytes=settings.max_bytes, place_of=place_of, stopping=stop.is_set),
        )


def _run(settings: Settings, view: View, one: Pass, cards: Sequence[SourceCard], form: str) -> None:
    """One pass, with a line a source in the end, or a reading a line."""
    with console.progress("Fetching", show=True) as step:
        for reading in one.run(cards, step):
            if form == "json":
                put_reading(settings, view, reading)
    if form == "text":
        stamp = time.strftime("%H:%M")
        for card in cards:
            console.put(f"{stamp}  {card.called}: {describe(one.tallies.get(card.where, Tally()))}")
    sys.stdout.flush()


def describe(tally: Tally) -> str:
    """What a pass brought, in a few words."""
    told = [f"{tally.new} new", f"{tally.edited} edited", f"{tally.unchanged} unchanged"]
    if tally.problems:
        told.append(f"{tally.problems} problem{'s' * (tally.problems != 1)}")
    if tally.left:
        told.append(f"{tally.left} left for the next pass")
    return ", ".join(told)

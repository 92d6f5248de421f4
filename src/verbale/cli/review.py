"""Commands by which a reviewer judges claims, joins, people and reports."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import DAY, format_option, kinds_option, record_option
from verbale.errors import VerbaleError
from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal import judgement_lines, question_lines
from verbale.record import Store
from verbale.settings import Settings
from verbale.terms import Judgement, Verdict
from verbale.views import (
    ANSWERS,
    ON_CLAIMS,
    ON_TWO,
    Question,
    gather,
    judge,
    questions,
    remaining_copies,
    standing_judgements,
    take_back,
)

ASKED = {
    about: ", ".join((*(f"{one.key} {one.verdict}" for one in answers), "n next, b undo the last, q stop"))
    for about, answers in ANSWERS.items()
}

reviewer_option = click.option(
    "--reviewer",
    envvar="VERBALE_REVIEWER",
    metavar="NAME",
    help="Who judges. Else VERBALE_REVIEWER, else the user.",
)
note_option = click.option("--note", metavar="TEXT", help="Why.")


@main.command("judge", short_help="Accept, reject, edit, join, part, hide or take down.")
@click.argument("verdict", type=click.Choice([*dict.fromkeys((*ON_CLAIMS, *ON_TWO)), "hide", "takedown"]))
@click.argument("targets", nargs=-1, required=True)
@click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", help="Of an edit; an empty VALUE empties it."
)
@note_option
@reviewer_option
@record_option
@click.pass_obj
def judge_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    verdict: Verdict,
    targets: tuple[str, ...],
    *,
    changes: tuple[str, ...],
    note: str | None,
    reviewer: str | None,
    record: Path | str | None,
) -> None:
    """Judge a claim, two claims, two reports, a person or a report; the beginning of an id is enough.

    accept, reject, unsure CLAIM; edit CLAIM --set place=Bor; same, different, unsure CLAIM CLAIM (or
    REPORT REPORT: that one republishes the other, or does not); hide NAME; takedown REPORT. Nothing
    is overwritten: a judgement stands apart, and `verbale undo` takes it back.
    """
    if bool(changes) != (verdict == "edit"):
        raise VerbaleError("--set goes with edit, and edit with --set")
    with writing(settings, record) as store:
        view = store.view()
        made = judge(view, verdict, targets, reviewer=_name(reviewer), note=note, changes=changes)
        store.bench().add(made)
        if copies := remaining_copies(view, made):
            console.complain(f"copies of it remain: {', '.join(copies)}")
    judged = " ".join(one for one in (made.subject, made.other) if one)
    console.put(f"{verdict} {judged}: judgement {made.id[:SHORT_ID_CHARS]} by {made.reviewer}")


@main.command("undo")
@click.argument("judgement_id", metavar="ID")
@note_option
@reviewer_option
@record_option
@click.pass_obj
def undo_command(
    settings: Settings,
    judgement_id: str,
    *,
    note: str | None,
    reviewer: str | None,
    record: Path | str | None,
) -> None:
    """Take a judgement back, by its ID or the beginning of it; an undo can be undone, too."""
    with writing(settings, record) as store:
        made, undone = take_back(store.view(), judgement_id, reviewer=_name(reviewer), note=note)
        store.bench().add(made)
    console.put(f"undone: {undone.verdict} {undone.subject}; judgement {made.id[:SHORT_ID_CHARS]}")


@main.command("judgements", short_help="Who judged what, when and why.")
@click.option("--all", "everything", is_flag=True, help="What was undone, too.")
@click.option("--since", type=DAY, metavar="DATE", help="Made on this day or later.")
@record_option
@format_option
@click.pass_obj
def judgements_command(
    settings: Settings, *, everything: bool, since: str | None, record: Path | str | None, form: str
) -> None:
    """Who judged what, when and why, in order; what was undone only with --all."""
    with opened(settings, record) as view:
        made = view.judgements()
    standing = standing_judgements(made)
    listed = [j for j in (made if everything else standing) if since is None or j.made[: len(since)] >= since]
    console.put_view(listed, partial(judgement_lines, standing={j.id for j in standing}), form)


@main.command("review", short_help="Go through claims or joins one by one.")
@click.option("--joins", is_flag=True, help="Go through the joins of incidents instead of claims.")
@kinds_option
@click.option("--again", is_flag=True, help="Also what was judged before.")
@reviewer_option
@record_option
@click.pass_obj
def review_command(  # noqa: PLR0913 - one parameter an option
    settings: Settings,
    *,
    joins: bool,
    kinds: tuple[str, ...],
    again: bool,
    reviewer: str | None,
    record: Path | str | None,
) -> None:
    """Go through claims, or the joins of incidents, one by one, and judge each by a key."""
    with writing(settings, record) as store:
        material = gather(store.view(), show_names=settings.show_names)
        asked = questions(material, joins=joins, kinds=kinds, again=again)
        count = _go_through(store, asked, _name(reviewer))
    console.put(f"{count} judged.")


def _go_through(store: Store, asked: Iterator[Question], reviewer: str) -> int:
    """Ask of each in turn; how many were judged, less those taken back."""
    view, bench = store.view(), store.bench()
    made: list[Judgement] = []
    for question in asked:
        console.put_lines(question_lines(question, console.width()))
        key = _key(question.about)
        while key == "b":
            if made:
                undo, undone = take_back(view, made.pop().id, reviewer=reviewer)
                bench.add(undo)
                console.put(f"undone: {undone.verdict} {undone.subject[:SHORT_ID_CHARS]}")
            key = _key(question.about)
        if key == "q":
            break
        if key != "n":
            (verdict,) = (one.verdict for one in ANSWERS[question.about] if one.key == key)
            made.append(judge(view, verdict, question.ids, reviewer=reviewer))
            bench.add(made[-1])
    return len(made)


def _key(about: str) -> str:
    """A key that means something here; the end of the input stops."""
    allowed = {part.split(" ", 1)[0] for part in ASKED[about].split(", ")}
    console.put(f"  [{ASKED[about]}]")
    while True:
        try:
            key = click.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            return "q"
        if not key or key in "\x03\x04":
            return "q"
        if key in allowed:
            return key


@contextmanager
def writing(settings: Settings, record: Path | str | None) -> Iterator[Store]:
    """The record, to be judged; a clear error where there is none."""
    with opened(settings, record):
        pass
    with Store.open(record or settings.record, create=False) as store:
        yield store


def _name(reviewer: str | None) -> str:
    """Who judges: whoever is named, else the user."""
    return reviewer or getpass.getuser()

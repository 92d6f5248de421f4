"""Commands by which a reviewer judges claims, joins, people and reports."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from verbale.cli import console
from verbale.cli.group import main, opened
from verbale.cli.options import DAY, format_option, kinds_option, record_option
from verbale.errors import UnknownIdError, VerbaleError
from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal import judgement_lines, question_lines
from verbale.record import Store
from verbale.settings import Settings
from verbale.terms import Judgement, Verdict, make_judgement
from verbale.views import Question, check_edit, gather, questions, resolve, standing_judgements

ON_CLAIMS = ("accept", "reject", "edit", "unsure")
ON_TWO = ("same", "different", "unsure")
KEYS: dict[str, Verdict] = {"a": "accept", "r": "reject", "u": "unsure", "s": "same", "d": "different"}
ASKED = {
    "claim": "a accept, r reject, u unsure, n next, b undo the last, q stop",
    "join": "s same, d different, u unsure, n next, b undo the last, q stop",
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
        found = _resolve(store, verdict, targets)
        edited = check_edit(store.view().claim(found[0]), changes) if verdict == "edit" else None
        made = _make(verdict, found, reviewer=reviewer, note=note, changes=edited)
        store.bench().add(made)
        for warning in _warnings(store, made):
            console.complain(warning)
    console.put(f"{verdict} {' '.join(found)}: judgement {made.id[:SHORT_ID_CHARS]} by {made.reviewer}")


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
        known = [j for j in store.view().judgements() if j.id.startswith(judgement_id)]
        if len(known) != 1:
            raise UnknownIdError(judgement_id)
        made = _make("undo", (known[0].id,), reviewer=reviewer, note=note)
        store.bench().add(made)
    console.put(f"undone: {known[0].verdict} {known[0].subject}; judgement {made.id[:SHORT_ID_CHARS]}")


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
        count = _go_through(store, asked, reviewer)
    console.put(f"{count} judged.")


def _go_through(store: Store, asked: Iterator[Question], reviewer: str | None) -> int:
    """Ask of each in turn; how many were judged, less those taken back."""
    made: list[Judgement] = []
    for question in asked:
        console.put_lines(question_lines(question, console.width()))
        key = _key(question.about)
        while key == "b":
            if made:
                undone = made.pop()
                store.bench().add(_make("undo", (undone.id,), reviewer=reviewer))
                console.put(f"undone: {undone.verdict} {undone.subject[:SHORT_ID_CHARS]}")
            key = _key(question.about)
        if key == "q":
            break
        if key != "n":
            made.append(_make(KEYS[key], question.ids, reviewer=reviewer))
            store.bench().add(made[-1])
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


def _resolve(store: Store, verdict: Verdict, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Full ids of what is judged, or a person's name."""
    pairs = verdict in ON_TWO and (verdict != "unsure" or len(targets) == 2)
    if len(targets) != (2 if pairs else 1):
        raise VerbaleError(
            f"{verdict} takes {'two ids' if pairs else 'one ' + ('name' if verdict == 'hide' else 'id')}"
        )
    if verdict == "hide":
        return targets
    view = store.view()
    if verdict == "takedown":
        return (view.report(targets[0]).id,)
    found = tuple(resolve(view, target, claims_only=not pairs) for target in targets)
    if len({kind for kind, _ in found}) > 1 or len({full for _, full in found}) < len(found):
        raise VerbaleError("two different claims, or two different reports, can be judged together")
    return tuple(full for _, full in found)


def _make(
    verdict: Verdict,
    found: tuple[str, ...],
    *,
    reviewer: str | None,
    note: str | None = None,
    changes: dict[str, Any] | None = None,
) -> Judgement:
    return make_judgement(
        verdict,
        found[0],
        other=found[1] if len(found) > 1 else None,
        reviewer=reviewer or getpass.getuser(),
        made=datetime.now(UTC).isoformat(timespec="microseconds"),
        changes=changes,
        note=note,
    )


def _warnings(store: Store, made: Judgement) -> Iterator[str]:
    """What a reviewer should know of a judgement besides."""
    if made.verdict == "takedown":
        copies = [h.id for h in store.view().reports() if h.copy_of == made.subject]
        if copies:
            yield f"copies of it remain: {', '.join(copies)}"

"""Questions to a reviewer, and judgements, in a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import DIM, HEAD, aside, listed, quoted, wrap
from verbale.terms import Judgement
from verbale.views import Question


def question_lines(question: Question, width: int) -> Iterator[Text]:
    """What is to be judged, with the words it rests on."""
    yield Text("")
    for line, citation in zip(question.lines, question.citations, strict=True):
        yield from wrap(line, width, style=HEAD)
        yield from quoted(citation, width, indent=2)
    if question.reasons:
        yield from aside(f"joined by: {', '.join(question.reasons)}", width)


def judgement_lines(made: Sequence[Judgement], width: int, *, standing: Collection[str]) -> Iterator[Text]:
    """Judgements in order: when, by whom, of what, why, and whether they were undone."""
    for judgement in made:
        what = " ".join(part for part in (judgement.subject, judgement.other) if part)
        undone = "" if judgement.id in standing or judgement.verdict == "undo" else " (undone)"
        short = judgement.id[:SHORT_ID_CHARS]
        yield from wrap(
            f"{short}  {judgement.made[:16]}  {judgement.reviewer}: {judgement.verdict} {what}{undone}",
            width,
            rest="    ",
        )
        for field, value in (judgement.changes or {}).items():
            yield from listed(f"{field}: {value}", width, indent=4)
        if judgement.note:
            yield from wrap(judgement.note, width, first="    ", rest="    ", style=DIM)
    if not made:
        yield from aside("Nothing was judged.", width)

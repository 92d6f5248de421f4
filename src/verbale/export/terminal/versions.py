"""The versions of an article in a terminal, words taken out and put in marked as such."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import DIM, HEAD, heading, listed, plural, wrap
from verbale.views import Edit, Piece, Versions

_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}", "gap": "…"}


def versions_lines(made: Versions, width: int) -> Iterator[Text]:
    """When each version came in, and what each edit took out and put in."""
    yield from wrap(made.title or "(no headline)", width, style=HEAD)
    if made.url:
        yield Text(made.url, style=DIM)
    for number, one in enumerate(made.versions, 1):
        now = ", stands now" if one.stands else ""
        yield from wrap(f"{number}. {one.seen}  report {one.report_id}{now}", width, rest="   ")
    if not made.edits:
        yield Text("No edit of it is known.")
    for number, edit in enumerate(made.edits, 1):
        yield from heading(f"FROM {number} TO {number + 1}", width)
        yield from _edit_lines(edit, width)


def _edit_lines(edit: Edit, width: int) -> Iterator[Text]:
    if edit.title:
        yield from wrap(
            f"[-{edit.title[0]}-] {{+{edit.title[1]}+}}", width, first="  ", rest="  ", style=HEAD
        )
    yield from wrap(marked(edit.pieces), width, first="  ", rest="  ")
    yield Text("")
    for mark, lines in (("-", edit.gone), ("+", edit.new)):
        for line, claim_id in lines:
            yield from listed(f"{mark} {line} [{claim_id[:SHORT_ID_CHARS]}]", width)
    yield from wrap(f"{plural(edit.kept, 'claim')} in both.", width, first="  ", style=DIM)


def marked(pieces: tuple[Piece, ...]) -> str:
    """The words of an edit in one text: [-gone-], {+new+}, … for what is left out."""
    return " ".join(_MARKS[piece.kind].format(piece.words) for piece in pieces)

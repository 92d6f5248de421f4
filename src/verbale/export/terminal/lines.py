"""What all views in a terminal share: wrapped lines, counts, what a source is called."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS, describe_source
from verbale.views import Citation
from verbale.views.captions import in_quotes

DIM = "dim"
HEAD = "bold"
MARK = "cyan"


def wrap(text: str, width: int, *, first: str = "", rest: str = "", style: str = "") -> Iterator[Text]:
    """Lines of at most `width` columns, with what stands before the first and before each further one."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=True,
        break_on_hyphens=False,
    )
    for line in lines or [first]:
        yield Text(line, style=style)


def listed(text: str, width: int, *, indent: int = 2, style: str = "") -> Iterator[Text]:
    """An item of a list, its further lines set in."""
    return wrap(text, width, first=" " * indent, rest=" " * (indent + 2), style=style)


def plural(count: int, noun: str) -> str:
    """A count and its noun: "1 report", "2 reports"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def quoted(citation: Citation, width: int, *, indent: int = 4, lead: str = "") -> Iterator[Text]:
    """A citation's words in quotation marks with where they stand, after a lead."""
    blank = " " * indent
    text = f"{lead}{in_quotes(citation.quote)} {source_and_id(citation)}"
    yield from wrap(text, width, first=blank, rest=blank, style=DIM)


def source_and_id(citation: Citation) -> str:
    """A source in a few words, and the id by which `verbale show` opens the claim."""
    return f"{describe_source(citation)} [{citation.claim_id[:SHORT_ID_CHARS]}]"


def heading(text: str, width: int, mark: str = "") -> Iterator[Text]:
    """A blank line and a heading, with what stands beside it, or below where there is no room."""
    yield Text("")
    if len(text) + len(mark) + 2 <= width:
        yield Text.assemble((text, HEAD), (f"  {mark}" if mark else "", MARK))
        return
    yield from wrap(text, width, style=HEAD)
    if mark:
        yield from wrap(mark, width, first="  ", rest="  ", style=MARK)


def aside(text: str, width: int, *, indent: int = 0) -> Iterator[Text]:
    """A remark, not a fact of the record."""
    blank = " " * indent
    yield from wrap(text, width, first=blank, rest=blank, style=DIM)

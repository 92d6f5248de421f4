"""Timeline, search and one claim in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS, describe_source
from verbale.export.terminal.lines import DIM, HEAD, MARK, aside, listed, plural, wrap
from verbale.views import Entry, Hit, Shown
from verbale.views.captions import in_quotes


def timeline_lines(entries: Iterable[Entry], width: int) -> Iterator[Text]:
    """The timeline, one day after the other."""
    day: str | None = ""
    for entry in entries:
        if entry.date != day:
            day = entry.date
            yield Text("")
            yield Text(day or "No date given", style=HEAD)
        cited = entry.citations[0]
        many = (
            f" ({plural(len({c.report_id for c in entry.citations}), 'report')})"
            if len(entry.citations) > 1
            else ""
        )
        undated = " [day of the report]" if entry.dated_by == "report" else ""
        yield from listed(f"{entry.line}{undated}{many} {cited.claim_id[:SHORT_ID_CHARS]}", width)
        yield from wrap(
            f"{in_quotes(cited.quote)} {describe_source(cited)}", width, first="    ", rest="    ", style=DIM
        )


def shown_lines(shown: Shown, width: int) -> Iterator[Text]:
    """A claim, its words in context, and all that it states."""
    yield from wrap(shown.line, width, style=HEAD)
    yield from wrap(describe_source(shown.citation), width, style=DIM)
    if shown.citation.url:
        yield Text(shown.citation.url, style=DIM)
    if shown.copy_of:
        yield Text(f"This report republishes {shown.copy_of}.", style=DIM)
    if shown.review:
        why = f": {shown.review.note}" if shown.review.note else ""
        said = f"Review: {shown.review.verdict} by {shown.review.reviewer} on {shown.review.made[:10]}{why}"
        yield from wrap(said, width, style=MARK)
    if shown.edit and shown.edit != shown.review:
        edited = f"As edited by {shown.edit.reviewer} on {shown.edit.made[:10]}"
        yield from wrap(edited, width, style=MARK)
    yield Text("")
    words = " ".join(f"{shown.before}⟦{shown.words}⟧{shown.after}".split())
    yield from wrap(words, width, first="  ", rest="  ")
    for words in shown.support:
        yield from wrap(
            f"with: {in_quotes(' '.join(words.split()))}", width, first="  ", rest="  ", style=DIM
        )
    yield Text("")
    for name, value in shown.record.items():
        if name not in ("evidence", "support") and value not in (None, (), [], ""):
            yield from wrap(str(value), width, first=f"  {name:<13}", rest=" " * 15)
    where = f"{shown.citation.start}-{shown.citation.end} of report {shown.citation.report_id}"
    yield from wrap(f"claim {shown.claim_id}, characters {where}", width, first="  ", rest="  ", style=DIM)
    yield from wrap(f"reader {shown.reader}, version {shown.version}", width, first="  ", style=DIM)


def hit_lines(hits: Sequence[Hit], width: int) -> Iterator[Text]:
    """Search hits, the best first."""
    for hit in hits:
        yield from wrap(describe_source(hit.citation), width, style=HEAD)
        yield from wrap(hit.citation.quote, width, first="  ", rest="  ")
        yield Text(f"  report {hit.citation.report_id}", style=DIM)
    if not hits:
        yield from aside("No report holds these words.", width)

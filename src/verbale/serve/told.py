"""Views as plain lines, each with its citation, for whoever reads text alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.serve.wording import count, harmless
from verbale.views import Board, Cell, Citation, Entry, Hit, Leaf, Row, Shown, Stand
from verbale.views.captions import say_stance
from verbale.views.sheets import Slice

SHORT_ID_CHARS = 12
MAX_CITED = 3
MAX_TEXT_CHARS = 8000


def bounded(lines: Iterable[str], most: int) -> str:
    """Lines as one text of so many characters at most; it says so where some are left out."""
    kept, size, left = [], 0, 0
    for line in lines:
        clean = str(harmless(line))
        if left or size + len(clean) + 1 > most:
            left += 1
        else:
            kept.append(clean)
            size += len(clean) + 1
    if left:
        kept.append(
            f"[{count(left, 'more line')} left out. Ask for less: a party, an issue, fewer days, a lower limit.]"
        )
    return "\n".join(kept)


def cited(one: Citation) -> str:
    """The words of a citation and where they stand."""
    quote = f"“{one.quote}” " if one.quote else ""
    where = [one.publisher or "publisher not named", one.published or "no date"]
    where.append(
        f"claim {one.claim_id[:SHORT_ID_CHARS]}"
        if one.claim_id
        else f"report {one.report_id[:SHORT_ID_CHARS]}"
    )
    return f"{quote}({', '.join(where)})"


def board(made: Board) -> Iterator[str]:
    """The board, issue by issue."""
    yield f"Board, as of {made.as_of or 'no day'}. An issue or party that is not here is not reported on."
    if made.compared:
        yield f"Parties to the talks: {', '.join(made.compared)}."
    for row in made.rows:
        yield from _row(row)
    if not made.rows:
        yield "Not reported."


def _row(row: Row) -> Iterator[str]:
    yield ""
    yield f"{row.label} [{row.issue}]: {row.compatibility}. {row.rule}"
    for cell in row.cells:
        for stand in cell.stands:
            yield f"- {_stand(cell, stand)}"


def _stand(cell: Cell, stand: Stand) -> str:
    said = f", said {stand.said_by}" if stand.said_by and stand.said_by != cell.party else ""
    red = ", red line" if stand.red_line else ""
    many = f"{count(cell.reports, 'report')}, {count(cell.origins, 'origin')}"
    return f"{say_stance(cell.party, stand.stance)}{red}{said} ({stand.date or 'no date'}; {many}) {cited(stand.citation)}"


def timeline(found: Slice[Entry]) -> Iterator[str]:
    """Lines of the timeline, the latest first."""
    yield f"{len(found.lines)} of {count(found.total, 'line')}, the latest first."
    for one in found.lines:
        by = " (the report's day)" if one.dated_by == "report" else ""
        more = len(one.citations) - MAX_CITED
        sources = "; ".join(cited(citation) for citation in one.citations[:MAX_CITED])
        yield f"- {one.date or 'no date'}{by}, {one.kind}: {one.line} {sources}{f'; {more} more' if more > 0 else ''}"


def hits(found: Iterable[Hit]) -> Iterator[str]:
    """Reports that a search found."""
    some = list(found)
    yield f"{count(len(some), 'report')}." if some else "No report holds these words."
    for hit in some:
        yield f"- {hit.citation.title or 'Without a headline'}: {cited(hit.citation)}"


def claim(shown: Shown) -> Iterator[str]:
    """A claim in context."""
    yield f"{shown.line}"
    yield f"Claim {shown.claim_id}, {shown.kind}; report {shown.citation.report_id}"
    yield f"Source: {', '.join(_source(shown.citation))}"
    if shown.copy_of:
        yield f"The report republishes report {shown.copy_of}."
    if shown.review:
        yield f"Reviewed: {shown.review.verdict}, {shown.review.made[:10]}."
    if shown.edit and shown.edit != shown.review:
        yield f"It is told as edited, {shown.edit.made[:10]}."
    yield ""
    yield f"{shown.before}>>{shown.words}<<{shown.after}"
    yield ""
    for name, value in shown.record.items():
        if name not in ("evidence", "support") and value not in (None, [], "", ()):
            yield f"{name}: {value}"


def _source(one: Citation) -> Iterator[str]:
    yield one.publisher or "publisher not named"
    yield one.published or "no date"
    if one.title:
        yield f"“{one.title}”"
    if one.url:
        yield one.url


def report(shown: Leaf) -> Iterator[str]:
    """A report: its heading, its text, its claims."""
    heading = shown.heading
    yield heading.title or "Without a headline"
    yield f"Report {heading.id}; {heading.publisher or 'publisher not named'}, {heading.published or 'no date'}"
    if heading.url:
        yield heading.url
    if heading.copy_of:
        yield f"It republishes report {heading.copy_of}."
    text = "".join(one.words for one in shown.stretches)
    yield ""
    yield text if len(text) <= MAX_TEXT_CHARS else f"{text[:MAX_TEXT_CHARS]} [the text goes on]"
    yield ""
    yield f"{count(len(shown.records), 'claim')}:"
    for one in shown.records:
        yield f"- {one.kind}: {one.line} (claim {one.claim_id[:SHORT_ID_CHARS]})"

"""The brief in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS, describe_source, period, sources
from verbale.export.terminal.lines import DIM, HEAD, plural, wrap
from verbale.views import Brief, Citation, Line
from verbale.views.captions import in_quotes


def _numbers(brief: Brief) -> dict[str, int]:
    return {report_id: n for n, report_id in enumerate(sources(brief), 1)}


def _marks(citations: Iterable[Citation], numbers: dict[str, int]) -> str:
    return "".join(f"[{n}]" for n in sorted({numbers[c.report_id] for c in citations}))


def _brief_line(line: Line, numbers: dict[str, int], width: int) -> Iterator[Text]:
    date = line.date or "no date"
    tail = f" {_marks(line.citations, numbers)} {line.citations[0].claim_id[:SHORT_ID_CHARS]}"
    yield from wrap(line.text + tail, width, first=f"  {date:<11}", rest=" " * 13)
    if line.quote:
        yield from wrap(in_quotes(line.quote), width, first=" " * 13, rest=" " * 13, style=DIM)


def brief_lines(brief: Brief, width: int) -> Iterator[Text]:
    """The brief, section by section, and its sources."""
    numbers = _numbers(brief)
    yield Text(brief.title, style=HEAD)
    known = f" · {', '.join(brief.publishers)}" if brief.publishers else ""
    counts = f"{period(brief)} · {plural(brief.reports, 'report')}, {plural(brief.origins, 'origin')}"
    yield from wrap(counts + known, width, style=DIM)
    for section in brief.sections:
        yield Text("")
        yield Text(section.title.upper(), style=HEAD)
        for line in section.lines:
            yield from _brief_line(line, numbers, width)
        if section.left_out:
            yield Text(f"{'':13}… and {section.left_out} more in the record", style=DIM)
    yield Text("")
    yield Text("SOURCES", style=HEAD)
    for report_id, citation in sources(brief).items():
        yield from wrap(describe_source(citation), width, first=f"  [{numbers[report_id]}] ", rest=" " * 6)

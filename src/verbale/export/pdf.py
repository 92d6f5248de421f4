"""The brief as PDF, set on A4 by typst; whatever stands in the reports comes to it as data, never as markup."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from verbale.errors import ExportError
from verbale.export.pages import describe_source, period, sources
from verbale.terms import DATES
from verbale.views import Brief, Citation
from verbale.views.brief import Line, Section
from verbale.views.captions import in_quotes

LIBRARY = "typst"
EXTRA = "pdf"
NO_DAY = "no date"
MAX_CHARS = 1_000
STANDARD: Literal["ua-1"] = "ua-1"
# Of a brief without a dated report.
_SOME_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_UNFIT = re.compile(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_AFTER = re.compile(r"([/?&=.,;_-]+)")
_ENDLESS = re.compile(r"\S{30}(?=\S)")
BREAK = "\u200b"


def lacks_pdf() -> str | None:
    """What must be installed before a PDF can be made, as a sentence; None if nothing."""
    if find_spec(LIBRARY):
        return None
    return f"A PDF needs {LIBRARY}, which is not installed: pip install 'verbale[{EXTRA}]'"


def brief_pdf(brief: Brief) -> bytes:
    """The brief as PDF; of one brief always the same bytes.

    It is tagged for screen readers (PDF/UA-1). Letters are those that come with typst; only where
    these lack a sign are the machine's own taken to help.

    Raises:
        ExportError: typst is not installed.
    """
    if lack := lacks_pdf():
        raise ExportError(lack)
    # Half a second that no other command needs.
    import typst  # noqa: PLC0415

    made_of = {"brief": msgspec.json.encode(_data(brief)).decode()}
    with as_file(files("verbale.export") / "templates") as folder:
        told: dict[str, Any] = {
            "input": str(folder / "brief.typ"),
            "root": str(folder),
            "sys_inputs": made_of,
            "timestamp": _stamp(brief),
            "format": "pdf",
        }
        try:
            made = typst.compile(**told, ignore_system_fonts=True, pdf_standards=[STANDARD])
        except typst.TypstError:
            # The standard admits no sign that no letter is there for.
            made = typst.compile(**told)
    return bytes(made or b"")


def _stamp(brief: Brief) -> dt.datetime:
    day = DATES.clean(brief.last)
    return dt.datetime.combine(DATES.last(day), dt.time(), dt.UTC) if day else _SOME_DAY


def _data(brief: Brief) -> dict[str, Any]:
    cited = sources(brief)
    numbers = {report_id: n for n, report_id in enumerate(cited, 1)}
    return {
        "title": _plain(brief.title) or "Minutes",
        "period": _plain(period(brief)),
        "counts": f"{_count(brief.reports, 'report')}, {_count(brief.origins, 'origin')}",
        "publishers": _plain(", ".join(brief.publishers)),
        "sections": [_section(section, numbers) for section in brief.sections],
        "sources": [_source(numbers[key], citation) for key, citation in cited.items()],
    }


def _section(section: Section, numbers: dict[str, int]) -> dict[str, Any]:
    more = f"and {_count(section.left_out, 'more line')} in the record." if section.left_out else ""
    return {
        "title": _plain(section.title),
        "lines": [_line(line, numbers) for line in section.lines],
        "left_out": more,
    }


def _line(line: Line, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "text": _plain(line.text),
        "date": _plain(line.date or NO_DAY),
        "quote": _plain(in_quotes(line.quote)) if line.quote else "",
        "marks": sorted({numbers[citation.report_id] for citation in line.citations}),
    }


def _source(number: int, citation: Citation) -> dict[str, Any]:
    url = _UNFIT.sub("", citation.url or "").strip()[:MAX_CHARS]
    return {
        "number": number,
        "says": _plain(describe_source(citation)),
        "url": url,
        "shown": _plain(_AFTER.sub(rf"\1{BREAK}", url)),
        "linked": _is_of_the_web(url),
    }


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _plain(text: str) -> str:
    """A text without marks that turn the writing about it; a very long one is cut, a very long word may be broken."""
    clean = " ".join(_UNFIT.sub("", text).split())
    cut = clean if len(clean) <= MAX_CHARS else clean[: MAX_CHARS - 1] + "…"
    return _ENDLESS.sub(rf"\g<0>{BREAK}", cut)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"

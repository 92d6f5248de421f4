"""Citations: the reports that the claims are cited to, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from verbale.export.entries import printable, web_address
from verbale.export.exporter import ListWriter, ReportExporter
from verbale.export.rows import Cited

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"}
_KEY_CHARS = 8


class BibtexExporter(ReportExporter):
    """The reports as BibTeX, one @misc a report; its key ends in the beginning of the report's id."""

    title = "Citations as BibTeX"
    file_name = "citations.bib"
    media_type = "application/x-bibtex"

    def setup(self) -> None:
        """Open the file."""
        self._file = self.open()

    def take(self, cited: list[Cited]) -> None:
        """Write one report."""
        fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex(cited[0]).items())
        self._file.write(f"@misc{{{_key(cited[0])},\n{fields}\n}}\n\n")
        self.written += 1


class CslExporter(ReportExporter):
    """The reports as CSL-JSON, for Zotero, Pandoc and citeproc."""

    title = "Citations as CSL-JSON"
    file_name = "citations.json"
    media_type = "application/vnd.citationstyles.csl+json"

    def setup(self) -> None:
        """Open the file."""
        self._items = ListWriter(self.open(), None)

    def take(self, cited: list[Cited]) -> None:
        """Write one report."""
        self._items.add(_csl(cited[0]))
        self.written += 1

    def finish(self) -> None:
        """Write the last report and close the list."""
        super().finish()
        self._items.finish()


def _key(cited: Cited) -> str:
    """A key such as `agency2016_1f2e3d4c`: letters of the publisher, the year, and the id."""
    plain = unicodedata.normalize("NFKD", cited.row.publisher or "").encode("ascii", "ignore").decode()
    name = "".join(re.findall(r"[a-z0-9]+", plain.lower()))[:16] or "report"
    year = (cited.row.published or "")[:4]
    return f"{name}{year}_{cited.row.report_id[:_KEY_CHARS]}"


def _note(cited: Cited) -> str:
    """What the report says of itself, and how it is found in the record."""
    copied = cited.heading.republished_from
    told = f"Republished from {copied}. " if copied else ""
    return f"{told}Verbale report {cited.row.report_id}"


def _bibtex(cited: Cited) -> dict[str, str]:
    row = cited.row
    year, month, day = [*(row.published or "").split("-"), "", ""][:3]
    page = web_address(row.url)
    made = {
        "title": f"{{{{{_escape(row.report_title or 'Untitled')}}}}}",
        "howpublished": f"{{{_escape(row.publisher)}}}" if row.publisher else "",
        "year": f"{{{year}}}" if year else "",
        "month": _MONTHS[int(month) - 1] if month else "",
        "day": f"{{{int(day)}}}" if day else "",
        "url": f"{{{_escape_address(page)}}}" if page else "",
        "language": f"{{{row.language}}}" if row.language else "",
        "note": f"{{{_escape(_note(cited))}}}",
    }
    return {name: value for name, value in made.items() if value}


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in " ".join(printable(text).split()))


def _escape_address(address: str) -> str:
    return "".join(_IN_ADDRESS.get(mark, mark) for mark in printable(address))


def _csl(cited: Cited) -> dict[str, Any]:
    row = cited.row
    page = web_address(row.url)
    made: dict[str, Any] = {
        "id": _key(cited),
        "type": "webpage" if page else "article-newspaper",
        "title": row.report_title or "Untitled",
        "container-title": row.publisher,
        "language": row.language,
        "URL": page,
        "note": _note(cited),
    }
    if row.published:
        made["issued"] = {"date-parts": [[int(part) for part in row.published.split("-")]]}
    return {name: value for name, value in made.items() if value}

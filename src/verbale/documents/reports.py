"""Raw items to reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from verbale.documents.boilerplate import find_boilerplate
from verbale.documents.dates import parse_date
from verbale.documents.decoding import decode
from verbale.documents.fields import Article, host
from verbale.documents.language import detect_language
from verbale.documents.markdown import read_markdown
from verbale.documents.objects import read_lines, read_objects
from verbale.documents.pages import read_page
from verbale.documents.plain import read_plain
from verbale.documents.provenance import republished_from
from verbale.errors import DocumentError, VocabularyError
from verbale.terms import Known, Problem, RawItem, Report, Span, digest_text, now, report_id

_READERS: dict[str, Callable[[str], Article]] = {
    "text": read_plain,
    "html": read_page,
    "markdown": read_markdown,
}


def read_items(
    items: Iterable[RawItem | Problem], *, published: str | None = None
) -> Iterator[Report | Problem]:
    """Turn what sources give into reports, one at a time; problems pass through in their place.

    Args:
        items: raw items and problems, as `verbale.sources.read_sources` gives them.
        published: date (ISO prefix) of reports that bear none.
    """
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            yield from reports(item, published=published)


def reports(item: RawItem, *, published: str | None = None) -> Iterator[Report | Problem]:
    """The reports of one raw item; what is no report is a `Problem` of stage "document".

    No bytes raise anything. `published` is the date of reports that bear none.
    """
    try:
        for where, article in _articles(item):
            if isinstance(article, DocumentError):
                yield _problem(item, f"{where}{article}")
            elif not article.text.strip():
                yield _problem(item, f"{where}there is no text in it")
            else:
                yield _report(item, article, where, published)
    except VocabularyError:
        raise
    except Exception as error:  # noqa: BLE001 - one broken document must not end the reading of the others
        yield _problem(item, f"it cannot be read: {type(error).__name__}: {error}")


def _articles(item: RawItem) -> Iterator[tuple[str, Article | DocumentError]]:
    """Every article of an item, with the words that say where in it one stands."""
    named = item.known.charset if item.known else ""
    text = decode(item.data, is_html=item.media in ("html", "markdown"), named=named)
    if item.media == "jsonl":
        for number, article in read_lines(text, item.line):
            yield f"line {number}: ", article
    elif item.media == "json":
        for number, article in read_objects(text):
            yield f"report {number}: " if number else "", article
    else:
        yield "", _READERS[item.media](text)


def _problem(item: RawItem, reason: str) -> Problem:
    return Problem(source=item.source, stage="document", reason=reason, seen=now())


def _report(item: RawItem, article: Article, where: str, published: str | None) -> Report:
    text, known = article.text, item.known or Known()
    url = _address(article.url, known.url)
    title, date = article.title or known.title, article.published or parse_date(known.published) or published
    publisher = known.publisher or article.publisher or host(url)
    boilerplate = find_boilerplate(text)
    sha256 = digest_text(text)
    place = where.removeprefix("line ").removeprefix("report ").rstrip(": ")
    return Report(
        id=report_id(url=url, title=title, published=date, sha256=sha256),
        text=text,
        title=title,
        published=date,
        publisher=publisher,
        url=url,
        author=article.author,
        language=article.language or detect_language(without(text, boilerplate)) or known.language,
        sha256=sha256,
        raw_sha256=hashlib.sha256(item.data).hexdigest(),
        source=f"{item.source}:{place}" if place else item.source,
        retrieved=item.retrieved,
        boilerplate=boilerplate,
        republished_from=republished_from(text, boilerplate, publisher, title),
    )


def _address(own: str | None, found_at: str | None) -> str | None:
    """A document's address: its own word for it, unless it was found at another host's, or at a deeper one."""
    if not own or not found_at:
        return own or found_at
    lesser = urlsplit(own).path in ("", "/") and urlsplit(found_at).path not in ("", "/")
    return found_at if lesser or host(own) != host(found_at) else own


def without(text: str, spans: Iterable[Span]) -> str:
    """A text without these spans, which are in order; a line that they empty goes as well."""
    parts, at = [], 0
    for span in spans:
        parts.append(text[at : span.start])
        at = span.end
        if (not parts[-1] or parts[-1].endswith("\n")) and text.startswith(("\n", "\r\n"), at):
            at += 2 if text.startswith("\r\n", at) else 1
    return "".join((*parts, text[at:])).strip()


def clean_text(report: Report) -> str:
    """A report's main text without its boilerplate, blanks at its ends taken off."""
    return without(report.text, report.boilerplate)

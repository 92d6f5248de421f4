"""Raw items to reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from verbale.documents.boilerplate import find_boilerplate
from verbale.documents.decoding import decode
from verbale.documents.fields import Article
from verbale.documents.language import detect_language
from verbale.documents.markdown import read_markdown
from verbale.documents.objects import read_lines, read_objects
from verbale.documents.pages import read_page
from verbale.documents.plain import read_plain
from verbale.documents.provenance import republished_from
from verbale.errors import DocumentError, VocabularyError
from verbale.terms import Problem, RawItem, Report, Span, digest_text, report_id

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
    text = decode(item.data, is_html=item.media in ("html", "markdown"))
    if item.media == "jsonl":
        for number, article in read_lines(text, item.line):
            yield f"line {number}: ", article
    elif item.media == "json":
        for number, article in read_objects(text):
            yield f"report {number}: " if number else "", article
    else:
        yield "", _READERS[item.media](text)


def _problem(item: RawItem, reason: str) -> Problem:
    seen = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Problem(source=item.source, stage="document", reason=reason, seen=seen)


def _report(item: RawItem, article: Article, where: str, published: str | None) -> Report:
    text, date = article.text, article.published or published
    boilerplate = find_boilerplate(text)
    sha256 = digest_text(text)
    place = where.removeprefix("line ").removeprefix("report ").rstrip(": ")
    return Report(
        id=report_id(url=article.url, title=article.title, published=date, sha256=sha256),
        text=text,
        title=article.title,
        published=date,
        publisher=article.publisher,
        url=article.url,
        author=article.author,
        language=article.language or detect_language(without(text, boilerplate)),
        sha256=sha256,
        raw_sha256=hashlib.sha256(item.data).hexdigest(),
        source=f"{item.source}:{place}" if place else item.source,
        retrieved=item.retrieved,
        boilerplate=boilerplate,
        republished_from=republished_from(text, boilerplate, article.publisher),
    )


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

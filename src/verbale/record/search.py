"""Finding reports and claims by their words."""

from __future__ import annotations

import re

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.record import queries, tables
from verbale.record.backends import words_of
from verbale.record.database import Found, is_in
from verbale.record.restore import restore_bare
from verbale.terms import Span

SNIPPET_CHARS = 240
_LEAD_CHARS = 60
_TOKEN = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORDLIKE = re.compile(r"[^\W_]")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a search found.

    Attributes:
        report_id: the report's id.
        title: its headline.
        published: its date, None if unknown.
        publisher: who published it, None if unknown.
        snippet: a stretch of its text about the first match, or its first words if only the
            headline matches.
        at: where the snippet stands in the text.
        matches: where the words looked for stand in the text, in order.
    """

    report_id: str
    title: str
    published: str | None
    publisher: str | None
    snippet: str
    at: Span
    matches: tuple[Span, ...]


def search_reports(connection: Connection, query: str, limit: int) -> list[Hit]:
    """The reports that hold every word of any text, best first."""
    terms = parse_query(query)
    if not terms:
        return []
    found = words_of(connection).find_reports(connection, terms, limit)
    wanted = queries.current_readings(tables.reports.c.seq, tables.reports.c.id).where(queries.stands())
    rows = connection.execute(wanted.where(is_in(tables.reports.c.seq, [hit.seq for hit in found])))
    known = {row.seq: row for row in rows}
    return [_hit(known[hit.seq], hit) for hit in found if hit.seq in known]


def search_claims(connection: Connection, query: str, limit: int) -> list[int]:
    """The numbers of the claims whose words hold every word of any text, best first."""
    terms = parse_query(query)
    return words_of(connection).find_claims(connection, terms, limit) if terms else []


def parse_query(query: str) -> list[str]:
    """The words and the quoted phrases of any text that hold a letter or a digit."""
    clean = query.replace("\0", " ").replace("“", '"').replace("”", '"')
    clean = clean.encode("utf-8", "replace").decode()  # half characters cannot be looked for
    terms = [phrase or word for phrase, word in _TOKEN.findall(clean)]
    return [term for term in terms if _WORDLIKE.search(term)]


def _hit(row: sa.Row[*tuple[object, ...]], found: Found) -> Hit:
    heading = restore_bare(str(row.body)).report
    at = _around(found.text, found.matches[0].start if found.matches else 0)
    return Hit(
        report_id=heading.id,
        title=heading.title,
        published=heading.published,
        publisher=heading.publisher,
        snippet=at.of(found.text),
        at=at,
        matches=found.matches,
    )


def _around(text: str, match: int) -> Span:
    """A stretch of whole words about a match."""
    start = max(0, match - _LEAD_CHARS)
    end = min(len(text), start + SNIPPET_CHARS)
    while start and start < match and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > match and not text[end].isspace():
        end -= 1
    return Span(start, max(end, min(len(text), match + 1)))

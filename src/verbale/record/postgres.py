"""What only PostgreSQL needs: its settings, its lock and its full-text search.

Words are found as SQLite finds them: without accents, stemmed by Porter's rules, none left out. So
the text is cut into words here, and the server is given these alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from verbale.errors import RecordError
from verbale.record.database import WRITES, Found
from verbale.terms import Span

CANDIDATES = 1000
"""Of what a search finds, so many are ranked: those that came in last."""
_NEWEST = 3 * CANDIDATES
MAX_WORDS = 100_000
"""Words of a text that are indexed; a longer list the server refuses."""
MAX_WORD_CHARS = 200
_LOCK = 0x7665726261
_WORD = re.compile(r"[^\W_]+")


def connect(url: str) -> Engine:
    """An engine for the database at a `postgresql://` address.

    Raises:
        RecordError: the driver is not installed.
    """
    made = sa.make_url(url).set(drivername="postgresql+psycopg")
    try:
        engine = sa.create_engine(made, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise RecordError("records on PostgreSQL need a driver: pip install 'verbale[postgres]'") from error
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Let one transaction write at a time, as SQLite does: the order of rows is the order of commits."""
    if connection.get_execution_options().get(WRITES):
        connection.execute(
            sa.text("SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema()))"),
            {"lock": _LOCK % 2**31},
        )


def check_encoding(connection: Connection) -> None:
    """Refuse a database that cannot hold every letter.

    Raises:
        RecordError: its encoding is not UTF-8.
    """
    if connection.dialect.name == "postgresql":
        encoding = connection.scalar(sa.text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise RecordError(f"the database is in {encoding}; a record needs one in UTF8")


def plain_words(text: str) -> list[tuple[Span, str]]:
    """Each word of a text, where it stands and how it is looked for: in small letters, without accents."""
    return [(Span(*match.span()), _fold(match[0])) for match in _WORD.finditer(text)]


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _joined(text: str) -> str:
    return " ".join(word[:MAX_WORD_CHARS] for _, word in plain_words(text)[:MAX_WORDS])


def index_report(connection: Connection, seq: int, title: str, text: str) -> None:
    """Make a report's words findable."""
    connection.execute(
        sa.text(
            "INSERT INTO report_words (seq, words) VALUES (:seq, "
            "setweight(to_tsvector('verbale', :title), 'A') || to_tsvector('verbale', :text))"
        ),
        {"seq": seq, "title": _joined(title), "text": _joined(text)},
    )


def index_claims(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Make claims findable by the `words` of each row; `seq` is the claim's number."""
    found = [{"seq": row["seq"], "words": _joined(row["words"])} for row in rows]
    if found:
        statement = "INSERT INTO claim_words (seq, words) VALUES (:seq, to_tsvector('verbale', :words))"
        connection.execute(sa.text(statement), found)


def find_reports(connection: Connection, terms: list[str], limit: int) -> list[Found]:
    """The best of the latest `CANDIDATES` reports that hold all these words and phrases."""
    seqs = _ranked(connection, "report_words", terms, limit)
    query = sa.text("SELECT seq, text FROM reports WHERE seq = ANY(:seqs)")
    texts = {row.seq: row.text for row in connection.execute(query, {"seqs": seqs})}
    words = {seq: plain_words(texts[seq]) for seq in seqs}
    phrases = [[word for _, word in plain_words(term)] for term in terms]
    stems = _stems(connection, {w for found in words.values() for _, w in found}.union(*phrases))
    wanted = [[stems[word] for word in phrase] for phrase in phrases if phrase]
    return [Found(seq, texts[seq], _matches(words[seq], wanted, stems)) for seq in seqs]


def find_claims(connection: Connection, terms: list[str], limit: int) -> list[int]:
    """The numbers of the best claims for these terms, of current readings and past ones."""
    return _ranked(connection, "claim_words", terms, limit)


def _ranked(connection: Connection, table: str, terms: list[str], limit: int) -> list[int]:
    """The best of the latest rows that hold all the terms.

    Words that most rows hold are found by looking at the newest alone: the index would have every one of them visited.
    """
    phrases = [joined for term in terms if (joined := _joined(term))]
    if not phrases:
        return []
    given: dict[str, str | int] = {f"p{n}": phrase for n, phrase in enumerate(phrases)}
    given |= {"candidates": CANDIDATES, "newest": _NEWEST, "limit": limit}
    wanted = " && ".join(f"phraseto_tsquery('verbale', :p{n})" for n in range(len(phrases)))
    newest = f"(SELECT seq, words FROM {table} ORDER BY seq DESC LIMIT :newest) AS newest"  # noqa: S608
    for place, enough in ((newest, CANDIDATES), (table, 0)):
        query = (
            f"WITH wanted AS (SELECT {wanted} AS query), "  # noqa: S608 (names of ours alone)
            f"latest AS MATERIALIZED (SELECT seq FROM {place} "
            "WHERE words @@ (SELECT query FROM wanted) ORDER BY seq DESC LIMIT :candidates) "
            f"SELECT seq, (SELECT count(*) FROM latest) AS many FROM latest JOIN {table} USING (seq), wanted "
            "ORDER BY ts_rank(words, query, 1) DESC, seq LIMIT :limit"
        )
        rows = connection.execute(sa.text(query), given).all()
        if not enough or (rows and rows[0].many >= enough):
            return [row.seq for row in rows]
    return []


def _stems(connection: Connection, words: Iterable[str]) -> dict[str, str]:
    query = sa.text(
        "SELECT word, coalesce((ts_lexize('verbale_porter', word))[1], word) AS stem FROM unnest(CAST(:words AS text[])) word"
    )
    return {row.word: row.stem for row in connection.execute(query, {"words": sorted(words)})}


def _matches(
    words: list[tuple[Span, str]], wanted: list[list[str]], stems: Mapping[str, str]
) -> tuple[Span, ...]:
    """Where these phrases of stems stand in a text, in order, what overlaps joined."""
    stemmed = [stems[word] for _, word in words]
    spans: set[Span] = set()
    for phrase in wanted:
        last = len(phrase) - 1
        for at in range(len(stemmed) - last):
            if stemmed[at] == phrase[0] and stemmed[at : at + last + 1] == phrase:
                spans.add(Span(words[at][0].start, words[at + last][0].end))
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)

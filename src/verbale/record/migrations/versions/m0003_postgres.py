"""What PostgreSQL needs that the first migrations gave to SQLite alone: search, kept rows, one order of texts."""

from __future__ import annotations

from alembic import op

from verbale.record.migrations.keeping import forbid_change, sort_by_code_points

revision = "0003"
down_revision = "0002"

_KEPT = (
    "reports",
    "readings",
    "claims",
    "claim_names",
    "assertions",
    "sketches",
    "problems",
    "versions",
    "article_keys",
    "raws",
    "captures",
)
_NOTES = ("fetched_articles", "fetched_sources")

_SEARCH = (
    "CREATE TEXT SEARCH DICTIONARY verbale_porter (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION verbale (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION verbale ALTER MAPPING REPLACE simple WITH verbale_porter",
    "CREATE TABLE report_words (seq integer PRIMARY KEY REFERENCES reports (seq), words tsvector NOT NULL)",
    "CREATE INDEX report_words_of ON report_words USING gin (words)",
    "CREATE TABLE claim_words (seq integer PRIMARY KEY REFERENCES claims (seq), words tsvector NOT NULL)",
    "CREATE INDEX claim_words_of ON claim_words USING gin (words)",
)


def upgrade() -> None:
    """Create it, where the record is on PostgreSQL."""
    if op.get_bind().dialect.name != "postgresql":
        return
    sort_by_code_points((*_KEPT, *_NOTES))
    for statement in _SEARCH:
        op.execute(statement)
    forbid_change((*_KEPT, "report_words", "claim_words"))

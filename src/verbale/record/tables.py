"""The record's tables as they are now; the migrations say how they came to be so."""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0007"
"""The newest migration."""

metadata = sa.MetaData()

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("published", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("text_sha256", sa.Text, nullable=False),
    sa.Column("raw_sha256", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("retrieved", sa.Text, nullable=False),
)
"""One row a report: its text and where it came from."""

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
    sa.Column("versions", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("published", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("relevant", sa.Boolean, nullable=False),
    sa.Column("copy_of", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("readings_of_report", "report_seq", "seq"),
    sa.Index("readings_by_day", "published"),
    sa.Index("readings_by_copied", "copy_of"),
)
"""One row a reading of a report; the one with the highest `seq` is current.

`versions` is the digest of its readers and their versions, `digest` that of all it holds;
`body` is its heading and mentions in the wire format.
"""

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("start_char", sa.Integer, nullable=False),
    sa.Column("end_char", sa.Integer, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("topic", sa.Text),
    sa.Column("place", sa.Text),
    sa.Column("date", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("claims_by_topic", "kind", "topic"),
    sa.Index("claims_by_date", "date", "kind"),
)
"""One row a claim, for ever; `topic` is its issue, type of event, kind of toll or status."""

claim_names = sa.Table(
    "claim_names",
    metadata,
    sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Index("claims_by_name", "name"),
)
"""Which parties a claim names, and as what."""

assertions = sa.Table(
    "assertions",
    metadata,
    sa.Column("reading_seq", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), nullable=False, index=True),
    sa.Column("about_seq", sa.Integer, sa.ForeignKey("claims.seq")),
    sa.Column("support", sa.Text),
)
"""Which reading asserts which claims, in its order; `support` is JSON, null where there is none."""

sketches = sa.Table(
    "sketches",
    metadata,
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), primary_key=True),
    sa.Column("hashes", sa.LargeBinary, nullable=False),
)
"""A report's sketch of word shingles, by which later copies of it are known."""

problems = sa.Table(
    "problems",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("report_id", sa.Text),
    sa.Column("seen", sa.Text, nullable=False),
)
"""What could not be fetched, read or stored, and why."""

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False, index=True),
    sa.Column("older_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False, index=True),
    sa.Column("seen", sa.Text, nullable=False),
)
"""Which report was found, and when, to be an edited version of which; the latest row of two counts."""

article_keys = sa.Table(
    "article_keys",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False),
    sa.Index("article_keys_by_key", "key", "seq"),
)
"""By what an article is known again (address, a feed's own id), and the report that then stood there."""

raws = sa.Table(
    "raws",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False, unique=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary),
)
"""The bytes that came from the network, zlib-compressed; null where they are kept in a WARC file alone."""

captures = sa.Table(
    "captures",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("raw_seq", sa.Integer, sa.ForeignKey("raws.seq"), nullable=False, index=True),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    sa.Column("headers", sa.Text, nullable=False),
    sa.Column("fetched", sa.Text, nullable=False),
    sa.Column("warc", sa.Text),
)
"""One row a time that an address gave bytes: what was asked, what answered, with which headers (JSON).

`warc` is the file and the offset where the response is kept as WARC, null where it is not.
"""

fetched_articles = sa.Table(
    "fetched_articles",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("discovered", sa.Float, nullable=False),
    sa.Column("due", sa.Float),
    sa.Column("checked", sa.Float),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("validators", sa.Text),
    sa.UniqueConstraint("source", "key"),
    sa.Index("articles_due", "source", "due"),
)
"""What is known of each article of a source: where it is, and when it is to be asked for again.

This table and the next are a note on what to do, not on the conflict: they alone are changed in
place. Times are seconds since 1970; `due` is null where it is not to be asked for again.
"""

fetched_sources = sa.Table(
    "fetched_sources",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
"""How each source looked when it was last asked, as JSON."""

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("other", sa.Text, index=True),
    sa.Column("changes", sa.Text),
    sa.Column("note", sa.Text),
    sa.Column("reviewer", sa.Text, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
)
"""One row a judgement of a reviewer; `changes` is JSON. The last row on a thing counts, unless it was undone."""

done_items = sa.Table(
    "done_items",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("passed", sa.Integer, nullable=False),
)
"""One row a document of an archive that a run is done with: by what it is known again, and how many
reports of it were read, and how many passed over as not about a conflict."""

slate = sa.Table(
    "slate",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("party", sa.Text, primary_key=True),
    sa.Column("issue", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
"""What was worked out of the whole record, as JSON, by party and issue ("" for none); wiped and written anew."""

kept = sa.Table(
    "kept",
    metadata,
    sa.Column("made", sa.Integer, primary_key=True),
    sa.Column("way", sa.Text, nullable=False),
    sa.Column("stamp", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
)
"""One row a making of the kept lists: in which way, when, and of a record as which stamp tells ("" until it is complete)."""

kept_lines = sa.Table(
    "kept_lines",
    metadata,
    sa.Column("made", sa.Integer, primary_key=True),
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("chunk", sa.Integer, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
"""The lines of the kept lists in their order, a few a row, as zlib-compressed JSON; wiped and written anew."""

kept_sets = sa.Table(
    "kept_sets",
    metadata,
    sa.Column("made", sa.Integer, primary_key=True),
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("lines", sa.LargeBinary, nullable=False),
)
"""Which lines of a kept list bear a value, by their numbers; `key` is the value, cut where it is long. Wiped and written anew."""

kept_wanted = sa.Table(
    "kept_wanted",
    metadata,
    sa.Column("way", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, nullable=False),
)
"""What was asked for and is not kept: to be worked out next."""

WORKED_OUT = (slate, kept, kept_lines, kept_sets, kept_wanted)
"""What another database works out anew."""

"""Tables of who gets mail, about what, and what was sent."""

from __future__ import annotations

import sqlalchemy as sa

from verbale.serve.schema import Schema

metadata = sa.MetaData()

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("address", sa.Text, nullable=False, index=True),
    sa.Column("wish", sa.Text, nullable=False),
    sa.Column("account", sa.Text),
    sa.Column("made", sa.Float, nullable=False),
    sa.Column("confirmed", sa.Float),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("written", sa.Float),
    sa.Column("refused", sa.Integer, nullable=False),
    sa.Column("busy_until", sa.Float, nullable=False),
    sa.Column("busy_by", sa.Text, nullable=False),
)
"""One row a subscription.

`wish` is what is asked for, as JSON; `account` whose it is, null where there are no accounts; `confirmed` is null
until the address has confirmed; `position` is how far in the record it was told of; `written` when the last digest
was; `refused` how often in a row the address was; `busy_until` and `busy_by` say which sender has it in hand.
"""

_OWNER = "subscriptions.seq"

keys = sa.Table(
    "subscription_keys",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column(
        "subscription_seq", sa.Integer, sa.ForeignKey(_OWNER, ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("made", sa.Float, nullable=False),
)
"""What links in mails bear, as SHA-256: to confirm, or to stop. Each mail has keys of its own."""

sent = sa.Table(
    "sent_facts",
    metadata,
    sa.Column("subscription_seq", sa.Integer, sa.ForeignKey(_OWNER, ondelete="CASCADE"), primary_key=True),
    sa.Column("fact", sa.Text, primary_key=True),
)
"""Which facts each subscription was told."""

mails = sa.Table(
    "mails",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column(
        "subscription_seq", sa.Integer, sa.ForeignKey(_OWNER, ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
    sa.Column("made", sa.Float, nullable=False),
)
"""Mails that are due and not handed over yet.

`after` and `facts` (JSON) say which news a digest tells; its words are taken from the record when it is sent, so that
what was taken down or hidden meanwhile stands in no mail.
"""

asked = sa.Table(
    "asked",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("address", sa.Text, nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),
)
"""When an address was asked to confirm, for a day: nobody is asked often. It is a digest, not the address."""

SCHEMA = Schema("subscriptions", metadata)

"""Which version the tables of a cabinet are, and how those of an earlier Verbale are brought up to it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from verbale.errors import AccountError

_kept = sa.MetaData()
versions = sa.Table(
    "cabinet_versions",
    _kept,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
)
"""The version of the tables of each kind: accounts and addresses may share a database on a server."""


@dataclass(frozen=True)
class Schema:
    """The tables of one kind.

    Attributes:
        kind: what they hold, in a word: the name of the first of them.
        metadata: the tables as they are now.
        steps: what brings version 1 to 2, 2 to 3 and so on, each some orders; appended to, never edited.
    """

    kind: str
    metadata: sa.MetaData
    steps: tuple[tuple[str, ...], ...] = ()

    @property
    def version(self) -> int:
        """The version of the tables as they are now."""
        return len(self.steps) + 1

    def current(self, connection: Connection) -> int | None:
        """The version of what a database holds, None where it holds nothing of the kind."""
        found = set(sa.inspect(connection).get_table_names())
        if versions.name in found:
            told: int | None = connection.scalar(
                sa.select(versions.c.version).where(versions.c.kind == self.kind)
            )
            if told is not None:
                return told
        # Tables were made without a version once; they were what version 1 is.
        return 1 if self.kind in found else None

    def bring_up(self, connection: Connection) -> None:
        """Make the tables, or bring those that are there to the version of now.

        Raises:
            AccountError: a newer Verbale wrote them.
        """
        current = self.current(connection)
        if current is not None and current > self.version:
            raise AccountError(
                f"a newer Verbale wrote these {self.kind} (schema {current}, this one knows {self.version}): update Verbale"
            )
        for orders in self.steps[current - 1 :] if current else ():
            for order in orders:
                connection.execute(sa.text(order))
        self.metadata.create_all(connection)
        self._note(connection)

    def _note(self, connection: Connection) -> None:
        _kept.create_all(connection)
        connection.execute(versions.delete().where(versions.c.kind == self.kind))
        connection.execute(versions.insert().values(kind=self.kind, version=self.version))

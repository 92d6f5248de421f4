"""Writing down what reviewers judge, and reading it back; nothing of it is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.record.database import explained, writing
from verbale.record.tables import judgements
from verbale.terms import Judgement


class Bench:
    """Where judgements are added, each in a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, judgement: Judgement) -> bool:
        """Append a judgement; False if it is there already."""
        row = msgspec.structs.asdict(judgement)
        if judgement.changes is not None:
            row["changes"] = msgspec.json.encode(judgement.changes, order="sorted").decode()
        with explained(), writing(self._engine) as connection:
            known = sa.select(judgements.c.seq).where(judgements.c.id == judgement.id)
            if connection.scalar(known) is not None:
                return False
            connection.execute(judgements.insert(), row)
        return True


def read_judgements(connection: Connection) -> Iterator[Judgement]:
    """All judgements, in the order in which they were made."""
    names = Judgement.__struct_fields__
    columns = [judgements.c[name] for name in names]
    for row in connection.execute(sa.select(*columns).order_by(judgements.c.seq)):
        stated: dict[str, Any] = dict(zip(names, row, strict=True))
        if stated["changes"] is not None:
            stated["changes"] = msgspec.json.decode(stated["changes"])
        yield msgspec.convert(stated, Judgement)

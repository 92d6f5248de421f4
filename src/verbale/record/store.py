"""The store: one record, in a file or on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from verbale.errors import RecordError
from verbale.record import backends, slate
from verbale.record.fetching import Ledger
from verbale.record.judging import Bench
from verbale.record.kept import Keeper
from verbale.record.schema import is_empty, upgrade
from verbale.record.slate import Chalked
from verbale.record.transfer import transfer
from verbale.record.view import View
from verbale.record.writer import BATCH_REPORTS, Writer


class Store:
    """A record: opened with `Store.open`, written by its writers, read through its views."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the record at `path`, at the newest schema.

        Args:
            path: a file of its own, whose folder is made if there is none; or the address of a
                database on a PostgreSQL server, `postgresql://user@host/name`.
            create: whether to make a record where there is none.

        Raises:
            RecordError: there is none and none is to be made; the file or the database is no record,
                cannot be opened, or was written by a newer Verbale.
        """
        server = backends.is_server(path)
        shown = sa.make_url(str(path)).render_as_string() if server else str(path)
        with _explaining(shown):
            if not server:
                _prepare(Path(path), create=create)
            engine = backends.connect(path)
            try:
                _upgrade(engine, create=create)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def writer(self, *, batch_reports: int = BATCH_REPORTS) -> Writer:
        """A writer, for one `with` block."""
        return Writer(self._engine, batch_reports=batch_reports)

    def view(self) -> View:
        """A view of all that is, and will be, in the record."""
        return View(self._engine)

    def ledger(self) -> Ledger:
        """What fetching remembers."""
        return Ledger(self._engine)

    def bench(self) -> Bench:
        """Where reviewers' judgements are added."""
        return Bench(self._engine)

    def copy_to(self, other: Store, on_progress: Callable[[int], None] | None = None) -> int:
        """Copy all of it into another, empty record, in one transaction; gives the number of rows.

        Raises:
            RecordError: the other holds something, or cannot hold what this one does.
        """
        return transfer(self._engine, other._engine, on_progress)

    def chalk(self, made_at: str, things: Iterable[Chalked]) -> None:
        """Keep what was worked out of the whole record as of a stamp of the view, until the record changes."""
        slate.write(self._engine, made_at, things)

    def keeper(self) -> Keeper:
        """Where lists that were worked out of the whole record are kept."""
        return Keeper(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _upgrade(engine: Engine, *, create: bool) -> None:
    if not create and is_empty(engine):
        raise RecordError("there is no record in this database")
    upgrade(engine)


def _prepare(path: Path, *, create: bool) -> None:
    """Make a file's folder, if the file may be made."""
    if not create and not path.is_file():
        raise RecordError(f"there is no record at {path}")
    path.parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def _explaining(place: str) -> Iterator[None]:
    try:
        yield
    except RecordError as error:
        raise RecordError(f"{place}: {error}") from error
    except sa.exc.DBAPIError as error:
        raise RecordError(f"{place} cannot be opened as a record: {error.orig}") from error
    except sa.exc.ArgumentError as error:
        raise RecordError(f"{place} is no address of a database: {error}") from error
    except OSError as error:
        raise RecordError(f"{place} cannot be opened as a record: {error.strerror or error}") from error

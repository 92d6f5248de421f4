"""Opening a record at the newest schema, whatever version wrote it."""

from __future__ import annotations

from importlib.resources import as_file, files

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from verbale.errors import RecordError
from verbale.record import postgres
from verbale.record.database import writing
from verbale.record.tables import HEAD

_VERSION_TABLE = "alembic_version"


def upgrade(engine: Engine) -> None:
    """Bring a record, or an empty database, to the newest schema.

    Raises:
        RecordError: it was written by a newer Verbale, or is not a record.
    """
    with engine.connect() as connection:
        postgres.check_encoding(connection)
        if _current(connection) == HEAD:
            return
    with writing(engine) as connection:  # another process may have been quicker: look again under the lock
        if _current(connection) != HEAD:
            _run_migrations(connection)


def is_empty(engine: Engine) -> bool:
    """Whether a database holds no table."""
    with engine.connect() as connection:
        return _current(connection) is None


def _current(connection: Connection) -> str | None:
    """The schema's version, None for an empty database."""
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return None
    if _VERSION_TABLE not in tables:
        raise RecordError("this database holds other tables; it is not a record")
    version: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    if version is not None and version > HEAD:
        raise RecordError(
            f"a newer Verbale wrote this record (schema {version}, this one knows {HEAD}): update Verbale"
        )
    return version


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 (slow to import, and seldom needed)
    from alembic.config import Config  # noqa: PLC0415

    with as_file(files("verbale.record") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

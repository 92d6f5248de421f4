from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import verbale.record
from verbale.errors import RecordError
from verbale.record import Counts, Store, sqlite, tables


def test_any_backend_passes_the_script(place: str | Path, store_script: Callable[[Store], None]) -> None:
    with Store.open(place) as store:
        store_script(store)
    with Store.open(place) as again:
        assert again.view().counts() == Counts(reports=1, readings=2, claims=5, problems=1)


def test_migrations_lead_to_the_tables_of_the_code(place: str | Path) -> None:
    with Store.open(place) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or "_words" not in (name or "")},
        )
        assert compare_metadata(context, tables.metadata) == []


def test_head_is_the_last_migration() -> None:
    folder = Path(verbale.record.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == tables.HEAD


def test_no_record_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        Store.open(tmp_path / "record.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_newer_record_says_so(tmp_path: Path) -> None:
    Store.open(tmp_path / "record.db").close()
    connection = sqlite3.connect(tmp_path / "record.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RecordError, match="newer Verbale"):
        Store.open(tmp_path / "record.db")


def test_another_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE books (title)")
    connection.close()
    with pytest.raises(RecordError, match="not a record"):
        Store.open(tmp_path / "other.db")


@pytest.mark.parametrize("content", [b"Talks resumed in Geneva." * 100, b"SQLite format 3\0broken"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"record\.db"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_broken_record_is_an_error_of_its_own(tmp_path: Path, build: Callable[..., tuple]) -> None:
    path = tmp_path / "record.db"
    with Store.open(path) as store, store.writer() as writer:
        for number in range(50):
            writer.add(*build(f" Update {number}."))
    half = path.stat().st_size // 8192 * 4096
    with path.open("r+b") as file:
        file.seek(half)
        file.write(b"\xff" * half)

    def read_all() -> None:
        with Store.open(path) as store:
            list(store.view().claims())
            store.view().search("rebels")

    with pytest.raises(RecordError, match="malformed"):
        read_all()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        Store.open(tmp_path)


@pytest.mark.parametrize("table", ["reports", "readings", "claims", "claim_names", "assertions", "sketches"])
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = 9", "DELETE FROM {}"])
def test_nothing_is_changed_or_deleted(
    tmp_path: Path, store_script: Callable[[Store], None], table: str, change: str
) -> None:
    path = tmp_path / "record.db"
    with Store.open(path) as store:
        store_script(store)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table))
    connection.close()


def test_a_view_sees_what_is_written_after_it(tmp_path: Path, build: Callable[..., tuple]) -> None:
    with Store.open(tmp_path / "record.db") as store:
        view = store.view()
        assert view.counts().reports == 0
        with store.writer() as writer:
            writer.add(*build())
            assert view.counts().reports == 0
            writer.flush()
            assert view.counts().reports == 1


def test_the_log_is_written_ahead(tmp_path: Path) -> None:
    engine = sqlite.connect(tmp_path / "record.db")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_server_without_a_record_says_so(new_database: Callable[[], str]) -> None:
    with pytest.raises(RecordError, match="no record in this database"):
        Store.open(new_database(), create=False)


def test_a_server_that_is_not_there_is_an_error_without_the_password() -> None:
    with pytest.raises(RecordError, match="cannot be opened") as caught:
        Store.open("postgresql://someone:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "change", ["UPDATE claims SET kind = 'x'", "DELETE FROM reports", "TRUNCATE claim_names"]
)
def test_nothing_is_changed_on_a_server(
    new_database: Callable[[], str], store_script: Callable[[Store], None], change: str
) -> None:
    with Store.open(new_database()) as store:
        store_script(store)
        with (
            store._engine.connect() as connection,
            pytest.raises(sqlalchemy.exc.DBAPIError, match="append-only"),
        ):
            connection.exec_driver_sql(change)

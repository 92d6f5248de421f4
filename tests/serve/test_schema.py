"""Databases of the server's own bear the version of their tables, in a file and on a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from verbale.errors import AccountError
from verbale.serve.alerts.subscriptions import Subscriptions
from verbale.serve.cabinet import Cabinet
from verbale.serve.people import Accounts
from verbale.serve.schema import Schema, versions

first = sa.MetaData()
sa.Table("boxes", first, sa.Column("seq", sa.Integer, primary_key=True))
then = sa.MetaData()
sa.Table("boxes", then, sa.Column("seq", sa.Integer, primary_key=True), sa.Column("label", sa.Text))
sa.Table("lids", then, sa.Column("seq", sa.Integer, primary_key=True))
OLD = Schema("boxes", first)
NEW = Schema(
    "boxes",
    then,
    steps=(("ALTER TABLE boxes ADD label TEXT", "CREATE TABLE lids (seq INTEGER PRIMARY KEY)"),),
)
KINDS: list[Callable[..., Any]] = [Accounts, Subscriptions]


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Where an empty database is."""
    return tmp_path / "a.db" if request.param == "file" else request.getfixturevalue("new_database")()


def told(cabinet: Cabinet) -> dict[str, int]:
    """The versions that a database bears."""
    with cabinet.reading() as connection:
        return {row.kind: row.version for row in connection.execute(sa.select(versions))}


def run(cabinet: Cabinet, order: str) -> None:
    """Change a database behind its back."""
    with cabinet.writing() as connection:
        connection.execute(sa.text(order))


def test_accounts_and_subscriptions_bear_a_version_each_in_one_database(place: Any) -> None:
    made = [kind(place) for kind in KINDS]
    assert told(made[0].cabinet).keys() == {"accounts", "subscriptions"}
    for one in made:
        one.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("create", [True, False])
def test_what_a_newer_verbale_wrote_is_not_opened(kind: Callable[..., Any], create: Any, place: Any) -> None:
    made = kind(place)
    run(made.cabinet, "UPDATE cabinet_versions SET version = 99")
    made.close()
    with pytest.raises(AccountError, match=r"newer Verbale .*schema 99.*update Verbale"):
        kind(place, create=create)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_made_without_a_version_is_the_first(kind: Callable[..., Any], place: Any) -> None:
    made = kind(place)
    newest = told(made.cabinet)
    for table in ("cabinet_versions", "feed_keys"):
        run(made.cabinet, f"DROP TABLE IF EXISTS {table}")
    made.close()
    again = kind(place, create=False)
    assert told(again.cabinet) == newest
    again.close()


def test_an_older_one_is_brought_up_with_all_that_it_holds(place: Any) -> None:
    old = Cabinet(place, OLD)
    run(old, "INSERT INTO boxes (seq) VALUES (7)")
    assert told(old) == {"boxes": 1}
    old.close()
    new = Cabinet(place, NEW, create=False)
    with new.reading() as connection:
        assert connection.execute(sa.text("SELECT seq, label FROM boxes")).all() == [(7, None)]
        assert connection.execute(sa.text("SELECT seq FROM lids")).all() == []
    assert told(new) == {"boxes": 2}
    new.close()
    with pytest.raises(AccountError, match="newer Verbale"):
        Cabinet(place, OLD)


def test_a_step_that_fails_leaves_all_as_it_was(place: Any) -> None:
    Cabinet(place, OLD).close()
    wrong = Schema("boxes", then, steps=(("CREATE TABLE lids (seq INTEGER)", "ALTER TABLE none ADD x TEXT"),))
    with pytest.raises(AccountError):
        Cabinet(place, wrong)
    old = Cabinet(place, OLD)
    assert told(old) == {"boxes": 1}
    with old.reading() as connection:
        assert "lids" not in sa.inspect(connection).get_table_names()
    old.close()

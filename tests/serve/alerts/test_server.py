"""Subscriptions on a PostgreSQL server, as in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from tests.serve.alerts.conftest import DAY, Clock

from verbale.errors import AccountError
from verbale.serve.alerts import Subscriptions
from verbale.serve.alerts.subscriptions import CONFIRM, STOP
from verbale.serve.alerts.tables import keys, sent
from verbale.serve.alerts.wish import Wish, clean_address


@pytest.fixture
def kept(new_database: Callable[[], str]) -> Iterator[Subscriptions]:
    """No subscriptions yet, on a server."""
    made = Subscriptions(new_database(), clock=Clock())
    yield made
    made.close()


def test_a_subscription_is_asked_for_confirmed_and_stopped(kept: Subscriptions) -> None:
    wish = Wish(party="Army", kinds=("tolls",), pace="once")
    kept.ask("a@example.org", wish, "ann")
    kept.ask("a@example.org", wish, "ann")
    (one,) = kept.all()
    key = kept.new_key(one.seq, CONFIRM)
    assert kept.confirm("another", 7) is None
    assert kept.confirm(key, 7)
    assert kept.confirm(key, 7) is None
    (one,) = kept.all()
    assert (one.wish, one.account, one.position) == (wish, "ann", 7)
    with kept.cabinet.writing() as connection:
        connection.execute(sent.insert().values(subscription_seq=one.seq, fact="f"))
    assert kept.stop(kept.new_key(one.seq, STOP))
    with kept.cabinet.reading() as connection:
        left = [connection.scalar(sa.select(sa.func.count()).select_from(table)) for table in (keys, sent)]
    assert (kept.all(), left) == ([], [0, 0])


def test_who_does_not_confirm_is_forgotten_and_members_that_left_get_nothing(kept: Subscriptions) -> None:
    kept.ask("a@example.org", Wish(), "ann")
    kept.ask("b@example.org", Wish(), "ben")
    assert kept.leave_out(["ann"]) == 1
    assert [one.account for one in kept.all()] == ["ann"]
    clock = kept.clock
    assert isinstance(clock, Clock)
    clock.now += 2 * DAY + 1
    assert kept.all() == []


@pytest.mark.parametrize(
    ("told", "kept_as"),
    [(" A.b+c@Example.ORG. ", "A.b+c@example.org"), ("a@b\u00fccher.example", "a@xn--bcher-kva.example")],
)
def test_addresses_are_kept_in_one_form(told: str, kept_as: str) -> None:
    assert clean_address(told) == kept_as


@pytest.mark.parametrize(
    "told", ["a@b\u2024example.org@x", "a@", "@b.org", "a@b..org", 'a"b@c.org', "a@[127.0.0.1]"]
)
def test_what_is_no_address_is_told_so(told: str) -> None:
    with pytest.raises(AccountError):
        clean_address(told)

"""Watching: on schedule, over restarts, until told to stop."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.serving import Site, rss, serving

from verbale.record import Store
from verbale.runs import Schedule, stop_on_signals, turns
from verbale.sources import SourceState
from verbale.terms import SourceCard

HOUR = 3600.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db") as found:
        yield found


def ask(store: Store, card: SourceCard, **known: float) -> None:
    """Remember that a card was asked."""
    store.ledger().save_source(card.where, msgspec.json.encode(SourceState(**known)).decode())


def test_each_card_is_due_on_its_own_schedule(store: Store) -> None:
    fast = SourceCard(publisher="A", url="https://a.example/feed", every="15m")
    slow = SourceCard(publisher="B", url="https://b.example/feed", every="1d")
    now = [1_900_000_000.0]
    schedule = Schedule([fast, slow], store.ledger(), clock=lambda: now[0])
    assert schedule.due() == [fast, slow]
    assert schedule.due() == []
    assert schedule.sleep_s() == 900
    now[0] += 900
    assert schedule.due() == [fast]
    now[0] += 86400
    assert schedule.due() == [fast, slow]


def test_a_restart_asks_nobody_too_early(store: Store) -> None:
    card = SourceCard(publisher="A", url="https://a.example/feed", every="1h")
    ask(store, card, checked=1_900_000_000.0)
    assert Schedule([card], store.ledger(), clock=lambda: 1_900_000_000.0 + HOUR - 1).due() == []
    assert Schedule([card], store.ledger(), clock=lambda: 1_900_000_000.0 + HOUR).due() == [card]


def test_a_host_that_asked_to_be_left_alone_is(store: Store) -> None:
    card = SourceCard(publisher="A", url="https://a.example/feed", every="1h")
    ask(store, card, checked=1_900_000_000.0, wait_until=1_900_000_000.0 + 5 * HOUR)
    schedule = Schedule([card], store.ledger(), clock=lambda: 1_900_000_000.0 + 2 * HOUR)
    assert schedule.due() == []
    assert schedule.sleep_s() == HOUR


def test_turns_end_when_told_to_stop(store: Store) -> None:
    stop = threading.Event()
    card = SourceCard(publisher="A", url="https://a.example/feed", every="1h")
    found = turns(Schedule([card], store.ledger()), stop)
    assert next(found) == [card]
    threading.Timer(0.1, stop.set).start()
    begun = time.monotonic()
    assert list(found) == []
    assert time.monotonic() - begun < 20


def test_a_signal_stops_and_a_second_one_interrupts() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stop_on_signals() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def test_ctrl_c_stops_a_watch_cleanly_and_a_restart_goes_on(site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss("<guid>1</guid><link>/1</link>"))
    site.put(
        "/1",
        "<html><body><article><p>Envoys of both sides met in Geneva on Friday.</p></article></body></html>",
    )
    environment = os.environ | {
        "VERBALE_ALLOW_PRIVATE_HOSTS": site.host,
        "VERBALE_PACE_S": "0",
        "VERBALE_RECORD": str(tmp_path / "a.db"),
    }
    command = [sys.executable, "-m", "verbale", "watch", f"{site.url}/feed", "--every", "1h"]
    running = subprocess.Popen(
        command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    line = running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert b"1 new" in line
    assert running.returncode == 0
    assert b"stopped" in errors
    with Store.open(tmp_path / "a.db") as store:
        assert store.view().counts().reports == 1
        card = SourceCard(publisher="", url=f"{site.url}/feed", every="1h")
        assert Schedule([card], store.ledger()).due() == []

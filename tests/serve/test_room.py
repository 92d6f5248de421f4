"""Pages at hand make room for those that many wait for."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event

import anyio
from anyio import to_thread

from verbale.cli.desk import RecordDesk
from verbale.record import Store
from verbale.serve.site import LONGEST_S, MAKERS, Site

AT_HAND = "at hand"


async def answered_within(site: Site, waiting: int) -> float:
    """How long a page at hand takes while every maker is busy and so many more pages wait, in seconds."""
    await site.keep(AT_HAND, lambda: b"kept")
    done = Event()
    async with anyio.create_task_group() as tasks:
        for _ in range(MAKERS + waiting):
            tasks.start_soon(lambda: to_thread.run_sync(done.wait, limiter=site.makers))
        await anyio.wait_all_tasks_blocked()
        began = time.perf_counter()
        assert (await site.keep(AT_HAND, lambda: b"made again")).body == b"kept"
        spent = time.perf_counter() - began
        done.set()
    return spent


def test_a_page_at_hand_is_given_at_once_where_few_wait(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        site = Site(RecordDesk(store.view()), None)
        assert anyio.run(answered_within, site, 0) < LONGEST_S / 2


def test_a_page_at_hand_waits_a_little_where_many_wait(tmp_path: Path) -> None:
    with Store.open(tmp_path / "record.db") as store:
        site = Site(RecordDesk(store.view()), None)
        assert LONGEST_S * 0.9 < anyio.run(answered_within, site, 12) < LONGEST_S * 5

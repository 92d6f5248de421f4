"""What pages show of a large record is worked out by a command, and in the background."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.million import fill
from click.testing import CliRunner

from verbale.cli import main
from verbale.cli.keeping import is_behind, keeping_up
from verbale.record import Store
from verbale.views.sheets import way_of

WAY = way_of(None, show_names=False)
WAIT_S = 60


def wait_for_current(store: Store) -> None:
    """Wait until what is kept is of the record as it is."""
    until = time.monotonic() + WAIT_S
    while is_behind(store, WAY):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_keep_works_out_what_is_behind_and_only_that(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    with Store.open(place) as store:
        fill(store, 50)
        told = [CliRunner().invoke(main, ["keep", "--record", str(place)]).output for _ in range(2)]
        assert told == ["All that pages show was worked out.\n", "It was worked out already.\n"]
        assert not is_behind(store, WAY)


def test_a_large_record_is_worked_out_in_the_background(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    with Store.open(place) as store:
        fill(store, 50)
        with keeping_up(store, place, None, (False,), few=0):
            wait_for_current(store)
        assert store.view().shelf(WAY) is not None


def test_of_a_small_record_nothing_is_worked_out(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    with Store.open(place) as store:
        fill(store, 50)
        with keeping_up(store, place, None, (False,)):
            time.sleep(0.5)
        assert store.view().shelf(WAY) is None

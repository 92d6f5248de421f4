"""Working out what pages show of a large record: by a command, and in the background while pages are served."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from verbale.cli import console
from verbale.cli.group import main
from verbale.cli.options import dossier_option, record_option
from verbale.cli.sheets import FEW_REPORTS
from verbale.errors import VerbaleError
from verbale.record import Store
from verbale.settings import Settings
from verbale.terms import Dossier, dossier_in_use, using
from verbale.views import lay_out
from verbale.views.sheets import gather_whole, keep_all, keep_wanted, way_of

LOOK_S = 5.0
LEAST_PAUSE_S = 60.0
PAUSES = 2
"""Between two makings lies so many times what the last one took."""
NICE = 15
_LOG = logging.getLogger(__name__)


@main.command("keep", short_help="Work out what pages show of a large record.")
@record_option
@dossier_option
@click.pass_obj
def keep_command(settings: Settings, *, record: str | Path | None) -> None:
    """Work out what pages show of a large record, and keep it in the record.

    `verbale serve` does so by itself, in the background, whenever a record of more than 2,000 reports
    has changed. Of a smaller one pages are made from the claims.
    """
    place = record or settings.record
    with Store.open(place, create=False) as store:
        made = work_out(store, dossier_in_use(), show_names=settings.show_names)
    console.put("All that pages show was worked out." if made else "It was worked out already.")


def work_out(store: Store, dossier: Dossier | None, *, show_names: bool) -> bool:
    """Bring what is kept to the record as it is, and make what was asked for; False if nothing was to be done."""
    view, keeper, way = store.view(), store.keeper(), way_of(dossier, show_names=show_names)
    whole = None
    if is_behind(store, way):
        keep_standings(store, dossier)
        whole = keep_all(view, keeper, dossier, show_names=show_names)
    wanted = keeper.asked(way)
    for name in wanted:
        shelf = view.shelf(way)
        if shelf is not None and not shelf.total(name):
            whole = whole or gather_whole(view, dossier, show_names=show_names)
            keep_wanted(whole, keeper, shelf.making.number, name)
        keeper.answer(way, name)
    return whole is not None


def keep_standings(store: Store, dossier: Dossier | None) -> None:
    """Work the parties' standings out of the whole record and keep them, so that its board is there at once."""
    view = store.view()
    made_at = view.slate_stamp()
    with using(dossier):
        store.chalk(made_at, lay_out(view))


def is_behind(store: Store, way: str) -> bool:
    """Whether what is kept is not of the record as it is."""
    view = store.view()
    shelf = view.shelf(way)
    return shelf is None or shelf.making.stamp != view.slate_stamp() or view.slate("seats") is None


@contextmanager
def keeping_up(
    store: Store,
    place: str | Path,
    dossier: Dossier | None,
    with_names: Collection[bool],
    *,
    few: int = FEW_REPORTS,
) -> Iterator[None]:
    """Work out in the background what pages show, whenever a large record has changed.

    Args:
        store: the record.
        place: where it is.
        dossier: names the parties to the talks.
        with_names: whether names of private persons are shown, in each way in which pages are shown.
        few: of a record of so many reports nothing is worked out beforehand.
    """
    upkeep = Upkeep(store, (place, dossier), with_names, few)
    upkeep.start()
    try:
        yield
    finally:
        upkeep.stop()


class Upkeep(threading.Thread):
    """Looks whether something is to be worked out, and lets another process do it, so that no page waits."""

    def __init__(
        self, store: Store, of: tuple[str | Path, Dossier | None], with_names: Collection[bool], few: int
    ) -> None:
        super().__init__(name="upkeep", daemon=True)
        self._store = store
        self._of = of
        self._few = few
        self._with_names = tuple(dict.fromkeys(with_names))
        self._over = threading.Event()
        self._again = dict.fromkeys(self._with_names, 0.0)

    def stop(self) -> None:
        """Let go, also of a making that is under way."""
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look again and again."""
        while True:
            try:
                for show_names in self._with_names:
                    if self._is_due(show_names) and not self._over.is_set():
                        self._work(show_names)
            except VerbaleError as error:  # a record that cannot be read now may be so again
                _LOG.warning("what pages show was not worked out: %s", error)
            if self._over.wait(LOOK_S):
                return

    def _is_due(self, show_names: bool) -> bool:  # noqa: FBT001 (one of the ways)
        if self._store.view().size() <= self._few:
            return False
        way = way_of(self._of[1], show_names=show_names)
        if self._store.keeper().asked(way):
            return True
        return time.monotonic() >= self._again[show_names] and is_behind(self._store, way)

    def _work(self, show_names: bool) -> None:  # noqa: FBT001 (as above)
        began = time.monotonic()
        given = (*self._of, show_names)
        process = multiprocessing.get_context("spawn").Process(target=_work_alone, args=given, daemon=True)
        process.start()
        while process.is_alive():
            if self._over.wait(0.2):
                process.terminate()
            process.join(0.2)
        if process.exitcode and not self._over.is_set():
            _LOG.error("what pages show could not be worked out: its process ended with %s", process.exitcode)
        self._again[show_names] = time.monotonic() + max(LEAST_PAUSE_S, PAUSES * (time.monotonic() - began))


def _work_alone(place: str | Path, dossier: Dossier | None, show_names: bool) -> None:  # noqa: FBT001
    """What another process does, after all who wait for a page."""
    os.nice(NICE)
    with Store.open(place, create=False) as store:
        work_out(store, dossier, show_names=show_names)

"""The latest lines of the timeline, out of what is kept of the record if that is of the record as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verbale.record import View
from verbale.terms import dossier_in_use
from verbale.views.sheets.finding import Finder
from verbale.views.sheets.lines import Told
from verbale.views.sheets.making import way_of
from verbale.views.timeline import KINDS, Entry, latest_entries


def latest_lines(  # noqa: PLR0913 - each option narrows on its own
    view: View,
    *,
    since: str | None = None,
    until: str | None = None,
    kinds: tuple[str, ...] = KINDS,
    limit: int,
    show_names: bool = False,
) -> list[Entry]:
    """The latest entries of the timeline of the whole record that bear a day, so many at most.

    The arguments are those of `latest_entries`, and so is the answer.
    """
    shelf = view.shelf(way_of(dossier_in_use(), show_names=show_names))
    if shelf is not None and shelf.making.stamp == view.slate_stamp():
        return _kept(Finder(shelf), since, until, kinds, limit)
    return latest_entries(view, since=since, until=until, kinds=kinds, limit=limit, show_names=show_names)


def _kept(
    find: Finder, since: str | None, until: str | None, kinds: Sequence[str], limit: int
) -> list[Entry]:
    chosen = None
    if set(kinds) != set(KINDS):
        chosen = np.sort(np.concatenate([find.bearing("timeline", "kind", kind) for kind in kinds]))
    found = find.among("timeline", [chosen], since, until)
    # Lines without a day come last of all.
    dated = find.total("timeline") - len(find.bearing("timeline", "day", ""))
    found = found[: np.searchsorted(found, dated)][:limit]
    return [told.entry for told in find.read("timeline", found, Told)][::-1]

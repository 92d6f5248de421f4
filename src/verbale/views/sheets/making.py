"""Working the lists out of the whole record, to be kept in it."""

from __future__ import annotations

import hashlib

import msgspec

from verbale.record import Keeper, Line, View
from verbale.terms import Dossier, using
from verbale.views.corrections import Edits
from verbale.views.gather import gather
from verbale.views.sheets.lines import Wanted, Whole, board_line, brief_line, changes_line, lists, take_whole
from verbale.views.versions import edits_since

FORM = "1"
"""Of what is kept: to be raised whenever a view or the form of a line changes."""


def way_of(dossier: Dossier | None, *, show_names: bool) -> str:
    """In which way a record is worked out: with which dossier, and whether with private names."""
    told = msgspec.json.encode((FORM, dossier, show_names), order="sorted")
    return hashlib.sha256(told).hexdigest()[:16]


def gather_whole(view: View, dossier: Dossier | None, *, show_names: bool) -> Whole:
    """All of a record, in memory: some gigabytes for a million claims."""

    def edits(since: str) -> Edits | None:
        return edits_since(view, since, show_names=show_names)

    return take_whole(gather(view, show_names=show_names), view, edits, dossier, show_names=show_names)


def keep_all(view: View, keeper: Keeper, dossier: Dossier | None, *, show_names: bool = False) -> Whole:
    """Work all lists out of a record as it is now, and keep them."""
    way, stamp = way_of(dossier, show_names=show_names), view.slate_stamp()
    with using(dossier):
        whole = gather_whole(view, dossier, show_names=show_names)
        number = keeper.begin(way)
        for name, lines in lists(whole):
            keeper.write(number, name, lines)
        keeper.finish(number, stamp)
    return whole


def keep_wanted(whole: Whole, keeper: Keeper, number: int, name: str) -> None:
    """Work one sheet out that was asked for, and keep it beside the lists of a making."""
    kind, _, told = name.partition(" ")
    wanted = msgspec.json.decode(told, type=Wanted)
    with using(whole.dossier):
        line: Line = {"boards": board_line, "briefs": brief_line, "changes": changes_line}[kind](
            whole, wanted
        )
        keeper.write(number, name, [line])

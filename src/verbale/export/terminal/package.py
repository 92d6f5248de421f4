"""A drafted deal beside the record, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from verbale.export.terminal.lines import DIM, HEAD, aside, heading, listed, wrap
from verbale.export.terminal.over_time import stand_lines
from verbale.views import Bears, Need, Package
from verbale.views.captions import in_quotes, join_names

_WHY = {
    "refuses": "refuses it",
    "red line": "calls it a red line",
    "sets a condition": "sets a condition",
    "not reported": "is not reported to take a stance on it",
    "in other words": "speaks of the issue in other words; compare",
}


def package_lines(made: Package, width: int) -> Iterator[Text]:
    """The terms, then list by list how they bear on what parties say in public."""
    yield from wrap(made.title, width, style=HEAD)
    for number, item in enumerate(made.items, 1):
        gives = f" Gives to {join_names(item.gives_to)}." if item.gives_to else ""
        asks = f" Asks of {join_names(item.asks_of)}." if item.asks_of else ""
        yield from wrap(f"{item.text}{gives}{asks}", width, first=f"  {number}. ", rest="     ")
    yield from _list("RED LINES IT CROSSES", made.crosses, width, "It crosses none that is reported.")
    yield from _list("WHAT IS REFUSED, NOT AS A RED LINE", made.refused, width)
    yield from _list("DEMANDS AND CONDITIONS IT MEETS", made.meets, width)
    yield from _list("WHAT A PARTY HAS OFFERED, ACCEPTED OR SUPPORTED", made.agreed, width)
    yield from heading("WHOSE MOVEMENT IT NEEDS", width)
    for need in made.needs:
        yield from _need_lines(need, width)
    if not made.needs:
        yield from aside("Nobody's, by what is reported.", width, indent=2)
    yield from _list(
        "TO COMPARE", made.other_words, width, mark="told in other words, or a red line on another issue"
    )
    yield from _list("WHAT IT IS SILENT ON", made.silent, width, "Nothing that is reported.")
    if made.unknown:
        yield Text("")
        yield from wrap(f"No stance is reported of: {join_names(made.unknown)}.", width, style=DIM)


def _list(
    title: str, found: Sequence[Bears], width: int, none: str = "None is reported.", mark: str = ""
) -> Iterator[Text]:
    yield from heading(title, width, mark)
    for one in found:
        lead = f"{one.item}. {one.label}: " if one.item else f"{one.label}: "
        yield from stand_lines(one.party, one.stand, width, lead=lead)
    if not found:
        yield from aside(none, width, indent=2)


def _need_lines(need: Need, width: int) -> Iterator[Text]:
    yield from listed(f"{need.item}. {need.label}: {need.party} {_WHY[need.why]}", width)
    if need.stand:
        yield from wrap(
            f"{in_quotes(need.stand.citation.quote)} [{need.stand.citation.claim_id[:8]}]",
            width,
            first="    ",
            rest="    ",
            style=DIM,
        )

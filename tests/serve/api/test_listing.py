"""Pages of a list that changes between them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from verbale.serve.api.listing import Listing, Ordered, Place, page_of
from verbale.views.sheets import Cut, Slice

Line = tuple[str, str]
days = st.sampled_from(["", "2021", "2021-03-01", "2021-03-02", "2022-01-01"])
lists = st.lists(st.tuples(days, st.text("abcdef", min_size=1, max_size=3)), unique=True, max_size=40)


def page(lines: list[Line], limit: int, cursor: str | None) -> Listing[Line]:
    """A page of these lines, the latest first."""
    ordered = sorted(lines, reverse=True)

    def fetch(cut: Cut) -> Slice[Line]:
        return Slice(ordered[cut.start : cut.start + cut.size], len(ordered))

    filters: dict[str, Any] = {"limit": limit, "cursor": cursor}
    return page_of(Place(path="/lines", filters=filters), Ordered(fetch, lambda line: line))


@given(lists, st.integers(1, 9))
def test_pages_hold_every_line_once_in_order(lines: list[Line], limit: int) -> None:
    found: list[Line] = []
    cursor: str | None = None
    while True:
        made = page(lines, limit, cursor)
        found += made.items
        cursor = made.next
        if cursor is None:
            break
    assert found == sorted(lines, reverse=True)


@given(lists, lists, st.integers(1, 9))
def test_lines_that_come_in_move_nothing(lines: list[Line], more: list[Line], limit: int) -> None:
    first = page(lines, limit, None)
    if first.next is None:
        return
    grown = sorted({*lines, *more}, reverse=True)
    rest = page(grown, 100, first.next)
    last = first.items[-1]
    assert list(rest.items) == [line for line in grown if line < last]


@given(lists, st.integers(1, 9), st.data())
def test_no_line_is_lost_when_others_go(lines: list[Line], limit: int, data: st.DataObject) -> None:
    first = page(lines, limit, None)
    if first.next is None:
        return
    kept = data.draw(st.lists(st.sampled_from(lines), unique=True))
    rest = page(kept, 100, first.next)
    assert set(rest.items) >= {line for line in kept if line < first.items[-1]}
    assert list(rest.items) == sorted(rest.items, reverse=True)

"""Pages of long lists, and the cursor by which the next one is asked for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from verbale.serve.api.params import BadParamError
from verbale.terms.ids import identify
from verbale.views.sheets import Cut, Slice

T = TypeVar("T")
Key = tuple[str, ...]
MAX_NUMBER = 2**53
WINDOW = 200
_NO_CURSOR = "This is no cursor. Take `next` of a page as it stands."
_HOW = frozenset({"cursor", "limit"})


class Listing(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A page of a long list.

    Attributes:
        items: its lines; there may be fewer than asked for, or none, with more behind them.
        next: the `cursor` of the page after it, null where this is the last.
    """

    items: tuple[T, ...]
    next: str | None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Which page of which list is asked for; two lists with other filters are two."""

    path: str
    filters: Mapping[str, Any]

    @property
    def limit(self) -> int:
        """How many lines at most."""
        return int(self.filters["limit"])

    @property
    def cursor(self) -> str | None:
        """Where to go on, None for the first page."""
        cursor: str | None = self.filters["cursor"]
        return cursor

    @property
    def name(self) -> str:
        """A short word for the list."""
        told = {name: value for name, value in self.filters.items() if name not in _HOW}
        return identify("list", (self.path, msgspec.json.encode(told, order="sorted").decode()))[:8]


def write_cursor(place: Place, key: int | tuple[int, Key]) -> str:
    """The cursor that goes on behind a key."""
    packed = msgspec.json.encode((place.name, key))
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_number(place: Place) -> int | None:
    """The number behind which a page begins, None for the first page.

    Raises:
        BadParamError: the cursor is none, or of another list.
    """
    number: int | None = None if place.cursor is None else _read(place, place.cursor, int)
    return number


@dataclass(frozen=True)
class Ordered(Generic[T]):
    """A list that is worked out whole and given line by line, the latest first.

    Attributes:
        fetch: gives some of its lines, and how many there are.
        key: what tells a line from all others; it begins with that by which lines are in falling order.
        falling: how many parts of the key these are.
    """

    fetch: Callable[[Cut], Slice[T]]
    key: Callable[[T], Key]
    falling: int = 1


def page_of(place: Place, lines: Ordered[T]) -> Listing[T]:
    """The page that is asked for.

    A cursor tells which line was the last, and how many were behind it: lines that come in are mostly new and
    stand before it, so that it is found where it is to be; else it is looked for.

    Raises:
        BadParamError: the cursor is none, or of another list.
    """
    start = 0
    if place.cursor is not None:
        behind, last = _read(place, place.cursor, tuple[int, Key])
        start = _behind(lines, last, behind)
    found = lines.fetch(Cut(start, place.limit))
    left = found.total - start - len(found.lines)
    shown = tuple(found.lines)
    following = write_cursor(place, (left, lines.key(shown[-1]))) if shown and left > 0 else None
    return Listing(items=shown, next=following)


def _behind(lines: Ordered[T], last: Key, behind: int) -> int:
    """The number of the line behind the last one that was given."""
    total = lines.fetch(Cut(0, 1)).total
    place = total - behind
    if 0 < place <= total and _key_at(lines, place - 1) == last:
        return place
    first = _first_of(lines, last[: lines.falling], total)
    at = first
    while at < total:
        window = lines.fetch(Cut(at, WINDOW)).lines
        for number, line in enumerate(window, at):
            if lines.key(line) == last:
                return number + 1
            if lines.key(line)[: lines.falling] < last[: lines.falling]:
                return first
        at += len(window) or total
    return first


def _first_of(lines: Ordered[T], order: Key, total: int) -> int:
    """The number of the first line that stands no higher than others; a last line that is gone stood there."""
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        if _key_at(lines, middle)[: lines.falling] > order:
            low = middle + 1
        else:
            high = middle
    return low


def _key_at(lines: Ordered[T], number: int) -> Key:
    return next((lines.key(line) for line in lines.fetch(Cut(number, 1)).lines), ())


def _read(place: Place, cursor: str, kind: Any) -> Any:
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        name, key = msgspec.json.decode(packed, type=tuple[str, kind])
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise BadParamError("cursor", _NO_CURSOR) from error
    number = key[0] if isinstance(key, tuple) else key
    if not 0 <= number < MAX_NUMBER:
        raise BadParamError("cursor", _NO_CURSOR)
    if name != place.name:
        raise BadParamError(
            "cursor", "This cursor is of another list, or of other filters. Begin without one."
        )
    return key

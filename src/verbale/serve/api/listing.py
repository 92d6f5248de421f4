"""Pages of long lists, and the cursor by which the next one is asked for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec

from verbale.serve.api.params import BadParamError
from verbale.terms.ids import identify

T = TypeVar("T")
K = TypeVar("K")
Key = tuple[str, ...]
MAX_NUMBER = 2**53
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


def write_cursor(place: Place, key: int | Key) -> str:
    """The cursor that goes on behind a key."""
    packed = msgspec.json.encode((place.name, key))
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_number(place: Place) -> int | None:
    """The number behind which a page begins, None for the first page.

    Raises:
        BadParamError: the cursor is none, or of another list.
    """
    return None if place.cursor is None else _read(place, place.cursor, int)


def cut(place: Place, lines: Iterable[T], key: Callable[[T], Key], *, latest: bool) -> Listing[T]:
    """The page that is asked for of a list that is all there; no two of its lines have one key.

    Raises:
        BadParamError: the cursor is none, or of another list.
    """
    after = None if place.cursor is None else _read(place, place.cursor, Key)
    keyed = sorted(((key(line), line) for line in lines), key=itemgetter(0), reverse=latest)
    if after is not None:
        keyed = [one for one in keyed if (one[0] < after if latest else one[0] > after)]
    shown = keyed[: place.limit]
    following = write_cursor(place, shown[-1][0]) if len(keyed) > place.limit else None
    return Listing(items=tuple(line for _, line in shown), next=following)


def _read(place: Place, cursor: str, kind: type[K]) -> K:
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        name, key = msgspec.json.decode(packed, type=tuple[str, kind])  # type: ignore[valid-type]
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise BadParamError("cursor", "This is no cursor. Take `next` of a page as it stands.") from error
    if isinstance(key, int) and not 0 <= key < MAX_NUMBER:
        raise BadParamError("cursor", "This is no cursor. Take `next` of a page as it stands.")
    if name != place.name:
        raise BadParamError(
            "cursor", "This cursor is of another list, or of other filters. Begin without one."
        )
    found: K = key
    return found

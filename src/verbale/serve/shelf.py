"""Pages that were made already, kept as long as the record stays as it is."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from threading import Lock

import msgspec

MAX_BYTES = 64 * 2**20
MIN_COMPRESSED = 600
LEVEL = 6


class Kept(msgspec.Struct, frozen=True):
    """A page as it is sent, and the tag by which a browser asks whether it still stands.

    `zipped` is the same compressed, so that this is done once; None where it is too short for that.
    """

    body: bytes
    tag: str
    zipped: bytes | None = None

    @property
    def size(self) -> int:
        """How much room it takes."""
        return len(self.body) + len(self.zipped or b"")


class Shelf:
    """Keeps pages by address, those asked for last; all go when the record changes."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._stamp = ""
        self._size = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, stamp: str, address: str) -> Kept | None:
        """The page of an address, None where it has to be made."""
        with self._lock:
            if stamp != self._stamp or address not in self._kept:
                return None
            self._kept.move_to_end(address)
            return self._kept[address]

    def put(self, stamp: str, address: str, body: bytes, *, packed: bool = True) -> Kept:
        """Keep a page that was made of the record as the stamp says; not compressed where it is not sent as it is."""
        is_zipped = packed and len(body) >= MIN_COMPRESSED
        zipped = gzip.compress(body, LEVEL, mtime=0) if is_zipped else None
        made = Kept(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"', zipped)
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._size = stamp, 0
                self._kept.clear()
            if old := self._kept.pop(address, None):
                self._size -= old.size
            self._kept[address] = made
            self._size += made.size
            while self._size > self._max_bytes and len(self._kept) > 1:
                self._size -= self._kept.popitem(last=False)[1].size
        return made

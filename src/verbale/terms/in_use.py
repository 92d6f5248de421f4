"""The dossier in use: set by who reads or looks, asked by vocabularies; see docs/decisions/0008."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import NamedTuple, TypeVar

from verbale.terms.dossier import Dossier

T = TypeVar("T")


class _Used(NamedTuple):
    dossier: Dossier | None
    digest: str


_NONE = _Used(None, "")
_IN_USE: ContextVar[_Used] = ContextVar("dossier in use", default=_NONE)


@contextmanager
def using(dossier: Dossier | None) -> Iterator[None]:
    """Read and look by a dossier within the block; None for none, whatever was in use before."""
    before = _IN_USE.set(_Used(dossier, dossier.digest() if dossier else ""))
    try:
        yield
    finally:
        _IN_USE.reset(before)


def dossier_in_use() -> Dossier | None:
    """The dossier that reports are read and shown by here and now, None for none."""
    return _IN_USE.get().dossier


def per_dossier(make: Callable[[], T]) -> Callable[[], T]:
    """A vocabulary that is made once a process, and once more for each dossier that is used."""
    made: dict[str, T] = {}

    @wraps(make)
    def look_up() -> T:
        key = _IN_USE.get().digest
        if key not in made:
            made[key] = make()
        return made[key]

    return look_up

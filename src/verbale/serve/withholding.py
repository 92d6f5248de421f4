"""What was hidden or taken down since the record was worked out is given in no form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from verbale.views.sheets import NotYetError


def check_shown(answer: Any, forbidden: Iterable[str]) -> None:
    """Let pass what names nothing forbidden.

    Raises:
        NotYetError: it does, and has to be worked out anew.
    """
    words = tuple(forbidden)
    if words and any(word in one for one in _strings(msgspec.to_builtins(answer)) for word in words):
        raise NotYetError


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)

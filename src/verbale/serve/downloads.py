"""Which pages can be downloaded, and under which addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verbale.export import EXPORTERS
from verbale.serve.page import Page
from verbale.serve.query import Query, to
from verbale.views.timeline import KINDS as TOLD

PATH = "/export"


class Behind(NamedTuple):
    """What lies behind a page: the kinds of claims, and which of its filters narrow them.

    A page that is filtered by others has no downloads, but for those `aside`, which leave its claims as they are.
    """

    kinds: tuple[str, ...]
    filters: tuple[str, ...]
    aside: tuple[str, ...] = ()


BEHIND: Mapping[str, Behind] = {
    "board": Behind(("positions",), ("party", "issue"), ("since",)),
    "timeline": Behind(TOLD, ("party", "kind", "since", "until")),
    "rounds": Behind(("rounds",), ("party", "since", "until")),
    "incidents": Behind(("events", "tolls"), ("party", "since", "until")),
    "access": Behind(("access",), ("since", "until")),
    "statements": Behind(("statements",), ("party", "since", "until")),
}
_NAMES = {"/": "board", **{f"/{name}": name for name in BEHIND if name != "board"}}


class Download(NamedTuple):
    """Where a file is to be had."""

    label: str
    url: str


def downloads_of(page: Page, query: Query) -> list[Download]:
    """The downloads of a page, narrowed as it is; none where it has none."""
    name = _NAMES.get(page.path)
    if name is None:
        return []
    behind = BEHIND[name]
    if query.filters.keys() - {*behind.filters, *behind.aside}:
        return []
    kept = {one: query[one] for one in behind.filters}
    return [
        Download(kind.title, to(f"{PATH}/{form}", of=name, **kept))
        for form, kind in EXPORTERS.items()
        if kind.lacks() is None
    ]

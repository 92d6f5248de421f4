"""What an address asks for: its filters, cleaned; and the address of the same page asked otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from verbale.terms import DATES, KINDS, issue_families, issue_labels
from verbale.views.movement import STEPS

MAX_CHARS = 300
DAYS = frozenset({"since", "until"})
PAGE = "page"


class BadQueryError(Exception):
    """A filter of an address cannot be what it says; the message is for a person."""


class Query:
    """The filters of an address, those that its page knows; empty ones are none."""

    def __init__(self, path: str, given: Iterable[tuple[str, str]], known: Iterable[str]) -> None:
        self.path = path
        rank = {name: n for n, name in enumerate((*known, PAGE))}
        found = {name: _clean(name, value.strip()) for name, value in given if name in rank and value.strip()}
        # In one order, however they come: the same question has one address.
        self.given: Mapping[str, str] = dict(sorted(found.items(), key=lambda one: rank[one[0]]))

    def __getitem__(self, name: str) -> str | None:
        return self.given.get(name)

    @property
    def page(self) -> int:
        """The number of the page of a long list, from 1."""
        return int(self.given.get(PAGE, 1))

    @property
    def filters(self) -> dict[str, str]:
        """The filters without the page."""
        return {name: value for name, value in self.given.items() if name != PAGE}

    def url(self, **changes: str | int | None) -> str:
        """The address of this page with some filters changed; None takes one away.

        A change of filters leads back to the first page.
        """
        kept = self.given if PAGE in changes else self.filters
        return to(self.path, **{**kept, **changes})


def to(path: str, **filters: str | int | None) -> str:
    """The address of a page with filters, None and empty ones left out."""
    told = {name: value for name, value in filters.items() if value not in (None, "")}
    return f"{path}?{urlencode(told)}" if told else path


def _clean(name: str, value: str) -> str:
    """A filter's value as it is meant.

    Raises:
        BadQueryError: it can be none.
    """
    if len(value) > MAX_CHARS:
        raise BadQueryError(f"What is asked for by “{name}” is too long.")
    if name in DAYS:
        day = DATES.clean(value)
        if day is None:
            raise BadQueryError(f"“{value}” is no date. Write a day as 2016-02-12, a month as 2016-02.")
        return day
    if name == PAGE and not (value.isascii() and value.isdigit() and 0 < int(value[:9]) < 10**6):
        raise BadQueryError(f"There is no page “{value}”.")
    if name in _LISTS and value not in _LISTS[name]():
        raise BadQueryError(f"Nothing is called “{value}” by which “{name}” can be chosen.")
    return value


def _issues() -> set[str]:
    return {*issue_labels(), *(family.id for family in issue_families())}


def _steps() -> set[str]:
    return set(STEPS)


def _kinds() -> set[str]:
    return set(KINDS)


_LISTS: Mapping[str, Callable[[], set[str]]] = {"issue": _issues, "step": _steps, "kind": _kinds}

"""A laptop: one person, who is whoever started the server."""

from __future__ import annotations

import getpass
from typing import Any

from verbale.serve.people.headers import heads
from verbale.serve.people.person import Person, Role

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "via")


class Single:
    """Takes whoever asks for the machine's user; without a login, whoever comes from elsewhere only looks.

    Args:
        name: the person's name; else the machine's user.
        look_only: whether the record is opened to other machines, so that anybody may be asking.
    """

    has_accounts = False

    def __init__(self, name: str | None = None, *, look_only: bool = False) -> None:
        self._name = name or _user()
        self._look_only = look_only

    def admit(self, scope: Any) -> Person:
        """The machine's user as editor, or a visitor as reader."""
        if self._look_only or any(heads(scope, name) for name in _PASSED_ON):
            return Person("visitor", Role.READER)
        return Person(self._name, Role.EDITOR)

    def note(self, scope: Any, person: Person, act: str, about: str) -> None:
        """Nothing: judgements themselves say who made them, and there is nobody else."""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number that has no name
        return "user"

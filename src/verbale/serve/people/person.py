"""A person before the record, by name and role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from litestar import Request
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

KEY = "verbale.person"
BY_TOKEN = "verbale.by_token"  # noqa: S105 - where it is noted, not what it is
FORM_KEY = "verbale.form"
Asked = Request[Any, Any, Any]


class Role(IntEnum):
    """What a person may do; each may do what those before it may."""

    READER = 1
    REVIEWER = 2
    EDITOR = 3

    @property
    def label(self) -> str:
        """Its name as it is written in commands and pages."""
        return self.name.lower()


@dataclass(frozen=True)
class Person:
    """Who asks.

    Attributes:
        name: the account's name, or the machine's user where there are no accounts.
        role: what the person may do.
        names: whether names of private persons are shown to them.
        account: whether the person came in by an account.
    """

    name: str
    role: Role
    names: bool = False
    account: bool = False


class Door(Protocol):
    """Tells who comes in; used from several threads."""

    has_accounts: bool

    def admit(self, scope: Any) -> Person | None:
        """Who makes a request, None for somebody not known."""

    def note(self, scope: Any, person: Person, act: str, about: str) -> None:
        """Write down what a person did, where such is written down."""


def person_of(request: Asked) -> Person:
    """Who makes a request.

    Raises:
        NotAuthorizedException: it is not known (401).
    """
    person = request.scope.get(KEY)
    if not isinstance(person, Person):
        raise NotAuthorizedException("Log in first.")
    return person


def form_of(request: Asked) -> dict[str, str]:
    """The fields of the form that was sent; of a repeated one the values, a line each."""
    found: dict[str, str] = request.scope.get(FORM_KEY, {})  # type: ignore[assignment]
    return found


def note_act(request: Asked, act: str, about: str = "") -> None:
    """Write into the team's log what whoever asks did: "judged", and of what; nothing where there is no team.

    Raises:
        NotAuthorizedException: it is not known who asks (401).
    """
    door: Door = request.app.state.door
    door.note(request.scope, person_of(request), act, about)


def require(request: Asked, role: Role) -> Person:
    """Who makes a request, if they may do what a role may.

    Raises:
        NotAuthorizedException: it is not known who asks (401).
        PermissionDeniedException: the person may not (403).
    """
    person = person_of(request)
    if person.role < role:
        raise PermissionDeniedException(f"This takes the role of {role.label}; yours is {person.role.label}.")
    return person

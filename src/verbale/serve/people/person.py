"""A person before the record, by name and role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from litestar import Request
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

KEY = "verbale.person"
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


def person_of(request: Asked) -> Person:
    """Who makes a request.

    Raises:
        NotAuthorizedException: it is not known (401).
    """
    person = request.scope.get(KEY)
    if not isinstance(person, Person):
        raise NotAuthorizedException("Log in first.")
    return person


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

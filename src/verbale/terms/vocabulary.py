"""Vocabularies as data: issues of a negotiation and types of event."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from verbale.errors import VocabularyError
from verbale.terms.in_use import dossier_in_use, per_dossier


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """One issue; `id` is the child's own, its full id is `family.child`."""

    id: str
    label: str
    definition: str = ""


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """A family of issues; one without children is an issue itself (`other`)."""

    id: str
    label: str
    issue: tuple[Issue, ...] = ()


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """A type of event of PLOVER.

    Attributes:
        id: PLOVER's name of it.
        label: what the initiator did: "attacked".
        intended: what the initiator is to do: "to attack".
        toward: the word before the recipient, "" where there is none: "agreed with".
        quad: its quadrant, 1 to 4.
        definition: what belongs to it.
    """

    id: str
    label: str
    intended: str
    toward: str
    quad: int
    definition: str


class _Issues(msgspec.Struct):
    family: tuple[Family, ...]


class _EventTypes(msgspec.Struct):
    type: tuple[EventType, ...]


T = TypeVar("T")


def decode_toml(raw: bytes, kind: type[T], name: str) -> T:
    """Decode TOML into a struct.

    Raises:
        VocabularyError: the file is not TOML, or not of that shape.
    """
    try:
        return msgspec.toml.decode(raw, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise VocabularyError(f"{name}: {error}") from error


def load_data(room: str, name: str, kind: type[T]) -> T:
    """Decode `data/NAME.toml` of a room of the package into a struct.

    Raises:
        VocabularyError: the file is not of that shape.
    """
    raw = (files(f"verbale.{room}") / "data" / f"{name}.toml").read_bytes()
    return decode_toml(raw, kind, f"{name}.toml")


@cache
def base_families() -> tuple[Family, ...]:
    """The vocabulary's own families of issues."""
    return load_data("terms", "issues", _Issues).family


@per_dossier
def issue_families() -> tuple[Family, ...]:
    """The families of issues in their order of display, with those that the dossier in use adds."""
    dossier = dossier_in_use()
    added = [(issue.id.split("."), issue) for issue in dossier.issues if issue.label] if dossier else []
    return tuple(
        msgspec.structs.replace(
            family,
            issue=family.issue
            + tuple(
                Issue(id=child, label=extra.label, definition=extra.definition)
                for (parent, child), extra in added
                if parent == family.id
            ),
        )
        for family in base_families()
    )


@per_dossier
def issue_labels() -> dict[str, str]:
    """Full issue id -> label, in order of display."""
    labels = {}
    for family in issue_families():
        for issue in family.issue:
            labels[f"{family.id}.{issue.id}"] = issue.label
        if not family.issue:
            labels[family.id] = family.label
    return labels


@cache
def event_types() -> dict[str, EventType]:
    """Event type by id."""
    decoded = load_data("terms", "event_types", _EventTypes)
    return {kind.id: kind for kind in decoded.type}

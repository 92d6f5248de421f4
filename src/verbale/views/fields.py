"""What of a claim can be edited, as the fields of a form; and what was changed in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import inspect

from verbale.errors import VerbaleError
from verbale.terms import KINDS, Judgement, event_types, issue_labels
from verbale.views.privacy import WITHHELD
from verbale.views.review import DAYS, FIXED, WHENCE

Sort = Literal["text", "day", "number", "choice", "lines"]
YES = (("true", "yes"), ("false", "no"))
NOBODY = ("", "not told")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a claim's record.

    Attributes:
        name: as on the wire.
        sort: a `text`, a `day`, a `number`, a `choice` of options, or `lines`, one for each of several.
        value: what it states, as it stands in a form; "" for nothing.
        options: of a choice, each value and how it is called.
        needed: whether it must state something.
    """

    name: str
    sort: Sort
    value: str
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = False

    @property
    def label(self) -> str:
        """How it is called in a form."""
        return self.name.replace("_", " ").capitalize()


def editable(kind: str, stated: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields of a claim of a kind that a reviewer may edit, with what it states."""
    told = inspect.type_info(KINDS[kind])
    assert isinstance(told, inspect.StructType)  # noqa: S101 - records are structs
    found = []
    for one in told.fields:
        name, value = one.encode_name, stated.get(one.encode_name)
        if name in FIXED or name in WHENCE:
            continue
        sort, options = _sort(name, one.type)
        if sort is None:
            continue
        needed = not _may_be_none(one.type) and sort != "lines"
        if options and not needed:
            options = (NOBODY, *options)
        text = _write(value)
        if options and text not in {value for value, _ in options}:
            options = ((text, text), *options)
        found.append(Field(name=name, sort=sort, value=text, options=options, needed=needed))
    return tuple(found)


def changed(fields: Sequence[Field], posted: Mapping[str, str]) -> list[str]:
    """What a form changes, as `FIELD=VALUE` each, for `check_edit`.

    Raises:
        VerbaleError: a name that is withheld would be written.
    """
    found = []
    for field in fields:
        told = _clean(posted.get(field.name, field.value))
        if told == _clean(field.value):
            continue
        if WITHHELD in told:
            raise VerbaleError(f"{field.label}: a name is withheld there, so it cannot be edited here")
        found.append(f"{field.name}={_encode(field, told)}")
    return found


def restated(judgement: Judgement) -> list[str]:
    """What an edit changed, as `FIELD=VALUE` each, for the next edit to stand on: of several the latest counts."""
    found = []
    for name, value in (judgement.changes or {}).items():
        told = "" if value is None else msgspec.json.encode(value).decode()
        found.append(f"{name}={told}")
    return found


def _encode(field: Field, told: str) -> str:
    """A value as JSON, so that it is taken for what it is; nothing for nothing."""
    if field.sort == "lines":
        lines = [line.strip() for line in told.split("\n") if line.strip()]
        return msgspec.json.encode(lines).decode()
    if not told or field.sort == "number" or field.options[-2:] == YES:
        return told
    return msgspec.json.encode(told).decode()


def _clean(value: str) -> str:
    return "\n".join(line.strip() for line in value.replace("\r", "").strip().split("\n"))


def _write(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _sort(name: str, told: inspect.Type) -> tuple[Sort | None, tuple[tuple[str, str], ...]]:
    """The sort of a field and its options; None for one that holds spans."""
    kinds = told.types if isinstance(told, inspect.UnionType) else (told,)
    kind = next(one for one in kinds if not isinstance(one, inspect.NoneType))
    if options := _options(name, kind):
        return "choice", options
    if isinstance(kind, inspect.VarTupleType):
        return ("lines" if isinstance(kind.item_type, inspect.StrType) else None), ()
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        return "number", ()
    return ("day" if name in DAYS else "text"), ()


def _options(name: str, kind: inspect.Type) -> tuple[tuple[str, str], ...]:
    if name == "issue":
        return tuple(issue_labels().items())
    if name == "type":
        return tuple((one, one.lower()) for one in event_types())
    if isinstance(kind, inspect.LiteralType):
        return tuple((str(one), str(one).replace("_", " ")) for one in kind.values)
    return YES if isinstance(kind, inspect.BoolType) else ()


def _may_be_none(told: inspect.Type) -> bool:
    kinds = told.types if isinstance(told, inspect.UnionType) else (told,)
    return any(isinstance(kind, inspect.NoneType) for kind in kinds)

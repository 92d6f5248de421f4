"""What an address of the API can ask for: each parameter once, with the type that checks and describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from verbale.serve.query import MAX_CHARS
from verbale.terms import DATES, KINDS, issue_families, issue_labels
from verbale.views.movement import STEPS
from verbale.views.timeline import KINDS as TIMELINE_KINDS

MOST = 200
USUAL = 50
FEW = 12
MAX_CURSOR_CHARS = 2000
DATE_PATTERN = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ID_PATTERN = "^[0-9a-f]{1,20}$"
Words = Annotated[str, Meta(min_length=1, max_length=MAX_CHARS, pattern=r"^[^\u0000-\u001f\u007f]*$")]
Day = Annotated[str, Meta(pattern=DATE_PATTERN, min_length=4, max_length=10, examples=["2016-02"])]
Id = Annotated[str, Meta(pattern=ID_PATTERN, min_length=1, max_length=20)]
Limit = Annotated[int, Meta(ge=1, le=MOST)]
Cursor = Annotated[str, Meta(min_length=1, max_length=MAX_CURSOR_CHARS)]


class BadParamError(Exception):
    """A parameter of an address cannot be what it says.

    Args:
        name: of the parameter.
        says: what is wrong, for a person.
    """

    def __init__(self, name: str, says: str) -> None:
        super().__init__(says)
        self.name = name


@dataclass(frozen=True)
class Param:
    """A parameter: what it means, of which type it is, what holds where it is not given."""

    says: str
    kind: Callable[[], Any]
    usual: Any = None
    required: bool = False


def _one_of(names: Iterable[str]) -> Any:
    return Literal[tuple(names)]


def _issue() -> Any:
    return _one_of(dict.fromkeys((*(family.id for family in issue_families()), *issue_labels())))


PARAMS: Mapping[str, Param] = {
    "party": Param("Only what names this party, spelled as /parties has it.", lambda: Words),
    "issue": Param("Only this issue, or family of issues, by its id, as /issues has it.", _issue),
    "kind": Param("Only claims of this kind.", lambda: _one_of(KINDS)),
    "what": Param("Only lines of this kind.", lambda: _one_of(TIMELINE_KINDS)),
    "step": Param("Only steps of this kind; else all but what is new or repeated.", lambda: _one_of(STEPS)),
    "speaker": Param("Only speakers in whose name, or description, these words stand.", lambda: Words),
    "publisher": Param("Only reports of this publisher.", lambda: Words),
    "point": Param("Only points whose name holds these words.", lambda: Words),
    "place": Param("Only incidents at a place whose name holds these words.", lambda: Words),
    "report": Param("Only claims of the report of this id.", lambda: Id),
    "q": Param(
        "Words that all have to stand in a report; quotation marks make a phrase.",
        lambda: Words,
        required=True,
    ),
    "since": Param("The first day, as 2016-02-12, or a month or a year.", lambda: Day),
    "until": Param("The last day, or the month or year that is lasted out.", lambda: Day),
    "order": Param(
        "What came into the record latest first, or earliest first.",
        lambda: _one_of(("latest", "earliest")),
        "latest",
    ),
    "limit": Param(f"How many lines at most, from 1 to {MOST}.", lambda: Limit, USUAL),
    "cursor": Param("Where to go on: `next` of the page before.", lambda: Cursor),
}
"""Name -> parameter. `what` is `kind` of a timeline's line."""
SPELLED = {"what": "kind"}
"""Names that an address spells otherwise, because the same word takes other values elsewhere."""


def spelled(name: str) -> str:
    """A parameter's name as an address has it."""
    return SPELLED.get(name, name)


def read_params(given: Iterable[tuple[str, str]], names: Iterable[str]) -> dict[str, Any]:
    """The parameters of an address, each as it is meant; those not given as they usually are.

    Raises:
        BadParamError: one is not known here, is given twice, or can have no such value.
    """
    known = {spelled(name): name for name in names}
    found: dict[str, Any] = {}
    for told, value in given:
        name = known.get(told)
        if name is None:
            raise BadParamError(
                told, f"There is no parameter “{told[:50]}” here, only: {', '.join(known) or 'none'}."
            )
        if name in found:
            raise BadParamError(told, f"“{told}” is given more than once.")
        found[name] = _read(told, value, name)
    for told, name in known.items():
        if name not in found and PARAMS[name].required:
            raise BadParamError(told, f"“{told}” is missing. {PARAMS[name].says}")
    return {name: found.get(name, PARAMS[name].usual) for name in known.values()}


def values_of(name: str) -> tuple[str, ...]:
    """The words that a parameter takes, where it takes few; else none."""
    values = tuple(value for value in get_args(PARAMS[name].kind()) if isinstance(value, str))
    return values if len(values) <= FEW else ()


def _read(told: str, value: str, name: str) -> Any:
    param = PARAMS[name]
    wanted = param.kind()
    few = f" One of: {', '.join(values_of(name))}." if values_of(name) else ""
    wrong = BadParamError(told, f"“{value[:50]}” can be no “{told}”. {param.says}{few}")
    try:
        read = msgspec.convert(value, wanted, strict=wanted is not Limit)
    except msgspec.ValidationError as error:
        raise wrong from error
    if (wanted is Day and DATES.clean(value) != value) or (wanted is Limit and not value.isdigit()):
        raise wrong
    return read

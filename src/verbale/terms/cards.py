"""Source cards: what may stand in one, and files that hold nothing else; see docs/sources.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from verbale.errors import DossierError
from verbale.terms.dossier import SourceCard

MAX_BYTES = 4 * 2**20
_ADDRESS = re.compile(r"https?://[^\s/]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_INTERVAL = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    source: tuple[SourceCard, ...]


def interval_s(text: str) -> float | None:
    """Seconds of "90s", "15m", "6h" or "1d"; None for anything else."""
    found = _INTERVAL.fullmatch(text.strip())
    return float(int(found[1]) * _SECONDS[found[2]]) if found else None


def card_faults(card: SourceCard) -> Iterator[str]:
    """What is wrong with one card, a line each; whose voice it is only its dossier can tell."""
    if bool(card.url) is bool(card.folder):
        yield "it needs either a url or a folder"
    if card.url and not _ADDRESS.match(card.url):
        yield f"url: {card.url!r} is no address such as https://example.org/feed.xml"
    if not _LANGUAGE.fullmatch(card.language):
        yield f"language: {card.language!r} is no ISO code of two small letters such as en"
    if not interval_s(card.every):
        yield f"every: {card.every!r} is no time such as 15m, 1h or 1d"
    for key, least in (("expected", 0), ("recheck_days", 0), ("most", 1)):
        if getattr(card, key) < least:
            yield f"{key}: it cannot be less than {least}"


def load_cards(path: Path) -> tuple[SourceCard, ...]:
    """The cards of a file of their own: one card, or a list of `[[source]]` tables.

    Raises:
        DossierError: the file is none, or a card in it is wrong; all that is wrong is listed.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DossierError(str(path), [f"larger than {MAX_BYTES} bytes"])
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DossierError(str(path), [f"it cannot be read: {error.strerror or error}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DossierError(str(path), [f"not TOML: {error}"]) from error
    try:
        cards = msgspec.convert(found if "source" in found else {"source": [found]}, _File).source
    except msgspec.ValidationError as error:
        raise DossierError(str(path), [str(error).replace("$.source", "source")]) from error
    if wrong := list(_wrong(cards)):
        raise DossierError(str(path), wrong)
    return cards


def _wrong(cards: tuple[SourceCard, ...]) -> Iterator[str]:
    for card in cards:
        yield from (f"source {card.called!r}: {fault}" for fault in card_faults(card))
    yield from repeated(cards)


def repeated(cards: tuple[SourceCard, ...]) -> Iterator[str]:
    """The addresses and folders that two cards share."""
    seen: set[str] = set()
    for card in cards:
        if card.where and card.where in seen:
            yield f"source {card.called!r}: {card.where} has a card already"
        seen.add(card.where)

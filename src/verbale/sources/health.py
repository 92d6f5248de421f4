"""Whether a source still gives what it used to: a feed that falls silent or changes shape is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median

import msgspec

from verbale.sources.entries import FIELDS, Entry
from verbale.terms import SourceCard, SourceKind

WEEK_S = 7 * 86400.0
SILENT_GAPS = 5
LEAST_SILENCE_S = 86400.0
MOST_DATES = 200
FULL, EMPTY = 0.9, 0.1
_LABELS = {
    "title": "headlines",
    "url": "addresses",
    "published": "dates",
    "content": "texts",
    "author": "bylines",
}


class SourceState(msgspec.Struct, kw_only=True):
    """How a source looked when it was last asked, kept from pass to pass.

    Attributes:
        kind: what stood at its address, "" for not known yet.
        checked: when it was last asked, in seconds since 1970; 0 for never.
        answered: when it last gave anything that could be read.
        newest: date of its newest article; of one without, when it was first seen.
        gap_s: usual time between two of its articles, 0 where that is not known.
        entries: how many articles it listed.
        shape: what share of these had each of `FIELDS`.
        validators: address -> `ETag`, `Last-Modified` and, of a sitemap in an index, its date there.
        failures: how often in a row it could not be read.
        wait_until: its host asked to be left alone until then.
    """

    kind: SourceKind = ""
    checked: float = 0.0
    answered: float = 0.0
    newest: float = 0.0
    gap_s: float = 0.0
    entries: int = 0
    shape: dict[str, float] = {}
    validators: dict[str, tuple[str, str, str]] = {}
    failures: int = 0
    wait_until: float = 0.0


class Survey:
    """Counts what the entries of one pass have, as they go by."""

    def __init__(self) -> None:
        self.entries = 0
        self._having = dict.fromkeys(FIELDS, 0)
        self._dates: list[float] = []

    def note(self, entry: Entry) -> None:
        """Count one entry."""
        self.entries += 1
        for name in FIELDS:
            self._having[name] += bool(getattr(entry, name))
        if (at := entry.at) is not None:
            self._dates = sorted((*self._dates, at), reverse=True)[:MOST_DATES]

    def close(self, state: SourceState, now: float) -> Iterator[str]:
        """Compare with the pass before, then put what was counted in its place; what changed, a line each."""
        if not self.entries:
            if state.entries:
                yield "it changed: it lists no article any more"
            state.entries = 0
            return
        shape = {name: count / self.entries for name, count in self._having.items()}
        for name, share in shape.items():
            if state.shape.get(name, 0) >= FULL and share <= EMPTY:
                yield f"it changed: its articles have lost their {_LABELS[name]}"
        state.shape, state.entries = shape, self.entries
        past = [at for at in self._dates if at <= now]
        if past:
            state.newest = max(state.newest, past[0])
        if len(past) > 3:
            state.gap_s = median(later - earlier for later, earlier in pairwise(past))


def silence(card: SourceCard, state: SourceState, now: float) -> str | None:
    """Why a source counts as silent, None where it does not: nothing new for five times its usual gap, or a day."""
    gap = WEEK_S / card.expected if card.expected else state.gap_s
    if not (state.newest and gap) or now - state.newest <= max(SILENT_GAPS * gap, LEAST_SILENCE_S):
        return None
    usual = (
        f"{card.expected:g} a week are expected"
        if card.expected
        else f"it used to have one every {_span(gap)}"
    )
    day = datetime.fromtimestamp(state.newest, UTC).date().isoformat()
    return f"it is silent: nothing new since {day}, where {usual}"


def _span(seconds: float) -> str:
    for name, length in (("day", 86400.0), ("hour", 3600.0), ("minute", 60.0)):
        if seconds >= length:
            count = round(seconds / length)
            return f"{count} {name}s" if count > 1 else name
    return "minute"

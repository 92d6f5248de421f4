"""Finds the reports that republish an earlier one.

A report's text, without its boilerplate, becomes the set of its shingles (runs of five words),
hashed; of a long text every second, fourth, … shingle by its hash is kept, so that a sketch stays
small and two sketches can still be compared, at the coarser one's rate. A report is a copy of
another if about half of the shorter one's shingles are in the longer one: a copy cut short, under
another headline, with a dateline before it or a tail behind it is one all the same.

Source: A. Z. Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

from verbale.documents.reports import clean_text
from verbale.terms import Report

SHINGLE_WORDS = 5
SKETCH_HASHES = 1024
"""A sketch holds no more hashes than this."""
POSTED_LEVEL = 3
"""The index lists the hashes that are multiples of 2 to this power, about one in eight."""
MIN_CONTAINMENT = 0.5
MIN_SHARED = 6
"""So many shingles at least must be shared; a shorter report has no copies but exact ones."""

_WORD = re.compile(r"\w+")
Hashes = npt.NDArray[np.uint64]


class Sketch(msgspec.Struct, frozen=True):
    """What is kept of a text to find its copies.

    Attributes:
        level: of the text's shingles, those are kept whose hash is a multiple of 2 to this power.
        hashes: the kept hashes, sorted, each 8 bytes, little-endian.
    """

    level: int
    hashes: bytes


def sketch(report: Report) -> Sketch:
    """The sketch of a report's main text."""
    words = _WORD.findall(clean_text(report).lower())
    runs = (
        {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))}
        if words
        else set()
    )
    digests = b"".join(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in runs)
    hashes = np.unique(np.frombuffer(digests, dtype="<u8"))
    level = 0
    while len(hashes) > SKETCH_HASHES:
        level += 1
        hashes = _coarsen(hashes, level)
    return Sketch(level, hashes.astype("<u8").tobytes())


def _coarsen(hashes: Hashes, level: int) -> Hashes:
    kept: Hashes = hashes[hashes % np.uint64(1 << level) == 0]
    return kept


def containment(one: Sketch, other: Sketch) -> float:
    """The estimated share of the smaller text's shingles that the larger one holds, 0 to 1."""
    level = max(one.level, other.level)
    a, b = (_coarsen(np.frombuffer(s.hashes, dtype="<u8"), level) for s in (one, other))
    smaller = min(len(a), len(b))
    shared = len(np.intersect1d(a, b, assume_unique=True))
    if not shared or (shared < MIN_SHARED and shared < max(len(a), len(b))):
        return 0.0
    return float(shared / smaller)


class CopyIndex:
    """Remembers the reports it has seen, and tells of a new one which of them it republishes."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._sketches: list[Sketch] = []
        self._known: set[str] = set()
        self._posted: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, report: Report) -> str | None:
        """Remember a report; the id of the earlier one that it copies, None if there is none.

        Of several, the one that shares most; of equals, the earliest. A report seen before, by
        its id, is no copy of itself, and is remembered once.
        """
        return self.add_sketch(report.id, sketch(report))

    def add_sketch(self, report_id: str, made: Sketch) -> str | None:
        """As `add`, for a report of which only its sketch is at hand."""
        found = self._find(report_id, made)
        self.seed(report_id, made)
        return found

    def seed(self, report_id: str, made: Sketch) -> None:
        """Remember an earlier report, by its sketch, without asking what it copies."""
        if report_id in self._known:
            return
        self._known.add(report_id)
        number = len(self._ids)
        self._ids.append(report_id)
        self._sketches.append(made)
        for key in _posted(made):
            self._posted.setdefault(key, []).append(number)

    def _find(self, report_id: str, made: Sketch) -> str | None:
        """The best of the earlier reports that share a listed hash."""
        shared = Counter(number for key in _posted(made) for number in self._posted.get(key, ()))
        best, best_share = None, MIN_CONTAINMENT
        for number in sorted(shared):
            if self._ids[number] == report_id:
                return None if best is None else best
            share = containment(made, self._sketches[number])
            if share > best_share or (best is None and share == best_share):
                best, best_share = self._ids[number], share
        return best


def _posted(made: Sketch) -> list[int]:
    """The hashes under which a sketch is listed: the common sample, and the least of all for a short text."""
    hashes: Hashes = np.frombuffer(made.hashes, dtype="<u8")
    listed = _coarsen(hashes, POSTED_LEVEL) if made.level <= POSTED_LEVEL else hashes
    least = hashes[:1] if made.level == 0 else hashes[:0]
    return sorted({*listed.tolist(), *least.tolist()})

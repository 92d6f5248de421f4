"""Names of one point under its spellings: joined only for a reason that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

_MIN_CHARS = 5
_ARTICLES = frozenset({"the", "al", "el", "ar", "as", "ash", "at", "ad", "an"})
_KINDS = ("border crossing", "crossing point", "border gate", "crossing", "gate", "checkpoint", "border post")
_WORD = re.compile(r"\w+")


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Why two spellings are taken for one name.

    `reason` is "form" where they differ in capitals, accents, hyphens, articles or the word for
    what it is ("the X crossing", "X"), "letter" where one letter besides is put, left out or changed.
    """

    one: str
    other: str
    reason: Literal["form", "letter"]


@lru_cache(maxsize=16_384)
def fold_point(name: str) -> str:
    """A point's name without what spellings differ in: capitals, accents, hyphens, articles, its kind."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = [word for word in _WORD.findall(plain.casefold()) if word not in _ARTICLES]
    folded = " ".join(words)
    for kind in _KINDS:
        if folded.endswith(" " + kind):
            return folded.removesuffix(" " + kind)
    return folded


def join_spellings(names: Iterable[str]) -> tuple[dict[str, str], list[Alike]]:
    """Name -> the spelling under which it stands, and why each other one was joined to it.

    The commonest spelling stands, of equals the first in order. A letter's difference joins names
    of five letters and more with one initial and the same figures, and no chain of such joins is made.
    """
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    heads: dict[str, str] = {}
    near: dict[str, list[str]] = defaultdict(list)
    chosen: dict[str, str] = {}
    reasons = []
    for name in ordered:
        folded = fold_point(name)
        head = heads.get(folded)
        reason: Literal["form", "letter"] = "form"
        if head is None and (like := _nearest(folded, near)):
            head, reason = heads[like], "letter"
        if head is None:
            heads[folded] = head = name
            for key in _keys(folded):
                near[key].append(folded)
        elif head != name:
            reasons.append(Alike(one=head, other=name, reason=reason))
        chosen[name] = head
    return chosen, reasons


def _keys(folded: str) -> Iterator[str]:
    """A name, and the name without any one of its letters: two names a letter apart share one."""
    yield folded
    if len(folded) >= _MIN_CHARS:
        for at in range(len(folded)):
            yield folded[:at] + folded[at + 1 :]


def _nearest(folded: str, near: dict[str, list[str]]) -> str | None:
    if len(folded) < _MIN_CHARS:
        return None
    for key in _keys(folded):
        for other in near.get(key, ()):
            if _one_letter_apart(folded, other):
                return other
    return None


def _one_letter_apart(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _MIN_CHARS - 1 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    short, long = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at:] == long[at + 1 :]

"""Versions of an article, and what an edit took out and put in: words, and claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec

from verbale.record import Version, View
from verbale.terms import Claim, Span
from verbale.views.corrections import Edits
from verbale.views.gather import gather
from verbale.views.material import Material
from verbale.views.privacy import WITHHELD, hide

AROUND_WORDS = 8
_TOKEN = re.compile(rf"\S*{re.escape(WITHHELD)}\S*|\S+")


class Piece(msgspec.Struct, frozen=True):
    """Some words: the same in both versions, gone from the older, or new in the newer; "gap" for what is skipped."""

    kind: Literal["same", "gone", "new", "gap"]
    words: str


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one version to the next; names of private persons are withheld.

    `pieces` is empty where a version is not about the conflict: its persons are not known, so its
    words are shown only where names are.
    `gone` and `new` are the lines of the claims that only the older or only the newer one bears out,
    each with the claim's id; `kept` counts those of both.
    """

    older: str
    newer: str
    title: tuple[str, str] | None
    pieces: tuple[Piece, ...]
    gone: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]
    kept: int


TAKEN_DOWN = "[taken down]"


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """An article's versions, the earliest first, and the edits between them."""

    title: str
    url: str | None
    versions: tuple[Version, ...]
    edits: tuple[Edit, ...]


def versions(view: View, report_id: str, *, show_names: bool = False) -> Versions:
    """The versions of the article that a report is one of.

    Args:
        view: the record.
        report_id: the report's id, or the beginning of it.
        show_names: whether names of private persons are shown.

    Raises:
        UnknownIdError: there is no such report.
        AmbiguousIdError: there are several.
    """
    found = view.versions(report_id)
    ids = [one.report_id for one in found]
    material = gather(view, report_ids=ids, show_names=show_names)
    stands = view.report(next((one.report_id for one in found if one.stands), ids[-1]))
    return Versions(
        title=TAKEN_DOWN if stands.id in material.reviewed.taken_down else stands.title,
        url=stands.url,
        versions=tuple(found),
        edits=tuple(_edit(view, material, pair) for pair in pairwise(ids)),
    )


def edits_since(view: View, since: str, *, show_names: bool = False) -> Edits | None:
    """The articles that were found to be edited on or after a day (an ISO prefix); None if there are none."""
    pairs = tuple((edit.older, edit.newer) for edit in view.edits() if edit.seen >= since)
    return _edits(view, pairs, show_names=show_names)


def edits_by(view: View, reports: Collection[str], *, show_names: bool = False) -> Edits | None:
    """The articles of which these reports are newer versions; None if there are none."""
    pairs = tuple((edit.older, edit.newer) for edit in view.edits() if edit.newer in reports)
    return _edits(view, pairs, show_names=show_names)


def _edits(view: View, pairs: tuple[tuple[str, str], ...], *, show_names: bool) -> Edits | None:
    if not pairs:
        return None
    ids = {report_id for pair in pairs for report_id in pair}
    return Edits(material=gather(view, report_ids=ids, show_names=show_names), pairs=pairs)


def _edit(view: View, material: Material, pair: tuple[str, str]) -> Edit:
    older, newer = (view.report(report_id) for report_id in pair)
    down = material.reviewed.taken_down
    open_to_all = not (set(pair) & down.keys()) and (
        material.show_names or all(report_id in material.headings for report_id in pair)
    )
    texts = (
        [_shown(material, report.id, report.text) for report in (older, newer)] if open_to_all else ("", "")
    )
    lines = [_lines(material, report_id) for report_id in pair]
    counts = [Counter(line for line, _ in found) for found in lines]
    return Edit(
        older=older.id,
        newer=newer.id,
        title=(older.title, newer.title) if open_to_all and older.title != newer.title else None,
        pieces=tuple(differences(*texts)),
        gone=tuple(_only(lines[0], counts[1])),
        new=tuple(_only(lines[1], counts[0])),
        kept=sum((counts[0] & counts[1]).values()),
    )


def _shown(material: Material, report_id: str, text: str) -> str:
    hidden = () if material.show_names else material.private.get(report_id, ())
    return hide(text, Span(0, len(text)), hidden)


def _lines(material: Material, report_id: str) -> list[tuple[str, Claim]]:
    return [(material.line(claim), claim) for claim in material.claims if claim.report_id == report_id]


def _only(lines: Sequence[tuple[str, Claim]], other: Counter[str]) -> Iterator[tuple[str, str]]:
    left = Counter(other)
    for line, claim in lines:
        if left[line]:
            left[line] -= 1
        else:
            yield line, claim.id


def differences(older: str, newer: str, *, around: int = AROUND_WORDS) -> Iterator[Piece]:
    """Two texts as one row of words: what is in both (so many words about each change), in one, in the other."""
    one, other = _TOKEN.findall(older), _TOKEN.findall(newer)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for number, (kind, start, end, new_start, new_end) in enumerate(steps):
        if kind == "equal":
            yield from _same(one[start:end], number > 0, number < len(steps) - 1, around)
            continue
        if end > start:
            yield Piece("gone", " ".join(one[start:end]))
        if new_end > new_start:
            yield Piece("new", " ".join(other[new_start:new_end]))


def _same(words: list[str], after: bool, before: bool, around: int) -> Iterator[Piece]:  # noqa: FBT001 (a row of two)
    """Words of both, those far from any change left out."""
    head = around if after else 0
    tail = around if before else 0
    if len(words) <= head + tail + 1:
        yield Piece("same", " ".join(words))
        return
    if head:
        yield Piece("same", " ".join(words[:head]))
    yield Piece("gap", "")
    if tail:
        yield Piece("same", " ".join(words[-tail:]))

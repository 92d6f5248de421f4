"""Which attributions have a content about a place in the text, without asking each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.reading.statements.found import Found
    from verbale.terms import Span

_BLOCK_CHARS = 256


class Blocks:
    """Attributions by the blocks of text that their contents touch."""

    def __init__(self, found: Iterable[Found] = ()) -> None:
        self._at: dict[int, list[Found]] = defaultdict(list)
        for each in found:
            for span in each.content:
                self.add(each, span)

    def add(self, found: Found, span: Span) -> None:
        """Note a part of a content; what was noted before is kept."""
        for block in _blocks(span):
            if not any(known is found for known in self._at[block][-1:]):
                self._at[block].append(found)

    def near(self, span: Span) -> list[Found]:
        """Those with a content in the blocks that a span touches, each once; some may lie beside it."""
        return list({id(f): f for block in _blocks(span) for f in self._at.get(block, ())}.values())


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK_CHARS, max(span.start, span.end - 1) // _BLOCK_CHARS + 1)

"""By whose word a part of a report stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from verbale.reading.draft import Draft
from verbale.terms import Span, Statement


def speaker_at(draft: Draft, char: int) -> Statement | None:
    """The outermost statement whose content holds an offset of the report, None where the report speaks."""
    return _index(draft, len(draft.statements)).at(char)


class _Index:
    """The contents of a draft's statements, cut into stretches that do not overlap."""

    def __init__(self, statements: list[Statement]) -> None:
        self._spans: list[tuple[Span, Statement]] = sorted(
            ((span, s) for s in statements for span in s.content), key=lambda held: held[0]
        )
        self._reach: list[int] = []
        for span, _ in self._spans:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def at(self, char: int) -> Statement | None:
        """The statement with the widest content about an offset."""
        index = bisect_right(self._spans, char, key=lambda held: held[0].start) - 1
        best: tuple[int, Statement] | None = None
        while index >= 0 and self._reach[index] > char:
            span, statement = self._spans[index]
            if char < span.end and (best is None or span.end - span.start > best[0]):
                best = (span.end - span.start, statement)
            index -= 1
        return best[1] if best else None


@lru_cache(maxsize=4)
def _index(draft: Draft, _count: int) -> _Index:
    return _Index(draft.statements)

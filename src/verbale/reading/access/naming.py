"""Which point a description means: "the crossing" is the crossing named last."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.access.points import Point, points_at
from verbale.reading.draft import Draft, Sentence

_REACH_SENTENCES = 8


class Names:
    """The points named so far in a report, to resolve later descriptions by."""

    def __init__(self) -> None:
        self._named: list[tuple[int, Point]] = []
        self._at = 0

    def note(self, draft: Draft, sentence: Sentence) -> None:
        """Remember the points that a sentence names."""
        self._at = sentence.index
        for token in sentence.doc:
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
                for point in points_at(draft, sentence, token):
                    if point.named and (point.noun or point.kind != "area" or token.pos_ == "PROPN"):
                        self._named.append((sentence.index, point))

    def resolve(self, point: Point) -> Point | None:
        """The point meant; None for a bare description that nothing before explains."""
        if point.named:
            return point
        for index, earlier in reversed(self._named):
            if self._at - index > _REACH_SENTENCES:
                break
            if earlier.kind == point.kind and self._same_noun(earlier, point):
                return replace(earlier, support=(earlier.span,))
        return point if self._tells(point) else None

    @staticmethod
    def _same_noun(earlier: Point, point: Point) -> bool:
        if earlier.noun == point.noun or not earlier.noun:
            return True
        return point.noun in earlier.name.lower().split()

    @staticmethod
    def _tells(point: Point) -> bool:
        """Whether an unresolved description still tells something: "the main road", "border crossings"."""
        return len(point.name.split()) > 1 or point.name.lower() != point.noun

"""Which point a description means: "the crossing" is the crossing named last."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.points import Point, points_at
from verbale.reading.draft import Draft, Sentence

_REACH_SENTENCES = 8
_NEAR_SENTENCES = 2


class Names:
    """The points named so far in a report, to resolve later descriptions by."""

    def __init__(self) -> None:
        self._named: list[tuple[int, Point]] = []
        self._told: list[tuple[int, Point]] = []

    def note(self, draft: Draft, sentence: Sentence) -> None:
        """Remember the points that a sentence names."""
        for token in sentence.doc:
            if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
                continue
            known = token.pos_ == "NOUN" or draft.place_on(sentence.at(token)) is not None
            for point in points_at(draft, sentence, token) if known else ():
                if point.named and (point.kind != "area" or not point.noun):
                    self._named.append((sentence.index, point))

    def tell(self, sentence: Sentence, point: Point) -> None:
        """Remember a point that something was said of."""
        if point.named:
            self._told.append((sentence.index, point))

    def resolve(self, sentence: Sentence, point: Point) -> Point | None:
        """The point meant; None for a bare description that nothing before explains."""
        if point.named or point.indefinite:
            return point
        if not point.noun:
            return self._meant(sentence, point)
        if point.kind == "area" and point.name.lower() != point.noun and " " not in point.name:
            return None
        reach = _NEAR_SENTENCES if point.kind == "area" else _REACH_SENTENCES
        for candidates, distance in ((self._told, _REACH_SENTENCES), (self._named, reach)):
            for index, earlier in reversed(candidates):
                before = earlier.span.end <= point.span.start
                if before and sentence.index - index <= distance and self._fits(earlier, point):
                    return replace(earlier, support=(earlier.span,))
        return point if self._tells(point) else None

    def _meant(self, sentence: Sentence, pronoun: Point) -> Point | None:
        """The gate or way that "it" stands for: the last one told of, or named in the sentence."""
        told = [(i, p) for i, p in self._told if sentence.index - i <= 1]
        here = [(i, p) for i, p in self._named if i == sentence.index]
        for _, earlier in (*reversed(here), *reversed(told)):
            if earlier.kind != "area" and earlier.span.end <= pronoun.span.start:
                fits = earlier.kind == pronoun.kind
                return replace(earlier, support=(earlier.span,)) if fits else None
        return None

    @staticmethod
    def _fits(earlier: Point, point: Point) -> bool:
        if earlier.kind != point.kind or (earlier.indefinite and not earlier.named):
            return False
        if point.kind == "area":
            return not earlier.noun
        return not earlier.noun or earlier.noun == point.noun or point.noun in earlier.name.lower().split()

    @staticmethod
    def _tells(point: Point) -> bool:
        """Whether an unresolved description still tells something: "the main road", "border crossings"."""
        words = point.name.lower().split()
        if words == [point.noun] and point.noun in lexicon().qualifiers["alone"]:
            return True
        if words[0] in ("border", "frontier", "airspace"):
            return True
        return len(words) > 1 or (point.kind != "area" and words[0] != point.noun)

"""The attributions of drafts, as the trained network finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verbale.reading.draft import Draft
from verbale.reading.encoder import Encoding, Pieces, Window, encoding_of
from verbale.reading.statements.cues.lexicon import attributing_words
from verbale.reading.statements.trained.decode import Cue, Range, Roles, cues_in, roles_of
from verbale.reading.statements.trained.head import read_roles

THRESHOLD = 0.55
_VALID_SHARE = 0.5
_ROLES_POWER = 2.0
_SAME_CONTENT = 0.8
_MARKS = '“”"«»„‘:'


class Attribution(NamedTuple):
    """One attribution as ranges of pieces, and how sure the network is that all of it is right."""

    cue: Cue
    roles: Roles
    belief: float


class Tagged(NamedTuple):
    """The pieces of a draft and the attributions found in them, in order."""

    pieces: Pieces
    attributions: list[Attribution]


def tag(draft: Draft) -> Tagged:
    """The outermost attributions of a draft that the network believes in."""
    encoding = encoding_of(draft)
    found = [
        attribution
        for number, window in enumerate(encoding.windows)
        if _speaks(draft, encoding.pieces, window)
        for attribution in _in_window(encoding, number)
    ]
    return Tagged(encoding.pieces, outermost(found))


def _speaks(draft: Draft, pieces: Pieces, window: Window) -> bool:
    """Whether a window has a quotation mark or a word that can attribute; the others are not looked at."""
    first, last = pieces.sentences[window.start], pieces.sentences[window.end - 1]
    for sentence in draft.sentences[first : last + 1]:
        if any(mark in sentence.span.of(draft.text) for mark in _MARKS):
            return True
        if any(token.lower_ in attributing_words() for token in sentence.doc):
            return True
    return False


def _in_window(encoding: Encoding, number: int) -> Iterator[Attribution]:
    """Every attribution of a window that has a content and is believed in."""
    pieces, window = encoding.pieces, encoding.windows[number]
    sight = encoding.see(number)
    cues = cues_in(sight.cues[window.start - window.low : window.end - window.low], pieces, window.start)
    if not cues:
        return
    seen, valid = read_roles(pieces, window, sight.hidden, [slice(c.start, c.end) for c in cues])
    every = roles_of([p for _, p in seen], [low for low, _ in seen], cues)
    for cue, roles, sure in zip(cues, every, valid, strict=True):
        belief = believed(cue, roles, float(sure))
        if roles.content and belief >= THRESHOLD:
            yield Attribution(cue, roles, belief)


def believed(cue: Cue, roles: Roles, valid: float) -> float:
    """How likely an attribution is to be right: as a cue, by both judges of that, and in its roles."""
    return float(((1 - _VALID_SHARE) * cue.belief + _VALID_SHARE * valid) * roles.belief**_ROLES_POWER)


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue lies in no other's content, in order; of two that hold each other, the surer."""
    kept = [a for a in found if not any(_within(a, other) for other in found if other is not a)]
    alone = [a for a in kept if not any(_repeats(a, other) for other in kept if other is not a)]
    return sorted(alone, key=lambda a: a.cue.start)


def _repeats(one: Attribution, other: Attribution) -> bool:
    """Whether a surer attribution has nearly the same content: two words of one sentence taken for its cue."""
    if (other.belief, -other.cue.start) < (one.belief, -one.cue.start):
        return False
    mine, theirs = (_places(a.roles.content) for a in (one, other))
    return len(mine & theirs) >= _SAME_CONTENT * len(mine | theirs)


def _places(ranges: Sequence[Range]) -> set[int]:
    return {place for low, high in ranges for place in range(low, high)}


def _within(inner: Attribution, outer: Attribution) -> bool:
    if not _holds(outer.roles.content, inner.cue):
        return False
    mutual = _holds(inner.roles.content, outer.cue)
    return not (mutual and (inner.belief, -inner.cue.start) > (outer.belief, -outer.cue.start))


def _holds(content: Sequence[Range], cue: Cue) -> bool:
    return any(low <= cue.start < high for low, high in content)

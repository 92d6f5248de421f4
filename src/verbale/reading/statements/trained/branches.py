"""How each token of a sentence hangs on a cue, by the parse."""

from __future__ import annotations

import numpy as np

from verbale.reading.encoder.labels import DEPS
from verbale.reading.encoder.pieces import Ints, Pieces

_BEFORE, _AFTER, _FAR_BEFORE, _FAR_AFTER, _CUE, _ELSEWHERE = range(1, 7)
_GROUPS = (
    ("nsubj",),
    ("nsubjpass",),
    ("csubj", "csubjpass", "expl"),
    ("agent",),
    ("ccomp",),
    ("xcomp",),
    ("dobj",),
    ("dative",),
    ("prep", "pcomp", "pobj"),
    ("advcl",),
    ("acl", "relcl"),
    ("conj",),
    ("cc", "preconj"),
    ("mark",),
    ("aux", "auxpass", "neg", "prt", "advmod"),
    ("punct",),
    ("compound", "amod", "poss", "nmod", "det", "nummod"),
    ("appos",),
)
_CHILD = {DEPS[dep]: 7 + number for number, group in enumerate(_GROUPS) for dep in group}
_OTHER_CHILD = 7 + len(_GROUPS)
_UP = _OTHER_CHILD + 1
_UP_LEVELS = 3
_SUBJECTS = frozenset({DEPS["nsubj"], DEPS["nsubjpass"]})
BRANCHES = _UP + 3 * _UP_LEVELS
_MAX_DEPTH = 100


def branches(pieces: Pieces, low: int, high: int, cue: slice) -> Ints:
    """For each piece of `[low, high)` how it hangs on the cue of these pieces: a code below `BRANCHES`.

    Which child of the cue's word it hangs under, how far above the cue it parts from it, or where
    else in the text it stands.
    """
    sentence = pieces.sentences[cue.start]
    same = np.flatnonzero(pieces.sentences[low:high] == sentence) + low
    codes = _outside(pieces, low, high, cue.start)
    tokens = pieces.tokens[same]
    by_token = _in_sentence(pieces, int(tokens[0]), int(tokens[-1]) + 1, pieces.tokens[cue])
    codes[same - low] = by_token[tokens - tokens[0]]
    return codes


def _outside(pieces: Pieces, low: int, high: int, at: int) -> Ints:
    sentences, paragraphs = pieces.sentences[low:high], pieces.paragraphs[low:high]
    before = sentences < pieces.sentences[at]
    near = paragraphs == pieces.paragraphs[at]
    return np.where(before, np.where(near, _BEFORE, _FAR_BEFORE), np.where(near, _AFTER, _FAR_AFTER)).astype(
        np.int32
    )


def _in_sentence(pieces: Pieces, first: int, last: int, cue: Ints) -> Ints:
    """The codes of the tokens `[first, last)`, all of one sentence or the part of it that is seen."""
    up = _path(pieces, _root(pieces, cue))
    level = {token: number for number, token in enumerate(up)}
    codes = np.full(last - first, _ELSEWHERE, np.int32)
    for token in range(first, last):
        codes[token - first] = _code(pieces, token, level)
    codes[cue - first] = _CUE
    return codes


def _root(pieces: Pieces, cue: Ints) -> int:
    """The token of a cue on which its others hang."""
    inside = {int(token) for token in cue}
    for token in sorted(inside):
        head = int(pieces.heads[token])
        if head not in inside or head == token:
            return token
    return int(cue[0])


def _path(pieces: Pieces, token: int) -> list[int]:
    path = [token]
    while len(path) < _MAX_DEPTH and (head := int(pieces.heads[path[-1]])) != path[-1]:
        path.append(head)
    return path


def _code(pieces: Pieces, token: int, level: dict[int, int]) -> int:
    """Climb from a token until the cue's path to its root is met."""
    below = -1
    for _ in range(_MAX_DEPTH):
        if token in level:
            break
        below, token = token, int(pieces.heads[token])
    else:
        return _ELSEWHERE
    steps = level[token]
    dep = int(pieces.deps[below]) if below >= 0 else 0
    if steps == 0:
        return _CHILD.get(dep, _OTHER_CHILD) if below >= 0 else _CUE
    kind = 0 if below < 0 else (1 if dep in _SUBJECTS else 2)
    return _UP + 3 * (min(steps, _UP_LEVELS) - 1) + kind

"""What phrases say of points: out of reach, off limits, in the hands of, reachable only by air."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding, as_stands
from verbale.reading.access.lexicon import Phrased, lexicon
from verbale.reading.access.points import points_at
from verbale.reading.clauses import after, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING = frozenset({"be", "remain", "stay", "lie", "become", "go", "run", "fall", "stand", "seem"})
_PUTTING = frozenset({"leave", "put", "keep", "render", "make", "knock", "take", "place", "hold"})
_STEPS = 3


def find_by_phrase(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Finding]:
    """A state told by a phrase that this word opens: "the town is out of reach", "put the port out of action"."""
    for state in lexicon().phrased:
        if not any(_opens(token, words) for words in state.words):
            continue
        verb = _verb_of(token)
        if verb is not None:
            yield from _told(draft, sentence, verb, state)


def _told(draft: Draft, sentence: Sentence, verb: Token, state: Phrased) -> Iterator[Finding]:
    putting = lemma(verb) in _PUTTING
    target = patient(verb) if putting else subject(verb)
    for point in points_at(draft, sentence, target) if target is not None else ():
        if point.kind not in state.kinds or point.indefinite:
            continue
        how = mood(verb)
        lasting = how == "plan" and state.status != "open"
        stands = as_stands(state.status, "fact" if lasting else how, point)
        if stands is not None:
            by = next(after(verb, "by"), None)
            yield Finding(point, stands, verb, by or (subject(verb) if putting else None))


def _opens(token: Token, words: str) -> bool:
    parts = words.split()
    if token.lower_ != parts[0] and lemma(token) != parts[0]:
        return False
    near = token.doc[token.i : token.i + len(parts)]
    return [t.lower_ for t in near][1:] == parts[1:] and len(near) == len(parts)


def _verb_of(token: Token) -> Token | None:
    """The verb of being or putting that a phrase hangs on."""
    if token.pos_ == "VERB":
        return token
    node = token
    for _ in range(_STEPS):
        if node.head.i == node.i:
            return None
        if node.dep_ in ("relcl", "advcl", "ccomp") and node is not token:
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX") and node.i < token.i:
            return node if lemma(node) in _BEING | _PUTTING else None
    return None

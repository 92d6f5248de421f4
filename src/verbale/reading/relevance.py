"""Whether a report is about an armed conflict or its negotiation, from its words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.draft import Draft
from verbale.reading.reader import Reader
from verbale.reading.words import load_data
from verbale.terms import dossier_in_use, per_dossier

LEAST_SHARE = 0.33
_SIDES = 2

_WORD = re.compile(r"[a-z0-9]+")


class Measures(msgspec.Struct, frozen=True):
    """How words are weighed.

    Attributes:
        threshold: the sum from which a report is relevant.
        repeats: how often a word counts at most.
        title_weight: how much more a word of the title counts.
        head_chars: how much of the text is read; news says first what it is about.
        full_chars: a shorter text needs less than the threshold, down to `LEAST_SHARE` of it.
        told_weight: what it adds that the report names two parties of the dossier in use.
        weights: the words of each weight.
    """

    threshold: float
    repeats: int
    title_weight: float
    head_chars: int
    full_chars: int
    told_weight: float
    weights: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weighted words.

    Attributes:
        of: weight by word, or by two words with a blank between.
        leading: the first words of the pairs.
        measures: how they are weighed.
    """

    of: dict[str, float]
    leading: frozenset[str]
    measures: Measures


@cache
def weights() -> Weights:
    """The weights, loaded once a process."""
    measures = load_data("relevance", Measures)
    of = {word: float(weight) for weight, words in measures.weights.items() for word in words}
    leading = frozenset(word.partition(" ")[0] for word in of if " " in word)
    return Weights(of, leading, measures)


def _weigh(words: Iterable[str], known: Weights) -> float:
    of, most = known.of, known.measures.repeats
    counts = Counter(word for word in words if word in of)
    return sum(of[word] * min(count, most) for word, count in counts.items())


def _terms(text: str, known: Weights) -> list[str]:
    """Every word of a text, and every two neighbouring words that may be a known pair."""
    words = _WORD.findall(text.lower())
    leading = known.leading
    return words + [f"{a} {b}" for a, b in pairwise(words) if a in leading]


def relevance(title: str, text: str) -> float:
    """How much the words speak for a report on an armed conflict: from 1.0 on it is about one."""
    known = weights()
    by = known.measures
    body = _weigh(_terms(text[: by.head_chars], known), known)
    headline = by.title_weight * _weigh(_terms(title, known), known)
    length = min(max(len(text) / by.full_chars, LEAST_SHARE), 1.0)
    told = by.told_weight * length * _names_sides(f"{title} {text[: by.head_chars]}")
    return (body + headline + told) / (by.threshold * length)


def can_be_relevant(words: str) -> bool:
    """Whether a report that has no other words than these, in its headline and its text, can be relevant.

    Far cheaper than to read the report first: the words may be those of its raw bytes, and more than its own.
    """
    known = weights()
    by = known.measures
    # Each word may stand in the text and in the headline, of a text so short that least is asked of it.
    most = (1 + by.title_weight) * _weigh(_terms(words, known), known)
    return most >= by.threshold * LEAST_SHARE or _names_sides(words)


@per_dossier
def _told_parties() -> tuple[re.Pattern[str], ...]:
    """A pattern of the names of each party of the dossier in use; names of states tell nothing of a conflict."""
    dossier = dossier_in_use()
    if dossier is None:
        return ()
    states = {name for state in lexicon().states.values() for name in (state.name, *state.alias)}
    named = (sorted(set(party.names) - states, key=len, reverse=True) for party in dossier.parties)
    return tuple(re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b") for names in named if names)


def _names_sides(text: str) -> bool:
    """Whether a text names two parties of the dossier in use; one may be named in passing."""
    return sum(1 for party in _told_parties() if party.search(text)) >= _SIDES


class RelevanceReader(Reader[bool]):
    """Tells reports on armed conflicts and their negotiation from all others; reads no parse."""

    name = "relevance"
    version = "5"
    assigns = ("relevant",)

    def predict(self, drafts: Sequence[Draft]) -> list[bool]:
        """One answer a draft."""
        return [relevance(d.report.title, d.text) >= 1.0 for d in drafts]

    def annotate(self, draft: Draft, prediction: bool) -> None:  # noqa: FBT001 - the shape of every reader
        """Write the answer into the draft."""
        draft.relevant = prediction

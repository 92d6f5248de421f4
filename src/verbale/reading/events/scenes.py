"""What a sentence is of, weighed by its words: sport, markets, the stage, or acts in earnest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from verbale.reading.words import PhraseTrie, load_data

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = 2
_LISTS = ("agents", "bouts", "names", "targets", "literal", "fired", "crowds")
_HINTS = 3
_WITHIN_CONFLICT = 4
_SCORE = re.compile(
    r"(?<![\w-])(?<!from )(?<!between )(?<!about )(?<!aged )\d{1,2}[-\u2013]\d{1,2}(?![\w-])"
    r"(?! (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|years?|months?|weeks?|days?|hours?|people|per|vote))"
)


class _Words(msgspec.Struct):
    sure: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


class _Data(msgspec.Struct):
    domains: dict[str, _Words]
    earnest: _Words
    agents: _Words
    bouts: _Words
    names: _Words
    targets: _Words
    literal: _Words
    fired: _Words
    crowds: _Words
    doers: dict[str, _Words]


class Vocabulary(NamedTuple):
    """Phrases of the domains and of what is in earnest with their weight, and lists by name."""

    domains: dict[str, PhraseTrie[int]]
    earnest: PhraseTrie[int]
    lists: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The words of domains, loaded once a process."""
    data = load_data("events/domains", _Data)
    domains = {name: _trie(words) for name, words in data.domains.items()}
    lists = {name: frozenset(getattr(data, name).sure) for name in _LISTS}
    lists |= {f"doers.{name}": frozenset(words.sure) for name, words in data.doers.items()}
    return Vocabulary(domains, _trie(data.earnest), lists)


def is_listed(word: str, name: str) -> bool:
    """Whether a lemma stands in the named list of `domains.toml`."""
    return word in vocabulary().lists[name]


def earnest_weight(word: str) -> int:
    """How much a word by itself speaks for an act in earnest."""
    found = vocabulary().earnest.match([word], 0)
    return found[1] if found else 0


def _trie(words: _Words) -> PhraseTrie[int]:
    by_weight = {SURE: words.sure, 1: words.hint, 0: words.none}
    weighed = [(phrase.split(), weight) for weight, phrases in by_weight.items() for phrase in phrases]
    return PhraseTrie(weighed)


class Weight(NamedTuple):
    """How much speaks for a domain: phrases that are sure, and all together, a sure one as two."""

    sure: int
    total: int


@dataclass(slots=True, frozen=True)
class Scene:
    """What the words of a sentence speak for.

    Attributes:
        weights: by domain.
        earnest: of acts in earnest.
    """

    weights: dict[str, Weight]
    earnest: Weight

    def domain(self, *, conflict: bool) -> str | None:
        """The domain that the sentence is surely of, None where it is of none.

        Args:
            conflict: whether its report is about a conflict, where more is needed.
        """
        name, (sure, total) = max(self.weights.items(), key=lambda w: (w[1].total, w[1].sure))
        enough = sure > 0 and total >= _WITHIN_CONFLICT if conflict else sure > 0 or total >= _HINTS
        return name if enough and total > self.earnest.total else None


def scene_of(doc: Doc) -> Scene:
    """Weigh the words of a parsed sentence."""
    known = vocabulary()
    tokens = [t for t in doc if t.text != "-"]
    lowered = [t.lower_ for t in tokens]
    lemmas = [t.lemma_.lower() for t in tokens]
    weights = {name: _weigh(trie, lowered, lemmas) for name, trie in known.domains.items()}
    if _SCORE.search(doc.text) and "vote" not in lemmas:
        sure, total = weights["sport"]
        weights["sport"] = Weight(sure + 1, total + SURE)
    return Scene(weights, _weigh(known.earnest, lowered, lemmas))


def _weigh(trie: PhraseTrie[int], lowered: list[str], lemmas: list[str]) -> Weight:
    """The weight of the distinct phrases found, as words or as lemmas."""
    found: dict[tuple[str, ...], int] = {}
    for words in (lowered, lemmas):
        for start, end, weight in trie.find(words):
            phrase = tuple(lemmas[start:end])
            found[phrase] = max(weight, found.get(phrase, 0))
    return Weight(sum(w == SURE for w in found.values()), sum(found.values()))

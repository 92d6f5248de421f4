"""The vocabulary of rounds, from `data/rounds.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from verbale.reading.clauses import lemma
from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.tokens import Token

CueStatus = Literal[
    "announced",
    "opened",
    "under_way",
    "held",
    "suspended",
    "postponed",
    "ended",
    "collapsed",
    "agreed",
    "boycotted",
]


class Cue(msgspec.Struct):
    """The words that say how a round stands; `held` is settled by the verb's tense."""

    status: CueStatus
    verbs: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


class Lexicon(msgspec.Struct):
    """All of the file."""

    nouns: dict[str, frozenset[str]]
    qualifiers: dict[str, frozenset[str]]
    cues: list[Cue]
    attendance: dict[str, frozenset[str]]
    encounters: dict[str, frozenset[str]]
    deals: dict[str, frozenset[str]]
    mediators: dict[str, frozenset[str]]
    outcomes: dict[str, list[str]]

    def kind_at(self, token: Token) -> str | None:
        """The kind of meeting that a token names; "Discussions" in a name are discussions."""
        return self.kind_of(noun_at(token))

    def kind_of(self, noun: str) -> str | None:
        """The kind of meeting that a noun names: talks, gathering, visit, call, deal, process, attempt."""
        return next(
            (
                kind
                for kind, words in self.nouns.items()
                if noun in words and kind not in ("delegation", "guest", "domestic")
            ),
            None,
        )

    def cue(self, word: str, part: Literal["verbs", "adjectives", "nouns"]) -> CueStatus | None:
        """The status that a word says."""
        return next((c.status for c in self.cues if word in getattr(c, part)), None)


def noun_at(token: Token) -> str:
    """A noun's lemma, a name's plural taken off."""
    word = lemma(token)
    return word.removesuffix("s") if token.tag_ == "NNPS" else word


@cache
def lexicon() -> Lexicon:
    """The vocabulary, loaded once."""
    return load_data("rounds", Lexicon)

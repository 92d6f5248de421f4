"""Capitals told by their country: "the Belarusian capital", "the capital of Chad", "the capital"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.clauses import after, lemma
from verbale.reading.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME = r"([A-Z][\w-]*(?: [A-Z][\w-]*)*)"
_TOLD = re.compile(rf"{_NAME}(?:['’]s)? capital\b|\bcapital of {_NAME}")
_OWNERS = frozenset({"amod", "compound", "nmod", "poss"})


@cache
def _capitals() -> dict[str, str]:
    """A state's names and adjectives, in lower case, to its capital."""
    states = [state for state in lexicon().states.values() if state.capital]
    return {
        word.lower(): state.capital[0] for state in states for word in (state.name, *state.alias, *state.adj)
    }


def capital_at(draft: Draft, token: Token) -> str | None:
    """The city that the word "capital" stands for; None where the country is not clear.

    Where no country stands beside it, it is the one that the report names most.
    """
    if lemma(token) != "capital":
        return None
    owners = [c for c in token.lefts if c.dep_ in _OWNERS] + list(after(token, "of"))
    for owner in owners:
        words = [t.text for t in owner.subtree if t.pos_ != "PART" and t.dep_ not in ("det", "case")]
        found = _capitals().get(" ".join(words).lower())
        if found is not None:
            return found
    if owners or not any(c.lower_ == "the" for c in token.lefts):
        return None
    found = _most_named(draft)
    return found if any(p.name == found for p in draft.places) else None


def capitals_told(text: str) -> set[str]:
    """The capitals that a text tells by their country."""
    told = (m.group(1) or m.group(2) for m in _TOLD.finditer(text))
    return {_capitals()[words.lower()] for words in told if words.lower() in _capitals()}


def _most_named(draft: Draft) -> str | None:
    named = Counter(
        capital
        for place in (*draft.places, *draft.allusions)
        if (capital := _capitals().get(place.span.of(draft.text).lower())) is not None
    )
    ranked = named.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else None

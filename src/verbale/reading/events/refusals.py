"""What someone says that they will not do: "Chad will not lift the ban", "they would not end the strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import doer
from verbale.reading.events.lexicon import is_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = frozenset({"not", "n't", "never", "no"})


def is_refused(verb: Token, kind: str) -> bool:
    """Whether a negated clause refuses what is wished for: help, talks, assent, an end to force."""
    if not is_word(kind, "refusable") or doer(verb) is None:
        return False
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    marked = any(c.dep_ == "mark" and is_word(c.lower_, "conditional") for c in verb.children)
    if marked or "have" in words or not any(c.lower_ in _NEVER for c in verb.children):
        return False
    ahead = any(is_word(w, "future") for w in words)
    return ahead or is_word(verb.lemma_.lower(), "assent")

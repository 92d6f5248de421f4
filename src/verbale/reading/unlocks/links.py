"""A condition joined to what follows from it, as words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset(
    {
        "only",
        "that",
        "which",
        "and",
        "but",
        "or",
        ",",
        "so",
        "if",
        "to",
        "then",
        ";",
        "for",
        "of",
        "in",
        "on",
        "as",
        '"',
        "“",
        "”",
        "—",
        "-",
    }
)


_TRAILING = frozenset({"and", "or", "but", "also", "both", "that", "which", "so", "then"})


@dataclass(eq=False)
class Link:
    """A condition and what is said to follow, both as words of the sentence."""

    condition: list[Token]
    consequence: list[Token]


def main_of(verb: Token) -> Token | None:
    """The word whose clause a subordinate clause hangs on, None where there is none."""
    main = verb.head
    if verb.dep_ == "pcomp":
        main = main.head
    return main if main.i != verb.i and main.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def consequences(main: Token, skipped: set[Token]) -> Iterator[list[Token]]:
    """The main clause, and each clause coordinated with it, by itself."""
    joined = [c for c in main.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and c.i > main.i]
    later = {t for c in joined for t in c.subtree}
    first = [t for t in main.subtree if t not in skipped and t not in later]
    for clause in (first, *([t for t in c.subtree if t not in skipped] for c in joined)):
        if len(clause) > 1:
            yield clause


def trimmed(tokens: list[Token]) -> list[Token]:
    """Words without what only joins them at either end."""
    words = sorted(set(tokens), key=lambda t: t.i)
    while words and (words[0].lower_ in _LINKS or words[0].is_punct):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].lower_ in _TRAILING):
        words = words[:-1]
    return words

"""Attributions whose cue is an adjective: "is confident that", "was reluctant to", "it is unclear whether"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.statements.cues.lexicon import Cue, adjectives
from verbale.reading.statements.cues.parse import Inside, child, cue_tokens, phrase, source_head
from verbale.reading.statements.found import Found, runs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence

_EMPTY = frozenset({"it", "there", "that", "this", "what"})


def adjective_cues(sentence: Sentence, quoted: Inside, text: str) -> Iterator[Found]:
    """The attributions that adjectives of a sentence make."""
    known = adjectives()
    for word in sentence.doc:
        entry = known.get(word.lower_)
        if entry is None or word.dep_ not in ("acomp", "ROOT", "conj", "oprd") or quoted(word):
            continue
        copula = word.head if word.dep_ == "acomp" else word
        taken = _content(word, copula, entry)
        if taken is None:
            continue
        found = Found(sentence, copula, entry, "adjective")
        cue = {t.i: t for t in (*_cue(word, copula), *taken[1])}
        found.cue = runs(sentence, cue.values(), text)
        _source(found, copula, cue, text)
        found.content = runs(sentence, [t for t in taken[0].subtree if t.i not in cue], text)
        if found.content and (found.source or "impersonal" in entry.takes):
            yield found


def _source(found: Found, copula: Token, cue: dict[int, Token], text: str) -> None:
    head = source_head(copula)
    if head is not None and head.lower_ not in _EMPTY:
        found.source = runs(found.sentence, [t for t in phrase(head, copula) if t.i not in cue], text)


def _cue(word: Token, copula: Token) -> list[Token]:
    words = [word, *(c for c in word.children if c.dep_ in ("advmod", "neg") and c.i < word.i)]
    return [*words, *cue_tokens(copula)] if copula.i != word.i else words


def _content(word: Token, copula: Token, entry: Cue) -> tuple[Token, list[Token]] | None:
    below = [c for node in {word.i: word, copula.i: copula}.values() for c in node.children if c.i > word.i]
    for part in below:
        marks = {c.lower_ for c in part.children if c.dep_ in ("mark", "aux", "advmod")}
        if part.dep_ in ("ccomp", "xcomp", "advcl"):
            infinitive = "to" in marks and part.tag_ == "VB"
            if infinitive and "infinitive" in entry.takes:
                return part, []
            if (
                not infinitive
                and "clause" in entry.takes
                and (part.dep_ == "ccomp" or marks & {"that", "whether"})
            ):
                return part, []
        if part.dep_ == "prep" and part.lower_ in entry.with_words and part.i - word.i == 1:
            what = child(part, "pobj", "pcomp")
            if what is not None:
                return what, [part]
    return None

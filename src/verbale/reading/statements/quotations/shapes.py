"""Quotations as they stand on the page: what is in them, how far they are from a word, who is named below."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from verbale.reading.statements.found import Found, subtract, trim
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence

_SMALL_CHARS = 3
_SIGNATURE_WORDS = 14
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASH = re.compile(r"\s*(?P<dash>--|[-–—―])\s*")


def signature(sentence: Sentence, quote: Span, text: str) -> tuple[list[Span], list[Span]]:
    """The name, with what follows it, of a line that only says whose a quotation is, and the dash before it."""
    start = max(sentence.start, quote.end)
    dash = _DASH.match(text, start, sentence.end)
    line = trim(Span(dash.end() if dash else start, sentence.end), text)
    tokens = sentence.tokens_in(line) if line.start < line.end else []
    if not tokens or len(tokens) > _SIGNATURE_WORDS or any(t.tag_ in FINITE for t in tokens):
        return [], []
    named = tokens[0].ent_type_ == "PERSON" or (dash and tokens[0].pos_ == "PROPN")
    if not named or not (dash or "," in line.of(text)):
        return [], []
    return [line], [Span(*dash.span("dash"))] if dash else []


def is_closed(body: str) -> bool:
    """Whether words end in a quotation mark."""
    return body.endswith(("”", '"', "''", "»", "’", "'"))


def is_title(body: str) -> bool:
    """Whether the words, but for small ones, are written with capitals as a name or a title is."""
    words = [w for w in re.findall(r"[^\W\d_]+", body) if len(w) > _SMALL_CHARS]
    return len(words) > 1 and all(w[0].isupper() for w in words)


def has_subject(verbs: list[Token]) -> bool:
    """Whether one of some verbs has a subject."""
    return any(c.dep_ == "nsubj" for v in verbs for c in v.children)


def without(span: Span, holes: list[Span], text: str) -> list[Span]:
    """What is left of a span without the holes, the span as it is where none touches it."""
    if not any(h.overlaps(span) for h in holes):
        return [span]
    return subtract(span, holes, text)


def distance(word: Span, quote: Span) -> int:
    """How many characters part a word from a quotation; below nothing where they overlap."""
    return quote.start - word.end if word.end <= quote.start else word.start - quote.end


def gap_between(found: Found, quote: Span) -> int:
    """How many characters part an attribution's cue from a quotation."""
    return min(
        (max(quote.start - c.end, c.start - quote.end) for c in found.cue), default=quote.end - quote.start
    )


class Inside:
    """Whether a token of a sentence stands in a quotation."""

    def __init__(self, sentence: Sentence, quotes: list[Span]) -> None:
        self.offset = sentence.start
        self.starts = [q.start for q in quotes]
        self.quotes = quotes

    def __call__(self, token: Token) -> bool:
        """Whether the token does."""
        at = self.offset + token.idx
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.quotes[index].end

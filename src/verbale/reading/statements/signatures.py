"""Quotations that are signed: "“…” — Amina Yusuf, a nurse", the name on the same line or the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.reading.draft import Draft
from verbale.reading.statements.found import Found, trim
from verbale.terms import Span

_SIGNED = re.compile(
    r"[^\S\n]*\n{0,2}[^\S\n]*(?P<dash>[―—–]|--?)[^\S\n]*(?P<name>[A-Z][^\n“”\"]{1,90}?)[^\S\n]*(?=\n|$)"
)
_FEWEST_WORDS = 3
_MOST_WORDS = 12
_FRAME = "signature"


def with_signed(draft: Draft, quotes: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """Attributions with those of signed quotations, which go before others that claim their words."""
    marked = list(_signed(draft, quotes))
    taken = [span for each in marked for span in each.content]
    rest = [f for f in found if not any(c.overlaps(span) for c in f.content for span in taken)]
    return [*marked, *rest]


def _signed(draft: Draft, quotes: Sequence[Span]) -> Iterator[Found]:
    """An attribution for each quotation that opens its line and is signed; the dash is its cue."""
    for quote in quotes:
        match = _SIGNED.match(draft.text, quote.end)
        if match is None or not _opens_line(draft.text, quote.start):
            continue
        sentence = draft.sentence_at(match.start("name"))
        if (
            sentence is None
            or len(quote.of(draft.text).split()) < _FEWEST_WORDS
            or not _is_name(match["name"])
        ):
            continue
        yield Found(
            sentence,
            None,
            None,
            _FRAME,
            source=[trim(Span(*match.span("name")), draft.text)],
            cue=[Span(*match.span("dash"))],
            content=[quote],
            quoted=True,
        )


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _is_name(words: str) -> bool:
    """Whether a line is a name with perhaps an office, not a sentence: few words, and no stop at its end."""
    return len(words.split()) <= _MOST_WORDS and not words.endswith((".", "!", "?", ":"))

"""An attribution while it is being found, and the spans of words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reading.statements.blocks import Blocks
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence
    from verbale.reading.statements.cues.lexicon import Cue

_TRIM = " \t\xa0,;:.-–—()[]"


@dataclass(slots=True, eq=False)
class Found:
    """One attribution: its sentence, its cue's word and entry, and the spans of its three roles.

    Attributes:
        sentence: the sentence of the cue.
        word: the cue's head word, None where there is no cue.
        entry: the lexicon's entry of the cue, None where it has none.
        quoted: whether a quotation was attributed by it.
        antecedent: whence the speaker was taken, for a quotation with no source of its own.
    """

    sentence: Sentence
    word: Token | None
    entry: Cue | None
    frame: str
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    quoted: bool = False
    antecedent: Found | None = None

    def covers(self, span: Span) -> bool:
        """Whether a span lies in the content."""
        return any(c.contains(span) for c in self.content)


def runs(sentence: Sentence, tokens: Iterable[Token], text: str) -> list[Span]:
    """The spans of runs of neighbouring tokens, each trimmed of blanks and stops at its ends."""
    spans: list[Span] = []
    first = last = None
    for token in sorted(tokens, key=lambda t: t.i):
        if last is not None and token.i != last.i + 1:
            spans.append(sentence.over([first, last]))
            first = None
        first = first or token
        last = token
    if last is not None:
        spans.append(sentence.over([first, last]))
    return [s for s in (trim(span, text) for span in spans) if s.start < s.end and _worded(s, text)]


def _worded(span: Span, text: str) -> bool:
    return any(c.isalnum() for c in span.of(text))


def trim(span: Span, text: str) -> Span:
    """The span without blanks, commas and stops at its ends; "U.S." and "(…)" keep theirs."""
    start, end = span
    while start < end and text[start] in _TRIM and not _holds(text, start, end, "("):
        start += 1
    while end > start and text[end - 1] in _TRIM and not _keeps_end(text, start, end):
        end -= 1
    return Span(start, end)


def _holds(text: str, start: int, end: int, mark: str) -> bool:
    return text[start] == mark and ")" in text[start:end]


def _keeps_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last == ")":
        return "(" in text[start:end]
    return last == "." and end - start > 2 and text[end - 2].isupper() and text[end - 3] == "."


def subtract(span: Span, holes: Iterable[Span], text: str) -> list[Span]:
    """What is left of a span without the holes, trimmed; pieces without a word are dropped."""
    pieces = []
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    trimmed = (trim(piece, text) for piece in pieces)
    return [p for p in trimmed if p.start < p.end and _worded(p, text)]


def merge(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans in order, those joined that overlap or have no word between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not _worded(Span(joined[-1].end, span.start), text)):
            joined[-1] = joined[-1].to(span)
        else:
            joined.append(span)
    return joined


def outermost(found: Iterable[Found]) -> list[Found]:
    """Those with a content whose cue lies in no other's, in the order of the text."""
    told = [f for f in found if f.content]
    blocks = Blocks(told)
    return sorted((f for f in told if not _is_held(f, blocks)), key=_start)


def _is_held(found: Found, blocks: Blocks) -> bool:
    """Whether another's content covers the cue, or a content that has none."""
    spans = found.cue or found.content
    return any(f is not found and f.covers(span) for span in spans for f in blocks.near(span))


def _start(found: Found) -> int:
    return min(s.start for s in (*found.source, *found.cue, *found.content))

"""The word pieces of a draft and what the encoder is told of each besides the piece itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from verbale.reading.draft import Draft, Sentence
from verbale.reading.encoder.labels import DEPS, ENTITIES, TAGS, code
from verbale.reading.quotes import quotations
from verbale.terms import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int32]

WEIGHTS = Path(__file__).parent / "data"
FEATURES = ("case", "quoted", "begins", "dep", "tag", "entity")
_LOWER, _CAPITALISED, _CAPITALS, _MIXED, _OTHER = range(1, 6)
_OUTSIDE, _INSIDE, _MARK = range(1, 4)
_WITHIN, _SENTENCE, _PARAGRAPH = range(1, 4)


@dataclass(slots=True, eq=False)
class Pieces:
    """The word pieces of a text, in order, and the tokens of its parse.

    Attributes:
        ids: the vocabulary's number of each piece.
        spans: where each stands in the report, (n, 2) offsets.
        sentences: the number of the sentence of each.
        paragraphs: the number of the paragraph of each.
        tokens: the number of the token of each.
        features: (n, 6) codes from 1, in the order of `FEATURES`; 0 is left for padding.
        heads: the number of each token's head; a root is its own.
        deps: the code of each token's dependency.
    """

    ids: Ints
    spans: Ints
    sentences: Ints
    paragraphs: Ints
    tokens: Ints
    features: Ints
    heads: Ints
    deps: Ints

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - only the trained reader pays for it

    loaded = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


@dataclass(slots=True)
class _Columns:
    ids: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    features: list[tuple[int, ...]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[int] = field(default_factory=list)

    def arrays(self) -> Pieces:
        return Pieces(
            np.array(self.ids, np.int32),
            np.array(self.spans, np.int32).reshape(-1, 2),
            np.array(self.sentences, np.int32),
            np.array(self.paragraphs, np.int32),
            np.array(self.tokens, np.int32),
            np.array(self.features, np.int32).reshape(-1, len(FEATURES)),
            np.array(self.heads, np.int32),
            np.array(self.deps, np.int32),
        )


def pieces_of(draft: Draft) -> Pieces:
    """The pieces of a draft's sentences, each sentence tokenised by itself."""
    columns = _Columns()
    texts = [s.span.of(draft.text) for s in draft.sentences]
    quoted = _quoted(draft.text)
    before = -1
    encodings = tokenizer().encode_batch(texts, add_special_tokens=False)
    for sentence, encoding in zip(draft.sentences, encodings, strict=True):
        begins = _SENTENCE if sentence.paragraph == before else _PARAGRAPH
        before = sentence.paragraph
        _add(columns, sentence, list(zip(encoding.ids, encoding.offsets, strict=True)), (begins, quoted))
    return columns.arrays()


def _add(
    columns: _Columns,
    sentence: Sentence,
    pieces: list[tuple[int, tuple[int, int]]],
    about: tuple[int, bytearray],
) -> None:
    """Add one sentence's pieces; those of words that the parse was cut before are left out."""
    begins, quoted = about
    base = len(columns.heads)
    doc = sentence.doc
    columns.heads += [base + t.head.i for t in doc]
    columns.deps += [code(DEPS, t.dep_) for t in doc]
    told = [(code(DEPS, t.dep_), code(TAGS, t.tag_), code(ENTITIES, t.ent_type_ or "O")) for t in doc]
    cases = [_case(t.text) for t in doc]
    ends = [t.idx + len(t.text) for t in doc]
    at = 0
    for piece, (start, end) in pieces:
        while at < len(ends) and ends[at] <= start:
            at += 1
        if at == len(ends):
            return
        columns.ids.append(piece)
        columns.spans.append((sentence.start + start, sentence.start + end))
        columns.sentences.append(sentence.index)
        columns.paragraphs.append(sentence.paragraph)
        columns.tokens.append(base + at)
        columns.features.append((cases[at], quoted[sentence.start + start], begins, *told[at]))
        begins = _WITHIN


def _case(word: str) -> int:
    """How a token is written: the encoder's own vocabulary has no capitals."""
    if word.islower():
        return _LOWER
    if word.isupper():
        return _CAPITALS if len(word) > 1 else _CAPITALISED
    if word.istitle():
        return _CAPITALISED
    return _MIXED if any(map(str.isalpha, word)) else _OTHER


def _quoted(text: str) -> bytearray:
    """For each character whether it stands outside a quotation, inside one, or is at one's ends."""
    marks = bytearray([_OUTSIDE]) * len(text)
    for span in quotations(text):
        marks[span.start : span.end] = bytes([_INSIDE]) * (span.end - span.start)
        marks[span.start] = marks[span.end - 1] = _MARK
    return marks


def touching(pieces: Pieces, span: Span) -> slice:
    """The pieces that a span of the report touches."""
    first = int(np.searchsorted(pieces.spans[:, 1], span.start, side="right"))
    last = int(np.searchsorted(pieces.spans[:, 0], span.end, side="left"))
    return slice(first, max(first, last))

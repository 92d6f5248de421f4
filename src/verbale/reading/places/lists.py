"""Finds names that share one word of rank: "Barrow, Jackson and Madison counties"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.draft import Sentence
from verbale.reading.places.gazetteer import look_up
from verbale.reading.places.recognition import Candidate, Rows, is_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANKS = {
    "counties": "County",
    "parishes": "Parish",
    "provinces": "Province",
    "governorates": "Governorate",
    "oblasts": "Oblast",
    "regions": "Region",
    "districts": "District",
    "departments": "Department",
    "prefectures": "Prefecture",
    "states": "State",
}
_JOINS = frozenset((",", "and", "or", "&"))
_LONGEST = 3


def find_ranked_lists(sentence: Sentence) -> Iterator[Candidate]:
    """The names before a word of rank in the plural that are known with that rank."""
    tokens = list(sentence.doc)
    for token in tokens:
        rank = _RANKS.get(token.lower_)
        if rank is not None and token.i > 0:
            for words in _names_before(tokens, token.i):
                name = sentence.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
                rows = _ranked_rows(name, rank)
                if rows:
                    yield Candidate(sentence, tuple(words), f"{name} {rank}", rows)


def _names_before(tokens: list[Token], end: int) -> Iterator[list[Token]]:
    """The names of a list, the last first, each of capitalised words alone."""
    while end > 0:
        start = end
        while start > 0 and end - start < _LONGEST and is_capital(tokens[start - 1]):
            start -= 1
        if start == end:
            return
        yield tokens[start:end]
        end = start
        while end > 0 and tokens[end - 1].lower_ in _JOINS:
            end -= 1
        if end == start:
            return


def _ranked_rows(name: str, rank: str) -> Rows:
    known = (*look_up(f"{name} {rank}"), *look_up(name))
    found = {row.id: (row, place) for row, place in known if row.feature in ("region", "county")}
    return tuple(found.values())

"""Finds the words that bear a place's name without naming it: demonyms, and names within other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.places.fold import fold
from verbale.reading.places.gazetteer import look_up
from verbale.reading.places.judgement import is_actor, is_compound
from verbale.reading.places.recognition import PLACE_LABELS, Candidate, is_body_said
from verbale.reading.places.vocabulary import demonyms, place_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 2


def find_demonyms(draft: Draft, sentence: Sentence, taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """The adjectives and peoples of countries and regions, where no name of a place stands.

    A continent's is none in the name of a body that is not there alone ("African Union").
    """
    tokens = list(sentence.doc)
    held = {token.i for candidate in taken for token in candidate.tokens}
    index = 0
    while index < len(tokens):
        found = next(
            (tokens[index:stop] for stop in _stops(tokens, index) if _is_demonym(tokens[index:stop], held)),
            None,
        )
        if found:
            name = demonyms()[sentence.doc[found[0].i : found[-1].i + 1].text]
            candidate = Candidate(sentence, tuple(found), name, look_up(name), "demonym")
            if not (_is_continent(candidate) and is_actor(draft, candidate)):
                yield candidate
        index += len(found or (1,))


def _is_continent(candidate: Candidate) -> bool:
    return any(row.feature == "continent" for row, _ in candidate.rows)


def _stops(tokens: list[Token], index: int) -> list[int]:
    if not tokens[index].text[:1].isupper():
        return []
    return [stop for stop in range(index + _LONGEST, index, -1) if stop <= len(tokens)]


def _is_demonym(words: list[Token], held: set[int]) -> bool:
    text = words[0].doc[words[0].i : words[-1].i + 1].text
    if text not in demonyms() or any(word.i in held for word in words):
        return False
    return all(word.ent_type_ != "PERSON" for word in words)


def is_part(draft: Draft, candidate: Candidate, people: frozenset[str], surely: set[str]) -> bool:
    """Whether a known name stands within the name of a body, a work or an office.

    Args:
        draft: the report.
        candidate: what was judged to be no place.
        people: words of the names of persons in the report.
        surely: the folded names that are places elsewhere in the report.
    """
    labels = {token.ent_type_ for token in candidate.tokens}
    known = fold(candidate.name) in surely
    if not candidate.rows or candidate.name.lower() in place_list("no_places"):
        return False
    if "PERSON" in labels and not is_body_said(candidate):
        return False
    if not known and _is_common(candidate, people):
        return False
    within = labels - PLACE_LABELS - {""} or is_actor(draft, candidate) or is_compound(candidate.tokens[-1])
    if not (within or known):
        return False
    return known or candidate.strength > 1 or is_body_said(candidate) or _opens(candidate)


def _is_common(candidate: Candidate, people: frozenset[str]) -> bool:
    if len(candidate.tokens) > 1:
        return False
    word = candidate.tokens[0]
    return word.lower_ in place_list("rarely_places") or word.text in people


def _opens(candidate: Candidate) -> bool:
    """Whether a town's name opens that of a body there ("Nyala Hospital Board")."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    opens = first.ent_iob_ != "I" or first.doc[first.i - 1].lower_ == "the"
    return (
        candidate.strength > 0
        and opens
        and after is not None
        and after.text[0].isupper()
        and after.lower_ in place_list("bodies")
    )

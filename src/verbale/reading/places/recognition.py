"""Finds in a sentence what may be the name of a place: names of the gazetteer, and names by their shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.draft import Sentence
from verbale.reading.places.build import TOWNS, Row
from verbale.reading.places.gazetteer import look_up, look_up_loosely
from verbale.reading.places.vocabulary import demonyms, place_list, places_named
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

Rows = tuple[tuple[Row, int], ...]

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_MAX_WORDS = 6
_LARGE, _MIDDLING = 400_000, 15_000
_NO_NAMES = ("DET", "ADP", "NUM", "CCONJ", "SCONJ", "PRON", "ADV", "AUX", "VERB", "INTJ")
_ROADS = frozenset(("Road", "Highway", "Street"))
_PLACED_BY_NAME = ("Airport", "Camp", "Port", "Crossing", "Dam", "Bridge", "Prison")


class Candidate(NamedTuple):
    """What may be the name of a place.

    Attributes:
        tokens: the words of its span.
        name: the name to look up; the span may hold more or less ("Province").
        rows: what the gazetteer has under the name, () where it is known by its shape or tag alone.
        use: how the words bear the name, as in `Place.use`.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    name: str
    rows: Rows
    use: str = "name"

    @property
    def span(self) -> Span:
        """Where it stands in the report."""
        return self.sentence.over(list(self.tokens))

    @property
    def strength(self) -> int:
        """3 for a country, region or place of the overlay, 2 a large town, 1 a town, 0 a small or unknown one."""
        best = 0
        for row, _ in self.rows:
            if row.feature not in TOWNS:
                return 3
            best = max(best, 2 if row.population >= _LARGE else 1 if row.population >= _MIDDLING else 0)
        return best


def find_candidates(sentence: Sentence) -> Iterator[Candidate]:
    """The longest names of the gazetteer, and names by shape, in order and without overlap."""
    tokens = list(sentence.doc)
    index = 0
    while index < len(tokens):
        candidate = _candidate_at(sentence, tokens, index) if _may_open(tokens, index) else None
        if candidate is not None and _is_piece(candidate):
            candidate = None
        if candidate is not None:
            yield candidate
            index = candidate.tokens[-1].i
        index += 1


def _is_piece(candidate: Candidate) -> bool:
    """Whether it is a later word of what the tagger takes for a longer place's name ("Ada" of "Angur Ada").

    So is a first one that only says what the place is ("Wadi Seidna").
    """
    first, last = candidate.tokens[0], candidate.tokens[-1]
    if first.i != last.i or first.ent_type_ not in PLACE_LABELS or candidate.strength > 1:
        return False
    entity = next(ent for ent in first.doc.ents if ent.start <= first.i < ent.end)
    words = _trim(entity)
    if len(words) < 2 or not all(word.text.isalpha() and is_capital(word) for word in words):
        return False
    if first.i == words[0].i:
        return first.text in place_list("openers")
    led = first.doc[first.i - 1].lower_ in place_list("before_name")
    return not led and words[0].i < first.i <= words[-1].i


def find_tagged(sentence: Sentence, known: list[Candidate]) -> Iterator[Candidate]:
    """What the tagger takes for a place and no known candidate touches."""
    for entity in sentence.doc.ents:
        if entity.label_ not in PLACE_LABELS or entity.text in demonyms():
            continue
        tokens = _trim(entity)
        if not tokens or not is_capital(tokens[0]) or not _is_name(tokens):
            continue
        span = sentence.over(tokens)
        if not any(candidate.span.overlaps(span) for candidate in known):
            name = sentence.doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)]
            yield Candidate(sentence, tuple(tokens), name, look_up_loosely(name))


def is_town_said(candidate: Candidate) -> bool:
    """Whether the next word is said of a town ("a Goma woman", "Goma Police"): of a country an adjective would be."""
    after = word_after(candidate)
    return after is not None and (is_body_said(candidate) or after.lower_ in place_list("town_people"))


def is_body_said(candidate: Candidate) -> bool:
    """Whether the name of a town's body goes on after its own ("Goma Police")."""
    after = word_after(candidate)
    return after is not None and after.text in place_list("town_bodies")


def word_after(candidate: Candidate) -> Token | None:
    """The word that follows a name, None at the end of its sentence."""
    last = candidate.tokens[-1]
    return last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None


def is_capital(token: Token) -> bool:
    """Whether a word is written as a name: a capital first, or after "d'"."""
    text = token.text
    return text[0].isupper() or (len(text) > 2 and text[1] in "'’" and text[2].isupper())


def _candidate_at(sentence: Sentence, tokens: list[Token], index: int) -> Candidate | None:
    hit = _longest(sentence, tokens, index)
    if hit is None:
        return _by_opener(sentence, tokens, index)
    stop, name, rows = hit
    end = stop
    while end - index > 1 and (
        tokens[end - 1].text in place_list("ranks") or tokens[end - 1].text in place_list("heads_small")
    ):
        end -= 1
    is_nation = any(row.feature in ("country", "continent") for row, _ in rows)
    if end == stop and not is_nation and stop < len(tokens) and _is_head(tokens, stop, rows):
        end = stop + 1
        kept = tokens[stop].lower_ in place_list("ranks") or tokens[stop].text in _PLACED_BY_NAME
        rows = rows if kept else ()
        name = (
            sentence.doc.text[tokens[index].idx : tokens[stop].idx + len(tokens[stop].text)]
            if not kept
            else name
        )
    return Candidate(sentence, tuple(tokens[index:end]), name, rows)


def _is_head(tokens: list[Token], index: int, rows: Rows) -> bool:
    """Whether the next word belongs to the name; the road or patrol of a region or county is not that."""
    if tokens[index].text not in place_list("heads"):
        return False
    return tokens[index].text not in _ROADS or not any(row.feature in ("region", "county") for row, _ in rows)


def _may_open(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.lower_ == "the":
        return index + 1 < len(tokens) and tokens[index + 1].text in place_list("after_the")
    if is_capital(token):
        return not _is_inner(tokens, index)
    follows = index + 2 < len(tokens) and tokens[index + 1].text == "-" and is_capital(tokens[index + 2])
    return token.text in place_list("articles") and follows


def _is_inner(tokens: list[Token], index: int) -> bool:
    """Whether a word is the second half of a hyphened one ("Euro-Atlantic")."""
    if index < 2 or tokens[index - 1].text not in ("-", "–") or tokens[index - 1].whitespace_:
        return False
    before = tokens[index - 2]
    if before.text in place_list("parties"):
        return False
    return not before.whitespace_ and before.lower_ not in place_list("articles") and len(before.text) <= 4


def _longest(sentence: Sentence, tokens: list[Token], index: int) -> tuple[int, str, Rows] | None:
    """(index after the last word, the name, what the gazetteer has) of the longest known name from here."""
    text = sentence.doc.text
    for stop in reversed(_stops(tokens, index)):
        name = text[tokens[index].idx : tokens[stop - 1].idx + len(tokens[stop - 1].text)]
        rows = look_up(places_named().spelled.get(name, name))
        if rows and _is_spelled_as_name(name, rows):
            return stop, name, rows
    return None


def _stops(tokens: list[Token], index: int) -> list[int]:
    stops = []
    for stop in range(index + 1, min(index + _MAX_WORDS, len(tokens)) + 1):
        last = tokens[stop - 1]
        if (
            is_capital(last)
            or last.text.isdigit()
            or last.lower_ in place_list("ranks")
            or last.lower_ in place_list("heads_small")
        ):
            stops.append(stop)
        elif last.text == ",":
            if stop >= len(tokens) or tokens[stop].text not in ("D.C.", "DC", "D.C"):
                break
        elif last.lower_ not in place_list("joiners"):
            break
    return stops


def _is_spelled_as_name(name: str, rows: Rows) -> bool:
    if " " in name or len(name.replace(".", "")) > 3:
        return True
    if name.isupper() or name in place_list("short_names") or f"{name}." in place_list("short_names"):
        return name in place_list("short_names") or f"{name}." in place_list("short_names")
    return name[1:].islower() and any(
        row.feature not in TOWNS or row.population > _MIDDLING for row, _ in rows
    )


def _by_opener(sentence: Sentence, tokens: list[Token], index: int) -> Candidate | None:
    """A name that a word such as "Lake" or "Mount" opens, or one such as "River" ends."""
    if tokens[index].pos_ in _NO_NAMES or tokens[index].text in place_list("opening"):
        return None
    stop = index + 1
    while (
        stop < len(tokens) and is_capital(tokens[stop]) and tokens[stop].pos_ == "PROPN" and stop - index < 4
    ):
        stop += 1
    words = tokens[index:stop]
    opens = tokens[index].text in place_list("openers") and len(words) > 1
    ends = len(words) > 1 and words[-1].text in place_list("heads_sure")
    if not (opens or ends):
        return None
    name = sentence.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    return Candidate(sentence, tuple(words), name, ())


def _trim(entity: TokenSpan) -> list[Token]:
    tokens = list(entity)
    while tokens and (
        tokens[0].text in place_list("before_name")
        or tokens[0].is_punct
        or tokens[0].text in place_list("opening")
    ):
        tokens = tokens[1:]
    while tokens and (not tokens[-1].text[-1].isalnum() or tokens[-1].lower_ in ("'s", "’s", "the")):
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[-1].text in place_list("ranks"):
        tokens = tokens[:-1]
    return tokens


def _is_name(tokens: list[Token]) -> bool:
    if len(tokens) > 1:
        return True
    word = tokens[0]
    return (
        word.text.isalpha()
        and len(word.text) > 3
        and word.lower_ not in place_list("rarely_places")
        and not word.text.isupper()
    )

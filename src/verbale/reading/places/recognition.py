"""Finds the names of places in a sentence: the gazetteer's names where they stand as places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.draft import Draft, Sentence
from verbale.reading.places.build import Row
from verbale.reading.places.gazetteer import look_up, look_up_loosely
from verbale.reading.places.vocabulary import place_list
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.tokens import Span as TokenSpan

Rows = tuple[tuple[Row, int], ...]

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_MAX_WORDS = 6
_LARGE, _MIDDLING = 400_000, 15_000
_SHORT_NAMES = frozenset(("US", "UK", "UAE", "DRC", "U.S.", "U.K.", "CAR", "BC", "NSW", "U.S", "USA", "DC", "PNG"))
_ACTING = frozenset(("state", "government", "people"))


class Found(NamedTuple):
    """A name of a place where it stands.

    Attributes:
        span: in the report's text.
        name: the name to look up; the span may hold more ("Province").
        rows: what the gazetteer has under the name.
        sure: whether the name is kept without a second mention to bear it out.
    """

    sentence: Sentence
    span: Span
    name: str
    rows: Rows


def find_names(draft: Draft, sentence: Sentence) -> Iterator[Found]:
    """The names of places in a sentence, in order, without overlap."""
    tokens = list(sentence.doc)
    taken = -1
    for index, token in enumerate(tokens):
        if index <= taken or not _may_open(tokens, index):
            continue
        hit = _longest(sentence, tokens, index)
        if hit is None or not _stands_as_place(draft, sentence, tokens, *hit):
            continue
        stop, name, rows = hit
        stop, rows = _extend(tokens, stop, rows)
        taken = stop - 1
        yield Found(sentence, _cover(sentence, tokens[index:stop]), name, rows)
        del token


def find_tagged(draft: Draft, sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    """What the tagger takes for a place and the gazetteer does not know by that name."""
    for entity in sentence.doc.ents:
        if entity.label_ not in PLACE_LABELS:
            continue
        tokens = _trim(entity)
        if not tokens or not tokens[0].text[0].isupper() or not _is_name(tokens):
            continue
        span = _cover(sentence, tokens)
        if any(f.span.overlaps(span) for f in found) or _is_actor(draft, span):
            continue
        name = span.of(draft.text)
        yield Found(sentence, span, name, look_up_loosely(name))


def _cover(sentence: Sentence, tokens: list[Token]) -> Span:
    return sentence.over(tokens)


def _may_open(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.text[0].isupper():
        return not (index and tokens[index - 1].text in ("-", "–") and not tokens[index - 1].whitespace_ and index > 1
                    and tokens[index - 2].text[0].isupper() and not tokens[index - 2].whitespace_
                    and tokens[index - 2].lower_ not in place_list("articles"))
    follows = index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 2].text[0].isupper()
    return token.text in place_list("articles") and follows


def _longest(sentence: Sentence, tokens: list[Token], index: int) -> tuple[int, str, Rows] | None:
    """(index after the last word, the name, what the gazetteer has) of the longest known name from here."""
    stops = []
    for stop in range(index + 1, min(index + _MAX_WORDS, len(tokens)) + 1):
        last = tokens[stop - 1]
        if last.text[0].isupper() or last.text.isdigit() or last.lower_ in place_list("ranks"):
            stops.append(stop)
        elif last.lower_ not in place_list("joiners"):
            break
    text = sentence.doc.text
    for stop in reversed(stops):
        name = text[tokens[index].idx : tokens[stop - 1].idx + len(tokens[stop - 1].text)]
        rows = look_up(name)
        if rows and _spelled_as_name(name, rows):
            return stop, name, rows
    return None


def _spelled_as_name(name: str, rows: Rows) -> bool:
    if len(name.replace(".", "")) <= 3 and " " not in name:
        return name in _SHORT_NAMES or (name[1:].islower() and any(row.feature != "city" or row.population > _MIDDLING for row, _ in rows))
    return True


def _strength(rows: Rows) -> int:
    """3 for a country, region or place of the overlay, 2 a large town, 1 a town, 0 a small one."""
    best = 0
    for row, rank in rows:
        if row.feature != "city":
            return 3
        if rank == 0 or row.population >= _LARGE:
            best = max(best, 2 if row.population >= _LARGE else 1 if row.population >= _MIDDLING else 0)
    return best


def _stands_as_place(
    draft: Draft, sentence: Sentence, tokens: list[Token], stop: int, name: str, rows: Rows
) -> bool:
    index = next(i for i in range(stop) if tokens[i].idx + len(name) == tokens[stop - 1].idx + len(tokens[stop - 1].text))
    words = tokens[index:stop]
    labels = {t.ent_type_ for t in words}
    if len(words) == 1 and words[0].lower_ in place_list("rarely_places") and not (labels <= PLACE_LABELS and _strength(rows) > 1):
        return False
    if _is_actor(draft, _cover(sentence, words)):
        return False
    strength = _strength(rows)
    if labels & PLACE_LABELS:
        return True
    led = _is_led_to(tokens, index)
    if labels == {""}:
        return _bare(tokens, index, stop, strength, led=led)
    whole = _is_whole_entity(words)
    if "ORG" in labels:
        return whole and (strength == 3 or (led and strength > 0)) and not _is_compound(words[-1])
    return whole and led and strength >= 2


def _bare(tokens: list[Token], index: int, stop: int, strength: int, *, led: bool) -> bool:
    if strength >= 2:
        return not _is_compound(tokens[stop - 1])
    if not led:
        return stop + 1 < len(tokens) and tokens[stop].text == "," and _is_container(tokens[stop + 1])
    return (strength == 1 or stop - index > 1 or led) and not _is_compound(tokens[stop - 1])


def _is_container(token: Token) -> bool:
    return token.text[0].isupper() and _strength(look_up(token.text)) == 3


def _is_compound(token: Token) -> bool:
    """Whether a name is only the first part of a longer one ("Jordan Peterson")."""
    head = token.head
    return (
        token.dep_ in ("compound", "amod")
        and head.i == token.i + 1
        and head.text[0].isupper()
        and head.text not in place_list("heads")
    )


def _is_whole_entity(words: list[Token]) -> bool:
    before = words[0].i and words[0].ent_iob_ == "I"
    doc = words[-1].doc
    after = words[-1].i + 1 < len(doc) and doc[words[-1].i + 1].ent_iob_ == "I"
    return not before and not after


def _is_led_to(tokens: list[Token], index: int) -> bool:
    """Whether a word that leads to a place stands before the name."""
    before = index - 1
    while before >= 0 and tokens[before].lower_ in place_list("before_name"):
        before -= 1
    if before < 0:
        return False
    word = tokens[before].lower_
    if word in place_list("strictly_locative"):
        return True
    if word == "of" and before:
        return tokens[before - 1].lemma_.lower() in place_list("settlement") or tokens[before - 1].lower_ in place_list("before_name")
    return word in place_list("settlement")


def _is_actor(draft: Draft, span: Span) -> bool:
    """Whether the words are within the name of an actor that is no state."""
    return any(a.span.contains(span) and a.kind not in _ACTING and a.via == "name" for a in draft.actors if a.span.overlaps(span))


def _extend(tokens: list[Token], stop: int, rows: Rows) -> tuple[int, Rows]:
    """Take in a capitalised word for a kind of place that ends the name."""
    if stop < len(tokens) and tokens[stop].text in place_list("heads") and tokens[stop].text[0].isupper():
        kept = rows if tokens[stop].lower_ in place_list("ranks") or tokens[stop].text in ("Airport", "Camp", "Port") else ()
        return stop + 1, kept
    return stop, rows


def _trim(entity: TokenSpan) -> list[Token]:
    tokens = list(entity)
    while tokens and (tokens[0].lower_ in place_list("before_name") and not tokens[0].text[0].isupper() or tokens[0].is_punct or tokens[0].text == "The"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in ("'s", "’s", "'", "’", "-", ".", ",", "–") or tokens[-1].is_space or tokens[-1].lower_ == "the"):
        tokens = tokens[:-1]
    return tokens


def _is_name(tokens: list[Token]) -> bool:
    text = "".join(t.text for t in tokens)
    single = len(tokens) == 1
    return text[0].isalpha() and not (single and (len(text) < 3 or tokens[0].lower_ in place_list("rarely_places")))

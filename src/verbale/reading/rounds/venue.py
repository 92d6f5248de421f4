"""Where a round meets: the place after "in" or "at", or before the noun, never the conflict it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.capitals import capital_at
from verbale.reading.circumstances import clause_verb
from verbale.reading.clauses import after, lemma, patient
from verbale.reading.datelines import dateline_end
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.terms import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = ("in", "at", "near", "outside", "aboard")
_TOWARDS = ("to",)
# "Behind closed doors in X", "under a tree in X".
_BEHIND = frozenset({"behind", "under", "beneath", "around", "inside"})
_INNER = ("in", "of", "at", "near", "outside")
_TIMES = frozenset({"DATE", "TIME"})
# "For the first time on Tuesday in X".
_OCCASIONS = frozenset(
    {
        "time",
        "occasion",
        "round",
        "day",
        "week",
        "month",
        "night",
        "evening",
        "morning",
        "afternoon",
        "hour",
        "minute",
    }
)
# "On" these are topics, not islands.
_TOPICS = frozenset({"country", "region"})
# What a venue without a gazetteer's name is called: "the Villa Serena", "the Moldo border point".
_NO_VENUE = frozenset({"DATE", "TIME", "PERSON", "NORP", "ORDINAL", "CARDINAL", "LAW", "LANGUAGE"})
_WATERS = frozenset({"sea", "river", "lake", "strait", "ocean", "gulf", "channel", "water"})
_SITES = frozenset(
    {
        "post",
        "point",
        "camp",
        "castle",
        "hotel",
        "palace",
        "villa",
        "resort",
        "compound",
        "crossing",
        "bush",
        "base",
    }
    | {
        "monastery",
        "church",
        "mosque",
        "village",
        "town",
        "island",
        "embassy",
        "residence",
        "hall",
        "school",
        "bridge",
    }
    | {
        "ship",
        "frigate",
        "lodge",
        "ranch",
        "estate",
        "airport",
        "airstrip",
        "headquarters",
        "barracks",
        "oasis",
        "farm",
    }
    | {
        "retreat",
        "chateau",
        "mansion",
        "stadium",
        "hospital",
        "university",
        "valley",
        "district",
        "checkpoint",
        "ferry",
    }
)
# "In the same city", "in this very hall": where the report is from.
_AGAIN = frozenset({"same", "this"})
_SEATS = frozenset({"hall", "building", "palace", "place", "venue", "room"})
_TOWN_NOUNS = frozenset(
    {"city", "town", "capital", "resort", "headquarters", "village", "port", "island", "hotel"}
)


def venue_of(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> Place | None:
    """The venue of the meeting that `anchor` names; `words` are the verbs and nouns that say how it stands."""
    found = next(_places(draft, sentence, anchor, words), None)
    return None if found is None else _as_told(draft, found)


def _as_told(draft: Draft, place: Place) -> Place:
    """The place by the text's own name, where the gazetteer has another for it; capitals keep their usual one."""
    told = place.span.of(draft.text)
    other = place.name.lower() not in draft.text.lower() and place.feature != "capital"
    named = other and told[:1].isupper() and place.use == "name"
    return msgspec.structs.replace(place, name=told) if named else place


def filed_from(draft: Draft) -> Place | None:
    """The place that the report was filed from, where the title names it, or a sentence that speaks of talks.

    Elsewhere a dateline only says where the reporter was.
    """
    line = dateline_place(draft)
    if line is None or _is_in_title(draft.report.title or "", line.name):
        return line
    for place in draft.places:
        sentence = draft.sentence_at(place.span.start)
        body = place.span.start > line.span.end and place.use == "name"
        if sentence is not None and body and place.name == line.name:
            words = {lemma(token) for token in sentence.doc}
            if words & _sitting():
                return place
    return None


def _is_in_title(title: str, name: str) -> bool:
    """Whether a title tells of talks in a town: "Truce signed in Lome", "Lome talks open"; none that acts itself."""
    told = "|".join((*_WHERE, "to", "leave", "reach"))
    held = "|".join((*lexicon().nouns["talks"], *lexicon().nouns["gathering"], *lexicon().nouns["deal"]))
    where = rf"\b(?:{told}) (?:\w+ )?{re.escape(name)}\b|\b{re.escape(name)}(?: \w+)? (?:{held})s?\b"
    return re.search(where, title, re.IGNORECASE) is not None


def dateline_place(draft: Draft) -> Place | None:
    """The town of the dateline, its country apart; None where it names none or several."""
    paragraph = draft.text.split("\n", 1)[0]
    end = dateline_end(paragraph, draft.text)
    lines = [p for p in draft.places if p.span.end <= end]
    towns = [p for p in lines if p.feature not in ("country", "region")]
    return towns[0] if len(towns) == 1 and towns[0] is lines[0] else None


def _sitting() -> frozenset[str]:
    return lexicon().nouns["talks"] | lexicon().nouns["gathering"] | {"negotiator", "delegation", "agenda"}


def _places(draft: Draft, sentence: Sentence, anchor: Token, words: tuple[Token, ...]) -> Iterator[Place]:
    for noun in (anchor, *(w for w in words if w.pos_ == "NOUN")):
        yield from _before(draft, sentence, noun)
    for noun in _seats(anchor, words):
        yield from _deep(draft, sentence, noun)
    for word in (anchor, *words):
        yield from _where_clause(draft, sentence, word)
        yield from _here(draft, word)
    for word in (w for w in (anchor, *words) if lemma(w) not in lexicon().encounters["talk"] | {"agree"}):
        for noun in (*after(word, *_TOWARDS), *_direct(word)):
            yield from _deep(draft, sentence, noun)
    for noun in (*_seats(anchor, words), *_journeys_ends(words)):
        yield from _unlisted(draft, sentence, noun)


def _seats(anchor: Token, words: tuple[Token, ...]) -> Iterator[Token]:
    for word in _sitting_first(anchor, words):
        yield from (*_where(word), *_where_they_met(word))


def _journeys_ends(words: tuple[Token, ...]) -> Iterator[Token]:
    for word in words:
        yield from after(word, *_TOWARDS) if lemma(word) in lexicon().attendance["journeys"] else ()


def _here(draft: Draft, word: Token) -> Iterator[Place]:
    """Where the report was filed: "opened a session here"."""
    line = dateline_place(draft)
    if line is not None and any(c.lower_ == "here" for c in word.children):
        yield line


def _sitting_first(anchor: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words whose places tell where: of a deal what was done before what was dealt with.

    A truce "in" a place holds there, wherever it was made.
    """
    signed = any(lemma(word) in lexicon().deals["ceremonies"] for word in words)
    if lemma(anchor) in lexicon().deals["truces"] and not signed:
        return words
    deal = lexicon().kind_of(lemma(anchor)) in ("deal", "paper")
    return (*words, anchor) if deal else (anchor, *words)


def _where(word: Token) -> Iterator[Token]:
    """The nouns after a preposition of place, also where the parse hangs it on a day: "on 16 April in X"."""
    yield from after(word, *_WHERE)
    for child in word.children:
        for noun in child.children if child.dep_ == "prep" else ():
            if noun.ent_type_ in _TIMES or lemma(noun) in _OCCASIONS or child.lower_ in _BEHIND:
                yield from _where(noun)
            elif (
                child.lower_ == "on"
                and word.pos_ == "VERB"
                and lemma(word) not in lexicon().encounters["meet"]
            ):
                yield noun


def _where_they_met(word: Token) -> Iterator[Token]:
    """The place that the parse hangs on those met: "talks with the two sides in X", "met face to face in X"."""
    for partner in after(word, "with", "between", "to"):
        if partner.head.lower_ != "to" or partner.lower_ == "face":
            for noun in (partner, *after(partner, "of")):
                yield from after(noun, *_WHERE)
    if lemma(word) in lexicon().encounters["meet"] | {"see"} and (met := patient(word)) is not None:
        yield from after(met, *_WHERE)


def _where_clause(draft: Draft, sentence: Sentence, word: Token) -> Iterator[Place]:
    """The place that a clause is on: "Muscat, where the envoys met"."""
    if word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.children):
        yield from _deep(draft, sentence, word.head)
        if word.head.ent_type_ in _TIMES:
            for noun in _where(clause_verb(word.head)):
                yield from _deep(draft, sentence, noun)


def _direct(word: Token) -> Iterator[Token]:
    """The place that a journey's verb has as object, and the places of "of"-phrases on the noun."""
    for noun in after(word, "of") if lemma(word) not in lexicon().deals["truces"] else ():
        yield from after(noun, *_WHERE)


def _before(draft: Draft, sentence: Sentence, anchor: Token) -> Iterator[Place]:
    """A town before the noun ("the Geneva talks"); a country there is what the talks are about."""
    for child in anchor.children:
        if child.dep_ in ("compound", "nmod", "amod"):
            place = draft.place_on(sentence.at(child))
            if place is not None and place.feature not in ("country", "region") and child.pos_ == "PROPN":
                yield place


def _deep(draft: Draft, sentence: Sentence, noun: Token) -> Iterator[Place]:
    """The place a noun is, or is in: "the German city of Munich", "the United Nations in Geneva"."""
    place = draft.place_on(sentence.at(noun))
    if noun.head.lower_ == "on":
        if place is not None and place.feature not in _TOPICS:
            yield place
        return
    if place is not None and noun.lower_ not in _TOWN_NOUNS and place.feature not in _WATERS:
        yield place
    yield from _as_capital(draft, sentence, noun)
    line = dateline_place(draft) if _is_here(noun) else None
    if line is not None:
        yield line
    beside = (c for c in noun.children if c.dep_ in ("compound", "poss", "appos"))
    for token in (*after(noun, *_INNER), *beside):
        yield from _as_capital(draft, sentence, token)
        found = draft.place_on(sentence.at(token))
        if found is not None and found.feature not in _WATERS:
            yield found
    for token in after(noun, "of"):
        yield from _unlisted(draft, sentence, token)


def _as_capital(draft: Draft, sentence: Sentence, noun: Token) -> Iterator[Place]:
    """The city that "the Belarusian capital" is."""
    capital = capital_at(draft, noun)
    if capital is not None:
        named = next((p.span for p in draft.places if p.name == capital), sentence.at(noun))
        yield Place(span=named, name=capital, feature="capital")


def _unlisted(draft: Draft, sentence: Sentence, noun: Token) -> Iterator[Place]:
    """A site that the gazetteer lacks, by its name: "the Moldo border point", "aboard the Endeavour"."""
    first = noun
    while first.i and _is_of_name(draft, sentence, first.nbor(-1), noun):
        first = first.nbor(-1)
    words = noun.doc[first.i : noun.i + 1]
    named = noun.pos_ == "PROPN" or (lemma(noun) in _SITES and any(t.pos_ == "PROPN" for t in words))
    barred = {t.ent_type_ for t in words} & _NO_VENUE or noun.head.lower_ == "on"
    span = Span(sentence.at(first).start, sentence.at(noun).end)
    if named and not barred and not draft.actors_in(span) and not draft.actors_on(sentence.at(noun)):
        yield Place(span=span, name=words.text)


def _is_of_name(draft: Draft, sentence: Sentence, token: Token, noun: Token) -> bool:
    """Whether a word before a site's noun is of its name, and not of whose it is: "the New Zealand ship Endeavour"."""
    if token.dep_ not in ("compound", "nmod") or not noun.is_ancestor(token):
        return False
    return not draft.actors_on(sentence.at(token)) and (token.pos_ == "PROPN" or noun.pos_ == "NOUN")


def _is_here(noun: Token) -> bool:
    seats = _TOWN_NOUNS | _SEATS | _SITES
    return noun.lower_ in seats and any(c.lower_ in _AGAIN for c in noun.lefts)

"""Where and when: the place and the date that belong to a part of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.attachment import attached
from verbale.reading.circumstances import clause_verb, reports
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_force
from verbale.reading.places.modifier import place_of, says_where
from verbale.reading.times import day_of
from verbale.terms import DATES, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_APART = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
_OTHER_TIMES = frozenset({"after", "before", "since", "following"})
_INSIDE = frozenset({"compound", "poss", "nummod", "amod", "nmod"})


def place_near(draft: Draft, sentence: Sentence, span: Span) -> Place | None:
    """The place that belongs to the words at a span, None where the sentence says none.

    What an aside tells where it happened says nothing of the rest of the sentence.
    """
    tokens = sentence.tokens_in(span) if sentence.doc is not None else []
    found = place_of(draft, sentence, tokens[-1]) if tokens else None
    if found is not None and not _holds(draft, sentence, found.span, tokens[-1]):
        near = [p for p in draft.places_in(sentence.span) if _holds(draft, sentence, p.span, tokens[-1])]
        found = attached(sentence, tokens[-1], [p for p in near if says_where(sentence, p)])
    return _narrowed(draft, sentence, found) if found else None


def _narrowed(draft: Draft, sentence: Sentence, place: Place) -> Place:
    """The place within the place: "the Ituri town of Bunia" is Bunia."""
    for token in sentence.tokens_in(place.span):
        if token.dep_ != "compound":
            continue
        inside = [g for c in token.head.children if c.lower_ == "of" for g in c.children]
        for name in inside:
            here = sentence.at(name)
            return next((p for p in draft.places_in(sentence.span) if p.span.overlaps(here)), place)
    return place


def day_near(draft: Draft, sentence: Sentence, span: Span) -> str | None:
    """The date, as an ISO prefix of a month or a day, that belongs to the words at a span.

    The day on which something was said is not the day on which it happened.
    """
    tokens = sentence.tokens_in(span) if sentence.doc is not None else []
    time = day_of(draft, sentence, tokens[-1]) if tokens else None
    if time is None or not _reaches(sentence, time.span, tokens[-1]):
        return None
    day = DATES.clean(time.value)
    said = len(day or "") == len("2000-01-01") and _is_of_saying(sentence, time.span, tokens[-1])
    return None if said or _is_of_noun(sentence, time.span, tokens[-1]) else day


def _holds(draft: Draft, sentence: Sentence, span: Span, token: Token) -> bool:
    """Whether a place is told of a word: neither of an aside nor half of a word ("Kenya-based")."""
    halved = draft.text[span.end : span.end + 1] == "-"
    beyond = ";" in draft.text[sentence.at(token).end : span.start]
    return not halved and not beyond and _reaches(sentence, span, token)


def _reaches(sentence: Sentence, span: Span, token: Token) -> bool:
    """Whether a mention holds of a word: no clause around the mention leaves the word out.

    A clause on the word's own attack does not ("died in strikes that hit X on Monday").
    """
    step, later = _head(sentence, span), False
    while step.head.i != step.i:
        later = later or step.lower_ in _OTHER_TIMES
        if _is_apart(step, _head(sentence, span)) and not (step.i == token.i or step.is_ancestor(token)):
            own = is_force(step.head.lemma_.lower()) and token.is_ancestor(step.head)
            return own and not later and step.dep_ in ("acl", "relcl")
        step = step.head
    return True


def _is_apart(clause: Token, mention: Token) -> bool:
    """Whether a clause keeps a mention to itself: not "shelled the town, killing two people, on Friday"."""
    if clause.dep_ != "advcl" or clause.tag_ != "VBG" or any(c.dep_ == "mark" for c in clause.children):
        return clause.dep_ in _APART
    phrase = mention if mention.head.i == clause.i else mention.head
    set_off = phrase.i > clause.i and phrase.doc[phrase.left_edge.i - 1].text == ","
    return not (set_off and phrase.head.i == clause.i)


def _is_of_saying(sentence: Sentence, span: Span, token: Token) -> bool:
    """Whether a date says when something was said, and the word is of what was said."""
    verb = clause_verb(_head(sentence, span))
    return reports(verb) and verb.i != token.i and clause_verb(token).i != verb.i


def _is_of_noun(sentence: Sentence, span: Span, token: Token) -> bool:
    """Whether a date only says which thing is meant: "the 2011 overthrow", "last year's deal"."""
    head = _head(sentence, span)
    noun = head.head
    return (
        head.dep_ in _INSIDE
        and noun.i != token.i
        and noun.pos_ == "NOUN"
        and not (head.dep_ == "poss" and is_force(noun.lemma_.lower()))
        and not noun.is_ancestor(token)
        and not token.is_ancestor(noun)
    )


def _head(sentence: Sentence, span: Span) -> Token:
    tokens = sentence.tokens_in(span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])

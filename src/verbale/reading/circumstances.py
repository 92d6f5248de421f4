"""When, by whom and by whose word: what the readers of rounds and access ask of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import party_at
from verbale.reading.attachment import head_of
from verbale.reading.clauses import lemma, mood_words
from verbale.reading.draft import Draft, Sentence
from verbale.terms import Span, Statement, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANWHILE = frozenset({"after", "as", "before", "when", "while"})
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def clause_verb(token: Token) -> Token:
    """The verb of the clause that a token stands in, the token itself where it is one."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def iso_day(value: str) -> str | None:
    """The ISO date prefix of a TIMEX3 value; None for weeks, references and durations."""
    found = _ISO.match(value)
    if found is None or value[found.end() : found.end() + 1] not in ("", "T"):
        return None
    return found.group()


def dates_in(draft: Draft, sentence: Sentence) -> Iterator[tuple[Time, str, Token]]:
    """The dates of a sentence, each with its ISO prefix and the head of its words."""
    for time in draft.times_in(sentence.span):
        day = iso_day(time.value) if time.type in ("DATE", "TIME") else None
        tokens = sentence.tokens_in(time.span) if day else []
        if day and tokens:
            yield time, day, head_of(tokens)


def date_near(draft: Draft, sentence: Sentence, *anchors: Token) -> str | None:
    """The date told of these words: in the phrase or clause of one of them, the first's before the next's."""
    dates = list(dates_in(draft, sentence))
    for anchor in anchors:
        verb = clause_verb(anchor)
        held = [d for d in dates if _belongs(d[2], anchor) or clause_verb(d[2]).i == verb.i]
        if held:
            best = min(held, key=lambda d: (_is_of_another(d[2], anchor), abs(d[2].i - anchor.i)))
            return None if _is_of_another(best[2], anchor) else best[1]
    return None


def _is_of_another(day: Token, anchor: Token) -> bool:
    """Whether a date is part of what another thing is called: "after the tsunami of December 26"."""
    link = day.head
    noun = link.head
    named = link.dep_ == "prep" and link.lower_ == "of" and noun.pos_ in ("NOUN", "PROPN")
    return named and noun.i != anchor.i and not noun.ent_type_ and not _belongs(anchor, noun)


def _belongs(token: Token, anchor: Token) -> bool:
    return any(a.i == anchor.i for a in token.ancestors)


def party_on(draft: Draft, sentence: Sentence, token: Token | None, support: list[Span]) -> str | None:
    """The party that a noun stands for, cited in `support` where it stands outside of the sentence."""
    if token is None:
        return None
    found = party_at(draft, sentence, token)
    if found is None or found.kind == "outlet":
        return None
    if not found.span.overlaps(sentence.span):
        support.append(found.span)
    return found.party


def speaker_of(draft: Draft, sentence: Sentence, token: Token, support: list[Span]) -> str | None:
    """Who is quoted or paraphrased as saying what this word is part of; None for the reporter."""
    here = sentence.at(token)
    for statement in draft.statements:
        if not any(span.contains(here) for span in statement.content):
            continue
        if _is_meanwhile(sentence, token, statement):
            return None
        name = statement.party or statement.speaker
        if name is None or name.islower():
            return None
        outside = (*statement.source, *statement.support, statement.evidence)
        support += [s for s in outside if s not in support and not sentence.span.contains(s)]
        return name
    return None


def _is_meanwhile(sentence: Sentence, token: Token, statement: Statement) -> bool:
    """Whether a word tells what went on when it was said: "announced a truce as talks opened"."""
    for node in (token, *token.ancestors):
        above = node.head
        if node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _MEANWHILE for c in node.children):
            return node.i > above.i and any(span.contains(sentence.at(above)) for span in statement.cue)
    return False


def reports(verb: Token) -> bool:
    """Whether a verb only reports what stands below it."""
    return lemma(verb) in mood_words("report")

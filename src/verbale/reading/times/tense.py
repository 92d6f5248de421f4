"""Whether a sentence speaks, at one of its words, of what is past or still to come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from verbale.reading.times.lexicon import time_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_CLIMB = 12
_OUTCOME = frozenset(("fail", "manage", "happen", "begin", "start", "decline", "continue", "neglect", "omit"))
_BEFORE = frozenset(("for", "by", "until", "till", "before"))
_AHEAD = _BEFORE | {"after"}
_BACKWARD = frozenset(("was", "were", "had", "have", "has", "been", "being"))


def turn_of(token: Token) -> int:
    """2 where the verb that a word hangs on says what was then to come ("would"), 1 where the verb that a word hangs on looks forward, -1 where it looks back, 0 where none shows it.

    The first word upwards that shows its time decides: "will", "due", "scheduled" and an infinitive
    under "agreed" or "vowed" look forward, a past tense back, unless a noun stands between
    ("rejected the 1 March deadline"). What stands after "since" is past whatever the verb.
    """
    fixed = _fixed(token)
    if fixed is not None:
        return fixed
    through_noun = False
    for below, step in pairwise([token, *_climb(token)]):
        if _looks_forward(step, below):
            return 2 if _has_aux(step, "reported_modals") else 1
        if _is_infinitive(step):
            return -1 if _is_missed(step) else 2
        if _looks_back(step):
            return 0 if through_noun else -1
        through_noun = through_noun or (step.pos_ == "NOUN" and step.i != token.i)
    return 0


def _is_missed(infinitive: Token) -> bool:
    """Whether it was not, or was, done on the day: "failed to open on Tuesday", "managed to leave"."""
    return (
        infinitive.dep_ == "xcomp"
        and _looks_back(infinitive.head)
        and infinitive.head.lemma_.lower() in _OUTCOME
    )


def _is_put_off(token: Token) -> bool:
    return token.lemma_.lower() in time_list("put_off_verbs")


def _fixed(token: Token) -> int | None:
    """What the words beside it say, whatever the verb of the sentence: -1, 0, 1, 2, or None."""
    lead = token.head.lower_
    if lead == "since" or _is_done(token.head):
        return -1
    if lead in ("until", "till") and _is_put_off(token.head.head):
        return 2
    if lead == "as" and token.head.head.lower_ in ("soon", "early"):
        return 1
    return 0 if _names_a_noun(token) else None


def _names_a_noun(token: Token) -> bool:
    """Whether it tells one thing from others of its kind: "to get round Wednesday's ruling"."""
    noun = token.head
    if token.dep_ not in ("poss", "compound", "nmod") or noun.dep_ != "pobj" or _is_ahead(noun):
        return False
    return noun.lemma_.lower() not in time_list("planned_things") and noun.head.lower_ not in _BEFORE


def _is_ahead(word: Token) -> bool:
    return word.lemma_.lower() in time_list("future_heads")


def _is_done(token: Token) -> bool:
    """A participle beside its noun says what was done: "the truce announced Friday"."""
    verb = token
    while verb.dep_ == "prep" and verb.head.i != verb.i:
        verb = verb.head
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl"):
        return False
    if any(child.dep_[:3] == "aux" or child.dep_ in {"mark", "advmod"} for child in verb.children):
        return False
    return token.lower_ not in _AHEAD and not _is_ahead(verb)


def _climb(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head.i != path[-1].i and len(path) < _MAX_CLIMB:
        path.append(path[-1].head)
    return path


def _looks_forward(token: Token, below: Token) -> bool:
    lemma: str = token.lemma_.lower()
    tag: str = token.tag_
    if lemma in time_list("future_heads"):
        return tag != "VBD"
    if lemma in time_list("intent_heads") and below.tag_ == "VB":
        return True
    if _has_aux(token, "future_modals") or (_has_aux(token, "reported_modals") and not _has_perfect(token)):
        return True
    return tag in ("VBZ", "VBP") and lemma in time_list("arranged_verbs")


def _looks_back(token: Token) -> bool:
    if token.tag_ == "VBN":
        return any(child.lower_ in _BACKWARD for child in token.children)
    return bool(token.tag_ == "VBD")


def _has_aux(token: Token, modals: str) -> bool:
    return any(child.lower_ in time_list(modals) for child in token.children if child.dep_[:3] == "aux")


def _has_perfect(token: Token) -> bool:
    return any(child.lower_ == "have" for child in token.children)


def _is_infinitive(token: Token) -> bool:
    return bool(token.tag_ == "VB") and any(child.tag_ == "TO" for child in token.children)

"""Every rule of the access reader, by the part of speech of the word that sets it off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.access.finding import Finding
from verbale.reading.access.lexicon import lexicon
from verbale.reading.access.nouns import find_by_noun
from verbale.reading.access.phrased import find_by_phrase
from verbale.reading.access.service import find_by_service
from verbale.reading.access.states import find_beside, find_by_state
from verbale.reading.access.traffic import find_by_traffic
from verbale.reading.access.verbs import find_by_verb
from verbale.reading.clauses import lemma
from verbale.reading.draft import Draft, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[[Draft, Sentence, "Token"], Iterator[Finding]]

_WITHIN = frozenset({"prep", "pobj", "dobj", "acomp", "advmod", "agent", "npadvmod", "oprd", "prt", "dative"})

_RULES: dict[str, tuple[Rule, ...]] = {
    "VERB": (find_by_verb, find_by_state, find_by_traffic, find_by_service, find_by_phrase),
    "AUX": (find_by_phrase,),
    "ADJ": (find_by_state, find_by_phrase),
    "ADV": (find_by_phrase,),
    "ADP": (find_by_phrase,),
    "SCONJ": (find_by_phrase,),
    "DET": (find_by_phrase,),
    "NOUN": (find_by_noun, find_beside, find_by_traffic),
    "PROPN": (find_by_noun, find_beside),
}


def find_acts(draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """Everything that a sentence says about whether a point can be passed."""
    for token in sentence.doc:
        for rule in _RULES.get(token.pos_, ()):
            for found in rule(draft, sentence, token):
                if found.status not in ("closed", "restricted") or not _is_over(token):
                    yield _limited(found)


def _limited(found: Finding) -> Finding:
    """What is open "only" for some or at times is restricted."""
    if found.status not in ("open", "reopened") or not _is_partial(found.trigger):
        return found
    return replace(found, status="restricted")


def _is_partial(trigger: Token) -> bool:
    near = [trigger] if trigger.pos_ == "VERB" or trigger.head.i == trigger.i else [trigger, trigger.head]
    for token in near:
        near += [c for c in token.children if c.dep_ in _WITHIN and c not in near]
    return any(t.lower_ in lexicon().phrases["limits"] for t in near)


def _is_over(token: Token) -> bool:
    """Whether it is told as what went before: "reopened after being closed for nine days"."""
    if token.dep_ == "pcomp" and token.head.lower_ == "after":
        return True
    after = token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "after" for c in token.children)
    return after and _opens(token.head)


def _opens(verb: Token) -> bool:
    """Whether a verb tells that a point is open again, so that what went before is over."""
    acts = lexicon().acts_of(lemma(verb))
    moves = lexicon().movement
    return any(a.status in ("open", "reopened") for a in acts) or lemma(verb) in moves.verbs | moves.carrying

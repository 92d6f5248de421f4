"""Whether weather, an illness or an animal does it, and no party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.circumstances import clause_verb
from verbale.reading.clauses import doer, is_passive, subject
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.doers import ACTING
from verbale.reading.events.lexicon import is_force, is_word
from verbale.reading.events.reach import against
from verbale.reading.events.scenes import Scene, is_listed
from verbale.reading.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNTOUCHED = frozenset({"AID", "ACCUSE", "REQUEST", "CONSULT"})


def is_of_nature(draft: Draft, sentence: Sentence, trigger: Trigger, scene: Scene) -> bool:
    """Whether weather, an illness or an animal does it, or nobody in a sentence that tells of them."""
    if trigger.entry.type in _UNTOUCHED:
        return False
    agent = doer(trigger.token) if trigger.verb and not trigger.entry.turned else None
    if agent is not None and agent.pos_ not in ("PRON", "DET"):
        known = any(a.kind in ACTING for a in draft.actors_on(sentence.at(agent)))
        return not known and (_is_natural(agent) or _is_against_nature(trigger))
    if trigger.verb and agent is None and not is_passive(trigger.token):
        agent = trigger.token.head
        return agent.pos_ in ("NOUN", "PROPN") and _is_natural(agent)
    return is_word(trigger.entry.type, "forceful") and _is_amid_nature(draft, sentence, trigger, scene)


def _is_against_nature(trigger: Trigger) -> bool:
    """Whether it is done against weather, an illness or animals: "mobilised sprayers against the swarm"."""
    targets = list(against(trigger.token))
    return bool(targets) and all(_is_natural(t) or is_listed(t.lemma_.lower(), "bouts") for t in targets)


def _is_amid_nature(draft: Draft, sentence: Sentence, trigger: Trigger, scene: Scene) -> bool:
    """Whether harm by nobody is told in a clause or a sentence of nature, without any party."""
    above = subject(clause_verb(trigger.token)) if not trigger.verb else None
    if above is not None and above.pos_ == "NOUN" and _is_natural(above):
        return True
    acting = any(a.kind in ACTING for a in draft.actors_in(sentence.span))
    told = any(is_word(t.lemma_.lower(), "nature") for t in trigger.token.doc)
    return told and not acting and scene.earnest.total <= 1


def _is_natural(noun: Token) -> bool:
    """Whether a noun is of nature: by itself, by what it is a bout or a number of, or by what stands before a name."""
    word = noun.lemma_.lower()
    before = [t.lemma_.lower() for t in noun.lefts if t.dep_ in ("compound", "nmod", "amod")]
    if noun.pos_ == "PROPN":
        first = noun.doc[noun.i - 1].pos_ == "DET" or noun.i == 0
        return any(is_listed(w, "names") for w in before) or (
            first and is_listed(word.removesuffix("s"), "agents")
        )
    if is_word(word, "many"):
        return any(_is_natural(g) for c in noun.children if c.lower_ == "of" for g in c.children)
    if is_listed(word, "bouts"):
        if is_force(word):
            before = [t.lemma_.lower() for t in noun.lefts if t.is_lower or t.i == 0]
        of = (g.lemma_.lower() for c in noun.children if c.lower_ == "of" for g in c.children)
        return any(is_listed(w, "agents") or is_word(w, "foreign") for w in (*before, *of))
    return is_listed(word, "agents") and not noun.is_upper

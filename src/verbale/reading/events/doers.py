"""Whether those who do it take up arms, or are of a team, a firm or a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_force, is_unit, is_word
from verbale.reading.events.scenes import SURE, earnest_weight, is_listed
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.vocabulary import is_person_word

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTING = frozenset({"armed_group", "military", "state", "government", "opposition", "organisation"})
_TEAM_HEADS = frozenset({"captain", "skipper", "manager", "trainer"})
"""Those of a team where they are somebody's: "their captain"."""
_FORCES = frozenset({"armed_group", "military"})
_GOVERNMENTS = frozenset({"government", "military"})
_BODIES = frozenset({"government", "military", "state", "organisation"})


def is_literal(trigger: Trigger) -> bool:
    """Whether a word is never a figure of sport or trade: people are killed or arrested, something is shelled."""
    sanctions = any(is_word(t.lemma_.lower(), "measures") for t in trigger.token.doc if t.i in trigger.used)
    if sanctions or not is_listed(trigger.token.lemma_.lower(), "literal"):
        return sanctions
    target = patient(trigger.token) if trigger.verb else None
    return not trigger.verb or (target is not None and _is_people(target))


def _is_people(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or is_person_word(noun.lower_, noun.lemma_.lower())


def doer_weight(draft: Draft, sentence: Sentence, trigger: Trigger) -> int:
    """How surely those who do it are soldiers, rebels, police or their weapons."""
    agents = [doer(trigger.token)] if trigger.verb else [t for t in trigger.token.lefts if t.pos_ != "DET"]
    weights = [0]
    for agent in agents:
        if agent is None:
            continue
        if any(a.kind in _FORCES for a in draft.actors_on(sentence.at(agent))):
            return SURE
        weights += [earnest_weight(agent.lemma_.lower()), earnest_weight(agent.lower_)]
    return max(weights)


def is_by_no_fighter(draft: Draft, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a team, a firm, an actor or a knight does it; or words of sport and trade are told of no one armed."""
    agent = doer(trigger.token) if trigger.verb and not trigger.entry.turned else None
    if agent is None or agent.pos_ not in ("NOUN", "PROPN") or is_literal(trigger):
        return False
    words = [agent.lemma_.lower()]
    names = ("markets", "stage", "history") if agent.pos_ == "NOUN" else ("markets", "stage")
    if agent.pos_ == "PROPN":
        words += [
            t.lemma_.lower() for t in agent.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "NOUN"
        ]
    of_team = agent.lemma_.lower() in _TEAM_HEADS and any(c.dep_ == "poss" for c in agent.lefts)
    if (of_team or any(is_listed(word, "doers.sport") for word in words)) and trigger.entry.type != "PROTEST":
        return True
    if not is_word(trigger.entry.type, "forceful"):
        return False
    if any(is_listed(word, f"doers.{name}") for word in words for name in names):
        return True
    return is_word(trigger.token.lemma_.lower(), "loose") and _is_only_of(draft, sentence, agent)


def _is_only_of(draft: Draft, sentence: Sentence, agent: Token) -> bool:
    """Whether an actor's name only stands before another noun, of no fighters: "Nepal's climbers"."""
    word = agent.lemma_.lower()
    if (
        agent.pos_ != "NOUN"
        or is_listed(word, "crowds")
        or is_force(word)
        or is_unit(word)
        or _is_people(agent)
    ):
        return False
    end = sentence.at(agent).end
    return not any(a.span.end == end and a.kind in ACTING for a in draft.actors_on(sentence.at(agent)))


def is_of_state(draft: Draft, sentence: Sentence, trigger: Trigger, domain: str | None) -> bool:
    """Whether a government, or a state by its own name in matters of trade, does more than fight or fence."""
    if is_word(trigger.entry.type, "forceful") or domain == "stage":
        return False
    agent = doer(trigger.token) if trigger.verb else None
    if agent is None:
        return False
    kinds = {a.kind for a in draft.actors_on(sentence.at(agent))}
    return not kinds.isdisjoint(_BODIES if domain == "markets" else _GOVERNMENTS)

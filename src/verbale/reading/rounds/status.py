"""How a round stands: by the verb it is subject or object of, by a noun or adjective, by tense and mood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.clauses import Mood, lemma, mood
from verbale.reading.rounds.lexicon import CueStatus, lexicon
from verbale.terms.records import Outcome, RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "csubj", "pobj", "conj"})
_PROGRESSIVE = frozenset({"VBG", "VBZ", "VBP"})
_LIGHT = frozenset({"of", "to", "for", "in", "from", "at", "on", "with", "by"})


class Standing(NamedTuple):
    """A status, the word that says it, and whether it is only read from a verb's tense."""

    status: RoundStatus
    word: Token
    weak: bool = False


def standing_of(anchor: Token) -> Standing | None:
    """How the meeting that a noun names stands; None where the noun is only mentioned."""
    for reading in (_from_clauses, _from_adjectives, _from_governors):
        found = next(reading(anchor), None)
        if found is not None:
            return found
    return None


def _from_adjectives(anchor: Token) -> Iterator[Standing]:
    for child in anchor.children:
        if child.dep_ in ("amod", "compound"):
            status = lexicon().cue(child.lower_, "adjectives")
            if status == "held" or status is None:
                continue
            yield Standing(status, child)  # type: ignore[arg-type]


def _from_clauses(anchor: Token) -> Iterator[Standing]:
    """From a participle or relative clause on the noun: "talks due to begin", "talks which began"."""
    for child in anchor.children:
        if child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ == "due"):
            yield from _from_verb(child, below=anchor)
        if child.dep_ == "amod" and child.lower_ == "due":
            yield Standing("announced", child)


def _from_governors(anchor: Token) -> Iterator[Standing]:
    node = anchor
    for _ in range(4):
        above = node.head
        if above.i == node.i or node.dep_ not in _ROLES | {"prep", "agent"}:
            return
        if above.pos_ == "ADP":
            if above.lower_ not in _LIGHT:
                return
            node = above
            continue
        if above.pos_ in ("NOUN", "PROPN"):
            status = lexicon().cue(lemma(above), "nouns")
            if status is not None:
                yield from _by_mood(status, above, _noun_mood(above))
                return
            if lexicon().kind_of(lemma(above)) is None:
                return
            node = above
            continue
        yield from _from_verb(above, below=node)
        return


def _noun_mood(noun: Token) -> Mood:
    """The mood of what a noun tells: that of the verb it is an object of, a fact as a subject."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return "wish" if any(t.dep_ == "aux" and t.lower_ in ("could", "may", "might") for t in noun.head.children) else "fact"
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return "fact"
    return mood(noun) if mood(noun) != "fact" else mood(verb)


def _from_verb(verb: Token, *, below: Token) -> Iterator[Standing]:
    """What a verb says of the round, down its infinitives first: "are due to resume", "failed to start"."""
    chain = [verb, *_infinitives(verb)]
    statuses = [(t, s) for t in chain if (s := _verb_status(t, below))]
    if not statuses:
        yield from _attended(verb, below)
        return
    word, status = statuses[-1]
    if len(statuses) > 1 and statuses[0][1] in ("announced", "collapsed", "postponed"):
        status = statuses[0][1] if statuses[0][1] != "collapsed" else "postponed"
        yield Standing(status, word)  # type: ignore[arg-type]
        return
    yield from _by_mood(status, word, mood(word))


def _infinitives(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp", "ccomp") and child.i > verb.i:
            yield child
            yield from _infinitives(child)
        elif child.dep_ in ("prt", "prep") and child.lower_ in ("under", "underway"):
            yield child


def _verb_status(verb: Token, below: Token) -> CueStatus | None:
    word = lemma(verb)
    if word == "under":
        return "under_way" if any(c.lower_ == "way" for c in verb.children) else None
    status = lexicon().cue(word, "verbs")
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if word in ("break", "fall") and not particles & {"down", "apart", "through", "off", "up"}:
        return None
    if word == "break" and "off" in particles:
        return "suspended"
    if word == "push":
        return "postponed" if particles & {"back"} else None
    if word == "take":
        return "held" if any(c.lower_ in ("place", "part") for c in verb.children if c.dep_ == "dobj") else None
    if word in ("have", "make", "pay", "set", "offer") and below.dep_ != "dobj":
        return None
    return status


def _attended(verb: Token, below: Token) -> Iterator[Standing]:
    """Taking part in it, staying away from it, travelling to it."""
    words, word = lexicon().attendance, lemma(verb)
    how = mood(verb)
    if word in words["leaving"] and _has(verb, "out", "away", "of", "from"):
        if how == "fact":
            yield Standing("boycotted" if word == "stay" else "collapsed", verb)
        elif how == "plan":
            yield Standing("boycotted", verb)
        return
    if word in words["verbs"] | words["journeys"] and how in ("negated", "refusal"):
        yield Standing("boycotted", verb)
    elif word in words["journeys"] and below.dep_ != "nsubj":
        yield Standing("under_way" if how == "fact" and verb.tag_ != "VBG" else "announced", verb, weak=True)


def _has(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in verb.children)


def _by_mood(status: CueStatus, word: Token, how: Mood) -> Iterator[Standing]:
    """Settle a status by mood: what is planned is announced; what is only wished for is nothing yet."""
    weak = status == "held"
    if how == "fact":
        yield Standing(_by_tense(word) if status == "held" else status, word, weak=weak)
    elif how == "plan" and status in ("opened", "held", "under_way", "announced"):
        yield Standing("announced", word)
    elif how == "plan" and status in ("boycotted", "suspended", "postponed", "ended"):
        yield Standing(status, word)
    elif how in ("negated", "refusal") and status in ("held", "opened"):
        yield Standing("boycotted" if how == "refusal" else "postponed", word)
    elif status == "announced" and how == "wish":
        return


def _by_tense(verb: Token) -> RoundStatus:
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and not auxiliaries & {"have", "having"}:
        return "under_way"
    if "being" in auxiliaries:
        return "under_way"
    if auxiliaries & {"has", "have", "had", "was", "were", "been"} or "VBD" in tags or verb.tag_ == "VBN":
        return "ended"
    return "under_way" if tags & _PROGRESSIVE else "ended"


def tense_standing(verb: Token) -> Standing | None:
    """How a meeting that a verb tells stands, by its tense and mood."""
    return next(_by_mood("held", verb, mood(verb)), None)


def outcome_in(words: str, status: RoundStatus) -> Outcome | None:
    """What came of it, by the sentence's words and the status."""
    lowered = words.lower()
    for outcome in ("unclear", "no_agreement", "partial"):
        if any(phrase in lowered for phrase in lexicon().outcomes[outcome]):
            return outcome  # type: ignore[return-value]
    if status == "agreed":
        return "agreement"
    return "no_agreement" if status == "collapsed" else None

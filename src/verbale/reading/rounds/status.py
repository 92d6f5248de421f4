"""How a round stands: by the verb it is subject or object of, by a noun or adjective, by tense and mood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.clauses import (
    SUBJECTS,
    after,
    Mood,
    has_condition,
    is_passive,
    lemma,
    mood,
    mood_words,
    patient,
)
from verbale.reading.rounds.lexicon import CueStatus, lexicon
from verbale.terms.records import Outcome, RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "csubj", "pobj", "conj"})
_CLIMB_STEPS = 6
_MAYBE = frozenset({"could", "may", "might", "possible", "likely", "inevitable", "unlikely", "imminent"})
_PROGRESSIVE = frozenset({"VBG", "VBZ", "VBP"})
_LIGHT = frozenset({"of", "to", "for", "in", "from", "at", "on", "with", "by", "out", "away"})


class Standing(NamedTuple):
    """A status, the word that says it, and whether it is only read from a verb's tense."""

    status: RoundStatus
    word: Token
    weak: bool = False


def standings_of(anchor: Token, kind: str) -> list[Standing]:
    """How the meeting that a noun names stands, nothing where the noun is only mentioned.

    Two where the sentence says two things of it: that it is due, and that a party stays away.
    """
    within = next(_from_clauses(anchor), None) or next(_from_adjectives(anchor), None)
    around = next(_from_governors(anchor), None) or next(_after_it(anchor, kind), None)
    if within is None or around is None:
        return [s for s in (within, around) if s is not None]
    if around.status in _APART and around.status != within.status:
        return [around] if within.weak else [within, around]
    return [around] if within.weak and not around.weak else [within]


_COMING = frozenset({"next", "upcoming", "forthcoming", "planned", "scheduled"})
_APART = frozenset({"boycotted", "collapsed", "postponed", "suspended"})


def _after_it(anchor: Token, kind: str) -> Iterator[Standing]:
    """ "After the meeting": it is over; "the council meeting in X said": it goes on."""
    coming = any(c.lower_ in _COMING for n in (anchor, *after(anchor, "of")) for c in n.lefts)
    if anchor.dep_ == "pobj" and coming:
        yield Standing("announced", anchor, weak=True)
    elif (
        anchor.dep_ == "pobj"
        and anchor.head.lower_ == "from"
        and lemma(anchor.head.head) in ("return", "come")
    ):
        yield Standing("ended", anchor, weak=True)
    elif anchor.dep_ == "pobj" and anchor.head.lower_ in ("after", "following"):
        yield Standing("ended", anchor, weak=True)
    elif kind == "gathering" and anchor.dep_ == "pobj" and anchor.head.lower_ in ("at", "during"):
        yield Standing("ended", anchor, weak=True)
    elif (
        kind == "gathering"
        and anchor.dep_ == "nsubj"
        and lemma(anchor.head) in ("say", "tell", "add", "announce")
    ):
        yield Standing("under_way", anchor, weak=True)


def _from_adjectives(anchor: Token) -> Iterator[Standing]:
    for child in anchor.children:
        if child.dep_ in ("amod", "compound"):
            status = lexicon().cue(child.lower_, "adjectives")
            if status is None or status == "held":
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
    orphan = _orphan_verb(anchor)
    if orphan is not None:
        yield from _from_verb(orphan, below=anchor)
        return
    node = anchor
    for _ in range(_CLIMB_STEPS):
        above = node.head
        if above.i == node.i or node.dep_ not in _ROLES | {"prep", "agent"}:
            return
        if above.pos_ == "ADP":
            if above.lower_ not in _LIGHT:
                return
            node = above
            continue
        if above.ent_type_ in ("DATE", "TIME"):
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
        if above.pos_ in ("VERB", "AUX"):
            yield from _from_verb(above, below=node)
        return


def _orphan_verb(anchor: Token) -> Token | None:
    """The finite verb right after the noun's phrase that the parse left without a subject."""
    if anchor.dep_ in ("nsubj", "nsubjpass"):
        return None
    index, doc = anchor.right_edge.i + 1, anchor.doc
    while index < len(doc) and doc[index].pos_ in ("AUX", "ADV", "PART"):
        index += 1
    verb = doc[index] if index < len(doc) else None
    if verb is None or verb.pos_ != "VERB" or verb.dep_ not in ("ccomp", "ROOT"):
        return None
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    return verb


def _noun_mood(noun: Token) -> Mood:
    """The mood of what a noun tells: that of the verb it is an object of, a fact as a subject."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return "wish" if any(t.lower_ in _MAYBE for t in noun.head.children) else "fact"
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or (noun.head.i == verb.i and lemma(verb) in mood_words("report")):
        return "fact"
    return mood(noun) if mood(noun) != "fact" else mood(verb)


def _from_verb(verb: Token, *, below: Token) -> Iterator[Standing]:
    """What a verb says of the round, down its infinitives: "are due to resume", "failed to start"."""
    if _is_journey(verb):
        yield from _attended(verb.head, below)
        return
    statuses = [(t, s) for t in (verb, *_infinitives(verb)) if (s := _verb_status(t, below))]
    undone = _undone_later(verb)
    if undone is not None:
        yield undone
    elif not statuses:
        yield from _attended(verb, below)
    elif len(statuses) > 1 and statuses[0][1] in ("announced", "collapsed", "postponed"):
        first = statuses[0][1]
        yield Standing("postponed" if first == "collapsed" else first, statuses[-1][0])
    else:
        word, status = statuses[-1]
        yield from _by_mood(status, word, mood(word))


def _is_journey(verb: Token) -> bool:
    """ "Travelled to X to revive the talks": the journey tells how they stand."""
    purpose = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return (
        purpose and verb.dep_ in ("advcl", "xcomp") and lemma(verb.head) in lexicon().attendance["journeys"]
    )


def _undone_later(verb: Token) -> Standing | None:
    """ "… but the mediators put them off": what is done to them in the clause joined on."""
    for other in verb.conjuncts:
        target = patient(other)
        if other.i > verb.i and target is not None and target.lower_ in ("it", "them"):
            status = _verb_status(other, target)
            if status in _APART and mood(other) == "fact":
                return Standing(status, verb)
    return None


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
        return "held" if any(c.lower_ == "place" for c in verb.children if c.dep_ == "dobj") else None
    if word in ("have", "make", "pay", "set", "offer") and below.dep_ != "dobj" and verb.dep_ != "relcl":
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
        if not has_condition(verb) and not is_passive(verb):
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
    elif how == "refusal" and status in ("held", "opened") and not is_passive(word):
        yield Standing("boycotted", word)


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

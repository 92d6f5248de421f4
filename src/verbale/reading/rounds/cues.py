"""What verbs say of a round they take: begun, put off, broken off, stayed away from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.clauses import (
    SUBJECTS,
    Mood,
    after,
    has_condition,
    is_passive,
    lemma,
    mood,
    patient,
    subject,
)
from verbale.reading.rounds.lexicon import CueStatus, lexicon
from verbale.terms.records import Outcome, RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

APART = frozenset({"boycotted", "collapsed", "postponed", "suspended"})
_WITH_PARTICLE: dict[str, dict[str, CueStatus]] = {
    "break": {"off": "suspended", "down": "collapsed", "up": "ended"},
    "call": {"off": "suspended"},
    "carry": {"on": "under_way"},
    "go": {"on": "under_way", "ahead": "announced"},
    "wind": {"up": "ended"},
    "bog": {"down": "suspended"},
    "fall": {"apart": "collapsed", "through": "collapsed"},
    "push": {"back": "postponed"},
    "put": {"off": "postponed", "back": "postponed"},
}
_LIGHT_VERBS = frozenset({"have", "make", "pay", "set", "offer"})
_TAKING_PART = frozenset({"attend", "participate"})
_PROGRESSIVE = frozenset({"VBG", "VBZ", "VBP"})


class Standing(NamedTuple):
    """A status, the word that says it, and whether it is only read from a verb's tense."""

    status: RoundStatus
    word: Token
    weak: bool = False


def from_verb(verb: Token, *, below: Token) -> Iterator[Standing]:
    """What a verb says of the round, down its infinitives: "are due to resume", "failed to start"."""
    if _is_journey(verb):
        yield from _attended(verb.head, below)
        return
    called = _called_for(verb, below)
    if called is not None:
        yield called
        return
    statuses = [(t, s) for t in (verb, *_infinitives(verb)) if (s := _verb_status(t, below))]
    undone = _undone_later(verb)
    if undone is not None:
        yield undone
    elif not statuses:
        yield from _attended(verb, below)
    elif len(statuses) > 1 and statuses[0][1] in ("announced", "collapsed", "postponed"):
        first: RoundStatus = "announced" if statuses[0][1] == "announced" else "postponed"
        yield Standing(first, statuses[-1][0])
    else:
        word, status = statuses[-1]
        yield from by_mood(status, word, _meant(word))


def _meant(verb: Token) -> Mood:
    """The mood of a verb; "asked for the talks to be put off" is a wish."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")}
    ready = verb.head if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp" else None
    owed = ready is not None and any(c.lower_ in ("must", "should") for c in ready.head.children)
    return "wish" if owed or {"for", "to"} <= marks else mood(verb)


def _is_journey(verb: Token) -> bool:
    """The journey tells how they stand: "Travelled to X to revive the talks"."""
    purpose = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return (
        purpose and verb.dep_ in ("advcl", "xcomp") and lemma(verb.head) in lexicon().attendance["journeys"]
    )


def _called_for(verb: Token, below: Token) -> Standing | None:
    """A sitting that is asked for at once: "requested an emergency session of the council"."""
    asked = lemma(verb) in lexicon().encounters["ask"] and mood(verb) == "fact"
    noun = below if below.pos_ == "NOUN" else next((t for t in after(verb, "for") if t.pos_ == "NOUN"), None)
    if not asked or noun is None or lexicon().kind_of(lemma(noun)) != "gathering":
        return None
    urgent = any(c.lower_ in lexicon().qualifiers["urgent"] for c in noun.lefts)
    return Standing("announced", verb) if urgent else None


def _undone_later(verb: Token) -> Standing | None:
    """What is done to them in the clause joined on: "talks set for May were put off", "but X put them off"."""
    for other in (*verb.conjuncts, verb.head, *(c for c in verb.children if c.dep_ == "ccomp")):
        if other.i <= verb.i or mood(other) != "fact":
            continue
        if _is_of_same(other, verb):
            status = _verb_status(other, verb)
            if status in APART:
                return next(by_mood("postponed" if status == "suspended" else status, verb, "fact"), None)
        target = patient(other)
        if target is not None and target.lower_ in ("it", "them"):
            status = _verb_status(other, target)
            if status in APART:
                return next(by_mood(status, verb, "fact"), None)
    return None


def _is_of_same(other: Token, verb: Token) -> bool:
    """Whether a passive clause without a subject of its own tells of the same talks, however they are joined."""
    marks = {c.dep_ for c in other.children if c.i != verb.i} & {"auxpass", "nsubj", "nsubjpass"}
    apart = any(t.text == ";" for t in verb.doc[verb.i : other.i])
    under = verb.dep_ in SUBJECTS and verb.head.i == other.i
    return not apart and marks == {"auxpass"} and (under or subject(other) == subject(verb))


def _infinitives(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp", "ccomp", "oprd") and child.i > verb.i:
            yield child
            yield from _infinitives(child)
        elif child.dep_ in ("prt", "prep") and child.lower_ in ("under", "underway"):
            yield child


def _verb_status(verb: Token, below: Token) -> CueStatus | None:
    word = lemma(verb)
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if word in _WITH_PARTICLE:
        return _with_particle(verb, below, particles)
    pressed = word == "press" and below.dep_ in ("prep", "pobj")
    if pressed or word in ("take", "under") or (word == "invite" and is_passive(verb)):
        return _taken(verb, below, particles)
    if any(lemma(c) in lexicon().encounters["impasse"] for c in verb.children if c.dep_ == "dobj"):
        return "suspended"
    if below.dep_ in ("prep", "pobj") and word in lexicon().encounters["meet"]:
        return "held"
    if word in _LIGHT_VERBS and below.dep_ not in ("dobj", "nsubjpass") and verb.dep_ != "relcl":
        return None
    adjective = lexicon().cue(verb.lower_, "adjectives") if verb.dep_ in ("acomp", "oprd") else None
    return adjective or lexicon().cue(word, "verbs")


def _with_particle(verb: Token, below: Token, particles: set[str]) -> CueStatus | None:
    """What a verb and its particle say; what is called off before it has begun is put off."""
    word = lemma(verb)
    if word == "call" and "off" in particles:
        return "suspended" if lexicon().kind_at(below) in ("talks", "deal") else "postponed"
    found = next((s for p, s in _WITH_PARTICLE[word].items() if p in particles), None)
    return found or ("announced" if word == "call" and _is_called(verb, below) else None)


def _taken(verb: Token, below: Token, particles: set[str]) -> CueStatus | None:
    """What "takes place", "is under way" or is "taken up"."""
    if any(c.lower_ in ("place", "way") for c in verb.children):
        return "held" if lemma(verb) == "take" else "under_way"
    return "opened" if "up" in particles and below.dep_ in ("dobj", "nsubjpass") else None


def _is_called(verb: Token, below: Token) -> bool:
    """Whether a meeting is summoned, not called something: "called a summit for Monday"."""
    named = any(c.dep_ in ("oprd", "ccomp", "xcomp", "attr", "acomp") for c in verb.children)
    behind = verb.doc[below.right_edge.i + 1 : below.right_edge.i + 2]
    judged = any(t.is_quote or t.pos_ == "ADJ" for t in behind)
    return below.dep_ in ("dobj", "nsubjpass") and not (named or judged)


def _attended(verb: Token, below: Token) -> Iterator[Standing]:
    """Taking part in it, staying away from it, travelling to it."""
    words, word = lexicon().attendance, lemma(verb)
    how: Mood = "wish" if verb.dep_ == "xcomp" and lemma(verb.head) == "have" else mood(verb)
    if word == "be" and below.dep_ in ("prep", "pobj") and any(after(verb, "in", "at")):
        yield from by_mood("held", verb, how)
    elif word in words["leaving"] and _has(verb, "out", "away", "of", "from"):
        yield from _left(verb, below, how)
    elif word in words["verbs"] | words["journeys"] and how in ("negated", "refusal"):
        if not has_condition(verb) and not is_passive(verb):
            yield Standing("boycotted", verb)
    elif word in _TAKING_PART and below.dep_ != "nsubj" and (how == "fact" or _is_set_to(verb, how)):
        yield from by_mood("held", verb, how)
    elif word in words["journeys"] and below.dep_ != "nsubj" and how in ("fact", "plan"):
        going = how == "fact" and verb.tag_ != "VBG"
        back = below.lower_ == "from" or below.head.lower_ == "from"
        came: RoundStatus = "ended" if back else "under_way"
        yield Standing(came if going else "announced", verb, weak=True)


def _is_set_to(verb: Token, how: Mood) -> bool:
    """Whether they will take part, not only are ready, or pressed, to: "will attend", "is due to attend"."""
    will = any(c.tag_ == "MD" for c in verb.children)
    return how == "plan" and (will or (verb.dep_ == "xcomp" and verb.head.pos_ == "VERB"))


def _left(verb: Token, below: Token, how: Mood) -> Iterator[Standing]:
    """What leaving them, or staying away, says; what is "left out" is something else."""
    left_out = lemma(verb) == "leave" and below.dep_ == "dobj" and _has(verb, "out")
    if how in ("fact", "plan") and not left_out:
        yield Standing("boycotted" if lemma(verb) == "stay" or how == "plan" else "collapsed", verb)


def _has(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in verb.children)


def by_mood(status: CueStatus, word: Token, how: Mood) -> Iterator[Standing]:
    """Settle a status by mood: what is planned is announced; what is only wished for is nothing yet."""
    weak = status == "held"
    if how == "fact" and status in ("opened", "held") and _is_scheduled(word):
        yield Standing("announced", word)
    elif how == "fact" and status == "under_way" and any(c.lower_ == "had" for c in word.children):
        yield Standing("ended", word, weak=True)
    elif how == "fact":
        yield Standing(_by_tense(word) if status == "held" else status, word, weak=weak)
    elif how == "plan" and status in ("opened", "held", "under_way", "announced"):
        yield Standing("announced", word)
    elif how == "plan" and status in ("boycotted", "suspended", "postponed", "ended"):
        going = status == "ended" and word.pos_ == "VERB"
        yield Standing("under_way" if going else status, word)
    elif how == "refusal" and status in ("held", "opened") and not is_passive(word):
        yield Standing("boycotted", word)


def _is_scheduled(verb: Token) -> bool:
    """Whether the present tense tells of a day to come: "talks resume on Monday"."""
    auxiliaries = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if verb.tag_ not in ("VBZ", "VBP") or auxiliaries:
        return False
    return any(t.lower_ in lexicon().qualifiers["days"] for t in verb.subtree if t.i > verb.i)


def _by_tense(verb: Token) -> RoundStatus:
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.lower_ == "following" or (verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "following")):
        return "ended"
    if verb.tag_ == "VBG" and not auxiliaries & {"had", "having"}:
        return "under_way"
    if "being" in auxiliaries or auxiliaries & {"is", "are"}:
        return "under_way"
    if auxiliaries & {"has", "have", "had", "was", "were", "been"} or "VBD" in tags or verb.tag_ == "VBN":
        return "ended"
    return "under_way" if tags & _PROGRESSIVE else "ended"


def tense_standing(verb: Token) -> Standing | None:
    """How a meeting that a verb tells stands, by its tense and mood."""
    return next(by_mood("held", verb, mood(verb)), None)


def outcome_in(words: str, status: RoundStatus) -> Outcome | None:
    """What came of it, by the sentence's words and the status."""
    lowered = words.lower()
    for outcome in ("unclear", "no_agreement", "partial"):
        if any(phrase in lowered for phrase in lexicon().outcomes[outcome]):
            return outcome
    if status == "agreed":
        return "agreement"
    return "no_agreement" if status == "collapsed" else None

"""Whether an event happened, is planned, threatened, alleged or denied, or is only spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, subject
from verbale.reading.events.asides import beside, is_beside
from verbale.reading.events.lexicon import is_word, moods
from verbale.reading.events.refusals import is_refused
from verbale.reading.events.suppositions import is_supposed
from verbale.reading.events.triggers import Trigger
from verbale.terms.records import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATUS: dict[str, EventStatus] = {
    "planned": "planned",
    "threatened": "threatened",
    "denied": "denied",
    "alleged": "alleged",
}
_STEPS = 7
_DOWNWARD = frozenset({"scale", "wind", "dial"})
_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "pobj",
        "prep",
        "dobj",
        "acl",
        "advcl",
        "conj",
        "nsubj",
        "nsubjpass",
        "relcl",
        "acomp",
        "agent",
        "dative",
        "attr",
        "oprd",
    }
)


@dataclass(slots=True, frozen=True)
class Mood:
    """What an event is said to be.

    Attributes:
        status: as of the event.
        type: the type that it is by its mood: an attack that stops is a RETREAT.
        governor: the word above that decided it, None for the event's own clause.
    """

    status: EventStatus
    type: str
    governor: Token | None = None


def mood_of(trigger: Trigger) -> Mood | None:
    """The mood of a trigger; None where no event is stated."""
    kind = trigger.entry.type
    said = beside(trigger, kind)
    if said is not None:
        status = _STATUS[moods().effect[said.lemma_.lower()]]
        return Mood(status, "THREATEN" if status == "threatened" else kind, said)
    own = _own(trigger.token) if trigger.verb else _quantified(trigger.token)
    if own == "none" and is_refused(trigger.token, kind):
        refused = _above(trigger, "REJECT")
        return refused if refused is not None and refused.status == "happened" else None
    if own == "none" or _is_habit(trigger.token) or (trigger.verb and is_supposed(trigger.token)):
        return None
    if own == "future":
        return _future(kind)
    if trigger.verb and trigger.token.lemma_.lower() == "claim":
        return Mood("alleged", kind)
    return _halted(trigger.token, kind) or _above(trigger, kind)


def _halted(noun: Token, kind: str) -> Mood | None:
    """The mood of what is told to halt by a noun that the parse does not hang it on."""
    halt = _halt_before(noun)
    if halt is None or (noun.dep_ != "appos" and halt.i in {a.i for a in noun.ancestors}):
        return None
    return _checked(Mood("happened", moods().ends.get(kind, ""), halt), kind)


def _quantified(noun: Token) -> str:
    return "none" if any(c.dep_ == "det" and c.lower_ in ("no", "any") for c in noun.children) else ""


def _is_habit(token: Token) -> bool:
    """Whether it is told of what usually happens: "convoys are often attacked"."""
    usual = any(c.dep_ == "advmod" and is_word(c.lower_, "habit") for c in token.children)
    return usual and token.pos_ in ("VERB", "AUX") and (is_passive(token) or subject(token) is None)


def _own(verb: Token) -> str:
    """The mood that a verb's own auxiliaries and conjunctions give it."""
    result = ""
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "det") and is_word(word, "negative")):
            return "none"
        if child.dep_ == "mark" and is_word(word, "conditional"):
            return "none"
        if child.dep_ == "aux" and is_word(word, "modal"):
            return "none"
        if child.dep_ == "aux" and is_word(word, "future"):
            result = "future"
    return result


def _future(kind: str) -> Mood:
    if is_word(kind, "future_offers"):
        return Mood("planned", "AGREE")
    if is_word(kind, "future_threats"):
        return Mood("threatened", "THREATEN")
    return Mood("planned", kind)


def _above(trigger: Trigger, kind: str) -> Mood | None:
    """Climb to the first word above that decides; words of saying and beginning decide nothing."""
    below = trigger.token
    for _ in range(_STEPS):
        above = below.head
        if above.i == below.i or below.dep_ not in _UP or _stands_apart(below, kind):
            break
        if is_beside(below, above):
            break
        if above.pos_ == "NOUN" and _quantified(above):
            return None
        decided = _governed(above, below, kind)
        if decided is not None:
            return _checked(decided, kind)
        below = above
        framed = _framed(trigger.token, below)
        if framed == "none":
            return None
        if framed == "future":
            return _future(kind)
    return _root(below, trigger, kind)


def _root(verb: Token, trigger: Trigger, kind: str) -> Mood | None:
    """The clause at the top lends its mood to what is done in it ("may carry out attacks")."""
    if verb.i == trigger.token.i or _reports(verb) or verb.pos_ not in ("VERB", "AUX"):
        return Mood("happened", kind)
    own = _own(verb)
    if own == "none":
        return None
    return _future(kind) if own == "future" else Mood("happened", kind)


def _governed(above: Token, below: Token, kind: str) -> Mood | None:
    if _is_due(above, below):
        return _NOTHING
    if _is_aim(above, below):
        return Mood("planned", kind, above)
    return _decide(above, below, kind) if below.dep_ != "conj" else None


def _halt_before(noun: Token) -> Token | None:
    """The "halt" of "a halt to air strikes", wherever the parse hangs the strikes."""
    edge = noun.left_edge
    link = edge.i if edge.lower_ in ("to", "in", "of") else edge.i - 1
    if noun.pos_ != "NOUN" or link < 1:
        return None
    before, words = noun.doc[link - 1], noun.doc[link].lower_
    halts = before.pos_ == "NOUN" and moods().effect.get(before.lemma_.lower()) == "stop"
    return before if halts and words in ("to", "in", "of") else None


def _is_due(above: Token, below: Token) -> bool:
    """What someone "has to do" is not done yet; what they "had to do" is."""
    return (
        above.lemma_ == "have"
        and above.tag_ in ("VBZ", "VBP", "VB")
        and below.dep_ == "xcomp"
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
    )


def _is_aim(above: Token, below: Token) -> bool:
    """What someone "is to do", or whose "goal was to do"."""
    return above.lemma_ == "be" and below.dep_ == "xcomp" and any(c.lower_ == "to" for c in below.children)


def _framed(token: Token, verb: Token) -> str:
    """The mood that a verb below the main one lends to what stands under it."""
    if verb.pos_ != "VERB" or verb.dep_ == "ROOT" or _says(verb):
        return ""
    own = _own(verb)
    return own if own == "none" or _carries(token, verb) else ""


def _carries(token: Token, verb: Token) -> bool:
    """Whether a verb's tense is that of what it is the frame of: "will keep bombing", "will launch an attack"."""
    return token.head.i == verb.i and token.dep_ in ("xcomp", "dobj", "pcomp", "nsubjpass")


def _says(verb: Token) -> bool:
    return _reports(verb) and not is_word(verb.lemma_.lower(), "phase")


def _reports(verb: Token) -> bool:
    return moods().effect.get(verb.lemma_.lower()) == "open"


def _stands_apart(below: Token, kind: str) -> bool:
    """An aside; but an agreement "that frees the detainees" frees none where it is only wished for."""
    if below.dep_ == "relcl" and not is_word(kind, "forceful"):
        return below.i > 1 and any(
            t.text == "," for t in below.doc[max(0, below.left_edge.i - 1) : below.left_edge.i]
        )
    return _is_aside(below)


def _is_aside(below: Token) -> bool:
    """A relative clause, a participle or one of time stands by itself: its head does not govern what it tells."""
    if below.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in below.children):
        return False
    if below.dep_ == "relcl" or (below.dep_ == "acl" and below.tag_ in ("VBN", "VBG")):
        return True
    return below.dep_ == "advcl" and any(
        c.dep_ in ("mark", "advmod")
        and c.lower_ in ("after", "as", "when", "since", "while", "because", "before")
        for c in below.children
    )


_NOTHING = Mood("happened", "")


def _checked(mood: Mood, kind: str) -> Mood | None:
    """A mood whose governor is itself only wished for, denied or possible.

    Who demands that an attack end says that it goes on: it is alleged. What "will not stop" is planned.
    """
    if not mood.type or mood.governor is None:
        return mood if mood.type else None
    negated = any(c.dep_ == "neg" for c in mood.governor.children)
    if negated:
        stops = moods().effect.get(mood.governor.lemma_.lower()) == "stop"
        return Mood("planned", kind) if stops and is_word(kind, "forceful") else None
    if not _is_unreal(mood.governor):
        return mood
    return Mood("alleged", kind, mood.governor) if is_word(kind, "forceful") else None


def _is_unreal(token: Token) -> bool:
    """Whether a word stands under a wish, a condition or a denial."""
    below = token
    for _ in range(_STEPS):
        if below.pos_ in ("VERB", "AUX") and _own(below) == "none":
            return True
        above = below.head
        if above.i == below.i or below.dep_ not in _UP or _is_aside(below) or _reports(above):
            return False
        if moods().effect.get(above.lemma_.lower()) == "none" and _governs(below):
            return True
        below = above
    return False


def _decide(above: Token, below: Token, kind: str) -> Mood | None:
    """What a governing word makes of the event below it; a mood without a type is no event."""
    effect = _effect_of(above)
    if effect is None or effect == "open" or below.dep_ in ("nsubj", "nsubjpass", "relcl"):
        return None
    circumstance = below.dep_ == "prep" and (not _governs(below) or above.lower_ == "due")
    if circumstance or (below.dep_ == "advcl" and effect != "none"):
        return None
    if effect == "none":
        return _NOTHING if _governs(below) else None
    if effect == "tried":
        past = above.tag_ in ("VBD", "VBN") and is_word(kind, "forceful")
        return Mood("happened" if past else "planned", kind, above)
    if effect == "stop":
        ahead = above.pos_ in ("VERB", "AUX") and _own(above) == "future"
        return Mood("planned" if ahead else "happened", moods().ends.get(kind, ""), above)
    return Mood(_STATUS[effect], "THREATEN" if effect == "threatened" else kind, above)


def _effect_of(above: Token) -> str | None:
    """What a word makes of what is below it; "scale" only where it is "down" or "back"."""
    word = above.lemma_.lower()
    if word in _DOWNWARD:
        less = any(c.lower_ in ("down", "back") for c in above.rights)
        return "stop" if less else None
    return moods().effect.get(word)


def _governs(below: Token) -> bool:
    """Whether a word's complement is below it: not what it was done with, after or in."""
    if below.dep_ == "prep":
        return below.lower_ in ("for", "of", "to", "about", "against", "on", "into", "from")
    return below.dep_ in ("xcomp", "ccomp", "dobj", "pcomp", "acl", "pobj", "advcl", "acomp")

"""Who does what to whom in a clause, and whether it is stated, planned, wished, threatened or denied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from verbale.reading.words import load_data

if TYPE_CHECKING:
    from spacy.tokens import Token

Mood = Literal["fact", "plan", "wish", "threat", "refusal", "negated", "condition"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OWN = frozenset({"nsubj", "nsubjpass", "expl"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_RELATIVES = frozenset({"which", "that", "who", "whom", "where"})
_INHERITING = frozenset({"conj", "xcomp", "advcl", "prep", "pcomp"})
_CONDITIONS = frozenset({"if", "unless", "until", "without", "while", "till", "provided"})
_TOPICAL = frozenset({"on", "about", "for", "to", "towards", "toward"})
_CLIMB_STEPS = 6


class _Moods(msgspec.Struct):
    moods: dict[str, frozenset[str]]


@cache
def mood_words(name: str) -> frozenset[str]:
    """The named list of `clauses.toml`."""
    return load_data("clauses", _Moods).moods[name]


def lemma(token: Token) -> str:
    """The token's lemma in lower case."""
    return str(token.lemma_).lower()


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, as a clause or as a participle beside its noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.i != verb.i:
            if child.lower_ in _RELATIVES and verb.dep_ == "relcl":
                return verb.head
            return child
    return _joined_subject(verb)


def _joined_subject(verb: Token) -> Token | None:
    """The noun before an auxiliary that a parse joins to the clause before: "… its weapons and Rwanda will withdraw"."""
    helping = next((c for c in verb.lefts if c.dep_ == "aux" and c.tag_ in ("MD", "VBZ", "VBP", "VBD")), None)
    if verb.dep_ != "conj" or helping is None or helping.i == 0:
        return None
    noun = helping.nbor(-1)
    joined = noun.dep_ == "conj" and noun.pos_ in ("PROPN", "PRON") and noun.head.i < noun.i
    return noun if joined else None


def subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb, its own or the one it shares with the verb above it."""
    node = verb
    for _ in range(_CLIMB_STEPS):
        found = _own_subject(node)
        if found is not None:
            return found
        if node.dep_ in ("acl", "relcl", "amod"):
            return node.head
        if node.dep_ not in _INHERITING or node.head.i == node.i:
            return None
        node = node.head
    return None


def doer(verb: Token) -> Token | None:
    """Who does it: the agent of a passive, the subject of an active verb."""
    if not is_passive(verb):
        return subject(verb)
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def patient(verb: Token) -> Token | None:
    """Whom or what it is done to: the object of an active verb, the subject of a passive one."""
    for child in verb.children:
        if child.dep_ == "dobj":
            return verb.head if child.lower_ in _RELATIVES and verb.dep_ == "relcl" else child
    return subject(verb) if is_passive(verb) else None


def limited(clause: Token) -> Token:
    """The word that a clause of circumstance limits.

    "It could be extended if X, the envoy said" is often parsed as if the envoy said it if X: what
    limits a saying that stands behind it limits what is said.
    """
    above = clause.head
    if clause.i < above.i and lemma(above) in mood_words("report"):
        said = [c for c in above.children if c.dep_ in ("ccomp", "parataxis") and c.i < clause.i]
        if said:
            return said[-1]
    return above


def is_more_of(clause: Token, main: Token) -> bool:
    """Whether what the parse takes for the main clause goes on with the one below it: "if X halts and Y ends it"."""
    owner = next((c for c in main.lefts if c.dep_ in _OWN), None)
    if owner is None or main.dep_ not in ("conj", "ccomp") or owner.left_edge.i <= clause.i:
        return False
    first = owner.left_edge
    return bool(first.nbor(-1).lower_ == "and" and first.nbor(-2).text != ",")


def with_conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and"."""
    yield token
    yield from token.conjuncts


def after(token: Token, *words: str) -> Iterator[Token]:
    """The nouns that follow a token's prepositions of these words (any where none is named), conjuncts too."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") and (not words or child.lower_ in words):
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    yield from with_conjuncts(grandchild)


def governors(token: Token) -> Iterator[Token]:
    """The tokens above a token, the nearest first."""
    node = token
    while node.head.i != node.i:
        node = node.head
        yield node


def mood(verb: Token) -> Mood:
    """How a clause is meant: its own auxiliaries first, then the words above it up to whoever reports it."""
    own = _own_mood(verb) or _bare_infinitive(verb) or _as_topic(verb)
    if own is not None and not (own == "wish" and _is_agreed(verb)):
        return own
    below = verb
    if _own_subject(verb) is not None and verb.dep_ in ("conj", "advcl"):
        shared = _own_mood(verb.head) if verb.dep_ == "conj" else None
        return "condition" if shared == "condition" else "fact"
    for above in governors(verb):
        found = _mood_under(below, above)
        if found is not None:
            return found
        if below.dep_ in ("relcl", "nsubj", "acl") or above.dep_ == "ROOT":
            break
        if above.dep_ == "conj" and _own_subject(above) is not None:
            break
        below = above
    return "fact"


def _is_agreed(verb: Token) -> bool:
    """Whether a "should" stands below an agreement or a plan: "agreed that talks should resume"."""
    return verb.dep_ == "ccomp" and lemma(verb.head) in mood_words("plan")


def _bare_infinitive(verb: Token) -> Mood | None:
    """A purpose ("to hold talks") is planned; an infinitive on a noun is as the noun means it."""
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return None
    if verb.dep_ == "acl":
        return _mood_under(verb, verb.head) or "wish"
    if verb.dep_ == "xcomp" and lemma(verb.head) == "be":
        return "plan"
    return "plan" if verb.dep_ == "advcl" else None


def _as_topic(verb: Token) -> Mood | None:
    """A gerund on a noun is what is talked of: "talks on opening roads"; on an adjective, what it is about: "open to"."""
    if verb.dep_ != "pcomp":
        return None
    above = verb.head.head
    topic = verb.head.lower_ in _TOPICAL and above.pos_ == "NOUN"
    about = verb.head.lower_ == "to" and above.pos_ == "ADJ" and lemma(above) not in _CAUSAL
    return "wish" if topic or about else None


def _own_mood(verb: Token) -> Mood | None:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            return "negated"
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "aux" and word in mood_words("future"):
            return "plan"
        if child.dep_ == "aux" and word in mood_words("modal"):
            return "wish"
        if child.dep_ in ("mark", "advmod") and word in mood_words("conditional"):
            return "condition"
    return None


_MEANINGS: tuple[Mood, ...] = ("negated", "refusal", "plan", "wish", "threat")
_LISTS: dict[Mood, str] = {"negated": "denial"}
_CAUSAL = frozenset({"due", "owing"})
_PASSING = frozenset({"xcomp", "prep", "pobj", "dobj", "pcomp"})


def _mood_under(below: Token, above: Token) -> Mood | None:
    word = lemma(above)
    if below.dep_ == "conj":
        return _own_mood(above) or _bare_infinitive(above)
    if below.dep_ == "ccomp" and word in mood_words("report"):
        return "fact"
    if word in mood_words("causing"):
        return _own_mood(above)
    meant = next((meaning for meaning in _MEANINGS if word in mood_words(_LISTS.get(meaning, meaning))), None)
    if meant is not None or below.dep_ not in _PASSING:
        return meant
    own = _own_mood(above)
    return "wish" if own in ("negated", "condition") and below.dep_ != "xcomp" else own


def has_condition(verb: Token) -> bool:
    """Whether what a verb says holds only "unless", "until", "if" or "without" something."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(c.lower_ in _CONDITIONS for c in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ in _CONDITIONS:
            return True
    return False

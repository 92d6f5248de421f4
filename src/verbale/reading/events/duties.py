"""What someone says that another must do: "Kenya said Uganda must return the boat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_MUST = frozenset({"must", "should", "ought"})
_OBLIGED = frozenset({"have", "need"})
_OPEN = frozenset({"what", "how", "why", "who", "when", "where", "whether", "if", "unless"})


def is_duty(verb: Token) -> bool:
    """Whether a clause tells what someone named must do, or what must be done or is needed, not what must have been.

    What one's own people must do is asked of nobody: "its players must win".
    """
    actor = subject(verb)
    if actor is None or actor.pos_ == "PRON" or actor.lower_ == "there":
        return False
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in actor.children):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "aux", "dobj", "attr")}
    if marks & _OPEN or "have" in marks:
        return False
    needed = verb.lemma_.lower() == "need" and is_passive(verb)
    return (
        needed
        or bool(marks & _MUST)
        or (verb.lemma_.lower() in _OBLIGED and verb.tag_ in ("VBZ", "VBP") and _does(verb))
    )


def _does(verb: Token) -> bool:
    """Whether an infinitive hangs on "has" or "needs": "needs to leave"."""
    return any(
        c.dep_ == "xcomp" and any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)
        for c in verb.children
    )

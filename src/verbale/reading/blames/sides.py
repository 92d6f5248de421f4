"""Whom words of blame mean where no actor is named at them: "each side", "the other", "local traders"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from verbale.reading.actors.pairs import ADVERSARIES
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.clauses import subject
from verbale.reading.scenes import Holder, Scene, holder_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_OTHER = frozenset({"other", "another"})
_EACH = frozenset({"each", "both", "either", "two", "neither"})
_NAME_DEPS = frozenset({"compound", "amod", "nmod", "poss"})
_NEVER = frozenset({"DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MONEY", "PERCENT"})
_STANDING = frozenset({"it", "they", "them"})
_VAGUE = frozenset({"unnamed", "some", "many", "several", "such", "other", "local", "these", "those"})


def people_of(scene: Scene, token: Token | None) -> list[Holder]:
    """The parties a word stands for; of "each side" the two that fight; else who is called what they are."""
    if token is None:
        return []
    found = scene.holders(token)
    if len({h.party for h in found}) < 2:
        found = sides_of(scene, token) or found
    if token.pos_ == "PRON" and not found:
        return antecedents(scene, token)
    return found or called(scene, token)


def antecedents(scene: Scene, pronoun: Token) -> list[Holder]:
    """Whom "it" or "they" may mean: who did what the sentence before tells; of "them", who was named last."""
    before = scene.before
    if before is None or pronoun.lower_ not in _STANDING:
        return []
    doc = before.sentence.doc
    if pronoun.lower_ != "them":
        root = _first(t for t in doc if t.dep_ == "ROOT")
        return before.holders(subject(root))[:1] if root is not None else []
    named = [h for t in doc for h in before.holders(t) if h.kind in ADVERSARIES and t.pos_ != "PRON"]
    return named[-1:]


def sides_of(scene: Scene, token: Token) -> list[Holder]:
    """The two parties of the fighting, for "each side", "both armies", "both"."""
    marked = token.lower_ in ("both", "each") or any(c.lower_ in _EACH for c in token.lefts)
    plain = (
        token.lower_ in ("sides", "parties", "both", "each")
        or token.lemma_.lower() in blame_words().nouns.sides
    )
    return fighting(scene) if marked and plain else []


def other_of(scene: Scene, token: Token, accusers: list[Holder]) -> list[Holder]:
    """Whom "the other" means: the accusers, each to the other, or the one that the accuser is not."""
    if not is_other(token):
        return []
    if len(accusers) > 1:
        return accusers
    return [h for h in fighting(scene) if accusers and h.party != accusers[0].party]


def is_other(token: Token) -> bool:
    """Whether a word means the other of two: "the other", "the other side"."""
    return token.lower_ in _OTHER or any(c.lower_ in _OTHER for c in token.lefts)


def fighting(scene: Scene) -> list[Holder]:
    """The two sides named most in the report up to here; none where there are not two."""
    told = [a for a in scene.draft.actors if a.span.start < scene.sentence.end and a.kind in ADVERSARIES]
    counts: Counter[str] = Counter()
    first: dict[str, Holder] = {}
    for actor in told:
        holder = holder_of(actor)
        counts[holder.side] += 1
        if holder.side not in first or first[holder.side].party != holder.side == holder.party:
            first[holder.side] = holder
    most = [side for side, _ in counts.most_common(2)]
    return [first[side] for side in most] if len(most) > 1 else []


def called(scene: Scene, token: Token) -> list[Holder]:
    """Those who are only called what they are: "residents", "a private firm"; a name where no actor was read."""
    named = token.pos_ == "PROPN" and token.ent_type_ not in _NEVER
    if token.lemma_.lower() not in blame_words().nouns.unnamed and not named:
        return []
    start = int(token.i)
    for left in reversed(list(token.lefts)):
        if left.dep_ not in _NAME_DEPS or left.right_edge.i != start - 1 or left.lower_ in _VAGUE:
            break
        start = int(left.left_edge.i)
    if start == token.i and token.tag_ == "NN" and not named:
        return []
    span = scene.span(token.doc[start : token.i + 1])
    name = span.of(scene.draft.text)
    return [Holder(name, name, span, name)]


def clause_doer(verb: Token) -> Token | None:
    """Who does it, also in "it is X that does it" and "X has itself done it"."""
    head = subject(verb)
    if head is None:
        return None
    if head.lower_ in ("itself", "themselves", "himself", "herself") and verb.head.i != verb.i:
        return subject(verb.head)
    above = verb.head
    if head.lower_ in ("that", "who", "which") and above.lemma_.lower() == "be":
        return _first(c for c in above.rights if c.dep_ == "attr" and c.i < verb.i)
    return head


def _first(tokens: Iterable[Token]) -> Token | None:
    return next(iter(tokens), None)

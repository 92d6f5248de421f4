"""From a token of a parse to the actors it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.terms import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nn", "appos"})
_LINKS = frozenset({"of", "by", "from", "for"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MAX_DEPTH = 3


def actors_over(draft: Draft, char: int) -> list[Actor]:
    """The mentions that hold an offset of the report; one of several actors yields each.

    Mentions never overlap in part, so one search in the sorted list finds them.
    """
    actors = draft.actors
    index = bisect_right(actors, char, key=lambda a: a.span.start) - 1
    found: list[Actor] = []
    while index >= 0 and actors[index].span.end > char:
        found.append(actors[index])
        index -= 1
    return found[::-1]


def _standing_for(draft: Draft, sentence: Sentence, token: Token, depth: int = 0) -> list[Actor]:
    found = actors_over(draft, sentence.start + token.idx)
    if found or depth >= _MAX_DEPTH:
        return found
    for near in _near(token):
        found = _standing_for(draft, sentence, near, depth + 1)
        if found:
            return found
    return []


def _near(token: Token) -> Iterator[Token]:
    """The tokens that say whose or what a head is, the nearest in meaning first."""
    if token.lower_ in _RELATIVE:
        clause = next((t for t in (token.head, *token.ancestors) if t.dep_ in ("relcl", "acl")), None)
        if clause is not None:
            yield clause.head
        return
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
        return
    children = list(token.children)
    yield from (c for c in reversed(children) if c.dep_ in _MODIFIERS)
    for link in children:
        if link.dep_ in ("prep", "agent") and link.lower_ in _LINKS:
            yield from (c for c in link.children if c.dep_ == "pobj")


def party_at(draft: Draft, sentence: Sentence, token: Token) -> Actor | None:
    """The actor that a syntactic head stands for.

    The mention that holds the token; else one that its noun phrase names: a modifier ("Hamas
    statement", "Russian air strikes", "the group's convoy"), an apposition, "of", "by", "from"
    or "for" ("members of the council"); for a relative pronoun, the noun it refers to. A mention
    of several actors ("both sides") gives the first: ask `parties_of` for all.

    Args:
        draft: the report, its actors read.
        sentence: the sentence whose parse the token is of.
        token: the head, such as a verb's subject.

    Returns:
        The mention, whose `party` is whom it acts or speaks for; None where no actor stands there.
    """
    found = _standing_for(draft, sentence, token)
    return found[0] if found else None


def parties_of(draft: Draft, sentence: Sentence, token: Token) -> list[Actor]:
    """All the actors that a syntactic head and what is coordinated with it stand for, in order.

    "Damascus, Tehran and Moscow" gives three, "both sides" two, "the army and M23 rebels" two,
    although a parse may hang the army on the rebels; none is given twice.
    """
    found: dict[str, Actor] = {}
    heads = [h for h in (token, *token.conjuncts) if h.i >= token.i]
    for head in (j for h in heads for j in (*_joined_before(h), h)):
        for actor in _standing_for(draft, sentence, head):
            found.setdefault(actor.name, actor)
    return list(found.values())


def _joined_before(head: Token) -> Iterator[Token]:
    """Nouns that a parse takes for modifiers although "and" joins them to another: "the army and M23 rebels".

    Also those that "all" or "both" takes together: "X, Y and Z all called for it".
    """
    for child in head.lefts:
        if child.dep_ not in ("nmod", "compound"):
            continue
        if any(c.lower_ == "and" for c in child.children):
            yield child
        elif head.lower_ in ("all", "both", "each"):
            yield child
            yield from child.conjuncts


def actors_of_verb(draft: Draft, sentence: Sentence, verb: Token) -> list[Actor]:
    """The actors that do what a verb says: its subject's, else the agent's of a passive.

    A verb without a subject of its own ("…, and called for", "vowed to") has that of the verb it
    is coordinated with or depends on.
    """
    seen: Token | None = verb
    for _ in range(_MAX_DEPTH + 1):
        if seen is None:
            break
        subject = subject_of(seen)
        if subject is not None:
            return parties_of(draft, sentence, subject)
        shares = seen.dep_ in ("conj", "xcomp", "advcl", "acl") and seen.head is not seen
        seen = seen.head if shares else None
        if seen is not None and seen.pos_ in ("NOUN", "PROPN"):
            return parties_of(draft, sentence, seen)
    return []


def subject_of(verb: Token) -> Token | None:
    """The head of who acts: the agent of a passive, else the active subject; None of a passive without one."""
    passive = False
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        passive = passive or child.dep_ in ("nsubjpass", "auxpass")
    if passive:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)

"""The words of a cue, and the source that a parse gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reading.statements.cues.lexicon import cue_list

if TYPE_CHECKING:
    from spacy.tokens import Token

Inside = Callable[["Token"], bool]
"""Whether a word stands in quotation marks."""

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_CUE_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
_BEARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "pobj", "ccomp"})
_CLIMB = 5
_LONG_CLAUSE = 8


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    if verb.tag_ != "VBN":
        return False
    if child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    return verb.dep_ in ("acl", "amod", "advcl") and child(verb, "aux", "nsubj") is None


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive verb."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def source_head(verb: Token) -> Token | None:
    """The head of the noun phrase that is the source of an active verb, its own or one it shares."""
    node = verb
    for _ in range(_CLIMB):
        own = child(node, *SUBJECTS)
        if own is not None and (node.i == verb.i or not passive(node)):
            return own
        if node.i != verb.i and passive(node):
            return child(node, "nsubjpass") or agent(node)
        if node.dep_ == "acl" and node.tag_ == "VBG":
            if not _is_loose(node):
                lender = lender_of(node)
                return node.head if lender is None else source_head(lender)
            node = _verb_above(node)
            continue
        if node.dep_ not in _BEARING or (node.dep_ == "ccomp" and node.tag_ != "VBG"):
            return None
        node = node.head
    return None


def lender_of(participle: Token) -> Token | None:
    """The verb of "issued a statement saying": its subject is who says it."""
    noun, verb = participle.head, participle.head.head
    if participle.dep_ == "acl" and noun.dep_ == "dobj" and verb.lemma_.lower() in cue_list("light"):
        return None if passive(verb) else verb
    return None


def _is_loose(participle: Token) -> bool:
    """Whether a participle after a comma belongs to the clause rather than to the noun before it."""
    before = participle.left_edge.i - 1
    return (
        before >= 0
        and participle.doc[before].text == ","
        and participle.head.dep_ in ("pobj", "dobj", "npadvmod")
    )


def _verb_above(token: Token) -> Token:
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token.head)


def cue_tokens(verb: Token) -> list[Token]:
    """A verb with its auxiliaries, negation, particle and the adverbs that stand right by them."""
    tokens = {verb.i: verb}
    head = verb
    lender = lender_of(verb)
    if lender is not None and lender.i < verb.i:
        tokens.update((t.i, t) for t in verb.doc[lender.i : verb.i])
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and 0 < verb.i - verb.head.i <= 3:
        head = verb.head
        tokens.update((t.i, t) for t in verb.doc[head.i : verb.i])
    for word in (head, verb):
        tokens.update((c.i, c) for c in word.children if c.dep_ in _CUE_DEPS and abs(c.i - verb.i) <= 4)
    _add_adverbs(verb, tokens)
    low = min(tokens)
    return [t for t in verb.doc[low : max(tokens) + 1] if t.i in tokens]


def _add_adverbs(verb: Token, tokens: dict[int, Token]) -> None:
    low = min(tokens)
    for index in range(verb.i - 1, -1, -1):
        word = verb.doc[index]
        if index in tokens:
            continue
        if word.dep_ != "advmod" or word.head.i not in tokens or word.tag_ == "WRB":
            break
        tokens[index] = word
    for word in verb.doc[low : verb.i]:
        if word.dep_ == "advmod" and word.head.i in tokens:
            tokens[word.i] = word


def _is_aside(clause: Token, verb: Token | None) -> bool:
    """Whether a relative clause is too long to belong to a source that stands before its verb."""
    if clause.dep_ != "relcl" or verb is None or clause.i > verb.i:
        return False
    return len(list(clause.subtree)) > _LONG_CLAUSE


def _is_day(part: Token) -> bool:
    """Whether "on Tuesday" was taken for a part of a noun phrase."""
    return part.ent_type_ == "DATE" or (
        part.dep_ == "prep" and any(c.ent_type_ == "DATE" for c in part.children)
    )


def phrase(head: Token, verb: Token | None) -> list[Token]:
    """The words of a noun phrase, without the clause that holds the verb it is the source of."""
    words = list(head.subtree)
    for clause in head.children:
        if clause.i > head.i and (_is_aside(clause, verb) or _is_day(clause)):
            gone = {t.i for t in clause.subtree}
            words = [t for t in words if t.i not in gone]
    if verb is None or not head.is_ancestor(verb):
        return words
    hole = verb
    while hole.head.i != head.i:
        hole = hole.head
    gone = {t.i for t in hole.subtree}
    return [t for t in words if t.i not in gone]

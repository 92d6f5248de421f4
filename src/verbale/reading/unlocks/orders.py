"""Conditions by what must come first, and by whoever does a thing: "X before Y", "anyone who does X will be Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.conditions import to_end
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene
from verbale.reading.unlocks.lexicon import lexicon
from verbale.reading.unlocks.links import Link

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHOEVER = frozenset({"those", "anyone", "everyone", "whoever", "anybody", "everybody", "any"})
_WILL = frozenset({"will", "would", "shall", "'ll", "'d"})
_RISKING = frozenset({"risk", "face"})
_MUST = frozenset({"must", "should", "need", "have", "ought"})
_ASKED = frozenset({"want", "demand", "insist", "require", "need", "ask", "seek", "call", "urge", "have"})
_EXCHANGE = frozenset({"return", "exchange"})


def find_orders(scene: Scene) -> Iterator[Link]:
    """Find "X must be done before Y": Y waits for X."""
    for token in scene.sentence.doc:
        if token.lower_ != "before" or token.dep_ not in ("mark", "prep", "advmod"):
            continue
        waiting = token.head if token.dep_ in ("mark", "advmod") else token
        main = waiting.head
        while (main.pos_ == "NOUN" and main.dep_ in ("dobj", "conj")) or _is_within(main):
            main = main.head
        if main.pos_ not in ("VERB", "AUX") or main.i == waiting.i or is_negated(main):
            continue
        consequence = [t for t in waiting.subtree if t.i != token.i]
        after = {t.i for t in waiting.subtree} | {t.i for t in main.subtree if t.i > token.i > main.i}
        condition = [t for t in main.subtree if t.i not in after]
        if any(c.dep_ == "ccomp" and c.i > token.i for c in main.children) or not _is_asked(main):
            continue
        if waiting.i != token.i or best_hits(scene.hits, consequence):
            yield Link(condition, consequence)


def _is_within(verb: Token) -> bool:
    """Whether a clause stands within what is asked: "must show that it is serious before talks start"."""
    inner = verb.dep_ in ("acl", "ccomp", "relcl") and verb.head.i < verb.i and not _is_asked(verb)
    return inner or (verb.dep_ in ("pobj", "prep") and verb.pos_ in ("NOUN", "ADP"))


def _is_asked(verb: Token) -> bool:
    """Whether somebody wants it done, or says that it must be; not what they want to do themselves."""
    own = verb.dep_ == "xcomp" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    if own and verb.head.lemma_.lower() in ("want", "seek", "ask") and not is_passive(verb):
        return False
    for node in (verb, verb.head) if verb.dep_ in ("xcomp", "ccomp", "conj") else (verb,):
        if node.lemma_.lower() in _ASKED or any(c.dep_ == "aux" and c.lower_ in _MUST for c in node.children):
            return True
    return False


def find_those(scene: Scene) -> Iterator[Link]:
    """Find "Those who confess will be spared", "would burn any that tried": what befalls whoever does it."""
    for token in scene.sentence.doc:
        verb = token.head
        if not _is_any(token):
            continue
        if token.dep_ in ("nsubj", "nsubjpass") and _befalls(verb):
            own = {*token.subtree, *_later(verb)}
            yield Link(_deed(token), [t for t in verb.subtree if t not in own])
        elif token.dep_ in ("dobj", "pobj"):
            above = (
                verb if token.dep_ == "dobj" else next((a for a in token.ancestors if a.pos_ == "VERB"), verb)
            )
            if _befalls(above) and above.i < token.i:
                yield Link(_deed(token), [t for t in above.subtree if t not in set(_later(above))])


def find_only_such(scene: Scene) -> Iterator[Link]:
    """Find "They would only sign a truce that freed the prisoners"."""
    for verb in scene.sentence.doc:
        only = any(c.lower_ == "only" for c in verb.lefts) and any(c.lower_ in _WILL for c in verb.lefts)
        what = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if not only or what is None or not any(c.dep_ == "relcl" for c in what.rights):
            continue
        below = set(what.subtree)
        kept = {t for t in what.subtree if t.i <= what.i}
        yield Link(list(below), [t for t in verb.subtree if t in kept or t not in below])


def _is_any(token: Token) -> bool:
    """Whether a noun means whoever does a thing: "those who", "any ship that", "any further attack"."""
    clause = any(
        c.dep_ == "acl" or (c.dep_ == "relcl" and any(w.tag_ in ("WP", "WDT") for w in c.lefts))
        for c in token.rights
    )
    if token.lower_ in _WHOEVER:
        return clause
    every = any(c.lower_ == "any" and c.dep_ == "det" for c in token.lefts)
    return every and (clause or token.lemma_.lower() in lexicon().causes.deeds)


def _deed(token: Token) -> list[Token]:
    """What whoever it is does: the clause on those alone, else the noun with all that stands on it."""
    clause = next((c for c in token.rights if c.dep_ == "relcl"), None)
    if token.lower_ not in _WHOEVER or clause is None:
        return list(token.subtree)
    words = set(clause.subtree)
    return [token, *(t for t in token.subtree if t in words)]


def _befalls(verb: Token) -> bool:
    chain = [verb]
    while chain[-1].dep_ in ("xcomp", "conj") and chain[-1].head.i < chain[-1].i:
        chain.append(chain[-1].head)
    will = any(c.dep_ == "aux" and c.lower_ in _WILL for v in chain for c in v.lefts)
    if is_negated(verb) or verb.lemma_.lower() in ("depend", "hinge"):
        return False
    return will or verb.lemma_.lower() in _RISKING


def _later(verb: Token) -> list[Token]:
    return [t for c in verb.rights if c.dep_ in ("conj", "ccomp", "parataxis") for t in c.subtree]


def find_ultimatums(scene: Scene) -> Iterator[Link]:
    """Find "They must leave the town or face an assault"."""
    doc = scene.sentence.doc
    for token in doc[2:-1]:
        if token.lower_ != "or" or token.nbor().lemma_.lower() not in _RISKING:
            continue
        verb = token.head
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        start = min((c.left_edge.i for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), default=verb.i)
        yield Link(list(doc[start : token.i]), to_end(doc[token.i + 1 :]), choice=token)


def find_swaps(scene: Scene) -> Iterator[Link]:
    """Find "Forty prisoners were freed in exchange": for what the sentence before tells."""
    for token in scene.sentence.doc:
        link, verb = token.head, token.head.head
        closes = token.lower_ in _EXCHANGE and link.lower_ == "in" and verb.pos_ == "VERB" and link.i > verb.i
        if closes and not list(token.rights) and subject(verb) is not None and _gives(verb):
            yield Link([token], [t for t in verb.subtree if t.i < link.i])


def _gives(verb: Token) -> bool:
    return is_passive(verb) or any(c.dep_ == "dobj" for c in verb.rights)

"""Where a sentence joins a condition to what follows from it: the clauses and phrases between the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.conditions import is_proviso, proviso_main
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene
from verbale.reading.unlocks.lexicon import lexicon, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"that", "which", "and", "but", "or", ",", "so", "if", "to", "then", ";", "for", "of", "in", "on", "as", '"', "“", "”", "—", "-"})
_REFUSING = frozenset({"refuse", "reject", "decline", "unlikely", "impossible", "unwilling"})


@dataclass(eq=False)
class Link:
    """A condition and what is said to follow, both as words of the sentence."""

    condition: list[Token]
    consequence: list[Token]


def find_clauses(scene: Scene) -> Iterator[Link]:
    """ "If X, Y", "not Y until X", "Y provided X"."""
    for token in scene.sentence.doc:
        verb = token.head
        if is_proviso(token) or token.dep_ not in ("mark", "advmod", "aux") or verb.dep_ not in ("advcl", "ccomp", "pcomp") or not _opens(token, verb):
            continue
        main = _main(verb)
        if main is not None:
            condition = list(verb.subtree)
            for consequence in _consequences(main, set(condition)):
                yield Link([t for t in condition if t.i != token.i], consequence)


def _main(verb: Token) -> Token | None:
    main = verb.head
    if verb.dep_ == "pcomp":
        main = main.head
    return main if main.i != verb.i and main.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None


def _opens(token: Token, verb: Token) -> bool:
    marks, word = lexicon().marks, token.lower_
    main = _main(verb)
    if main is None or (token.dep_ == "aux" and word != "should"):
        return False
    if token.dep_ == "aux":
        return token.i < min((c.i for c in verb.children if c.dep_ == "nsubj"), default=0)
    if word in marks.always:
        return True
    if word in marks.held:
        return _is_held(main)
    return word in marks.may and verb.dep_ == "advcl" and _may_follow(main)


def _may_follow(main: Token) -> bool:
    may = lexicon().modals.may
    verbs_here = [main, main.head, *main.conjuncts]
    return any(c.dep_ == "aux" and c.lower_ in may for v in verbs_here for c in v.children) or main.lemma_ in ("reserve", "threaten", "warn", "risk", "vow")


def _is_held(main: Token) -> bool:
    return is_negated(main) or main.lemma_.lower() in _REFUSING or main.head.lemma_.lower() in _REFUSING


def _consequences(main: Token, skipped: set[Token]) -> Iterator[list[Token]]:
    """The main clause, and each clause coordinated with it, by itself."""
    joined = [c for c in main.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and c.i > main.i]
    later = {t for c in joined for t in c.subtree}
    first = [t for t in main.subtree if t not in skipped and t not in later]
    for clause in (first, *([t for t in c.subtree if t not in skipped] for c in joined)):
        if len(clause) > 1:
            yield clause


def find_phrases(scene: Scene) -> Iterator[Link]:
    """ "Y in return for X", "Y on condition that X", "no Y without X"."""
    doc = scene.sentence.doc
    for token in doc:
        if is_proviso(token):
            main = proviso_main(token)
            yield Link(_to_end(doc[token.i + 1 :]), [t for t in main.subtree if t.i < token.i])
            continue
        length = _phrase(token)
        if not length:
            continue
        start = token.i + length
        main = next((a for a in token.ancestors if a.tag_.startswith("V")), token.head)
        if main.i >= start:
            condition = [t for t in token.subtree if t.i >= start]
            consequence = [t for t in main.subtree if t.i > max((c.i for c in condition), default=start)]
        else:
            condition = _to_end(doc[start:])
            consequence = [t for t in main.subtree if t.i < token.i]
        if condition and consequence:
            yield Link(condition, consequence)


def _phrase(token: Token) -> int:
    words = token.lower_
    if words == "without":
        main = next((a for a in token.ancestors if a.tag_.startswith("V")), None)
        return 1 if main is not None and (is_negated(main) or _may_follow(main)) else 0
    for phrase in lexicon().marks.phrases:
        parts = phrase.split()
        if words == parts[0] and [t.lower_ for t in token.doc[token.i : token.i + len(parts)]] == parts:
            return len(parts)
    return 0


def _to_end(tokens: list[Token]) -> list[Token]:
    """Words up to the end of the quotation, or to who says so."""
    kept: list[Token] = []
    for token in tokens:
        if token.lower_ in (";", "”") or (token.lower_ in ("said", "says") and len(kept) > 1):
            break
        kept.append(token)
    return kept


def find_orders(scene: Scene) -> Iterator[Link]:
    """ "X must be done before Y": Y waits for X."""
    for token in scene.sentence.doc:
        if token.lower_ != "before" or token.dep_ not in ("mark", "prep", "advmod"):
            continue
        waiting = token.head if token.dep_ in ("mark", "advmod") else token
        main = waiting.head
        if main.pos_ not in ("VERB", "AUX") or main.i == waiting.i or _is_held(main) or not _is_asked(main):
            continue
        consequence = [t for t in waiting.subtree if t.i != token.i]
        condition = [t for t in main.subtree if t not in set(waiting.subtree)]
        if best_hits(scene.hits, consequence):
            yield Link(condition, consequence)


def _is_asked(verb: Token) -> bool:
    asked = {"must", "should", "need", "have", "ought"}
    return any(c.dep_ == "aux" and c.lower_ in asked for c in verb.children) or verb.lemma_.lower() in ("want", "demand", "insist", "require", "need", "ask", "seek", "call")


def find_purposes(scene: Scene) -> Iterator[Link]:
    """ "X so aid can reach Y", "X is needed to Y"."""
    for token in scene.sentence.doc:
        if token.lower_ == "so" and token.dep_ in ("mark", "advmod") and token.head.dep_ in ("advcl", "ccomp", "conj"):
            verb = token.head
            able = any(c.dep_ == "aux" and c.lower_ in ("can", "could", "may", "might", "will", "would") for c in verb.children)
            main = _main(verb)
            if able and main is not None:
                below = set(verb.subtree)
                condition = [t for t in main.subtree if t not in below]
                for consequence in _consequences(verb, {token}):
                    yield Link(condition, consequence)
        elif token.lower_ in lexicon().needed.words or token.lemma_.lower() in ("need", "require"):
            yield from _needed(scene, token)


def _needed(scene: Scene, token: Token) -> Iterator[Link]:
    be = token if token.tag_ == "VBN" else token.head
    thing = subject(be)
    if thing is None or thing.i >= token.i or be.lemma_.lower() not in ("be", "need", "require"):
        return
    opened = next((c for near in (token, be) for c in near.rights if (c.dep_ in ("xcomp", "advcl", "acl", "relcl") and _is_infinitive(c)) or (c.dep_ == "prep" and c.lower_ in lexicon().needed.links)), None)
    if opened is not None and _is_cause(scene, thing):
        yield Link(list(thing.subtree), list(opened.subtree))


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def find_effects(scene: Scene) -> Iterator[Link]:
    """ "The deal would allow Y", "their absence means Y", "success will require X"."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_passive(verb) or not _is_effect(verb):
            continue
        cause = subject(verb)
        if cause is None or not _is_cause(scene, cause):
            continue
        words = _cause_words(cause)
        effect = [t for c in verb.rights if c.dep_ not in ("conj", "cc", "punct", "parataxis") and not _is_condition(c) for t in c.subtree]
        if not effect:
            continue
        if verb.lemma_.lower() in verbs("reversed") and not is_negated(verb):
            yield Link(effect, _aim(verb) or words)
        else:
            yield Link(words, [verb, *effect])


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "once", "until", "when") for c in child.lefts)


def _aim(verb: Token) -> list[Token]:
    """ "To succeed, the deal will require": what is aimed at, with its subject."""
    aim = next((c for c in verb.lefts if c.dep_ == "advcl" and _is_infinitive(c)), None)
    return [t for t in verb.doc[aim.left_edge.i : verb.i]] if aim is not None else []


def _is_effect(verb: Token) -> bool:
    may = any(c.dep_ == "aux" and c.lower_ in lexicon().modals.may for v in (verb, *( [verb.head] if verb.dep_ in ("conj", "xcomp") else [])) for c in v.children)
    rows = verbs("modal").get(verb.lemma_.lower()) if may else verbs("plain").get(verb.lemma_.lower())
    if not rows:
        return False
    following = tuple(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4])
    return any(following[: len(row)] == row for row in rows)


def _is_cause(scene: Scene, token: Token) -> bool:
    causes = lexicon().causes
    if token.lower_ in causes.pronouns:
        return True
    if token.ent_type_ in ("PERSON", "GPE", "NORP") or token.pos_ == "PRON":
        return False
    if token.lemma_.lower() in causes.nouns or token.tag_ == "VBG":
        return True
    return False


def _cause_words(cause: Token) -> list[Token]:
    return [t for t in cause.subtree if t.i <= cause.i or t.dep_ != "relcl"]


FINDERS = (find_clauses, find_phrases, find_orders, find_purposes, find_effects)


def trimmed(tokens: list[Token]) -> list[Token]:
    """Words without what only joins them at either end."""
    words = sorted(set(tokens), key=lambda t: t.i)
    while words and (words[0].lower_ in _LINKS or words[0].is_punct):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].lower_ in _LINKS):
        words = words[:-1]
    return words

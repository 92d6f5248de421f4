"""Effects: what an act or agreement is said to bring about, or to be needed for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over
from verbale.reading.clauses import is_passive, mood, mood_words, subject
from verbale.reading.positions.frames import is_negated
from verbale.reading.scenes import Scene
from verbale.reading.unlocks.lexicon import lexicon, verbs
from verbale.reading.unlocks.links import Link, consequences, main_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROMISING = frozenset({"will", "would", "'ll", "'d", "shall"})
_DONE_TO = frozenset({"end", "stop", "halt", "open", "cut"})
_ABLE = frozenset({"can", "could", "may", "might", "will", "would"})
_INNER = frozenset({"xcomp", "pcomp", "dobj"})
_DEMANDING = frozenset({"must", "should", "need", "ought"})


def find_purposes(scene: Scene) -> Iterator[Link]:
    """Find "X so aid can reach Y", "X is needed to Y"."""
    for token in scene.sentence.doc:
        if (
            token.lower_ == "so"
            and token.i < token.head.i
            and token.dep_ in ("mark", "advmod")
            and token.head.dep_ in ("advcl", "ccomp", "conj")
        ):
            verb = token.head
            able = any(c.dep_ == "aux" and c.lower_ in _ABLE for c in verb.children)
            main = main_of(verb)
            if (
                able
                and main is not None
                and main.pos_ in ("VERB", "AUX")
                and not (_is_over(main) or is_negated(verb))
            ):
                below = set(verb.subtree)
                condition = [t for t in main.subtree if t not in below]
                for consequence in consequences(verb, {token}):
                    yield Link(condition, consequence)
        elif token.lower_ in lexicon().needed.words or token.lemma_.lower() in ("need", "require"):
            yield from _needed(scene, token)


def _is_over(main: Token) -> bool:
    """Whether it was done and is told as such: "the bridge was repaired so buses could cross"."""
    return main.tag_ in ("VBD", "VBN") and main.dep_ == "ROOT" and is_passive(main) and mood(main) == "fact"


def _needed(scene: Scene, token: Token) -> Iterator[Link]:
    active = token.tag_.startswith("V") and token.tag_ != "VBN"
    be = token if token.tag_.startswith("V") else token.head
    if be.lemma_.lower() not in ("be", "need", "require"):
        return
    thing = next((c for c in token.rights if c.dep_ == "dobj"), None) if active else subject(be)
    if thing is None or not is_cause(scene, thing) or (thing.pos_ == "PRON" and be.tag_ == "VBD"):
        return
    opened = next((c for near in (token, be, thing) for c in near.rights if _is_aim(c)), None)
    if opened is not None and token.lemma_.lower() == "need" and opened.head.i == token.i and not active:
        opened = None if opened.dep_ == "xcomp" and is_passive(opened) else opened
    if opened is not None and (active or thing.i < token.i):
        aim = set(opened.subtree)
        yield Link([t for t in thing.subtree if t not in aim], list(opened.subtree))


def _is_aim(child: Token) -> bool:
    if child.dep_ in ("xcomp", "advcl", "acl", "relcl"):
        return _is_infinitive(child)
    linked = child.dep_ == "prep" and child.lower_ in lexicon().needed.links
    return bool(linked and not any(c.pos_ in ("PRON", "PROPN") for c in child.children))


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def find_effects(scene: Scene) -> Iterator[Link]:
    """Find "The deal would allow Y", "their absence means Y", "success will require X"."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_passive(verb) or not _is_effect(verb) or _is_doubted(verb):
            continue
        cause = subject(verb)
        if cause is None or not is_cause(scene, cause):
            continue
        words = _cause_words(cause, verb)
        effect = [
            t
            for c in verb.rights
            if c.dep_ not in ("conj", "cc", "punct", "parataxis") and not _is_condition(c)
            for t in c.subtree
        ]
        if not effect or (verb.lemma_.lower() in _DONE_TO and not any(c.dep_ == "dobj" for c in verb.rights)):
            continue
        if verb.lemma_.lower() in verbs("reversed") and not is_negated(verb):
            yield Link(effect, _aim(verb) or words)
        else:
            denied = [c for c in verb.lefts if c.dep_ in ("aux", "neg")] if is_negated(verb) else []
            yield Link(words, [*denied, verb, *effect])


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(
        c.lower_ in ("if", "unless", "once", "until", "when") for c in child.lefts
    )


def _aim(verb: Token) -> list[Token]:
    """Find "To succeed, the deal will require": what is aimed at, with its subject."""
    aim = next((c for c in verb.lefts if c.dep_ == "advcl" and _is_infinitive(c)), None)
    owner = subject(verb)
    last = owner.i + 1 if owner is not None else verb.i
    return list(verb.doc[aim.left_edge.i : last]) if aim is not None else []


def _is_effect(verb: Token) -> bool:
    may = any(
        c.dep_ == "aux" and c.lower_ in lexicon().modals.may - _DEMANDING
        for v in (
            verb,
            *([verb.head] if verb.dep_ == "xcomp" or (verb.dep_ == "conj" and verb.tag_ == "VB") else []),
        )
        for c in v.children
    )
    lemma = verb.lemma_.lower()
    inner = verb.tag_ in ("VB", "VBN", "VBD") or (verb.dep_ in _INNER and verb.head.lower_ != "by")
    plain = () if inner else verbs("plain").get(lemma)
    rows = verbs("modal").get(lemma) if may else plain
    if not rows:
        return False
    following = tuple(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4])
    return any(following[: len(row)] == row for row in rows)


def is_cause(scene: Scene, token: Token) -> bool:
    """Whether a subject is an act or agreement, or a pronoun that may stand for one."""
    causes = lexicon().causes
    if token.lower_ in causes.pronouns:
        return not actors_over(scene.draft, scene.sentence.start + token.idx) and _is_act(scene, token)
    if (
        token.ent_type_ in ("PERSON", "GPE", "NORP")
        or token.pos_ == "PRON"
        or any(c.lower_ == "no" for c in token.lefts)
    ):
        return False
    return bool(token.lemma_.lower() in causes.nouns or token.tag_ == "VBG")


def _is_act(scene: Scene, pronoun: Token) -> bool:
    """Whether a pronoun may stand for an act: not "it" where a state or group says what it will do itself."""
    verb = pronoun.head
    if pronoun.tag_ == "WDT":
        return verb.head.lemma_.lower() in lexicon().causes.nouns
    if pronoun.lower_ != "it" or not any(c.lower_ in _PROMISING for c in verb.lefts):
        return True
    above = next((subject(a) for a in verb.ancestors if a.lemma_.lower() in mood_words("report")), None)
    if above is None and scene.before is not None:
        root = next((t for t in scene.before.sentence.doc if t.dep_ == "ROOT"), None)
        above = subject(root) if root is not None else None
        return above is None or above.pos_ == "PRON" or not (scene.before and scene.before.actors(above))
    return above is None or above.pos_ == "PRON" or above.ent_type_ == "PERSON" or not scene.actors(above)


def _is_doubted(verb: Token) -> bool:
    """Whether it is only doubted: "raised doubts that a truce would bring relief"."""
    return verb.dep_ in ("acl", "ccomp", "relcl") and verb.head.lemma_.lower() in (
        "doubt",
        "scepticism",
        "skepticism",
    )


def _cause_words(cause: Token, verb: Token) -> list[Token]:
    """The words of a cause, without the clause on it that tells what it brings about."""
    clause = next((v for v in (verb, *verb.ancestors) if v.head.i == cause.i and v.dep_ == "relcl"), None)
    told = set(clause.subtree) if clause is not None else set()
    return [t for t in cause.subtree if t not in told and (t.i <= cause.i or t.dep_ != "relcl")]

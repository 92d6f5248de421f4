"""Stances by modal verbs: what must be, what a party will or will not do, what a thing is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, is_passive, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.deals import names_deal
from verbale.reading.positions.frames import (
    Frame,
    act,
    below,
    has_none,
    helping,
    is_final,
    is_negated,
    is_none,
    is_unreal,
    subtree,
    whole_clause,
)
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import FIRST_PERSON, THIRD_PERSON, Holder, Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORESEEN = frozenset(
    {"process.timing", "process.format", "fighting.truce", "fighting.exclusions", "governance.elections"}
)

_TALKING = frozenset({"negotiate", "discuss", "talk"})
_ACTS = frozenset({"intervention", "presence", "policy", "move", "decision", "action", "support", "involvement", "effort", "step", "interference", "aid"})  # fmt: skip
_EFFECTS = frozenset({"help", "bring", "make", "solve", "end", "lead", "change", "save", "stop", "cause", "deter", "prevent", "allow", "work", "succeed"})  # fmt: skip
_FATES = frozenset(
    {"pass", "go", "work", "succeed", "last", "hold", "stand", "happen", "change", "solve", "help"}
)


def find_duties(scene: Scene) -> Iterator[Frame]:
    """What someone says must or should be: a demand by whoever says so."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or not _is_duty(verb) or is_unreal(verb) or _is_asked(verb):
            continue
        speaker = scene.speaker(verb) or _minded(scene, verb)
        if speaker is not None:
            above = verb.head if verb.dep_ == "xcomp" and subject(verb) is not None else verb
            yield Frame("demand", verb, [speaker], whole_clause(above))


def _minded(scene: Scene, verb: Token) -> Holder | None:
    """In whose mind a thing must be: "For the rebels, the port must come first"."""
    first = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "for" and c.i == 0), None)
    found = [h for c in first.children if c.dep_ == "pobj" for h in scene.holders(c)] if first else []
    return found[0] if found else None


def _is_asked(verb: Token) -> bool:
    return any(c.lower_ in ("why", "how", "what", "whether") for c in verb.lefts) or verb.doc[-1].text == "?"


def _is_duty(verb: Token) -> bool:
    will = lexicon().will
    if any(c.dep_ == "aux" and c.lower_ in will.must and c.i < verb.i for c in verb.children):
        return True
    if verb.lemma_.lower() in will.needed and any(c.dep_ == "auxpass" for c in verb.lefts):
        return not is_negated(verb)
    above = verb.head
    bound = verb.dep_ in ("xcomp", "ccomp") and above.lemma_.lower() in will.must_verbs
    return bound and not is_negated(above) and not any(c.dep_ == "dobj" for c in above.rights)


def find_wills(scene: Scene) -> Iterator[Frame]:
    """What a party says it will do, will not do, or cannot accept."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or is_unreal(verb):
            continue
        kind = future(verb)
        if kind is None:
            continue
        owner = subject(verb)
        holders = scene.holders(owner)
        frame = (
            _own_will(scene, verb, owner, holders, kind) if holders else _foreseen(scene, verb, owner, kind)
        )
        if frame is not None:
            yield frame


def _own_will(
    scene: Scene, verb: Token, owner: Token | None, holders: list[Holder], kind: str
) -> Frame | None:
    if _is_guessed(verb, owner) or (owner is not None and owner.lower_ == "it" and verb.lemma_ == "be"):
        return None
    if _denies(verb) and (goes_on_with(verb) is not None or _is_agreed_term(scene, verb)):
        return None
    if _is_effect(scene, verb, owner):
        return None
    content = act(verb) if owner is None or scene.names_actor(owner) else whole_clause(verb)
    if _denies(verb):
        refuses = kind == "will" or verb.lemma_.lower() in lexicon().will.able_verbs
        return Frame("reject", verb, holders, content, red=is_final(verb, "reject")) if refuses else None
    if kind == "will" and (_is_own(scene, verb, owner, holders) or _is_bargained(scene, verb, owner)):
        stance = _own_stance(scene, verb, content)
        return Frame(stance, verb, holders, content, own=stance == "support")
    return None


def _is_effect(scene: Scene, verb: Token, owner: Token | None) -> bool:
    """Whether it tells what an act of the party's will do or not do: "the strikes will not help him"."""
    if owner is None or scene.names_actor(owner):
        return False
    return owner.lemma_.lower() in lexicon().acts | _ACTS and verb.lemma_.lower() in _EFFECTS


def _is_agreed_term(scene: Scene, verb: Token) -> bool:
    """Whether what a party will not do is a term that it has agreed: "in return it will not arrest them"."""
    return names_deal(verb) and scene.speaker(verb) is None


def _denies(verb: Token) -> bool:
    """Whether a future is denied, by the verb's own "not", the one it shares, or by what it governs."""
    return is_negated(verb) or is_negated(helping(verb)) or has_none(verb)


def _is_guessed(verb: Token, owner: Token | None) -> bool:
    """Whether another only expects it of them: "she anticipated that both presidents would talk"."""
    guess = verb.head
    if owner is None or verb.dep_ != "ccomp" or guess.lemma_.lower() not in lexicon().will.guessing:
        return False
    return owner.lower_ not in FIRST_PERSON | THIRD_PERSON


def goes_on_with(verb: Token) -> Token | None:
    """What is not to be stopped: of "will not stop pursuing them", "pursuing"."""
    if verb.lemma_.lower() not in lexicon().will.leaving:
        return None
    return next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)


def _foreseen(scene: Scene, verb: Token, owner: Token | None, kind: str) -> Frame | None:
    """What someone says of the talks or the truce to come: that they will begin, whom they leave out."""
    if kind != "will" or owner is None or owner.pos_ != "NOUN" or _is_asked(verb):
        return None
    speaker = scene.speaker(verb)
    if speaker is None or speaker.kind == "people" or verb.lemma_.lower() in ("fail", "collapse", "be"):
        return None
    content = whole_clause(verb)
    issues = {h.issue for h in best_hits(scene.hits, content)}
    if is_negated(verb) and "fighting.exclusions" not in issues:
        fate = verb.lemma_.lower() in _FATES
        return None if fate else Frame("reject", verb, [speaker], content)
    return Frame("support", verb, [speaker], content) if issues & _FORESEEN else None


def future(verb: Token) -> str | None:
    """Whether a verb stands under "will" or "going to" (`will`), under "can" (`able`), or neither."""
    will = lexicon().will
    words = {c.lower_ for c in helping(verb).children if c.dep_ == "aux" and c.i < verb.i}
    going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and any(c.lower_ == "to" for c in verb.lefts)
    if words & will.auxiliaries or going:
        return "will"
    if words & will.able:
        return "able"
    return None


def _is_own(scene: Scene, verb: Token, owner: Token | None, holders: list[Holder]) -> bool:
    if owner is None:
        return False
    speaker = scene.speaker(verb)
    if owner.lower_ in FIRST_PERSON or (owner.lower_ in THIRD_PERSON and speaker is None):
        return scene.is_quoted(verb)
    return speaker is not None and any(h.party == speaker.party for h in holders)


def _is_bargained(scene: Scene, verb: Token, owner: Token | None) -> bool:
    """Whether a party would do it gladly, or for something in return: "would send police if …"."""
    if (
        owner is None
        or owner.lower_ == "it"
        or scene.speaker(verb) is not None
        or not scene.names_actor(owner)
    ):
        return False
    words = lexicon().conditional
    if any(c.lower_ in words.gladly for c in helping(verb).lefts):
        return True
    clauses = (c for c in verb.rights if c.dep_ in ("advcl", "prep"))
    return any(t.lower_ in words.bargaining for c in clauses for t in (c, *c.lefts))


def _own_stance(scene: Scene, verb: Token, content: list[Token]) -> Stance:
    leaves = verb.lemma_.lower() in lexicon().will.leaving
    return (
        "reject"
        if leaves and any(h.issue.startswith("process.") for h in best_hits(scene.hits, content))
        else "support"
    )


def find_denials(scene: Scene) -> Iterator[Frame]:
    """Find "Has no intention of", "sees no reason to": a refusal of what follows."""
    for noun in scene.sentence.doc:
        will = lexicon().will
        known = noun.lemma_.lower() in will.no_nouns or (
            noun.dep_ == "pobj" and noun.lemma_.lower() in will.moods
        )
        if not known or not any(c.lower_ in will.scant for c in noun.children):
            continue
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        holders = _deniers(scene, noun, verb) if noun.dep_ in ("dobj", "attr", "pobj") else []
        content = [t for c in noun.rights for t in subtree(c)]
        if holders and content:
            yield Frame("reject", noun, holders, content)


def _deniers(scene: Scene, noun: Token, verb: Token) -> list[Holder]:
    """Who has none of a thing; where "there are no plans to", who says so."""
    if noun.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.lefts):
        speaker = scene.speaker(noun) if noun.lemma_.lower() != "need" else None
        return [speaker] if speaker is not None else []
    return scene.holders(subject(verb))


def find_nothing_left(scene: Scene) -> Iterator[Frame]:
    """Find "there is nothing to negotiate": talks are refused by who says so."""
    for verb in scene.sentence.doc:
        head = verb.head
        if (
            verb.lemma_.lower() not in _TALKING
            or head.lower_ != "nothing"
            or verb.dep_ not in ("relcl", "acl")
        ):
            continue
        owner = subject(head.head)
        speaker = scene.speaker(verb)
        holders = scene.holders(owner) if owner is not None and owner.dep_ != "expl" else []
        holders = holders or ([speaker] if speaker is not None else [])
        if holders:
            yield Frame("reject", verb, holders, act(verb))


def find_defiance(scene: Scene) -> Iterator[Frame]:
    """Find "no pressure will stop us from …" and "there will be no …": refusals without a refusing verb."""
    for verb in scene.sentence.doc:
        if verb.pos_ not in ("VERB", "AUX") or future(verb) is None:
            continue
        thing = subject(verb)
        if verb.lemma_.lower() in lexicon().will.stopping and thing is not None and is_none(thing):
            defiant = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj")), None)
            holders = scene.holders(defiant)
            if holders:
                yield Frame("reject", verb, holders, [*thing.subtree, *act(verb)], red=True)
        elif verb.lemma_.lower() == "be" and any(c.dep_ == "expl" for c in verb.lefts):
            denied = next((c for c in verb.rights if c.dep_ == "attr" and is_none(c)), None)
            speaker = scene.speaker(verb)
            held_back = any(t.lower_ in ("without", "until", "unless", "before") for t in verb.subtree)
            if denied is None or speaker is None or held_back:
                continue
            if denied.lemma_.lower() not in lexicon().idle:
                yield Frame("reject", verb, [speaker], list(denied.subtree))


def find_evaluations(scene: Scene) -> Iterator[Frame]:
    """What a thing is called: "is a non-starter for", "was unacceptable", "is essential"."""
    for first in scene.sentence.doc:
        stance, words, token = judgement(first)
        if stance is None or token.dep_ not in ("attr", "acomp", "oprd", "pobj", "dobj", "ccomp"):
            continue
        verb = _verb_above(token)
        judged = token.dep_ == "oprd" or _is_seen_as(token, verb)
        called = _called(token, verb) if judged else None
        thing = called or subject(verb)
        if thing is None or is_unreal(verb) or (verb.lemma_.lower() not in ("be", "remain") and not judged):
            continue
        frame = _judge(scene, token, stance, thing, named_by=verb if called is not None else None)
        if frame is not None:
            frame.red = frame.red or (frame.stance == "reject" and words in lexicon().red_line.evaluations)
            yield frame


def _is_seen_as(token: Token, verb: Token) -> bool:
    """Whether a thing is judged by a word: "described it as a trap", "thought the plan a mistake"."""
    lemma = verb.lemma_.lower()
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        threatened = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)
        return lemma in lexicon().judging["as"] and (threatened or not is_passive(verb))
    return lemma in lexicon().judging["verbs"] and token.dep_ in ("attr", "acomp", "dobj", "ccomp")


def _called(token: Token, verb: Token) -> Token | None:
    """What is judged: the object, or the subject of the small clause that the judgement ends."""
    things = [c for c in verb.rights if c.dep_ in ("dobj", "nsubj") and c.i < token.i]
    things += [c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return things[0] if things else None


def _verb_above(token: Token) -> Token:
    """The verb that a word of judgement hangs on, past the prepositions between: "is up for discussion"."""
    above = token.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    return above


def judgement(token: Token) -> tuple[Stance | None, str, Token]:
    """The stance of a word of judgement, its words, and the last of them."""
    denied = token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "non"
    whole = f"non{token.lower_}" if denied else token.lower_
    senses = lexicon().evaluations.get(whole) or lexicon().evaluations.get(token.lemma_.lower())
    if senses is None:
        return None, "", token
    if denied and () in senses:
        return senses[()], whole, token
    following = tuple(t.lower_ for t in token.doc[token.i + 1 : token.i + 6])
    for rest in sorted(senses, key=len, reverse=True):
        if following[: len(rest)] == rest:
            last = token.doc[token.i + len(rest)]
            head = token if token.pos_ in ("NOUN", "ADJ") and token.is_ancestor(last) else last
            return senses[rest], " ".join((token.lower_, *rest)), head
    return None, "", token


def _judge(
    scene: Scene, token: Token, stance: Stance, thing: Token, *, named_by: Token | None
) -> Frame | None:
    named = [
        h for word in (token, token.head) for near in after(word, "for", "to") for h in scene.holders(near)
    ]
    minded = _minded(scene, token.head) if token.head.pos_ in ("VERB", "AUX") else None
    named = [minded] if minded is not None else named
    speaker = scene.speaker(token)
    caller = scene.holders(subject(named_by)) if named_by is not None else []
    holders = named or caller or ([speaker] if speaker else [])
    if not holders:
        return None
    content, verb = list(thing.subtree), _verb_above(token)
    if thing.lower_ in ("it", "this", "that", "which", "there", "what"):
        content += below(verb)
    closed = stance == "offer" and is_negated(verb)
    if is_negated(verb):
        stance = "reject" if closed else "oppose" if stance in ("support", "demand") else "support"
    return Frame(stance, token, holders, content, named=bool(named), red=closed)

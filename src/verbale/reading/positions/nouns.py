"""Stances by nouns and adjectives: "their refusal of", "our demands are", "is ready to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, subject
from verbale.reading.positions.frames import (
    Frame,
    below,
    in_order,
    is_final,
    is_negated,
    is_unreal,
    turned,
)
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.modal import judgement
from verbale.reading.positions.senses import is_wanted
from verbale.reading.scenes import Holder, Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_LINKS = (
    "for",
    "to",
    "of",
    "on",
    "against",
    "about",
    "over",
    "that",
    "in",
    "including",
    "from",
    "with",
    "like",
    "at",
)

_FIGHTING = frozenset(
    {"fight", "continue", "defeat", "pursue", "strike", "attack", "resist", "press", "defend", "hunt"}
)
_NEAR = 4
_REMEDIES = frozenset({"solution", "answer", "remedy"})


def find_nouns(scene: Scene) -> Iterator[Frame]:
    """Frames of nouns of stance whose holder is named."""
    for token in scene.sentence.doc:
        if token.pos_ != "NOUN" or scene.names_actor(token):
            continue
        stance = lexicon().nouns.get(token.lemma_.lower())
        if stance is None:
            continue
        holders = _noun_holders(scene, token)
        content = _made_of(token) or _noun_content(token)
        if _is_to_fight(token, content):
            stance = "support"
        turned_stance = turned(stance, negated=is_negated(token) or _is_dropped(token))
        if holders and content and turned_stance:
            yield Frame(turned_stance, token, holders, content)


def _is_to_fight(noun: Token, content: list[Token]) -> bool:
    """Whether somebody is set on what they do themselves: "their determination to fight back"."""
    set_on = noun.lemma_.lower() == "determination"
    return set_on and any(t.lemma_.lower() in _FIGHTING for t in content[:_NEAR])


def find_named(scene: Scene) -> Iterator[Frame]:
    """Find "our demands are …", "their goal was to …", "the most urgent thing is to …"."""
    for noun in scene.sentence.doc:
        stance = _names_stance(noun) or _holds(noun)
        if (
            stance is None
            or noun.dep_ != "nsubj"
            or noun.head.lemma_.lower() not in ("be", "include", "remain")
        ):
            continue
        holders = _noun_holders(scene, noun) or [h for near in after(noun, "of") for h in scene.holders(near)]
        speaker = scene.speaker(noun) if not _is_suspected(noun.head) else None
        holders = holders or ([speaker] if speaker else [])
        content = below(noun.head)
        if holders and content and not is_negated(noun.head) and not _is_judged(noun.head):
            yield Frame(stance, noun, holders, content)
    yield from _among(scene)


def _is_suspected(verb: Token) -> bool:
    """Whether it is only guessed of others: "suspected the aim was to"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in (
        "suspect",
        "fear",
        "believe",
        "think",
        "guess",
    )


def _among(scene: Scene) -> Iterator[Frame]:
    """Find "Among their demands are …": what is wanted stands behind the verb."""
    first = scene.sentence.doc[0]
    noun = next((c for c in first.children if c.dep_ == "pobj"), None)
    if first.lower_ != "among" or noun is None or first.head.lemma_ != "be":
        return
    stance = lexicon().nouns.get(noun.lemma_.lower())
    holders = _noun_holders(scene, noun) or [h for near in after(noun, "of") for h in scene.holders(near)]
    content = [t for c in first.head.rights if c.dep_ in ("attr", "nsubj", "dobj") for t in c.subtree]
    if stance is not None and holders and content:
        yield Frame(stance, noun, holders, content)


def _spans(verb: Token) -> Iterator[Token]:
    """What may be the time that a verb gives: "a week", "until Friday"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "npadvmod"):
            yield child
        elif child.lower_ in ("until", "till"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def find_deadlines(scene: Scene) -> Iterator[Frame]:
    """Find "gave the rebels 48 hours to leave": what they are given the time for is demanded."""
    for verb in scene.sentence.doc:
        if verb.lemma_.lower() != "give" or is_negated(verb) or is_unreal(verb):
            continue
        time = next((t for t in _spans(verb) if t.ent_type_ in ("DATE", "TIME")), None)
        told = next((c for c in verb.rights if c.dep_ in ("dative", "dobj") and c is not time), None)
        asked = [
            t
            for head in (verb, *((time,) if time is not None else ()))
            for c in head.rights
            if c.dep_ in ("xcomp", "acl", "relcl", "advcl") and any(g.lower_ == "to" for g in c.lefts)
            for t in c.subtree
        ]
        holders = scene.holders(subject(verb)) if time is not None and told is not None and asked else []
        if holders and told is not None and scene.holders(told):
            yield Frame("demand", verb, holders, in_order([*told.subtree, *asked]))


def _is_judged(verb: Token) -> bool:
    """Whether what is demanded is only judged: "the demands were out of the question"."""
    told = [t for c in verb.rights if c.dep_ in ("attr", "acomp", "prep") for t in (c, *c.children)]
    return any(judgement(t)[0] in ("reject", "oppose", "support") for t in told)


def _holds(noun: Token) -> Stance | None:
    """The stance of what a noun of holding introduces: "their position is that …", "its terms include …"."""
    if noun.dep_ != "nsubj":
        return None
    word, verb = noun.lemma_.lower(), noun.head
    if verb.lemma_.lower() == "include":
        return "demand" if word in lexicon().listing else None
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if word not in lexicon().held or clause is None:
        return None
    return "reject" if is_negated(clause) else "demand"


def _names_stance(noun: Token) -> Stance | None:
    if noun.pos_ != "NOUN":
        return None
    urgent = any(c.lower_ in ("urgent", "important", "pressing", "essential", "first") for c in noun.lefts)
    lead = any(c.lower_ in ("only", "best") for c in noun.lefts)
    told = any(c.dep_ == "relcl" and any(g.dep_ == "nsubj" for g in c.lefts) for c in noun.rights)
    if noun.lemma_.lower() in _REMEDIES or (
        lead and not told and noun.lemma_.lower() in ("way", "choice", "option")
    ):
        return "demand"
    if noun.lemma_.lower() in ("priority", "need", "task") or (
        urgent and noun.lemma_.lower() in ("thing", "step", "issue")
    ):
        return "demand"
    return lexicon().nouns.get(noun.lemma_.lower())


def find_time(scene: Scene) -> Iterator[Frame]:
    """Find "it is time for the parties to …": a demand by whoever says so."""
    for noun in scene.sentence.doc:
        if noun.lower_ != "time" or noun.dep_ != "attr" or is_negated(noun.head):
            continue
        speaker = scene.speaker(noun)
        content = [
            t
            for head in (noun, noun.head)
            for c in head.rights
            if c.dep_ not in ("punct", "attr")
            for t in c.subtree
        ]
        if speaker is not None and any(t.lower_ == "to" for t in content):
            yield Frame("demand", noun, [speaker], in_order(content))


def _is_dropped(noun: Token) -> bool:
    """Whether a stance is given up; "no sign that it would drop its demand" keeps it."""
    dropped = noun.dep_ == "dobj" and noun.head.lemma_.lower() in lexicon().dropping
    return dropped and not is_unreal(noun.head)


def _noun_holders(scene: Scene, noun: Token) -> list[Holder]:
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            holders = scene.holders(child)
            if holders:
                return holders
    givers = (
        *after(noun, "by", "from"),
        *(n for c in noun.rights for t in c.subtree if t.dep_ == "pobj" for n in after(t, "by")),
    )
    for near in givers:
        holders = scene.holders(near)
        if holders:
            return holders
    verb = noun.head
    light = lexicon().light | lexicon().dropping
    unreal = is_unreal(verb) and verb.lemma_.lower() not in lexicon().dropping
    meant = not is_negated(verb) and not is_wanted(verb) and not unreal
    if noun.dep_ in ("dobj", "attr") and verb.lemma_.lower() in light and meant:
        return scene.holders(subject(verb))
    return []


def _noun_content(noun: Token) -> list[Token]:
    own = [t for child in noun.rights if _says_what(child) for t in child.subtree]
    return own or _apart(noun)


def _made_of(noun: Token) -> list[Token]:
    """What is made a condition: "made the release of prisoners a condition for talks"."""
    made = noun.lemma_.lower() in ("condition", "precondition") and noun.head.lemma_ == "make"
    things = [c for c in (*noun.lefts, *noun.head.rights) if c.dep_ in ("nsubj", "dobj") and c.i < noun.i]
    return list(things[0].subtree) if made and things else []


def _apart(noun: Token) -> list[Token]:
    """What a noun asks where the parse hangs it on the verb: "rejected their demands on Monday that it pull out"."""
    to_do = next((c for c in noun.head.rights if c.dep_ in ("xcomp", "advcl") and c.i > noun.i), None)
    if noun.dep_ == "dobj" and to_do is not None and to_do.left_edge.i == noun.i + 1:
        return list(to_do.subtree) if any(c.lower_ == "to" for c in to_do.lefts) else []
    clause = next((c for c in noun.head.rights if c.dep_ == "ccomp" and c.i > noun.i), None)
    if noun.dep_ != "dobj" or clause is None or clause.left_edge.lower_ != "that":
        return []
    between = noun.doc[noun.i + 1 : clause.left_edge.i]
    return list(clause.subtree) if all(t.ent_type_ or t.pos_ == "ADP" for t in between) else []


def _says_what(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _NOUN_LINKS and child.lower_ not in ("by", "from")
    if child.dep_ == "relcl":
        return any(t.lower_ == "to" for t in child.lefts)
    return child.dep_ in ("acl", "ccomp", "xcomp", "appos")


def _is_adjective(token: Token) -> bool:
    """Whether a word is an adjective or a participle, not a verb with an object: "committed a massacre"."""
    formed = token.tag_.startswith("JJ") or token.tag_ == "VBN" or token.pos_ == "ADJ"
    return formed and not any(c.dep_ == "dobj" for c in token.rights)


def _adjective_sense(token: Token) -> Stance | None:
    """The stance of an adjective with the preposition that follows it, "cool to", else by itself."""
    senses = lexicon().adjectives.get(token.lower_)
    if senses is None:
        return None
    linked = (senses[t.lower_] for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ in senses)
    return next(linked, senses.get(""))


def find_adjectives(scene: Scene) -> Iterator[Frame]:
    """Frames of adjectives: "is ready to", "remain opposed to", "rebels willing to"."""
    for token in scene.sentence.doc:
        stance = _adjective_sense(token)
        if (
            stance is None
            or not _is_adjective(token)
            or token.dep_
            not in (
                "acomp",
                "amod",
                "acl",
                "relcl",
                "ROOT",
                "conj",
                "oprd",
                "ccomp",
                "advcl",
                "attr",
                "xcomp",
            )
        ):
            continue
        if token.dep_ in ("acomp", "oprd", "attr", "xcomp"):
            owner, negated = subject(token.head), is_negated(token.head)
        elif token.dep_ in ("amod", "acl", "relcl"):
            owner, negated = token.head, is_negated(token)
        else:
            owner, negated = subject(token), is_negated(token)
        if token.dep_ == "acomp" and is_unreal(token.head):
            continue
        turned_stance = turned(stance, negated=negated)
        holders = scene.holders(owner)
        if turned_stance and holders:
            yield Frame(turned_stance, token, holders, below(token), red=is_final(token, turned_stance))

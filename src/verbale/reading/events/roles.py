"""Who does it and to whom: from a trigger to the tokens that stand as its initiator and recipient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import doer, is_passive, patient
from verbale.reading.events.asides import turned_complement
from verbale.reading.events.lexicon import is_force, is_unit, is_word, moods
from verbale.reading.events.reach import against, culprits, owners, reached
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.vocabulary import is_person_word, is_role_word
from verbale.reading.tolls.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 5
_TOWARDS = ("against", "to", "with", "on", "at", "in")
_JOINT = frozenset({"CONSULT", "COOPERATE"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})


def initiators(trigger: Trigger) -> Iterator[Token]:
    """The tokens that may name who does it, the likeliest first."""
    token = trigger.token
    if not trigger.verb:
        yield from _of_noun(token, leaving=trigger.entry.type == "RETREAT")
        return
    if trigger.entry.turned:
        yield from _after(token, trigger.entry.to, trigger.used)
        return
    found = _asked(token) or doer(token) or _of_mind(token) or _guilty(token)
    if found is not None and found.tag_ == "VBG":
        found = next((c for c in found.children if c.dep_ == "nsubj"), found)
    if found is not None and not _is_struck(trigger, found):
        yield _act_before(token, found)
    for noun in (t for t in token.doc if t.i in trigger.used and t.pos_ == "NOUN"):
        if is_force(noun.lemma_.lower()) or is_word(token.lemma_.lower(), "light"):
            yield from _of_noun(noun)


def _of_mind(verb: Token) -> Token | None:
    """Whose state of mind a passive tells: "Peru is opposed to it"."""
    return patient(verb) if is_passive(verb) and is_word(verb.lemma_.lower(), "minded") else None


def _guilty(verb: Token) -> Token | None:
    """Who is said to be guilty of it: "both are guilty of violating the truce"."""
    blamed = verb.head.head
    if verb.dep_ != "pcomp" or blamed.dep_ != "acomp" or not is_role_word(blamed.lemma_.lower(), "guilty"):
        return None
    return doer(blamed.head)


def _is_struck(trigger: Trigger, actor: Token) -> bool:
    """Whether a building stands as what kills: "a strike in May on X's hospital that killed nine"."""
    word = actor.lemma_.lower()
    building = is_role_word(word, "sites") and not is_force(word) and not is_unit(word)
    return building and trigger.entry.type == "ASSAULT" and actor.head.lower_ in ("on", "at", "near", "in")


def _asked(verb: Token) -> Token | None:
    """Whoever is asked, told or left to do it: "called on X to stop shelling" tells of X's shelling."""
    node = verb
    for _ in range(_STEPS):
        above = node.head
        if above.i == node.i or node.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp", "prep"):
            return None
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children):
            return None
        if is_word(above.lemma_.lower(), "asking"):
            return _told(above)
        node = above
    return None


def _told(asking: Token) -> Token | None:
    """Who is asked: the object of "urge", what follows "call on"; the subject of "was urged"."""
    if is_passive(asking):
        return patient(asking)
    for child in asking.children:
        if child.dep_ in ("prep", "prt") and child.lower_ in ("on", "upon"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return next((c for c in asking.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"), None)


def _act_before(verb: Token, actor: Token) -> Token:
    """The attack on a place, where a relative clause hangs on the place: "a raid on the clinic that killed nine"."""
    if verb.dep_ != "relcl" or actor.i != verb.head.i or actor.dep_ != "pobj":
        return actor
    act = actor.head.head
    if not is_force(act.lemma_.lower()) or is_force(actor.lemma_.lower()):
        return actor
    people = is_person_word(actor.lower_, actor.lemma_.lower())
    thing = any(c.dep_ == "nsubj" and c.lower_ in ("that", "which") for c in verb.children)
    named = actor.pos_ == "PROPN" and not (thing and actor.head.lower_ in ("on", "against", "at"))
    return actor if people or named else act


def recipients(trigger: Trigger) -> Iterator[Token]:
    """The tokens that may name to whom it is done, the likeliest first."""
    token, entry = trigger.token, trigger.entry
    if not trigger.verb:
        if is_role_word(entry.type, "answering"):
            yield from culprits(token)
        yield from _after(token, ("of", *entry.to) if _takes_of(entry.type) else entry.to, frozenset())
        yield from _verb_objects(token, entry.to)
        yield from against(token)
        carrier = _carrier(token)
        yield from against(carrier) if carrier is not None else ()
        return
    if entry.turned:
        found = doer(token) or patient(token)
        if found is not None:
            yield found
        return
    if is_role_word(entry.type, "answering"):
        yield from culprits(token)
    yield from _of_verb(trigger)
    yield from _refuge(trigger)
    if doer(token) is not None:
        for node in (token, *_states(trigger)):
            yield from _in_complement(node, entry.to)
            yield from _of_purpose(node) if is_role_word(entry.type, "purposeful") else ()
    yield from reached(trigger, _after(token, entry.to, trigger.used))


def _of_verb(trigger: Trigger) -> Iterator[Token]:
    """The objects of a verb: with whom, direct, to whom, after its prepositions, after its object's."""
    token, entry = trigger.token, trigger.entry
    if entry.type in _JOINT:
        yield from _after(token, ("with",), frozenset())
    direct = patient(token)
    held = direct is not None and is_word(entry.type, "forceful") and direct.lower_ in vocabulary().plural
    moved = _is_moved(trigger, direct)
    if direct is not None and not moved and (direct.i not in trigger.used or held):
        yield direct
    yield from (c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP")
    yield from _after(token, entry.to, trigger.used)
    if direct is not None and not is_passive(token):
        yield from () if moved else (direct,)
        yield from _after(direct, ("of", *entry.to, *_TOWARDS[:-1]), frozenset())


def _states(trigger: Trigger) -> Iterator[Token]:
    """The words of a state of mind: "is willing", "is opposed"."""
    yield from (c for c in trigger.token.children if c.dep_ == "acomp" and c.i in trigger.used)


def _refuge(trigger: Trigger) -> Iterator[Token]:
    """Where refuge is sought: "sought asylum in Kenya"."""
    sought = [
        t for t in trigger.token.doc if t.i in trigger.used and is_role_word(t.lemma_.lower(), "refuge")
    ]
    for place in (trigger.token, *sought) if sought else ():
        yield from (g for c in place.children if c.lower_ == "in" for g in c.children if g.dep_ == "pobj")


def _in_complement(verb: Token, links: tuple[str, ...]) -> Iterator[Token]:
    """Who does, or undergoes, what is asked, allowed or refused: "allowed X to go", "refused to meet X".

    What one warns that one's own forces will do is done to others: "warned that police will disperse X".
    """
    warned = is_word(verb.lemma_.lower(), "warnings")
    before = turned_complement(verb)
    if before is not None:
        yield from _of_act(before, links)
    for child in verb.children:
        if child.dep_ not in ("ccomp", "xcomp") and not _is_for(child):
            continue
        asked = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if asked is not None and asked.dep_ == "nsubjpass" and is_word(verb.lemma_.lower(), "plain"):
            asked = doer(child)
        if asked is not None and not (warned and _is_own(asked)):
            yield asked
        elif asked is not None or child.dep_ == "xcomp":
            yield from _of_act(child, links)


def _is_own(who: Token) -> bool:
    """Whether a word is for the forces of whoever speaks: "police", "our officers"."""
    return is_unit(who.lemma_.lower()) or is_role_word(who.lemma_.lower(), "own_forces")


def _is_for(clause: Token) -> bool:
    """Whether a clause tells what is pushed for: "for the government to act"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def _of_purpose(verb: Token) -> Iterator[Token]:
    """Whom troops or aid are for or against: "sent troops to help X", "will deploy to fight Y"."""
    for child in verb.children:
        if child.dep_ not in ("advcl", "xcomp", "relcl", "acl"):
            continue
        meant = is_role_word(child.lemma_.lower(), "purposes")
        direct = patient(child) if meant else None
        if direct is not None:
            yield direct
        elif meant or child.dep_ == "xcomp":
            yield from _of_purpose(child)


def _of_act(verb: Token, links: tuple[str, ...]) -> Iterator[Token]:
    """To whom an act that is promised, refused or threatened would be done: "refused to send troops to X"."""
    direct = patient(verb)
    sent = direct is not None and (
        is_unit(direct.lemma_.lower()) or is_role_word(direct.lemma_.lower(), "sent")
    )
    if direct is not None and not sent:
        yield direct
        yield from owners(direct)
    yield from _after(verb, (*_TOWARDS, *links), frozenset())
    if direct is not None:
        yield from _after(direct, ("of", "from", *_TOWARDS, *links), frozenset())


def _is_moved(trigger: Trigger, direct: Token | None) -> bool:
    """Whether the object is the troops that are sent, not those they are sent against."""
    if direct is None or is_role_word(trigger.token.lemma_.lower(), "releasing"):
        return False
    return is_word(trigger.entry.type, "moving") and is_unit(direct.lemma_.lower())


def _takes_of(kind: str) -> bool:
    return kind in ("ASSAULT", "COERCE", "RETREAT", "SANCTION", "CRIME")


def _after(token: Token, links: tuple[str, ...], used: frozenset[int]) -> Iterator[Token]:
    """The nouns after a token's prepositions, in the order of the prepositions; those of its object too."""
    places = [
        token,
        *(t for t in token.subtree if t.i in used and (t.pos_ in ("NOUN", "PROPN") or t.dep_ == "acomp")),
    ]
    places += [c for t in places[1:] for c in t.conjuncts if c.i > t.i and c.pos_ == "NOUN"]
    for link in links:
        for place in places:
            for child in place.children:
                if child.dep_ in ("prep", "dative", "agent") and child.lower_ == link:
                    yield from (
                        c
                        for c in child.children
                        if c.dep_ == "pobj" and c.i not in used and not is_word(c.lemma_.lower(), "backing")
                    )


def _of_noun(noun: Token, *, leaving: bool = False) -> Iterator[Token]:
    """Who stands behind a noun of an act: "by", its owner, the subject of the verb that carries it out.

    "From" tells whose it is, save of those who are leaving: "the withdrawal from Niger".
    """
    links = ("by",) if leaving else ("by", "from")
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in links:
            yield from (c for c in child.children if c.dep_ == "pobj")
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from (g for c in child.children if c.lower_ == "by" for g in c.children)
    yield from (
        c
        for c in noun.lefts
        if c.dep_ in _OWNERS and not is_word(c.lemma_.lower(), "captives") and not _is_against(c)
    )
    carrier = _carrier(noun)
    if carrier is not None:
        found = doer(carrier)
        if found is not None:
            yield found


def _is_against(owner: Token) -> bool:
    """Whether a modifier says whom it is against: "anti-French riots"."""
    before = owner.doc[max(0, owner.i - 2) : owner.i + 1]
    return any(t.lower_.startswith("anti") for t in before)


def _carrier(noun: Token) -> Token | None:
    """The light verb of which a noun is the object or passive subject: "launched an attack"."""
    head = noun.head
    if noun.dep_ == "conj":
        noun, head = head, head.head
    if head.pos_ != "VERB" or noun.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return None
    word = head.lemma_.lower()
    return head if is_word(word, "light") or moods().effect.get(word) == "stop" else None


def _verb_objects(noun: Token, links: tuple[str, ...]) -> Iterator[Token]:
    """What the act's own verb hits: "air strikes hit the market", "carried out raids on"."""
    head = noun.head
    if head.pos_ != "VERB":
        return
    if noun.dep_ == "nsubj":
        yield from (c for c in head.children if c.dep_ == "dobj" and c.i != noun.i)
    elif is_word(head.lemma_.lower(), "light"):
        yield from _after(head, links, frozenset({noun.i}))

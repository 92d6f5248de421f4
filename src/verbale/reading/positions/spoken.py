"""Stances by verbs: "demanded", "agreed to", "blamed them for refusing"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, is_passive, subject
from verbale.reading.positions.deals import is_term
from verbale.reading.positions.frames import (
    Frame,
    below,
    goes_on,
    has_none,
    has_will,
    in_order,
    is_final,
    is_least,
    is_negated,
    is_unreal,
    subtree,
    turned,
)
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.senses import (
    is_expected,
    is_fact,
    is_other_sense,
    is_unmeant,
    is_wanted,
    sense_of,
)
from verbale.reading.scenes import SAYING, Holder, Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLAMING = frozenset({"accuse", "blame", "criticise", "criticize", "condemn", "denounce", "fault", "rebuke"})
_DONE = frozenset({"sign", "ratify", "initial", "attend", "join", "arrive", "announce", "present", "agree"})
_WANTING = frozenset({"want", "wish", "like", "desire"})
_PAPERS = frozenset(
    {"statement", "communique", "declaration", "letter", "message", "decree", "broadcast", "leaflet"}
)
_FINDINGS = frozenset({"figure", "datum", "data", "statistic", "estimate", "survey", "poll", "image", "evidence", "record", "report", "study", "footage"})  # fmt: skip
_URGING = frozenset({"urge", "implore", "exhort", "beseech", "encourage", "remind", "press"})
_UNMET = frozenset({"fail", "unable", "struggle", "attempt", "try", "hesitate"})


def _is_bidden(scene: Scene, verb: Token, holders: list[Holder]) -> bool:
    """Whether another says that the party must do it: "Tbilisi must sign a pledge"."""
    must = any(c.dep_ == "aux" and c.lower_ in ("must", "should", "ought") for c in verb.lefts)
    speaker = scene.speaker(verb) if must else None
    return speaker is not None and all(h.party != speaker.party for h in holders)


def find_verbs(scene: Scene) -> Iterator[Frame]:
    """Frames of the verbs that take a stance."""
    for token in scene.sentence.doc:
        if token.pos_ not in ("VERB", "NOUN", "AUX", "ADJ") or token.dep_ == "amod":
            continue
        stance = sense_of(token) if token.tag_.startswith("V") else None
        if (
            stance is None
            or is_other_sense(scene, token)
            or is_unreal(token)
            or is_unmeant(token, stance)
            or goes_on(token, token.head)
            or is_expected(token)
            or (token.dep_ == "xcomp" and token.head.lemma_.lower() in _UNMET)
            or any(is_least(t) for c in token.rights for t in (c, *c.children))
        ):
            continue
        if (
            is_negated(token)
            and token.lemma_.lower() in _DONE
            and any(c.lemma_ in ("have", "be") for c in token.lefts)
        ):
            continue
        turned_stance = _turned(token, stance)
        holders = _verb_holders(scene, token)
        if turned_stance == "demand" and (_is_term_of(scene, token) or _is_asked_of(scene, token, holders)):
            continue
        if token.lemma_ == "stop" and len(holders) > 1:
            continue
        if turned_stance and holders and not _is_bidden(scene, token, holders):
            frame = Frame(
                turned_stance, token, holders, _verb_content(token), red=is_final(token, turned_stance)
            )
            frame.families = _families(token)
            yield frame


def _families(verb: Token) -> frozenset[str]:
    """The families of issues that a verb can be a stance on, all where empty."""
    if verb.lemma_.lower() in lexicon().process_only:
        return frozenset({"process"})
    off = verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.rights)
    return frozenset({"process", "fighting", "governance"}) if off else frozenset()


def _turned(verb: Token, stance: Stance) -> Stance | None:
    """The stance of a verb as it is denied: "no longer insists" gives in, "wants no troops" opposes them."""
    if has_none(verb):
        return {"demand": "oppose", "accept": "reject", "offer": "reject", "support": "oppose"}.get(stance)  # type: ignore[return-value]
    if _is_past(verb):
        return {"demand": "accept", "reject": "offer"}.get(stance) or turned(stance, negated=True)  # type: ignore[return-value]
    if stance in ("support", "offer") and _is_sworn_off(verb):
        return "reject"
    if stance == "support" and is_negated(verb) and verb.lemma_.lower() in lexicon().red_line.verbs:
        return "reject" if has_will(verb) or any(c.tag_ == "MD" for c in verb.lefts) else "oppose"
    if stance == "demand" and is_negated(verb):
        lemma = verb.lemma_.lower()
        return "accept" if lemma == "insist" else "oppose" if lemma in _WANTING else None
    return turned(stance, negated=is_negated(verb))


def _is_sworn_off(verb: Token) -> bool:
    """Whether a party binds itself never to do a thing: "vowed never to recognise it", "has decided not to attend"."""
    sworn = verb.lemma_.lower() in ("vow", "swear", "decide", "resolve", "pledge", "intend", "plan", "mean")
    clause = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
    refused = lexicon().will.able_verbs | lexicon().red_line.verbs
    return sworn and clause is not None and is_negated(clause) and clause.lemma_.lower() in refused


def _is_past(verb: Token) -> bool:
    """Whether a stance is taken "no longer", "not any longer"."""
    return any(c.lower_ == "longer" and c.i < verb.i + 4 for c in verb.children)


def _is_term_of(scene: Scene, verb: Token) -> bool:
    """Whether to ask is what a party has agreed to do: "in return the government will ask parliament to …"."""
    return has_will(verb) and scene.speaker(verb) is None and is_term(scene, verb)


def _is_asked_of(scene: Scene, verb: Token, holders: list[Holder]) -> bool:
    """Whether another says what they need to do: "said the rebels needed to show that they meant it"."""
    to_do = any(c.dep_ == "xcomp" for c in verb.rights)
    speaker = scene.speaker(verb) if verb.lemma_.lower() == "need" and to_do else None
    return speaker is not None and all(h.party != speaker.party for h in holders)


def _reporting(verb: Token) -> Token | None:
    """The verb of saying that a verb goes on with: "said the town had no bread, and called for the siege to end"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    above = first.head
    if first is verb or first.dep_ != "ccomp" or above.lemma_.lower() not in SAYING or verb.tag_ != "VBD":
        return None
    if any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "expl") for c in verb.lefts):
        return None
    link = max((c.i for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i), default=0)
    parted = link > 0 and (verb.doc[link - 1].text == "," or verb.doc[link].lower_ == "but")
    earlier = any(c.dep_ == "aux" and (c.lemma_ == "have" or c.tag_ == "MD") for c in first.lefts)
    return above if parted or earlier or first.lemma_ == "be" else None


def _is_asked(verb: Token) -> bool:
    """Whether a participle opens a clause on whoever is asked: "Asked to comment, the envoy said"."""
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(c.dep_ == "aux" for c in verb.lefts)


def _verb_holders(scene: Scene, verb: Token) -> list[Holder]:
    if _is_asked(verb) or (is_passive(verb) and not _is_active(verb)):
        return [h for agent in after(verb, "by") if scene.names_actor(agent) for h in scene.holders(agent)]
    if _is_put_to_it(verb):
        return []
    reporting = _reporting(verb)
    other = subject(reporting) if reporting is not None else _blamed_for(verb)
    if other is not None:
        return scene.holders(other)
    owner = subject(verb)
    if owner is not None and (owner.lower_ == "those" or owner.lemma_.lower() in lexicon().acts | _FINDINGS):
        return scene.holders(owner) if scene.names_actor(owner) and owner.lower_ != "those" else []
    if owner is not None and owner.lemma_.lower() in _PAPERS and not scene.actors(owner):
        return _signed_by(scene, owner)
    return scene.holders(_nearest_owner(verb, owner) or owner)


def _is_put_to_it(verb: Token) -> bool:
    """Whether a clause tells what a noun is to do or was asked: "troops to demand", "Lavrov, asked to comment,"."""
    below_subject = verb.dep_ == "acl" and verb.head.dep_ == "nsubj"
    if verb.lower_ == "asked" and below_subject and verb.nbor(-1).text == ",":
        return True
    return verb.dep_ in ("acl", "relcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _signed_by(scene: Scene, paper: Token) -> list[Holder]:
    """Whose words a paper has: "a statement issued by the front", "a letter from its chief"."""
    clauses = (c for c in paper.rights if c.dep_ == "acl")
    givers = [*after(paper, "by", "from"), *(n for c in clauses for n in after(c, "by"))]
    return next((found for giver in givers if (found := scene.holders(giver))), [])


def _is_active(verb: Token) -> bool:
    """Whether a parse takes for a participle what is the verb: "The mediators called on both sides to stop"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.dep_ != "ROOT" or verb.i != verb.head.i + 1:
        return False
    return any(c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ in ("for", "on")) for c in verb.rights)


def _nearest_owner(verb: Token, owner: Token | None) -> Token | None:
    """The last of several nouns that a clause may hang on, where it is only of that: "X and Y, which has agreed"."""
    joined = [t for t in (verb.head, *verb.head.conjuncts) if t.i < verb.i]
    if len(joined) < 2 or owner is None or owner not in joined:
        return None
    single = verb.dep_ == "relcl" and any(t.tag_ == "VBZ" for t in (verb, *verb.lefts))
    close = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.nbor(-1).text != ","
    return max(joined, key=lambda t: t.i) if single or close else None


def _is_of_head(clause: Token) -> bool:
    """Whether a relative clause says something of its noun as object: "a call to which they agreed at once"."""
    objects = [t for c in clause.lefts for t in (c, *c.children) if t.tag_ in ("WDT", "WP")]
    return any(t.dep_ in ("dobj", "pobj") for t in objects)


def _told_of(clause: Token) -> Token:
    """What a relative clause tells of: behind a comma, the whole of "a pause in the raids, which they welcomed"."""
    noun = clause.head
    if clause.left_edge.i == 0 or clause.left_edge.nbor(-1).text != ",":
        return noun
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _blamed_for(verb: Token) -> Token | None:
    """Who is blamed for doing it: of "blamed the rebels for refusing a truce", "rebels"."""
    node = verb
    while node.dep_ == "pcomp" and node.head.lower_ == "by":
        node = node.head.head
    if node.dep_ != "pcomp" or node.head.lower_ not in ("for", "of") or node.head.dep_ != "prep":
        return None
    above = node.head.head
    if above.lemma_.lower() not in _BLAMING:
        return None
    return next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _cut_off(verb: Token) -> list[Token]:
    """What somebody is urged to do, where a parse does not hang it on the verb: "urged states in the group (X) to do more"."""
    whom = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    bound = any(c.dep_ in ("xcomp", "ccomp") or c.lower_ in ("for", "on") for c in verb.rights)
    if verb.lemma_.lower() not in _URGING or whom is None or bound:
        return []
    done = next(
        (
            t
            for t in verb.doc[whom.i :]
            if t.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.lefts)
        ),
        None,
    )
    return [t for t in subtree(done) if t.i >= done.left_edge.i and t.i > whom.i] if done is not None else []


def _verb_content(verb: Token) -> list[Token]:
    if is_passive(verb) and not _is_active(verb):
        patient = subject(verb)
        bidden = {t for c in verb.rights if c.dep_ in ("xcomp", "ccomp") for t in c.subtree}
        return in_order([*(patient.subtree if patient is not None else ()), *bidden])
    if verb.lemma_.lower() in lexicon().objects_only:
        clauses = {t for c in verb.rights if c.dep_ == "ccomp" and not is_wanted(c) for t in c.subtree}
        return [t for t in below(verb) if t not in clauses]
    content = _cut_off(verb) or below(verb)
    if verb.lemma_.lower() in ("refuse", "decline", "reject"):
        asked = any(c.dep_ == "dobj" and c.lemma_.lower() in lexicon().vague for c in verb.rights)
        facts = {t for c in verb.rights if c.dep_ == "ccomp" and is_fact(c) and not asked for t in c.subtree}
        content = [t for t in content if t not in facts]
    clause = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "relcl" else verb
    told = any(t.pos_ in ("NOUN", "VERB") for t in content) and not _is_of_head(clause)
    if clause.dep_ == "relcl" and not told:
        content = [t for t in subtree(_told_of(clause)) if t.i < clause.left_edge.i]
    if not content and verb.lemma_.lower() in lexicon().process_only:
        content = [verb, *(c for c in verb.rights if c.dep_ in ("prt", "advmod"))]
    return content

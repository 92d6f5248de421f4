"""Stances by a bare preposition or an order: "was against a mission", "is all for it", "Free them, he said"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import subject
from verbale.reading.positions.frames import Frame, act, in_order, is_least, is_negated, is_unreal, subtree
from verbale.reading.positions.wording import OPENING
from verbale.reading.scenes import Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIDES: dict[str, Stance] = {"for": "support", "against": "oppose"}
_IN_FAVOUR = frozenset({"favour", "favor", "support"})
_STANDING = frozenset({"be", "remain", "stay", "come", "speak", "stand", "argue", "declare", "vote", "pronounce", "side"})  # fmt: skip
_TURNED: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}
_DRAFTS = frozenset({"plan", "proposal", "draft", "text", "resolution", "initiative", "roadmap", "motion", "formula", "bill"})  # fmt: skip
_PLANS = frozenset({"plan", "proposal", "draft", "blueprint", "formula", "scheme", "offer", "initiative", "roadmap", "idea", "package"})  # fmt: skip


def find_sides(scene: Scene) -> Iterator[Frame]:
    """Find "was against any mission", "is for a truce", "came out in favour of the plan"."""
    for verb in scene.sentence.doc:
        if verb.lemma_.lower() not in _STANDING or verb.pos_ not in ("VERB", "AUX") or is_unreal(verb):
            continue
        owner = subject(verb)
        if owner is None or (owner.lower_ == "it" and not scene.is_quoted(verb)):
            continue
        for link in (n for c in verb.rights for n in (c, *c.conjuncts)):
            stance = _side(link)
            if stance is None:
                continue
            content = [t for t in link.subtree if t.i > link.i]
            if is_negated(verb):
                stance = _TURNED[stance]
            holders = scene.holders(owner)
            if holders and content:
                yield Frame(stance, link, holders, content)


def _side(link: Token) -> Stance | None:
    """Which side a prepositional phrase beside its verb takes."""
    if link.dep_ not in ("prep", "advmod", "acomp", "conj") or link.pos_ != "ADP":
        return None
    if link.lower_ == "in":
        favoured = next((c for c in link.children if c.dep_ == "pobj"), None)
        return "support" if favoured is not None and favoured.lower_ in _IN_FAVOUR else None
    if any(c.dep_ == "prep" and c.i < link.i and c.lower_ in ("in", "at") for c in link.head.rights):
        return None
    if (
        link.lower_ == "for"
        and link.i
        and link.nbor(-1).lower_ in ("short", "famous", "known", "responsible")
    ):
        return None
    governed = next((c for c in link.children if c.dep_ in ("pobj", "pcomp")), None)
    if governed is None or governed.ent_type_ in ("DATE", "TIME", "CARDINAL", "GPE", "PERSON"):
        return None
    return _SIDES.get(link.lower_)


def find_bare_orders(scene: Scene) -> Iterator[Frame]:
    """Find what a quotation bids: "Free the captives first," the colonel said."""
    for verb in scene.sentence.doc:
        if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
            continue
        opens = verb.i == 0 or verb.nbor(-1).text in OPENING
        if (
            not opens
            or _is_among_us(verb)
            or any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "expl") for c in verb.children)
        ):
            continue
        statement = next((s for s in scene.statements if s.kind != "indirect"), None)
        speaker = scene.speaker(verb) if statement is not None else None
        if speaker is not None and not is_negated(verb):
            yield Frame("demand", verb, [speaker], act(verb))


def _is_among_us(verb: Token) -> bool:
    """Whether a speaker only turns to a matter: "Let's be clear about", "Let us look at"."""
    first = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.lower_ == "let" and any(t.lower_ in ("'s", "’s", "us", "me") for t in first)


def find_no_less(scene: Scene) -> Iterator[Frame]:
    """Find "will accept nothing less than a treaty", "nothing but a full pullout would do": what alone is enough."""
    for word in scene.sentence.doc[:-2]:
        if word.dep_ not in ("dobj", "pobj") or not is_least(word):
            continue
        verb = word.head if word.dep_ == "dobj" else word.head.head
        holders = scene.holders(subject(verb))
        content = [t for t in subtree(word) if t.i > word.i]
        if holders and content:
            yield Frame("demand", word, holders, content)


def find_drafts(scene: Scene) -> Iterator[Frame]:
    """Find "a text by Brazil that would keep the crossing open", "the Saudi plan, which calls for a truce"."""
    for noun in scene.sentence.doc:
        if noun.lemma_.lower() not in _DRAFTS or noun.pos_ != "NOUN":
            continue
        clause = next((c for c in noun.rights if c.dep_ == "relcl" and _is_term(c)), None)
        lead = [c for c in noun.lefts if c.dep_ in ("amod", "poss", "compound", "nmod")]
        given = [
            c for t in noun.doc[noun.i + 1 : noun.i + 2] if t.lower_ in ("by", "from") for c in t.children
        ]
        authors = next((f for c in (*lead, *given) if (f := scene.holders(c))), [])
        if clause is not None and authors:
            yield Frame("offer", noun, authors, act(clause), named=True)


def _is_term(clause: Token) -> bool:
    """Whether a relative clause tells what a draft holds: "that would keep it open", "which calls for a truce"."""
    owner = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if owner is None or owner.lower_ not in ("that", "which") or is_negated(clause):
        return False
    would = any(c.lower_ == "would" for c in clause.lefts)
    return would or (clause.lemma_ in ("call", "demand", "provide", "propose", "urge", "envisage", "foresee"))


def find_plans(scene: Scene) -> Iterator[Frame]:
    """Find "under the Saudi plan the fighters would leave": its author offers what it holds."""
    for verb in scene.sentence.doc:
        if verb.pos_ != "VERB" or not any(
            c.dep_ == "aux" and c.lower_ in ("would", "will") for c in verb.lefts
        ):
            continue
        for link in (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "under"):
            plan = next((c for c in link.children if c.dep_ == "pobj"), None)
            if plan is None or plan.lemma_.lower() not in _PLANS:
                continue
            authors = [h for c in plan.lefts for h in scene.holders(c)]
            if authors:
                content = [t for c in verb.children if c.i != link.i for t in c.subtree]
                yield Frame("offer", verb, authors[:1], in_order([verb, *content]), named=True)

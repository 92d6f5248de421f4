"""What a deal binds its parties to: who made it, and the clauses that tell its terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, is_passive, mood, subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.frames import (
    Frame,
    act,
    below,
    has_will,
    in_order,
    is_negated,
    is_none,
    is_unreal,
    whole_clause,
)
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 3
_REFRAINED = ("civilians.", "fighting.", "forces.territory", "forces.arms", "aid.crossings")
ANNOUNCING = frozenset({"announce", "declare", "proclaim"})
_FIGHTING = frozenset({"armed_group", "military", "government", "state", "opposition"})
_BODIES = frozenset({"outlet", "people", "person"})


def signers_in(scene: Scene) -> list[Holder]:
    """Those who are told to have made a deal with one another in a sentence; nobody where fewer than two are."""
    for token in scene.sentence.doc:
        found = _distinct(_makers(scene, token))
        if len(found) > 1:
            return found
    return []


def _distinct(holders: Iterable[Holder]) -> list[Holder]:
    found: dict[str, Holder] = {}
    for holder in holders:
        if holder.kind not in _BODIES:
            found.setdefault(holder.party, holder)
    return list(found.values())


def _makers(scene: Scene, token: Token) -> Iterator[Holder]:
    words = lexicon().decisions
    if _is_made(token):
        made = next((c for c in token.rights if c.dep_ == "dobj"), None)
        if is_passive(token):
            sides = list(after(token, "by"))
        else:
            sides = [t for t in (subject(token),) if t is not None]
            sides += [n for place in (token, made) if place is not None for n in after(place, "with")]
        yield from (h for side in sides for h in scene.holders(side))
    elif token.lemma_.lower() in words.deals and token.pos_ == "NOUN":
        owners = [c for c in token.lefts if c.dep_ == "poss"]
        sides = [*owners, *after(token, "with")] if owners else []
        yield from (h for side in (*after(token, "between"), *sides) for h in scene.holders(side))


def _is_made(verb: Token) -> bool:
    """Whether a verb tells that a deal was made, or a plan for one taken up."""
    words = lexicon().decisions
    lemma = verb.lemma_.lower()
    if not verb.tag_.startswith("V") or is_negated(verb):
        return False
    told = (lemma in words.making and _is_of_deal(verb)) or (lemma in words.taking and _is_of_plan(verb))
    return told and mood(verb) == "fact"


def _is_of_deal(verb: Token) -> bool:
    """Whether what is made is a deal, or what both sides are to do: "agreed to de-escalate"."""
    if verb.lemma_.lower() == "agree":
        return True
    return any(t.lemma_.lower() in lexicon().decisions.deals for t in verb.subtree if t.i != verb.i)


def _is_of_plan(verb: Token) -> bool:
    """Whether what is taken up, or announced, is a deal, a truce or a plan for one: "accepted a U.N. proposal"."""
    words = lexicon().decisions
    if verb.lemma_.lower() in ANNOUNCING:
        return any(c.dep_ == "dobj" and c.lemma_.lower() in words.deals for c in verb.rights)
    things = [c for c in verb.rights if c.dep_ in ("dobj", "prep")]
    things += [g for c in things if c.dep_ == "prep" for g in c.children]
    return any(t.lemma_.lower() in (words.deals | words.papers | words.plans) for t in things)


def find_terms(scene: Scene) -> Iterator[Frame]:
    """Find "under the deal the rebels will hand over …", "the text provides for …": its parties accept it."""
    for verb in scene.sentence.doc:
        if verb.pos_ not in ("VERB", "AUX") or is_unreal(verb):
            continue
        if is_negated(verb):
            yield from _left_undone(scene, verb)
            continue
        frame = _bound(scene, verb) or _provided(scene, verb) or _due(scene, verb) or _kept(scene, verb)
        if frame is None or not frame.holders:
            continue
        hits = best_hits(scene.hits, frame.content)
        if hits:
            frame.families = frozenset(h.issue.split(".")[0] for h in hits)
            yield frame


def _left_undone(scene: Scene, verb: Token) -> Iterator[Frame]:
    """Find what a deal's parties will not do: "they will not attack villages"."""
    owner = subject(verb)
    if not has_will(verb) or owner is None or scene.speaker(verb) is not None or not is_term(scene, verb):
        return
    content = act(verb)
    given = names_deal(verb)
    hits = [h for h in best_hits(scene.hits, content) if given or h.issue.startswith(_REFRAINED)]
    told = scene.holders(owner) or (scene.signers if len(scene.signers) == 2 else [])
    if hits and told:
        yield Frame(
            "accept", verb, told, content, named=True, families=frozenset(h.issue.split(".")[0] for h in hits)
        )


def find_held_truces(scene: Scene) -> Iterator[Frame]:
    """Find "a truce between X and Y took hold": both keep it."""
    words = lexicon().decisions
    for noun in scene.sentence.doc:
        verb = noun.head
        if noun.lemma_.lower() not in words.truces or noun.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if (
            verb.lemma_.lower() not in words.holding
            or is_negated(verb)
            or mood(verb) != "fact"
            or is_unreal(verb)
        ):
            continue
        sides = _distinct(h for side in after(noun, "between") for h in scene.holders(side))
        if len(sides) > 1:
            yield Frame("accept", noun, sides, list(noun.subtree), named=True)


def _bound(scene: Scene, verb: Token) -> Frame | None:
    """Find "commits the rebels to the decommissioning of their weapons"."""
    owner = subject(verb)
    pointing = owner is not None and owner.lower_ in ("it", "this", "that", "which") and is_term(scene, verb)
    if verb.lemma_.lower() not in lexicon().decisions.binding or not (pointing or _has_deal_subject(verb)):
        return None
    bound = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    content = [t for c in verb.rights if c.dep_ in ("prep", "xcomp", "dative") for t in c.subtree]
    both = scene.signers if len(scene.signers) == 2 else []
    return Frame("accept", verb, scene.holders(bound) or both, content, named=True)


def _provided(scene: Scene, verb: Token) -> Frame | None:
    """Find "the text provides for a truth commission", "the ceasefire excludes the dissidents"."""
    node = (
        verb.head
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("say", "report", "believe")
        else verb
    )
    owner = subject(node)
    if (
        verb.lemma_.lower() not in lexicon().decisions.providing
        or len(scene.signers) != 2
        or not _has_deal_subject(node)
        or (owner is not None and is_none(owner))
    ):
        return None
    excludes = verb.lemma_.lower() in ("exclude", "cover", "include")
    content = [*(owner.subtree if excludes and owner is not None else ()), *act(verb)]
    return Frame("accept", verb, scene.signers, in_order(content), named=True)


def _has_deal_subject(verb: Token) -> bool:
    owner = subject(verb)
    words = lexicon().decisions
    return owner is not None and owner.lemma_.lower() in (words.deals | words.papers)


def _due(scene: Scene, verb: Token) -> Frame | None:
    """Find what is to be done by whom: "both sides are to pull back", "the prisoners will be freed"."""
    to_be, will = _is_to(verb), has_will(verb)
    would = any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.lefts)
    binds = to_be or will or would or (names_deal(verb) and _is_now(verb))
    had = verb.dep_ == "xcomp" and verb.head.lemma_ == "have"
    if not binds or scene.speaker(verb) is not None or (had and scene.is_quoted(verb)):
        return None
    if not (is_term(scene, verb) or (to_be and scene.signers)):
        return None
    owner = subject(verb.head if to_be else verb)
    if owner is not None and owner.tag_ in ("WP", "WDT"):
        return None
    content = whole_clause(verb)
    if to_be and owner is not None:
        content = in_order([*owner.subtree, *content])
    if all(h.issue.startswith("process.") for h in best_hits(scene.hits, content)):
        return None
    alone = will and not is_passive(verb)
    return Frame("accept", verb, _due_by(scene, owner, alone=alone), content, named=True)


def _is_now(verb: Token) -> bool:
    """Whether a verb stands in the present or under "must", as terms do: "both armies submit lists"."""
    helping_verbs = [c for c in verb.lefts if c.dep_ == "aux"]
    if helping_verbs:
        return any(c.lower_ in ("must", "may", "shall", "can") for c in helping_verbs)
    return verb.tag_ in ("VBP", "VBZ") and not is_passive(verb)


def _due_by(scene: Scene, owner: Token | None, *, alone: bool) -> list[Holder]:
    """Who is bound by a term: the party that is to act, or whose forces are, else both who made the deal.

    One who did not make it ("the United Nations will verify") is bound by what it `alone` will do.
    """
    if owner is not None and len(scene.signers) == 2 and _is_both(owner):
        return scene.signers
    told = scene.holders(owner) if owner is not None else []
    parties = {h.party for h in scene.signers} | {h.side for h in scene.signers}
    own = [h for h in told if not parties or h.party in parties or h.side in parties]
    named = (
        [h for h in told if h.kind not in _BODIES] if owner is not None and scene.names_actor(owner) else []
    )
    alone = alone or any(h.kind in _FIGHTING for h in named)
    both = scene.signers if len(scene.signers) == 2 else []
    return own or (named if alone else []) or both


def _is_both(owner: Token) -> bool:
    """Whether a subject is "both parties", "the two sides"."""
    two = any(c.lower_ in ("both", "two") for c in owner.lefts)
    return two and owner.lemma_.lower() in ("side", "party", "army", "force", "government", "country")


def _kept(scene: Scene, verb: Token) -> Frame | None:
    """Find "will observe a ceasefire from Friday": a truce offered by who will keep it."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    words = lexicon().decisions
    if thing is None or thing.lemma_.lower() not in words.truces or verb.lemma_.lower() not in words.keeping:
        return None
    if not has_will(verb) or scene.speaker(verb) is not None:
        return None
    return Frame("offer", verb, scene.holders(subject(verb)), below(verb), named=True)


def _is_to(verb: Token) -> bool:
    """Whether a verb says what is to be: "are to leave", "have to be freed"."""
    above = verb.head
    led = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    return verb.dep_ == "xcomp" and led and above.lower_ in ("is", "are", "has", "have")


def is_term(scene: Scene, verb: Token) -> bool:
    """Whether a clause tells a term: it says "under the deal", or a deal was told of shortly before."""
    if names_deal(verb):
        return True
    place = scene.before
    for _ in range(_BACK):
        if place is None or place.sentence.paragraph < scene.sentence.paragraph - 1:
            return False
        if any(_is_made(token) for token in place.sentence.doc):
            return True
        place = place.before
    return False


def _is_beside(clause: Token) -> bool:
    """Whether a clause goes on with the one above it: "…, while the rebels move north"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "while" for c in clause.lefts)


def names_deal(verb: Token) -> bool:
    """Whether "under the deal" or "in return" stands in the clause or before the one it is joined to."""
    words = lexicon().decisions
    clauses = [verb]
    while clauses[-1].dep_ in ("conj", "xcomp") or _is_beside(clauses[-1]):
        clauses.append(clauses[-1].head)
    for clause in clauses:
        for link in (c for c in clause.children if c.dep_ == "prep"):
            nouns = {c.lemma_.lower() for c in link.children if c.dep_ == "pobj"}
            if link.lower_ in ("under", "by") and nouns & words.deals:
                return True
            if link.lower_ == "in" and nouns & {"return", "exchange"} and link.i < clause.i:
                return True
    return False
